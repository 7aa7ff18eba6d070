"""Tables of an archive, from its columns: the same rows and dtypes as from the records, and no record is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from explorer.archive import NONE, ArchivedEvents, Columns
from explorer.frames.weighing import EVENT_SIDES, SEVERAL, STATUSES, hidden_for
from explorer.knowledge import Status
from explorer.records import FALLBACK_LANGUAGE, Source
from explorer.vocabulary import Side, Stance

_Numbers = npt.NDArray[np.int64]
_SIDES = tuple(Side)
_PLACE_OF_STATUS = np.array([list(Status).index(status) for status in STATUSES])


def events(archive: ArchivedEvents, sources: Mapping[str, Source], language: str) -> pd.DataFrame:
    """The events frame."""
    columns = archive.columns
    titles, languages = _in_language(columns.titles, language)
    labels, _ = _in_language(columns.labels, language)
    tone = columns.tone
    weighed = _Weighed(columns, sources)
    return pd.DataFrame(
        {
            "id": _texts(columns.ids),
            "title": _texts(titles),
            "title_language": _texts(languages),
            "label": _texts(_labels(columns, labels, titles)),
            "date": _texts(pa.array(columns.days.text, pa.large_string())),
            "earliest": _days(columns.days.earliest),
            "latest": _days(columns.days.latest),
            "approximate": columns.days.approximate,
            "uncertain": columns.days.uncertain,
            "interval": columns.days.interval,
            "theme": _texts(_firsts(columns)),
            "themes": pd.Series(columns.themes.tuples(), dtype=object),
            "actors": pd.Series(columns.actors.tuples(), dtype=object),
            "importance": columns.importance,
            "tone": pd.Series(pd.arrays.IntegerArray(np.where(tone == NONE, 0, tone), tone == NONE)),
            "claims": np.diff(columns.claim_starts),
            "status": _category(weighed.status(), [str(status) for status in Status]),
            "side": _category(weighed.side(), list(EVENT_SIDES)),
            "secrecy": weighed.secrecy(),
            "barred": columns.barred,
            "latitude": columns.latitude,
            "longitude": columns.longitude,
        }
    )


def named(archive: ArchivedEvents) -> pd.DataFrame:
    """The named frame."""
    columns = archive.columns
    titles = columns.titles[FALLBACK_LANGUAGE]
    frame = pd.DataFrame({"id": _texts(columns.ids), "title": _texts(titles), "earliest": _days(columns.days.earliest)})
    return frame.set_index(pd.Index(archive.places(), name="key"))


def statuses(
    archive: ArchivedEvents,
    sources: Mapping[str, Source],
    cited: Collection[str] | None,
    events: Collection[str] | None,
) -> pd.DataFrame:
    """The statuses frame."""
    columns = archive.columns
    codes = _PLACE_OF_STATUS[_Weighed(columns, sources).of_claims()]
    of_event = columns.claim_events()
    chosen = np.ones(len(codes), np.bool_)
    if cited is not None:
        wanted = np.array([name in cited for name in columns.sources] or [False])[columns.link_source]
        chosen[:] = False
        chosen[columns.link_claim[wanted]] = True
        if events:
            among = pc.is_in(columns.ids, pa.array(list(events), columns.ids.type)).to_numpy(zero_copy_only=False)
            chosen |= among[of_event]
    claim = columns.claim_code[chosen]
    return pd.DataFrame(
        {
            "event": _texts(columns.ids.take(pa.array(of_event[chosen]))),
            "claim": _texts(pa.array(columns.claim_ids, pa.large_string()).take(pa.array(claim))),
            "status": _category(codes[chosen], [str(status) for status in Status]),
        }
    )


def acts(archive: ArchivedEvents) -> Counter[str]:
    """For each person the number of events in which they act."""
    actors = archive.columns.actors
    once = pd.unique(actors.rows() * max(len(actors.words), 1) + actors.codes)
    counts = np.bincount(once % max(len(actors.words), 1), minlength=len(actors.words))
    return Counter(dict(zip(actors.words, counts.tolist(), strict=True)))


def _texts(column: pa.Array) -> pd.Series[Any]:
    return pd.Series(column, dtype="str")


def _days(numbers: _Numbers) -> pd.Series[Any]:
    return pd.Series(numbers.view("datetime64[D]").astype("datetime64[s]"))  # NONE is the number of NaT


def _category(codes: _Numbers, words: list[str]) -> pd.Series[Any]:
    return pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(words)))


def _in_language(words: Mapping[str, pa.Array], language: str) -> tuple[pa.Array, pa.Array]:
    """Each text in *language*, else in English; and which of them it is."""
    english = words[FALLBACK_LANGUAGE]
    wanted = words.get(language, pa.nulls(len(english), english.type))
    there = pc.is_valid(wanted)
    return pc.if_else(there, wanted, english), pc.if_else(there, language, FALLBACK_LANGUAGE)


def _labels(columns: Columns, labels: pa.Array, titles: pa.Array) -> pa.Array:
    """The short title where there is one in English, and so in any language."""
    return pc.if_else(pc.is_valid(columns.labels[FALLBACK_LANGUAGE]), labels, titles)


def _firsts(columns: Columns) -> pa.Array:
    return pa.array(columns.themes.words, pa.large_string()).take(pa.array(columns.themes.firsts()))


class _Weighed:
    """What the evidence of each event comes to; see ``weighing`` and ``knowledge.claim_status``."""

    def __init__(self, columns: Columns, sources: Mapping[str, Source]) -> None:
        self._columns, self._sources = columns, sources
        codes = [_SIDES.index(sources[name].side) if name in sources else 0 for name in columns.sources]
        self._side = np.array(codes or [0])[columns.link_source] if len(columns.link_source) else np.empty(0, int)
        self._of_claim = columns.claim_events()

    def of_claims(self) -> _Numbers:
        """For each claim the place of its status in STATUSES."""
        claims = len(self._columns.rested)
        supporting = [self._any(Stance.SUPPORTS, side, self._columns.link_claim, claims) for side in _SIDES]
        records = sum((found.astype(int) for s, found in zip(_SIDES, supporting, strict=True) if s is not Side.PRESS))
        supported = np.logical_or.reduce(supporting)
        contradicted = self._any(Stance.CONTRADICTS, None, self._columns.link_claim, claims)
        found: _Numbers = np.select(
            [contradicted & supported, contradicted, ~supported, records > 1, records == 1],
            [
                STATUSES.index(s)
                for s in (Status.DISPUTED, Status.CONTRADICTED, Status.SILENT, Status.TWO_SIDED, Status.DOCUMENTED)
            ],
            STATUSES.index(Status.REPORTED),
        )
        return found

    def status(self) -> _Numbers:
        """For each event the place of its status in ``Status``."""
        n = len(self._columns)
        counts = np.bincount(self._of_claim * len(STATUSES) + self.of_claims(), minlength=n * len(STATUSES))
        most = counts.reshape(n, len(STATUSES)).argmax(axis=1)  # the first of those that are equal
        most[np.diff(self._columns.claim_starts) == 0] = STATUSES.index(Status.SILENT)
        codes: _Numbers = _PLACE_OF_STATUS[most]
        return codes

    def secrecy(self) -> pd.Series[Any]:
        """For each event the longest time in months that a source which bears on it was kept from the public."""
        columns, sources = self._columns, self._sources
        months = [hidden_for(sources[name]) if name in sources else None for name in columns.sources]
        of_source = np.array([-1 if m is None else m for m in months] or [-1])
        bears = np.array([word != Stance.CONTEXT for word in columns.stances] or [False])[columns.link_stance]
        longest = np.full(len(columns), -1)
        np.maximum.at(longest, self._of_claim[columns.link_claim[bears]], of_source[columns.link_source[bears]])
        return pd.Series(pd.arrays.IntegerArray(np.maximum(longest, 0), longest < 0))

    def side(self) -> _Numbers:
        """For each event the place of its side in EVENT_SIDES; -1 if it rests on nobody's record."""
        supports, contradicts = self._rests_on(Stance.SUPPORTS), self._rests_on(Stance.CONTRADICTS)
        return np.where(supports >= 0, supports, contradicts)

    def _rests_on(self, stance: Stance) -> _Numbers:
        columns = self._columns
        event = self._of_claim[columns.link_claim]
        found = {side: self._any(stance, side, event, len(columns)) for side in _SIDES}
        records = sum(there.astype(int) for side, there in found.items() if side is not Side.PRESS)
        rests = np.where(found[Side.PRESS], EVENT_SIDES.index(Side.PRESS), -1)
        for side in EVENT_SIDES[: EVENT_SIDES.index(SEVERAL)]:
            rests[found[Side(side)]] = EVENT_SIDES.index(side)
        rests[records > 1] = EVENT_SIDES.index(SEVERAL)
        return rests

    def _any(self, stance: Stance, side: Side | None, of: _Numbers, n: int) -> npt.NDArray[np.bool_]:
        """For each of *n* things whether a link of this stance, and of this side, is one *of* it."""
        columns = self._columns
        wanted = np.array([word == stance for word in columns.stances] or [False])[columns.link_stance]
        if side is not None:
            wanted = wanted & (self._side == _SIDES.index(side))
        found = np.zeros(n, np.bool_)
        found[of[wanted]] = True
        return found
