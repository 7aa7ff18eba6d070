"""Events as tables, made directly: random ones for the figures, without files and without claims."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from explorer.frames import days
from explorer.knowledge import Status
from explorer.rows import Rows

THEMES = ("nato", "iraq", "talks", "nuclear")
PEOPLE = ("ann", "bob", "cyn", "dan", "eve")
SIDES = ("us", "ru", "un", "nato", "other", "several", "press")


@dataclass(frozen=True)
class Happening:
    """An event, as far as the timeline needs it; *last* is None for one day, and at an open end."""

    first: int = 11_000
    last: int | None = None
    lasted: bool = False
    vague: bool = False
    doubtful: bool = False
    themes: tuple[str, ...] = ("talks",)
    actors: tuple[str, ...] = ()
    importance: int = 3
    tone: int | None = 1
    status: str = "documented"
    side: str = "us"
    title: str = "A title"
    short: str = "Short"
    opened: tuple[tuple[int, bool], ...] = ()
    barred: bool = False

    @property
    def end(self) -> int | None:
        return self.first if self.last is None and not self.lasted else self.last


def events(happenings: list[Happening]) -> pd.DataFrame:
    """An events frame; ids are e0, e1 and so on, in the order given."""
    objects = {"themes": [h.themes for h in happenings], "actors": [h.actors for h in happenings]}
    frame = pd.DataFrame(
        {
            "id": pd.Series([f"e{n}" for n in range(len(happenings))], dtype="str"),
            "title": pd.Series([h.title for h in happenings], dtype="str"),
            "label": pd.Series([h.short for h in happenings], dtype="str"),
            "earliest": days(h.first for h in happenings),
            "latest": days(h.end for h in happenings),
            "approximate": pd.Series([h.vague for h in happenings], dtype=bool),
            "uncertain": pd.Series([h.doubtful for h in happenings], dtype=bool),
            "interval": pd.Series([h.lasted for h in happenings], dtype=bool),
            "theme": pd.Series([h.themes[0] for h in happenings], dtype="str"),
            "barred": pd.Series([h.barred for h in happenings], dtype=bool),
            "importance": pd.Series([h.importance for h in happenings], dtype="int64"),
            "tone": pd.Series([h.tone for h in happenings], dtype="Int64"),
            "status": pd.Categorical([h.status for h in happenings], categories=[str(s) for s in Status]),
            "side": pd.Categorical([h.side for h in happenings], categories=SIDES),
        }
    )
    for name, values in objects.items():
        column = np.empty(len(happenings), dtype=object)
        column[:] = values
        frame[name] = column
    return frame


def openings(happenings: list[Happening]) -> pd.DataFrame:
    found = [(f"e{n}", f"s{day}", day, part) for n, h in enumerate(happenings) for day, part in h.opened]
    return pd.DataFrame(
        {
            "event": pd.Series([event for event, _, _, _ in found], dtype="str"),
            "source": pd.Series([source for _, source, _, _ in found], dtype="str"),
            "opened": days(day for _, _, day, _ in found),
            "partial": pd.Series([part for _, _, _, part in found], dtype=bool),
        }
    )


def rows(*happenings: Happening) -> Rows:
    return Rows(events(list(happenings)), openings(list(happenings)))


def happenings(first: int = 7000, last: int = 20_000) -> st.SearchStrategy[Happening]:
    """Any event that begins between two days."""

    def build(begun: int, lasted: int | None, kind: str, **others: object) -> Happening:
        end = None if lasted is None or kind == "day" else begun + lasted
        return Happening(begun, end, lasted=kind == "lasted", **others)

    return st.builds(
        build,
        begun=st.integers(first, last) | st.integers(first, min(last, first + 40)),
        lasted=st.none() | st.integers(1, 30) | st.integers(300, 4000),
        kind=st.sampled_from(["day", "day", "doubt", "lasted"]),
        vague=st.booleans(),
        doubtful=st.booleans(),
        themes=st.lists(st.sampled_from(THEMES), min_size=1, max_size=3, unique=True).map(tuple),
        actors=st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True).map(tuple),
        importance=st.integers(1, 5),
        tone=st.none() | st.integers(-5, 5),
        status=st.sampled_from([str(s) for s in Status]),
        side=st.sampled_from(SIDES),
        title=st.text("abcdefg WЖ", min_size=1, max_size=60),
        short=st.text("abcdefg WЖ", min_size=1, max_size=25),
        opened=st.lists(st.tuples(st.integers(first, last + 2000), st.booleans()), max_size=2).map(tuple),
    )
