"""A firm's style file made fit for a draft: what it lacks is built in, on its own text style and in its own fonts."""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from lxml import etree

from moudraft.office.package_reading import Package
from moudraft.office.zip_writing import zipped
from moudraft.problems import Location, MoudraftError, Problem
from moudraft.writers.word.built_in_lists import Lists
from moudraft.writers.word.firm_styles import FirmStyles, ours, value
from moudraft.writers.word.house_style import Link
from moudraft.writers.word.style_roles import Played, roles_played
from moudraft.writers.word.word_names import NAMESPACES, ROLES, XML_HEAD, qualified

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TIES = "http://schemas.openxmlformats.org/package/2006/relationships"
_TIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_DERIVED = {"section-unnumbered": "section", "schedule": "section"}
"""Roles that look as another of the firm's own does, where the firm has no style for them."""
_LADDER = {"clause": 1, "item-1": 2, "item-2": 3}
_FONTS = ("rFonts", "color", "lang")
_AFTER = 120  # twips below a paragraph of text, where the firm's own leaves none


class Completed(NamedTuple):
    """The file with every style, the id of each role, its list (and whether the style itself says so), and how found.

    ``foreign`` is whether any of its numbers look otherwise than ours.
    """

    docx: bytes
    ids: dict[str, str]
    links: dict[str, Link]
    styled: dict[str, Link]
    played: dict[str, Played]
    foreign: bool


def completed(docx: bytes, wishes: Mapping[str, str], names: Mapping[str, Sequence[str]], place: Location) -> Completed:
    """A style file completed; ``wishes`` name styles by role, ``names`` what else a style of a role may be called."""
    package = Package(docx, place.file)
    main = package.target("", "officeDocument") or "word/document.xml"
    styles_name = package.target(main, "styles")
    if not styles_name:
        raise MoudraftError(Problem(place, "it holds no styles", "open it in Word, save it, and name it again"))
    numbering_name = package.target(main, "numbering")
    styles = package.xml(styles_name)
    numbering = package.xml(numbering_name) if numbering_name else etree.fromstring(f"<w:numbering {NAMESPACES}/>")
    made = _Completing(Lists(styles, numbering), wishes, names, place)
    with zipfile.ZipFile(io.BytesIO(docx)) as held:
        entries = {name: held.read(name) for name in held.namelist()}
    entries[styles_name] = _written(styles)
    if not numbering_name:
        numbering_name = _add_numbering(entries, main)
    entries[numbering_name] = _written(numbering)
    foreign = made.lists.differ_from_ours(made.links)
    return Completed(zipped(list(entries.items())), made.ids, made.links, made.styled, made.played, foreign)


