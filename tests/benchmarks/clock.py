"""
How long a change of the second clock takes: to a release that nobody has asked for, to another day before the next one,
back to a day that was asked for, and a comparison of two days; and in a real browser from one release to the next.

Asked in the same way as the answers of ``answers``: on one connection, to the last byte. Between two turns of the
clock (releases, first days of events and what else is dated) all days share one answer; in an archive nearly every day
is a turn, so a day that nobody asked for costs the whole cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np
from playwright.sync_api import Browser
from rich.table import Table

from explorer.dates import day_number, to_date
from explorer.knowledge import release_days, turning_days
from explorer.selection import Selection
from tests.benchmarks.answers import CLICKED, CLICKS, ask, opened
from tests.benchmarks.datasets import Measured
from tests.benchmarks.selectors import settle

MOST = 36


class Turned(NamedTuple):
    """One kind of change: milliseconds and kilobytes of each answer."""

    data: str
    kind: str
    times: np.ndarray
    sent: np.ndarray


def measure_clock(browser: Browser, address: str, held: Measured) -> list[Turned]:
    """Ask a server that runs for many days of the second clock."""
    page, template, connection = opened(browser, address)
    ask(connection, template, "")
    found = []
    for kind, selections in changes_of(held).items():
        taken = [ask(connection, template, selection.to_query()) for selection in selections]
        times, sent, _ = (np.array(column) for column in zip(*taken, strict=True))
        found.append(Turned(held.name, kind, times, sent / 1000))
    connection.close()
    page.goto(f"{address}/{Selection(known=releases_of(held)[-1]).to_query()}")
    settle(page)
    clicks = [page.evaluate(CLICKED, "a.clock-previous") for _ in range(CLICKS)]
    found.append(Turned(held.name, "click: previous release, drawn", np.array([c for c in clicks if c]), np.array([])))
    page.context.close()
    return found


def releases_of(held: Measured) -> list[date]:
    """Releases before today, evenly chosen from all."""
    days = [day for day in release_days(held.data) if day < day_number(date.today())]
    places = np.unique(np.linspace(0, len(days) - 1, MOST).round().astype(int))
    return [to_date(days[place]) for place in places]


def changes_of(held: Measured) -> dict[str, list[Selection]]:
    """The days that are asked for, by kind of change; those of one kind are all different."""
    releases = releases_of(held)
    turns = set(turning_days(held.data))
    next_days = [to_date(day_number(day) + 1) for day in releases]
    quiet = [day for day in next_days if day_number(day) not in turns]
    return {
        "to a release, first time": [Selection(known=day) for day in releases],
        "to a day before the next turn": [Selection(known=day) for day in quiet],
        "back to a release": [Selection(known=day) for day in releases[-20:]],
        "two days compared": list(_pairs(releases)),
    }


def _pairs(days: list[date]) -> Iterator[Selection]:
    for earlier, later in zip(days, days[3:], strict=False):
        yield Selection(known=later, against=earlier)


def clock_table(found: list[Turned]) -> Table:
    """A row for each kind of change."""
    table = Table(title="The second clock: ms to the last byte; kB")
    for heading in ("events", "change", "asked", "p50", "p95", "kB p50"):
        table.add_column(heading, justify="right")
    for one in found:
        if len(one.times):
            ends = [f"{v:.0f}" for v in np.percentile(one.times, [50, 95])]
            sent = f"{np.median(one.sent):.0f}" if len(one.sent) else ""
            table.add_row(one.data, one.kind, str(len(one.times)), *ends, sent)
    return table
