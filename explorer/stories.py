"""Stories as views: what a step shows on the timeline, which events a story is about, its name in short."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.records import DataSet, Event, Step, Story
from explorer.selection import Selection


def view_of(step: Step, language: str) -> Selection:
    """The view of Explore that a step sets, with its first passage open in the reader."""
    view, period = step.view, step.view.period
    source, passage = (step.sources[0].source, step.sources[0].passage) if step.sources else ("", "")
    return Selection(
        event=view.event or "",
        source=source,
        passage=passage,
        themes=view.themes,
        first=period.earliest if period else None,
        last=period.latest if period else None,
        lanes=view.lanes,
        known=view.known,
        lang=language,
    )


def events_of(story: Story, data: DataSet) -> tuple[Event, ...]:
    """The events that a story is about, by earliest day: those that steps choose, and those whose claims they cite."""
    chosen = {step.view.event for step in story.steps}
    shown = {(link.source, link.passage) for step in story.steps for link in step.sources}
    return tuple(event for event in data.events if event.id in chosen or _cites(event, shown))


def _cites(event: Event, places: set[tuple[str, str]]) -> bool:
    return any((link.source, link.passage) in places for claim in event.claims for link in claim.evidence)


def short_name(story: str, all_stories: Iterable[str]) -> str:
    """The shortest beginning of a story's id, in whole words, that no other story's id has."""
    others = [name for name in all_stories if name != story]
    words = story.split("-")
    for n in range(1, len(words)):
        name = "-".join(words[:n])
        if not any(other == name or other.startswith(f"{name}-") for other in others):
            return name
    return story


def by_short_name(name: str, all_stories: Iterable[str]) -> str | None:
    """The one story whose id is *name* or begins with it; None if there is none, or more than one."""
    stories = list(all_stories)
    if name in stories:
        return name
    found = [story for story in stories if story.startswith(f"{name}-")]
    return found[0] if len(found) == 1 else None
