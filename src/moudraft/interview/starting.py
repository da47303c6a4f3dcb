"""Begin a deal with the answers of another: a bundled example, or a deal file of the person's own."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moudraft.data import path as bundled
from moudraft.deal.deal_file import read_deal
from moudraft.deal.standing_orders import with_standing_orders
from moudraft.interview.answers import MODE, MORE, Answers, ordered, value_of
from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.conflicts import RECORD, TOLD, conflicts, name_of, words_of_conflict
from moudraft.interview.plan import Desk, plan
from moudraft.interview.prompting import AGAIN, FROM
from moudraft.problems import MoudraftError
from moudraft.selection.deal_names import check_names
from moudraft.yaml_source.by_name import parse_by_name
from moudraft.yaml_source.text_file import parse, read_file
from moudraft.yaml_source.tree import Tree

if TYPE_CHECKING:
    from moudraft.interview.conversation import Interview
    from moudraft.settings import Settings

FILE = "a file"
ENDINGS = (".yaml", ".yml", ".toml", ".json")
OFFERED = 12


# --- the answers of another deal ------------------------------------------------------------------


def tree_of(source: str) -> Tree:
    """The data of a deal file, or of an example by its name."""
    path = Path(source)
    example = bundled(f"examples/{source}.yaml")
    if not path.exists() and example.is_file():
        path = example
    return parse_by_name(read_file(path), str(path))


def begun(settings: Settings) -> Tree:
    """The data of a deal begun from nothing: one's own body as the first partner, where the settings have one."""
    body = settings.given.get("body")
    if body is None:
        return Tree({}, "", {})
    where = dict.fromkeys(("parties", "parties.0"), body.location)
    return Tree({"parties": [body.value]}, body.location.file, where)


