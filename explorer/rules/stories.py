"""A story shows what there is: what its steps name exists, and can be seen in the view that they set."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.dates import Edtf, day_number
from explorer.problems import FieldPath, Vocabulary, shown
from explorer.records import Event, StepView
from explorer.rules.readable import THEMES, Breach, Readable
from explorer.rules.references import dangling, to_passage


def they_name_what_there_is(readable: Readable) -> Iterator[Breach]:
    """Events, themes and passages."""
    passages: dict[str, Vocabulary] = {}
    for file, at, view in _views(readable):
        if view.event is not None:
            missing = readable.no_event(view.event)
            yield from dangling(file, (*at, "event"), view.event, readable.event_ids, "event", missing)
        for n, theme in enumerate(view.themes):
            add = f"add it to {THEMES}"
            yield from dangling(file, (*at, "themes", n), theme, readable.theme_ids, "theme", add)
    for file, story in readable.story_files():
        for n, step in enumerate(story.steps):
            for m, link in enumerate(step.sources):
                yield from to_passage(file, ("steps", n, "sources", m), link, readable, passages)


def steps_are_told_once(readable: Readable) -> Iterator[Breach]:
    """No two steps have the same id, and none shows a passage twice."""
    for file, story in readable.story_files():
        met = set[str]()
        for n, step in enumerate(story.steps):
            if step.id in met:
                yield Breach(file, ("steps", n, "id"), f"{shown(step.id)} is the id of an earlier step", "another id")
            met.add(step.id)
            places = [(link.source, link.passage) for link in step.sources]
            for m, place in enumerate(places):
                if place in places[:m]:
                    yield Breach(file, ("steps", n, "sources", m), "is shown twice", "once a step")


def views_show_something(readable: Readable) -> Iterator[Breach]:
    """The period of a view has two ends and events in it; its event is in the period, of its themes, and known then."""
    spans = [(e.date.earliest, e.date.latest) for e in readable.events.values()]
    for file, at, view in _views(readable):
        if view.known is not None and day_number(view.known) > readable.today:
            yield Breach(file, (*at, "known"), f"{view.known} is in the future", "a day that has been, or leave it out")
        if view.period is not None:
            yield from _period(file, (*at, "period"), view.period, spans, whole=not readable.events_file)
        event = readable.events.get(view.event or "")
        if event is not None:
            there = readable.theme_ids is None or all(theme in readable.theme_ids for theme in view.themes)
            yield from _event(file, at, view, event, themes_known=there)


def _period(
    file: str, at: FieldPath, period: Edtf, spans: list[tuple[int | None, int | None]], *, whole: bool
) -> Iterator[Breach]:
    if not period.is_interval or period.earliest is None or period.latest is None:
        yield Breach(file, at, "is not a stretch of time", "from/to, such as 1999/2002-06")
    elif whole and spans and not any(_reaches(first, last, period) for first, last in spans):
        yield Breach(file, at, f"no event lies in {period.text}", "a period that has events, or leave it out")


def _event(file: str, at: FieldPath, view: StepView, event: Event, *, themes_known: bool) -> Iterator[Breach]:
    first, period = event.date.earliest, view.period
    if first is not None and view.known is not None and first > day_number(view.known):
        yield Breach(file, (*at, "known"), f"{event.id} had not happened by then", f"{event.date.text} or later")
    if period is not None and period.is_interval and not _reaches(first, event.date.latest, period):
        yield Breach(file, (*at, "period"), f"{event.id} is not in it", f"a period with {event.date.text} in it")
    if themes_known and view.themes and not set(view.themes) & set(event.themes):
        fault = f"{event.id} is of none of them"
        yield Breach(file, (*at, "themes"), fault, f"one of: {', '.join(event.themes)}")


def _reaches(first: int | None, last: int | None, period: Edtf) -> bool:
    """Whether something that lasts from *first* to *last* (None: open or not known) may lie in the period."""
    before = last is not None and period.earliest is not None and last < period.earliest
    after = first is not None and period.latest is not None and first > period.latest
    return not before and not after


def _views(readable: Readable) -> Iterator[tuple[str, FieldPath, StepView]]:
    """Each view with its file and its place there."""
    for file, story in readable.story_files():
        for n, step in enumerate(story.steps):
            yield file, ("steps", n, "view"), step.view
