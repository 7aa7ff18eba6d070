"""What it costs to lay tokens of an earlier text beside those of a later one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

from explorer.variants.tokens import Token

ALONE = 1.02
"""A word beside which nothing stands."""

UNLIKE = 1.0
"""A word beside one that is nothing like it: rather that than both alone."""

SIGN = 0.3
"""A sign alone, or beside another sign."""

CUE = 0.05
"""A cue; the words that it takes in cost nothing."""

LIKE = 0.5
"""Words of this likeness (0 to 1) may be one word, damaged."""

LIKE_TOGETHER = 0.75
"""The same of two words beside one, where a space was lost or came in."""


class Costs:
    """The costs for two stretches of tokens."""

    def __init__(self, ours: Sequence[Token], theirs: Sequence[Token]) -> None:
        self._ours, self._theirs = ours, theirs
        a, b = [t.key for t in ours], [t.key for t in theirs]
        self._like = _likeness(a, b)
        self._two_of_ours = _likeness([x + y for x, y in zip(a, a[1:], strict=False)], b)
        self._two_of_theirs = _likeness(a, [x + y for x, y in zip(b, b[1:], strict=False)])

    def steps(self, i: int, j: int) -> Iterator[tuple[float, int, int]]:
        """The steps that end before tokens i and j: cost, tokens of ours, tokens of theirs."""
        ours = self._ours[i - 1] if i else None
        theirs = self._theirs[j - 1] if j else None
        if ours and theirs:
            yield from self._beside(i, j, ours, theirs)
        if ours:
            yield self._alone(ours, theirs), 1, 0
        if theirs:
            yield self._alone(theirs, ours), 0, 1

    def _beside(self, i: int, j: int, ours: Token, theirs: Token) -> Iterator[tuple[float, int, int]]:
        if ours.is_cue or theirs.is_cue:
            if ours.is_cue and theirs.is_cue:
                yield 0.0, 1, 1
            return
        if ours.key == theirs.key:
            yield 0.0, 1, 1
        elif ours.is_sign and theirs.is_sign:
            yield SIGN, 1, 1
        elif not ours.is_sign and not theirs.is_sign:
            yield _cost(self._like[i - 1][j - 1], LIKE), 1, 1
        if i > 1 and not self._ours[i - 2].is_cue and (like := self._two_of_ours[i - 2][j - 1]) >= LIKE_TOGETHER:
            yield _cost(like, LIKE_TOGETHER), 2, 1
        if j > 1 and not self._theirs[j - 2].is_cue and (like := self._two_of_theirs[i - 1][j - 2]) >= LIKE_TOGETHER:
            yield _cost(like, LIKE_TOGETHER), 1, 2

    def _alone(self, token: Token, other: Token | None) -> float:
        """A token alone; for nothing if the other row is at a cue, which takes it in."""
        if other is not None and other.is_cue:
            return 0.0
        if token.is_cue:
            return CUE
        return SIGN if token.is_sign else ALONE


def _cost(likeness: float, least: float) -> float:
    return 0.25 + 0.75 * (1 - likeness) if likeness >= least else UNLIKE


def _likeness(a: Sequence[str], b: Sequence[str]) -> list[list[float]]:
    if not a or not b:
        return []
    found: list[list[float]] = process.cdist(a, b, scorer=Indel.normalized_similarity).tolist()
    return found
