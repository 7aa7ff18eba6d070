"""
A query as a tree that an engine understands: what must be found, what may not, and what only raises the rank.

Each word may be any of its stems, the key of a name, or the same person's name in another language; a match in a title
counts more, one in what a thing belongs to less, one of the very same form a little more. Words that stand next to each
other in the query are welcome next to each other: an exact phrase comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from explorer.dates import Edtf
from explorer.search.analysis import FREQUENT, asked, asked_beginnings, asked_names
from explorer.search.engine import (
    Beginning,
    Best,
    Between,
    Every,
    Field,
    Kind,
    Node,
    OneOf,
    Phrase,
    Some,
    Term,
)
from explorer.search.people import Names
from explorer.search.query import Atom, Operator, Query

OF_CONTEXT, OF_A_NAME, ELSEWHERE = 0.3, 0.7, 0.9
"""What a match counts in the words of what a thing is part of, by a name's key, by a name in another language."""

IN_A_TITLE, OF_THE_SAME_FORM, TOGETHER = 1.5, 0.3, 3.0
"""What is added for a match in a title, for the very form that was written, and for words next to each other."""

LONGEST_TOGETHER = 8
MOST_OF_SOME = 10
"""Words of which one is enough."""

SHORT = 2
"""Letters with which so many words begin that, while somebody types, only titles are looked at."""

_FILTERS = {Operator.ACTOR: Field.PERSON, Operator.SIDE: Field.SIDE, Operator.STATUS: Field.STATUS}

SourcesOf = Callable[[tuple[str, ...]], tuple[str, ...]]
"""The sources that events of some themes cite, as far as they are known."""


@dataclass(frozen=True, slots=True)
class Scope:
    """
    What a view leaves, besides the query: the timeline's filters.

    Attributes:
        themes: Any of them; empty for all.
        first, last: Day numbers, both included; None is no limit.
        kinds: Which kinds; empty for all.
    """

    themes: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    kinds: tuple[Kind, ...] = ()


