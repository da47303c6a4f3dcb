"""The pictures of the interview in docs/pictures/: screens of a real conversation, held in a pseudo-terminal.

    python tools/terminal_pictures.py            hold the conversation and write the pictures
    python tools/terminal_pictures.py --check    hold it, and exit 1 where a picture is out of date

The conversation is that of docs/tutorial.md. It is held on a fixed day in an empty folder, so that the same program
gives the same bytes on every machine. Where there are no pseudo-terminals (Windows) nothing is done.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that it also runs as a script

PICTURES = ROOT / "docs" / "pictures"


def story(folder: Path) -> Iterator[tuple[str, str]]:
    """Hold the conversation; the name and the drawing of each screen that is shown."""
    from tools.screen_drawing import drawing
    from tools.terminal_session import CTRL_C, ENTER, Session

    from moudraft.commands.shared.interviewing import desk_of

    talk, asked = Session(folder), desk_of(None).questions.question

    def picture(name: str, title: str) -> tuple[str, str]:
        return f"{name}.svg", drawing(talk.screen, title)

    talk.run("new", "deal.yaml")
    yield picture("first-question", "The first question of the interview")
    talk.go_on(asked("ask.mode").ask)
    talk.choose("Full")
    talk.choose("=Heads of Terms")
    talk.go_on(asked("title").ask.rstrip("?"))
    talk.answer("Shared Services Partnership", ENTER)
    talk.go_on("Partner 1")
    talk.press("North")
    talk.until("North Devon Council")
    yield picture("partner", "Public bodies are offered as a partner’s name is typed")
    talk.answer("moor District Council", ENTER)
    talk.answer("Eastvale Borough Council", ENTER)

    talk.go_on(asked("objectives").ask)
    talk.choose("Choose from the library")
    talk.choose("Value for money")
    talk.mark("economical", "combined purchasing power", "done more than once")
    yield picture("objectives", "Objectives are marked in the library, group by group")
    talk.answer(ENTER)
    talk.choose("That is all")
    talk.answer(ENTER)

    talk.go_on("which do they hold?")
    talk.mark("Not a merger")
    talk.answer(ENTER)
    talk.choose("Every partner")
    talk.choose("Choose from the library")
    talk.choose("Local democracy comes first")
    talk.mark("Veto")
    talk.answer(ENTER)
    talk.choose("not bound")
    talk.choose("Eastvale alone")
    talk.choose("That is all")
    talk.answer(ENTER)

    talk.go_on(asked("governance").ask)
    yield picture("governance", "A governance body is recommended, with the reason")
    talk.go_on(asked("terms.veto").ask)
    talk.choose("No veto")
    yield picture("red-line", "An answer breaks a red line, and the interview says so at once")
    talk.answer(ENTER)

    talk.press(CTRL_C)
    talk.end(130)
    talk.run("new", "deal.yaml")
    yield picture("resume", "Stopped and begun again, the interview offers to go on")
    talk.answer(ENTER)

    talk.go_on("Ready?")
    yield picture("review", "The review, before anything is saved")
    talk.choose("Show the structure")
    yield picture("structure", "The governance structure as a small picture")
    talk.point("Save the deal and draft it")
    talk.press(ENTER)
    talk.end()
    yield picture("saved", "The deal is saved and drafted")


def pictures() -> dict[str, str]:
    """Every picture by its file name."""
    with tempfile.TemporaryDirectory() as folder:
        return dict(story(Path(folder)))


def out_of_date() -> list[str]:
    """The pictures whose file is not what would be drawn now, or that nothing draws any more."""
    drawn = pictures()
    stale = [name for name, text in drawn.items() if not same(PICTURES / name, text)]
    return [*stale, *(path.name for path in sorted(PICTURES.glob("*")) if path.name not in drawn)]


def same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def write() -> None:
    """Write every picture, and take away those that are drawn no more."""
    drawn = pictures()
    PICTURES.mkdir(exist_ok=True)
    for name, text in drawn.items():
        (PICTURES / name).write_text(text, encoding="utf-8", newline="\n")
    for path in PICTURES.glob("*"):
        if path.name not in drawn:
            path.unlink()


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the pictures of the interview in docs/pictures/.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a picture is out of date")
    check = parser.parse_args().check
    if sys.platform == "win32":
        print("no pictures of the interview: there is no pseudo-terminal here", file=sys.stderr)
        return 0
    if not check:
        write()
        return 0
    stale = out_of_date()
    for name in stale:
        print(f"docs/pictures/{name} is out of date: run make docs", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
