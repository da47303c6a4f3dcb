"""A deal as a few digits: the same for the same answers, wherever and however they are written down."""

from __future__ import annotations

import msgspec

from moudraft.deal import Deal
from moudraft.hashes import sha256

_LENGTH = 16


def deal_digest(deal: Deal) -> str:
    """Hexadecimal digits of everything that a deal says; its file, its lines and its comments are no part of it."""
    said = msgspec.structs.replace(deal, source="", lines={}, comments={})
    return sha256(msgspec.json.encode(said)).hexdigest()[:_LENGTH]
