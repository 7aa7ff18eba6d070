"""
What the timeline needs of every event, as columns in memory.

``Columns`` holds a row an event, and beneath it a row a claim and a row a link of evidence; ``take`` chooses among
all three at once. Nothing here reads files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from explorer.archive.days import NONE, Days, Numbers, Truths, days_of

__all__ = ["NONE", "Columns", "Lists", "Numbers", "Truths"]


@dataclass(frozen=True, slots=True)
class Lists:
    """
    A list of words a row.

    Attributes:
        starts: Where each row's words begin in ``codes``, and after the last row where they end.
        codes: Places in ``words``; -1 for null.
        words: Each word once.
    """

    starts: Numbers
    codes: npt.NDArray[np.int32]
    words: tuple[str, ...]

    @staticmethod
    def of(column: Any) -> Lists:
        """A column of lists; null counts as an empty list."""
        lists = whole(column)
        lengths = pc.fill_null(pc.list_value_length(lists), 0).to_numpy(zero_copy_only=False)
        codes, words = coded(lists.flatten())
        return Lists(_starts(lengths), codes, words)

    def take(self, rows: Numbers) -> Lists:
        """Some of the rows."""
        starts, places = _ragged(self.starts, rows)
        return Lists(starts, self.codes[places], self.words)

    def where(self, rows: Truths, other: Lists) -> Lists:
        """The rows of *other* where *rows* is true, else these."""
        words = tuple(dict.fromkeys(self.words + other.words))
        place = {word: n for n, word in enumerate(words)}
        moved = np.array([place[word] for word in other.words] or [0], np.int32)
        codes = np.concatenate([self.codes, moved[other.codes]])
        starts = np.where(rows, other.starts[:-1] + len(self.codes), self.starts[:-1])
        lengths = np.where(rows, np.diff(other.starts), np.diff(self.starts))
        ends, places = _spread(starts, lengths)
        return Lists(ends, codes[places], words)

    def rows(self) -> Numbers:
        """For each word in ``codes`` its row."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def firsts(self) -> npt.NDArray[np.int32]:
        """The first code of each row, which must have one."""
        return self.codes[self.starts[:-1]]

    def used(self) -> set[str]:
        """The words that some row has."""
        return {self.words[code] for code in np.unique(self.codes).tolist() if code >= 0}

    def tuples(self) -> npt.NDArray[np.object_]:
        """Each row as a tuple of words; equal lists are one tuple, because a million would take 100 MB."""
        lengths = np.diff(self.starts)
        found = np.empty(len(lengths), dtype=object)
        for length in np.unique(lengths):
            rows = np.flatnonzero(lengths == length)
            table = self.codes[self.starts[rows][:, None] + np.arange(length)]
            key = np.zeros(len(rows), np.int64)
            for column in table.T:  # numbered anew after each column, so that no number grows too large
                _, key = np.unique(key * len(self.words) + column, return_inverse=True)
            _, first, which = np.unique(key, return_index=True, return_inverse=True)
            made = np.empty(len(first), dtype=object)
            made[:] = [tuple(self.words[code] for code in table[row]) for row in first]
            found[rows] = made[which]
        return found


