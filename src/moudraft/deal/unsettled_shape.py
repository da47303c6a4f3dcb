"""The form of a value that may be unsettled, as a deal file has it."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import msgspec


class TbcForm(msgspec.Struct, forbid_unknown_fields=True):
    """Not settled: tbc says what is to be confirmed."""

    tbc: str


Text = str | TbcForm
