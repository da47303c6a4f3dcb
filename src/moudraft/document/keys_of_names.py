"""The keys of a deal whose values stand behind the names that holes use, where a draft sets no list of them out.

``*`` stands for every number: what the parties are called together follows from the kind of each.
"""

from __future__ import annotations

from moudraft.selection.served import MAP, NATION, PEOPLE

KINDS, NATIONS, NAMES, SHORT_NAMES, OFFICES = (
    f"parties.*.{part}" for part in ("kind", "nation", "name", "short_name", "signatory.office")
)
_PARTY_WORDS = ("party", "parties", "the_parties", "both", "each", "either", "neither", "other", "others",
                "others_possessive")  # fmt: skip
_VERBS = ("will", "intend", "aim", "recognise")

KEYS_OF_NAMES: dict[str, str] = {
    "title": "title",
    "date": "date",
    **{name: name for name in (MAP, PEOPLE)},
    NATION: NATIONS,
    **dict.fromkeys(("area", "place"), "group.area"),
    **dict.fromkeys(("group", "group_term", "cover_group", "arrangement"), "group.name"),
    **dict.fromkeys(_PARTY_WORDS, KINDS),
    **{
        f"{subject}.{verb}": KINDS
        for subject in ("each", "either", "neither", "both", "the_parties")
        for verb in _VERBS
    },
    **dict.fromkeys(("party_names", "the_party_names"), NAMES),
    "short_names": SHORT_NAMES,
    **dict.fromkeys(("leaders", "leaders_of", "leader", "leadership", "above_officers"), OFFICES),
}

NAMING = frozenset({"title", "date", "group.name", "group.area", KINDS, NATIONS, NAMES, SHORT_NAMES, OFFICES})
"""Keys whose values are names: a paragraph that has one in it is not there to say it."""