class Meaning:
    """Makes trees for one day of the second clock."""

    def __init__(self, names: Names, sources_of: SourcesOf) -> None:
        self._names, self._sources_of = names, sources_of

    def node(self, query: Query, scope: Scope, *, some: bool = False, typing: bool = False) -> Every:
        """
        What a query looks for within a scope.

        Args:
            query: The query.
            scope: The view's filters.
            some: Whether it is enough that one of the words is found.
            typing: Whether the last word is still being written, and so only a beginning.
        """
        groups = needed(query)
        last = groups[-1][-1] if groups and typing else None
        words = [self._group(group, last) for group in groups if group[0].words or len(group) > 1]
        filters = [self._operator(group[0]) for group in groups if not group[0].words and len(group) == 1]
        sought = [Some(tuple(words[:MOST_OF_SOME]))] if some and len(words) > 1 else words
        return Every(
            nodes=(*sought, *filters, *self._limits(scope)),
            without=tuple(self._atom(atom, None) for atom in query.without),
            welcome=(*self._welcome(query), *self._rising_titles(query, last)),
        )

    def _group(self, group: tuple[Atom, ...], last: Atom | None) -> Node:
        nodes = tuple(self._atom(atom, last) for atom in group)
        return nodes[0] if len(nodes) == 1 else Best(nodes)

    def _atom(self, atom: Atom, last: Atom | None) -> Node:
        if atom.operator:
            return self._operator(atom)
        if atom.phrase or (len(atom.words) > 1 and not atom.beginning):
            return Phrase(atom.words)
        if not atom.beginning and atom is not last:
            return Best(tuple(self._forms(atom)))
        *before, letters = atom.words
        rising = Beginning(letters, field=Field.EXACT if atom.beginning or len(letters) > SHORT else Field.TITLE)
        if before:
            return Every((Phrase(tuple(before)), rising))
        whole = () if atom.beginning else tuple(self._forms(atom))
        names = (Beginning(name, OF_A_NAME, Field.BODY) for name in asked_beginnings(atom.written))
        return Best((*whole, rising, *names)) if len(letters) > 1 else Best(whole or (rising,))

    def _forms(self, atom: Atom) -> Iterator[Term]:
        """All that a word may stand as."""
        word, names = atom.words[-1], asked_names(atom.written)
        stems = asked(word)
        yield from (Term(Field.BODY, stem) for stem in stems)
        if word in FREQUENT:  # no name, and everywhere anyway
            return
        others = {stem for other in self._names.otherwise(word) for stem in asked(other)} - set(stems)
        yield from (Term(Field.BODY, stem, ELSEWHERE) for stem in sorted(others))
        yield from (Term(Field.BODY, name, OF_A_NAME) for name in names)
        yield from (Term(Field.CONTEXT, stem, OF_CONTEXT) for stem in (*stems, *sorted(others), *names))

    def _welcome(self, query: Query) -> Iterator[Node]:
        plain = [group[0] for group in query.groups if len(group) == 1 and group[0].words and not group[0].beginning]
        for atom in plain:
            if not atom.phrase and len(atom.words) == 1 and atom.words[0] not in FREQUENT:
                stems = (*asked(atom.words[0]), *asked_names(atom.written))
                yield Best(tuple(Term(Field.TITLE, stem, IN_A_TITLE) for stem in stems))
                yield Term(Field.EXACT, atom.words[0], OF_THE_SAME_FORM)
        together = tuple(word for atom in plain for word in atom.words)
        if len(plain) > 1 and len(together) <= LONGEST_TOGETHER and not FREQUENT.issuperset(together):
            yield Phrase(together, TOGETHER)

    def _rising_titles(self, query: Query, last: Atom | None) -> Iterator[Node]:
        """Titles with words that begin so."""
        for atom in query.sought:
            letters = atom.words[-1]
            if not atom.phrase and (atom.beginning or atom is last) and len(letters) > 1:
                names = asked_beginnings(atom.written)
                yield Best(tuple(Beginning(start, IN_A_TITLE, Field.TITLE) for start in (letters, *names)))

    def _operator(self, atom: Atom) -> Node:
        operator, values = atom.operator, atom.values
        if operator is Operator.THEME:
            return self._themed(values)
        if operator is Operator.KIND:
            return Best((OneOf(Field.KIND, values), OneOf(Field.FORM, values)))
        if operator in _FILTERS:
            return OneOf(_FILTERS[operator], values)
        nodes = tuple(_dated(operator, Edtf.parse(value)) for value in values)
        return nodes[0] if len(nodes) == 1 else Best(nodes)

    def _themed(self, themes: tuple[str, ...]) -> Node:
        """Events of the themes and their claims, and what events of the themes cite."""
        cited = self._sources_of(themes)
        events = OneOf(Field.THEME, themes)
        return Best((events, OneOf(Field.SOURCE, cited))) if cited else events

    def _limits(self, scope: Scope) -> Iterator[Node]:
        if scope.themes:
            yield self._themed(scope.themes)
        if scope.last is not None:
            yield Between(Field.FIRST, high=scope.last)
        if scope.first is not None:
            yield Between(Field.LAST, low=scope.first)
        if scope.kinds:
            yield OneOf(Field.KIND, scope.kinds)


def needed(query: Query) -> list[tuple[Atom, ...]]:
    """What must be found: not one of a language's most frequent words, beside others that are not."""
    telling = [group for group in query.groups if not _frequent(group)]
    return telling or list(query.groups)


def _frequent(group: tuple[Atom, ...]) -> bool:
    atom = group[0]
    bare = len(group) == len(atom.words) == 1 and not atom.phrase and not atom.beginning
    return bare and atom.words[0] in FREQUENT


def _dated(operator: Operator | None, day: Edtf) -> Node:
    """What lies before or after a date, or was kept from the public on it."""
    first, last = day.earliest, day.latest
    assert first is not None  # noqa: S101 - see people.Names.values
    assert last is not None  # noqa: S101
    if operator is Operator.BEFORE:
        return Between(Field.FIRST, high=first - 1)
    if operator is Operator.AFTER:
        return Between(Field.LAST, low=last + 1)
    return Every((Between(Field.WRITTEN, high=last), Between(Field.OPENED, low=last + 1)))
