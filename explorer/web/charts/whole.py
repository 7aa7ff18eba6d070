"""A view as one page that needs no server: see ``export.standalone``."""

from __future__ import annotations

from explorer.dates import to_date
from explorer.export.standalone import standalone_html
from explorer.paths import assets_folder
from explorer.web.charts.said import filters_of, shown_events
from explorer.web.shelf import Shelf, View


def whole_page(view: View, shelf: Shelf, host: str, look: str = "") -> str:
    """The page as HTML, with the events of the view and all that is behind them, as known on the view's day."""
    selection = view.selection
    return standalone_html(
        view.known.data,
        [str(event) for event in shown_events(view)],
        texts=shelf.texts,
        language=selection.lang,
        today=to_date(view.clock.today),
        known=selection.known,
        address=host.rstrip("/") + selection.address(),
        heading=filters_of(view, named=False),
        look=look,
        window=view.window,
        chosen=selection.event,
        assets=assets_folder(),
    )
