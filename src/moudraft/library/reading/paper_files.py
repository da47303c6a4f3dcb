"""Read the papers that go with an agreement: ``templates/papers/``, with a house's own laid over.

A paper has a template ``<paper>.yaml`` in the shape of any other, and wordings ``<paper>/<part>.md`` in the grammar of
the clauses; ``meetings.yaml`` and ``subjects.yaml`` are data. A house's file takes the place of ours, whole.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from moudraft import kept
from moudraft.data import path as bundled
from moudraft.library import Layers
from moudraft.library.paper_kinds import Meeting, PaperKinds, Subject
from moudraft.library.reading.cache import library_key
from moudraft.library.reading.sources import gather
from moudraft.library.template import Template
from moudraft.problems import Location, Problem, did_you_mean, raise_if

FOLDER = "templates/papers"
KIND = "papers"
T = TypeVar("T")


class MeetingForm(msgspec.Struct, forbid_unknown_fields=True):
    label: str
    called: dict[str, str] | str
    asks: str
    fits: list[str]
    named: str = ""
    first: dict[str, list[str]] = {}
    delegates: bool = False
    plural: bool = False


class SubjectForm(msgspec.Struct, forbid_unknown_fields=True):
    label: str
    axes: list[str] = []
    topics: list[str] = []
    lists: list[str] = []
    roles: list[str] = []
    parted: list[str] = []
    gives_way: bool = False
    keeps: bool = False
    quiet: dict[str, list[str]] = {}


def read_paper_kinds(house: Path | None = None) -> PaperKinds:
    """The papers of the built-in library, a house's laid over them; raises ``MoudraftError`` with every problem."""
    files: Layers = {name: (source,) for name, source in gather(bundled(FOLDER), FOLDER).items()}
    own = house / FOLDER if house is not None else None
    if own is not None and own.is_dir():
        files |= {name: (source,) for name, source in gather(own, FOLDER).items()}
    key = library_key(files)
    found = kept.read_kept(KIND, key, partial(msgspec.msgpack.decode, type=PaperKinds))
    if found is None:
        found = _parsed(files)
        kept.keep(KIND, key, msgspec.msgpack.encode(found))
    return found


def _parsed(files: Layers) -> PaperKinds:
    # Imported here: with papers that are kept nobody pays for the Markdown parser.
    from moudraft.library.reading.library_files import Reader
    from moudraft.library.reading.template_file import read_template

    wordings = {f"clauses{name.removeprefix(FOLDER)}": each for name, each in files.items() if name.endswith(".md")}
    reader = Reader(wordings)
    clauses = reader.clauses()
    templates: dict[str, Template] = {}
    data: dict[str, Any] = {"meetings": {}, "subjects": {}}
    for name, layers in files.items():
        source = layers[-1]
        id = name.removeprefix(f"{FOLDER}/").removesuffix(".yaml")
        if id in _FORMS:
            data[id] = reader.attempt(partial(_entries, id, source.shown, source.text)) or {}
        elif name.endswith(".yaml"):
            template = reader.attempt(partial(read_template, id, source.shown, source.text))
            if template is not None:
                templates[id] = template
    for template in templates.values():
        for _place, slot in template.slots():
            if slot.clause not in clauses:
                message = f'there is no part "{slot.clause}" of a paper'
                reader.problems.append(Problem(slot.location, message, did_you_mean(slot.clause, clauses)))
    raise_if(reader.problems)
    return PaperKinds(templates, clauses, data["meetings"], data["subjects"])


def _entries(id: str, shown: str, text: str) -> dict[str, Any]:
    from moudraft.yaml_source.text_file import convert, parse

    tree = parse(text, shown)
    form = _FORMS[id]
    return {name: _MAKES[id](name, each, tree.where(name)) for name, each in convert(tree, dict[str, form]).items()}  # type: ignore[valid-type]


def _meeting(id: str, form: MeetingForm, where: Location) -> Meeting:
    called = {"": form.called} if isinstance(form.called, str) else form.called
    first = {group: tuple(forms) for group, forms in form.first.items()}
    return Meeting(
        id, form.label, called, form.asks, tuple(form.fits), form.named, first, form.delegates, form.plural, where
    )  # fmt: skip


def _subject(id: str, form: SubjectForm, where: Location) -> Subject:
    quiet = {axis: tuple(values) for axis, values in form.quiet.items()}
    lists = {name: tuple(getattr(form, name)) for name in ("axes", "topics", "lists", "roles", "parted")}
    return Subject(id, form.label, **lists, gives_way=form.gives_way, keeps=form.keeps, quiet=quiet, location=where)


_FORMS: dict[str, Any] = {"meetings": MeetingForm, "subjects": SubjectForm}
_MAKES: dict[str, Any] = {"meetings": _meeting, "subjects": _subject}
