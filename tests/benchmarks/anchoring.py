"""
How quotes are found: in damaged documents, after their documents have changed, and how long it takes.

Documents are written for the test (``tests.documents``): 30 pages, several hundred sentences of which many are nearly
alike. A quote is 4 to 15 words; its passage names the page, and has a prefix and suffix where the clean text has the
words more than once on it, as a curator would have been told. Verdicts are those of ``tests.mutations``, where it is
written down what is true. A suggestion is right if it lies over more than half of the place of the quoted words.

In columns that were read across, the words of a quote are scattered over several lines, and words of the other column
between them can happen to make the quote up; what is found there lies between the quote's first and last word, and is
counted on its own ("among its lines").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from time import process_time
from typing import NamedTuple

import numpy as np
from rich.table import Table

from explorer.anchoring import Prepared, anchor, candidates
from explorer.fulltext import FullText
from explorer.records import Passage
from tests.builders import make_passage
from tests.documents import columns_read_across, damage, laid_out, make_document, page_words, set_in_lines
from tests.mutations import Mutation, Verdict, cases, counted, verdict

NOISES = (0.0, 0.01, 0.03, 0.05)
DOCUMENTS, QUOTES_A_PAGE = 5, 5
MUTATIONS = 10_000
SIZES = (30, 1000)
Places = list[tuple[int, int]]


class Quoted(NamedTuple):
    """A quote in clean text, and in a damaged one the places of its first and last word."""

    passage: Passage
    clean: tuple[int, int]
    damaged: tuple[int, int]


def anchoring() -> Iterator[Table]:
    """The tables of this part."""
    yield noise_table()
    yield mutations_table()
    yield times_table()


def noise_table() -> Table:
    """What becomes of quotes at each share of characters read wrongly; with hyphens at line ends, and in columns."""
    table = Table(title="Quotes in damaged documents of 30 pages, in % of all; right suggestions in % of those missed")
    for heading in ("set in", "characters wrong", "quotes", "found", "among its lines", "wrong place"):
        table.add_column(heading, justify="right")
    for heading in ("said aloud", "missed", "first suggestion right", "one of three right"):
        table.add_column(heading, justify="right")
    for columns in (False, True):
        for noise in NOISES:
            found, more = Counter[Verdict](), Counter[str]()
            for seed in range(DOCUMENTS):
                _read(seed, noise, found, more, columns=columns)
            quotes = found.total() + more["among"]
            shares = [f"{100 * found[v] / quotes:.1f}" for v in (Verdict.RIGHT, Verdict.ALOUD, Verdict.MISSING)]
            missed = max(1, found[Verdict.MISSING])
            table.add_row(
                "two columns, read across" if columns else "lines with hyphens",
                f"{100 * noise:.0f} %",
                f"{quotes:,}",
                shares[0],
                str(more["among"]),
                str(found[Verdict.WRONG]),
                *shares[1:],
                *(f"{100 * more[k] / missed:.1f}" if found[Verdict.MISSING] else "" for k in ("first", "any")),
            )
    return table


def _read(seed: int, noise: float, found: Counter[Verdict], more: Counter[str], *, columns: bool) -> None:
    text, quotes = _damaged_document(seed, noise, columns=columns)
    for quote in quotes:
        result = anchor(quote.passage, text)
        kind = verdict(result, quote.damaged)
        among = kind is Verdict.WRONG and _is_within(result.places[0], quote.damaged)
        more["among"] += among
        found[kind] += not among
        if kind is Verdict.MISSING:
            right = [_is_over(c.span, quote.damaged) for c in candidates(quote.passage, text)]
            more["first"] += right[:1] == [True]
            more["any"] += any(right)


def _is_within(span: tuple[int, int], place: tuple[int, int]) -> bool:
    return place[0] <= span[0] and span[1] <= place[1]


def _is_over(span: tuple[int, int], place: tuple[int, int]) -> bool:
    return min(span[1], place[1]) - max(span[0], place[0]) > (place[1] - place[0]) / 2


def _damaged_document(seed: int, noise: float, *, columns: bool) -> tuple[Prepared, list[Quoted]]:
    chance, document = Random(seed), make_document(seed + 500)
    clean_pages, damaged_pages, chosen, at, at_damaged = [], [], [], 0, 0
    for number, page in enumerate(document.pages, 1):
        words = " ".join(page).split()
        clean, spots = set_in_lines(words)
        read, places = columns_read_across(words) if columns else set_in_lines(words, 66, chance)
        broken, moved = damage(read, noise, chance)
        for _ in range(QUOTES_A_PAGE):
            size = chance.randint(4, 15)
            first = chance.randrange(len(words) - size)
            last = first + size - 1
            quote = " ".join(words[first : last + 1])
            cut = len(quote) - len(quote.rstrip(".,;"))
            here = at + spots[first][0], at + spots[last][1] - cut
            there = at_damaged + moved[places[first][0]], at_damaged + moved[places[last][1] - cut]
            chosen.append((number, quote.rstrip(".,;"), here, there))
        clean_pages.append((str(number), clean))
        damaged_pages.append((str(number), broken))
        at, at_damaged = at + len(clean) + 1, at_damaged + len(broken) + 1
    original = Prepared(FullText.of(clean_pages))
    quotes = [Quoted(_passage(p, q, here, original), here, there) for p, q, here, there in chosen]
    return Prepared(FullText.of(damaged_pages)), quotes


def _passage(page: int, quote: str, place: tuple[int, int], text: Prepared) -> Passage:
    """What a curator writes down: the page, and more if that does not tell the place."""
    passage = make_passage(quote=quote, locator=f"p. {page}")
    if verdict(anchor(passage, text), place) is Verdict.RIGHT:
        return passage
    whole = text.full.text
    before, after = whole[max(0, place[0] - 30) : place[0]].split(), whole[place[1] : place[1] + 30].split()
    return make_passage(quote=quote, locator=f"p. {page}", prefix=" ".join(before), suffix=" ".join(after))


def mutations_table() -> Table:
    """What becomes of quotes after their documents have changed."""
    table = Table(title=f"Quotes after their documents of 30 pages have changed, {MUTATIONS:,} at least")
    table.add_column("what was done")
    for heading in ("cases", *Verdict):
        table.add_column(str(heading), justify="right")
    found = counted(cases(seed=7, mutations=MUTATIONS))
    for mutation in Mutation:
        table.add_row(mutation, *_cells(found[mutation]))
    table.add_section()
    table.add_row("all", *_cells(sum(found.values(), Counter())))
    return table


def _cells(verdicts: Counter[Verdict]) -> list[str]:
    return [f"{verdicts.total():,}", *(f"{verdicts[v]:,}" for v in Verdict)]


def times_table() -> Table:
    """How long a quote takes."""
    table = Table(
        title="Milliseconds of processor time: a text once, then a quote, and suggestions (medians, 95 of 100)"
    )
    for heading in ("pages", "characters", "prepare", "quote", "95 of 100", "suggestions", "95 of 100"):
        table.add_column(heading, justify="right")
    for pages in SIZES:
        document = make_document(11, pages, sentences=25)
        words = [laid_out(page, hyphens=Random(n)) for n, page in enumerate(page_words(document))]
        text = FullText.of((str(n), page) for n, page in enumerate(words, 1))
        ready = Prepared(text)
        quotes = list(_some_quotes(document.sentences, f"p. {pages // 2}"))
        prepared = seconds(partial(Prepared, text)) + seconds(partial(anchor, quotes[0], ready))
        found = [seconds(partial(anchor, quote, ready)) for quote in quotes]
        likely = [seconds(partial(candidates, _misread(quote), ready)) for quote in quotes[:20]]
        figures = [prepared, *(np.percentile(times, share) for times in (found, likely) for share in (50, 95))]
        table.add_row(f"{pages:,}", f"{len(text.text):,}", *(f"{1000 * figure:,.1f}" for figure in figures))
    return table


def _some_quotes(sentences: tuple[str, ...], locator: str) -> Iterator[Passage]:
    chance = Random(5)
    for sentence in chance.sample(sentences, 100):
        words = sentence.split()
        quote = " ".join(words[: chance.randint(4, min(15, len(words)))]).rstrip(".,;")
        yield make_passage(quote=quote, locator=locator)


def seconds(what: Callable[[], object]) -> float:
    """Seconds of processor time that something takes: others may be at work on the machine, too."""
    started = process_time()
    what()
    return process_time() - started


def _misread(passage: Passage) -> Passage:
    return make_passage(quote=damage(passage.quote or "", 0.05, Random(1))[0] + "z", locator="opening")
