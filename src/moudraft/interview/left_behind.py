"""What a party leaves behind when it is taken out: duties in own provisions, lines it alone held, its report."""

from __future__ import annotations

from typing import Any


def without_duties_of(data: dict[str, Any], gone: str, notes: list[str]) -> dict[str, Any]:
    """The deal without the paragraphs of own provisions that were a duty of one party alone; what went is noted.

    A provision of which nothing is left goes, too, and so does what keeps only red lines that are no longer there.
    """
    clauses = data.get("clauses")
    own = clauses.get("own") if isinstance(clauses, dict) else None
    if not isinstance(clauses, dict) or not isinstance(own, list):
        return data
    lines = {str(line.get("key") or line.get("id")) if isinstance(line, dict) else str(line)
             for line in data.get("red_lines", [])}  # fmt: skip
    left = []
    for each in own:
        made = _left_of(each, gone, lines) if isinstance(each, dict) else each
        if made is None:
            notes.append(
                f"\u201c{each.get('title', each.get('key'))}\u201d was a duty of {gone} alone, and goes with it."
            )
        else:
            left.append(made)
    kept = {**clauses, "own": left} if left else {key: value for key, value in clauses.items() if key != "own"}
    made = {**data, "clauses": kept}
    return made if kept else {key: value for key, value in made.items() if key != "clauses"}


def _left_of(own: dict[str, Any], gone: str, lines: set[str]) -> dict[str, Any] | None:
    made = dict(own)
    if isinstance(own.get("text"), list):
        made["text"] = [line for line in own["text"] if not _is_duty_of(line, gone)]
        if not made["text"]:
            return None
    if isinstance(own.get("keeps"), list):
        made["keeps"] = [name for name in own["keeps"] if name in lines]
    if made.get("keeps") == [] or (isinstance(own.get("keeps"), str) and own["keeps"] not in lines):
        del made["keeps"]
    return made


def _is_duty_of(line: Any, gone: str) -> bool:
    return isinstance(line, dict) and line.get("by") in (gone, [gone])


def without_report_of(data: dict[str, Any], gone: str, notes: list[str]) -> dict[str, Any]:
    """The deal without what the author of a party's report said: it went to the meeting of that party alone."""
    given = data.get("report")
    rows = given if isinstance(given, list) else [given]
    left = [row for row in rows if not (isinstance(row, dict) and row.get("for") == gone)]
    if len(left) == len(rows):
        return data
    notes.append(f"What was said for the report of {gone} goes with it.")
    return {**data, "report": left} if left else {key: value for key, value in data.items() if key != "report"}
