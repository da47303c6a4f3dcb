"""Variants: every combination of options drafted, checked and set against the base and against one another."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from moudraft.deal import Deal
from moudraft.deal.deal_file import settled_deal
from moudraft.deal.laid_names import laid
from moudraft.deal.named_places import patch_in
from moudraft.drafting import Draft, draft
from moudraft.library import Library
from moudraft.library.condition import match
from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.selection.deal_names import check_names
from moudraft.selection.terms import settle
from moudraft.variants.choices import combination_count, combinations, patch_of
from moudraft.variants.conflict_sets import ConflictSet, conflict_sets
from moudraft.variants.labels import Labels
from moudraft.variants.options_shape import RED_LINES, Choice, Options
from moudraft.variants.variant_facts import PRIVATE, Facts, HeldRedLine, facts_of, public_facts
from moudraft.yaml_source.laying import lay_over

BY_DEFAULT = " (by default)"
MOST = 512
"""So many combinations are drafted at most; nobody can weigh more."""


class Variant(msgspec.Struct, frozen=True):
    """One combination of options. ``number`` counts from 1; the base has 0.

    ``made`` is None where it cannot be drafted.
    """

    number: int
    name: str
    choices: dict[str, Choice]
    facts: Facts
    made: Draft | None = None

    @property
    def id(self) -> str:
        return f"option-{self.number:02}" if self.number else "base"

    @property
    def title(self) -> str:
        return f"Option {self.number}" if self.number else "The base"

    def shown(self, axis: str) -> str:
        return self.choices[axis].label if axis in self.choices else ""

    @property
    def is_broken(self) -> bool:
        """Whether it breaks a hard rule, or cannot be drafted at all."""
        return bool(self.facts.hard or self.facts.cannot)


class Appraisal(msgspec.Struct, frozen=True):
    """All variants, in the order asked for. ``aside`` are those that ``keep`` filtered out."""

    title: str
    options: Options
    base: Variant
    variants: tuple[Variant, ...]
    aside: tuple[Variant, ...]
    lines: dict[str, HeldRedLine]
    excluded: int
    kept: tuple[str, ...]
    minimised: str
    conflicts: tuple[ConflictSet, ...]
    today: datetime.date
    base_values: dict[str, str]
    labels: dict[str, str]


def appraise(
    options: Options,
    library: Library,
    today: datetime.date,
    *,
    keep: Sequence[str] = (),
    minimise: str = "",
    internal: bool = False,
) -> Appraisal:
    """Draft and check every combination; filter and rank them. Raises ``MoudraftError`` for options that are wrong.

    Private red lines are enforced in every draft. Unless it is ``internal`` the appraisal knows nothing else of them:
    what it says, counts and sets aside is what any party could find from the drafts.
    """
    count = combination_count(options)
    if count > MOST:
        message = f"{count:,} combinations, and at most {MOST} are drafted"
        raise MoudraftError(Problem(options.where, message, "vary less, or use bundles: with matrix: no"))
    deal = settled_deal(options.base, options.under)
    if not internal:
        _refuse_private_options(options, deal, library)
    base_draft = draft(deal, today=today, library=library)
    base = Variant(0, "", {}, _shown(facts_of(base_draft, base_draft), internal), base_draft)
    _check_choices(options, library)
    combined = list(combinations(options))
    drafted: list[Variant] = []
    for name, choices in combined:
        made = _draft(len(drafted) + 1, name, choices, options, library, base_draft)
        if made is not None:
            drafted.append(msgspec.structs.replace(made, facts=_shown(made.facts, internal)))
    if not drafted:
        raise MoudraftError(Problem(options.where, "every combination is excluded", "exclude fewer"))
    return _weighed(options, base, drafted, len(combined) - len(drafted), keep, minimise, library, today)


def _shown(facts: Facts, internal: bool) -> Facts:
    return facts if internal else public_facts(facts)


def _refuse_private_options(options: Options, deal: Deal, library: Library) -> None:
    """An option that holds a private red line or does without it cannot be named to everybody."""
    held: dict[bool, set[str]] = {True: set(), False: set()}
    for line in deal.red_lines:
        held[line.private].add(library.id_of(line.id) or line.text)
    private = held[True] - held[False]
    choices = [choice for axis in options.axes for choice in axis.choices]
    choices += [choice for bundle in options.bundles for choice in bundle.choices.values()]
    if any(private & set(each.remove) or any(map(_is_private, _lines_given(each))) for each in choices):
        what = "an option is about a private red line"
        raise MoudraftError(Problem(options.where, what, "add --internal, for a paper that is not for every party"))


def _lines_given(choice: Choice) -> Iterator[Any]:
    """The red lines that a choice adds, or lays over those of the base."""
    yield from choice.add
    for key, tree in choice.sets.items():
        if key == RED_LINES:
            yield from tree.data.get(key, ()) if isinstance(tree.data, dict) else tree.data


def _is_private(line: Any) -> bool:
    return isinstance(line, dict) and str(line.get("private", "")).casefold() in ("true", "yes")


def _weighed(
    options: Options,
    base: Variant,
    drafted: list[Variant],
    excluded: int,
    keep: Sequence[str],
    minimise: str,
    library: Library,
    today: datetime.date,
) -> Appraisal:
    lines = {id: line for each in (base, *drafted) for id, line in each.facts.lines.items()}
    kept = _kept(keep, lines, library)
    measure = _measure(minimise, base)
    good = [each for each in drafted if not kept or keeps(each, kept)]
    if measure is not None:
        good.sort(key=measure)
    all_lines = kept or tuple(lines)
    conflicts: list[ConflictSet] = []
    if not any(keeps(each, all_lines) for each in drafted):
        conflicts = conflict_sets([(_labels(each), each.facts.breakages) for each in drafted if each.made], all_lines)
    labels = Labels(library, options.base.data)
    keys = {axis.key: axis.label for axis in options.axes}
    keys |= {key: labels.axis(key) for bundle in options.bundles for key in bundle.choices if key not in keys}
    values = {key: _base_value(key, labels, base) for key in keys}
    chosen = {id(each) for each in good}
    aside = tuple(each for each in drafted if id(each) not in chosen)
    title = options.title or f"{base.made.document.title if base.made else ''}: options"
    return Appraisal(
        title, options, base, tuple(good), aside, lines, excluded, kept, minimise, tuple(conflicts), today, values,
        keys,
    )  # fmt: skip


def keeps(variant: Variant, lines: Iterable[str]) -> bool:
    """Whether a variant can be drafted and breaks none of these red lines."""
    if variant.facts.cannot:
        return False
    stands = variant.facts.stands
    return not any(id in stands and stands[id].status == "breaks" for id in lines)


def _deal(choices: dict[str, Choice], options: Options) -> Deal:
    patch = patch_in(options.base, patch_of(choices, options))
    return settled_deal(laid(options.base, lambda base: lay_over(base, patch)), options.under)


def _check_choices(options: Options, library: Library) -> None:
    """Refuse a choice that is no valid deal by itself, so that a slip is not taken for a variant that breaks."""
    problems: list[Problem] = []
    alone = [{axis.key: choice} for axis in options.axes for choice in axis.choices]
    for choices in (*alone, *(bundle.choices for bundle in options.bundles)):
        try:
            check_names(_deal(choices, options), library)
        except MoudraftError as error:
            problems += error.problems
    raise_if(problems)


# --- one of them ----------------------------------------------------------------------------------


def _draft(
    number: int, name: str, choices: dict[str, Choice], options: Options, library: Library, base: Draft
) -> Variant | None:
    """One variant; None where it is excluded."""
    try:
        deal = _deal(choices, options)
        check_names(deal, library)
        if options.exclude:
            terms = settle(deal, library, library.templates[deal.template])
            if match(options.exclude, terms.facts) is not None:
                return None
        made = draft(deal, today=base.today, library=library)
    except MoudraftError as error:
        return Variant(number, name, choices, Facts(cannot=error.problems))
    return Variant(number, name, choices, facts_of(made, base), made)


def _base_value(key: str, labels: Labels, base: Variant) -> str:
    """What the base has for an axis: as it says itself, else what its terms settled to."""
    if key.startswith(f"{RED_LINES}."):
        return "held" if key.startswith(f"{RED_LINES}.remove") else "not held"
    said = labels.base_value(key)
    axis = key.removeprefix("terms.")
    if said or base.made is None or axis not in base.made.selection.terms.values:
        return said or "not said"
    value = base.made.selection.terms.values[axis]
    return "; ".join(labels.value(key, each) for each in value.values) + BY_DEFAULT


def _labels(variant: Variant) -> dict[str, str]:
    return {axis: choice.label for axis, choice in variant.choices.items()}


# --- filter and rank ------------------------------------------------------------------------------


def _kept(keep: Sequence[str], lines: dict[str, HeldRedLine], library: Library) -> tuple[str, ...]:
    if "all" in keep:
        return tuple(lines)
    found, problems = [], []
    for name in (part.strip() for each in keep for part in each.split(",")):
        id = library.id_of(name)
        held = [each for each in (id, id + PRIVATE) if each in lines]
        found += held
        if not held:
            from moudraft.problems import did_you_mean

            hint = did_you_mean(name, ["all", *(each for each in lines if not lines[each].private)])
            problems.append(Problem(Location("--keep"), f'no variant holds the red line "{name}"', hint))
    raise_if(problems)
    return tuple(dict.fromkeys(found))


def _measure(minimise: str, base: Variant) -> Callable[[Variant], tuple[Any, ...]] | None:
    """What to sort by: fewest first, those that cannot be drafted last, else in the order of the file."""
    if not minimise:
        return None
    prefix = "obligations on "
    parties = base.facts.obligations
    if minimise.startswith(prefix) and minimise[len(prefix) :] in parties:
        party = minimise[len(prefix) :]
        return lambda each: (bool(each.facts.cannot), each.facts.obligations.get(party, 0), each.number)
    if minimise == "findings":
        return lambda each: (bool(each.facts.cannot), each.facts.count("error", "warning"), each.number)
    if minimise == "changes":
        return lambda each: (bool(each.facts.cannot), len(each.facts.changes), each.number)
    known = [*(prefix + party for party in parties), "findings", "changes"]
    hint = "choose from: " + ", ".join(f'"{each}"' for each in known)
    raise MoudraftError(Problem(Location("--minimise"), f'nothing is called "{minimise}"', hint))
