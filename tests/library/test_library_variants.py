"""Every clause of the domain's checklist, and each variant that changes the wording, has a wording that expresses it.

``library_variants.yaml`` maps each variant to its wordings. Besides, no two wordings of a clause are nearly the same,
and each wording fills cleanly for two and for three parties, in a paper that binds and in one that does not.
"""

from __future__ import annotations

import difflib
import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
import yaml

from moudraft import MoudraftError, load_deal
from moudraft.deal import LISTS, Deal, Item, Party
from moudraft.document import CrossReference, Paragraph, Table, plain_text
from moudraft.document import Inline as Printed
from moudraft.document.filling import Filler
from moudraft.document.vocabulary import Vocabulary
from moudraft.drafting import load_library
from moudraft.library.condition import Fact
from moudraft.library.wording import Clause, Hole, Inline, Reference, Wording, Words, walk_lines
from moudraft.problems import NOWHERE
from moudraft.selection import Selection
from moudraft.selection.terms import settle
from tests.conftest import ROOT
from tests.whole.prose import FOR_MORE, FOR_TWO, SLIPS

HERE = Path(__file__).parent
LIBRARY = load_library()
WORDINGS = [(clause, wording) for clause in LIBRARY.clauses.values() for wording in clause.wordings]
NAMES = {f"{clause.id}#{wording.name}" for clause, wording in WORDINGS}
TABLE = yaml.safe_load((HERE / "library_variants.yaml").read_text(encoding="utf-8"))
COUNTS = {
    "FRM": 10, "STA": 6, "AUT": 4, "PUR": 13, "SAF": 25, "BRD": 29, "COM": 25, "DEL": 28, "FIN": 17, "STF": 14,
    "INF": 12, "DUT": 12, "CHG": 12, "DSP": 4, "GEN": 10, "ANX": 9,
}  # fmt: skip
"""How many clauses each part of the checklist has: 230 in all."""
MERGED = {
    "SAF-18": "FIN-10", "SAF-19": "SAF-5", "SAF-21": "COM-2", "SAF-25": "INF-4", "SAF-13": "DEL-15", "STF-1": "SAF-15",
    "STF-2": "BRD-17", "DEL-27": "BRD-19", "COM-21": "COM-11", "DUT-11": "PUR-1", "DUT-12": "INF-7",
}  # fmt: skip
"""The clauses that the corrections merge into another (PUR-4 stays a clause of its own, beside PUR-5)."""
ADDED = 13
WHO = ("councils", "kinds", "parties", "capacity", "bodies", "area", "group")
"""The facts that make a twin of a wording: it says the same of other bodies, of another number, or without a name."""


def wordings_in(entry: str | list[str]) -> list[str]:
    """The wordings that an entry of the table names; none where it gives a reason instead."""
    named = [entry] if isinstance(entry, str) else entry
    return [each for each in named if "#" in each and ": " not in each]


OTHER_TABLES = (
    *((ROOT / "tests" / "provisions" / f"{name}.yaml") for name in ("joint", "places", "service")),
    *sorted((ROOT / "tests" / "rows").glob("*.yaml")),
    ROOT / "tests" / "library" / "data_rows.yaml",
)
VARIANTS = [(code, variant, entry) for code, each in TABLE["codes"].items() for variant, entry in each.items()]


# --- the table --------------------------------------------------------------------------------------------------------


def test_every_clause_of_the_checklist_is_in_the_table():
    wanted = [f"{part}-{number}" for part, count in COUNTS.items() for number in range(1, count + 1)]
    assert len(wanted) == 230
    assert set(TABLE["codes"]) == set(wanted)
    assert all(TABLE["codes"].values())


def test_every_clause_of_the_checklist_is_in_the_library_unless_it_is_merged_or_the_template_prints_it():
    have = {clause.code for clause in LIBRARY.clauses.values() if clause.code}
    assert set(TABLE["codes"]) - have == {*MERGED, "FRM-1", "AUT-4"}
    # Other kinds of paper and of party have checklists, and tests, of their own.
    families = {code.partition("-")[0] for code in TABLE["codes"]}
    assert {code for code in have if code.partition("-")[0] in families} <= set(TABLE["codes"])


@pytest.mark.parametrize(
    ("code", "variant", "entry"), VARIANTS, ids=[f"{code}-{variant}" for code, variant, _ in VARIANTS]
)
def test_a_variant_is_expressed_or_says_why_not(code, variant, entry):
    named = wordings_in(entry)
    assert set(named) <= NAMES
    if not named:
        assert isinstance(entry, str)
        how, _, why = entry.partition(": ")
        assert how in ("merged", "elsewhere", "left out")
        assert why
        assert how != "merged" or (
            why in TABLE["codes"] and any(wordings_in(each) for each in TABLE["codes"][why].values())
        )
    assert isinstance(entry, str) or named == entry


