"""Typographic quotation marks and apostrophes: what styles print, and change where one quotation is in another."""

from __future__ import annotations

import re

_DOUBLE = {"ru": ("«", "»")}
_SINGLE = {"ru": ("„", "“")}
_BEFORE = r"(?:^|(?<=[\s(\[{«“‘„—–/-]))"


def typographic(words: str, language: str) -> str:
    """
    Words with typographic marks in the place of straight ones.

    Args:
        words: One line of text.
        language: Of the words; Russian has «» and „“, others “” and ‘’.
    """
    if '"' not in words and "'" not in words:
        return words
    opening, closing = _DOUBLE.get(language, ("“", "”"))
    inner, inner_closing = _SINGLE.get(language, ("‘", "’"))
    words = re.sub(rf'{_BEFORE}"(?=\S)', opening, words).replace('"', closing)
    words = re.sub(rf"{_BEFORE}'(?=\S)([^']*?[^\s'])'(?!\w)", rf"{inner}\1{inner_closing}", words)
    return words.replace("'", "’")
