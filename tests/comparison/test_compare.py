"""Two texts compared: what came, went, moved, was renumbered or reworded is told apart."""

from __future__ import annotations

import re

import msgspec
import pytest

from moudraft.comparison.alignment import by_id, in_order
from moudraft.comparison.changes_in_words import clause_changes, summary
from moudraft.comparison.comparing import compare
from moudraft.comparison.deal_changes import deal_changes
from moudraft.comparison.laid_flat import Paper, paper_of
from moudraft.comparison.reading_back import read_back
from moudraft.comparison.word_file import WordFile
from moudraft.document import Document, Emphasis, Paragraph
from moudraft.records.comparison_data import comparison_data
from moudraft.writers.redline.changes_in_html import to_html
from moudraft.writers.redline.changes_in_markdown import to_markdown
from tests.comparison.pairs import NAMES, drafted


def lines_of(paper: Paper) -> list[tuple[object, ...]]:
    """Every line with words in it, the contents list apart, which a Document does not hold."""
    return [
        (part.id, part.kind, line.label, line.bookmarks, line.slot, line.atoms, line.number if line.bookmarks else "")
        for part in paper.parts
        if part.kind != "contents"
        and part.id not in ("footer", "footer-first")  # a Document has no footer: the writer sets one
        for line in part.lines()
        if line.text
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_read_back_from_word_is_the_draft(name):
    made = drafted(name)
    back = read_back(WordFile(made.docx()))
    assert lines_of(back) == lines_of(paper_of(made.document))
    assert back.wordings == paper_of(made.document).wordings
    assert back.title == made.document.title


def document() -> Document:
    return drafted("shared-services").document


def with_provisions(index: int, change) -> Document:
    """The example with the provisions of one section put in other order, or otherwise changed."""
    sections = list(document().sections)
    sections[index] = msgspec.structs.replace(sections[index], provisions=tuple(change(sections[index].provisions)))
    return msgspec.structs.replace(document(), sections=tuple(sections))


def kinds(new: Document, old: Document | None = None) -> dict[str, tuple[str, ...]]:
    return {each.id: each.kinds for each in clause_changes(compare(old or document(), new))}


def test_the_same_text_has_no_changes():
    assert kinds(document()) == {}


def test_a_clause_that_moved_is_told_from_one_that_went_and_came():
    moved = with_provisions(3, lambda provisions: (*provisions[1:], provisions[0]))
    first = document().sections[3].provisions[0].id
    assert kinds(moved) == {first: ("moved",)}


def test_a_clause_that_went_and_a_clause_that_came():
    without = with_provisions(3, lambda provisions: provisions[1:])
    first = document().sections[3].provisions[0].id
    assert kinds(without) == {first: ("removed",)}
    assert kinds(document(), without) == {first: ("added",)}


def test_a_clause_under_another_number_is_renumbered_and_not_reworded():
    old, new = (
        drafted("shared-services"),
        drafted("shared-services", ("clauses.leave_out={governance/chair: not yet}",)),
    )
    changes = {each.id: each for each in clause_changes(compare(old.document, new.document))}
    assert changes["governance/chair"].kinds == ("removed",)
    assert changes["governance/quorum"].kinds == ("renumbered",)
    assert (changes["governance/quorum"].old, changes["governance/quorum"].new) == ("paragraph 4.4", "paragraph 4.3")


def test_a_reference_that_follows_a_new_number_is_no_new_wording():
    old = drafted("essex-two-tier-protocol")
    new = drafted("essex-two-tier-protocol", ("clauses.leave_out={delivery/opt-in: no}",))
    assert kinds(new.document, old.document)["delivery/savings-targets"] == ("referred", "renumbered")


def test_bold_alone_is_told_apart():
    def bold(provisions):
        first = provisions[0]
        block = first.blocks[0]
        assert isinstance(block, Paragraph)
        heavy = msgspec.structs.replace(block, content=(Emphasis(block.content, strong=True),))
        return (msgspec.structs.replace(first, blocks=(heavy, *first.blocks[1:])), *provisions[1:])

    first = document().sections[5].provisions[0].id
    assert kinds(with_provisions(5, bold)) == {first: ("restyled",)}


def test_the_summary_says_what_was_settled_in_words_and_where():
    old = drafted("shared-services")
    new = drafted(
        "shared-services", ("terms.exit={rule: notice, period: 3 months}", "parties.0.approval.on=2027-02-20")
    )
    comparison = compare(old.document, new.document)
    deal = deal_changes(old, new, comparison)
    text = summary(comparison, deal)
    assert "leaving: the length of the notice shortened from six to three months: paragraph 7.4" in text
    assert "Northmoor:\n  - Northmoor, when it approves: put back from 20 January 2027 to 20 February 2027" in text
    assert "[-six-][+three+] months" in text


def test_the_summary_tells_of_a_vesting_day_and_of_the_notice_of_a_key_decision():
    old = drafted("shared-services", ("parties.0.vesting_day=2028-04-01",))
    new = drafted("shared-services", ("parties.0.vesting_day=2029-04-01", "parties.1.approval.notice=2026-12-20"))
    told = [each.text for each in deal_changes(old, new, compare(old.document, new.document))]
    assert told == [
        "Northmoor, when another body takes over from it: put back from 1 April 2028 to 1 April 2029",
        "Eastvale, when notice of its decision is published: now 20 December 2026",
    ]


def test_a_private_red_line_is_never_told():
    old = drafted("shared-services")
    new = drafted("shared-services", ("red_lines=[not-a-merger]",))
    comparison = compare(old.document, new.document)
    deal = deal_changes(old, new, comparison)
    told = summary(comparison, deal) + str(comparison_data(comparison, deal))
    assert "red line dropped: Veto" in told
    assert "reception" not in told


def test_the_page_and_the_markdown_hold_both_texts_and_escape_them():
    old, new = drafted("shared-services"), drafted("shared-services", ("title=R&D <Ltd> *x*",))
    comparison = compare(old.document, new.document)
    page = to_html(comparison, summary(comparison))
    assert "<del>Shared Services Partnership</del>" in page
    assert "<Ltd>" not in page
    assert "R&amp;D" in page
    assert "\\*x\\*" in to_markdown(comparison, "")


def test_the_page_has_a_key_and_its_summary_as_lists():
    old, new = drafted("shared-services"), drafted("shared-services", ("terms.exit={rule: notice, period: 3 months}",))
    comparison = compare(old.document, new.document)
    page = to_html(comparison, summary(comparison, deal_changes(old, new, comparison), wide=False))
    key = page.partition('<ul class="key">')[2].partition("</ul>")[0]
    for mark in ("<ins>", "<del>", '<ins class="moved">', '<del class="moved">'):
        assert key.count(mark) == 1
    assert "<h2>The deal:</h2><ul><li>leaving: the length of the notice shortened" in page
    assert re.search(r"<h2>Reworded \(1\):</h2><ul><li>paragraph [\d.]+, Leaving</li></ul>", page)


def test_the_page_tells_a_number_that_follows_and_does_not_mark_it_as_a_change():
    old = drafted("shared-services")
    new = drafted("shared-services", ("clauses.leave_out={governance/chair: not yet}",))
    page = to_html(compare(old.document, new.document), "")
    assert re.search(r'<span class="label">4\.3 <small>\(was 4\.4\)</small></span>', page)
    assert re.search(r'<span class="label"><del>4\.3</del></span><span><del>', page)


def test_the_summary_on_the_page_is_data_and_never_markup():
    page = to_html(compare(document(), document()), "The deal:\n  - title: <b>R&D</b>\n      more <i>\nno list")
    assert "<li>title: &lt;b&gt;R&amp;D&lt;/b&gt;<br>more &lt;i&gt;</li></ul><p>no list</p>" in page


def test_what_keeps_its_order_is_the_most_there_can_be():
    assert in_order(["a", "b", "c", "d"], ["b", "c", "a", "d"]) == {"b", "c", "d"}
    pairs = by_id(["a", "b", "x"], ["b", "y", "a"])
    assert [old for old, _ in pairs if old is not None] == [0, 1, 2]
    assert [new for _, new in pairs if new is not None] == [0, 1, 2]
    assert len([pair for pair in pairs if None not in pair]) == 1