def test_what_the_corrections_merge_is_no_clause_of_its_own_and_what_it_goes_into_is():
    have = {clause.code for clause in LIBRARY.clauses.values() if clause.code}
    assert not have & MERGED.keys()
    assert have >= set(MERGED.values())


def test_every_clause_that_the_corrections_add_is_there():
    assert len(TABLE["added"]) == ADDED
    for entry in TABLE["added"].values():
        assert wordings_in(entry)
        assert set(wordings_in(entry)) <= NAMES


def test_general_provisions_are_split_as_the_corrections_say():
    split = {f"general/{name}" for name in ("entire-agreement", "waiver", "severance", "counterparts", "notices")}
    assert split <= set(LIBRARY.clauses)
    assert {
        each.partition("#")[0] for entry in TABLE["codes"]["GEN-6"].values() for each in wordings_in(entry)
    } == split


@functools.cache
def named() -> set[str]:
    entries = [entry for _, _, entry in VARIANTS] + list(TABLE["added"].values())
    return {each for entry in entries for each in wordings_in(entry)}


@functools.cache
def in_other_tables() -> frozenset[str]:
    """The clauses that the tables of the other kinds of paper and of party hold to their rows."""
    text = "\n".join(path.read_text("utf-8") for path in OTHER_TABLES)
    return frozenset(re.findall(r"[a-z]+/[a-z-]+", text)) & frozenset(LIBRARY.clauses)


def apart_from_who(wording: Wording) -> list[tuple[object, ...]]:
    """A wording's conditions without the lines on who the parties are."""
    return sorted([tuple(line for line in lines if line.name not in WHO) for lines in wording.when or ((),)], key=repr)


def accounted(clause: Clause, wording: Wording) -> bool:
    """Whether the table names a wording, or a rule covers it.

    A clause in another register (a recital, a row of a table) says what its clause says, and is covered where that is
    named. A twin, for other bodies or another number of them, is covered where a wording with the same conditions is.
    """
    if f"{clause.id}#{wording.name}" in named() or clause.id in TABLE["further"] or clause.id in in_other_tables():
        return True
    siblings = [each for each in clause.wordings if f"{clause.id}#{each.name}" in named()]
    if wording.register in ("row", "recital", "preamble"):
        return bool(siblings)
    return any(
        apart_from_who(each) == apart_from_who(wording) for each in siblings if each.register == wording.register
    )


def test_every_wording_is_in_the_table_or_says_why_it_is_there():
    missing = {f"{clause.id}#{wording.name}" for clause, wording in WORDINGS if not accounted(clause, wording)}
    assert missing == set(TABLE["others"])
    assert all(TABLE["others"].values())


def test_a_further_clause_is_one_of_the_librarys_own():
    for id in TABLE["further"]:
        assert not LIBRARY.clauses[id].code
    codeless = {clause.id for clause in LIBRARY.clauses.values() if not clause.code}
    assert codeless == {*TABLE["further"], *(name.partition("#")[0] for name in named())} & codeless


# --- likeness ---------------------------------------------------------------------------------------------------------

