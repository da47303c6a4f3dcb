"""Which fields of a story stay fields: those that refer within the paper. Of all others the words that they show stay.

Other fields can fetch a file, run a program or change by the day. A field whose marks do not match is none.
"""

from __future__ import annotations

from typing import Any

from moudraft.office.namespaces import W

KEPT = ("REF", "PAGEREF", "NOTEREF", "PAGE", "NUMPAGES", "SECTIONPAGES", "SEQ")
OVER_PARAGRAPHS = ("TOC",)
"""The only one that may go on past its paragraph: the contents list."""
_KEPT_MARKS = ("begin", "separate", "end")


def kind_of_field(instruction: str) -> str:
    """The first word of a field's instruction, in capitals."""
    return next(iter(instruction.split()), "").upper()


def is_kept(instruction: str) -> bool:
    """Whether a field with this instruction refers within the paper, and so stays one."""
    kind = kind_of_field(instruction)
    if kind == "HYPERLINK":
        return False
    return kind in KEPT or kind in OVER_PARAGRAPHS


class _Field:
    def __init__(self, begin: Any) -> None:
        self.elements = [begin]
        self.instruction = ""
        self.separated = False


class FieldMarks:
    """The marks and instructions of a story's fields: those to keep, and the kinds of those that are words only."""

    def __init__(self, root: Any) -> None:
        self.kept: set[Any] = set()
        self.dropped: dict[Any, str] = {}
        self.any_dropped = False
        stack: list[_Field] = []
        for each in root.iter(f"{W}fldChar", f"{W}instrText"):
            if each.tag == f"{W}instrText":
                self._instructs(each, stack)
                continue
            kind = each.get(f"{W}fldCharType")
            if kind == "begin":
                stack.append(_Field(each))
            elif not stack or kind not in _KEPT_MARKS:
                self.any_dropped = True
            else:
                stack[-1].elements.append(each)
                stack[-1].separated |= kind == "separate"
                if kind == "end":
                    self._settle(stack.pop())
        for field in stack:
            self._drop(field)

    def _instructs(self, element: Any, stack: list[_Field]) -> None:
        if stack and not stack[-1].separated:
            stack[-1].elements.append(element)
            stack[-1].instruction += element.text or ""
        else:
            self.any_dropped = True

    def _settle(self, field: _Field) -> None:
        kind = kind_of_field(field.instruction)
        places = {_place(each) for each in field.elements}
        marks = [each.get(f"{W}fldCharType") for each in field.elements if each.tag == f"{W}fldChar"]
        whole = marks in (["begin", "separate", "end"], ["begin", "end"]) and None not in places
        if whole and is_kept(field.instruction) and (len(places) == 1 or kind in OVER_PARAGRAPHS):
            self.kept.update(field.elements)
        else:
            self._drop(field)

    def _drop(self, field: _Field) -> None:
        self.any_dropped = True
        self.dropped[field.elements[0]] = kind_of_field(field.instruction)


def _place(element: Any) -> Any:
    """The link or paragraph that a mark stands in; None where it does not stand in a run."""
    run = element.getparent()
    if run is None or run.tag != f"{W}r":
        return None
    return next(element.iterancestors(f"{W}hyperlink", f"{W}p"), None)
