"""
Where a match may begin and end: at the bounds of words and of numbers.

- "art" is not in "party"; this holds for all scripts. An accent belongs to its letter.
- A hyphen at a line end may belong to the word, so nothing begins or ends there.
- An apostrophe holds a word together, so "we can" is not in "we can't"; but a name may stand before 's.
- A point, comma or colon between digits holds a number together, and so does a space before three digits: "1,500" is
  not in "1,500,000", nor "500" in "1 500".
- A raised figure after a letter is the mark of a note, not a part of the word.
"""

from __future__ import annotations

import re
import unicodedata

from explorer.anchoring.normalisation import JOINT

_POSSESSIVE = re.compile(r"'s(?![^\W_])")
_THREE = re.compile(r"\d{3}(?!\d)")
_UP_TO_THREE = re.compile(r"(?<!\d)\d{1,3}\Z")
_IN_NUMBERS = ".,:"


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether no word or number of a normalised text is cut in two at start or end."""
    return not (_is_cut(text, start) or _is_cut(text, end))


def _is_cut(text: str, at: int) -> bool:
    """Whether a word or number goes on over a position."""
    if at in (0, len(text)):
        return False
    before, after = text[at - 1], text[at]
    if JOINT in (before, after) or unicodedata.combining(after):
        return True
    if _is_of_a_word(before) and _is_of_a_word(after):
        return not (before.isalpha() and _is_raised(after))
    return _is_in_a_word(text, at, before, after) or _is_in_a_number(text, at, before, after)


def _is_in_a_word(text: str, at: int, before: str, after: str) -> bool:
    """Whether an apostrophe next to the position stands between two letters."""
    if after == "'" and before.isalpha():
        return text[at + 1 : at + 2].isalpha() and not _POSSESSIVE.match(text, at)
    if before == "'" and after.isalpha():
        return text[at - 2 : at - 1].isalpha() if at > 1 else False
    return False


def _is_in_a_number(text: str, at: int, before: str, after: str) -> bool:
    if before.isdigit() and after in _IN_NUMBERS:
        return text[at + 1 : at + 2].isdigit()
    if after.isdigit() and before in _IN_NUMBERS:
        return at > 1 and text[at - 2].isdigit()
    if before.isdigit() and after == " ":
        return _is_in_thousands(text, at)
    return after.isdigit() and before == " " and _is_in_thousands(text, at - 1)


def _is_in_thousands(text: str, space: int) -> bool:
    """Whether the space between two numbers is one that parts the thousands of a single number."""
    return bool(_UP_TO_THREE.search(text[max(0, space - 4) : space]) and _THREE.match(text, space + 1))


def _is_of_a_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def _is_raised(sign: str) -> bool:
    return unicodedata.decomposition(sign).startswith(("<super>", "<sub>"))
