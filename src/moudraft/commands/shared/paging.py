"""The pages of a contents list, as the commands that write a Word document ask for them."""

from __future__ import annotations

from moudraft.problems import MoudraftError


def paged(content: bytes, *, asked: bool | None, final: bool) -> bytes:
    """A Word document with pages in its contents list, where that is asked for, or it is final and can be done.

    Raises ``MoudraftError`` where it was asked for and LibreOffice is not there.
    """
    if not (final if asked is None else asked):
        return content
    # Imported here: a draft without pages waits for nothing that starts LibreOffice.
    from moudraft.writers.laid_out.page_numbers import with_page_numbers

    try:
        return with_page_numbers(content)
    except MoudraftError:
        if asked:
            raise
        return content
