"""The web page and the preview in headless Chromium: by keyboard alone, on a telephone, without script, to axe-core."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from moudraft.commands.preview import Options, _page
from moudraft.preview.renewing import Renewing
from moudraft.preview.serving import PreviewServer
from tests.conftest import EXAMPLES, Run
from tests.preview.browser import AXE, browse
from tests.preview.made import DAY, LINES, SHARED, drafted, text_of
from tests.writers.word.office import program

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDE, TELEPHONE = ("width", [1400, 900]), ("width", [360, 740])
OVER = ("tell", "document.documentElement.scrollWidth - innerWidth")
FOCUS = ("tell", "((each) => each.id || each.getAttribute('href') || each.tagName)(document.activeElement)")
LONG = next(each for each in EXAMPLES if each.stem == "inter-authority-agreement")


def page(folder: Path, example: Path, final: bool = False) -> str:
    path = folder / f"{example.stem}{'-final' if final else ''}.html"
    path.write_bytes(drafted(example).content("html", final=final))
    return path.as_uri()


def preview(folder: Path, example: Path) -> str:
    path = folder / f"{example.stem}.INTERNAL.html"
    path.write_text(text_of(example), encoding="utf-8")
    return path.as_uri()


def test_axe_core_finds_nothing_on_the_page_at_any_width(tmp_path: Path) -> None:
    steps: list[tuple[str, Any]] = []
    for example in (SHARED, LINES, LONG):
        for width in (WIDE, TELEPHONE):
            steps += [width, ("open", page(tmp_path, example)), ("axe", AXE), OVER, ("faults", None)]
    told = browse(*steps, ("open", page(tmp_path, SHARED, final=True)), ("axe", AXE))
    for start in range(0, len(steps), 5):
        _, _, found, over, faults = told[start : start + 5]
        assert found == [] and over <= 0 and faults == []
    assert told[-1] == []


def test_axe_core_sees_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "wrong.html"
    path.write_text("<html><body><img src='data:,'><p style='color:#ccc'>faint</p></body></html>", encoding="utf-8")
    found = " ".join(browse(("open", path.as_uri()), ("axe", AXE))[-1])
    assert "image-alt" in found and "html-has-lang" in found and "color-contrast" in found


def test_axe_core_finds_nothing_in_the_preview_whatever_is_open(tmp_path: Path) -> None:
    where = preview(tmp_path, LINES)
    sections = ["findings", "clauses", "red-lines", "terms", "trace", "left-out", "structure"]
    steps: list[tuple[str, Any]] = [WIDE, ("open", where)]
    for name in sections:
        shown = ("wait", f"!document.getElementById('{name}').hidden")
        steps += [("tell", f"location.hash = '{name}'"), shown, ("axe", AXE)]
    steps += [("click", "#ask-3"), ("wait", "document.activeElement.matches('h3')"), ("axe", AXE)]
    steps += [TELEPHONE, ("open", where), ("axe", AXE), OVER, ("faults", None)]
    told = browse(*steps)
    judged = [answer for (name, _), answer in zip(steps, told, strict=True) if name == "axe"]
    assert len(judged) == len(sections) + 2 and not any(judged), judged
    assert told[-2] <= 0 and told[-1] == []


EVERY_PAGE = {
    "trace": ("trace", LINES),
    "changes": ("compare", SHARED, LINES),
    "report": ("report", SHARED, "--for", "Eastvale", "--no-appendix"),
    "duties": ("duties", SHARED),
    "checklist": ("checklist", SHARED),
}
"""The other pages that moudraft writes, by what writes them."""


def test_axe_core_finds_nothing_on_any_other_page(moudraft: Run, folder: Path) -> None:
    steps: list[tuple[str, Any]] = []
    for name, command in EVERY_PAGE.items():
        target = folder / f"{name}.html"
        done = moudraft(*command, "-o", target)
        assert target.is_file(), done.err
        for width in (WIDE, TELEPHONE):
            steps += [width, ("open", target.as_uri()), ("axe", AXE), OVER, ("faults", None)]
    told = browse(*steps)
    for start in range(0, len(steps), 5):
        _, _, found, over, faults = told[start : start + 5]
        assert (found, over <= 0, faults) == ([], True, []), steps[start + 1]


def test_the_page_by_keyboard_alone(tmp_path: Path) -> None:
    told = browse(
        ("open", page(tmp_path, SHARED)), ("press", ["Tab"]), FOCUS, ("press", ["Enter", "Tab"]), FOCUS,
        ("tell", "getComputedStyle(document.activeElement).outlineStyle"),
    )  # fmt: skip
    assert told[2] == "#paper"
    assert told[4] not in ("BODY", "#paper") and told[5] == "solid"


def test_the_preview_by_keyboard_alone(tmp_path: Path) -> None:
    """From the paper to why a clause is there, through its panel, and back, without a mouse."""
    told = browse(
        WIDE, ("open", preview(tmp_path, SHARED)),
        ("press", ["Tab"]), FOCUS, ("press", ["Enter", "Tab"]), FOCUS,
        ("press", ["Enter"]), ("wait", "document.activeElement.matches('article h3')"),
        ("tell", "[document.querySelectorAll('article.why:not([hidden])').length, document.activeElement.textContent]"),
        ("tell", "document.querySelector('.provision.chosen a.ask').id"),
        ("press", ["Tab"]), FOCUS, ("press", ["Escape"]), FOCUS,
        ("press", ["Enter"]), ("wait", "document.activeElement.matches('article h3')"),
        ("press", ["Tab", "Enter"]), ("tell", "document.querySelector(':target').closest('#paper') !== null"),
    )  # fmt: skip
    assert told[3] == "#paper" and told[5] == "ask-1"
    assert told[8] == [1, "Parties"] and told[9] == "ask-1"
    assert told[11].startswith("#") and told[13] == "ask-1"
    assert told[17] is True


def test_every_section_of_the_panel_opens_by_keyboard_one_at_a_time(tmp_path: Path) -> None:
    told = browse(
        WIDE, ("open", preview(tmp_path, SHARED)),
        ("tell", "document.querySelector('#panel nav a').focus()"), ("press", ["Tab", "Enter"]),
        ("wait", "document.activeElement.id === 'clauses'"),
        ("tell", "[...document.querySelectorAll('#panel > section:not([hidden])')].map((each) => each.id)"),
        ("tell", "document.querySelector('#panel nav [aria-current]').hash"),
        ("tell", "document.querySelectorAll('article.why[hidden]').length"),
    )  # fmt: skip
    assert told[5:] == [["clauses"], "#clauses", 0]


def test_on_a_wide_page_the_paper_and_the_panel_scroll_and_the_window_does_not(tmp_path: Path) -> None:
    longer = ("tell", "document.documentElement.scrollHeight - innerHeight")
    told = browse(
        WIDE, ("open", preview(tmp_path, SHARED)), longer, ("tell", "location.hash = 'trace'"),
        ("wait", "!document.getElementById('trace').hidden"), longer, ("tell", "scrollY"),
    )  # fmt: skip
    assert told[2] <= 0 and told[5:] == [0, 0]


def test_escape_leads_from_a_finding_back_to_the_note_of_it(tmp_path: Path) -> None:
    told = browse(
        WIDE, ("open", preview(tmp_path, SHARED)), ("tell", "document.querySelector('.beside .finding a').focus()"),
        FOCUS, ("press", ["Enter"]), ("wait", "document.activeElement.matches('#panel .finding')"),
        ("tell", "((note, panel) => note.top >= panel.top && note.top < panel.bottom)("
                 "document.activeElement.getBoundingClientRect(), "
                 "document.getElementById('panel').getBoundingClientRect())"),
        ("press", ["Escape"]), FOCUS, ("tell", "document.activeElement.closest('.beside') !== null"),
    )  # fmt: skip
    assert told[6] is True and told[8] == told[3] and told[9] is True


def test_the_preview_on_a_telephone_leads_to_the_panel_and_back(tmp_path: Path) -> None:
    told = browse(
        TELEPHONE, ("open", preview(tmp_path, SHARED)), ("click", "#ask-4"),
        ("wait", "document.activeElement.matches('article h3')"),
        ("tell", "document.activeElement.getBoundingClientRect().top < innerHeight"),
        ("click", "article:not([hidden]) a.back"), ("wait", "document.querySelector('#paper :target') !== null"),
        ("tell", "Math.abs(document.querySelector(':target').getBoundingClientRect().top) < innerHeight"),
    )  # fmt: skip
    assert told[4] is True and told[7] is True


def test_without_its_script_all_of_the_preview_is_there(tmp_path: Path) -> None:
    told = browse(
        ("scripts", False), WIDE, ("open", preview(tmp_path, SHARED)),
        ("tell", "[...document.querySelectorAll('#panel > section, .why')].every((each) => each.offsetHeight > 0)"),
        ("click", "#ask-2"), ("tell", "document.querySelector(':target').id"), TELEPHONE, OVER,
    )  # fmt: skip
    assert told[3] is True and told[5] == "why-2" and told[7] <= 0


def test_printed_it_has_its_mark_and_numbers_on_every_page(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    browse(("open", page(tmp_path, SHARED)), ("print", str(target)))
    command = [program("pdftotext"), "-layout", str(target), "-"]
    shown = subprocess.run(command, check=True, capture_output=True, timeout=60)
    pages = shown.stdout.decode("utf-8").rstrip("\f").split("\f")
    for number, each in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in each and "DRAFT" in each


# --- served -----------------------------------------------------------------------------------------------


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[PreviewServer, Path]]:
    deal = tmp_path / "deal.yaml"
    deal.write_bytes(SHARED.read_bytes())
    options = Options(deal_path=deal, today=DAY)
    renewing = Renewing(lambda version: _page(options, version), "deal.yaml", [deal])
    with PreviewServer(renewing) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        renewing.start()
        yield server, deal
        renewing.end()
        server.shutdown()
        thread.join(10)


def test_a_served_preview_renews_itself_breaks_and_mends_and_keeps_the_readers_place(
    served: tuple[PreviewServer, Path],
) -> None:
    server, deal = served
    good = deal.read_text(encoding="utf-8")
    renamed = good.replace("Shared Services Partnership", "Renamed Partnership")
    status = "document.getElementById('status').textContent"
    told = browse(
        WIDE, ("open", server.address), ("tell", "document.querySelector('#ask-5').focus()"),
        ("write", [str(deal), renamed]),
        ("wait", "document.querySelector('h1').textContent === 'Renamed Partnership'"), FOCUS, ("tell", status),
        ("write", [str(deal), f"{good}\nno_such_key: 1\n"]),
        ("wait", "document.querySelector('h1').textContent.startsWith('This cannot be drafted')"),
        ("tell", "document.querySelector('.finding').textContent"), ("axe", AXE),
        ("write", [str(deal), good]),
        ("wait", "document.querySelector('h1').textContent === 'Shared Services Partnership'"),
        ("tell", "document.querySelectorAll('#panel > section:not([hidden])').length"), ("faults", None),
    )  # fmt: skip
    assert told[5] == "ask-5" and told[6].startswith("Renewed.")
    assert "no_such_key" in told[9] and "deal.yaml:" in told[9] and told[10] == []
    assert told[13] == 1 and told[14] == []


def test_a_page_that_is_renewed_and_broken_between_stays_where_it_was_and_shows_what_it_showed(
    served: tuple[PreviewServer, Path],
) -> None:
    server, deal = served
    good = deal.read_text(encoding="utf-8")
    where = (
        "tell",
        "[document.querySelector('.sheet').scrollTop, document.getElementById('panel').scrollTop, "
        "document.querySelector('#panel > section:not([hidden])').id, "
        "document.querySelector('article.why:not([hidden])').id]",
    )
    told = browse(
        WIDE, ("open", server.address), ("click", "#ask-7"),
        ("wait", "document.activeElement.matches('article h3')"), ("click", ".provision[data-why='why-9'] .words"),
        ("wait", "!document.getElementById('why-9').hidden"),
        ("tell", "document.querySelector('.sheet').scrollTop = 700"), where,
        ("write", [str(deal), f"{good}\nno_such_key: 1\n"]),
        ("wait", "document.querySelector('h1').textContent.startsWith('This cannot be drafted')"),
        ("write", [str(deal), good.replace("Shared Services Partnership", "Renamed Partnership")]),
        ("wait", "document.querySelector('h1').textContent === 'Renamed Partnership'"), where, ("faults", None),
    )  # fmt: skip
    assert told[7][0] == 700 and told[7][2:] == ["clauses", "why-9"]
    assert told[12] == told[7] and told[13] == []
