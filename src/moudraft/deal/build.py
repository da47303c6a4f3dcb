"""A ``Deal`` from forms that fit: ids told from texts, tbc from settled, one body from several."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from msgspec import UnsetType

from moudraft.deal import (
    LISTS,
    Changes,
    Deal,
    Group,
    Item,
    RedLine,
    Setting,
    Tbc,
    Waiver,
)
from moudraft.deal import (
    deal_shape as shape,
)
from moudraft.deal.body_build import bodies
from moudraft.deal.deal_faults import ITEM_KEYS
from moudraft.deal.deal_shape import OWN_LISTS, Text
from moudraft.deal.line_terms import USES, IfUsed, IfUsedForm
from moudraft.deal.party_build import party
from moudraft.deal.pasted_text import is_either, without_joint, without_stop
from moudraft.deal.presentation import layout, signing
from moudraft.deal.settled_text import named as _name
from moudraft.deal.settled_text import names as _names
from moudraft.deal.settled_text import one_line as _one_line
from moudraft.deal.settled_text import phrase as _title
from moudraft.deal.settled_text import unsettled as _unsettled
from moudraft.deal.values import is_id, is_tbc
from moudraft.yaml_source.fitting import at
from moudraft.yaml_source.tree import Tree

D = TypeVar("D")


def build(form: shape.DealForm, tree: Tree) -> Deal:
    """The deal of a form without faults; the tree has the details of items and every line."""
    title = _unsettled(form.title, "")
    terms = {axis: _settings(term) for axis, term in form.terms.items()}
    lists = {
        name: tuple(_item(each, f"{name}.{n}", tree.data[name][n]) for n, each in enumerate(getattr(form, name)))
        for name in LISTS
        if name in tree.data
    }
    red_lines = tuple(_red_line(each, f"red_lines.{n}") for n, each in enumerate(form.red_lines))
    return Deal(
        template=form.template,
        title=_one_line(title) if isinstance(title, str) else f"[to confirm: {title.why or 'title'}]",
        title_tbc=title if isinstance(title, Tbc) else None,
        parties=tuple(map(party, form.parties)),
        library=form.library,
        author=without_joint(_one_line(form.author)),
        date=_unsettled(form.date, None),
        version=_name(form.version, None),
        reference=_name(form.reference, None),
        sign=signing(form.sign),
        layout=layout(form.layout),
        group=Group() if isinstance(form.group, UnsetType) else _group(form.group),
        lists=lists,
        red_lines=red_lines,
        governance=bodies(form.governance, [party.short_name for party in form.parties]),
        terms=terms,
        clauses=Changes() if isinstance(form.clauses, UnsetType) else _changes(form.clauses),
        accepted=form.accepted,
        answers=_answers(form.answers),
        report=form.report,
        source=tree.file,
        lines=tree.lines,
        comments=_cut_short(tree),
    )


def _cut_short(tree: Tree) -> dict[str, str]:
    """The comments that may be the rest of a text, by the key of the text; an id before one is whole."""
    found = {}
    for path, rest in tree.comments.items():
        for _path, value in at(tree.data, path):
            if path.rpartition(".")[2] in _TEXTS or not is_id(str(value)):
                found[path] = rest
    return found


_TEXTS = ("text", "title", "measure")  # what is a text even where it is one word


def _own_text(value: Text | UnsetType) -> str | Tbc:
    """Own text of a list: a sentence keeps its stop, which the list may want."""
    return without_joint(value) if isinstance(value, str) and not is_tbc(value) else _unsettled(value, "")


def _group(form: shape.GroupForm) -> Group:
    return Group(
        name=_name(form.name, None),
        area=_unsettled(form.area, None),
        map=_unsettled(form.map, None),
        people=_unsettled(form.people, None),
    )


def _item(form: str | shape.ItemForm, key: str, data: Any) -> Item:
    if isinstance(form, str):
        text = form.strip()
        own = key.partition(".")[0] in OWN_LISTS
        if is_id(text) and not (own or is_tbc(text)):
            return Item(key, id=text)
        return Item(key, text=_own_text(text), either=is_either(text))
    if isinstance(form.tbc, str):
        return Item(key, text=Tbc(_one_line(form.tbc)))
    details = {name: _detail(value) for name, value in data.items() if name not in ITEM_KEYS}
    return Item(
        key,
        id="" if isinstance(form.id, UnsetType) else form.id,
        text=_own_text(form.text),
        title=_title(form.title),
        measure=_unsettled(form.measure, None),
        due=_unsettled(form.due, None),
        lead=_unsettled(form.lead, None),
        phase="" if isinstance(form.phase, UnsetType) else form.phase,
        details=details,
        either=isinstance(form.text, str) and is_either(form.text),
        handle=form.key.strip(),
    )


def _red_line(form: str | shape.RedLineForm, key: str) -> RedLine:
    if isinstance(form, str):
        text = form.strip()
        return RedLine(key, id=text) if is_id(text) else RedLine(key, text=without_joint(text))
    held_by = [] if isinstance(form.held_by, UnsetType) else form.held_by
    waiver = form.waiver
    return RedLine(
        key,
        id=form.id,
        text=without_joint(form.text),
        means=form.means.strip(),
        held_by=_listed(held_by),
        reason=without_stop(form.reason),
        private=form.private,
        waiver=None if isinstance(waiver, UnsetType) else Waiver(waiver.by, waiver.on.strip(), waiver.why.strip()),
        handle=form.key.strip(),
        kind="" if isinstance(form.kind, UnsetType) else form.kind,
        kept_by=_listed(form.kept_by),
        forbids=tuple(form.forbids) if isinstance(form.forbids, list) else (form.forbids,),
        needs=_listed(form.needs),
        if_used=None if isinstance(form.if_used, UnsetType) else _if_used(form.if_used),
        yields_to=_listed(form.yields_to),
        changed_by=without_stop(form.changed_by),
    )


def _if_used(form: IfUsedForm) -> IfUsed:
    return IfUsed(*(without_stop(getattr(form, part)) for part in USES))


def _listed(names: list[str] | str) -> tuple[str, ...]:
    return _names([names] if isinstance(names, str) else names)


def _answers(form: dict[str, Text]) -> dict[str, str]:
    """The answers that settle something: one that is ``tbc`` leaves its blank open."""
    return {asked: without_stop(text) for asked, text in form.items() if isinstance(text, str) and not is_tbc(text)}


def _settings(term: shape.Term) -> tuple[Setting, ...] | None:
    if is_tbc(term) or (isinstance(term, dict) and ("tbc" in term or (len(term) == 1 and is_tbc(term["rule"])))):
        return None
    return tuple(map(_setting, term if isinstance(term, list) else [term]))


def _setting(term: str | dict[str, Any]) -> Setting:
    if isinstance(term, str):
        return Setting(term.strip())
    return Setting(term["rule"].strip(), {key: _detail(value) for key, value in term.items() if key != "rule"})


def _detail(value: Any) -> Any:
    if isinstance(value, list):
        return [_detail(each) for each in value]
    if isinstance(value, dict) and "tbc" not in value:
        return {key: _detail(each) for key, each in value.items()}
    return without_stop(value) if isinstance(value, str) else value


def _changes(form: shape.ClausesForm) -> Changes:
    made = Changes(tuple(form.add), form.leave_out, form.wording, posture=form.posture)
    if not (form.own or form.amend):
        return made
    from moudraft.deal.own_build import amendment, own_provision

    own = (own_provision(each, f"clauses.own.{n}") for n, each in enumerate(form.own))
    amend = (amendment(each, f"clauses.amend.{n}") for n, each in enumerate(form.amend))
    return msgspec.structs.replace(made, own=tuple(own), amend=tuple(amend))
