"""What ``new`` and ``edit`` share: get ready and talk, or take the answers as they were given."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from moudraft.commands.shared.outputs import command_line, print_json, say
from moudraft.commands.shared.settled import named_paths

if TYPE_CHECKING:
    from moudraft.commands.shared.wishes import Wishes
    from moudraft.interview.answer_store import Store
    from moudraft.interview.answers import Answers
    from moudraft.interview.asker import Asker
    from moudraft.interview.askers.plain import PlainAsker
    from moudraft.interview.askers.prompt import TerminalAsker
    from moudraft.interview.conversation import Ending, Interview
    from moudraft.interview.plan import Desk


def interviewed(wishes: Wishes, source: str | None) -> int:
    """Make the deal, starting from ``source``: in a conversation where there can be one, else from what was given."""
    from moudraft.commands.shared.unasked import make
    from moudraft.interview.answer_store import Store

    if not can_talk(wishes):
        return make(wishes, source)
    with Store(wishes.deal, wishes.basis) as store:
        return talk(wishes, source, store)


def can_talk(wishes: Wishes) -> bool:
    """Whether there is somebody to talk to: both ends of the conversation are a terminal."""
    if wishes.no_input or wishes.answers is not None:
        return False
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def desk_of(library: Path | None) -> Desk:
    """The library and the questions; raises ``MoudraftError`` before any question is asked."""
    from moudraft.drafting import load_library
    from moudraft.interview.plan import Desk
    from moudraft.interview.questionnaire import read_questions

    books = load_library(library)
    return Desk(books, read_questions(books, library), library, {})


def asker_for(wishes: Wishes) -> PlainAsker | TerminalAsker:
    if wishes.plain or os.environ.get("TERM", "") in ("dumb", "unknown"):
        from moudraft.interview.askers.plain import PlainAsker

        return PlainAsker()
    from moudraft.interview.askers.prompt import TerminalAsker

    return TerminalAsker()


def talk(wishes: Wishes, source: str | None, store: Store) -> int:
    """Hold the conversation, resumed where an earlier one stopped, and save what comes of it."""
    try:
        asker = asker_for(wishes)
        interview = prepared(wishes, source, store, asker)
        with asker.interrupts:
            ending = interview.run()
    except (KeyboardInterrupt, EOFError):
        stopped(wishes, store)
        return 130
    except Exception:
        if store.path.exists():
            goodbye(wishes, store)
        raise
    if ending == "quit":
        stopped(wishes, store)
        return 0
    return finish(wishes, interview.answers, store, ending)


def prepared(wishes: Wishes, source: str | None, store: Store, asker: Asker) -> Interview:
    """The conversation, ready for its first question."""
    # What is made here stays to the end, so that looking through it for garbage is time lost before the first question.
    gc.disable()
    from moudraft.commands.shared.settled import settings_at_hand
    from moudraft.interview.conversation import Interview
    from moudraft.interview.review import Review
    from moudraft.interview.starting import told_of_settings

    desk = desk_of(wishes.library)
    start = starting(wishes, source, desk)
    gc.enable()
    answers = resumed(store, start, asker, desk)
    if answers is start and source is None and (told := told_of_settings(settings_at_hand())):
        asker.show(told)
    return Interview(answers, desk, asker, keeper(store, asker), Review(wishes.today, str(wishes.deal)))


def starting(wishes: Wishes, source: str | None, desk: Desk) -> Answers:
    """The answers to start from: what the settings say, or a deal with ``--from`` and ``edit``; ``--set`` goes over."""
    from moudraft.commands.shared.settled import settings_at_hand
    from moudraft.deal.deal_file import with_sets
    from moudraft.interview.answers import Answers, ordered
    from moudraft.interview.starting import answers_of, begun, marked, posed, tree_of

    settings = settings_at_hand()
    tree = with_sets(tree_of(source) if source else begun(settings), wishes.sets)
    if source is None:
        answers = Answers(data=ordered(posed(tree.data, settings)))
        return marked(answers, desk, anew=True, said=True) if tree.data else answers
    return answers_of(tree, desk, anew=not wishes.editing)


def keeper(store: Store, asker: Asker) -> Callable[[Answers], None]:
    """Puts the answers on disk; where the disk takes none, says so and waits, since nothing may be lost."""
    from moudraft.interview.asker import Choice, Command, Prompt
    from moudraft.problems import MoudraftError

    def keep(answers: Answers) -> None:
        while True:
            try:
                return store.keep(answers)
            except MoudraftError as error:
                asker.show(f"Your last answer could not be put on disk. {error}")
                again = (Choice("again", "Try again"), Choice("stop", "Stop here; all but the last answer is kept"))
                prompt = Prompt(key="disk", ask="Make room, and then?", choices=again, default="again", commands=())
                if asker.choose(prompt) in ("stop", Command.QUIT):
                    raise KeyboardInterrupt from None

    return keep


def resumed(store: Store, start: Answers, asker: Asker, desk: Desk) -> Answers:
    """The answers kept from an earlier sitting if the person wants them, else those to start from."""
    from moudraft.interview import mishap
    from moudraft.interview.asker import Choice, Command, Prompt
    from moudraft.interview.plan import plan, unanswered

    kept = store.read()
    if kept is None:
        return start
    if not mishap.can_go_on(kept, desk):
        asker.show(f"moudraft cannot go on from the answers kept in {store.path.name}.")
        return anew(store, start, asker)
    if kept.fell:
        way = mishap.offer(kept, asker, desk, store.path.name)
        return anew(store, start, asker) if way == mishap.ANEW else mishap.past(kept, way)
    step = unanswered(plan(kept, desk), kept)
    last = f" The next question is: {step.question.ask}" if step else ""
    prompt = Prompt(
        key="resume", ask="Go on from where you stopped?",
        line=f"{store.path.name} keeps {len(kept.status)} answers from an earlier sitting.{last}",
        choices=(Choice("on", "Go on from the last answer"), Choice("anew", "Begin again; they are put aside")),
        default="on", commands=(Command.QUIT,),
    )  # fmt: skip
    reply = asker.choose(prompt)
    if reply is Command.QUIT:
        raise KeyboardInterrupt
    return anew(store, start, asker) if reply == "anew" else kept


def anew(store: Store, start: Answers, asker: Asker) -> Answers:
    """The answers to start from; those that were kept are put aside."""
    asker.show(f"Those answers are in {store.put_aside().name} now.")
    return start


def stopped(wishes: Wishes, store: Store) -> None:
    """Tell a script, and the person, where the answers are."""
    if wishes.as_json:
        from moudraft.records.made_files import DealMade

        print_json(DealMade(answers=str(store.path) if store.path.exists() else None))
    goodbye(wishes, store)


def goodbye(wishes: Wishes, store: Store) -> None:
    """Say that nothing is lost, and the exact command that goes on."""
    if store.path.exists():
        say(f"\nYour answers are kept in {store.path}. To go on:\n  {wishes.resume}")
    else:
        say("\nNothing was answered, and nothing is kept.")


def finish(wishes: Wishes, answers: Answers, store: Store, ending: Ending) -> int:
    """Write the deal, forget the kept answers, and draft if that was asked for."""
    from moudraft.commands.shared.saving import drafted, save

    path = save(wishes, answers, store.basis)
    store.forget()
    if ending == "save":
        if wishes.as_json:
            from moudraft.records.made_files import DealMade

            print_json(DealMade(deal=str(path)))
        say(f"{path}: saved\nNext: {command_line('draft', path, paths=named_paths())}")
        return 0
    return drafted(wishes, path, opened=ending == "open", reported=ending == "reports")
