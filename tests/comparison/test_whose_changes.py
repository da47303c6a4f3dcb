"""Changes that several people tracked in a returned file keep their authors in a redline, each its own."""

from __future__ import annotations

import io
import re
import zipfile

from moudraft.comparison.tracked_authors import TrackedAuthors, Who
from moudraft.comparison.word_file import WordFile
from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft
from moudraft.writers.redline.redline import redline
from tests.comparison.pairs import DAY
from tests.conftest import ROOT
from tests.writers.word.reading import part

SETS = ("terms.exit={rule: notice, period: 3 months}", "objectives=[resilience]", "clauses.add=[general/counterparts]")
WHEN = "2027-01-05T00:00:00Z"


def made(*sets: str) -> bytes:
    return draft(load_deal(ROOT / "examples" / "shared-services.yaml", sets=sets), today=DAY, checks=()).docx()


def returned() -> bytes:
    """A file that came back: a notice shortened by one person, a clause added by another, the rest by a third."""
    content = redline(WordFile(made()), WordFile(made(*SETS)), author="A. Clerk", date=WHEN).docx

    def others(xml: str) -> str:
        paragraphs = re.split(r"(?=<w:p>)", xml)
        for at, paragraph in enumerate(paragraphs):
            if "notice to the other Council of at least" in paragraph:
                paragraphs[at] = paragraph.replace("A. Clerk", "B. Partner").replace(WHEN, "2027-01-06T00:00:00Z")
            if "may sign its own copy" in paragraph:
                paragraphs[at] = paragraph.replace("A. Clerk", "C. Solicitor")
        return "".join(paragraphs)

    return changed(content, others)


def changed(content: bytes, change: object) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            piece = old.read(name)
            new.writestr(name, change(piece.decode()).encode() if name == "word/document.xml" else piece)  # type: ignore[operator]
    return out.getvalue()


def paragraphs(content: bytes) -> list[str]:
    return re.findall(r"<w:p>(?:(?!</w:p>).)*</w:p>", part(content, "word/document.xml").decode(), re.DOTALL)


def authors(paragraph: str) -> set[str]:
    return set(re.findall(r'<w:(?:ins|del) [^>]*w:author="([^"]+)"', paragraph))


def test_each_change_keeps_whoever_made_it_with_its_day() -> None:
    content = redline(WordFile(made()), WordFile(returned())).docx
    found = {
        text: each for each in paragraphs(content) for text in ("at least", "may sign its own copy") if text in each
    }
    assert authors(found["at least"]) == {"B. Partner"}
    assert 'w:date="2027-01-06T00:00:00Z"' in found["at least"]
    assert authors(found["may sign its own copy"]) == {"C. Solicitor"}
    everybody = set().union(*map(authors, paragraphs(content)))
    assert {"A. Clerk", "B. Partner", "C. Solicitor"} <= everybody


def test_what_nobody_tracked_is_ours() -> None:
    """The last version changes the notice once more, and tracks nothing."""
    content = redline(WordFile(made()), WordFile(made(*SETS)), author="Our office").docx
    assert set().union(*map(authors, paragraphs(content))) == {"Our office"}


def test_a_change_beside_those_that_were_tracked_is_ours_alone() -> None:
    quiet = changed(returned(), lambda xml: xml.replace("The Councils aim to secure", "The Councils mean to secure", 1))
    content = redline(WordFile(made()), WordFile(quiet), author="Our office").docx
    mine = [each for each in paragraphs(content) if "Our office" in authors(each)]
    assert len(mine) == 1 and "mean" in mine[0] and authors(mine[0]) == {"Our office"}


def test_ids_of_marks_are_each_their_own() -> None:
    xml = part(redline(WordFile(made()), WordFile(returned())).docx, "word/document.xml").decode()
    ids = re.findall(r'<w:(?:ins|del|pPrChange|rPrChange) w:id="(\d+)"', xml)
    assert len(ids) == len(set(ids))


def test_words_of_two_authors_in_one_paragraph_are_told_apart() -> None:
    found = TrackedAuthors()
    found.read(_xml(
        '<w:r><w:t>on </w:t></w:r><w:del w:author="A" w:date=""><w:r><w:delText>six</w:delText></w:r></w:del>'
        '<w:ins w:author="B" w:date=""><w:r><w:t>three</w:t></w:r></w:ins><w:r><w:t> months</w:t></w:r>'
        '<w:ins w:author="A" w:date=""><w:r><w:t> or so</w:t></w:r></w:ins>'
    ))  # fmt: skip
    words = "on three months or so"
    a, b = Who("A", ""), Who("B", "")
    assert found.came(words, [3, 5, 7, 3, 3]) == [None, b, None, a, a]
    assert found.went_at(words, (3,), ["six"]) == [a]
    assert found.went_at(words, (3,), ["sixty"]) == [None]
    assert found.came("other words", [5, 6]) == [None, None]


def test_two_paragraphs_of_the_same_words_changed_otherwise_name_nobody() -> None:
    found = TrackedAuthors()
    for author in ("A", "B"):
        found.read(_xml(f'<w:ins w:author="{author}"><w:r><w:t>Signed</w:t></w:r></w:ins>'))
    assert found.came("Signed", [6]) == [None]


def _xml(inside: str) -> object:
    from lxml import etree

    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return etree.fromstring(f'<w:body xmlns:w="{space}"><w:p>{inside}</w:p></w:body>')
