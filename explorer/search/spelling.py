"""
How a word that nothing has may have been meant: words that are there and are written nearly so.

Likeness is the Damerau-Levenshtein distance (insertions, deletions, other letters, letters that changed places), made
relative to the length; among words that are equally near the more frequent one comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from explorer.search.engine import Engine

MOST = 80_000
"""Words that are compared with: the most frequent ones."""

LEAST = 0.62
"""Likeness of a spelling at least."""

OFFERED = 6


class Spelling:
    """The words of an engine."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._words: list[str] = []
        self._counts: dict[str, int] = {}
        self._of: Engine | None = None
        self._size = -1

    def near(self, word: str, engine: Engine) -> Sequence[str]:
        """Words that are written nearly like a folded word, the nearest first."""
        words, counts = self._vocabulary(engine)
        found = process.extract(
            word, words, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=LEAST, limit=4 * OFFERED
        )
        ranked = sorted(found, key=lambda hit: (-round(hit[1], 2), -counts[hit[0]], hit[0]))
        return [str(hit[0]) for hit in ranked if hit[0] != word][:OFFERED]

    def _vocabulary(self, engine: Engine) -> tuple[list[str], dict[str, int]]:
        with self._lock:
            if self._of is not engine or self._size != len(engine):
                self._counts = dict(engine.vocabulary("", MOST))
                self._words = [word for word in self._counts if len(word) > 2 and not word.isdigit()]
                self._of, self._size = engine, len(engine)
            return self._words, self._counts
