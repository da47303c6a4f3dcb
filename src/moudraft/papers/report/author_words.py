"""The names and lists of what only the author of a report knows; a blank stands for what nobody has said."""

from __future__ import annotations

from moudraft import english
from moudraft.deal import Unsettled
from moudraft.document import Blank
from moudraft.document.words_of_values import Printed, Scope, Words, settled
from moudraft.papers.report.asked_of_author import ASKED, OPTIONAL
from moudraft.papers.report.report_shape import FOR_MEMBERS, HEADINGS, NONE, SEVERAL, TEXTS, Report

SEVERALS = (
    *SEVERAL, "plan.aims", *(f"implications.{name}" for name in HEADINGS), *(f"members.{name}" for name in FOR_MEMBERS),
)  # fmt: skip
OF_MAPS = ("plan.name", "plan.themes", "contact.office", "contact.telephone", "contact.email")
SAID = ("no", "yes", NONE)
"""Single words that are whole answers."""


def author_names(report: Report) -> dict[str, Printed]:
    """What each name under ``report.`` prints."""
    told = {name: report.texts.get(name) for name in (*TEXTS, *OF_MAPS) if name in ASKED}
    names: dict[str, Printed] = {f"report.{name}": _text(name, given, report) for name, given in told.items()}
    names |= {f"report.{name}": _first(name, report) for name in SEVERALS}
    names |= {f"report.{name}.first": names[f"report.{name}"] for name in SEVERALS}
    names["report.options"] = (Blank(ASKED["options"], f"{report.key}.options"),)
    for name, otherwise in (("contact.office", "author"), ("accessible", "contact.office")):
        if name not in report.texts:
            names[f"report.{name}"] = names[f"report.{otherwise}"]
    return names


def author_lists(report: Report) -> dict[str, list[Scope]]:
    """What each list under ``report.`` holds, and ``options``."""
    lists: dict[str, list[Scope]] = {f"report.{name}": _texts(name, report) for name in SEVERALS}
    lists |= {f"report.{name}.rest": lists[f"report.{name}"][1:] for name in SEVERALS}
    lists["report.plan.aims.few"] = lists["report.plan.aims"][:3]
    lists["options"] = [
        {
            "option": _words(option, "option", f"{report.key}.options.{n}"),
            "because": _words(why, "because", f"{report.key}.options.{n}.because"),
        }
        for n, (option, why) in enumerate(report.options)
    ]
    return lists


def author_facts(report: Report) -> dict[str, tuple[str, ...]]:
    """Of each key whether the author gives it: ``given``, ``none`` where that is the answer, else ``silent``.

    Of a key that takes several texts also whether it has ``one`` or ``several``.
    """
    facts = {
        f"report.{name}": _told((report.texts[name],) if name in report.texts else ()) for name in (*TEXTS, *OF_MAPS)
    }
    facts |= {f"report.{name}": _how_many(report.several.get(name, ())) for name in SEVERALS}
    return {**facts, "options": ("given",) if report.options else ("silent",)}


def _told(texts: tuple[Unsettled, ...]) -> tuple[str, ...]:
    if not texts:
        return ("silent",)
    return ("none",) if texts in ((NONE,), ("no",)) else ("given",)


def _how_many(texts: tuple[Unsettled, ...]) -> tuple[str, ...]:
    told = _told(texts)
    return (*told, "several" if len(texts) > 1 else "one") if told == ("given",) else told


def _words(given: Unsettled, name: str, key: str) -> Words:
    return settled(given, ASKED[name], key)


def _text(name: str, given: Unsettled | None, report: Report) -> Printed:
    key = f"{report.key}.{name}"
    if given is None:
        return "" if name in OPTIONAL else (Blank(ASKED[name], key),)
    return english.capital(given) if given in SAID else _words(given, name, key)


def _first(name: str, report: Report) -> Printed:
    texts = report.several.get(name, ())
    if not texts:
        return (Blank(ASKED[name], f"{report.key}.{name}"),)
    return english.capital(NONE) if texts == (NONE,) else _words(texts[0], name, f"{report.key}.{name}.0")


def _texts(name: str, report: Report) -> list[Scope]:
    texts = report.several.get(name, ())
    if texts == (NONE,):
        return []
    return [{"text": _words(text, name, f"{report.key}.{name}.{n}")} for n, text in enumerate(texts)]
