"""
What the names in a query mean: the people and themes of a data set that has been through the second clock's door.

``Names`` says what the values of operators stand for (``actor:putin`` is an id, whatever the spelling), and how a
person is called in the data's other languages: Трамп is Trump, which no rule of spelling tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from explorer.dates import Edtf, NotADateError
from explorer.knowledge import Status
from explorer.records import DataSet, Person
from explorer.search.analysis import exact_words, plain_words
from explorer.search.engine import Kind
from explorer.search.names import keys
from explorer.search.query import Operator
from explorer.vocabulary import Kind as Form
from explorer.vocabulary import Side

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KINDS = frozenset({*Kind, *Form})
_CLOSED = {
    Operator.KIND: _KINDS,
    Operator.SIDE: frozenset({*Side, "several"}),
    Operator.STATUS: frozenset(Status),
}


class Names:
    """The names of a data set."""

    def __init__(self, data: DataSet) -> None:
        self._themes = {key: theme.name.root.values() for key, theme in data.themes.items()}
        self._people = {
            key: {w for words in p.name.root.values() for w in _keys(words)} for key, p in data.people.items()
        }
        self._others: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for person in data.people.values():
            self._learn(person)

    def _learn(self, person: Person) -> None:
        """That each word of a name is written otherwise in another language, where both have as many words."""
        for text in (person.name, *([person.short] if person.short else [])):
            written = [exact_words(words) for words in text.root.values()]
            for same in zip(*[w for w in written if len(w) == len(written[0])], strict=True):
                for name in {name for word in same for name in keys(word)}:
                    self._others[name].update(dict.fromkeys(same))

    def otherwise(self, word: str) -> tuple[str, ...]:
        """How a word of somebody's name is written in the data's languages, if it is one; in any case and spelling."""
        return tuple(dict.fromkeys(other for name in keys(word) for other in self._others.get(name, ())))

    def values(self, operator: Operator, value: str) -> tuple[str, ...]:
        """What stands behind an operator's colon, as the data knows it; nothing if it means nothing (see ``query``)."""
        folded = value.lower()
        if operator in _CLOSED:
            return (folded,) if folded in _CLOSED[operator] else ()
        if operator is Operator.ACTOR:
            return self._actors(value)
        if operator is Operator.THEME:
            return self._named_themes(value)
        if operator is Operator.SEALED and not _DAY.fullmatch(value):
            return ()
        try:
            found = Edtf.parse(value)
        except NotADateError:
            return ()
        known = found.earliest is not None and found.latest is not None and not found.is_interval
        return (value,) if known else ()

    def _actors(self, value: str) -> tuple[str, ...]:
        if value.lower() in self._people:
            return (value.lower(),)
        wanted = [set(keys(word)) for word in plain_words(value)]
        found = (key for key, named in self._people.items() if wanted and all(w & named for w in wanted))
        return tuple(found)

    def _named_themes(self, value: str) -> tuple[str, ...]:
        if value.lower() in self._themes:
            return (value.lower(),)
        wanted = exact_words(value)
        named = ((key, words) for key, names in self._themes.items() for words in names)
        return tuple(dict.fromkeys(key for key, words in named if wanted and exact_words(words) == wanted))


def _keys(words: str) -> Iterable[str]:
    return (name for word in plain_words(words) for name in keys(word))
