"""The names that holes may use, and what each prints for one deal.

Values are inlines of the Document (text, or a blank for what is not settled), so that a value can never become
markup. Names are dotted paths; one that begins with a capital prints with a capital. ``clauses/README.md`` lists them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from functools import partial

from moudraft import english
from moudraft.deal import LISTS, Deal, Item, Tbc
from moudraft.deal.values import is_unsettled
from moudraft.document import Blank, CrossReference, Effect, Inline, Text
from moudraft.document.body_part_words import body_lists, list_key
from moudraft.document.body_words import NamedBodies
from moudraft.document.class_words import (
    called_by_class,
    class_names,
    class_scope,
    class_verbs,
    member_lists,
    told_of_class,
)
from moudraft.document.definitions import lists_definitions
from moudraft.document.detail_words import DetailWords, NamedDetails, each_or_blank
from moudraft.document.further_body_words import FURTHER_BODIES, board_scopes, further_scopes, told_above
from moudraft.document.inline import WHOLE
from moudraft.document.keys_of_names import KEYS_OF_NAMES
from moudraft.document.lease_words import lease_words
from moudraft.document.line_words import LINE_LISTS, LineLists
from moudraft.document.party_row_words import party_row_lists
from moudraft.document.party_words import (
    COUNCILS,
    LOCAL_AUTHORITIES,
    NationLines,
    all_in,
    county_name,
    heads_above,
    office_names,
    signs_as_head,
)
from moudraft.document.saving_words import saves, saving_keys, saving_words
from moudraft.document.service_words import service_names
from moudraft.document.term_words import AND_LAST_DAY, and_last_day
from moudraft.document.when_asked import WhenAsked
from moudraft.document.words_of_values import (
    GIVEN_PARTS,
    KEY,
    MORE_KEYS,
    Printed,
    Scope,
    Words,
    blank,
    date_or_blank,
    date_words,
    joined,
    name_called,
    party_name,
    party_scope,
    settled,
)
from moudraft.lazy_patterns import lazy_pattern
from moudraft.library import Definition, Detail, Library
from moudraft.library.condition import match
from moudraft.library.template import Template
from moudraft.library.wording import Hole
from moudraft.selection import Selection
from moudraft.selection.details import given_parts
from moudraft.selection.facts import principal
from moudraft.selection.further_bodies import FURTHER
from moudraft.selection.party_classes import CLASSES, known_classes, party_classes
from moudraft.selection.served import MAP, NATION, PEOPLE, asks_for_area, nation_told

VERBS = {"will": ("will", "will"), "intend": ("intends to", "intend to"), "aim": ("aims to", "aim to")}
BINDING_VERB = "must"
LEAD_OFFICERS = "lead-officers"
"""The role of the clause by which each party appoints one."""


class Vocabulary:
    """What names print in one draft. ``names`` maps a dotted path to words; ``lists`` holds the scopes of ``each``."""

    def __init__(
        self,
        deal: Deal,
        selection: Selection,
        library: Library,
        effect: Effect,
        definitions: tuple[Definition, ...] = (),
    ) -> None:
        self.deal = deal
        self.selection = selection
        self.library = library
        self.effect = effect
        self.template: Template = selection.template
        self.keys: dict[str, str] = dict(KEYS_OF_NAMES)
        self.printed: dict[str, tuple[tuple[Inline, ...], str]] = {}
        """What names of plain words have printed so far, as they were asked for, and the key of the deal of each."""
        self.details = NamedDetails(selection.terms.values, library.axes)
        self.bodies = NamedBodies(selection.terms.bodies)
        of_nation = NationLines(library.home, selection.terms.facts)
        self.names: WhenAsked[Printed] = WhenAsked(self.details.printed, self.bodies.printed, of_nation.printed)
        of_lines = LineLists(deal, selection, library, self.names)
        of_bodies = partial(_bodies_listed, library, selection)
        self.lists: WhenAsked[list[Scope]] = WhenAsked(
            self.details.listed, of_nation.listed, of_lines.listed, of_bodies
        )
        self.lists["definitions"] = [{"term": each.term, "text": each.text} for each in definitions]
        there = party_classes(deal, library)
        self.classes = [*(each for each in known_classes(library) if each.id not in {own.id for own in there}), *there]
        self.open_to_others = any(each.is_open for each in there)
        self._parties()
        self._classes()
        self.names |= service_names(self.classes, str(self.names["party"]), self.template.instrument)
        items = [item for each in deal.lists.values() for item in each]
        handles = {item.handle: item.text for item in items if item.handle and isinstance(item.text, str)}
        several = {called: each.plural for each in there for called in each.is_called}
        clauses = partial(_standing, library, selection, bool(definitions))
        self.details.words = DetailWords(
            str(self.names["both"]), clauses, handles, called_by_class(there), several, library.home.bodies_called
        )
        self._verbs()
        self._paper()
        self.lists |= party_row_lists(deal, self.names["paper"])
        self._group()
        self._bodies()
        self.names[AND_LAST_DAY] = and_last_day(self.selection.terms, self.library)
        self._who_leads()
        self._lists()

    def binding(self) -> Vocabulary:
        """The same words for what binds, where a party must do what elsewhere it will or intends to."""
        made = self.apart()
        made.effect = "binding"
        made._verbs()
        return made

    def apart(self) -> Vocabulary:
        """The same names and lists in another vocabulary, to be changed: nothing of them has been printed there."""
        made = copy(self)
        made.names, made.lists, made.keys, made.printed = self.names.copy(), self.lists.copy(), dict(self.keys), {}
        return made

    # --- parties ------------------------------------------------------------------------------

    def _parties(self) -> None:
        deal, names = self.deal, self.names
        nation = self.library.home
        councils = all_in(deal, nation, COUNCILS) and not self.open_to_others
        party = self.template.councils if councils else self.template.partners
        parties, count = english.plural(party), len(deal.parties)
        names |= office_names(deal, nation)
        two, local = count == 2 and not self.open_to_others, all_in(deal, nation, LOCAL_AUTHORITIES)
        self.lists["parties"] = [party_scope(each, f"parties.{n}") for n, each in enumerate(deal.parties)]
        names |= {
            "party": party,
            "parties": parties,
            "the_parties": f"the {parties}",
            "the_county": county_name(deal, self.library.home, party),
            "both": f"both {parties}" if two else f"all the {parties}",
            "each": f"each {party}",
            "either": f"either {party}" if two else f"any {party}",
            "neither": f"neither {party}" if two else f"no {party}",
            "other": f"the other {party}" if two else f"another {party}",
            "others": f"the other {party}" if two else f"the other {parties}",
            "others.s": "s" if two else "",
            "groups_of_them": "" if two else ", or across groups of them",
            "others_possessive": f"the other {party}\u2019s" if two else f"the other {parties}\u2019",
            "one_another": "each other" if two else "one another",
            "between": "between" if two else "among",
            "party_count": english.number_word(count),
            "party_names": joined([party_name(each, f"parties.{n}") for n, each in enumerate(deal.parties)]),
            "the_party_names": joined(
                [name_called(each, f"parties.{n}", self.library.home) for n, each in enumerate(deal.parties)]
            ),
            "short_names": english.joined([party.short_name for party in deal.parties]),
            "leaders": "the Leaders" if self._led_by_leaders() else "the signatories",
            "leaders_of": "the Leaders of" if self._led_by_leaders() else "the signatories for",
            "leader": "Leader" if self._led_by_leaders() else "signatory",
            "leadership": "the Leaders" if self._led_by_leaders() or self._leaders_sit() else "the signatories",
            "each_council": f"each {party if local else f'council among the {parties}'}",
            "title": settled(deal.title_tbc or deal.title, "the title", "title"),
            "date": date_words(deal.date),
        }
        names["above_officers"] = self._above_officers()

    def _classes(self) -> None:
        """The words for each class of party, and the parties in it."""
        self.names_of_classes = {each.fact: class_names(each) for each in self.classes}
        for each in self.classes:
            named = {f"{each.fact}{name}": words for name, words in self.names_of_classes[each.fact].items()}
            self.names |= named
            if each.told_by:
                self.keys |= dict.fromkeys(named, each.told_by)
        self.lists |= member_lists(self.classes, self.deal)

    def _led_by_leaders(self) -> bool:
        return all(party.signatory.office == "Leader" for party in self.deal.parties)

    def _leaders_sit(self) -> bool:
        """Whether the principal body is made up of Leaders, whoever signs: its members' words name them."""
        board = principal(self.selection.terms.bodies)
        members = board.members if board else ()
        parts = members if isinstance(members, tuple) else ()
        return any(_LEADER.search(self._plain(part)) for part in parts)

    def _above_officers(self) -> str:
        """Those to whom a difference goes that the most senior officers could not settle.

        The signatories may be these officers themselves, or others below them, so they will do only where each of
        them signs as the head of its party.
        """
        if self._led_by_leaders() or self._leaders_sit():
            return "the Leaders"
        if all(signs_as_head(party, self.library.home) for party in self.deal.parties):
            return "the signatories"
        return heads_above(self.deal, self.library.home, str(self.names["each"]))

    def _plain(self, part: object) -> str:
        """The words of a part of a body's members; for a hole, what its name prints where that is plain text."""
        if isinstance(part, Hole):
            printed = self.names.get(part.expression, "")
            return printed if isinstance(printed, str) else ""
        return part if isinstance(part, str) else getattr(part, "text", "")

    def _verbs(self) -> None:
        singular, plural = ("each", "either", "neither"), ("both", "the_parties")
        for verb, forms in VERBS.items():
            for subject in (*singular, *plural):
                form = forms[subject in plural]
                if self.effect == "binding":
                    form = "may" if subject == "neither" else BINDING_VERB
                self.names[f"{subject}.{verb}"] = f"{self.names[subject]} {form}"
        for subject in (*singular, *plural):
            form = "recognise" if subject in plural else "recognises"
            self.names[f"{subject}.recognise"] = f"{self.names[subject]} {form}"
        self.names["will"] = will = "will" if self.effect == "non-binding" else BINDING_VERB
        self.names["provider.will"] = f"{self.names['provider']} {will}"
        for each in self.classes:
            verbs = class_verbs(each, self.names_of_classes[each.fact], will)
            self.names |= {f"{each.fact}{name}": words for name, words in verbs.items()}

    def _paper(self) -> None:
        paper, terms = self.template.paper, self.selection.terms
        called, this = paper.called(terms.bind_as_a_whole)
        leads_to = next((each.name for each in paper.later if match(each.when, terms.facts) is not None), "")
        given = terms.values["term"].detail(self.library.axes["term"], "paper") if "term" in terms.values else None
        named = given if isinstance(given, str) and not is_unsettled(given) else leads_to
        later = named or f"a later {called}"
        self.names |= {
            "paper": this,
            "paper_name": called,
            "later_paper": later,
            "a_later_paper": english.with_a(str(later)) if named else later,
            "paper.is": f"{this} {'are' if paper.plural else 'is'}",
            "paper.does": f"{this} {'do' if paper.plural else 'does'}",
            "paper.has": f"{this} {'have' if paper.plural else 'has'}",
            "paper.s": "" if paper.plural else "s",
            "paper.it": "them" if paper.plural else "it",
        }

    def _group(self) -> None:
        group, area = self.deal.group.name, self.deal.group.area
        # A party joins and leaves a contract, and otherwise a partnership.
        binds = self.selection.terms.bind_as_a_whole
        if isinstance(group, str):
            place = area if isinstance(area, str) else ""
            called, term = english.named(group, place), english.without_the(group)
            self.names |= {"group": called, "group_term": term, "group_article": "" if called == term else "the"}
        else:
            words: str | Words = (Blank(group.why or "the name of the group", "group.name"),) if group else ""
            together = self.template.together
            bare = self.names["paper"] if binds else together
            term = english.without_the(together)
            self.names |= {"group": words or bare, "group_term": words or term, "group_article": "the"}
        self.names["joint_work"] = self.template.work
        self.names["arrangement"] = self.names["paper" if binds else "group"]
        named = bool(group)
        self.names["cover_group"] = self.names["group_term"] if named else self.names["party_names"]
        asked = Tbc() if asks_for_area(self.deal) else area
        self.names["area"] = settled(asked, "the area", "group.area") if asked else "their area"
        self.names[PEOPLE] = settled(self.deal.group.people or Tbc(), "whom the work is for", PEOPLE)
        self.names[MAP] = settled(self.deal.group.map or Tbc(), "the map of the area", MAP)
        self.names[NATION] = nation_told(self.deal, self.library)
        self.names["place"] = self.names["area"] if asked else f"the area that {self.names['the_parties']} serve"

    # --- bodies -------------------------------------------------------------------------------

    def _bodies(self) -> None:
        board = principal(self.selection.terms.bodies)
        for name, scopes in body_lists(board).items():
            self.lists[f"board.{name}"] = scopes
            if board is not None:
                self.keys[f"board.{name}"] = list_key(board, name)

    # --- axes ---------------------------------------------------------------------------------

    def every_name(self) -> list[str]:
        """All the names there are in the draft."""
        values, axes = self.selection.terms.values, self.library.axes
        details = (f"{axis}.{detail}" for axis in values for detail in axes[axis].details)
        later = (*self.bodies.every_name(), *self.library.home.lines, *details)
        return [*self.names, *(name for name in later if name not in self.names)]

    def every_list(self) -> list[str]:
        """The names of all the lists there are in the draft, but for those in details."""
        return list(dict.fromkeys((*self.lists, *LINE_LISTS, *BODY_LISTS, *self.library.home.lines)))

    def key_of_name(self, name: str) -> str:
        """The deal's key that a name prints; empty where it prints none."""
        if key := self.keys.get(name) or self.bodies.key(name):
            return key
        return f"terms.{name}" if self.details.find(name) is not None else ""

    def _who_leads(self) -> None:
        """Who leads the work: the party that carries functions out for the others, and the officers of each party.

        They are called lead officers only in a paper that appoints some; in any other they are described.
        """
        lead = self.details.printed("delegation.lead")
        unnamed = f"the {self.names['party']} that leads the work"
        # To chair or administer as the lead is not to say that the deal delegates: the key is printed elsewhere.
        self.names["work_leader"] = lead if isinstance(lead, str) and lead else unnamed
        appointed = set(self.library.in_role(LEAD_OFFICERS))
        appoints = any(choice.clause.id in appointed for choice in self.selection.choices)
        described = f"the officers who lead the work for {self.names['the_parties']}"
        self.names["lead_officers"] = "the lead officers" if appoints else described

    def _with_saving(self, item: Item, scope: Scope, asked: Mapping[str, Detail]) -> Scope:
        """How an objective is measured, where it says what it saves; a paragraph on savings may give the baseline."""
        facts = self.selection.terms.facts
        known = any("given" in facts[each].values for each in STATING_BASELINES if each in facts)
        saving = saving_words(item, scope, asked, baseline_stated=known)
        own = scope["measure"]
        both = (*own, Text("; "), *saving) if item.measure and isinstance(own, tuple) else saving
        return {"measure": both, MORE_KEYS: " ".join(saving_keys(item, asked))}

    # --- lists --------------------------------------------------------------------------------

    def _lists(self) -> None:
        self.keys |= _KEYS_OF_DATES
        self.names |= _NO_DATES
        for name, items in self.deal.lists.items():
            scopes = [self._item_scope(name, item) for item in items]
            self.lists[name] = scopes
            self.lists |= {f"{name}.{phase}": [] for phase in _PHASES}
            for scope, item in zip(scopes, items, strict=True):
                if item.phase:
                    self.lists[f"{name}.{item.phase}"].append(scope)
            due = next((item.due for item in items if item.due), None)
            if isinstance(due, str):
                self.names[f"{name}.by"] = english.date(due)

    def _item_scope(self, name: str, item: Item) -> Scope:
        offered = self.library.items[name][item.id] if item.id else None
        leads = _LEADS.get(name, "who leads")
        text: Printed = offered.text if offered else ""
        if item.text:
            line = "what the class is called" if name == CLASSES else f"a line of the {name.replace('_', ' ')}"
            text = settled(item.text, line, f"{item.key}.text")
        scope: dict[str, Printed] = {
            KEY: item.key,
            "text": text,
            "title": settled(item.title, "the name of this line", f"{item.key}.title")
            if item.title
            else (offered.title if offered else ""),
            "measure": settled(item.measure or Tbc(), "how success is measured", f"{item.key}.measure"),
            "due": date_or_blank(item.due, "when it ends" if name in _ENDING else "the date", f"{item.key}.due"),
            "lead": settled(item.lead or Tbc(), leads, f"{item.key}.lead"),
        }
        asked = self.library.lists.get(name, {})
        told = [part for part in ("text", "title", "measure", "due", "lead") if getattr(item, part)]
        told += [f"phase={item.phase}"] if item.phase else []
        scope[GIVEN_PARTS] = " ".join([*told, *item.details, *given_parts(item.details, asked)])
        scope |= self.details.words.of_item(item.details, asked, item.key)
        scope |= lease_words(item, scope, asked, self.deal.lists.get(name, ()))
        if saves(item, asked):
            scope |= self._with_saving(item, scope, asked)
        if item.either:
            scope["either"] = ""
        if name == "services":
            # Where there are several, what is said of one says of which.
            scope["which"] = (Text(" ("), *scope["text"], Text(")")) if len(self.deal.lists[name]) > 1 else ""
        if name == CLASSES:
            its_class = next(each for each in self.classes if each.key == item.key)
            scope |= class_scope(its_class, scope["text"])
            scope[GIVEN_PARTS] = f"{scope[GIVEN_PARTS]} {told_of_class(its_class)}"
        for detail, ask in (offered.asks if offered else {}).items():
            given = item.details.get(detail)
            if given is None or is_unsettled(given):
                scope[f"details.{detail}"] = (blank(given, ask, f"{item.key}.{detail}"),)
            else:
                key = f"{item.key}.{detail}"
                listed = given if isinstance(given, list) else [given]
                scope[f"details.{detail}"] = each_or_blank(listed, ask, key)
        return scope


