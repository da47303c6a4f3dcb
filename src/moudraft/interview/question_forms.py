"""``clauses/questions.yaml`` as a person writes it."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from typing import Any, Literal

import msgspec

Type = Literal[
    "choice", "several", "text", "list", "date", "period", "party", "partner", "order", "items", "red-lines", "clauses",
    "seats", "rows", "parts",
]  # fmt: skip
Sources = Literal["templates", "models", "chairs", "quorums", "secretariats", "lists", "kinds", "parties"]


class SectionForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A section of the conversation."""

    id: str
    title: str


class OptionForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One answer that a question offers."""

    label: str
    help: str = ""


class UsualForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What is proposed when a condition holds, and why."""

    value: str | list[str]
    because: str
    when: Any = None


class PartForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What may be said of one line of a list: how the menu has it, how it is asked, how the list then shows it."""

    label: str
    ask: str
    shown: str = ""
    at_once: bool = False
    at_once_in: list[str] = []


class FieldForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One field of the rows that a question asks for beside the option axes."""

    ask: str
    kind: Literal["text", "date"] = "text"


class QuestionForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A question as the file has it."""

    key: str
    section: str
    label: str
    ask: str
    why: str
    type: Type | None = None
    choices: Sources | dict[str, OptionForm] = {}
    each: Literal["", "parties", "governance"] = ""
    of: str = ""
    when: Any = None
    quick: bool = False
    required: bool = False
    tbc: bool = True
    usual: list[UsualForm] = []
    parts: dict[str, PartForm] | None = None
    fields: dict[str, FieldForm] = {}
    main: str = ""
    unsure: list[str] = []
    start: str = ""
    brief: str = ""
    propose: str = ""
    own: str = ""
    example: str = ""
    number: int = 0


class QuestionsForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``clauses/questions.yaml``; a house's own may leave out the sections."""

    questions: list[QuestionForm]
    sections: list[SectionForm] = []
    parts: dict[str, PartForm] = {}
