"""By release: the days on which once sealed documents came out, newest first, each an address."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from explorer.dates import day_number, to_date, year_of
from explorer.i18n import Catalogue
from explorer.listing import Column, Span
from explorer.listing.found import ReleaseDay
from explorer.web.documents.listed import Listed, on_timeline
from explorer.web.parts import Tree, html
from explorer.web.words import aria

MOST_DAYS = 300
"""More days than this are shown a year at a time."""


def releases(shown: Listed) -> list[Tree]:
    """The days, as links with counts; of very many those of the chosen year, or of the newest one. Empty for a list."""
    if not shown.listing.by_release:
        return []
    text, days = shown.view.text, shown.found.release_days
    span = shown.listing.filter(Column.RELEASED)
    everything = _item(text("documents.release-all"), shown.without(Column.RELEASED), None, span is None, text)
    items = [everything, *(_day(shown, day) for day in days)]
    if len(days) > MOST_DAYS:
        items = [everything, *_years(shown, days)]
    return [html.H3(text("documents.releases"), className="heading"), html.Ol(items, className="release-days")]


def _day(shown: Listed, day: ReleaseDay) -> Tree:
    chosen = shown.listing.filter(Column.RELEASED) == day.span
    address = shown.address(shown.listing.filtering(Column.RELEASED, day.span))
    return _item(day_words(day, shown.view.text), address, day.count, chosen, shown.view.text)


def _years(shown: Listed, days: list[ReleaseDay]) -> list[Tree]:
    text = shown.view.text
    span = shown.listing.filter(Column.RELEASED)
    chosen = span.first[:4] if isinstance(span, Span) else ""
    items: list[Tree] = []
    for year, within in groupby(days, key=lambda day: str(year_of(day.day))):
        part = list(within)
        whole = Span(year, year)
        address = shown.address(shown.listing.filtering(Column.RELEASED, whole))
        items.append(_item(year, address, sum(day.count for day in part), span == whole, text))
        if year == (chosen or year):
            items += [_day(shown, day) for day in part]
            chosen = chosen or "none"
    return items


def _item(words: str, address: str, count: int | None, chosen: bool, text: Catalogue) -> Tree:
    current = aria(current="true") if chosen else {}
    inner: list[Tree] = [html.Span(words)]
    if count is not None:
        spoken = text("filters.documents", n=count)
        inner.append(html.Span(text.number(count), className="count", **aria(hidden="true")))
        inner.append(html.Span(f" · {spoken}", className="unseen"))
    return html.Li(html.A(inner, href=address, className="release-day", **current))


def day_words(day: ReleaseDay, text: Catalogue) -> str:
    """The day, or all that is known of when it was."""
    return " / ".join(text.date(date) for date in day.dates)


def release_heading(shown: Listed) -> list[Tree]:
    """Of one day: how much came out, what it changed, and the ways to the days beside it. Empty if none is chosen."""
    text, listing = shown.view.text, shown.listing
    days = shown.found.release_days
    place = next((n for n, day in enumerate(days) if day.span == listing.filter(Column.RELEASED)), None)
    if not listing.by_release or place is None:
        return []
    day = days[place]
    said = f"{day_words(day, text)} · {text('filters.documents', n=len(shown.found.rows))}"
    older = _step(shown, "◂", "older", days[place + 1] if place + 1 < len(days) else None)
    newer = _step(shown, "▸", "newer", days[place - 1] if place else None)
    return [
        html.H3(said, className="release-title", id="release-title"),
        html.Span([older, newer, *_changed(shown, day)], className="release-steps"),
    ]


def _changed(shown: Listed, day: ReleaseDay) -> list[Tree]:
    """What a day changed on the timeline; nothing for a day that the second clock cannot be set to."""
    selection = shown.view.selection
    until = day_number(selection.known) if selection.known else shown.view.clock.today
    if not shown.view.period[0] < day.day <= until:
        return []
    known = None if day.day == shown.view.clock.today else to_date(day.day)
    then = on_timeline(replace(selection, known=known, against=to_date(day.day - 1)))
    return [html.A(shown.view.text("documents.release-changed"), href=then, className="button")]


def _step(shown: Listed, sign: str, name: str, day: ReleaseDay | None) -> Tree:
    words = shown.view.text(f"documents.release-{name}")
    inner = html.Span(sign, **aria(hidden="true"))
    if day is None:
        return html.Span(inner, className="button off", role="link", title=words, **aria(disabled="true", label=words))
    told = f"{words}: {day_words(day, shown.view.text)}"
    address = shown.address(shown.listing.filtering(Column.RELEASED, day.span))
    return html.A(inner, href=address, className="button", title=told, **aria(label=told))
