"""What it costs to lay tokens of an earlier text beside those of a later one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
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


ONE, BOTH = 1, 2


class Costs:
    """
    The costs for two stretches of tokens.

    Attributes:
        pair: Of each token of ours beside each of theirs.
        two_of_ours: Of two tokens of ours, from each on, beside one of theirs; a row less than pair.
        two_of_theirs: Of one token of ours beside two of theirs; a column less.
        ours: Of each token of ours alone, if no cue of theirs takes it in.
        theirs: The same of theirs.
    """

    def __init__(self, ours: Sequence[Token], theirs: Sequence[Token]) -> None:
        a, b = [t.key for t in ours], [t.key for t in theirs]
        signs, cues = _matching(ours, theirs, "is_sign"), _matching(ours, theirs, "is_cue")
        like = _likeness(a, b)
        pair = np.where(like >= LIKE, _damage(like), UNLIKE)
        pair[signs == BOTH] = SIGN
        pair[(like == 1.0) | (cues == BOTH)] = 0.0
        pair[(signs == ONE) | (cues == ONE)] = np.inf
        self.pair: list[list[float]] = pair.tolist()
        self.two_of_ours = _together([_joined(x, y) for x, y in pairwise(a)], b)
        self.two_of_theirs = _together(a, [_joined(x, y) for x, y in pairwise(b)])
        self.ours, self.theirs = [_alone(t) for t in ours], [_alone(t) for t in theirs]


def _matching(ours: Sequence[Token], theirs: Sequence[Token], of: str) -> npt.NDArray[np.int8]:
    """How many of each pair are signs, or cues: neither, ONE or BOTH."""
    a, b = (np.array([getattr(t, of) for t in some], dtype=np.int8) for some in (ours, theirs))
    both: npt.NDArray[np.int8] = a[:, None] + b[None, :]
    return both


def _joined(first: str, second: str) -> str:
    """Two words as one; nothing if one of them is a cue."""
    return first + second if first and second else ""


def _together(a: Sequence[str], b: Sequence[str]) -> list[list[float]]:
    like = _likeness(a, b)
    present = np.array([bool(x) for x in a], dtype=bool)[:, None] & np.array([bool(x) for x in b], dtype=bool)
    found: list[list[float]] = np.where((like >= LIKE_TOGETHER) & present, _damage(like), np.inf).tolist()
    return found


def _damage(likeness: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return (0.25 + 0.75 * (1 - likeness)).astype(np.float32)


def _alone(token: Token) -> float:
    if token.is_cue:
        return CUE
    return SIGN if token.is_sign else ALONE


def _likeness(a: Sequence[str], b: Sequence[str]) -> npt.NDArray[np.float32]:
    if not a or not b:
        return np.zeros((len(a), len(b)), dtype=np.float32)
    return process.cdist(a, b, scorer=Indel.normalized_similarity, dtype=np.float32)
