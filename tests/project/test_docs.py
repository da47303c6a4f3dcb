"""What the documentation says is true: its commands run, its output is what is printed, its links lead somewhere."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tools import doc_commands, reference_pages
from tools.doc_commands import ROOT, blocks, documents, run_page

from moudraft import data, load_deal
from moudraft.yaml_source.text_file import parse
from moudraft.yaml_source.toml_text import parse_toml

pages = pytest.mark.parametrize("page", documents(), ids=lambda page: page.relative_to(ROOT).as_posix())

CODE = re.compile(r"^(`{3,}).*?^\1[ \t]*$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
# Languages whose blocks are neither run nor read.
PLAIN = ("", "text", "json", "markdown", "yaml", "toml", "sh", "powershell", "console", "python")


@pytest.mark.many(keep=6)
@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are run by bash, which is not here")
@pages
def test_the_commands_of_a_page_run_and_print_what_it_shows(page, tmp_path):
    ran = run_page(page, tmp_path)
    for place, each in enumerate(ran):
        where = f"{page.name}:{each.step.line}: {each.step.text}\n" + "\n".join(each.printed)
        assert each.matches, where
        following = ran[place + 1].step.text if place + 1 < len(ran) else ""
        assert each.code == 0 or following == "echo $?", f"exit code {each.code}, which the page does not show\n{where}"


@pages
def test_every_command_of_a_page_is_one_that_is_run_or_known_not_to_be(page):
    for step in doc_commands.steps(page.read_text(encoding="utf-8")):
        if step.kind == "command":
            assert step.text.split()[0] in (*doc_commands.RUN, *doc_commands.NOT_RUN), f"{page.name}:{step.line}"


@pages
def test_every_block_has_a_language_and_its_yaml_and_toml_can_be_read(page):
    for info, body, line in blocks(page.read_text(encoding="utf-8")):
        assert info.partition(" ")[0] in PLAIN[1:], f"{page.name}:{line}: ```{info}"
        if info.startswith("yaml"):
            parse(body, f"{page.name}:{line}")
        elif info == "toml":
            parse_toml(body, f"{page.name}:{line}")


@pages
def test_every_link_leads_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for found in LINK.finditer(CODE.sub("", text)):
        target, _, anchor = (found[1] or found[2]).partition("#")
        if target.startswith(("https:", "mailto:")):
            continue
        there = (page.parent / target).resolve() if target else page
        assert there.exists(), f"{page.name} links to {target}, which is not there"
        assert there.is_relative_to(ROOT)
        if anchor:
            assert anchor in anchors_of(there), f"{page.name} links to {target}#{anchor}"


@cache
def anchors_of(page: Path) -> frozenset[str]:
    return frozenset(anchors(page.read_text(encoding="utf-8")))


def anchors(text: str) -> Iterator[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    seen: dict[str, int] = {}
    for heading in HEADING.findall(re.sub(r"^(`{3,}).*?^\1[ \t]*$", "", text, flags=re.MULTILINE | re.DOTALL)):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        times = seen.get(slug, 0)
        seen[slug] = times + 1
        yield f"{slug}-{times}" if times else slug


def test_every_page_can_be_reached_from_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in documents()[1:] if f"docs/{page.name}" not in readme] == []


def test_the_readme_names_only_targets_that_make_has():
    asked = re.compile(r"^(?:\$ )?make ([a-z]+)(?=\s)", re.MULTILINE)
    wanted = {target for page in documents() for target in asked.findall(commands_of(page))}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert wanted >= {"demo", "test"}
    assert [target for target in sorted(wanted) if f"\n{target}:" not in makefile] == []


def commands_of(page) -> str:
    """The code of a page, blocks and spans, one a line."""
    return "\n".join(found[0].strip("`") + "\n" for found in CODE.finditer(page.read_text(encoding="utf-8")))


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_alone_lists_what_there_is():
    shown = subprocess.run(["make", "-s", "-C", str(ROOT)], text=True, capture_output=True, check=True).stdout
    targets = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[0].split()
    assert [line.split()[1] for line in shown.splitlines()] == targets


def test_the_generated_pages_are_up_to_date():
    assert reference_pages.out_of_date() == [], "run make docs"


def test_the_pictures_of_pages_are_there_and_of_a_reasonable_size():
    pictures = sorted((ROOT / "docs" / "images").glob("*.png"))
    assert "heads-of-terms.png" in [each.name for each in pictures]
    for each in pictures:
        content = each.read_bytes()
        width, height = struct.unpack(">II", content[16:24])
        assert content.startswith(b"\x89PNG")
        assert 400 <= width <= 1600
        assert height <= 2000
        assert len(content) < 300_000


def test_every_example_has_a_picture_of_all_its_pages_with_words_and_all_of_them_are_small():
    page = (ROOT / "docs" / "every-page.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]+)\]\(images/pages/([^)]+)\.png\)", page)
    assert [name for _words, name in shown] == sorted(each.stem for each in (ROOT / "examples").glob("*.yaml"))
    assert all("from the title to the last" in words for words, _name in shown)
    pictures = list((ROOT / "docs" / "images" / "pages").glob("*.png"))
    assert sorted(each.stem for each in pictures) == [name for _words, name in shown]
    assert sum(each.stat().st_size for each in pictures) < 1_500_000


def test_the_deal_of_the_tutorial_is_the_example():
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    saved = [body for info, body, _ in blocks(text) if info == "yaml deal.yaml"]
    example = data.path("examples/shared-services.yaml").read_text(encoding="utf-8")
    assert parse(saved[-1], "tutorial").data == parse(example, "example").data
    assert load_deal(saved[-1]).title == "Shared Services Partnership"


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        (["a", "...", "z"], ["a", "b", "c", "z"], True),
        (["a", "...", "z"], ["a", "z"], True),
        (["a", "...", "z"], ["a", "b", "c"], False),
        (["took … s"], ["took 0.3 s"], True),
        (["took … s"], ["took 0.3 m"], False),
        (["a"], ["a", "b"], False),
        (["", "a"], ["a", ""], True),
    ],
)
def test_shown_output_is_compared_strictly_but_for_its_dots(expected, printed, same):
    assert doc_commands.matches(expected, printed) is same


def test_renewing_a_page_writes_what_was_printed():
    text = "```console\n$ moudraft --version\nwrong\n$ echo 1\n1\n```\n"
    first, second = doc_commands.steps(text)
    ran = [doc_commands.Ran(first, ["moudraft 9", "and more"], 0), doc_commands.Ran(second, ["1"], 0)]
    assert doc_commands.renewed(text, ran) == text.replace("wrong", "moudraft 9\nand more")
