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
from dataclasses import replace
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
from explorer.records import DataSet, Phrase, Source
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

WORDS, PAGES, VOCABULARY = 350, 1000, 60_000
QUESTIONS, FEW, PATIENT = 60, 12, 100_000
"""Questions of each sort; those to SQLite that take long, from so many documents on."""

RESULTS = 20
RELEASES = ("2000-06-04", "2010-06-04")
CLOCK = date(2005, 1, 1)
_FIRST = ("the", "of", "and", "to", "in", "is", "that", "for", "it", "was")
_BEGINNINGS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pr", "kr", "")
_VOWELS = ("a", "e", "i", "o", "u")
_ENDS = ("", "", "n", "r", "s", "l", "t")
_FTS = "SELECT rowid, snippet(t, 0, '[', ']', '…', 32) FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT 20"


class Asked(NamedTuple):
    """One question, to the engine and to SQLite."""

    written: str
    fts: str


class Built(NamedTuple):
    """Seconds that building took, bytes on the disk, and seconds for one text replaced."""

    seconds: float
    size: int
    replaced: float | None = None


def search(sizes: Iterable[int]) -> Iterator[Table | str]:
    """The tables of this part, for so many documents each."""
    yield f"{os.cpu_count()} cores; {WORDS} words a document, {VOCABULARY:,} different ones"
    for size in sizes:
        yield from _of_size(size)


def _of_size(size: int) -> Iterator[Table]:
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        engine, built = _engine(place / "engine", size)
        with closing(sqlite3.connect(place / "fts.db")) as plain:
            yield _built_table(size, built, _filled(plain, place / "fts.db", size))
            yield _questions_table(size, engine, plain)
        yield _others_table(size, engine)


# Documents


@cache
def vocabulary() -> tuple[str, ...]:
    """All words, the most frequent first; every twentieth of those that are made up is a name."""
    chance = Random(7)
    found = dict.fromkeys((*_FIRST, *sorted(word for word in FREQUENT if word.isascii())))
    while len(found) < VOCABULARY:
        syllables = range(chance.randint(2, 5))
        parts = (chance.choice(_BEGINNINGS) + chance.choice(_VOWELS) + chance.choice(_ENDS) for _ in syllables)
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


def _text(number: int, seed: int) -> FullText:
    return FullText.of((str(n), words) for n, words in enumerate(pages(seed), 1))


def _entries(number: int, text: FullText) -> list[Entry]:
    """What the index of a text is made from."""
    release, added = RELEASES[number % len(RELEASES)], datetime(2020, 1, 1, tzinfo=UTC)
    size = len(text.text)
    kept = Kept(f"source-{number}", f"{number:064x}", "a.txt", Form.TEXT, size, PAGES, size, added, release=release)
    return list(text_entries(kept, text, _source(number)))


def _dataset(size: int) -> DataSet:
    return make_dataset(events=[], sources=[_source(number) for number in range(_texts(size))])


