"""The facts of one run, as JSON with stable keys: for scripts."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from moudraft import __version__
from moudraft.problems import flat

if TYPE_CHECKING:
    from moudraft.drafting import Draft


def manifest(made: Draft, source: Path, written: Path | None, content: bytes) -> str:
    """JSON text: what was drafted from what, with which library, and what was found."""
    facts = {
        "moudraft": __version__,
        "library": made.library.version,
        "source": str(source),
        "output": str(written) if written else None,
        "sha256": hashlib.sha256(content).hexdigest(),
        "today": made.today.isoformat(),
        "title": made.document.title,
        "template": made.document.template,
        "clauses": [
            {"id": each.id, "clause": each.clause, "wording": each.wording, "hash": each.hash, "number": each.number}
            for each in made.document.all_provisions()
        ],
        "outstanding": list(made.outstanding()),
        "findings": [msgspec.to_builtins(flat(finding)) for finding in made.findings],
    }
    return json.dumps(facts, indent=2, ensure_ascii=False) + "\n"
