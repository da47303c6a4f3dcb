"""docs/deal-file.md, from the schema of a deal and the clause library."""

from __future__ import annotations

from collections.abc import Iterator

from tools import deal_keys
from tools.markdown_page import code, condition, page, table, words

from moudraft.library import Axis, Library, RedLineEntry

INTRODUCTION = """\
A deal is one YAML file: what the partners settled. `moudraft draft deal.yaml` makes the document from it. The
[tutorial](tutorial.md) builds one line by line; this page lists everything that may stand in it.

- Every value is read as text. Quote a value that has a colon and a space in it, or begins with `[`, `{`, `*` or `&`.
- **`tbc`** means *not settled*. It prints as `[to confirm: …]`, is listed at the end of the run, and stops a final
  draft. `{tbc: why}` says what is to be confirmed; in a name it must be written so, since “TBC” may be a name.
- A list takes an id of the library, or your own words as `{text: …}`.
- A key that is not listed here is an error, with a suggestion. Keys that begin with `x-`, at the top or in a party, are
  yours: they are not read.
- An item of a list is told by its number from 0, or by what the deal calls it: `red_lines.bar.held_by`,
  `parties.Northmoor.kind`, `terms.staff.posts.manager.host`; a name with a full stop in it in quotation marks.
- `--set terms.costs=population` sets a key for one run. What wins: `--set`, then the deal, then the template's default,
  then the library's."""
TERMS = """\
Each term is an *axis*: a question with its answers in order, from the softest to the hardest. Write
`terms: {exit: notice-6m}`; where a value carries details, `exit: {rule: notice, period: 9 months}`; where an axis takes
several, a list. `tbc` leaves the question open. An axis that the deal does not set takes its default, unless a red line
forbids it: then the next value allowed, and the draft says so. *(prints nothing)* marks a default that needs no
clause."""
LINES = """\
Some lists have keys of their own, beside those of [every line](#items-of-a-list). A key with a full stop is a part of a
map: `dpia: {on: 2027-01-15, by: Northmoor}`. What is *by-party* is one text for all of them, or a map with what each
has: `power: {Northmoor: …, Eastvale: …}`; `tbc` is a blank in either, and `none` has to be written."""
RED_LINES = """\
Naming a red line brings in the clauses that keep it and turns on the rules that guard it. *Clauses*: those it always
brings in; “one of” where any of several will do."""


def deal_file_page(library: Library) -> str:
    return page(
        "The deal file", "tools/deal_keys.py, clauses/ or templates/", INTRODUCTION,
        *deal_keys.sections(), *lines_of_lists(library), *kinds(library), *templates(library), *models(library),
        *terms(library), *red_lines(library),
    )  # fmt: skip


def lines_of_lists(library: Library) -> Iterator[str]:
    yield from ("## What the lines of a list say besides", LINES)
    for name, asked in library.lists.items():
        yield f"### Lines of {name}"
        rows = (
            (code(key), each.kind, each.ask, code(*each.values) if each.values else "") for key, each in asked.items()
        )
        yield table(("key", "holds", "says", "words for it"), rows)


def kinds(library: Library) -> Iterator[str]:
    yield "## Kinds of party"
    rows = ((code(each.id), each.label, each.help) for each in library.home.kinds.values())
    yield table(("`kind:`", "body", "note"), rows)


def templates(library: Library) -> Iterator[str]:
    yield "## Templates"
    yield table(
        ("`template:`", "document", "for"),
        ((code(each.id), each.title, each.help) for each in library.templates.values()),
    )


def models(library: Library) -> Iterator[str]:
    yield "## Governance models"
    yield "Codes are accepted wherever an id is."
    rows = ((code(each.id), each.code, each.title, each.help) for each in library.models.values())
    yield table(("`model:`", "code", "title", "what it is"), rows)
    for key, phrases in (
        ("chair", library.chairs), ("quorum", library.quorums), ("secretariat", library.secretariats),
    ):  # fmt: skip
        yield f"Words for `{key}:` besides your own, and `silent`, which prints nothing:"
        rows_of = ((code(name), phrase.label, words(phrase.words)) for name, phrase in phrases.items())
        yield table((f"`{key}:`", "meaning", "prints"), rows_of)


def terms(library: Library) -> Iterator[str]:
    yield from ("## Terms", TERMS)
    for axis in library.axes.values():
        yield from one_axis(axis)


def one_axis(axis: Axis) -> Iterator[str]:
    yield f"### {axis.id}"
    yield f"**{axis.label}.** {axis.help}" + (" Takes several values." if axis.several else "")
    if axis.id == "governance":
        yield "Set by naming bodies under [governance](#governance), not here. The defaults, when the deal names none:"
    else:
        values = ((code(name), value.label, value.help) for name, value in axis.values.items())
        yield table(("value", "meaning", "note"), values)
    if axis.details:
        details = (
            (code(name), detail.kind, detail.ask, shown(detail.default)) for name, detail in axis.details.items()
        )
        yield table(("detail", "holds", "says", "if not given"), details)
    yield table(
        ("default", "when", "because"),
        (
            (code(*each.values) + (" (prints nothing)" if each.silent else ""), condition(each.when), each.because)
            for each in axis.defaults
        ),
    )


def shown(default: object) -> str:
    if isinstance(default, list | tuple):
        return ", ".join(map(str, default))
    return str(default) if default is not None else "to confirm"


def red_lines(library: Library) -> Iterator[str]:
    yield from ("## Red lines", RED_LINES)
    group = ""
    rows: list[tuple[str, ...]] = []
    for entry in library.red_lines.values():
        if entry.group != group:
            yield from finished(rows)
            rows, group = [], entry.group
            yield f"### {group}"
        rows.append((code(entry.id), entry.code, meaning(entry), clauses(entry)))
    yield from finished(rows)


def finished(rows: list[tuple[str, ...]]) -> Iterator[str]:
    if rows:
        yield table(("red line", "code", "what it keeps", "clauses"), rows)


def meaning(entry: RedLineEntry) -> str:
    several = "; ".join(f"`means: {name}`: {each.label}" for name, each in entry.means.items())
    return entry.intent + (f" {several}." if several else "")


def clauses(entry: RedLineEntry) -> str:
    asked = [code(*entry.general.requires)] if entry.general.requires else []
    if entry.general.any:
        asked.append("one of " + code(*entry.general.any))
    asked += [f"{name}: {code(*each.requires)}" for name, each in entry.means.items() if each.requires]
    return "; ".join(asked)
