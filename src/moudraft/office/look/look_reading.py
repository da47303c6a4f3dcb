"""A Word file read for its look: every paragraph, run, table, picture and link as facts, nothing judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import structs

from moudraft.office.look.style_looks import HIGHLIGHTS, NOTHING, RunLook, StyleLooks, run_look, shade_of
from moudraft.office.look.table_looks import behind, table_look
from moudraft.office.look.word_look import Heading, Link, Picture, Plain, Printed, Story, WordLook, beginning
from moudraft.office.namespaces import MC, SPACES, V, W, local
from moudraft.office.package_reading import DAMAGED, SAVE_AGAIN, Package, refused, unreadable

DC = "{http://purl.org/dc/elements/1.1/}"
WP = f"{{{SPACES['wp']}}}"
R_ID = f"{{{SPACES['r']}}}id"
_NOTES = ("footnotes", "endnotes")
_STORIES: dict[str, Story] = {"header": "header", "footer": "footer", "footnotes": "notes", "endnotes": "notes"}


def word_look(docx: bytes, name: str = "the file") -> WordLook:
    """The facts of a .docx; raises ``MoudraftError`` where it cannot be read."""
    package = Package(docx, name)
    try:
        return _Look(package, name).facts()
    except DAMAGED as error:
        raise unreadable(name, error) from None


class _Look:
    def __init__(self, package: Package, name: str) -> None:
        self.package = package
        self.name = name
        self.main = package.target("", "officeDocument") or "word/document.xml"
        self.root = package.xml(self.main)
        if self.root.find(f"{W}body") is None:
            raise refused(name, "cannot be read as a Word document: there is no text in it", SAVE_AGAIN)
        styles = package.target(self.main, "styles")
        self.styles = StyleLooks(package.xml(styles) if styles else self.root)

    def facts(self) -> WordLook:
        body = list(self._paragraphs(self.root))
        stories: list[tuple[Story, Any]] = [("body", self.root), *self._beside()]
        tables = [each for each in self.root.iter(f"{W}tbl") if not _is_fallback(each)]
        return WordLook(
            name=self.name,
            title=self._title(),
            language=self._language(),
            headings=tuple(self._headings(body)),
            tables=tuple(table_look(each, " ".join(map(_words, each.iter(f"{W}p")))) for each in tables),
            pictures=tuple(each for story, root in stories for each in _pictures(root, story)),
            printed=tuple(each for story, root in stories for each in self._printed(root, story)),
            paragraphs=tuple(self._plain(each) for each in body),
            links=tuple(self._links()),
            floating=tuple(_floating(self.root)),
        )

    def _beside(self) -> Iterator[tuple[Story, Any]]:
        for each in self.package.related(self.main):
            if each.type in _STORIES and not each.external and each.target in self.package:
                yield _STORIES[each.type], self.package.xml(each.target)

    def _title(self) -> str:
        part = self.package.target("", "core-properties")
        found = self.package.xml(part).find(f"{DC}title") if part else None
        return (found.text or "").strip() if found is not None else ""

    def _language(self) -> str:
        return self.styles.paragraph("").over(self.styles.defaults).language

    # --- paragraphs ---------------------------------------------------------------------------------------

    def _paragraphs(self, root: Any) -> Iterator[Any]:
        return (each for each in root.iter(f"{W}p") if not _is_fallback(each))

    def _headings(self, paragraphs: list[Any]) -> Iterator[Heading]:
        for each in paragraphs:
            level = self._level(each)
            if level:
                yield Heading(level, _words(each))

    def _level(self, paragraph: Any) -> int:
        """The outline level of a paragraph from 1; 0 for body text."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        found = own if own is not None else self.styles.found(_style(paragraph), f"{W}pPr/{W}outlineLvl")
        value = (found.get(f"{W}val") or "") if found is not None else ""
        return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0

    def _plain(self, paragraph: Any) -> Plain:
        text = _words(paragraph)
        own = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        number = own if own is not None else self.styles.found(_style(paragraph), f"{W}pPr/{W}numPr/{W}numId")
        runs = [look for run, look in self._runs(paragraph, self._base(paragraph)[0]) if _words(run)]
        return Plain(
            text=text,
            style=self.styles.name(_style(paragraph)),
            heading=bool(self._level(paragraph)),
            numbered=number is not None and number.get(f"{W}val") != "0",
            all_bold=bool(runs) and all(look.bold for look in runs),
            in_table=next(paragraph.iterancestors(f"{W}tc"), None) is not None,
            spoken=bool(text) or any(True for _ in paragraph.iter(f"{W}drawing", f"{W}pict", f"{W}sectPr", f"{W}br")),
        )

    # --- runs ---------------------------------------------------------------------------------------------

    def _printed(self, root: Any, story: Story) -> Iterator[Printed]:
        for paragraph in self._paragraphs(root):
            base, fill = self._base(paragraph)
            style = self.styles.name(_style(paragraph))
            shown = ((_words(run), look) for run, look in self._runs(paragraph, base) if not look.hidden)
            found = [_printed(text, story, style, look, base, fill) for text, look in shown if text]
            # What is all of one colour is told from nothing by it.
            alike = all(each.stands_out for each in found)
            yield from (structs.replace(each, stands_out=False) for each in found) if alike else found

    def _base(self, paragraph: Any) -> tuple[RunLook, str]:
        """What a paragraph says of its runs, and the colour behind it."""
        table, cell_fill = behind(paragraph, self.styles)
        id = _style(paragraph)
        fill = shade_of(paragraph.find(f"{W}pPr/{W}shd")) or shade_of(self.styles.found(id, f"{W}pPr/{W}shd"))
        behind_it = fill or cell_fill or "FFFFFF"
        # What a paragraph's style says goes over the table's; only what it leaves open is the table's.
        return self.styles.paragraph(id).over(table).over(self.styles.defaults), behind_it

    def _runs(self, paragraph: Any, base: RunLook) -> Iterator[tuple[Any, RunLook]]:
        for run in paragraph.iter(f"{W}r"):
            if next(run.iterancestors(f"{W}p"), None) is not paragraph or _is_fallback(run):
                continue
            own = run.find(f"{W}rPr")
            named = own.find(f"{W}rStyle") if own is not None else None
            style = self.styles.run(named.get(f"{W}val") or "") if named is not None else NOTHING
            yield run, run_look(own).over(style).over(base)

    # --- links --------------------------------------------------------------------------------------------

    def _links(self) -> Iterator[Link]:
        ties = {each.id: each for each in self.package.related(self.main)}
        for each in self.root.iter(f"{W}hyperlink"):
            tie = ties.get(each.get(R_ID) or "")
            yield Link(_words(each), tie.target if tie and tie.external else "")


