"""
Search on one day of the second clock: what an explorer asks, and what it is told.

``Searching`` knows the data set as it was known on the day, and the index of all days; what it finds is what lasted on
that day and is in that data set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from explorer.records import DataSet
from explorer.search.engine import Engine, Field, Kind, Match, Node, Wanted
from explorer.search.meaning import Meaning, Scope, SourcesOf
from explorer.search.people import Names
from explorer.search.query import Atom, Query, read, respelled
from explorer.search.spelling import Spelling

MOST_VALUES = 60
"""Values of a facet that are counted."""

MOST_EVENTS = 20_000
"""Events, passages and sources that are put on a timeline."""

MOST_SPELLINGS = 3
_FACETS = (Field.KIND, Field.SIDE, Field.STATUS, Field.PERSON, Field.YEAR)
_WHERE = (Field.EVENT, Field.PASSAGE, Field.DOCUMENT)


class Result(NamedTuple):
    """
    Something that was found.

    Attributes:
        kind: What it is.
        event, claim: Their ids, for an event or a claim.
        source, passage: Their ids, for a source, a passage or a text.
        sha256, page: The text and its page, counted from 1; 0 if it is none.
        text: The words of that page.
    """

    kind: Kind
    event: str = ""
    claim: str = ""
    source: str = ""
    passage: str = ""
    sha256: str = ""
    page: int = 0
    text: str = ""

    @property
    def key(self) -> str:
        """Its name: see ``engine.Entry``."""
        names = {
            Kind.EVENT: (self.event,),
            Kind.CLAIM: (self.event, self.claim),
            Kind.PASSAGE: (self.source, self.passage),
            Kind.SOURCE: (self.source,),
            Kind.TEXT: (self.source, self.sha256, str(self.page)),
        }
        return ":".join((self.kind, *names[self.kind]))


class Found(NamedTuple):
    """
    What fits a query.

    Attributes:
        query: The query as it was read.
        results: What was found, the best first: one page of it.
        some: Whether nothing has all the words, and this is what has some of them.
    """

    query: Query
    results: tuple[Result, ...]
    some: bool = False


@dataclass(frozen=True, slots=True)
class Facets:
    """
    Of what kinds all results are, and where.

    Attributes:
        total: How many there are.
        counts: For each field its most frequent values, and how many results have each.
        events: The events that were found, or of which a claim was.
        passages: The passages that were found, as source:passage.
        sources: The sources that were found, or a page of whose text was.
    """

    total: int
    counts: Mapping[Field, Mapping[str, int]]
    events: tuple[str, ...]
    passages: tuple[str, ...]
    sources: tuple[str, ...]


class Searching:
    """Search in what was known on one day."""

    def __init__(
        self, data: DataSet, day: int, engine: Callable[[], Engine], sources_of: SourcesOf, spelling: Spelling
    ) -> None:
        """
        Args:
            data: The data set on that day.
            day: The day number; ``knowledge.TODAY`` if the second clock is off.
            engine: Gives the index of all days.
            sources_of: The sources that events of some themes cite on that day.
            spelling: The words of that index.
        """
        self._data, self._day, self._engine, self._spelling = data, day, engine, spelling
        self._sources_of = sources_of

    @cached_property
    def names(self) -> Names:
        """The people and themes that are known."""
        return Names(self._data)

    @cached_property
    def _meaning(self) -> Meaning:
        return Meaning(self.names, self._sources_of)

    def read(self, written: str) -> Query:
        """Read a query."""
        return read(written, self.names.values)

    def find(self, query: Query, scope: Scope, limit: int, offset: int = 0) -> Found:
        """One page of what fits; if nothing has all the words, of what has some of them."""
        if not query:
            return Found(query, ())
        results = self._results(self._meaning.node(query, scope), limit, offset)
        if results or offset or len(query.sought) < 2:
            return Found(query, results)
        some = self._results(self._meaning.node(query, scope, some=True), limit, offset)
        return Found(query, some, some=bool(some))

    def _any(self, query: Query, scope: Scope) -> bool:
        return bool(self._matches(self._meaning.node(query, scope), 1))

    def page(self, found: Found, scope: Scope, limit: int, offset: int) -> Found:
        """Another page of the same answer."""
        node = self._meaning.node(found.query, scope, some=found.some)
        return found._replace(results=self._results(node, limit, offset))

    def facets(self, found: Found, scope: Scope) -> Facets:
        """What all results have in common, and where they are."""
        if not found.query:
            return Facets(0, {field: {} for field in _FACETS}, (), (), ())
        node = self._meaning.node(found.query, scope, some=found.some)
        asked = {**dict.fromkeys(_FACETS, MOST_VALUES), **dict.fromkeys(_WHERE, MOST_EVENTS)}
        counts = self._engine().counts(Wanted(node, self._day), asked)
        kept = {field: dict(counts[field]) for field in _FACETS}
        total = sum(counts[Field.KIND].values())
        return Facets(total, kept, *(tuple(counts[field]) for field in _WHERE))

    def typing(self, query: Query, scope: Scope, most: int) -> Found:
        """
        What fits so far, while the last word is being written: records and pages of texts, the best first. If nothing
        does, what has words that begin as those that were written.

        Args:
            query: The query so far.
            scope: The view's filters.
            most: How many of each.
        """
        if not query:
            return Found(query, ())
        found = self._typed(query, scope, most)
        if found or len(query.sought) < 2:
            return Found(query, found)
        rising = tuple(tuple(replace(a, beginning=_may_rise(a)) for a in group) for group in query.groups)
        risen = replace(query, groups=rising)
        return Found(risen, self._typed(risen, scope, most))

    def _typed(self, query: Query, scope: Scope, most: int) -> tuple[Result, ...]:
        kinds = ((Kind.EVENT, Kind.CLAIM, Kind.PASSAGE, Kind.SOURCE), (Kind.TEXT,))
        nodes = [self._meaning.node(query, replace(scope, kinds=some), typing=True) for some in kinds]
        return tuple(result for node in nodes for result in self._results(node, most, 0))

    def spellings(self, query: Query, scope: Scope) -> tuple[str, ...]:
        """Queries that find something, with words that nothing has replaced by those nearest to them."""
        found = dict[str, None]()
        for atom in query.sought[:MOST_SPELLINGS]:
            if atom.phrase or len(atom.words) != 1 or atom.beginning:
                continue
            if self._matches(self._meaning.node(replace(query, groups=((atom,),), without=()), Scope()), 1):
                continue
            for word in self._spelling.near(atom.words[0], self._engine()):
                written = respelled(query, atom, word)
                if self._any(self.read(written), scope):
                    found[written] = None
                if len(found) == MOST_SPELLINGS:
                    return tuple(found)
        return tuple(found)

    def matches(self, node: Node, limit: int) -> tuple[Result, ...]:
        """What fits a tree."""
        return self._results(node, limit, 0)

    def frequency(self, field: Field, token: str) -> int:
        """In how many entries of all days a token stands."""
        return self._engine().frequency(field, token)

    @property
    def size(self) -> int:
        """How many entries there are, of all days."""
        return len(self._engine())

    def _results(self, node: Node, limit: int, offset: int) -> tuple[Result, ...]:
        return tuple(self._known(self._matches(node, limit, offset)))

    def _matches(self, node: Node, limit: int, offset: int = 0) -> Sequence[Match]:
        return self._engine().find(Wanted(node, self._day), limit, offset)

    def _known(self, matches: Sequence[Match]) -> Iterator[Result]:
        """What is in the data set of the day: an index that is behind the data by a moment must not name anything."""
        for match in matches:
            result = result_of(match.key, match.text)
            if result.event:
                event = self._data.event(result.event)
                if event is not None and (not result.claim or any(c.id == result.claim for c in event.claims)):
                    yield result
            source = self._data.sources.get(result.source)
            if source is not None and (not result.passage or any(p.id == result.passage for p in source.passages)):
                yield result


def _may_rise(atom: Atom) -> bool:
    """Whether a word may be only the beginning of one: a letter or two would be the beginning of too many."""
    return atom.beginning or (not atom.phrase and bool(atom.words) and len(atom.words[-1]) > 2)


def result_of(key: str, text: str = "") -> Result:
    """The result that a key names (see ``engine.Entry``)."""
    kind, *names = key.split(":")
    match Kind(kind):
        case Kind.EVENT:
            return Result(Kind.EVENT, event=names[0])
        case Kind.CLAIM:
            return Result(Kind.CLAIM, event=names[0], claim=names[1])
        case Kind.PASSAGE:
            return Result(Kind.PASSAGE, source=names[0], passage=names[1])
        case Kind.SOURCE:
            return Result(Kind.SOURCE, source=names[0])
        case Kind.TEXT:
            return Result(Kind.TEXT, source=names[0], sha256=names[1], page=int(names[2]), text=text)
