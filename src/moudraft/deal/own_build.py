"""Own provisions and amendments from forms that fit."""

from __future__ import annotations

from msgspec import UnsetType

from moudraft.deal import own_shape as shape
from moudraft.deal.own_provisions import Amendment, Approved, OwnLine, OwnProvision
from moudraft.lazy_patterns import lazy_pattern


def own_provision(form: shape.OwnProvisionForm, key: str) -> OwnProvision:
    lines = [form.text] if isinstance(form.text, str) else form.text
    return OwnProvision(
        handle=form.key.strip(),
        title=_one_line(form.title),
        text=tuple(map(_line, lines)),
        key=key,
        after=_one_line(form.after),
        schedule=form.schedule,
        effect=form.effect,
        define={_one_line(term): _words(meaning) for term, meaning in form.define.items()},
        keeps=_names(form.keeps),
        settles=_names(form.settles),
        replaces=_names(form.replaces),
        says=tuple((_one_line(matter), _one_line(position)) for matter, position in form.says.items()),
        basis=_names(form.basis),
        why=form.why.strip(),
        approved=_approved(form.approved),
    )


def amendment(form: shape.AmendmentForm, key: str) -> Amendment:
    return Amendment(
        clause=form.clause.strip(),
        sentence=form.sentence,
        was=stock_text(form.was),
        key=key,
        wording=form.wording.strip(),
        to=_words(form.to),
        out=form.out,
        why=form.why.strip(),
        approved=_approved(form.approved),
    )


def stock_text(text: str) -> str:
    """Words copied out of a clause file, on one line and without the marks of lists and lines."""
    return " ".join(_MARKS.sub("", line, count=1).strip() for line in text.strip().split("\n") if line.strip())


_MARKS = lazy_pattern(
    r"\s*(?:(?:\d{1,2}\.|-)\s+)?(?:\{\{ ?(?:each|when|says|owed) (?:[^{}]|\{[^{}]{0,100}\}){0,300}\}\}\s*)*"
)


def _line(form: str | shape.OwnLineForm) -> OwnLine:
    if isinstance(form, str):
        return OwnLine(_words(form))
    by = () if isinstance(form.by, UnsetType) else _names(form.by)
    return OwnLine(_words(form.text), by, tuple(map(_words, form.items)))


def _approved(form: shape.ApprovedForm | UnsetType) -> Approved | None:
    return None if isinstance(form, UnsetType) else Approved(form.by.strip(), form.on.strip())


def _names(names: list[str] | str) -> tuple[str, ...]:
    return tuple(map(_one_line, [names] if isinstance(names, str) else names))


def _words(text: str) -> str:
    """A paragraph on one line, as a paragraph of a clause file is; spaces inside a line are the writer's."""
    return " ".join(line.strip(" \t") for line in text.strip().split("\n") if line.strip())


def _one_line(text: str) -> str:
    return " ".join(text.split())
