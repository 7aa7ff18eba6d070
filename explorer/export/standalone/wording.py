"""The texts of a file: each kept once, in every language of its screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from explorer.dates import Edtf
from explorer.i18n import Catalogue, Entry, Length
from explorer.records import FALLBACK_LANGUAGE, Text

Words = tuple[str | None, ...]

SAME = 1
"""Stands in a table for the words of the first language."""


class Wording:
    """
    Texts by number.

    Args:
        texts: The languages of the screen, and their words.
    """

    def __init__(self, texts: Mapping[str, Catalogue]) -> None:
        self.texts = texts
        self._numbers = dict[Words, int]()
        self._texts = dict[int, tuple[Text, int]]()  # by identity: most texts stand in several states
        self._dates = dict[tuple[str, str], int]()

    def text(self, words: Text | None) -> int | None:
        """The number of a text of the data set; None for none. What it lacks in a language is shown in English."""
        if words is None:
            return None
        if id(words) not in self._texts:
            self._texts[id(words)] = words, self._told(words)
        return self._texts[id(words)][1]

    def _told(self, words: Text) -> int:
        phrases = ((language, words.in_language(language)) for language in self.texts)
        falls_back = FALLBACK_LANGUAGE in self.texts
        return self._number(
            tuple(p.words if p.language == language or not falls_back else None for language, p in phrases)
        )

    def date(self, date: Edtf, length: Length = "long") -> int:
        """The number of a date in words."""
        key = (date.text, length)
        if key not in self._dates:
            self._dates[key] = self.each(lambda text: text.date(date, length))
        return self._dates[key]

    def each(self, worded: Callable[[Catalogue], str]) -> int:
        """The number of words that are made in every language."""
        return self._number(tuple(worded(text) for text in self.texts.values()))

    def _number(self, words: Words) -> int:
        return self._numbers.setdefault(words, len(self._numbers))

    def table(self) -> list[list[str | int | None]]:
        """The texts, one list of them a language: ``SAME`` for the first language's words, None for English's."""
        columns: list[list[str | int | None]] = [[] for _ in self.texts]
        for words in self._numbers:
            for n, said in enumerate(words):
                columns[n].append(SAME if n and said is not None and said == words[0] else said)
        return columns


def screen_words(texts: Mapping[str, Catalogue], keys: tuple[str, ...]) -> dict[str, dict[str, Entry]]:
    """
    The words of the screen in each language.

    Args:
        texts: The catalogues by language.
        keys: Keys, or beginnings of keys that end with a full stop: all keys that begin so.

    Returns:
        By language, then by key: the words, or their plural forms.
    """
    whole, areas = {key for key in keys if not key.endswith(".")}, tuple(key for key in keys if key.endswith("."))
    return {
        language: {
            key: entry if isinstance(entry, str) else dict(entry)
            for key, entry in text.entries.items()
            if key in whole or (areas and key.startswith(areas))
        }
        for language, text in texts.items()
    }
