"""
What counts as the same words: the normalisation of a text, and the way back to the characters it came from.

The rules, by name (``RULES``), and nothing else: no letter is taken for another (ё is not е), no punctuation dropped,
no word shortened, nothing matched by likeness.

- ``unicode``: NFKC (UAX #15), so also ligatures (ﬁ is fi) and full-width letters; but what is raised, lowered or a
  fraction stays as it is, because 10² is not 102.
- ``invisible``: soft hyphens, zero-width characters and marks of reading direction are dropped.
- ``hyphenation``: at the end of a line a hyphen between two letters may or may not belong to the word: "con-/trol" is
  control, "long-/term" is long-term, "short-/and" is short- and. Next to a digit it belongs: "1990-/1995" is
  1990-1995. Elsewhere a hyphen is a hyphen.
- ``quotation-marks``: quotation marks and apostrophes of all kinds are alike.
- ``dashes``: hyphens, dashes and minus signs are alike, and so are several in a row.
- ``spacing``: any run of white space is one space: no-break spaces, line ends and ends of pages too.
- ``case``: capitals and small letters are alike (Unicode case folding).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

RULES = ("unicode", "invisible", "hyphenation", "quotation-marks", "dashes", "spacing", "case")

JOINT = "\uffff"
"""Stands in a normalised text for a hyphen at a line end: no character of Unicode, so of no text."""

READERS_HYPHENS = "\x02\ufffe"
"""What PDF readers hand over for a hyphen that they saw at a line end."""

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_DASHES = "-\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_QUOTES = "\"'`\u00ab\u00b4\u00bb\u02b9\u02bb\u02bc\u02bd\u2018-\u201f\u2032\u2033\u2035\u2036\u2039\u203a\u275b-\u275e\u300c-\u300f\uff02\uff07"  # noqa: E501
_LINE_END = r"(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])"
_LETTER = r"[^\W_]"
_HYPHEN = "-\u00ac\u00ad\u2010\u2011"
_SHORT = 4000
_APART = ("<super>", "<sub>", "<fraction>")

# Each begins after its first character, by which a search leaps from one to the next.
_JOINED = rf"(?<=[{_HYPHEN}])[^\S\n\r]*+{_LINE_END}\s*+(?={_LETTER})|(?<=[{READERS_HYPHENS}])\s*+(?={_LETTER})"
_SPACES = rf"(?<=\s)(?:\s|[{_INVISIBLE}]++\s)++"
_SEVERAL_DASHES = rf"(?<=[{_DASHES}])[{_DASHES}]++"
_IS_INVISIBLE = re.compile(f"[{_INVISIBLE}{READERS_HYPHENS}]")
_IS_DASH = re.compile(f"[{_DASHES}]")
_IS_QUOTE = re.compile(f"[{_QUOTES}]")


@lru_cache(maxsize=4096)
def _folded(piece: str) -> str:
    """What a character, or a letter with its accents, becomes."""
    if unicodedata.decomposition(piece[0]).startswith(_APART):
        return piece
    plain = _IS_INVISIBLE.sub("", _IS_DASH.sub("-", _IS_QUOTE.sub("'", piece)))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold())
    # Some signs (¨) come apart into a space and an accent; the space was none of the text's.
    folded = "".join(folded.split()) if not piece.isspace() else " "
    return _IS_DASH.sub("-", _IS_QUOTE.sub("'", folded)).replace(JOINT, "\ufffd")


def _one_for_one(source: str, signs: dict[str, str]) -> str:
    """The source with each character that becomes one other replaced by it."""
    table = {ord(sign): ord(to) for sign, to in signs.items() if len(to) == 1}
    if len(source) < _SHORT:
        return source.translate(table)
    becomes = np.arange(max(map(ord, signs)) + 1, dtype=np.uint32)
    becomes[list(table)] = list(table.values())
    return string(becomes[codes(source)])


def codes(text: str) -> npt.NDArray[np.uint32]:
    """The numbers of a text's characters."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def string(numbers: npt.NDArray[np.uint32]) -> str:
    """The text of such numbers."""
    return numbers.tobytes().decode("utf-32-le", "surrogatepass")


class Normalised:
    """
    A normalised text that knows where each of its characters came from.

    Attributes:
        text: The normalised text: single spaces, ``'`` for quotation marks, ``-`` for dashes, ``JOINT`` for hyphens at
            line ends.
    """

    def __init__(self, source: str) -> None:
        signs = {sign: _folded(sign) for sign in set(source)}
        self._at, self._origin, self._whole = [0], [0], [0]
        self.text = "".join(self._pieces(source, _one_for_one(source, signs), _special(signs)))

    def _pieces(self, source: str, mapped: str, special: re.Pattern[str]) -> Iterator[str]:
        """Stretches in which each character becomes one, and those that change their length, in order."""
        done = length = 0
        for found in special.finditer(source):
            start, end = found.span()
            yield mapped[done:start]
            became = _became(found, source[start - 1 : start], source[end : end + 1])
            yield became
            length += start - done
            self._break(length, start, end - start)
            length += len(became)
            self._break(length, end, 0)
            done = end
        yield mapped[done:]

    def _break(self, at: int, origin: int, whole: int) -> None:
        self._at.append(at)
        self._origin.append(origin)
        self._whole.append(whole)

    def start(self, position: int) -> int:
        """Where in the source the character at a position begins."""
        n = bisect_right(self._at, position) - 1
        return self._origin[n] + (0 if self._whole[n] else position - self._at[n])

    def end(self, position: int) -> int:
        """Where in the source the text before a position (not 0) ends."""
        n = bisect_right(self._at, position - 1) - 1
        return self._origin[n] + (self._whole[n] or position - self._at[n])

    def is_whole(self, start: int, end: int) -> bool:
        """Whether a stretch takes no part of something that was one in the source (a ligature, an ellipsis)."""
        first, last = bisect_right(self._at, start) - 1, bisect_right(self._at, end - 1) - 1
        begins = not self._whole[first] or self._at[first] == start
        return begins and (not self._whole[last] or self._at[last + 1] == end)


def _special(signs: dict[str, str]) -> re.Pattern[str]:
    """What changes its length: joined words, runs of spaces and dashes, accents and ligatures that there are."""
    marks = [sign for sign in signs if unicodedata.category(sign).startswith("M") or "\u1160" <= sign <= "\u11ff"]
    accents, longer = ("".join(map(re.escape, sorted(some))) for some in (marks, _longer(signs)))
    parts = [
        rf"(?P<joint>(?<=[\w{accents}].)(?:{_JOINED}))",
        f"(?P<spaces>{_SPACES})",
        f"(?P<dashes>{_SEVERAL_DASHES})",
        *([f"(?<=[{longer}])"] if longer else []),
    ]
    pattern = rf"[-\s{_HYPHEN[1:]}{READERS_HYPHENS}{_DASHES[1:]}{longer}](?:{'|'.join(parts)})"
    return re.compile(rf"\S[{accents}]++|{pattern}" if marks else pattern, re.DOTALL)


def _longer(signs: dict[str, str]) -> list[str]:
    return [sign for sign, to in signs.items() if len(to) != 1]


def _became(found: re.Match[str], before: str, after: str) -> str:
    if found.lastgroup == "spaces":
        return " "
    if found.lastgroup == "dashes":
        return "-"
    if found.lastgroup == "joint":
        return "-" if before.isdigit() or after.isdigit() else JOINT
    return _folded(found.group())


def normalise(words: str) -> str:
    """Words after all rules, without spaces at their ends; a hyphen at a line end is JOINT. Empty gives empty."""
    return Normalised(words).text.strip(" ")
