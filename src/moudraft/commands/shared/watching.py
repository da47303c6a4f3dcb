"""Work done again whenever a file that it rests on has changed, until the person ends it with Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from moudraft.commands.shared.outputs import say


def follow(work: Callable[[], int], watched: Iterable[Path], wait: Callable[[float], None] = time.sleep) -> int:
    """Do some work at every change of the files it rests on; what is wrong is told, and the watch goes on.

    Changes are taken in when the files have stood still for one look, so that no half-written file is read. Ends with
    the KeyboardInterrupt of the person, and the code of the last time.
    """
    from moudraft.preview.renewing import EVERY, stamps

    places = tuple(watched)
    seen = stamps(places)
    code = _told(work)
    say("Watching; press Ctrl-C to end.")
    try:
        while True:
            wait(EVERY)
            now = stamps(places)
            if now == seen:
                continue
            while True:
                wait(EVERY)
                again = stamps(places)
                if again == now:
                    break
                now = again
            seen = now
            code = _told(work)
    except KeyboardInterrupt:
        return code


def _told(work: Callable[[], int]) -> int:
    from moudraft.problems import MoudraftError

    try:
        return work()
    except MoudraftError as error:
        for problem in error.problems:
            say(str(problem))
        return error.exit_code
