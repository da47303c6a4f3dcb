"""The page of a preview: the paper with what was found beside it, and the panel with all that stands behind it.

It is one file that needs nothing else. Without its script all of it is there, one thing below the other, and its links
lead from a paragraph to what is known of it and back; the script shows one section of the panel at a time.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from moudraft.data import path
from moudraft.document import Provision
from moudraft.document.structure import structure_of
from moudraft.drafting import Draft
from moudraft.english import counted
from moudraft.preview.beside import Beside
from moudraft.preview.clause_panel import why_anchor
from moudraft.preview.finding_shown import finding_note
from moudraft.preview.panel_sections import PanelSection, panel_sections
from moudraft.problems import Problem
from moudraft.writers.page.page_blocks import BlockWriter
from moudraft.writers.page.page_ends import cover
from moudraft.writers.page.page_inlines import InlineWriter
from moudraft.writers.page.page_text import escaped, shown
from moudraft.writers.page.page_writer import LOOK, anchors, head, paper_parts

STYLE, SCRIPT = "templates/style/preview.css", "templates/style/preview.js"
INTERNAL = (
    "For whoever drafts this, and nobody else: it holds reasons, fallbacks and private red lines. "
    "Pass on what moudraft draft writes, not this page."
)
TO_PANEL = '<a class="to-panel" href="#panel">What stands behind the paper</a>'
"""A way there that is seen where the panel is not: below the paper, on a narrow page."""
SKIPS = (
    '<a class="skip" href="#paper">Skip to the paper</a>\n'
    '<a class="skip" href="#panel">Skip to what stands behind it</a>\n'
)


def preview_page(made: Draft, *, live: int = 0) -> str:
    """The preview of a draft as HTML; ``live`` is the number of one that is served, and asks to be told of changes."""
    beside = Beside(made)
    blocks = BlockWriter(InlineWriter(anchors(made.document, beside.anchors.of)), beside.anchors.of)
    paper = "".join(paper_parts(made.document, blocks, None, lambda provision, html: _frame(beside, provision, html)))
    sections = list(panel_sections(beside, structure_of(made.deal, made.selection.terms)))
    bar = f"<p><strong>INTERNAL.</strong> {INTERNAL}</p>\n<p>{shown(_counts(made))} {TO_PANEL}</p>"
    body = (
        f'<div class="columns">\n<div class="sheet">\n{cover(made.document, blocks.inlines, False)}'
        f'<main id="paper" tabindex="-1">\n{paper}</main>\n</div>\n{_panel(sections)}</div>\n'
    )
    return whole(made.document.title, bar, body, live=live)


def problems_page(name: str, problems: Iterable[Problem], *, live: int = 1) -> str:
    """The page of a deal that cannot be drafted as it stands: what is wrong, where, and the way out."""
    items = []
    for each in problems:
        hint = f'<p class="hint">{shown(each.hint)}</p>' if each.hint else ""
        where = f'<p class="source">{shown(str(each.location))}</p>' if str(each.location) else ""
        items.append(f'<li class="finding error"><p><strong>{shown(each.message)}</strong></p>{hint}{where}</li>\n')
    bar = f"<p><strong>INTERNAL.</strong> {INTERNAL}</p>"
    told = f"{shown(name)}: {counted(len(items), 'problem')}. The page renews itself when you have saved a change."
    body = (
        f'<main id="paper" class="broken" tabindex="-1">\n<h1>This cannot be drafted as it stands</h1>\n<p>{told}</p>\n'
        f'<ul class="findings">\n{"".join(items)}</ul>\n</main>\n'
    )
    return whole(f"{counted(len(items), 'problem')}: {name}", bar, body, live=live)


def whole(title: str, bar: str, body: str, *, live: int) -> str:
    """A whole page with its bar; one that is ``live`` may ask the address that it came from, and no other."""
    style = "".join(path(name).read_text(encoding="utf-8") for name in (LOOK, STYLE))
    script = path(SCRIPT).read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    policy = f"; script-src 'sha256-{digest}'" + ("; connect-src 'self'" if live else "")
    numbered = f' data-live="{live}"' if live else ""
    skips = SKIPS if 'id="panel"' in body else SKIPS.partition("\n")[0] + "\n"
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n{head(f"Preview: {title}", style, policy)}</head>\n'
        f'<body class="preview"{numbered}>\n{skips}<section class="bar" aria-label="About this page">\n{bar}\n'
        f'<p id="status" role="status"></p>\n</section>\n{body}<script>{script}</script>\n</body>\n</html>\n'
    )


def _counts(made: Draft) -> str:
    errors, warnings = (sum(each.severity == name for each in made.findings) for name in ("error", "warning"))
    blanks = len(made.outstanding())
    told = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}, {blanks} still to confirm."
    return f"{made.deal.source or made.deal.title}: {told}"


def _frame(beside: Beside, provision: Provision, html: str) -> str:
    """A provision with what was found in it, and a link to why it is there; so for those its table gathers."""
    notes, links = "", []
    for each in (provision, *provision.rows):
        found = beside.found_in.get(each.id, [])
        notes += "".join(finding_note(finding, number) for number, finding in found)
        where = beside.anchors.pages.places[each.id]
        name = each.heading or each.clause
        links.append(
            f'<a class="ask" id="ask-{beside.anchors.numbers[each.id]}" href="#{why_anchor(beside, each)}">'
            f'Why: {shown(name)}<span class="unseen">, {shown(where)}</span></a>'
        )
    listed = f'<ul class="findings">\n{notes}</ul>\n' if notes else ""
    why = why_anchor(beside, provision)
    return (
        f'<div class="provision" data-why="{why}">\n<div class="words">{html}</div>\n'
        f'<div class="beside"><p class="asks">{" ".join(links)}</p>\n{listed}</div></div>\n'
    )


def _panel(sections: list[PanelSection]) -> str:
    links = "".join(f'<li><a href="#{each.anchor}">{escaped(each.heading)}</a></li>\n' for each in sections)
    parts = "".join(
        f'<section id="{each.anchor}" tabindex="-1"><h2>{escaped(each.heading)}</h2>\n{each.inner}</section>\n'
        for each in sections
    )
    return (
        f'<aside id="panel" tabindex="-1" aria-label="What stands behind the paper">\n'
        f'<nav aria-label="Sections of the panel"><ul>\n{links}</ul></nav>\n{parts}</aside>\n'
    )
