"""What the rules are given, and what they answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from explorer.problems import FieldPath, Vocabulary
from explorer.records import DatasetCard, Event, Person, Source, Term, Theme

CARD, PEOPLE, THEMES, TERMS = "dataset.yaml", "people.yaml", "themes.yaml", "terms.yaml"


class Breach(NamedTuple):
    """A rule is broken at *path* of *file*; with *key*, the key there is at fault and not its value."""

    file: str
    path: FieldPath
    fault: str
    remedy: str = ""
    key: bool = False


@dataclass(frozen=True, slots=True)
class Readable:
    """
    The part of a data set that has the right shape.

    Attributes:
        today: Day number; what lies after it is in the future.
        card: None if dataset.yaml is missing or broken.
        events: By id.
        sources: By id.
        people: By id, in file order.
        themes: Likewise.
        terms: By their place in terms.yaml, from 0.
        event_ids: All there are, also those whose file is broken: they must not look like dangling references.
        source_ids: Likewise.
        person_ids: Likewise; None if it is not known who there is.
        theme_ids: Likewise.
    """

    today: int
    card: DatasetCard | None = None
    events: Mapping[str, Event] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    terms: Mapping[int, Term] = field(default_factory=dict)
    event_ids: Vocabulary | None = None
    source_ids: Vocabulary | None = None
    person_ids: Vocabulary | None = None
    theme_ids: Vocabulary | None = None

    def event_files(self) -> Iterator[tuple[str, Event]]:
        """Each event with its file."""
        return ((event_file(event.id), event) for event in self.events.values())

    def source_files(self) -> Iterator[tuple[str, Source]]:
        """Each source with its file."""
        return ((source_file(source.id), source) for source in self.sources.values())


def event_file(name: str) -> str:
    """The file of an event, relative to the data folder."""
    return f"events/{name}.yaml"


def source_file(name: str) -> str:
    """The file of a source, relative to the data folder."""
    return f"sources/{name}.yaml"