BODY_LISTS = (FURTHER, "bodies")


def _bodies_listed(library: Library, selection: Selection, name: str) -> list[Scope] | None:
    """The scopes of the bodies beside the principal one, or of every body for its terms of reference."""
    bodies = selection.terms.bodies
    if name == FURTHER:
        return further_scopes(bodies)
    if name != "bodies":
        return None
    apart = set(library.in_role(FURTHER_BODIES))
    chosen = any(choice.clause.id in apart for choice in selection.choices)
    return board_scopes(bodies, told_above(bodies) if chosen else {})


def _standing(library: Library, selection: Selection, defines: bool, listed: Sequence[str]) -> Words:
    """References to those of some clauses that stand in the draft, in its order."""
    ids = {library.id_of(each) for each in listed}
    # The definitions stand in the draft where it uses any.
    standing = (each for each in selection.choices if defines or not lists_definitions(each))
    in_order = dict.fromkeys(each.clause.id for each in standing if each.clause.id in ids)
    return joined([(CrossReference(f"{id}{WHOLE}", "", "", ""),) for id in in_order])


STATING_BASELINES = ("benefits.base_date", "benefits.source")
_PHASES = ("first", "next", "alongside")
_KEYS_OF_DATES = {f"{name}.by": f"{name}.due" for name in LISTS}
_NO_DATES: dict[str, Printed] = {f"{name}.by": (Blank("the date", f"{name}.0.due"),) for name in LISTS}
"""What stands for the date of a list of which no line has one."""
_LEADS = {"services": "who runs the service", "contracts": "whose contract it is"}
_ENDING = ("agreements", "contracts")
_LEADER = lazy_pattern(r"\bLeaders?\b")