class _Completing:
    def __init__(
        self, lists: Lists, wishes: Mapping[str, str], names: Mapping[str, Sequence[str]], place: Location
    ) -> None:
        lists.follow_style_links()
        self.firm = FirmStyles(lists.styles, lists.root)
        self.lists = lists
        self.own = FirmStyles(*ours())
        self.played = roles_played(self.firm, wishes, names, place)
        self.ids: dict[str, str] = {role: each.id for role, each in self.played.items() if each.id}
        self.links: dict[str, Link] = {}
        self.styled: dict[str, Link] = {}
        for role in ROLES:
            if role in self.ids:
                self.link_found(role)
        self.carry_on()
        for role in ROLES:
            self.build(role)

    # --- what the firm has ------------------------------------------------------------------------------

    def link_found(self, role: str) -> None:
        """The list of a style of the firm's own; ours, given to each paragraph, where its style has none."""
        found = self.firm.list_of(self.ids[role]) if ROLES[role].kind == "paragraph" else None
        if found is not None:
            self.styled[role] = Link(int(found[0]), int(found[1]), found[2])
            if ROLES[role].numbered:
                self.links[role] = self.styled[role]

    def carry_on(self) -> None:
        """The deeper levels of the section's own list carry the clauses and items."""
        section = self.styled.get("section")
        if section is None:
            return
        for role, depth in _LADDER.items():
            self.lists.ensure_level(str(section.definition), section.level, depth)
            if role not in self.links:
                self.links[role] = msgspec.structs.replace(section, level=section.level + depth)

    # --- what is built in -------------------------------------------------------------------------------

    def build(self, role: str) -> None:
        """A style for a role that the firm has none for, and a list where one is wanted."""
        if ROLES[role].numbered and role not in self.links:
            self.links[role] = self.lists.ours_for(self.list_at_home(role))
        if role in self.ids:
            return
        style = self.derived(role) if self.is_derived(role) else self.copied(role)
        self.ids[role] = style.get(qualified("styleId"))
        link = self.links.get(role)
        if link is not None:
            _number(style, link)
            self.styled[role] = link
        self.firm.root.append(style)

    def list_at_home(self, role: str) -> tuple[str, str, int]:
        """The list of a role in our own style file."""
        found = self.own.list_of(self.own.named(ROLES[role].style, ROLES[role].kind))
        assert found is not None
        return found

    def is_derived(self, role: str) -> bool:
        like = _DERIVED.get(role, "")
        return bool(like) and self.played[like].how != "built in" and like in self.ids

    def derived(self, role: str) -> Any:
        """A style that looks as the firm's own headings do."""
        style = self.blank(role, self.ids[_DERIVED[role]])
        properties = etree.SubElement(style, qualified("pPr"))
        if role == "schedule":
            etree.SubElement(properties, qualified("pageBreakBefore"))
            etree.SubElement(properties, qualified("ind"), _attributes(left="0", firstLine="0"))
            etree.SubElement(properties, qualified("jc"), _attributes(val="center"))
        else:
            number = etree.SubElement(properties, qualified("numPr"))
            etree.SubElement(number, qualified("numId"), _attributes(val="0"))
            etree.SubElement(properties, qualified("ind"), _attributes(left="0", firstLine="0"))
        return style

    def blank(self, role: str, base: str) -> Any:
        spec = ROLES[role]
        kept = self.own.named(spec.style, spec.kind)
        style = etree.Element(qualified("style"), _attributes(type=spec.kind, styleId=self.free_id(kept)))
        if self.own.styles[kept].get(qualified("customStyle")):
            style.set(qualified("customStyle"), "1")
        etree.SubElement(style, qualified("name"), _attributes(val=self.own.name(kept)))
        if base:
            etree.SubElement(style, qualified("basedOn"), _attributes(val=base))
        etree.SubElement(style, qualified("uiPriority"), _attributes(val="10"))
        etree.SubElement(style, qualified("qFormat"))
        return style

    def copied(self, role: str) -> Any:
        """Our own style for a role, on the firm's text: without our fonts, sizes of text, colours and line spacing."""
        kept = self.own.styles[self.own.named(ROLES[role].style, ROLES[role].kind)]
        style = self.blank(role, self.base_of(role, kept))
        for part in ("pPr", "rPr", "tblPr"):
            found = kept.find(qualified(part))
            if found is not None:
                style.append(copy.deepcopy(found))
        for found in kept.findall(qualified("tblStylePr")):
            style.append(copy.deepcopy(found))
        self.plain(role, style)
        return style

    def base_of(self, role: str, kept: Any) -> str:
        kind = ROLES[role].kind
        if kind != "paragraph":
            return self.firm.named("Normal Table" if kind == "table" else "Default Paragraph Font", kind)
        above = value(kept, "basedOn")
        role_above = next((each for each, spec in ROLES.items() if self.own.named(spec.style, spec.kind) == above), "")
        if role_above and role_above != "body":
            self.build(role_above)
            return self.ids[role_above]
        return self.ids.get("body") or self.firm.usual

    def plain(self, role: str, style: Any) -> None:
        for run in style.iter(qualified("rPr")):
            sizes = () if role.startswith("cover") or role in ("header", "footer") else ("sz", "szCs")
            for name in (*_FONTS, *sizes):
                for each in run.findall(qualified(name)):
                    run.remove(each)
        for each in style.findall(qualified("rPr")):
            if not len(each):
                style.remove(each)
        if ROLES[role].kind != "paragraph":
            return
        properties = style.find(qualified("pPr"))
        spacing = None if properties is None else properties.find(qualified("spacing"))
        for key in ("line", "lineRule"):
            if spacing is not None:
                spacing.attrib.pop(qualified(key), None)
        base = value(style, "basedOn")
        if spacing is None and not role.startswith("table") and base and not self.firm.space_after(base):
            properties = etree.SubElement(style, qualified("pPr")) if properties is None else properties
            _in_order(properties, etree.Element(qualified("spacing"), _attributes(after=str(_AFTER))))

    def free_id(self, id: str) -> str:
        return next(each for each in (id, f"Mou{id}", f"Moudraft{id}") if each not in self.firm.styles)


_ORDER = ("keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing", "ind",
          "jc", "outlineLvl")  # fmt: skip


def _in_order(properties: Any, element: Any) -> None:
    """Put an element where the schema has it among paragraph properties, in the place of one of its name."""
    for each in properties.findall(element.tag):
        properties.remove(each)
    place = _ORDER.index(etree.QName(element).localname)
    after = [each for each in properties if etree.QName(each).localname in _ORDER[:place]]
    properties.insert(properties.index(after[-1]) + 1 if after else 0, element)


def _number(style: Any, link: Link) -> None:
    """Tie a style to a list."""
    properties = style.find(qualified("pPr"))
    if properties is None:
        properties = etree.Element(qualified("pPr"))
        style.insert(
            next((at for at, each in enumerate(style) if each.tag == qualified("rPr")), len(style)), properties
        )
    number = etree.Element(qualified("numPr"))
    etree.SubElement(number, qualified("ilvl"), _attributes(val=str(link.level)))
    etree.SubElement(number, qualified("numId"), _attributes(val=str(link.number)))
    _in_order(properties, number)


def _attributes(**values: str) -> dict[str, str]:
    return {qualified(key): each for key, each in values.items()}


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _add_numbering(entries: dict[str, bytes], main: str) -> str:
    """A part for lists, in a file that has none: its type, and the tie from the document."""
    folder = posixpath.dirname(main)
    name = posixpath.join(folder, "numbering.xml")
    types = etree.fromstring(entries["[Content_Types].xml"])
    space = types.tag.rpartition("}")[0] + "}"
    etree.SubElement(types, f"{space}Override", PartName=f"/{name}", ContentType=f"{_WORD}.numbering+xml")
    entries["[Content_Types].xml"] = _written(types)
    ties_name = posixpath.join(folder, "_rels", f"{posixpath.basename(main)}.rels")
    ties = etree.fromstring(entries.get(ties_name) or f'{XML_HEAD}<Relationships xmlns="{_TIES}"/>'.encode())
    etree.SubElement(ties, f"{{{_TIES}}}Relationship", Id="rIdLists", Type=_TIE, Target="numbering.xml")
    entries[ties_name] = _written(ties)
    return name