def _texts(size: int) -> int:
    return max(1, size // PAGES)


# Building


class _Watch:
    """Seconds since it was made, without those in which documents were made up."""

    def __init__(self) -> None:
        self._began, self._aside = perf_counter(), 0.0

    def text(self, number: int, seed: int) -> FullText:
        began = perf_counter()
        made = _text(number, seed)
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
    engine.update([], ((f"text:{n}", _entries(n, watch.text(n, n))) for n in range(_texts(size))))
    seconds, bytes_ = watch.seconds, _size(folder)
    text = _entries(0, _text(0, _texts(size)))
    began = perf_counter()
    engine.update(["text:0"], [("text:0", text)])
    return engine, Built(seconds, bytes_, perf_counter() - began)


def _filled(plain: sqlite3.Connection, file: Path, size: int) -> Built:
    """The same documents in a table of SQLite."""
    watch = _Watch()
    plain.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
    with plain:
        for number in range(_texts(size)):
            text = watch.text(number, number or _texts(size))
            plain.executemany("INSERT INTO t (words) VALUES (?)", ((text.words(n),) for n in range(PAGES)))
    return Built(watch.seconds, _size(file.parent, file.name))


def _size(folder: Path, names: str = "*") -> int:
    return sum(path.stat().st_size for path in folder.glob(names))


def _built_table(size: int, built: Built, plain: Built) -> Table:
    table = Table(title=f"{_texts(size) * PAGES:,} documents: the index")
    for heading in ("", "seconds to build", "documents a second", "MB", "seconds to replace 1,000"):
        table.add_column(heading, justify="right" if heading else "left")
    for name, one in (("engine", built), ("SQLite FTS5", plain)):
        replaced = "" if one.replaced is None else f"{one.replaced:.2f}"
        pace = f"{_texts(size) * PAGES / one.seconds:,.0f}"
        table.add_row(name, f"{one.seconds:.1f}", pace, f"{one.size / 1e6:,.0f}", replaced)
    return table


# Questions


def questions(size: int) -> dict[str, list[Asked]]:
    """Questions by their sort; those of one sort are all different."""
    chance, words = Random(11), vocabulary()

    def spread(first: int, last: int) -> str:
        """A word whose rank is about as likely to be among the tens as the hundreds, the thousands."""
        return words[int(first * (last / first) ** chance.random()) - 1]

    def several() -> str:
        said = chance.choice(texts).split()
        start, count = chance.randrange(WORDS - 4), chance.randint(2, 4)
        return " ".join(said[start : start + count])

    texts = pages(_texts(size))  # the text that stands in place of the first one
    makers: dict[str, Callable[[], Asked]] = {
        "frequent word (rank 1-20)": lambda: _word(words[chance.randrange(20)]),
        "frequent word (rank 101-200)": lambda: _word(words[chance.randrange(100, 200)]),
        "rare word": lambda: _word(words[chance.randrange(5000, VOCABULARY)]),
        "two words": lambda: _words(spread(1, 20_000), spread(1, 20_000)),
        "phrase": lambda: _phrase(several()),
        "prefix": lambda: _prefix(words[chance.randrange(100, 5000)][: chance.randint(3, 5)]),
    }
    return {sort: _different(make) for sort, make in makers.items()}


def _different(make: Callable[[], Asked]) -> list[Asked]:
    return list(dict.fromkeys(make() for _ in range(4 * QUESTIONS)))[:QUESTIONS]


def _word(word: str) -> Asked:
    return Asked(word, f'"{word}"')


def _words(*several: str) -> Asked:
    return Asked(" ".join(several), " ".join(f'"{word}"' for word in several))


def _phrase(words: str) -> Asked:
    return Asked(f'"{words}"', f'"{words}"')


def _prefix(letters: str) -> Asked:
    return Asked(f"{letters}*", f'"{letters}" *')


def _searching(engine: Embedded, size: int, day: int = TODAY) -> Searching:
    return Searching(_dataset(size), day, lambda: engine, lambda _: (), Spelling())


def _found(searching: Searching, written: str) -> tuple[float, float]:
    """Milliseconds until 20 results are found, and until their excerpts are made."""
    began = perf_counter()
    found = searching.find(searching.read(written), Scope(), RESULTS)
    between = perf_counter()
    marker = Marker(found.query, searching.names)
    for result in found.results:
        marker.excerpt(Phrase(result.text, "en"))
    return (between - began) * 1000, (perf_counter() - began) * 1000


def _milliseconds(ask: Callable[[], object]) -> float:
    began = perf_counter()
    ask()
    return (perf_counter() - began) * 1000


def _questions_table(size: int, engine: Embedded, plain: sqlite3.Connection) -> Table:
    table = Table(title=f"{_texts(size) * PAGES:,} documents: ms for {RESULTS} results, p50 and p95")
    headings = (
        "asked",
        "found",
        "p95",
        "with excerpts",
        "p95",
        "SQLite asked",
        "with snippets",
        "p95",
        "× p50",
        "× p95",
    )
    for heading in ("question", *headings):
        table.add_column(heading, justify="left" if heading == "question" else "right")
    searching = _searching(engine, size)
    for sort, asked in questions(size).items():
        _found(searching, asked[-1].written)
        found, shown = zip(*(_found(searching, one.written) for one in asked), strict=True)
        few = asked[: FEW if size >= PATIENT else QUESTIONS]
        plainly = [_milliseconds(lambda one=one: plain.execute(_FTS, (one.fts,)).fetchall()) for one in few]
        ratios = [f"{a / b:.1f}" for a, b in zip(_ends(plainly), _ends(shown), strict=True)]
        ends = [f"{ms:.1f}" for times in (found, shown) for ms in _ends(times)]
        table.add_row(sort, str(len(asked)), *ends, str(len(few)), *(f"{ms:.1f}" for ms in _ends(plainly)), *ratios)
    return table


def _ends(times: Sequence[float]) -> list[float]:
    """The median, and what only one of twenty exceeds."""
    return [float(found) for found in np.percentile(times, [50, 95])]


# What SQLite is not asked


def hostile() -> list[str]:
    """Queries that nobody means well."""
    often = " ".join(_FIRST)
    return [
        "a" * 10_000,
        "a " * 5_000,
        f"{often} " * 250,
        often,
        f'"{often}"',
        "the of and to in is",
        '"the of and to in is"',
        '"' * 501,
        "(" * 500,
        "OR " * 200,
        "-a " * 200,
        "-the",
        "a*" * 50,
        "a* " * 50,
        "*",
        " ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"),
        " OR ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"),
        " OR ".join(vocabulary()[:40]),
        " ".join(vocabulary()[100:140]),
        "(a+)+$",
        "(.*)*(.*)*(.*)*x*",
        ".*.*.*.*.*.*.*.*a*",
        "[a-z]{1,1000}*",
        "kind:text -kind:text",
        "kind:text",
        "before:2030 after:1900",
        "sealed:2001-09-10 the",
        "😀" * 100,
        "\x00\x01\u202e\ufeff" * 100,
        "e\u0301" * 1000,
        "ﷺ" * 300,
    ]


