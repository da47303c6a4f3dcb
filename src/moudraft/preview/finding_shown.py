"""A finding on a page: its severity in words, what it says, the way out, and where it is."""

from __future__ import annotations

from moudraft.findings import Finding
from moudraft.writers.page.page_text import escaped, shown

SEVERITY = {"error": "Error", "warning": "Warning", "info": "For information", "question": "Question"}


def finding_item(finding: Finding, anchor: str = "", links: str = "") -> str:
    """An entry of a list of findings; ``links`` lead to where it is in the paper."""
    private = '<strong class="private">Private</strong> ' if finding.private else ""
    hint = f'<p class="hint">{shown(finding.hint)}</p>' if finding.hint else ""
    where = f'<p class="source">{shown(str(finding.location))}</p>' if finding.location.file else ""
    own = f' id="{anchor}" tabindex="-1"' if anchor else ""
    return (
        f'<li class="finding {finding.severity}"{own}><p>{private}<strong>{SEVERITY[finding.severity]} '
        f"{escaped(finding.code)}:</strong> {shown(finding.message)}</p>{hint}{where}{links}</li>\n"
    )


def finding_note(finding: Finding, number: int) -> str:
    """A finding beside its paragraph: what it says, with a link to the rest of it."""
    private = '<strong class="private">Private</strong> ' if finding.private else ""
    return (
        f'<li class="finding {finding.severity}">{private}<a href="#finding-{number}"><strong>'
        f"{SEVERITY[finding.severity]} {escaped(finding.code)}</strong></a>: {shown(finding.message)}</li>\n"
    )
