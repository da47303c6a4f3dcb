"""What the command line leaves undone as it starts: nothing is other than it was for whoever comes after."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.quick_start import _set_out, patterns_when_used, when_used, without

EXAMPLE = Path(__file__).parents[1] / "examples" / "brentwood-rochford.yaml"
DRAFTED = f"""
import re, sys
compiled = re.compile
from moudraft.cli import main
assert main(["draft", {str(EXAMPLE)!r}, "-o", "out.md", "--force", "--today", "2026-11-21"]) == 0
"""


def python(code: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=folder, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


UNUSED = {"_hashlib", "typing_extensions", "inspect", "gettext", "locale", "tempfile", "ipaddress", "base64"}
"""What the libraries of a draft import, and a draft never uses."""


def test_a_drafts_start_compiles_no_pattern_of_libraries_and_loads_nothing_it_does_not_use(tmp_path: Path) -> None:
    python(DRAFTED, tmp_path)  # which keeps the library
    code = DRAFTED + (
        "import yaml.reader, platformdirs.unix\n"
        "assert '_made' not in vars(yaml.reader.Reader.NON_PRINTABLE)\n"
        f"assert not {UNUSED!r} & set(sys.modules), {UNUSED!r} & set(sys.modules)\n"
    )
    python(code, tmp_path)


def test_libraries_do_afterwards_what_they_always_did(tmp_path: Path) -> None:
    """Their own tests of a kind: PyYAML without libyaml, which uses each of its patterns."""
    code = DRAFTED + (
        "import datetime, platformdirs, typing_extensions, yaml\n"
        "assert re.compile is compiled and isinstance(re.compile('a'), re.Pattern)\n"
        "text = 'a: 2026-11-30\\nb: 1.5e+3\\nc: 0x1F\\nd: yes\\ne: ~\\n<<: {f: 2001-12-14t21:59:43.10-05:00}'\n"
        "read = yaml.load(text, Loader=yaml.SafeLoader)\n"
        "assert read['a'] == datetime.date(2026, 11, 30) and read['b'] == 1500.0 and read['c'] == 31, read\n"
        "assert read['d'] is True and read['e'] is None and read['f'].microsecond == 100000, read\n"
        "try:\n    yaml.load('a: \\x00', Loader=yaml.SafeLoader)\n"
        "except yaml.reader.ReaderError:\n    pass\nelse:\n    raise AssertionError('read')\n"
        "import platform, textwrap, click\n"
        "assert platform.libc_ver() and textwrap.wrap('a-b c', 3) == ['a-b', 'c'], platform.libc_ver()\n"
        "assert click.unstyle(click.style('red', fg='red')) == 'red'\n"
        "import base64, gettext, inspect, pathlib, tempfile, types, urllib.parse\n"
        "for each in (base64, gettext, inspect, tempfile, urllib.parse):\n"
        "    assert type(each) is types.ModuleType and each.__spec__, each\n"
        "assert yaml.load('!!binary aGVsbG8=', Loader=yaml.SafeLoader) == b'hello'\n"
        "assert '!!binary' in yaml.dump(b'\\xff', Dumper=yaml.SafeDumper)\n"
        "assert pathlib.Path('/a b/é').absolute().as_uri().endswith('/a%20b/%C3%A9')\n"
        "assert platformdirs.user_runtime_dir('moudraft')\n"
        "command = click.Command('c', params=[click.Option(['--one'], help='\\n  First.\\n    Second.')])\n"
        "assert 'First.' in command.get_help(click.Context(command))\n"
        "click.echo_via_pager(word for word in ['paged'])\n"
    )
    python(code, tmp_path)


def test_whoever_calls_from_python_gets_libraries_as_they_are(tmp_path: Path) -> None:
    code = (
        "import datetime, re, moudraft\nfrom pathlib import Path\n"
        f"moudraft.draft(moudraft.load_deal(Path({str(EXAMPLE)!r})), today=datetime.date(2026, 11, 21))\n"
        "import yaml\nassert isinstance(yaml.reader.Reader.NON_PRINTABLE, re.Pattern)\n"
    )
    python(code, tmp_path)


def test_patterns_inside_are_made_at_first_use_and_those_outside_at_once() -> None:
    with patterns_when_used():
        inside, again, letters = re.compile("("), re.compile(re.compile("a")), re.compile(b"b+")
    assert again.match("a") and letters.sub(b"c", b"abb") == b"ac"
    with pytest.raises(re.error):
        inside.search("(")
    with pytest.raises(re.error):
        re.compile("(")


def test_a_pattern_used_where_it_is_made_does_as_ever() -> None:
    with patterns_when_used():
        assert re.compile("a(b)").fullmatch("ab")[1] == "b"  # type: ignore[index]


def test_an_import_that_fails_leaves_nothing_changed() -> None:
    before = re.compile
    with pytest.raises(RuntimeError), patterns_when_used(), without("a_module_that_is_not_there"):
        raise RuntimeError
    assert re.compile is before and "a_module_that_is_not_there" not in sys.modules


def test_what_is_there_already_stays() -> None:
    with without("re"):
        assert sys.modules["re"] is re
    assert sys.modules["re"] is re


def test_a_module_is_imported_when_something_in_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with when_used("colorsys", "rgb_to_hls", rgb_to_yiq=lambda *_: "ours"):
        import colorsys
        from colorsys import rgb_to_hls
    assert "colorsys" not in sys.modules
    assert colorsys.rgb_to_yiq(0, 0, 0) == "ours" and "colorsys" not in sys.modules
    assert rgb_to_hls(0, 0, 0) == (0.0, 0, 0.0) and colorsys.ONE_THIRD == 1 / 3
    assert sys.modules["colorsys"] is not colorsys and not hasattr(colorsys, "no_such_thing")


def test_a_module_used_while_it_is_put_off_is_the_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with when_used("colorsys"):
        import colorsys

        assert colorsys.ONE_THIRD == 1 / 3
    assert sys.modules["colorsys"].ONE_THIRD == 1 / 3  # and it stays


def test_a_module_that_is_there_is_not_put_off() -> None:
    with when_used("tempfile", gettempdir=lambda: "ours"):
        assert sys.modules["tempfile"] is tempfile


@given(st.text(alphabet="a \t\n.é"))
def test_an_options_help_is_set_out_as_click_would(text: str) -> None:
    assert _set_out(text) == inspect.cleandoc(text)