def _others_table(size: int, engine: Embedded) -> Table:
    table = Table(title=f"{_texts(size) * PAGES:,} documents: what else is asked of the engine, ms")
    for heading in ("question", "asked", "p50", "p95", "slowest", "that is"):
        table.add_column(heading, justify="left" if heading in ("question", "that is") else "right")
    searching, past = _searching(engine, size), _searching(engine, size, day_number(CLOCK))
    sorts = questions(size)
    frequent, usual, *_ = sorts.values()
    letters = [one.written[: 2 + n % 4] for n, one in enumerate((*sorts["prefix"], *sorts["rare word"]))]
    asked: dict[str, tuple[list[str], Callable[[str], object]]] = {
        **{
            f"as known on {CLOCK}: {sort}": ([one.written for one in many], lambda written: _found(past, written))
            for sort, many in sorts.items()
        },
        "as you type, 2-5 letters": (
            list(dict.fromkeys(letters)),
            lambda written: searching.typing(searching.read(written), Scope(), 5),
        ),
        "facets, rank 1-20": ([one.written for one in frequent], lambda written: _counted(searching, written)),
        "facets, rank 101-200": ([one.written for one in usual], lambda written: _counted(searching, written)),
        "hostile": (hostile(), lambda written: _found(searching, written)),
    }
    for name, (many, ask) in asked.items():
        ask(many[-1])
        times = [_milliseconds(lambda one=one: ask(one)) for one in many]  # noqa: B023 - called at once
        slowest = many[int(np.argmax(times))]
        table.add_row(name, str(len(many)), *(f"{ms:.1f}" for ms in (*_ends(times), max(times))), repr(slowest[:30]))
    return table


def _counted(searching: Searching, written: str) -> object:
    """What stands beside the results of a query, without finding these."""
    return searching.facets(Found(searching.read(written), ()), Scope())


# Through the page


def measure_page(size: int) -> Table:
    """The page of a search, as the explorer's callback answers, with so many pages of texts attached."""
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        library = Library(place / "library")
        for number in range(_texts(size)):
            text = _text(number, number)
            extracted = Extracted(text, Form.TEXT)
            release = RELEASES[number % len(RELEASES)]
            library.add(f"source-{number}", text.text.encode(), extracted, name="a.txt", origin={}, release=release)
        shipped = load(CHECKOUT / "data")
        sources = [*shipped.sources.values(), *(_source(number) for number in range(_texts(size)))]
        data = replace(shipped, sources={source.id: source for source in sources})
        shelf = Shelf(data, catalogues(), library=library, cache=place / "cache")
        shelf.index.engine()
        return _page_table(size, shelf)


def _page_table(size: int, shelf: Shelf) -> Table:
    table = Table(title=f"The shipped data and {_texts(size) * PAGES:,} documents: ms of the page's callback")
    for heading in ("question", "asked", "p50", "p95"):
        table.add_column(heading, justify="left" if heading == "question" else "right")
    canvas = Canvas(820, 600, usual_font(14))
    page(shelf, "?q=word", canvas, "/search")
    for sort, asked in questions(size).items():
        addresses = [f"?q={quote(one.written)}" for one in asked]
        times = [_milliseconds(lambda one=one: page(shelf, one, canvas, "/search")) for one in addresses]
        table.add_row(sort, str(len(asked)), *(f"{ms:.1f}" for ms in _ends(times)))
    return table
