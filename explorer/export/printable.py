"""Texts as files can hold them: no control characters, and none that turn the direction of what follows."""

from __future__ import annotations

import re

_NO_TEXT = re.compile("[\ud800-\udfff\ufffe\uffff]|[\0-\x08\x0b-\x1f\x7f-\x9f]")
_TURNS = re.compile("[\u202a-\u202e]")


def printable(text: str) -> str:
    """
    *text* with U+FFFD for what no text holds and no font shows: control characters but tab and newline, surrogates.

    Left out are the five that force a direction on all that follows (UAX 9, X2 to X5 and X7): a line must read as it
    is quoted. The marks that say the direction of a place stay.
    """
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", _TURNS.sub("", text))
