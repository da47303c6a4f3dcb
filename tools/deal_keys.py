"""What each key of ``deal.yaml`` means, in a line; its form comes from the schema. Used for docs/deal-file.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tools.markdown_page import code, table

from moudraft.deal.deal_shape import deal_schema

LISTS = {
    "recognitions": "what the parties recognise, each a line of the background",
    "context": "the facts and pressures that bring them together",
    "common_ground": "what they have in common",
    "vision": "how things will be when the work has succeeded",
    "ambitions": "what they aim to be known for",
    "objectives": "what the work is for; each may have a measure, a date and a lead",
    "commitments": "what each party will do",
    "leaders_commitments": "how the leaders will work with each other",
    "principles": "the ideas that decide hard cases",
    "behaviours": "how the parties will treat one another",
    "programme": "the work planned, by phase or by date",
    "services": "the services and functions that joint work covers; `lead` is who runs one",
    "agreements": "the agreements and partnerships that already stand; `due` is when one ends",
    "assets": "the buildings, land and equipment that the paper is about, and any lease of one",
    "conditions": "what has to happen before the paper, or a part of it, takes effect; and what follows if it does not",
    "challenges": "the problems that joint work is to solve; `lead` is who owns one, `due` the day by which it ends",
    "data_sets": "the sets of personal data that pass or are handled for another, each with its particulars",
    "classes": "classes of party on which duties fall (a host, the users of a service); others may join an `open` one",
    "contracts": "the contracts that joint work has to fit around; `lead` is whose a contract is, `due` when it ends",
}
MEANINGS: dict[str, dict[str, str]] = {
    "": {
        "moudraft": "the format of this file: always 1",
        "template": "the kind of document; see [Templates](#templates)",
        "title": "the title on the first page",
        "parties": "those who sign, two or more; see [parties](#parties)",
        "library": "the version of the clause library the deal was made with",
        "author": "whose name the file carries in its properties, and an internal draft on its comments",
        "date": "the date of the document: a day, a month or a year",
        "version": "what this draft is called, such as `Draft 3`: on its front and in its footer until it is final",
        "reference": "the reference of its file, on the front and in the footer",
        "sign": "how it is signed: `hand` (the usual), `deed` or `electronic`, or a map; see [sign](#sign)",
        "layout": "how it is set out: see [layout](#layout)",
        "group": "the name and the area they share; see [group](#group)",
        **LISTS,
        "red_lines": "what a party will not accept; see [red_lines](#red_lines)",
        "governance": "the body or bodies; see [governance](#governance)",
        "terms": "the option axes; see [Terms](#terms)",
        "answers": 'what fills a blank of the draft: the words of the blank, after "to confirm:", and the answer',
        "accepted": "warnings the parties live with: the code of each, and the reason",
        "clauses": "changes to the template's choice of clauses; see [clauses](#clauses)",
        "report": "what only the author of each party's report knows; see [reports](committee-reports.md)",
    },
    "Group": {
        "name": 'what the parties call themselves together; "the" is put before it where it says what the group is '
        "(the Fenshire Alliance, but Coast Digital), or where the deal writes it",
        "area": "the area they serve together",
        "map": "the map of that area, by its title or reference: it is attached as a schedule",
        "people": 'whom the joint work is for, exactly as settled ("residents over 75 ...")',
    },
    "Party": {
        "name": "the full legal name",
        "short_name": "what the draft calls it, and what other keys of the deal call it",
        "kind": "what kind of body it is, which decides words and defaults; see [Kinds of party](#kinds-of-party)",
        "nation": "where it is: `england` unless its name tells otherwise; one in another nation is refused",
        "governance": "its form of governance, where it is known: it decides who can approve the paper for it",
        "address": "the address, where the draft is to give it",
        "signatory": "who signs: `office`, and `capacity`",
        "approval": "how the paper is approved: `by` which meeting or office-holder, `on` which day; a list of these "
        "where it is approved in stages; see [approval](#approval)",
        "contacts": "whom to write to: posts, never people; see [contacts](#contacts)",
        "vesting_day": "the day on which another body takes over from it, where it is to be reorganised or abolished",
    },
    "Signatory": {
        "office": "the office of the person who signs, such as Leader",
        "capacity": "`office`: a political commitment of that office; `body`: the whole body is committed",
        "also": "the offices of others who sign beside, one or a list",
        "by": "how the party signs, where that is not as bodies of its kind do: `hand`, or a way to execute a deed; "
        "see [signatory](#signatory)",
    },
    "Sign": {
        "as": "`hand`, or `deed`: each party then executes it as its kind does",
        "electronic": "`yes`, or the tool whose marks stand where each person signs: `adobe-sign`, `docusign`",
    },
    "Layout": {
        "cover": "`sheet`: the parties, the title and the date on a page of their own; `heading`: at the head of the "
        "first page; `by-length`: a sheet for a long paper",
        "headings": "a heading for each clause: `run-in` before its first words, `sub-heading` above it, `none`, or "
        "`by-length`, so that long papers have them",
    },
    "Approval": {
        "by": "the meeting or office-holder",
        "on": "the day of the decision",
        "notice": "where it is a key decision: the day on which notice of it is published, or `tbc`",
        "stage": "what a party that approves in stages calls this one",
        "covers": "what the decision is about",
        "reserved": "what it keeps back",
        "call_in": "how long it may be called in",
    },
    "Contact": {
        "post": "the post, never a person's name",
        "email": "its email address",
        "for": "what it is to be written to about",
    },
    "Item": {
        "id": "an item of the library; see [the short items](lists.md)",
        "text": "your own words, in place of an id",
        "title": "a short title, where the clause prints one",
        "measure": "how success is measured",
        "due": "when it is due: 2027, 2027-04 or 2027-04-30",
        "lead": "the short name of the party that leads",
        "phase": "for a line of the programme",
        "key": "what other parts of the deal call it: `services.desk` under a red line's `kept_by`",
        "tbc": "a line that is to come, and why it has not come yet",
    },
    "RedLine": {
        "id": "a red line of the library; see [Red lines](#red-lines)",
        "text": "your own words, in place of an id",
        "means": "which meaning, where the red line has several (veto)",
        "held_by": "the short names of those who hold it; without it, every party does",
        "reason": "why; never printed in a clean draft",
        "private": "yes: enforced, and never printed",
        "waiver": "a recorded departure: `by` whom, `on` which day and `why`",
        "key": "what the deal calls it, where an own provision says that it keeps it",
        "kind": "what a line in your own words is for, which decides what keeps it; "
        "see [Red lines in your own words](own-words.md#red-lines-in-your-own-words)",
        "kept_by": "what keeps it: clauses, `own/key`, `terms.axis` or a list of the deal, such as `services`",
        "forbids": "what breaks it: clauses, or values of the option axes as `{costs: equal}`",
        "needs": "what has to be there: a list (`contracts`), an answer (`terms.costs.shares`) or `approval`",
        "if_used": "what follows when its holder relies on it; see [if_used](#if_used)",
        "yields_to": "the law that it gives way to: `law`, or ids of [the law](law.md)",
        "changed_by": "how it may be changed, in words",
    },
    "IfUsed": {
        "by": "who says so for the holder",
        "how": "how",
        "then": "what then follows",
        "keeps": "what the holder keeps",
        "cost": "who bears the cost",
        "benefit": "who has the benefit",
        "others": "what the others may do",
    },
    "Waiver": {"by": "who approved it", "on": "the day", "why": "the reason"},
    "Body": {
        "model": "a governance model; see [Governance models](#governance-models)",
        "name": "the name of the body",
        "members": "who sits on it, as words that follow “made up of”",
        "seats": "how many members each party has: `{Northmoor: 2, Eastvale: 1}`, or for `each` of them; a "
        "[map](#seats) says in which posts",
        "attend": "who attends and is no member; see [attend](#attend)",
        "standing": "`advisory`, or `decides`; see [standing](#standing)",
        "chair": "who takes the chair: a word of the library, your own words, or a map; see [chair](#chair)",
        "order": "the order in which the chair passes: short names; the older name of `chair.order`",
        "term": "how long each turn in the chair lasts; the older name of `chair.turn`",
        "quorum": "what a meeting needs: a word of the library, or your own words",
        "decision": "how it decides: a value of [decision](#decision), or a map; see [how it decides](#how-it-decides)",
        "meets": "how often: `{first: monthly, for: 6 months, then: quarterly}`, or one word",
        "groups": "`yes` where it may set up working groups, or a map; see [groups](#groups)",
        "advised_by": "who advises it",
        "secretariat": "who runs its meetings: a word of the library, or your own words",
        "led_by": "who leads a team of officers",
        "reports_to": "to whom it reports, in words, or a list; see [reports_to](#reports_to)",
        "escalates_to": "where a matter goes that it cannot settle; see [escalates_to](#escalates_to)",
        "standing_orders": "the standing orders of a committee of councils: `yes`, or a map of what is to differ from "
        "the usual; the same as `terms.standing_orders`, see [Terms](#terms)",
    },
    "Chair": {
        "rule": "a word of the library (`rotating`, `co-chairs`), or your own words; without it, the `parties` chair",
        "parties": "the short names of the party or parties that chair it",
        "post": "the post that takes the chair for a party",
        "order": "the order in which the chair passes; the parties that it leaves out follow as a proposal",
        "turn": "how long each turn lasts",
        "from": "when the first turn begins: a date, or words",
        "absent": "who presides when the chair is away",
        "interested": "who presides when the chair has an interest in the matter",
        "casting": "whether the chair has a casting vote: `yes`, `no`, or `not-used` where the law gives one",
        "tbc": "what is to be confirmed of the chair",
    },
    "Seat": {
        "n": "how many members; the number of `posts` where it is not given",
        "posts": "the posts that they hold: `[Leader, chief executive]`",
        "votes": "how many votes the party has, if only 0",
        "substitute": "`yes`, `no`, or who may come in place of a member",
    },
    "Attend": {"who": "the person, by office", "as": "as what: `adviser`, or `to take the notes`"},
    "Standing": {
        "rule": "`advisory`: it takes no decision for any party; `decides`: it decides within its powers",
        "powers": "what it decides, where it does",
        "tbc": "what is to be confirmed of it",
    },
    "Decision": {
        "rule": "a value of [decision](#decision)",
        "absent": "what of a party that is absent: `asked-in-writing`, `adjourned`, `not-counted`, or a sentence",
        "interested": "whether a party with an interest counts: `counted`, `not-counted`, or a sentence",
        "silence": "what no answer means: `refuses`, `agrees`, or a sentence",
    },
    "Groups": {
        "set_by": "who sets them up; without it, the body",
        "purpose": "what they are for",
        "ends": "when one ends: a period, a date, or words",
        "outsiders": "whether people from outside the parties may sit on one: `yes`, `no`, or who may",
        "tbc": "what is to be confirmed of them",
    },
    "Report": {
        "to": "the body that is reported to",
        "of": "whose body it is",
        "every": "how often: `3 months`, `quarterly`",
        "draft_to": "who is sent the draft first",
    },
    "Escalation": {
        "to": "the posts it goes to: `[chief executives]`",
        "after": "after what: `2 meetings`",
        "within": "how long they have",
        "then": "what then: `walk-away`, `as-is` (the existing position stands) or `dispute`",
        "tbc": "what is to be confirmed of it",
    },
    "Meets": {
        "first": "how often at first",
        "for": "for how long it meets so often",
        "then": "how often after that",
        "tbc": "what is to be confirmed of its meetings",
    },
    "Clauses": {
        "posture": "how much is said beyond what was settled: `lean` (nothing that nobody asked for), `usual`, `full`",
        "add": "clauses to bring in, by id or code",
        "leave_out": "clauses to leave out, each with the reason",
        "wording": "the wording to use, by clause",
        "own": "provisions in your own words; see [In your own words](own-words.md)",
        "amend": "paragraphs of stock wordings changed for this deal; see [In your own words](own-words.md)",
    },
    "OwnProvision": {
        "key": "what the deal calls it: `own/key` is its id, for references and for `explain`",
        "title": "its title, which names it where the paper heads clauses",
        "text": "its paragraphs: words, or [one each](#a-paragraph-of-own-words) with who owes it and a list",
        "after": "the clause, the own provision, the heading or the topic that it stands behind",
        "schedule": "yes: it is a schedule",
        "effect": "`follows` the paper and its list of what binds; `binds` or `never` where that has to be so",
        "define": "terms that it gives a meaning: `{Depot: the yard in Mill Lane}`",
        "keeps": "the red lines that it keeps, by `key` or id",
        "settles": "keys of the deal that it says, such as `terms.exit`, and that nothing else need say",
        "replaces": "clauses that it stands in for: they are left out, and references to them lead here",
        "says": "what it asserts, so that checks hold it against the rest: `{votes: taken}`; `clauses/statements.yaml`",
        "basis": "the law it rests on: ids of [the law](law.md)",
        "why": "why it is there; for the record",
        "approved": "`by` whom its words were approved, and `on` which day",
    },
    "OwnLine": {
        "text": "the words",
        "by": "who owes it: short names, or `each`, `either`, `neither`, `both`: it sets the subject and the verb",
        "list": "the items below it, lettered",
    },
    "Approved": {"by": "who", "on": "the day"},
    "Amendment": {
        "clause": "the clause, by id or code",
        "sentence": "which paragraph of its wording, counted from 1",
        "was": "the stock words as `moudraft clauses show` prints them; where they change, the deal is told",
        "wording": "the wording, where the clause has several and only one is meant",
        "to": "the words in their place",
        "out": "yes: the paragraph goes",
        "why": "why; for the record",
        "approved": "`by` whom the words were approved, and `on` which day",
    },
}
HEADINGS = {
    "Sign": "sign", "Layout": "layout",
    "Group": "group", "Party": "parties", "Signatory": "signatory", "Approval": "approval", "Item": "Items of a list",
    "RedLine": "red_lines", "Waiver": "waiver", "Contact": "contacts", "IfUsed": "if_used", "Body": "governance",
    "Chair": "chair", "Seat": "seats",
    "Attend": "attend", "Standing": "standing", "Decision": "How it decides", "Meets": "meets", "Groups": "groups",
    "Report": "reports_to", "Escalation": "escalates_to", "Clauses": "clauses",
    "OwnProvision": "Own provisions", "OwnLine": "A paragraph of own words", "Approved": "approved",
    "Amendment": "Changed stock words",
}  # fmt: skip
SCALAR = ["string", "number", "boolean"]


def sections() -> Iterator[str]:
    """A table of keys for the deal and for each of its parts; a key without a meaning here is an error."""
    schema = deal_schema()
    yield from ("## The keys", keys("", schema))
    for name, heading in HEADINGS.items():
        form = schema["$defs"][name]
        yield from (f"### {heading}", form["description"], keys(name, form))


def keys(name: str, form: dict[str, Any]) -> str:
    meanings, properties = MEANINGS[name], form["properties"]
    unlike = set(meanings) ^ set(properties)
    if unlike:
        where = f"tools/deal_keys.py: {name or 'Deal'}"
        raise SystemExit(f"{where}: say what these mean, or take them out: {sorted(unlike)}")
    needed = form.get("required", ())
    return table(
        ("key", "holds", "meaning"),
        (
            (code(key) + (" *" if key in needed else ""), holds(properties[key]), meanings[key])
            for key in sorted(properties, key=list(meanings).index)
        ),
    ) + ("\n\n\\* needed" if needed else "")


def holds(part: dict[str, Any]) -> str:
    """What a key takes, in plain words."""
    if "const" in part:
        return code(str(part["const"]))
    if "anyOf" in part:
        return " or ".join(dict.fromkeys(sorted(map(holds, part["anyOf"]), key=lambda each: each == "`tbc`")))
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return "`tbc`" if name == "Tbc" else f"[{HEADINGS[name]}](#{HEADINGS[name].lower().replace(' ', '-')})"
    if part.get("enum") == [True, False, "yes", "no"]:
        return "yes or no"
    if "enum" in part:
        return code(*(str(word) for word in part["enum"] if word != "tbc"))
    if part.get("type") == "array":
        return "a list, each " + holds(part["items"])
    if part.get("type") == "object":
        return "a map"
    return "text" if part.get("type") == SCALAR else str(part.get("type", "anything"))