def _printed(text: str, story: Story, style: str, look: RunLook, base: RunLook, fill: str) -> Printed:
    behind_it = HIGHLIGHTS.get(look.highlighted, "") or look.fill or fill
    colour = look.colour if look.colour not in ("", "auto") else _automatic(behind_it)
    return Printed(
        text, story, style, look.size or 0, colour, behind_it, bool(look.bold),
        stands_out=look.colour != base.colour or bool(look.highlighted) or bool(look.fill and look.fill != base.fill),
        marked=(look.bold, look.italic, look.underlined) != (base.bold, base.italic, base.underlined),
    )  # fmt: skip


def _automatic(fill: str) -> str:
    """The colour that Word gives a text that has none: white where what is behind it is dark."""
    dark = sum(int(fill[at : at + 2], 16) for at in (0, 2, 4)) < 160
    return "FFFFFF" if dark else "000000"


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return (found.get(f"{W}val") or "") if found is not None else ""


def _words(element: Any) -> str:
    """The words that an element shows, without those that a reader of changes has taken out."""
    texts = (each for each in element.iter(f"{W}t") if not _is_fallback(each))
    return " ".join("".join(each.text or "" for each in texts).split())


def _is_fallback(element: Any) -> bool:
    """Whether an element is what older programs show in place of one that is there too."""
    return next(element.iterancestors(f"{MC}Fallback"), None) is not None


# --- pictures and floating text --------------------------------------------------------------------------------


def _pictures(root: Any, story: Story) -> Iterator[Picture]:
    for each in root.iter(f"{WP}inline", f"{WP}anchor"):
        properties = each.find(f"{WP}docPr")
        if properties is None or _is_fallback(each) or any(True for _ in each.iter(f"{W}txbxContent")):
            continue
        words = (properties.get("descr") or properties.get("title") or "").strip()
        marks = (mark for mark in properties.iter() if local(mark) == "decorative")
        yield Picture(words, story, any(mark.get("val") in ("1", "true") for mark in marks))
    for each in root.iter(f"{W}pict", f"{W}object"):
        shapes = [shape for shape in each.iter() if str(shape.tag).startswith(V) and local(shape) not in _PARTS]
        for shape in shapes:
            rule = any(key.rpartition("}")[2] == "hr" for key in shape.attrib)
            if not rule and not _is_fallback(shape) and not any(True for _ in shape.iter(f"{W}txbxContent")):
                yield Picture((shape.get("alt") or "").strip(), story)


_PARTS = (
    "shapetype", "formulas", "f", "path", "textpath", "fill", "stroke", "shadow", "imagedata", "textbox", "handles",
    "h", "group", "background",
)  # fmt: skip


def _floating(root: Any) -> Iterator[str]:
    """Texts in a box or a frame of their own, which is read where it is anchored and not where it is seen."""
    for box in root.iter(f"{W}txbxContent"):
        if not _is_fallback(box) and _words(box):
            yield beginning(_words(box))
    for frame in root.iter(f"{W}framePr"):
        paragraph = next(frame.iterancestors(f"{W}p"), None)
        capital = frame.get(f"{W}dropCap") in ("drop", "margin")
        if paragraph is not None and _words(paragraph) and not capital:
            yield beginning(_words(paragraph))
