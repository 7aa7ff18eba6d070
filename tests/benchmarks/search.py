"""
Search: how long it takes to build an index and to ask it, beside a plain SQLite FTS5 table of the same documents.

A document is one page of 350 words; a thousand of them are one text, attached to one source. Words are drawn by Zipf's
law (the one of rank r as often as 1/r) from 60,000, the first hundred of which are real function words, the others
made up. Half the texts were released ten years after the others, so that the second clock has something to leave out.
The engine is asked as the explorer asks it: the query read, its tree made, 20 results found, the words marked in them.
The times of building are without those of making the documents up.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple
from urllib.parse import quote

import numpy as np
from rich.table import Table

from explorer.dates import day_number
from explorer.extract import Extracted, Form
from explorer.figures.labels import usual_font
from explorer.figures.picture import Canvas
from explorer.fulltext import FullText
from explorer.i18n import catalogues
from explorer.knowledge import TODAY
from explorer.library import Kept, Library
from explorer.load import load
from explorer.records import Phrase, Source
from explorer.search import Found, Marker, Scope, Searching
from explorer.search.analysis import FREQUENT
from explorer.search.embedded import Embedded
from explorer.search.engine import Entry
from explorer.search.entries import text_entries
from explorer.search.spelling import Spelling
from explorer.web.pages import page
from explorer.web.shelf import Shelf
from tests.benchmarks.pages import CHECKOUT
from tests.builders import make_dataset, make_source

WORDS, PAGES, VOCABULARY, RESULTS = 350, 1000, 60_000, 20
QUESTIONS, FEW, PATIENT = 60, 12, 100_000
"""Questions of each sort; those to SQLite that take long, from so many documents on."""

RELEASES = ("2000-06-04", "2010-06-04")
CLOCK = date(2005, 1, 1)
_FIRST = ("the", "of", "and", "to", "in", "is", "that", "for", "it", "was")
_BEGINNINGS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pr", "kr", "")
_ENDS = ("", "", "n", "r", "s", "l", "t")
_FTS = "SELECT rowid, snippet(t, 0, '[', ']', '…', 32) FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT 20"


class Asked(NamedTuple):
    """One question, to the engine and to SQLite."""

    written: str
    fts: str


class Built(NamedTuple):
    """Seconds that building took, bytes on the disk, and seconds to replace one text; 0 if that was not done."""

    seconds: float
    size: int
    replaced: float = 0.0


def search(sizes: Iterable[int]) -> Iterator[Table | str]:
    """The tables of this part, for so many documents each, whole thousands."""
    yield f"{os.cpu_count()} cores; {WORDS} words a document, {VOCABULARY:,} different ones"
    for size in sizes:
        with TemporaryDirectory() as scratch:
            folder, file = Path(scratch) / "engine", Path(scratch) / "fts.db"
            engine, built = _engine(folder, size)
            with closing(sqlite3.connect(file)) as plain:
                yield _built_table(size, built, _filled(plain, file, size))
                yield _questions_table(size, engine, plain)
            yield _others_table(size, engine)
        yield measure_page(size)


# Documents


@cache
def vocabulary() -> tuple[str, ...]:
    """All words, the most frequent first; every twentieth of those that are made up is a name."""
    chance = Random(7)
    found = dict.fromkeys((*_FIRST, *sorted(word for word in FREQUENT if word.isascii())))
    while len(found) < VOCABULARY:
        syllables = range(chance.randint(2, 5))
        parts = (chance.choice(_BEGINNINGS) + chance.choice("aeiou") + chance.choice(_ENDS) for _ in syllables)
        word = "".join(parts)
        found[word.capitalize() if len(found) % 20 == 0 else word] = None
    return tuple(found)


@cache
def _table() -> tuple[np.ndarray, np.ndarray]:
    """The words, and how likely one of them or of those before it is."""
    shares = 1 / np.arange(1, VOCABULARY + 1)
    return np.array(vocabulary(), dtype=object), np.cumsum(shares) / shares.sum()


def pages(number: int) -> list[str]:
    """The pages of one text; each begins with a capital letter."""
    words, likely = _table()
    drawn = np.searchsorted(likely, np.random.default_rng(number).random((PAGES, WORDS)))
    joined = (" ".join(row) for row in words[np.minimum(drawn, VOCABULARY - 1)].tolist())
    return [words[:1].upper() + words[1:] for words in joined]


def _source(number: int) -> Source:
    return make_source(f"source-{number}", RELEASES[number % len(RELEASES)])


def _text(seed: int) -> FullText:
    return FullText.of((str(n), words) for n, words in enumerate(pages(seed), 1))


def _entries(number: int, text: FullText) -> list[Entry]:
    """What the index of a text is made from."""
    release, added = RELEASES[number % len(RELEASES)], datetime(2020, 1, 1, tzinfo=UTC)
    kept = Kept(f"source-{number}", f"{number:064x}", "a.txt", Form.TEXT, 0, PAGES, 0, added, release=release)
    return list(text_entries(kept, text, _source(number)))


# Building


class _Watch:
    """Seconds since it was made, without those in which documents were made up."""

    def __init__(self) -> None:
        self._began, self._aside = perf_counter(), 0.0

    def text(self, seed: int) -> FullText:
        began = perf_counter()
        made = _text(seed)
        self._aside += perf_counter() - began
        return made

    @property
    def seconds(self) -> float:
        return perf_counter() - self._began - self._aside


def _engine(folder: Path, size: int) -> tuple[Embedded, Built]:
    """The engine with so many documents, one text of which was replaced."""
    folder.mkdir()
    vocabulary()
    engine, watch = Embedded(folder), _Watch()
    engine.update([], ((f"text:{n}", _entries(n, watch.text(n))) for n in range(size // PAGES)))
    seconds, bytes_ = watch.seconds, _size(folder)
    text = _entries(0, _text(size // PAGES))
    began = perf_counter()
    engine.update(["text:0"], [("text:0", text)])
    return engine, Built(seconds, bytes_, perf_counter() - began)


def _filled(plain: sqlite3.Connection, file: Path, size: int) -> Built:
    """The same documents in a table of SQLite."""
    watch = _Watch()
    plain.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
    with plain:
        for number in range(size // PAGES):
            text = watch.text(number or size // PAGES)
            plain.executemany("INSERT INTO t (words) VALUES (?)", ((text.words(n),) for n in range(PAGES)))
    return Built(watch.seconds, _size(file.parent, file.name))


def _size(folder: Path, names: str = "*") -> int:
    return sum(path.stat().st_size for path in folder.glob(names))


def _built_table(size: int, built: Built, plain: Built) -> Table:
    headings = ("index", "seconds to build", "documents a second", "MB", "seconds to replace 1,000")
    table = _table_of(size, "what building takes", headings)
    for name, one in (("engine", built), ("SQLite FTS5", plain)):
        paced, replaced = size / one.seconds, f"{one.replaced:.2f}" if one.replaced else ""
        table.add_row(name, f"{one.seconds:.1f}", f"{paced:,.0f}", f"{one.size / 1e6:,.0f}", replaced)
    return table


def _table_of(size: int, title: str, headings: Sequence[str]) -> Table:
    table = Table(title=f"{size:,} documents: {title}")
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place else "left")
    return table


# Questions


def questions(size: int) -> dict[str, list[Asked]]:
    """Questions by their sort; those of one sort are all different."""
    chance, words = Random(11), vocabulary()

    def spread(first: int, last: int) -> str:
        """A word whose rank is about as likely to be among the tens as the hundreds, the thousands."""
        return words[int(first * (last / first) ** chance.random()) - 1]

    def phrase() -> Asked:
        said = chance.choice(texts).split()
        start, count = chance.randrange(WORDS - 4), chance.randint(2, 4)
        words = " ".join(said[start : start + count])
        return Asked(f'"{words}"', f'"{words}"')

    def beginning() -> Asked:
        letters = words[chance.randrange(100, 5000)][: chance.randint(3, 5)]
        return Asked(f"{letters}*", f'"{letters}" *')

    texts = pages(size // PAGES)  # the text that stands in place of the first one
    makers: dict[str, Callable[[], Asked]] = {
        "frequent word (rank 1-20)": lambda: _words(words[chance.randrange(20)]),
        "frequent word (rank 101-200)": lambda: _words(words[chance.randrange(100, 200)]),
        "rare word": lambda: _words(words[chance.randrange(5000, VOCABULARY)]),
        "two words": lambda: _words(spread(1, 20_000), spread(1, 20_000)),
        "phrase": phrase,
        "prefix": beginning,
    }
    made = {sort: dict.fromkeys(make() for _ in range(4 * QUESTIONS)) for sort, make in makers.items()}
    return {sort: list(asked)[:QUESTIONS] for sort, asked in made.items()}


def _words(*several: str) -> Asked:
    return Asked(" ".join(several), " ".join(f'"{word}"' for word in several))


def _searching(engine: Embedded, size: int, day: int = TODAY) -> Searching:
    data = make_dataset(events=[], sources=[_source(number) for number in range(size // PAGES)])
    return Searching(data, day, lambda: engine, lambda _: (), Spelling())


def _found(searching: Searching, written: str) -> tuple[float, float]:
    """Milliseconds until 20 results are found, and until their excerpts are made."""
    began = perf_counter()
    found = searching.find(searching.read(written), Scope(), RESULTS)
    between = perf_counter()
    marker = Marker(found.query, searching.names)
    for result in found.results:
        marker.excerpt(Phrase(result.text, "en"))
    return (between - began) * 1000, (perf_counter() - began) * 1000


def _milliseconds(ask: Callable[[str], object], asked: Iterable[str]) -> list[float]:
    """How long each question takes."""
    taken = []
    for one in asked:
        began = perf_counter()
        ask(one)
        taken.append((perf_counter() - began) * 1000)
    return taken


def _questions_table(size: int, engine: Embedded, plain: sqlite3.Connection) -> Table:
    ours = ("asked", "found p50", "p95", "with excerpts p50", "p95")
    headings = ("question", *ours, "SQLite asked", "with snippets p50", "p95", "× p50", "× p95")
    table = _table_of(size, f"ms for {RESULTS} results, and × that SQLite takes", headings)
    searching = _searching(engine, size)
    for sort, asked in questions(size).items():
        _found(searching, asked[-1].written)
        found, shown = zip(*(_found(searching, one.written) for one in asked), strict=True)
        few = [one.fts for one in asked[: FEW if size >= PATIENT else QUESTIONS]]
        plainly = _milliseconds(lambda words: plain.execute(_FTS, (words,)).fetchall(), few)
        ratios = [f"{a / b:.1f}" for a, b in zip(_ends(plainly), _ends(shown), strict=True)]
        ends = [f"{ms:.1f}" for times in (found, shown) for ms in _ends(times)]
        table.add_row(sort, str(len(asked)), *ends, str(len(few)), *(f"{ms:.1f}" for ms in _ends(plainly)), *ratios)
    return table


def _ends(times: Sequence[float]) -> list[float]:
    """The median, and what only one of twenty exceeds."""
    return [float(found) for found in np.percentile(times, [50, 95])]


def hostile() -> list[str]:
    """Queries that nobody means well."""
    often, letters = " ".join(_FIRST), [f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"]
    signs = ('"', "(", "😀", "e\u0301", "ﷺ", "\0\u202e\ufeff")
    pieces = (*signs, "a", "a ", f"{often} ", "OR ", "-a ", "a*", "a* ", '"a" -')
    patterns = ("(a+)+$", "(.*)*(.*)*(.*)*x*", ".*.*.*.*.*.*.*.*a*", "[a-z]{1,1000}*", "*", "-the")
    operators = ("kind:text -kind:text", "kind:text", "before:2030 after:1900", "sealed:2001-09-10 the")
    many = (" OR ".join(vocabulary()[:40]), " ".join(vocabulary()[100:140]), " ".join(letters), " OR ".join(letters))
    return [*(10_000 // len(one) * one for one in pieces), *patterns, *operators, *many, often, f'"{often}"']


def _others_table(size: int, engine: Embedded) -> Table:
    headings = ("question", "asked", "p50", "p95", "slowest", "that is")
    table = _table_of(size, "what else is asked of the engine, ms", headings)
    searching, past = _searching(engine, size), _searching(engine, size, day_number(CLOCK))
    sorts = {sort: [one.written for one in asked] for sort, asked in questions(size).items()}
    letters = [word[: 2 + n % 4] for n, word in enumerate((*sorts["prefix"], *sorts["rare word"]))]
    asked: dict[str, tuple[list[str], Callable[[str], object]]] = {
        **{f"as known on {CLOCK}: {sort}": (many, lambda w: _found(past, w)) for sort, many in sorts.items()},
        "as you type, 2-5 letters": (letters, lambda w: searching.typing(searching.read(w), Scope(), 5)),
        "facets of frequent words": (
            [*sorts["frequent word (rank 1-20)"], *sorts["frequent word (rank 101-200)"]],
            lambda w: searching.facets(Found(searching.read(w), ()), Scope()),
        ),
        "hostile, with excerpts": (hostile(), lambda w: _found(searching, w)),
    }
    for name, (many, ask) in asked.items():
        ask(many[-1])
        times = _milliseconds(ask, many)
        slowest = many[int(np.argmax(times))]
        table.add_row(name, str(len(many)), *(f"{ms:.1f}" for ms in (*_ends(times), max(times))), repr(slowest[:24]))
    return table


# Through the page


def measure_page(size: int) -> Table:
    """The page of a search, as the explorer's callback answers, with so many pages of texts attached."""
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        library = Library(place / "library")
        for number in range(size // PAGES):
            text = _text(number)
            extracted = Extracted(text, Form.TEXT)
            release = RELEASES[number % len(RELEASES)]
            library.add(f"source-{number}", text.text.encode(), extracted, name="a.txt", origin={}, release=release)
        shipped = load(CHECKOUT / "data")
        ours = {f"source-{number}": _source(number) for number in range(size // PAGES)}
        data = shipped.model_copy(update={"sources": {**shipped.sources, **ours}})
        shelf = Shelf(data, catalogues(), library=library, cache=place / "cache")
        shelf.index.engine()
        return _page_table(size, shelf)


def _page_table(size: int, shelf: Shelf) -> Table:
    headings = ("question", "asked", "p50", "p95")
    table = _table_of(size, "ms of the page's callback, beside the shipped data", headings)
    canvas = Canvas(820, 600, usual_font(14))
    for sort, asked in questions(size).items():
        addresses = [f"?q={quote(one.written)}" for one in asked]
        page(shelf, addresses[0], canvas, "/search")
        times = _milliseconds(lambda query: page(shelf, query, canvas, "/search"), addresses[1:])
        table.add_row(sort, str(len(times)), *(f"{ms:.1f}" for ms in _ends(times)))
    return table
