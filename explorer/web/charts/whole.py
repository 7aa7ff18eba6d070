"""A view as one page that needs no server: see ``export.standalone``."""

from __future__ import annotations

from explorer.dates import to_date
from explorer.export.standalone import standalone_html
from explorer.paths import assets_folder
from explorer.web.charts.said import facts_of, filters_of, shown_events, words_of
from explorer.web.charts.wish import MOST_EVENTS
from explorer.web.shelf import Shelf, View


class TooMany(ValueError):
    """The view has more events than a page holds; says so in one line."""


def whole_page(view: View, shelf: Shelf, host: str) -> str:
    """
    The page as HTML, with the events of the view and all that is behind them, on all days up to the view's.

    Raises:
        TooMany: The view has too many events.
    """
    selection, place = view.selection, view.selection.address()
    events = shown_events(view)
    if len(events) > MOST_EVENTS:
        raise TooMany(view.text("chart.whole-many", n=MOST_EVENTS, events=view.text.number(len(events))))
    return standalone_html(
        shelf.on(None).data,  # it is cut to the day by the door's own functions, for each day before it too
        [str(event) for event in events],
        texts=shelf.texts,
        language=selection.lang,
        today=to_date(view.clock.today),
        known=selection.known,
        facts=facts_of(view, words_of(view, host.rstrip("/") + place), place),
        heading=filters_of(view, named=False),
        window=view.window,
        chosen=selection.event,
        assets=assets_folder(),
    )
