"""At the end: "Anything else that was settled?" What is said goes in as a provision in the deal's own words."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import msgspec

from moudraft.deal.own_provisions import OWN
from moudraft.deal.pasted_text import without_joint
from moudraft.deal.values import is_tbc
from moudraft.document import plain_text
from moudraft.document.places import place_of
from moudraft.interview.answer_check import problems_of, said
from moudraft.interview.asker import Command, Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from moudraft.drafting import Draft
    from moudraft.interview.answers import Answers
    from moudraft.interview.conversation import Interview

ASK = "Anything else that was settled? Say it in a sentence, as the paper is to say it."
HELP = (
    "Write whole sentences, with who is to do what. It is printed as you write it, numbered with the rest, and stands "
    "with the general provisions; in the deal file (clauses: own) you can say where else it belongs, whether it binds, "
    "and what it stands in for."
)
WORDS_OF_A_TITLE = 5


def say_something_else(talk: Interview, made_of: Callable[[Interview], Draft | None]) -> None:
    """Ask for one more thing, show how it will print, and keep it; nothing where nothing is said.

    ``made_of`` drafts the answers as they stand, or says why they cannot be drafted.
    """
    prompt = Prompt(key="own", ask=ASK, kind="text", line=HELP.split(". ")[0] + ".", help=HELP,
                    commands=(Command.HELP, Command.BACK, Command.QUIT))  # fmt: skip
    while True:
        reply = talk.put(prompt)
        text = "" if isinstance(reply, Command) else without_joint(str(reply).strip())
        if not text or is_tbc(text):
            return
        made, key = with_provision(talk.answers, text)
        problems = problems_of(made.data, talk.desk.library, "clauses")
        if problems:
            talk.asker.show(said(problems))
            continue
        talk.settle(made, [])
        draft = made_of(talk)
        if draft is not None:
            talk.asker.show(as_printed(draft, f"{OWN}{key}"))
        return


def with_provision(answers: Answers, text: str) -> tuple[Answers, str]:
    """The answers with one more own provision, and its key."""
    data: dict[str, Any] = copy.deepcopy(answers.data)
    clauses = data.setdefault("clauses", {})
    own = clauses.setdefault("own", [])
    taken = {each.get("key") for each in own}
    words = re.findall(r"[a-z0-9]+", text.lower())[:3]
    base = "-".join(words)[:50] or "term"
    key = next(name for name in (base, *(f"{base}-{n}" for n in range(2, len(own) + 3))) if name not in taken)
    own.append({"key": key, "title": title_of(text), "text": text})
    return msgspec.structs.replace(answers, data=data), key


def title_of(text: str) -> str:
    """The first words of a provision, by which lists of clauses name it."""
    words = text.split()
    return " ".join(words[:WORDS_OF_A_TITLE]).rstrip(" .,;:")[:100] + (
        " \u2026" if len(words) > WORDS_OF_A_TITLE else ""
    )


def as_printed(made: Draft, id: str) -> str:
    """The provision as the paper has it."""
    provision = next(each for each in made.document.all_provisions() if each.clause == id)
    words = " ".join(plain_text(each.content) for each in provision.paragraphs())
    return f"It will stand so, at {place_of(made, provision)}: {words}"
