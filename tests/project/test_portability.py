"""moudraft runs on Windows, macOS and Linux: nothing in the source or the tree ties it to one of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.project.modules import modules, outside

POSIX_ONLY = {
    "crypt", "curses", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "spwd", "syslog", "termios",
    "tty",
}  # fmt: skip
WINDOWS_ONLY = {"msvcrt", "winreg", "winsound", "_winapi"}
POSIX_CALLS = {"fork", "getuid", "geteuid", "getpgid", "mkfifo", "chown", "killpg", "setsid", "uname", "link"}
# These have a way for each system, and choose by it.
EITHER_WAY = (
    "files.file_lock", "files.kept_copies", "files.own_work", "files.private_place", "files.replacing",
    "batch.batch_manifest", "yaml_source.text_file", "library.reading.sources", "commands.shared.flags",
    "writers.laid_out.libreoffice",
)  # fmt: skip
OPENING = {"open", "fdopen", "read_text", "write_text", "reconfigure", "TextIOWrapper"}
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
TREES = ("src", "clauses", "templates", "examples", "docs", "tests")


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str, str]]:
    """Each call with the name called and what it is called on (``os`` in ``os.rename``)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node, node.func.attr, getattr(node.func.value, "id", "")
            elif isinstance(node.func, ast.Name):
                yield node, node.func.id, ""


def test_no_module_of_one_system_alone_is_imported() -> None:
    for module in modules():
        if module not in EITHER_WAY:
            assert not outside(module) & (POSIX_ONLY | WINDOWS_ONLY), module


def test_no_call_of_one_system_alone_is_made() -> None:
    for module, tree in modules().items():
        for call, name, owner in calls(tree):
            where = f"{module}:{call.lineno} os.{name}"
            assert module in EITHER_WAY or not (owner == "os" and name in POSIX_CALLS), where


def test_files_are_moved_with_replace_since_rename_fails_on_windows() -> None:
    for module, tree in modules().items():
        for call, name, owner in calls(tree):
            moves = name == "rename" or (owner, name) == ("shutil", "move")
            assert module in EITHER_WAY or not moves, f"{module}:{call.lineno}"


def test_every_text_file_is_opened_with_its_encoding_named() -> None:
    seen = 0
    for module, tree in modules().items():
        for call, name, _ in calls(tree):
            if module in EITHER_WAY or name not in OPENING or (name == "open" and call.args and not opens_a_file(call)):
                continue
            named = any(keyword.arg == "encoding" for keyword in call.keywords)
            seen += 1
            assert named or is_binary(call), f"{module}:{call.lineno} {name}() names no encoding"
    assert seen >= 3, "the test no longer finds where files are opened"


def opens_a_file(call: ast.Call) -> bool:
    """Whether it is the built-in open, or a path's with its mode, and no method of our own that has the name."""
    if isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") != "os":
        mode = call.args[0].value if isinstance(call.args[0], ast.Constant) else None
        return isinstance(mode, str) and bool(re.fullmatch("[rwxabt+]+", mode))
    return True


def is_binary(call: ast.Call) -> bool:
    """Whether a call opens bytes: a mode with a b in it, or a bare descriptor."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    modes = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    parts = [each for part in given for each in ast.walk(part)]
    flags = [each for each in parts if isinstance(each, ast.Attribute) and each.attr.startswith("O_")]
    return bool(flags) or any(re.fullmatch("[rwxa]?b[+]?|[rwxa][+]?b", mode) for mode in modes)


def test_no_place_of_one_system_is_written_into_the_source() -> None:
    starts = ("/tmp", "/home", "/usr", "/etc", "/var", "/dev", "~/", "C:\\")
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not node.value.startswith(starts), f"{module}:{node.lineno} {node.value!r}"


def test_nothing_splits_or_joins_paths_by_hand() -> None:
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "os":
                assert module in EITHER_WAY or node.attr not in ("sep", "altsep", "curdir"), f"{module}:{node.lineno}"


@pytest.mark.parametrize("tree", TREES)
def test_every_file_has_a_name_that_any_system_can_hold(tree: str) -> None:
    files = [path.relative_to(ROOT) for path in (ROOT / tree).rglob("*") if "__pycache__" not in path.parts]
    assert files
    for path in files:
        assert len(str(path)) < 160, path
        for part in path.parts:
            assert part.isascii() and not set(part) & set('<>:"|?*\\') and not part.endswith((" ", ".")), path
            assert part.partition(".")[0].lower() not in RESERVED, path
    assert len({str(path).lower() for path in files}) == len(files), "two names differ by capitals alone"


def test_the_text_that_moudraft_ships_is_utf8_with_plain_line_ends() -> None:
    for tree in ("src", "clauses", "templates", "examples"):
        for path in (ROOT / tree).rglob("*"):
            if path.suffix in (".py", ".md", ".yaml"):
                content = path.read_bytes()
                content.decode("utf-8")
                assert b"\r" not in content and not content.startswith(b"\xef\xbb\xbf"), path


def test_a_deal_and_a_house_library_may_have_windows_line_ends(tmp_path: Path) -> None:
    from moudraft import Deal, Library, load_deal, load_library

    deal = tmp_path / "deal.yaml"
    deal.write_bytes((ROOT / "examples" / "west-essex.yaml").read_bytes().replace(b"\n", b"\r\n"))
    source = ROOT / "clauses" / "general" / "no-partnership.md"
    clause = tmp_path / "clauses" / "general" / "no-partnership.md"
    clause.parent.mkdir(parents=True)
    clause.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
    made: Deal = load_deal(deal)
    library: Library = load_library(tmp_path)
    assert made.parties == load_deal(ROOT / "examples" / "west-essex.yaml").parties
    theirs, ours = (each.clauses["general/no-partnership"].wordings for each in (library, load_library()))
    assert [wording.hash for wording in theirs] == [wording.hash for wording in ours]
