"""The details of an unforeseen error, saved to a file for whoever mends it."""

from __future__ import annotations

import os
from pathlib import Path


def save_details(error: BaseException) -> Path:
    """Save what is known of an error, and return where it is."""
    import platform
    import tempfile
    import traceback

    from moudraft import __version__

    about = f"moudraft {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    handle, name = tempfile.mkstemp(prefix="moudraft-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(about + "".join(traceback.format_exception(error)))
    return Path(name)
