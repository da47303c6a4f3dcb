"""How a paper is set out and signed, beside what it says: its cover, its headings, deed or hand, ink or electronic."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

As = Literal["hand", "deed"]
Electronic = Literal["no", "yes", "adobe-sign", "docusign"]
CoverRule = Literal["by-length", "sheet", "heading"]
HeadingRule = Literal["by-length", "run-in", "sub-heading", "none"]


class Signing(msgspec.Struct, frozen=True, gc=False):
    """How the parties sign: under hand or as a ``deed``, and with the marks of which ``electronic`` tool.

    That is empty where they sign in ink.
    """

    form: str = "hand"
    electronic: str = ""


class Layout(msgspec.Struct, frozen=True, gc=False):
    """How the paper is set out; empty where the template decides.

    ``cover`` is ``sheet`` (a page of its own) or ``heading``; ``headings`` those of clauses: ``run-in``,
    ``sub-heading`` or ``none``. Either may be ``by-length``.
    """

    cover: str = ""
    headings: str = ""


class SignForm(msgspec.Struct, forbid_unknown_fields=True, rename={"form": "as"}):
    """How the parties sign: under hand or as a deed, in ink or electronically."""

    form: As = "hand"
    electronic: Electronic = "no"


class LayoutForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the paper is set out: a cover sheet or a heading, and whether each clause has a heading of its own."""

    cover: CoverRule | UnsetType = UNSET
    headings: HeadingRule | UnsetType = UNSET


TOOL = "adobe-sign"
"""The tool whose marks are set where a deal names none."""


def signing(form: SignForm | Literal["hand", "deed", "electronic"] | UnsetType) -> Signing:
    """How the parties sign, from the word or the map of a deal."""
    if isinstance(form, UnsetType):
        return Signing()
    if isinstance(form, str):
        return Signing(electronic=TOOL) if form == "electronic" else Signing(form)
    tool = {"no": "", "yes": TOOL}.get(form.electronic, form.electronic)
    return Signing(form.form, tool)


def layout(form: LayoutForm | UnsetType) -> Layout:
    """How the paper is set out, from the map of a deal or a template."""
    if isinstance(form, UnsetType):
        return Layout()
    cover, headings = form.cover, form.headings
    return Layout("" if isinstance(cover, UnsetType) else cover, "" if isinstance(headings, UnsetType) else headings)
