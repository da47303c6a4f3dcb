"""A party to a deal: its names and kind, who signs and approves for it, and whom the others reach."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from moudraft.deal.unsettled import Tbc, Unsettled


class Signatory(msgspec.Struct, frozen=True):
    """Who signs for a party. ``capacity`` is ``office`` (as Leader, a political commitment) or ``body``.

    ``also`` are the offices of those who sign beside. ``by`` is how the party signs, where that is not as its kind
    does: ``hand``, or one of the ways in which the nation's bodies execute a deed.
    """

    office: Unsettled = Tbc()
    capacity: Unsettled = Tbc()
    also: tuple[Unsettled, ...] = ()
    by: str = ""


class Approval(msgspec.Struct, frozen=True):
    """Which meeting or office-holder approves the paper for a party, and on what date (YYYY-MM-DD).

    ``notice`` is the day on which notice of it as a key decision is published; None where it is not one. ``stage`` is
    what a party that decides in stages calls this one, ``covers`` what the decision is about, ``reserved`` what it
    keeps back, ``call_in`` how long it may be called in.
    """

    by: Unsettled = Tbc()
    on: Unsettled = Tbc()
    notice: Unsettled | None = None
    stage: Unsettled | None = None
    covers: Unsettled | None = None
    reserved: Unsettled | None = None
    call_in: Unsettled | None = None


class Contact(msgspec.Struct, frozen=True, rename={"matter": "for"}):
    """Whom the others reach in a party: a post and its email address, and for what; None where none is given."""

    post: Unsettled | None = None
    email: Unsettled | None = None
    matter: Unsettled | None = None


class Party(msgspec.Struct, frozen=True):
    """A legal person that signs. ``name`` is its full legal name, ``short_name`` what the draft calls it.

    ``vesting_day`` (YYYY-MM-DD) is the day on which another body takes over from it; None where that is not in view.
    ``governance`` is its form (``leader-and-cabinet``, ``mayor``, ``committee``, ``commissioner``); empty if not given.
    ``nation`` is where it is (``england``, ``wales`` …); empty if not given. ``stages`` are its approvals where the
    deal gives them as a list; ``approval`` is then the first of them.
    """

    name: Unsettled
    short_name: str
    kind: str
    address: Unsettled | None = None
    signatory: Signatory = Signatory()
    approval: Approval = Approval()
    vesting_day: Unsettled | None = None
    governance: str = ""
    nation: str = ""
    stages: tuple[Approval, ...] = ()
    contacts: tuple[Contact, ...] = ()

    def approvals(self, key: str) -> Iterator[tuple[str, Approval]]:
        """Each approval with its key in the deal; ``key`` is the party's."""
        if self.stages:
            yield from ((f"{key}.approval.{number}", each) for number, each in enumerate(self.stages))
        else:
            yield f"{key}.approval", self.approval
