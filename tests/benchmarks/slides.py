"""
Stories and anniversaries as files: how long each takes and how large it is.

Each shipped story as slides and as a handout, in English, from its address on: the timelines of its steps are laid out
and drawn each time, the days of the second clock are known already. The calendar is that of all events, of the shipped
data and of 5,000 made-up events. The first of each kind is not counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.table import Table

from explorer.records import Story
from explorer.web.anniversaries import anniversaries
from explorer.web.classroom.taken import handout_of, slides_of
from explorer.web.shelf import Shelf
from tests.benchmarks.charts import MADE_UP, timed
from tests.benchmarks.datasets import SHIPPED, measured
from tests.web.views import shelf_of

HOST = "http://127.0.0.1:8050"


def slides(runs: int) -> Iterator[Table]:
    """The tables of this part."""
    with TemporaryDirectory() as scratch:
        shelves = {name: shelf_of(measured(name, Path(scratch)).data) for name in (SHIPPED, MADE_UP)}
        yield stories_table(shelves[SHIPPED], runs)
        yield calendars_table(shelves, runs)


def stories_table(shelf: Shelf, runs: int) -> Table:
    """Milliseconds and kilobytes of each story as slides and as a handout."""
    table = Table(title=f"Stories: ms (kB), medians of {runs} runs")
    for heading in ("story", "steps", "slides", "handout"):
        table.add_column(heading, justify="left" if heading == "story" else "right")
    view = shelf.read("")
    for story in view.known.data.stories.values():
        files = [_cell(partial(make, story, shelf), runs) for make in (_slides, _handout)]
        table.add_row(story.id, str(len(story.steps)), *files)
    return table


def calendars_table(shelves: dict[str, Shelf], runs: int) -> Table:
    """The same of a calendar."""
    table = Table(title=f"Anniversaries of all events: ms (kB), medians of {runs} runs")
    table.add_column("events", justify="right")
    table.add_column("calendar", justify="right")
    for shelf in shelves.values():
        count = len(shelf.on(None).data.events)
        table.add_row(f"{count:,}", _cell(partial(_calendar, shelf), runs))
    return table


def _cell(make: Callable[[], bytes], runs: int) -> str:
    seconds, content = timed(make, runs)
    return f"{seconds * 1000:,.0f} ({len(content) / 1000:,.0f})"


def _slides(story: Story, shelf: Shelf) -> bytes:
    return slides_of(story, shelf.read(""), shelf, host=HOST)


def _handout(story: Story, shelf: Shelf) -> bytes:
    return handout_of(story, shelf.read(""), shelf, host=HOST)


def _calendar(shelf: Shelf) -> bytes:
    return anniversaries(shelf.read(""), HOST, most=None).content
