"""A data set that is opened in a notebook: all its frames, each made when it is first asked for."""

from __future__ import annotations

from functools import cached_property

import pandas as pd

from explorer import frames
from explorer.records import DataSet


class Opened:
    """
    The frames of a data set; their columns are listed in ``explorer.frames``.

    Attributes:
        records: The data set itself, as known on the day that was asked for.
        language: Of titles and other texts.
    """

    def __init__(self, records: DataSet, language: str = "en") -> None:
        self.records = records
        self.language = language

    def __repr__(self) -> str:
        card = self.records.card
        title = card.title.in_language(self.language).words
        counts = f"{len(self.records.events):,} events, {len(self.records.sources):,} sources"
        return f"<{title}, version {card.version}: {counts}>"

    @cached_property
    def events(self) -> pd.DataFrame:
        """A row an event."""
        return frames.events(self.records, self.language)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """A row a claim."""
        return frames.claims(self.records, self.language)

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """A row a claim and a passage."""
        return frames.evidence(self.records)

    @cached_property
    def sources(self) -> pd.DataFrame:
        """A row a source."""
        return frames.sources(self.records, self.language)

    @cached_property
    def passages(self) -> pd.DataFrame:
        """A row a passage."""
        return frames.passages(self.records, self.language)

    @cached_property
    def openings(self) -> pd.DataFrame:
        """A row an event and a later release of a once-sealed source that bears on it."""
        return frames.openings(self.records)

    @cached_property
    def people(self) -> pd.DataFrame:
        """A row a person or organisation."""
        return frames.people(self.records, self.language)

    @cached_property
    def terms(self) -> pd.DataFrame:
        """A row a term of office."""
        return frames.terms(self.records, self.language)