ALIKE = {
    "a column more, where the deal says who uses what": ["schedules/assets owned owned-with-use"],
    "a column more, where the deal gives days": [
        "authority/approvals in-stages in-stages-by-date",
        "schedules/handover listed listed-by-date",
    ],
    "two sentences more on what need not wait": ["disputes/breach cure cure-or-serious"],
    "a sentence more on interest, where the paper binds": ["money/payment thirty-days with-interest"],
    "a column more, where the deal says what for": ["schedules/contacts given given-by-matter"],
    "an award is final, and an expert decides facts alone": ["disputes/ladder expert arbitration"],
    "whom the paper has at its head decides who is turned to": ["disputes/ladder board-only leaders-only"],
    "only a council has residents, members, electors and council tax of its own, so the few words differ by law": [
        "conduct/consulting-one-another councils mixed",
        "conduct/engagement councils mixed",
        "conduct/member-development councils mixed",
        "governance/agenda any-party any-party-and-officers",
        "safeguards/fiscal-independence councils-assets-and-fund-row no-council-assets-and-fund-row",
        "safeguards/fiscal-independence councils-assets-row no-council-assets-row",
        "safeguards/fiscal-independence councils-not-pooled-row no-council-not-pooled-row",
        "safeguards/own-residents councils bodies",
        "safeguards/own-residents councils-row bodies-row",
        "safeguards/veto opt-out-councils opt-out-bodies",
        "safeguards/veto opt-out-councils-row opt-out-bodies-row",
        "safeguards/veto opt-out-councils-timed-row opt-out-bodies-timed-row",
    ],
    "who is a party differs: a council, or a leader who does not commit it": [
        "front/parties bodies office-holders",
        "front/parties bodies-preamble office-holders-preamble",
        "front/parties declaration-preamble declaration-of-office-holders-preamble",
    ],
    "the few words are the legal effect: the terms stand for a contract, or are one": [
        "schedules/processor-terms between-departments terms",
        "schedules/processor-terms form between-departments",
        "schedules/processor-terms form-by-row between-departments-by-row",
        "schedules/processor-terms between-departments-by-row terms-by-row",
    ],
    "the rows of the data sets describe the processing, or a table does": [
        "schedules/processor-terms terms terms-by-row",
    ],
    "the few words are the legal effect: subject to contract": [
        "status/legal-status not-binding not-binding-subject-to-contract"
    ],
    "a declaration says that its parties agree, where other papers say what they intend": [
        "purpose/commitments list list-declaration"
    ],
    "an area committee spends only under a power that it has been given": [
        "governance/area-committees advisory with-budget"
    ],
    "where there is no body, those who lead the parties recommend together": [
        "change/new-partners board board-without-a-body",
    ],
    "one list of matters, of which councils call two otherwise than other bodies do": [
        "governance/reserved-matters councils-with-delegation mixed-with-delegation",
    ],
    "money in a shared fund is not in a party's own accounts": [
        "safeguards/fiscal-independence bodies-assets bodies-assets-and-fund",
    ],
    "one gives the day or the date, the other does not, and a hole would print a blank": [
        "change/withdrawal notice year-end",
        "money/aligned-budgets joint-work named",
        "money/lead-contribution listed listed-until",
        "governance/chair rotating rotating-for-a-turn",
        "purpose/ambition exclusive-until exclusive",
        "purpose/ambition preferred-partner preferred-partner-for",
        "safeguards/veto opt-out-councils-row opt-out-councils-timed-row",
        "safeguards/veto opt-out-bodies-row opt-out-bodies-timed-row",
    ],
    "one table, and what stands round it depends on whether the paper binds": [
        "change/successors table table-in-a-contract",
    ],
    "a declaration gives no address and no short name": [
        "front/parties bodies-preamble declaration-of-many-preamble",
    ],
    "one committee is the body of the paper, and the other is set up elsewhere": [
        "delivery/delegated-functions by-the-board joint-committee",
    ],
    "one table, at two places on the ladder: a list with one date comes between them": [
        "schedules/programme owned dated"
    ],
}


def tokens(wording: Wording) -> list[str]:
    """The words of a wording as written, each hole and reference one token."""
    return [token for content, _, _ in walk_lines(wording.body) for inline in content for token in _tokens(inline)]


def _tokens(inline: Inline) -> list[str]:
    if isinstance(inline, Words):
        return re.findall(r"\w+|[^\w\s]", inline.text)
    if isinstance(inline, Hole):
        return [f"{{{{ {inline.expression} }}}}"]
    if isinstance(inline, Reference):
        return [f"[@{inline.target}]"]
    return [token for child in inline.children for token in _tokens(child)]


def alike(one: Wording, other: Wording) -> bool:
    match = difflib.SequenceMatcher(None, tokens(one), tokens(other), autojunk=False)
    return match.quick_ratio() > 0.9 and match.ratio() > 0.9


def test_no_two_wordings_of_a_clause_are_nearly_the_same():
    found = {
        f"{clause.id} {one.name} {other.name}"
        for clause in LIBRARY.clauses.values()
        for one, other in itertools.combinations(clause.wordings, 2)
        if one.register == other.register and alike(one, other)
    }
    allowed = [pair for pairs in ALIKE.values() for pair in pairs]
    assert sorted(found) == sorted(allowed)


# --- filling ----------------------------------------------------------------------------------------------------------

