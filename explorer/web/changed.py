"""What changed between two days, as a list beside the timeline: what opened, what is newly known, what is silent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from explorer.changes import Change
from explorer.dates import Edtf, to_date
from explorer.openness import disclosure
from explorer.released import duration, opening
from explorer.web.downloads import CHANGES
from explorer.web.parts import Tree, html
from explorer.web.shelf import Comparison, View
from explorer.web.words import said

MOST_LISTED = 40
"""Changes of one kind that are listed; the file to download has all of them."""

_ORDER = (
    Change.OPENED,
    Change.FURTHER,
    Change.SUPPORTED,
    Change.DISPUTED,
    Change.WEIGHED,
    Change.TOLD,
    Change.SILENT,
    Change.HAPPENED,
    Change.ISSUED,
)
_BY_EVENT = frozenset({Change.SUPPORTED, Change.DISPUTED, Change.WEIGHED})


def changed_panel(view: View, found: Comparison) -> list[Tree]:
    """The list of changes, kind by kind, and the link to all of them as a file."""
    text, selection = view.text, view.selection
    later = selection.known or to_date(view.clock.today)
    earlier = selection.against or later
    span = text("changes.span", first=text.day(earlier), last=text.day(later))
    parts = [part for kind in _ORDER for part in _kind(kind, view, found.frame)]
    address = f"{CHANGES}{selection.to_query()}"
    file = html.A(text("changes.download", form="CSV"), href=address, className="button", download="")
    return [
        html.H2(text("changes.heading"), className="title", id="reader-title", tabIndex="-1"),
        html.P(span, className="dateline"),
        *(parts or [html.P(text("changes.none"), className="hint")]),
        html.P(file, className="changes-file"),
    ]


def _kind(kind: Change, view: View, frame: pd.DataFrame) -> Iterator[Tree]:
    """A heading with how many there are, and the first of them."""
    found = frame[frame["change"] == kind]
    if kind in {Change.OPENED, Change.FURTHER}:
        found = found.drop_duplicates(["source", "day"])
    if found.empty:
        return
    count = html.Span(view.text.number(len(found)), className="count")
    yield html.H3([view.text(f"change.{kind}"), " ", count], className=f"heading change-heading c-{kind}")
    listed = found.head(MOST_LISTED)
    if kind in _BY_EVENT:
        items = [_claims(str(event), rows, view) for event, rows in listed.groupby("event", sort=False)]
    elif kind is Change.SILENT:
        items = [_silences(str(event), rows, view) for event, rows in listed.groupby("event", sort=False)]
    elif kind in {Change.TOLD, Change.HAPPENED}:
        items = [_event(str(event), view) for event in listed["event"]]
    else:
        items = [_document(row, view) for row in listed.itertuples()]
    yield html.Ul([html.Li(item, className=f"change c-{kind}") for item in items], className="changes")
    if len(found) > len(listed):
        yield html.P(view.text("changes.more", n=len(found) - len(listed)), className="hint")


def _event(event: str, view: View) -> list[Tree]:
    """An event as a link, with its date."""
    rows = view.rows
    row = rows.find(event)
    if row is None:
        return [event]
    when = view.text.date(Edtf.parse(str(rows.column("date")[row])), "short")
    title = str(rows.column("title")[row])
    link = html.A(title, href=view.selection.choosing(event).address())
    return [html.Span(when, className="when"), " ", link]


def _claims(event: str, rows: pd.DataFrame, view: View) -> list[Tree]:
    """The claims of one event, each with its status then and now."""
    record = view.known.data.event(event)
    words = {claim.id: claim.text for claim in record.claims} if record else {}
    items = [
        html.Li(
            [
                *(said(words[str(row.claim)], view.text) if row.claim in words else [str(row.claim)]),
                html.Span(_turn(row, view), className="turn"),
            ]
        )
        for row in rows.itertuples()
    ]
    return [*_event(event, view), html.Ul(items)]


def turned(event: str, claim: str, view: View) -> list[Tree]:
    """How the status of one claim has changed since the day that is compared with; nothing if it has not."""
    if view.changed is None:
        return []
    frame = view.changed.frame
    found = frame[(frame["event"] == event) & (frame["claim"] == claim)]
    return [html.Span(_turn(row, view), className="turn") for row in found.itertuples()]


def _turn(row: Any, view: View) -> str:
    was = "silent" if pd.isna(row.was) else row.was
    return view.text("changes.turn", was=view.text(f"status.{was}"), now=view.text(f"status.{row.now}"))


def _silences(event: str, rows: pd.DataFrame, view: View) -> list[Tree]:
    """Bars, with the days until which they stand."""
    days = [day.date() for day in rows["day"].drop_duplicates().sort_values()]
    bars = [
        html.Li(
            [
                html.Span(className="bar", **{"aria-hidden": "true"}),
                html.Span(view.text("silent.until", day=view.text.day(day)), className="bar-words"),
            ]
        )
        for day in days
    ]
    return [*_event(event, view), html.Ul(bars)]


def _document(row: Any, view: View) -> list[Tree]:
    """A document as a link: how long it was sealed, and what opened it."""
    source = view.known.data.sources[row.source]
    found = disclosure(source)
    link = html.A(said(source.title, view.text), href=view.selection.reading(source.id).address())
    if not found.sealed:
        return [html.Span(view.text.day(row.day.date(), "short"), className="when"), " ", link]
    release = next(r for r in found.history if r.date.latest is not None and to_date(r.date.latest) == row.day.date())
    long = duration(found, view.text)
    how = [*([view.text("secrecy.for", duration=long)] if long else []), opening(release, view.text)]
    return [link, html.Span(" · ".join(how), className="turn")]
