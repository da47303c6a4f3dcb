"""A ``Party`` from its form: one approval told from several in stages, a post alone from a contact in full."""

from __future__ import annotations

from msgspec import UnsetType

from moudraft.deal import party_shape as shape
from moudraft.deal.party_parts import Approval, Contact, Party, Signatory
from moudraft.deal.settled_text import named, one_line, phrase, unsettled
from moudraft.deal.unsettled import Tbc
from moudraft.deal.values import is_tbc


def party(form: shape.PartyForm) -> Party:
    """The party of a form without faults."""
    signatory = Signatory()
    if isinstance(form.signatory, shape.SignatoryForm):
        also = form.signatory.also
        signatory = Signatory(
            unsettled(form.signatory.office, signatory.office),
            unsettled(form.signatory.capacity, signatory.capacity),
            () if isinstance(also, UnsetType) else tuple(map(phrase, also if isinstance(also, list) else [also])),
            form.signatory.by.strip().lower(),
        )
    stages = tuple(map(_approval, form.approval)) if isinstance(form.approval, list) else ()
    one = _approval(form.approval) if isinstance(form.approval, shape.ApprovalForm) else Approval()
    return Party(
        name=named(form.name, ""),
        short_name=one_line(form.short_name),
        kind=form.kind.strip().lower(),
        address=unsettled(form.address, None),
        signatory=signatory,
        approval=stages[0] if stages else one,
        vesting_day=unsettled(form.vesting_day, None),
        governance="" if isinstance(form.governance, UnsetType) else form.governance,
        nation=form.nation.strip().lower(),
        stages=stages,
        contacts=_contacts(form.contacts),
    )


def _approval(form: shape.ApprovalForm) -> Approval:
    return Approval(
        unsettled(form.by, Approval().by),
        unsettled(form.on, Approval().on),
        unsettled(form.notice, None),
        unsettled(form.stage, None),
        unsettled(form.covers, None),
        unsettled(form.reserved, None),
        unsettled(form.call_in, None),
    )


def _contacts(form: list[str | shape.ContactForm] | str | UnsetType) -> tuple[Contact, ...]:
    if isinstance(form, UnsetType):
        return ()
    return tuple(map(_contact, [form] if isinstance(form, str) else form))


def _contact(form: str | shape.ContactForm) -> Contact:
    if isinstance(form, str):
        return Contact(Tbc() if is_tbc(form) else phrase(form))
    return Contact(unsettled(form.post, None), unsettled(form.email, None), unsettled(form.matter, None))
