"""
What a data set's files may contain: one frozen record for each thing that DESIGN.md names.

A record checks its own shape (which keys, which type, which words of a closed vocabulary); what must hold *between*
records is in ``rules``. Field descriptions end up in the JSON Schema that editors use (``schema``), so they are written
for curators. Values arrive as text, exactly as typed in the YAML (see ``positions``), and are converted here: nothing
turns into a date or a truth value behind the curator's back.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from explorer.records.dataset import Bar, DataSet, DatasetCard, Era, Findable, Person, Term, Theme
from explorer.records.events import Before, Claim, Event, Evidence, Place, RelatedEvent, Tone
from explorer.records.sources import (
    QUOTE_MARK,
    QUOTE_WORDS,
    Archive,
    Passage,
    Position,
    Redaction,
    Release,
    Source,
)
from explorer.records.stories import Shown, Step, StepView, Story, Told
from explorer.records.texts import FALLBACK_LANGUAGE, Phrase, Record, Text, Words
from explorer.values import Id

__all__ = [
    "FALLBACK_LANGUAGE",
    "QUOTE_MARK",
    "QUOTE_WORDS",
    "SHAPES",
    "Archive",
    "Bar",
    "Before",
    "Claim",
    "DataSet",
    "DatasetCard",
    "Era",
    "Event",
    "Evidence",
    "Findable",
    "Passage",
    "Person",
    "Phrase",
    "Place",
    "Position",
    "Record",
    "Redaction",
    "RelatedEvent",
    "Release",
    "Shown",
    "Source",
    "Step",
    "StepView",
    "Story",
    "Term",
    "Text",
    "Theme",
    "Told",
    "Tone",
    "Words",
]

SHAPES: dict[str, TypeAdapter[Any]] = {
    "event": TypeAdapter(Event),
    "source": TypeAdapter(Source),
    "people": TypeAdapter(dict[Id, Person]),
    "themes": TypeAdapter(dict[Id, Theme]),
    "terms": TypeAdapter(tuple[Term, ...]),
    "story": TypeAdapter(Story),
    "dataset": TypeAdapter(DatasetCard),
}
