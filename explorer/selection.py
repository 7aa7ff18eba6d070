"""
What the reader chose, as an address.

A view is its URL: ``Selection.from_query`` reads one and never fails (what it cannot read counts as
not chosen), ``to_query`` writes one that a person can read and cite: plain words, sorted, defaults
left out. ``within`` drops what a data set does not have; on a day of the second clock it is given
the data of that day, so a sealed event and one that never existed are answered alike.

    event, claim    the event in the reader, and the claim whose evidence is laid side by side
    source, passage the document in the reader, and the place in it
    themes          theme ids joined by commas; events with any of them are shown
    known           a day, YYYY-MM-DD: as known on
    lang            language of screen and data
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import parse_qsl, quote

import pandas as pd

from explorer.records import FALLBACK_LANGUAGE, DataSet

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_QUERY = 8000


@dataclass(frozen=True, slots=True)
class Selection:
    """One view. Empty strings, the empty tuple and None stand for nothing chosen."""

    event: str = ""
    claim: str = ""
    source: str = ""
    passage: str = ""
    themes: tuple[str, ...] = ()
    known: date | None = None
    lang: str = FALLBACK_LANGUAGE

    @classmethod
    def from_query(cls, query: str | None) -> Selection:
        """Read the part of an address after the path, with or without its question mark."""
        chosen = dict(parse_qsl((query or "").removeprefix("?")[:_LONGEST_QUERY], errors="replace"))

        def identifier(key: str) -> str:
            value = chosen.get(key, "")
            return value if _ID.fullmatch(value) else ""

        return cls(
            event=identifier("event"),
            claim=identifier("claim"),
            source=identifier("source"),
            passage=identifier("passage"),
            themes=tuple(sorted({t for t in chosen.get("themes", "").split(",") if _ID.fullmatch(t)})),
            known=_day(chosen.get("known", "")),
            lang=chosen.get("lang", "") if re.fullmatch("[a-z]{2,3}", chosen.get("lang", "")) else cls().lang,
        )

    def to_query(self) -> str:
        """The address of this view: ``?key=value&…``, or nothing for the default view."""
        written = {f.name: self._written(f.name) for f in fields(self) if getattr(self, f.name) != f.default}
        pairs = [f"{key}={quote(value, safe=',')}" for key, value in sorted(written.items())]
        return "?" + "&".join(pairs) if pairs else ""

    def _written(self, name: str) -> str:
        value = getattr(self, name)
        return ",".join(value) if isinstance(value, tuple) else str(value)

    def within(self, data: DataSet, languages: tuple[str, ...]) -> Selection:
        """The same view without what *data* and the catalogues do not have."""
        event = next((e for e in data.events if e.id == self.event), None)
        source = data.sources.get(self.source)
        has_claim = event is not None and any(c.id == self.claim for c in event.claims)
        has_passage = source is not None and any(p.id == self.passage for p in source.passages)
        return replace(
            self,
            event=self.event if event else "",
            claim=self.claim if has_claim else "",
            source=self.source if source else "",
            passage=self.passage if has_passage else "",
            themes=tuple(t for t in self.themes if t in data.themes),
            lang=self.lang if self.lang in languages else FALLBACK_LANGUAGE,
        )

    def choosing(self, event: str) -> Selection:
        """This view with another event in the reader, or with none."""
        return replace(self, event=event, claim="", source="", passage="")

    def reading(self, source: str, passage: str = "") -> Selection:
        """This view with a document open at a passage; with neither, the document is closed."""
        return replace(self, source=source, passage=passage)

    def comparing(self, claim: str) -> Selection:
        """This view with the evidence of a claim side by side, or no longer."""
        return replace(self, claim=claim, source="", passage="")

    def toggling(self, theme: str) -> Selection:
        """This view with a theme taken in or left out."""
        return replace(self, themes=tuple(sorted(set(self.themes) ^ {theme})))

    def apply(self, events: pd.DataFrame) -> pd.DataFrame:
        """
        The rows of an events frame that this view shows, and the lane each stands in.

        Returns:
            A new frame, index from 0; its ``theme`` is the first of the event's themes that was
            chosen, or its first where none was.
        """
        if not self.themes:
            return events.reset_index(drop=True)
        chosen = set(self.themes)
        shown = events[[not chosen.isdisjoint(themes) for themes in events["themes"]]].reset_index(drop=True)
        lanes = [next(t for t in themes if t in chosen) for themes in shown["themes"]]
        return shown.assign(theme=pd.Series(lanes, dtype="str", index=shown.index))


def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
