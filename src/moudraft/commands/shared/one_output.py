"""A command that makes one thing of a deal in one of several forms: which, where it goes, and putting it there."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from moudraft.commands.shared.inputs import DASH
from moudraft.commands.shared.outputs import (
    check_discards,
    check_output,
    json_text,
    refusal,
    refuse_terminal,
    show,
    write,
)
from moudraft.writers.forms import Form, form_for

if TYPE_CHECKING:
    from moudraft.document.sheet import Sheet
    from moudraft.drafting import Draft
    from moudraft.files.targets import Target

T = TypeVar("T")
WORDS = "words"
"""The form that a person reads on the screen: the usual one."""
Forms = Mapping[str, Form[Any]]


class Gathered(msgspec.Struct, Generic[T], frozen=True):
    """What a form is written from: what was gathered ``of`` a draft, the draft, and a house style for Word."""

    of: T
    made: Draft
    style: bytes | None = None


def text_form(ending: str, text: Callable[[Gathered[T]], str]) -> Form[Gathered[T]]:
    """A form that is text."""
    return Form((ending,), False, lambda gathered: text(gathered).encode("utf-8"))


JSON: Form[Gathered[Any]] = text_form(".json", lambda gathered: json_text(gathered.of))


def sheet_forms(sheet_of: Callable[[T], Sheet]) -> dict[str, Form[Gathered[T]]]:
    """The forms of a paper that goes with an agreement: Word, Markdown and a web page."""

    def writer(form: str) -> Callable[[Gathered[T]], bytes]:
        def write(gathered: Gathered[T]) -> bytes:
            from moudraft.writers.paper.sheet_forms import sheet_bytes

            return sheet_bytes(sheet_of(gathered.of), form, gathered.made.today, gathered.style)

        return write

    endings = {"docx": (".docx",), "md": (".md",), "html": (".html", ".htm")}
    return {form: Form(known, form == "docx", writer(form)) for form, known in endings.items()}


def form_asked(output: Path | None, chosen: Mapping[str, bool], forms: Forms) -> str:
    """The form that a flag asks for, else the ending of ``output``; ``chosen`` holds by form whether its flag is given.

    Raises ``MoudraftError`` for two flags, and for an ending that none of the forms has.
    """
    asked = [form for form, on in chosen.items() if on]
    if len(asked) > 1:
        flags = ", ".join(f"--{form}" for form in chosen)
        raise refusal(Path(flags), "one form at a time", "keep one of them")
    if asked:
        return asked[0]
    return form_for(output if output != DASH else None, forms, WORDS, hint="")


def place_for(
    deal_path: Path, output: Path | None, form: str, forms: Forms, *, force: bool, discard: Sequence[Path]
) -> Target | None:
    """Where it goes, None for standard output; refuses, before any work, a target that is the deal itself."""
    if output in (None, DASH):
        refuse_terminal(form, forms[form].binary, None, "name a file with -o")
        return None
    refuse_the_deal(output, deal_path)
    check_discards(discard, [output])
    return check_output(output, force=force, discard=discard)


def refuse_the_deal(target: Path, deal_path: Path) -> None:
    """Raise where something would be written over the deal that it is made of."""
    from moudraft.files.targets import same_file

    if DASH not in (target, deal_path) and same_file(target, deal_path):
        raise refusal(target, "this is the deal itself", "name another file with -o")


def put(place: Target | None, content: bytes, form: str, forms: Forms, today: datetime.date) -> Path | None:
    """Show the content on standard output, or write it; where it went."""
    if place is None and not forms[form].binary:
        show(content.decode("utf-8").removesuffix("\n"))
        return None
    return write(place, content, today)
