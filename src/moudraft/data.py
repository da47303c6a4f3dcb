"""Where the files that come with moudraft are: clauses, templates and examples."""

from __future__ import annotations

import pathlib

PACKAGE = pathlib.Path(__file__).resolve().parent


def path(relative: str) -> pathlib.Path:
    """The path of a bundled file or folder, such as ``templates/style/house-style.docx``.

    A wheel carries the folders inside the package; a checkout and an editable install have them two levels up.
    Where neither exists, the path inside the package is given, so that the error names what is missing.
    """
    inside, checkout = PACKAGE / relative, PACKAGE.parents[1] / relative
    return checkout if not inside.exists() and checkout.exists() else inside
