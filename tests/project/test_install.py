"""moudraft installs: from a wheel, from an sdist and editable, and each finds its clauses, templates and examples."""

from __future__ import annotations

import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile

import pytest
from tools.doc_commands import blocks

from moudraft import __version__
from tests.writers.word.office import do_without

pytestmark = pytest.mark.install

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ("clauses", "templates", "examples")
IN_PYTHON = """
import datetime
from moudraft import data, draft, load_deal
made = draft(load_deal(data.path("examples/shared-services.yaml")), today=datetime.date(2026, 11, 21))
assert made.docx()[:2] == b"PK"
print(made.document.title)
"""


def run(*command: str | pathlib.Path, cwd: pathlib.Path, **environment: str) -> str:
    """Run a command away from the checkout and from this Python's own packages; return what it printed."""
    kept = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
    done = subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env={**kept, **environment},
        text=True,
        encoding="utf-8",
        capture_output=True,
        timeout=300,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def built(folder: pathlib.Path, *what: str) -> pathlib.Path:
    """Run ``python -m build``; in the environment at hand where it holds the build backend, else in one of its own."""
    if importlib.util.find_spec("build") is None:
        do_without("the package build is not installed")
    alone = () if importlib.util.find_spec("hatchling") is None else ("--no-isolation",)
    run(sys.executable, "-m", "build", *alone, *what, "--outdir", folder, ROOT, cwd=folder)
    return folder


def pinned(folder: pathlib.Path) -> dict[str, str]:
    """What has pip take the versions that are locked, of what it installs and of what builds that.

    Hashes are left out: pip would ask for one of moudraft itself.
    """
    versions = folder / "versions.txt"
    locked = (ROOT / "locks" / "work.txt").read_text(encoding="utf-8").splitlines()
    versions.write_text("\n".join(line.strip("\\ ") for line in locked if "==" in line), encoding="utf-8")
    return {"PIP_CONSTRAINT": str(versions), "PIP_BUILD_CONSTRAINT": str(versions)}


def environment(folder: pathlib.Path, *install: str | pathlib.Path) -> pathlib.Path:
    """A new environment with nothing in it but what is installed; returns the folder of its programs."""
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "install", "-qq")
    run(*pip, *install, cwd=folder, **pinned(folder))
    return programs


@pytest.fixture(scope="module")
def dist(tmp_path_factory):
    """The sdist, and the wheel made from it."""
    return built(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(dist):
    return next(dist.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    return environment(tmp_path_factory.mktemp("from-wheel"), wheel)


@pytest.fixture(scope="module")
def editable(tmp_path_factory):
    return environment(tmp_path_factory.mktemp("editable"), "--editable", ROOT)


@pytest.fixture(params=["installed", pytest.param("editable", marks=pytest.mark.slow)])
def programs(request):
    return request.getfixturevalue(request.param)


def names(wheel: pathlib.Path) -> list[str]:
    with zipfile.ZipFile(wheel) as package:
        return sorted(package.namelist())


def data_files() -> list[str]:
    """Every file of the library, the templates and the examples in the checkout."""
    found = [path for top in DATA for path in (ROOT / top).rglob("*") if path.is_file()]
    return sorted(path.relative_to(ROOT).as_posix() for path in found if not path.name.startswith((".", "~$")))


@pytest.mark.slow
def test_the_wheel_carries_every_clause_template_and_example(wheel):
    inside = set(names(wheel))
    assert len(data_files()) > 50
    assert [each for each in data_files() if f"moudraft/{each}" not in inside] == []


@pytest.mark.slow
def test_the_wheel_carries_the_code_the_licence_and_the_typing_marker_and_no_tests(wheel):
    inside = names(wheel)
    sources = [path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")]
    assert [each for each in [*sources, "moudraft/py.typed"] if each not in inside] == []
    assert any(each.endswith("licenses/LICENSE") for each in inside)
    tops = {each.split("/")[0] for each in inside}
    assert tops == {"moudraft", f"moudraft-{__version__}.dist-info"}


@pytest.mark.slow
def test_the_wheel_from_the_sdist_has_the_files_of_the_wheel_from_the_tree(wheel, tmp_path):
    assert names(next(built(tmp_path, "--wheel").glob("*.whl"))) == names(wheel)


def test_the_sdist_carries_what_a_packager_needs(dist):
    with tarfile.open(next(dist.glob("*.tar.gz"))) as package:
        inside = {name.partition("/")[2] for name in package.getnames()}
    needed = [
        "Makefile",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "pyproject.toml",
        "locks/demo.txt",
        "tests/project/test_install.py",
    ]
    assert [each for each in [*needed, *data_files()] if each not in inside] == []


def test_nothing_in_the_wheel_names_this_machine(wheel):
    here = str(ROOT).encode()
    with zipfile.ZipFile(wheel) as package:
        assert [name for name in package.namelist() if here in package.read(name)] == []


def test_demo_drafts_a_word_file_in_the_current_folder(programs, tmp_path):
    run(programs / "moudraft", "demo", cwd=tmp_path)
    made = list(tmp_path.glob("*.docx"))
    assert len(made) == 1
    assert zipfile.is_zipfile(made[0])


def test_an_example_is_drafted_outside_the_checkout(programs, tmp_path):
    example = ROOT / "examples" / "shared-services.yaml"
    deal = tmp_path / "deal.yaml"
    deal.write_bytes(example.read_bytes())
    said = run(programs / "moudraft", "draft", deal, cwd=tmp_path)
    assert "Shared Services Partnership" in said
    assert zipfile.is_zipfile(tmp_path / "deal.docx")


def test_the_python_functions_work_outside_the_checkout(programs, tmp_path):
    assert run(programs / "python", "-c", IN_PYTHON, cwd=tmp_path) == "Shared Services Partnership\n"


def test_python_dash_m_is_the_same_program(programs, tmp_path):
    assert run(programs / "python", "-m", "moudraft", "--version", cwd=tmp_path).split()[-1] == __version__


def test_only_what_moudraft_declares_is_installed(installed):
    """So that nothing it imports is there by luck: python-docx's own needs included, test tools not."""
    listed = run(sys.executable, "-m", "pip", "--python", installed / "python", "list", "--format=freeze", cwd=ROOT)
    packages = {line.partition("==")[0].lower().replace("_", "-") for line in listed.split()}
    assert {"moudraft", "click", "jinja2", "lxml", "markdown-it-py", "msgspec", "python-docx", "pyyaml"} <= packages
    assert not packages & {"pytest", "hypothesis", "mypy", "ruff", "openxml-audit"}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="these lines are for Linux and macOS")
def test_the_lines_of_the_readme_install_it_in_a_virtual_environment(tmp_path):
    if importlib.util.find_spec("ensurepip") is None:
        pytest.skip("this Python makes no environment with pip in it")
    [lines] = [
        body for info, body, _ in blocks((ROOT / "README.md").read_text(encoding="utf-8")) if "-m venv ~" in body
    ]
    for line in lines.splitlines():
        line = line.replace("python3", sys.executable).replace("install .", f"install -q {ROOT}")
        run("bash", "-ec", line, cwd=tmp_path, HOME=str(tmp_path), **pinned(tmp_path))
    assert len(list(tmp_path.glob("*.docx"))) == 1
