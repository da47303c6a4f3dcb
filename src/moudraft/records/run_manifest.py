"""The facts of one run of ``moudraft draft``, for scripts: what was drafted from what, and what was found."""

# Annotations here are real objects, not text: schemas are made of them.

from pathlib import Path

import msgspec

from moudraft import __version__
from moudraft.drafting import Draft
from moudraft.findings import FlatFinding, flat, public
from moudraft.hashes import sha256_hex


class DraftedClause(msgspec.Struct, frozen=True):
    """A clause of the draft. ``hash`` changes when its words do; ``number`` is empty where it has none."""

    id: str
    clause: str
    wording: str
    hash: str
    number: str


class RunManifest(msgspec.Struct, frozen=True, kw_only=True):
    """One draft. ``sha256`` is of its bytes; ``output`` is null where it went to standard output."""

    format: int = 1
    moudraft: str
    library: str
    source: str
    output: str | None
    sha256: str
    today: str
    title: str
    template: str
    clauses: tuple[DraftedClause, ...]
    outstanding: tuple[str, ...]
    findings: tuple[FlatFinding, ...]


def run_manifest(made: Draft, source: Path, written: Path | None, content: bytes) -> RunManifest:
    """The facts of the run that wrote ``content``.

    They may go wherever the draft goes: nothing of a private red line is in them, nor why a warning is accepted.
    """
    return RunManifest(
        moudraft=__version__,
        library=made.library.version,
        source=str(source),
        output=str(written) if written else None,
        sha256=sha256_hex(content),
        today=made.today.isoformat(),
        title=made.document.title,
        template=made.document.template,
        clauses=tuple(
            DraftedClause(each.id, each.clause, each.wording, each.hash, each.number)
            for each in made.document.all_provisions()
        ),
        outstanding=made.outstanding(),
        findings=tuple(flat(finding) for finding in public(made.findings)),
    )