@dataclass(frozen=True, slots=True)
class Columns:
    """
    Events in columns.

    Attributes:
        ids: The events' ids.
        days: What their dates mean.
        titles: By language; null where there is none.
        labels: Short titles, likewise.
        themes, actors: Their ids.
        related: Ids of events.
        importance: 1..5.
        tone: -5..5, or NONE.
        latitude, longitude: NaN without a place.
        claim_starts: Where each event's claims begin, and after the last event where they end.
        claim_code: For each claim its id, as a place in ``claim_ids``.
        rested: For each claim whether its event's title gives it away.
        link_claim: For each link of evidence its claim (of all claims).
        link_source: Its source, as a place in ``sources``.
        link_stance: Its stance, as a place in ``stances``.
        sources, stances: Each word once.
        claim_ids: Each id of a claim once.
        before: The column ``before`` of the file; null where there is none.
        barred: For each event whether something of it is sealed on the day of the second clock.
    """

    ids: pa.Array
    days: Days
    titles: Mapping[str, pa.Array]
    labels: Mapping[str, pa.Array]
    themes: Lists
    actors: Lists
    related: Lists
    importance: Numbers
    tone: Numbers
    latitude: npt.NDArray[np.float64]
    longitude: npt.NDArray[np.float64]
    claim_starts: Numbers
    claim_code: npt.NDArray[np.int32]
    rested: Truths
    link_claim: Numbers
    link_source: npt.NDArray[np.int32]
    link_stance: npt.NDArray[np.int32]
    sources: tuple[str, ...]
    stances: tuple[str, ...]
    claim_ids: tuple[str, ...]
    before: pa.Array
    barred: Truths

    @staticmethod
    def of(table: pa.Table) -> Columns:
        """The columns of a file (see ``layout``). A link to a claim that its event does not have is left out."""
        claims = Lists.of(table["claims"])
        links = table["evidence"].combine_chunks()
        event = np.repeat(np.arange(len(links)), pc.fill_null(pc.list_value_length(links), 0).to_numpy())
        flat = links.flatten()
        claim = pc.fill_null(flat.field("claim"), -1).to_numpy()
        fits = (claim >= 0) & (claim < np.diff(claims.starts)[event])
        source, sources = coded(flat.field("source"))
        stance, stances = coded(flat.field("stance"))
        return Columns(
            ids=whole(table["id"]),
            days=days_of(table["date"]),
            titles=_by_language(table["title"]),
            labels=_by_language(table["short"]),
            themes=Lists.of(table["themes"]),
            actors=Lists.of(table["actors"]),
            related=Lists.of(table["related"]),
            importance=_numbers(table["importance"], 0),
            tone=_numbers(table["tone"], NONE),
            latitude=_numbers(table["latitude"], np.nan),
            longitude=_numbers(table["longitude"], np.nan),
            claim_starts=claims.starts,
            claim_code=claims.codes,
            rested=_rested(claims, Lists.of(table["rests_on"])),
            link_claim=(claims.starts[event] + claim)[fits],
            link_source=source[fits],
            link_stance=stance[fits],
            sources=sources,
            stances=stances,
            claim_ids=claims.words,
            before=whole(table["before"]),
            barred=np.zeros(len(table), np.bool_),
        )

    def __len__(self) -> int:
        return len(self.ids)

    def claim_events(self) -> Numbers:
        """For each claim its event."""
        return np.repeat(np.arange(len(self)), np.diff(self.claim_starts))

    def take(self, rows: Numbers, claims: Truths | None = None, links: Truths | None = None) -> Columns:
        """Some of the events, of their claims those in *claims*, of the evidence of these those in *links*."""
        starts, places = _ragged(self.claim_starts, rows)
        kept = np.ones(len(places), np.bool_) if claims is None else claims[places]
        new = np.full(len(self.rested), -1, np.int64)  # for each claim its new place; -1 if it is gone
        new[places[kept]] = np.arange(kept.sum())
        there = new[self.link_claim] >= 0
        if links is not None:
            there &= links
        return Columns(
            ids=self.ids.take(pa.array(rows)),
            days=self.days.take(rows),
            titles={language: words.take(pa.array(rows)) for language, words in self.titles.items()},
            labels={language: words.take(pa.array(rows)) for language, words in self.labels.items()},
            themes=self.themes.take(rows),
            actors=self.actors.take(rows),
            related=self.related.take(rows),
            importance=self.importance[rows],
            tone=self.tone[rows],
            latitude=self.latitude[rows],
            longitude=self.longitude[rows],
            claim_starts=np.concatenate([[0], np.cumsum(kept)])[starts],
            claim_code=self.claim_code[places[kept]],
            rested=self.rested[places[kept]],
            link_claim=new[self.link_claim[there]],
            link_source=self.link_source[there],
            link_stance=self.link_stance[there],
            sources=self.sources,
            stances=self.stances,
            claim_ids=self.claim_ids,
            before=self.before.take(pa.array(rows)),
            barred=self.barred[rows],
        )


def whole(column: Any) -> pa.Array:
    """A column in one piece."""
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def coded(column: Any) -> tuple[npt.NDArray[np.int32], tuple[str, ...]]:
    """A column of texts as places in the tuple of its different texts; -1 for null."""
    encoded = whole(column).dictionary_encode()
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return codes.astype(np.int32, copy=False), tuple(encoded.dictionary.to_pylist())


def _numbers(column: Any, missing: float) -> Any:
    return pc.fill_null(whole(column), missing).to_numpy(zero_copy_only=False)


def _by_language(column: Any) -> dict[str, pa.Array]:
    words = whole(column)
    return {field.name: pc.struct_field(words, field.name) for field in words.type}


def _rested(claims: Lists, rests_on: Lists) -> Truths:
    """For each claim whether its event rests on it."""
    place = {word: n for n, word in enumerate(claims.words)}
    same = np.array([place.get(word, -1) for word in rests_on.words] or [-1])[rests_on.codes]
    known = same >= 0
    wanted = rests_on.rows()[known] * len(claims.words) + same[known]
    return np.isin(claims.rows() * len(claims.words) + claims.codes, wanted)


def _starts(lengths: Numbers) -> Numbers:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


def _ragged(starts: Numbers, rows: Numbers) -> tuple[Numbers, Numbers]:
    """Where some rows begin when they stand together, and the places of all that is in them."""
    return _spread(starts[:-1][rows], np.diff(starts)[rows])


def _spread(begins: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
    starts = _starts(lengths)
    return starts, np.repeat(begins - starts[:-1], lengths) + np.arange(starts[-1])
