"""
Two releases of one document: whether every opened word is found and none invented, and how long it takes.

Pairs are made with known cuts (``tests.documents``): 30 pages, 20 cuts of 1 to 80 words, a quarter of which leave a
smaller cue; the earlier text is set in other lines and pages, and at each noise so large a share of its characters was
read wrongly. A place is found if the run is its very characters; it is off if the run only lies over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random
from typing import NamedTuple

from rich.table import Table

from explorer.fulltext import FullText
from explorer.variants import Kind, compare
from tests.benchmarks.anchoring import NOISES, seconds
from tests.documents import make_cuts, make_document, make_releases

PAIRS, CUTS = 25, 20
SIZES = (30, 300)


class Opened(NamedTuple):
    """What came of one pair: places made, found, off and invented; words made, found and claimed beyond them."""

    made: int
    found: int
    off: int
    invented: int
    words: int
    right_words: int
    claimed: int


def variants() -> Iterator[Table]:
    """The tables of this part."""
    yield opened_table()
    yield times_table()


def opened_table() -> Table:
    """Opened places and words at each noise."""
    table = Table(title=f"Opened places in {PAIRS} pairs of releases of 30 pages")
    headings = (
        "characters wrong",
        "opened",
        "found exactly",
        "off",
        "missed",
        "invented",
        "words found",
        "words right",
    )
    for heading in headings:
        table.add_column(heading, justify="right")
    for noise in NOISES:
        made, found, off, invented, words, right, claimed = map(
            sum, zip(*(_of_pair(seed, noise) for seed in range(PAIRS)), strict=True)
        )
        table.add_row(
            f"{100 * noise:.0f} %",
            *(f"{n:,}" for n in (made, found, off, made - found - off, invented)),
            f"{100 * right / words:.2f} %",
            f"{100 * right / claimed:.2f} %",
        )
    return table


def _of_pair(seed: int, noise: float) -> Opened:
    earlier, later, opened = _pair(seed, 30, noise)
    runs = [tuple(run.later) for run in compare(earlier, later).of(Kind.OPENED)]
    exact = set(runs) & set(opened)
    off = [a for a in opened if a not in exact and any(_is_over(a, b) for b in runs)]
    invented = [b for b in runs if not any(_is_over(a, b) for a in opened)]
    true, claimed = _words(later, opened), _words(later, runs)
    return Opened(len(opened), len(exact), len(off), len(invented), len(true), len(true & claimed), len(claimed))


def _is_over(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _words(text: FullText, spans: list[tuple[int, ...]]) -> set[int]:
    """The words of some spans, by where they begin."""
    return {
        at
        for start, end in spans
        for at in range(start, end)
        if not text.text[at].isspace() and (at == start or text.text[at - 1].isspace())
    }


def _pair(seed: int, pages: int, noise: float) -> tuple[FullText, FullText, list[tuple[int, int]]]:
    chance = Random(seed)
    words = [word for word in " ".join(make_document(seed, pages).sentences).split() if word != "–"]
    return make_releases(words, make_cuts(len(words), chance, CUTS * pages // 30), chance, noise)


def times_table() -> Table:
    """How long a comparison takes."""
    table = Table(title="Seconds of processor time to compare two releases")
    for heading in ("pages", *(f"{100 * noise:.0f} % of characters wrong" for noise in NOISES)):
        table.add_column(heading, justify="right")
    for pages in SIZES:
        pairs = [_pair(1, pages, noise)[:2] for noise in NOISES]
        table.add_row(f"{pages}", *(f"{seconds(partial(compare, *pair)):.2f}" for pair in pairs))
    return table
