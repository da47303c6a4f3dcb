"""Redlines of files that moudraft did not make, by ``python-redlines`` and its docxodus engine: an optional extra."""

from __future__ import annotations

from moudraft.problems import NOWHERE as _NOWHERE
from moudraft.problems import MoudraftError, Problem

_HINT = 'pip install "moudraft[foreign]"'


def foreign_redline(old: bytes, new: bytes, author: str, date: str = "") -> bytes:
    """A .docx with tracked changes between any two .docx files. Not proved both ways, as our own redlines are.

    Raises ``MoudraftError`` where the extra is not installed or its engine cannot read a file.
    """
    try:
        from python_redlines.engines import DocxodusEngine
    except ImportError:
        raise MoudraftError(Problem(_NOWHERE, "--foreign needs the extra moudraft[foreign]", _HINT)) from None
    try:
        made, _, _ = DocxodusEngine().run_redline(author, old, new, **({"date_time": date} if date else {}))
    except ImportError:
        raise MoudraftError(Problem(_NOWHERE, "--foreign: the docxodus engine is not installed", _HINT)) from None
    except Exception as error:
        reason = " ".join(str(error).split())[:300]
        raise MoudraftError(
            Problem(_NOWHERE, f"--foreign: the docxodus engine could not compare the files: {reason}")
        ) from None
    return bytes(made)