COUNCILS = (
    Party("Amberdale District Council", "Amberdale", "district"),
    Party("Three Valleys County Council", "the County", "county"),
    Party("Brookside Borough Council", "Brookside", "district"),
    Party("Highfell Council", "Highfell", "unitary"),
)
HEALTH = (
    Party("Amberdale District Council", "Amberdale", "district"),
    Party("NHS Three Valleys Integrated Care Board", "the ICB", "icb"),
    Party("Valleys Help", "Valleys Help", "charity"),
)
BODIES = (
    Party("Chief Constable of the Three Valleys Police", "the Chief Constable", "chief-constable"),
    Party("NHS Three Valleys Integrated Care Board", "the ICB", "icb"),
    Party("Valleys Help", "Valleys Help", "charity"),
)
NEIGHBOURS = (
    Party("Amberdale District Council", "Amberdale", "district"),
    Party("Three Valleys Fire Authority", "the Fire Authority", "fire"),
    Party("Valleys Help", "Valleys Help", "charity"),
)
SORTS = {"councils": COUNCILS, "health": HEALTH, "bodies": BODIES, "neighbours": NEIGHBOURS}
WORLDS = [*((who, number) for who in SORTS for number in (2, 3)), ("councils", 4)]


@functools.cache
def world(who: str, number: int) -> tuple[Deal, Selection]:
    """A deal with something in every list, among the first of the parties of one sort."""
    base = load_deal(HERE.parent / "deals" / "reserved-heads.yaml")
    signatory = base.parties[0].signatory
    parties = tuple(msgspec.structs.replace(each, signatory=signatory) for each in SORTS[who][:number])
    own = {
        name: tuple(
            Item(f"{name}.{at}", text=f"mend the weir at lock {at}", title="Upstream", phase=phase)
            for at, phase in enumerate(("first", "next", "alongside"))
        )
        for name in LISTS
    }
    held = (msgspec.structs.replace(each, text=each.text and "No drain is mended twice") for each in base.red_lines)
    deal = msgspec.structs.replace(base, parties=parties, lists=own, red_lines=tuple(held))
    template = LIBRARY.templates[deal.template]
    return deal, Selection(template, settle(deal, LIBRARY, template), (), (), ())


def can_stand(wording: Wording, facts: dict[str, Fact]) -> bool:
    """Whether a wording is written for the parties of a deal, as far as its conditions say."""
    about = ("councils", "kinds", "parties")
    return any(all(line.holds(facts) for line in lines if line.name in about) for lines in wording.when or ((),))


def effects(wording: Wording) -> tuple[str, ...]:
    """The kinds of paper that a wording can stand in, by its own word and by what it asks of ``binding``."""
    lines = [line for lines in wording.when for line in lines if line.name == "binding" and line.test == "any"]
    asked = {value for line in lines for value in line.values}
    none = wording.effect != "binding" and (not asked or bool(asked & {"none", "part"}))
    full = wording.effect != "non-binding" and (not asked or "full" in asked)
    return (*(("non-binding",) if none else ()), *(("binding",) if full or not none else ()))


def numbered(inline: Printed) -> Printed:
    """A reference with a noun and a number, as assembly gives it."""
    return (
        msgspec.structs.replace(inline, noun="paragraph", number="9") if isinstance(inline, CrossReference) else inline
    )


def texts(blocks: Iterable[Paragraph | Table]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for cell in (*block.header, *(cell for row in block.rows for cell in row.cells)):
                yield from texts(cell.paragraphs)
        else:
            yield plain_text(tuple(numbered(each) for each in block.content))
            yield from texts(block.children)


@pytest.mark.parametrize(("who", "number"), WORLDS, ids=[f"{number}-{who}" for who, number in WORLDS])
def test_every_wording_fills_cleanly(who, number):
    deal, selection = world(who, number)
    facts = selection.terms.facts
    wrong = SLIPS | ({"words for more than two": FOR_TWO} if number == 2 else {"words for two": FOR_MORE})
    slips, filled = [], 0
    for effect in ("non-binding", "binding"):
        vocabulary = Vocabulary(deal, selection, LIBRARY, effect, tuple(LIBRARY.definitions.values())[:2])
        for clause, wording in WORDINGS:
            if effect not in effects(wording) or not can_stand(wording, facts):
                continue
            try:
                blocks = Filler(vocabulary, NOWHERE).blocks(wording.body, wording.widths, clause.title)
            except MoudraftError as error:
                assert "there is nothing in " in str(error), f"{clause.id}#{wording.name}: {error}"
                continue
            filled += 1
            for text in texts(blocks):
                slips += [
                    f"{clause.id}#{wording.name}, {effect}: {what}: {text}"
                    for what, pattern in wrong.items()
                    if re.search(pattern, text)
                ]
    assert slips == []
    assert filled > 400


def test_every_wording_is_filled_somewhere():
    """Each wording can stand in one of the worlds, for two parties or for more, in some kind of paper."""
    facts = [world(who, number)[1].terms.facts for who, number in WORLDS]
    for clause, wording in WORDINGS:
        assert any(can_stand(wording, each) for each in facts), f"{clause.id}#{wording.name}"
    assert all(effects(wording) for _, wording in WORDINGS)
