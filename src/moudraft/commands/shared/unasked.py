"""The interview without a word: answers from a deal, a file and flags, and the same checks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moudraft.commands.shared.outputs import command_line, print_json, say
from moudraft.commands.shared.settled import named_paths

if TYPE_CHECKING:
    from moudraft.commands.shared.wishes import Wishes
    from moudraft.findings import Finding
    from moudraft.interview.plan import Desk
    from moudraft.yaml_source.tree import Tree


def make(wishes: Wishes, source: str | None) -> int:
    """Make the deal without asking; every missing answer is listed with its key, and so is every wrong one."""
    from moudraft.commands.shared.interviewing import desk_of
    from moudraft.commands.shared.saving import save
    from moudraft.commands.shared.settled import settings_at_hand
    from moudraft.deal.deal_file import read_deal, with_sets
    from moudraft.interview.answers import Answers, ordered
    from moudraft.interview.starting import begun, posed, tree_of
    from moudraft.selection.deal_names import check_names
    from moudraft.yaml_source.tree import Tree

    desk = desk_of(wishes.library)
    settings = settings_at_hand()
    start = tree_of(source) if source else begun(settings)
    tree = with_sets(with_answers(start, wishes.answers, desk), wishes.sets)
    data, taken = settled(dict(tree.data) if isinstance(tree.data, dict) else {}, desk)
    refuse_missing(data, desk)
    if source is None:
        data = posed(data, settings)
    tree = Tree(ordered(data), tree.file, tree.lines, tree.comments, tree.cuts)
    check_names(read_deal(tree), desk.library)
    path = save(wishes, Answers(data=tree.data))
    found = breaking(tree.data, desk)
    if wishes.as_json:
        from moudraft.findings import flat
        from moudraft.records.made_files import AnswerTaken, DealMade

        usual = tuple(AnswerTaken(*each) for each in taken)
        print_json(DealMade(deal=str(path), taken=usual, conflicts=tuple(map(flat, found))))
    lines = [
        f"{path}: saved",
        *(f"  {key}: {value} ({why})" for key, value, why in taken),
        *broken(tree.data, desk, found),
        f"Next: {command_line('draft', path, paths=named_paths())}",
    ]
    say("\n".join(lines))
    return 0


def breaking(data: dict[str, Any], desk: Desk) -> list[Finding]:
    """The findings that break a red line."""
    from moudraft.interview.answers import Answers
    from moudraft.interview.conflicts import conflicts

    return [each for each in conflicts(Answers(data=data), desk) if each.severity == "error"]


def broken(data: dict[str, Any], desk: Desk, found: Iterable[Finding]) -> list[str]:
    """What breaks a red line, each with what reconciles it and the keys of a waiver."""
    from moudraft.interview.answers import Answers
    from moudraft.interview.waiving import waivable

    answers, lines = Answers(data=data), []
    for finding in found:
        keys = [f"red_lines.{n}.waiver (by, on, why)" for n in waivable(finding, answers, desk)]
        way = " or ".join(["put right: " + finding.hint, *(f"record that it is waived: {key}" for key in keys)])
        lines += [f"  conflict: {finding.message}", f"    {way}"]
    return lines


def with_answers(tree: Tree, path: Path | None, desk: Desk) -> Tree:
    """The tree with the answers of a file laid over it, key by key; a key may be dotted. Other answers stay."""
    from moudraft.commands.shared.inputs import standard_input
    from moudraft.deal.named_places import patch_in
    from moudraft.problems import STDIN
    from moudraft.yaml_source.text_file import parse, read_file
    from moudraft.yaml_source.tree import Tree

    if path is None:
        return tree
    file = STDIN if str(path) == "-" else str(path)
    given = parse(standard_input() if file == STDIN else read_file(path), file)
    answers = given.data if isinstance(given.data, dict) else {}
    said = {key: each for key, each in answers.items() if not key.startswith("ask.")}
    given = patch_in(tree, Tree(said, file, given.lines, given.comments, given.cuts))
    data: dict[str, Any] = dict(tree.data)
    lines = dict(tree.lines)
    for key, value in given.data.items():
        data = laid(data, key.split("."), value)
        lines |= {place: where for place, where in given.lines.items() if place == key or place.startswith(f"{key}.")}
    return Tree(data, file, lines)


def laid(data: Any, path: list[str], value: Any) -> Any:
    """The data with a value at a dotted path; where both are maps, only what the new one has is changed.

    The number after a list's last adds to it, and 0 begins one where there is nothing.
    """
    if not path:
        return {**data, **value} if isinstance(data, dict) and isinstance(value, dict) else value
    step, rest = path[0], path[1:]
    if isinstance(data, list) and step.isdecimal() and int(step) < len(data):
        return [laid(each, rest, value) if n == int(step) else each for n, each in enumerate(data)]
    if (isinstance(data, list) and step == str(len(data))) or (data is None and step == "0"):
        return [*(data or []), laid(None, rest, value)]
    inside = data if isinstance(data, dict) else {}
    return {**inside, step: laid(inside.get(step), rest, value)}


def settled(data: dict[str, Any], desk: Desk) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
    """The data with the usual value of every required answer that has one, and what was taken."""
    from moudraft.interview.answers import Answers, with_value
    from moudraft.interview.plan import missing
    from moudraft.interview.recommendations import proposal

    answers, taken = Answers(data=data), []
    for step in missing(answers, desk) if sound(data) else []:
        if not step.question.propose or step.index >= len(answers.parties()):
            continue
        usual = proposal(step, answers, desk)
        if usual.value and answers.parties()[step.index].get("name"):
            answers = with_value(answers, step.question, step.key, usual.value, desk.library)
            taken.append((step.key, usual.words, usual.because))
    return answers.data, taken


def sound(data: dict[str, Any]) -> bool:
    """Whether the data have the shape that questions can be asked of; if not, the checks say what is wrong."""
    parties, bodies, terms = data.get("parties", []), data.get("governance", []), data.get("terms", {})
    listed = bodies if isinstance(bodies, list) else [bodies]
    return (
        isinstance(parties, list)
        and all(isinstance(each, dict) for each in parties)
        and isinstance(terms, dict)
        and all(isinstance(each, str) or (isinstance(each, dict) and "model" in each) for each in listed)
    )


def refuse_missing(data: dict[str, Any], desk: Desk) -> None:
    """Raise with every required answer that is not there, by its key."""
    from moudraft.interview.answers import Answers
    from moudraft.interview.plan import missing
    from moudraft.problems import Location, Problem, raise_if

    if not sound(data):
        return
    steps = missing(Answers(data=data), desk)
    hint = "give it in --answers FILE or with --set KEY=VALUE; moudraft questions lists what there is"
    problems = [Problem(Location(step.key), f"no answer: {step.question.ask}") for step in steps]
    if problems:
        last = problems[-1]
        problems[-1] = Problem(last.location, last.message, hint)
    raise_if(problems)
