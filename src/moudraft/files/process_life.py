"""Whether a process still lives, and what this machine is called: who left a lock or a temporary file behind."""

from __future__ import annotations

import os
from functools import cache

POSIX = os.name == "posix"


def is_running(process: int) -> bool:
    """Whether a process lives. False on Windows, where asking could end the process: there an open file answers."""
    if not POSIX:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


@cache
def machine() -> str:
    """The name of this machine, as it stands beside a process's number."""
    import platform

    return platform.node() or "this-machine"
