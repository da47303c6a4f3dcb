"""The other sides: a bare click group, a docxtpl template with the same text, and how much memory a process took."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import zipfile
from pathlib import Path

from lxml import etree

from moudraft import draft, load_deal
from moudraft.cli import COMMANDS
from moudraft.data import path as path_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CLICK = '''import click


@click.group()
def cli():
    """A group that does nothing."""


for name, words in {commands!r}.items():
    cli.command(name, help=words)(lambda: None)

cli()
'''
DOCXTPL = """import json
from docxtpl import DocxTemplate

with open({context!r}, encoding="utf-8") as file:
    context = json.load(file)
template = DocxTemplate({template!r})
template.render(context, autoescape=True)
template.save({output!r})
"""
LIBRARY = """import sys
from pathlib import Path

import yaml
from markdown_it import MarkdownIt

reader = MarkdownIt().enable("table")
for folder in {folders!r}:
    for path in Path(folder).rglob("*.*"):
        text = path.read_text(encoding="utf-8") if path.suffix in (".md", ".yaml") else ""
        if path.suffix == ".yaml" and path.name != "register.yaml":
            yaml.load(text, Loader=yaml.CSafeLoader)
        elif text.startswith("---"):
            head, _, body = text[3:].partition("---")
            yaml.load(head, Loader=yaml.CSafeLoader)
            reader.parse(body)
"""


def library_readers(folder: Path) -> str:
    """A script that reads all files of our library with the parsers that we use, and makes nothing of them."""
    path = folder / "read.py"
    path.write_text(LIBRARY.format(folders=[str(path_of(each)) for each in ("clauses", "templates")]), encoding="utf-8")
    return str(path)


def click_group(folder: Path) -> str:
    """A script with the commands that moudraft has, which do nothing."""
    path = folder / "group.py"
    path.write_text(CLICK.format(commands=COMMANDS), encoding="utf-8")
    return str(path)


def docxtpl_script(folder: Path, deal: Path) -> str:
    """A script that fills a ready template, one hole for each piece of text of our own draft of the deal."""
    template, texts = docxtpl_template(folder, deal)
    context = folder / "context.json"
    context.write_text(json.dumps({"t": texts}), encoding="utf-8")
    script = folder / "fill.py"
    words = {"context": str(context), "template": str(template), "output": str(folder / "filled.docx")}
    script.write_text(DOCXTPL.format(**words), encoding="utf-8")
    return str(script)


def docxtpl_template(folder: Path, deal: Path) -> tuple[Path, list[str]]:
    """Our own draft of a deal with a hole for each piece of its text, and the texts that fill the holes."""
    made = draft(load_deal(deal), today=datetime.date(2026, 11, 21))
    ready, template = folder / "ready.docx", folder / "template.docx"
    ready.write_bytes(made.docx())
    texts: list[str] = []
    with zipfile.ZipFile(ready) as source, zipfile.ZipFile(template, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                tree = etree.fromstring(content)
                for text in tree.iter(f"{W}t"):
                    texts.append(text.text or "")
                    text.text = f"{{{{ t[{len(texts) - 1}] }}}}"
                content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(name, content)
    return template, texts


def large_library(folder: Path, copies: int = 9) -> Path:
    """A house library that holds every clause of ours under as many new ids as there are copies."""
    house = folder / "large"
    for path in path_of("clauses").glob("*/*.md"):
        text = "\n".join(line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("code:"))
        for number in range(copies):
            target = house / "clauses" / f"{path.parent.name}-{number}" / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    return house


def peak_memory(*command: str) -> float:
    """The peak memory of one run of a command, in MB, as the operating system counted it."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024
