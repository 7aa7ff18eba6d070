"""What the rules are given, and what they answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from explorer.problems import FieldPath, Vocabulary
from explorer.records import DatasetCard, Event, Person, Source, Story, Term, Theme

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
        stories: By id.
        event_ids: All there are, also those whose file is broken: they must not look like dangling references.
        source_ids: Likewise.
        person_ids: Likewise; None if it is not known who there is.
        theme_ids: Likewise.
        events_file: The file that holds all events; empty if each has its own.
        sources_file: Likewise.
        part: These are some events of many; everything else is there to be named, and is looked at elsewhere.
        cited: Sources that events cite which are not in ``events``.
    """

    today: int
    card: DatasetCard | None = None
    events: Mapping[str, Event] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    terms: Mapping[int, Term] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)
    event_ids: Vocabulary | None = None
    source_ids: Vocabulary | None = None
    person_ids: Vocabulary | None = None
    theme_ids: Vocabulary | None = None
    events_file: str = ""
    sources_file: str = ""
    part: bool = False
    cited: frozenset[str] = frozenset()

    def event_files(self) -> Iterator[tuple[str, Event]]:
        """Each event with its file."""
        return ((event_file(event.id), event) for event in self.events.values())

    def source_files(self) -> Iterator[tuple[str, Source]]:
        """Each source with its file."""
        return ((source_file(source.id), source) for source in self.sources.values() if not self.part)

    def story_files(self) -> Iterator[tuple[str, Story]]:
        """Each story with its file."""
        return ((story_file(story.id), story) for story in self.stories.values() if not self.part)

    def no_event(self, name: str) -> str:
        """What to say where an event is named that does not exist."""
        return f"{self.events_file} has no such id" if self.events_file else f"there is no file {event_file(name)}"

    def no_source(self, name: str) -> str:
        """Likewise of a source."""
        return f"{self.sources_file} has no such id" if self.sources_file else f"there is no file {source_file(name)}"


def event_file(name: str) -> str:
    """The file of an event, relative to the data folder; of an event among many, what stands for it in a breach."""
    return f"events/{name}.yaml"


def source_file(name: str) -> str:
    """The file of a source, relative to the data folder."""
    return f"sources/{name}.yaml"


def story_file(name: str) -> str:
    """The file of a story, relative to the data folder."""
    return f"stories/{name}.yaml"
