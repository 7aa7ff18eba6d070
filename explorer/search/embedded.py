"""
The engine that comes with the explorer: tantivy, in this process, in a folder or in memory.

Words arrive as tokens, joined by spaces; tantivy splits them there and does nothing else with them. Its score is BM25
with k1 = 1.2 and b = 0.75, which it fixes. How often a word occurs is counted over all days, so it may move one
result before another, and no more: what is found is only what lasts on the day that is asked for.

How to add a field: a word of ``engine.Field``, a line in ``_schema``, and what an entry says in it (``entries``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import tantivy
from tantivy import FieldType, Occur, Query

from explorer.knowledge import FAR, TODAY
from explorer.search.analysis import FREQUENT, pair, tokens
from explorer.search.engine import (
    Beginning,
    Best,
    Between,
    Engine,
    Entry,
    Every,
    Field,
    Match,
    Node,
    OneOf,
    Phrase,
    Some,
    Term,
    Wanted,
)

VERSION = 1
"""Of the schema; an index of another one is made anew."""

VALUES = (
    *(Field.KIND, Field.FORM, Field.EVENT, Field.SOURCE, Field.PASSAGE, Field.DOCUMENT),
    *(Field.THEME, Field.PERSON, Field.SIDE, Field.STATUS, Field.YEAR),
)
DAYS = (Field.FIRST, Field.LAST, Field.WRITTEN, Field.OPENED)
_KEY, _OWNER, _PAIRS, _SINCE, _UNTIL, _PAST, _WEIGHT, _TEXT = (
    *("key", "owner", "pairs", "since", "until", "past", "weight", "text"),
)
_SPLIT = "split"
_A_DAY = 1e-6
"""By how much an entry counts less than one of the day before: what fits equally well is in the order of time."""
_CENTURY = 36_525
_WINDOW = 200
"""Hits that are put in order by score and weight together."""
_HEAP = 200_000_000  # bytes that the writer uses before it writes to the disk
_SMALL_HEAP = 30_000_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_KEY, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_OWNER, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_PAST, tokenizer_name="raw", index_option="basic")
    for field in (Field.TITLE, Field.BODY, Field.CONTEXT):
        builder.add_text_field(field, tokenizer_name=_SPLIT, index_option="freq")
    builder.add_text_field(Field.EXACT, tokenizer_name=_SPLIT, index_option="position")
    builder.add_text_field(_PAIRS, tokenizer_name=_SPLIT, index_option="freq")
    for field in VALUES:
        builder.add_text_field(field, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (_SINCE, _UNTIL, *DAYS):
        builder.add_integer_field(name, fast=True, indexed=True)
    builder.add_float_field(_WEIGHT, fast=True)
    builder.add_bytes_field(_TEXT, stored=True)
    return builder.build()


class Embedded(Engine):
    """A tantivy index."""

    def __init__(self, folder: Path | None = None) -> None:
        """
        Open the index in a folder, or make an empty one there.

        Args:
            folder: None keeps it in memory.

        Raises:
            ValueError: What is in the folder is no index, or one of another form.
        """
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=None if folder is None else str(folder))
        splitting = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer(_SPLIT, splitting)
        # By itself it would look at the folder twice a second, and write a lock there, when others may remove it.
        self._index.config_reader(reload_policy="manual")
        self._index.reload()
        self._searcher = self._index.searcher()

    def __len__(self) -> int:
        return self._searcher.num_docs

    # What it holds

    def update(self, gone: Iterable[str], added: Iterable[tuple[str, Iterable[Entry]]]) -> None:
        """See ``Engine``."""
        # One thread: with several, what fits equally well would come in the order in which they happened to write it.
        writer = self._index.writer(_SMALL_HEAP if len(self) else _HEAP, 1)
        for owner in gone:
            writer.delete_documents_by_term(_OWNER, owner)
        for owner, entries in added:
            for entry in entries:
                writer.add_document(self._document(owner, entry))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _document(self, owner: str, entry: Entry) -> tantivy.Document:
        made = tantivy.Document()
        made.add_text(_KEY, entry.key)
        made.add_text(_OWNER, owner)
        made.add_text(Field.KIND, entry.kind)
        made.add_integer(_SINCE, entry.since)
        made.add_integer(_UNTIL, entry.until)
        if entry.until != FAR:
            made.add_text(_PAST, "1")
        made.add_float(_WEIGHT, entry.weight * (1 - _A_DAY * max(-_CENTURY, min(_CENTURY, entry.first))))
        for field, parts in ((Field.TITLE, entry.title), (Field.BODY, entry.body), (Field.CONTEXT, entry.context)):
            for phrase in parts:
                found = tokens(phrase.words, phrase.language)
                made.add_text(field, found.stems)
                if field is Field.CONTEXT:
                    continue
                if field is Field.TITLE:
                    made.add_text(Field.BODY, found.stems)
                made.add_text(Field.EXACT, found.exact)
                if found.pairs:
                    made.add_text(_PAIRS, found.pairs)
        for field, values in entry.values:
            for value in values:
                made.add_text(field, value)
        days = (entry.first, entry.last, *(entry.sealed or (None, None)))
        for name, day in zip(DAYS, days, strict=True):
            if day is not None:
                made.add_integer(name, day)
        if entry.text:
            made.add_bytes(_TEXT, entry.text.encode())
        return made

    # What is found

    def find(self, wanted: Wanted, limit: int, offset: int = 0) -> Sequence[Match]:
        """See ``Engine``."""
        # As a part of the score, weights would keep the engine from passing over what cannot be among the best. So they
        # are applied afterwards, to some hundred hits at a time.
        start = offset // _WINDOW * _WINDOW
        end = offset + limit
        size = -(-(end - start) // _WINDOW) * _WINDOW
        hits = self._searcher.search(self._then(wanted), size, count=False, offset=start).hits
        ranked = [hit for n in range(0, len(hits), _WINDOW) for hit in self._ranked(hits[n : n + _WINDOW])]
        found = [self._match(score, address) for score, address in ranked[offset - start : end - start]]
        return sorted(found, key=lambda match: (-match.score, match.key)) if limit <= _WINDOW else found

    def _ranked(self, hits: Sequence[tuple[float, tantivy.DocAddress]]) -> list[tuple[float, tantivy.DocAddress]]:
        """Hits by score and weight."""
        weights = self._searcher.fast_field_values(_WEIGHT, [address for _, address in hits])
        weighed = [(s * float(w or 1.0), address) for (s, address), w in zip(hits, weights, strict=True)]
        return sorted(weighed, key=lambda hit: -hit[0])

    def _match(self, score: float, address: tantivy.DocAddress) -> Match:
        stored = self._searcher.doc(address)
        text = stored.get_first(_TEXT)
        return Match(str(stored.get_first(_KEY)), score, bytes(text).decode() if text else "")

    def counts(self, wanted: Wanted, fields: Mapping[Field, int]) -> Mapping[Field, Mapping[str, int]]:
        """See ``Engine``."""
        terms = {str(field): {"terms": {"field": str(field), "size": most}} for field, most in fields.items()}
        found = self._searcher.aggregate(self._then(wanted), terms)
        return {field: {b["key"]: b["doc_count"] for b in found[str(field)]["buckets"]} for field in fields}

    def frequency(self, field: Field, token: str) -> int:
        """See ``Engine``."""
        return self._searcher.doc_freq(field, token)

    def vocabulary(self, beginning: str, most: int) -> Sequence[tuple[str, int]]:
        """See ``Engine``."""
        return self._searcher.terms_with_prefix(Field.EXACT, beginning, limit=most)

    # A tree as a query

    def _then(self, wanted: Wanted) -> Query:
        """What lasts on the day, and fits."""
        fits = self._query(wanted.node)
        if wanted.day >= TODAY and not self._searcher.doc_freq(_PAST, "1"):
            return fits
        if wanted.day >= TODAY:
            past = Query.term_query(self._schema, _PAST, "1", "basic")
            return Query.boolean_query([(Occur.Must, fits), (Occur.MustNot, past)])
        day = wanted.day
        begun = Query.range_query(self._schema, _SINCE, FieldType.Integer, upper_bound=day)
        lasts = Query.range_query(self._schema, _UNTIL, FieldType.Integer, lower_bound=day + 1)
        limits = [Query.const_score_query(limit, 0.0) for limit in (begun, lasts)]
        return Query.boolean_query([(Occur.Must, fits), *((Occur.Must, limit) for limit in limits)])

    def _query(self, node: Node) -> Query:
        match node:
            case Term(field, token, weight):
                counted = "basic" if field in VALUES else "freq"
                return _weighed(Query.term_query(self._schema, field, token, counted), weight)
            case Phrase(words, weight):
                return _weighed(self._phrase(words), weight)
            case Beginning(letters, weight, field):
                # At distance 0 and as a prefix: the same as a regular expression, in a tenth of its time.
                rising = Query.fuzzy_term_query(self._schema, field, letters, distance=0, prefix=True)
                return Query.const_score_query(rising, weight)
            case OneOf(field, values, weight):
                return Query.const_score_query(Query.term_set_query(self._schema, field, list(values)), weight)
            case Between(field, low, high, weight):
                within = Query.range_query(self._schema, field, FieldType.Integer, low, high)
                return Query.const_score_query(within, weight)
            case Some(nodes, least):
                return Query.boolean_query([(Occur.Should, self._query(part)) for part in nodes], least)
            case Best(nodes):
                parts = [self._query(part) for part in nodes if not self._nowhere(part)]
                return (
                    Query.disjunction_max_query(parts, 0.1) if len(parts) > 1 else (parts or [Query.empty_query()])[0]
                )
            case Every(nodes, without, welcome):
                must = [(Occur.Must, self._query(part)) for part in nodes]
                must = must or [(Occur.Must, Query.const_score_query(Query.all_query(), 1.0))]
                rest = [(Occur.MustNot, self._query(part)) for part in without]
                more = [(Occur.Should, self._query(part)) for part in welcome]
                return Query.boolean_query([*must, *rest, *more]) if rest or more or len(must) > 1 else must[0][1]

    def _nowhere(self, node: Node) -> bool:
        """Whether nothing can fit a node, which then need not be asked for."""
        return isinstance(node, Term) and not self._searcher.doc_freq(node.field, node.token)

    def _phrase(self, words: tuple[str, ...]) -> Query:
        if not words:
            return Query.empty_query()
        if len(words) == 1:
            return Query.term_query(self._schema, Field.EXACT, words[0], "freq")
        if len(words) == 2 and FREQUENT.issuperset(words):
            return Query.term_query(self._schema, _PAIRS, pair(*words), "freq")
        follow = Query.phrase_query(self._schema, Field.EXACT, list(words))
        frequent = dict.fromkeys(pair(a, b) for a, b in pairwise(words) if a in FREQUENT and b in FREQUENT)
        # Where two frequent words follow each other is looked up, so that only there their places are compared.
        there = [Query.term_query(self._schema, _PAIRS, token, "freq") for token in frequent]
        limits = [(Occur.Must, Query.const_score_query(query, 0.0)) for query in there]
        return Query.boolean_query([(Occur.Must, follow), *limits]) if limits else follow


def _weighed(query: Query, weight: float) -> Query:
    return query if weight == 1.0 else Query.boost_query(query, weight)
