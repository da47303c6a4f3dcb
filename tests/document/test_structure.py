"""Who reports to whom: the boxes and lines of the governance picture, and the picture itself."""

from __future__ import annotations

import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from moudraft import draft, load_deal
from moudraft.deal import Body, Deal, Party
from moudraft.document.structure import Structure, _note, structure_of
from moudraft.drafting import load_library
from moudraft.selection.bodies import fill_bodies
from moudraft.selection.terms import settle
from moudraft.writers.to_svg import to_svg
from tests import tiny

LIBRARY = tiny.library({"a/a": "1. x"}, axes={
    "governance": {**tiny.AXES["governance"],
                   "values": {**tiny.AXES["governance"]["values"], "shared-post": {"label": "A post"}}},
})  # fmt: skip


def structure(*governance: Any, **deal: Any) -> Structure:
    given = tiny.deal(governance=list(governance), **deal) if governance else tiny.deal(**deal)
    return structure_of(given, settle(given, LIBRARY, LIBRARY.templates["paper"]))


def edges(made: Structure) -> list[tuple[str, str]]:
    names = {box.id: box.name for box in made.boxes}
    return [(names[edge.source], names[edge.target]) for edge in made.edges]


PARTIES = ["North District Council", "South Borough Council"]


def test_without_a_body_there_are_only_the_parties() -> None:
    made = structure()
    assert [(box.name, box.kind, box.tier) for box in made.boxes] == [(name, "party", 0) for name in PARTIES]
    assert made.edges == ()


def test_a_body_reports_to_every_party() -> None:
    assert edges(structure("board")) == [("Leaders’ Board", name) for name in PARTIES]


def test_a_body_reports_to_the_one_above_it() -> None:
    made = structure("team", "board", "shared-post")
    assert {box.name: box.tier for box in made.boxes[2:]} == {
        "Programme Team": 2,
        "Leaders’ Board": 1,
        "Shared Director": 3,
    }
    found = edges(made)
    assert ("Programme Team", "Leaders’ Board") in found
    assert ("Shared Director", "Programme Team") in found
    assert ("Programme Team", PARTIES[0]) not in found


@pytest.mark.parametrize("named", ["Top Table", "the Top Table", "the TOP table"])
def test_a_body_reports_to_the_body_it_names(named: str) -> None:
    made = structure("board", {"model": "board", "name": "the Top Table"}, {"model": "team", "reports_to": named})
    assert edges(made)[-1] == ("Programme Team", "Top Table")


def test_a_body_that_names_itself_or_nobody_known_reports_as_usual() -> None:
    for named in ("Programme Team", "the Cabinet"):
        assert edges(structure("board", {"model": "team", "reports_to": named}))[-1] == (
            "Programme Team",
            "Leaders’ Board",
        )


def test_every_line_joins_two_boxes_and_no_box_reports_to_itself() -> None:
    made = structure("board", "board", "team", "shared-post")
    ids = {box.id for box in made.boxes}
    assert len(ids) == len(made.boxes)
    assert all({edge.source, edge.target} <= ids and edge.source != edge.target for edge in made.edges)


def test_the_note_is_how_the_body_decides() -> None:
    notes = {box.name: box.note for box in structure("board", {"model": "team", "decision": "majority"}).boxes}
    assert (notes["Leaders’ Board"], notes["Programme Team"], notes[PARTIES[0]]) == ("consensus", "majority", "")


def test_a_name_not_settled_is_a_blank_in_the_picture_too() -> None:
    made = structure({"model": "board", "name": {"tbc": "the board's name"}})
    assert made.boxes[-1].name == "[to confirm: the board's name]"


def test_the_picture_is_well_formed_whatever_the_names_and_says_it_all_in_words() -> None:
    made = structure({"model": "board", "name": 'R&D <Board> "One"'}, "team")
    svg = to_svg(made, 'The <"Deal"> & Co')
    root = ElementTree.fromstring(svg)
    label = root.attrib["aria-label"]
    assert label.startswith('The <"Deal"> & Co. ')
    assert 'Programme Team reports to R&D <Board> "One"' in label
    shapes = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert (shapes.count("rect"), shapes.count("path") - 1) == (len(made.boxes), len(made.edges))


def test_a_picture_with_no_body_says_so() -> None:
    assert "No body is set up" in to_svg(structure(), "The Deal")


def test_boxes_do_not_overlap_and_stay_inside_the_picture() -> None:
    root = ElementTree.fromstring(to_svg(structure("board", "board", "team", "shared-post"), "T"))
    boxes = [
        tuple(float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
        for rect in root.iter("{http://www.w3.org/2000/svg}rect")
    ]
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for n, (x, y, w, h) in enumerate(boxes):
        assert x >= 0 and y >= 0 and x + w <= width and y + h <= height
        for other_x, other_y, other_w, other_h in boxes[n + 1 :]:
            apart = x + w <= other_x or other_x + other_w <= x or y + h <= other_y or other_y + other_h <= y
            assert apart


def test_many_parties_stand_in_one_box() -> None:
    parties = [{"name": f"District {n}", "short_name": f"D{n}", "kind": "district"} for n in range(7)]
    deal = load_deal({"moudraft": 1, "template": "mou", "title": "T", "parties": parties})
    made = draft(deal, today=datetime.date(2026, 11, 21))
    structure = structure_of(made.deal, made.selection.terms)
    assert [box.name for box in structure.boxes if box.kind == "party"] == ["Each of the seven parties"]
    assert {edge.target for edge in structure.edges} <= {box.id for box in structure.boxes}


def test_a_standing_arrangement_has_no_note_of_how_it_decides() -> None:
    parties = tuple(Party(name, name, "district") for name in PARTIES)
    ours = load_library()
    deal = Deal("mou", "T", parties, governance=(Body("governance.0", "shared-chief-executive", decision="majority"),))
    (body,) = fill_bodies(deal, ours, ours.templates["mou"], ())
    assert body.kind == "arrangement"
    assert [_note(each) for each in (body, replace(body, kind="members", decision="two-thirds"))] == ["", "two thirds"]
    assert _note(replace(body, kind="officers", decision="")) == ""
