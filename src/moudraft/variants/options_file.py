"""``OPTIONS.yaml``: a base deal and what to vary in it, read into axes, bundles and exclusions.

::

    base: deal.yaml
    vary:
      governance: [strategic-oversight, joint-committee]
      terms.costs: [lie-where-they-fall, {label: By head, value: population}]
      red_lines: {add: [own-scrutiny], remove: [veto]}
    bundles:
      Light touch: {terms.exit: notice-3m, terms.dispute: none}
    exclude:
      - {governance: joint-committee, costs: population}

An option is a value of the deal key it stands under. Where the base has that very model or rule already, its details
stay. Each red line under ``add`` or ``remove`` is an axis of its own: as in the base, or changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from moudraft.library.condition import Condition
from moudraft.loading import prepared
from moudraft.problems import Location, MoudraftError, Problem, did_you_mean, raise_if
from moudraft.variants.labels import Labels
from moudraft.variants.options_shape import RED_LINES, Bundle, Choice, Options, OptionsFileForm, VaryAxis
from moudraft.yaml_source.by_name import parse_by_name
from moudraft.yaml_source.text_file import convert, parse, read_file
from moudraft.yaml_source.tree import Tree

Under = Mapping[str, tuple[Any, Location]]


def read_options(path: Path, library: Any, *, house: Path | None = None, under: Under | None = None) -> Options:
    """The options in a file, with their base deal; raises ``MoudraftError`` with every problem.

    ``house`` is the folder of a library of your own, whose register is asked for kinds of party; ``under`` is what
    settings say where neither the base nor an option does.
    """
    tree = parse(read_file(path), str(path))
    if isinstance(tree.data, dict) and "parties" in tree.data and "base" not in tree.data:
        hint = f"moudraft draft {path} drafts it; a file of options names the deal it varies under base:"
        raise MoudraftError(Problem(tree.where("parties"), "this is a deal, not options for one", hint))
    form = convert(tree, OptionsFileForm)
    base_path = path.parent / form.base
    try:
        base = prepared(parse_by_name(read_file(base_path), str(base_path)), library, house)
    except MoudraftError as error:
        raise MoudraftError(
            [Problem(tree.where("base"), f"the base {p.location}: {p.message}", p.hint) for p in error.problems]
        ) from None
    return msgspec.structs.replace(_Reader(tree, form, base, base_path, library).options(), under=under or {})


class _Reader:
    def __init__(self, tree: Tree, form: OptionsFileForm, base: Tree, base_path: Path, library: Any) -> None:
        self.tree = tree
        self.form = form
        self.base = base
        self.base_path = base_path
        self.labels = Labels(library, base.data)
        self.problems: list[Problem] = []

    def options(self) -> Options:
        form, where = self.form, self.tree.where("")
        axes = [axis for key in form.vary for axis in self.axes(key)]
        bundles = tuple(self.bundle(name, axes) for name in form.bundles)
        exclude = self.exclusions()
        if not axes and not bundles:
            self.problems.append(Problem(where, "nothing is varied", "add vary: or bundles:"))
        raise_if(self.problems)
        matrix = form.matrix and bool(axes)
        return Options(
            form.title, self.base_path, self.base, tuple(axes), bundles, matrix, exclude, self.tree.file, where,
            self.labels.library.aliases,
        )  # fmt: skip

    # --- axes -----------------------------------------------------------------------------------

    def axes(self, key: str) -> list[VaryAxis]:
        """The axes of one key under ``vary``: one, or for red lines one for each."""
        path, given = f"vary.{key}", self.form.vary[key]
        if not self.is_key(key, path):
            return []
        if key == RED_LINES and isinstance(given, dict):
            return self.red_line_axes(given, path)
        if not isinstance(given, list) or not given:
            self.problems.append(
                Problem(self.tree.where(path), f"{key} needs a list of options", "write [one, another]")
            )
            return []
        choices = tuple(self.choice(key, each, f"{path}.{n}") for n, each in enumerate(given))
        labels = [choice.label for choice in choices]
        for n, label in enumerate(labels):
            if label in labels[:n]:
                message = f'two options of {key} are called "{label}"'
                self.problems.append(Problem(choices[n].where, message, "give one a label: {label: …, value: …}"))
        return [VaryAxis(key, self.labels.axis(key), choices)]

    def is_key(self, key: str, path: str) -> bool:
        from moudraft.deal.deal_shape import DealForm

        known, first = DealForm.__struct_fields__, key.partition(".")[0]
        if first in known:
            return True
        near = did_you_mean(key, [*known, *(f"terms.{axis}" for axis in self.labels.library.axes)])
        self.problems.append(Problem(self.tree.where(path), f'"{key}" is no key of a deal', near))
        return False

    def choice(self, key: str, given: Any, path: str) -> Choice:
        """One option of a key: a value, or ``{label, value}``."""
        label = ""
        if isinstance(given, dict) and "value" in given:
            for name in given:
                if name not in ("label", "value"):
                    where = self.tree.where(f"{path}.{name}")
                    self.problems.append(
                        Problem(where, f'unknown key "{name}"', did_you_mean(name, ("label", "value")))
                    )
            label, given, path = str(given.get("label", "")), given["value"], f"{path}.value"
        where = self.tree.where(path)
        if key == RED_LINES and isinstance(given, dict):
            return self.red_line_choice(given, label, path)
        kept, is_base = self.labels.with_base_details(key, given)
        patch = Tree(kept, self.tree.file, self.lines(path, key, where) if kept is given else {key: where})
        return Choice(label or self.labels.value(key, given), {key: patch}, is_base=is_base, where=where)

    def lines(self, path: str, key: str, where: Location) -> dict[str, Location]:
        """The places below a path of this file, as if they stood below a key of the deal."""
        below = f"{path}."
        found = {key + at[len(path) :]: place for at, place in self.tree.lines.items() if at.startswith(below)}
        return {key: where, **found}

    # --- red lines ------------------------------------------------------------------------------

    def red_line_axes(self, given: dict[str, Any], path: str) -> list[VaryAxis]:
        found = []
        for how in given:
            where = self.tree.where(f"{path}.{how}")
            if how not in ("add", "remove") or not isinstance(given[how], list):
                self.problems.append(Problem(where, "red_lines takes two lists, add and remove"))
                continue
            for n, line in enumerate(given[how]):
                at = self.tree.where(f"{path}.{how}.{n}")
                title = self.labels.red_line(line)
                as_base = "not held" if how == "add" else "held"
                changed = Choice("held", add=(line,), where=at) if how == "add" else self._removed(line, "given up", at)
                axis = f"{RED_LINES}.{how}.{title}"
                found.append(VaryAxis(axis, f"Red line: {title}", (Choice(as_base, is_base=True, where=at), changed)))
        return found

    def red_line_choice(self, given: dict[str, Any], label: str, path: str) -> Choice:
        where = self.tree.where(path)
        add, remove = given.get("add", []), given.get("remove", [])
        if set(given) - {"add", "remove"} or not isinstance(add, list) or not isinstance(remove, list):
            self.problems.append(Problem(where, "an option of red_lines takes two lists, add and remove"))
            return Choice(label, where=where)
        named = [f"with {self.labels.red_line(each)}" for each in add]
        named += [f"without {self.labels.red_line(each)}" for each in remove]
        removed = [self._removed(each, "", where).remove[0] for each in remove]
        shown = label or "; ".join(named) or "as the base"
        return Choice(shown, add=tuple(add), remove=tuple(removed), is_base=not add and not remove, where=where)

    def _removed(self, line: Any, label: str, where: Location) -> Choice:
        id = self.labels.red_line_id(line)
        held = [self.labels.red_line_id(each) for each in self.base.data.get(RED_LINES) or ()]
        if id not in held:
            self.problems.append(Problem(where, f'the base has no red line "{id}"', did_you_mean(id, held)))
        return Choice(label, remove=(id,), where=where)

    # --- bundles and exclusions -----------------------------------------------------------------

    def bundle(self, name: str, axes: list[VaryAxis]) -> Bundle:
        found: dict[str, Choice] = {}
        for key, given in self.form.bundles[name].items():
            path = f"bundles.{name}.{key}"
            if not self.is_key(key, path):
                continue
            made = self.choice(key, given, path)
            axis = next((each for each in axes if each.key == key), None)
            same = [each for each in axis.choices if given == each.label or _same(each, made)] if axis else []
            found[key] = same[0] if same else made
        return Bundle(name, found)

    def exclusions(self) -> Condition:
        from moudraft.library.condition import impossible, parse_condition
        from moudraft.selection.facts import known_facts

        if self.form.exclude is msgspec.UNSET:
            return ()
        where = self.tree.where("exclude")
        data = self.form.exclude if isinstance(self.form.exclude, list) else [self.form.exclude]
        plain = [
            {k.removeprefix("terms."): v for k, v in each.items()} if isinstance(each, dict) else each for each in data
        ]
        condition, problems = parse_condition(plain, where)
        self.problems += [*problems, *impossible(condition, known_facts(self.labels.library), where)]
        return condition


def _same(one: Choice, other: Choice) -> bool:
    def content(choice: Choice) -> Any:
        return {key: tree.data for key, tree in choice.sets.items()}, choice.add, choice.remove

    return bool(content(one) == content(other))