def posed(data: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """The data of a deal begun from nothing: it says what was settled and no more, unless it is told otherwise."""
    changes = data.get("clauses")
    if changes is not None and not isinstance(changes, dict):
        return dict(data)  # what is wrong with it is said when the deal is read
    return {**data, "clauses": {"posture": settings.value("posture") or "lean", **(changes or {})}}


def answers_of(tree: Tree, desk: Desk, *, anew: bool) -> Answers:
    """A deal as answers; raises ``MoudraftError`` with all that is wrong with it."""
    check_names(read_deal(tree), desk.library)
    if anew:
        # A new deal says its standing orders where they are asked for.
        tree = with_standing_orders(tree)
    return marked(Answers(data=ordered(dict(tree.data))), desk, anew=anew)


def marked(answers: Answers, desk: Desk, *, anew: bool, said: bool = False) -> Answers:
    """Answers with what they hold marked as given; for a new deal who, what and when are asked again.

    ``said``: not even that, for the person has said it of this deal, or of all deals in the settings.
    """
    answers.steering[MODE] = "full"
    lists = [
        each.key for each in desk.questions.questions if each.type == "items" and each.when and each.key in answers.data
    ]
    if lists:
        answers.steering["ask.lists"] = lists
    for step in plan(answers, desk):
        held = value_of(answers, step.question, step.key) is not None
        if not anew:
            answers.status[step.key] = "given" if held or step.key in answers.steering else "skipped"
        elif held and (said or (step.question.section != "partners" and step.key not in AGAIN)):
            answers.status[step.key] = "given"
    if not anew:
        answers.status[MORE] = "given"
    else:
        answers.status.pop(MODE, None)
        del answers.steering[MODE]
    return with_conflicts(answers, desk)


def with_conflicts(answers: Answers, desk: Desk) -> Answers:
    """The answers with the conflicts that the deal came with: nobody is asked about them; a record of one stays."""
    found = [name_of(each) for each in conflicts(answers, desk)]
    if found:
        answers.steering[TOLD] = found
    recorded = answers.data.get(RECORD)
    if isinstance(recorded, list):
        answers.kept = [name for name in found if words_of_conflict(name) in recorded]
        left = [each for each in recorded if each not in map(words_of_conflict, answers.kept)]
        answers.data = {k: v for k, v in {**answers.data, RECORD: left}.items() if k != RECORD or left}
    return answers


# --- asking for it --------------------------------------------------------------------------------


def start(talk: Interview, where: str) -> bool:
    """Let the person choose a deal and go on with its answers; False where they go back."""
    while (source := chosen(talk, where)) is not None:
        try:
            made = answers_of(tree_of(source), talk.desk, anew=True)
        except MoudraftError as error:
            talk.asker.show("\n".join(f"{each}\n  {each.hint}" if each.hint else str(each) for each in error.problems))
            continue
        asked = {key: status for key, status in talk.answers.status.items() if key.startswith("ask.")}
        made.steering |= {**talk.answers.steering, FROM: source}
        made.status |= asked
        talk.told |= set(made.steering.get(TOLD, ()))
        talk.settle(made, [started(made)])
        return True
    return False


def started(answers: Answers) -> str:
    return (
        f"Started from “{answers.data['title']}”. What it is called, who the partners are and when they approve it are "
        "asked again, with the old answers to take or to change; every other answer is taken as it stands, and the "
        "review shows it."
    )


def told_of_settings(settings: Settings) -> str:
    """What is said before the first question, where the settings answer some; nothing where they have no body."""
    body = settings.given.get("body")
    if body is None:
        return ""
    return (
        f"{body.value['name']} is the first partner, as your settings say ({body.location.file}). "
        "What they say of it is not asked again; the review shows it."
    )


def chosen(talk: Interview, where: str) -> str | None:
    """The name of an example or the path of a deal, or None where the person goes back."""
    offered = (*examples(talk.desk), Choice(FILE, "A deal of yours, from its file"))
    which = Prompt(
        key="start", ask="Start from which deal?", where=where, choices=offered,
        line="Its answers become yours to change; the deal itself is not changed.",
        help="\n".join(f"- {each.label}: {each.help}" for each in offered if each.help),
    )  # fmt: skip
    file = Prompt(
        key="start.file", ask="Which file?", kind="text", where=where, complete=deal_files, path=True,
        line="The path of a deal file, such as old-deal.yaml. As you type, files and folders are offered.",
    )  # fmt: skip
    while True:
        reply = talk.put(which)
        if isinstance(reply, Command):
            return None
        if reply != FILE:
            return str(reply)
        path = talk.put(file)
        if isinstance(path, str) and path:
            return str(Path(path).expanduser())


def examples(desk: Desk) -> list[Choice]:
    """The bundled examples by title and kind; what each is about stands in the comment at its top."""
    found = []
    for path in sorted(bundled("examples").glob("*.yaml")):
        text = read_file(path)
        data = parse(text, str(path)).data
        template = desk.library.templates.get(data["template"])
        about = [line.removeprefix("#").strip() for line in text[: text.find("\nmoudraft:")].splitlines()]
        found.append(Choice(path.stem, f"{data['title']} ({template.title if template else data['template']})",
                            " ".join(about)))  # fmt: skip
    return found


def deal_files(typed: str) -> Sequence[Choice]:
    """The deal files and folders that a path typed so far may mean."""
    folder, name = os.path.split(typed)
    try:
        there = sorted(Path(folder or ".").expanduser().iterdir(), key=lambda path: path.name.casefold())
        found = [
            each for each in there
            if each.name.casefold().startswith(name.casefold()) and not (each.name.startswith(".") and not name)
            and (each.suffix.lower() in ENDINGS or each.is_dir())
        ]  # fmt: skip
    except (OSError, ValueError, RuntimeError):
        return []
    return [offer(typed[: len(typed) - len(name)] + each.name, each) for each in found[:OFFERED]]


def offer(typed: str, path: Path) -> Choice:
    return Choice(f"{typed}/", path.name, "folder") if path.is_dir() else Choice(typed, path.name, "deal file")
