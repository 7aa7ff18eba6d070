"""Charts written one after the other, with one browser for all of them."""

from __future__ import annotations

from contextlib import ExitStack
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple, Self
from urllib.parse import parse_qsl, urlsplit

from explorer.cli.terminal import Failure, complain, say
from explorer.export.camera import Camera, NoBrowser, NoPicture
from explorer.export.facts import Form, with_facts
from explorer.export.typesetting import CannotWrite
from explorer.figures.insights import INSIGHTS
from explorer.i18n import catalogues
from explorer.library import Library
from explorer.records import DataSet
from explorer.search import default_cache
from explorer.selection import KEYS
from explorer.web.app import PAGES
from explorer.web.charts.said import facts_of
from explorer.web.charts.sheets import FORMS, Chart, insight_chart, timeline_chart, written
from explorer.web.charts.whole import TooMany, whole_page
from explorer.web.charts.wish import Wish
from explorer.web.shelf import Shelf, View

_PHOTOGRAPHED = ("png", "pdf")


class Asked(NamedTuple):
    """An address in its parts: scheme and host (empty if it has none), path, query."""

    host: str
    path: str
    query: str


class Writing:
    """
    Writes charts of one data set.

    Args:
        data: The data set.
        wish: Size, colours and scale of all of them.
        name: Which chart of the page of insights; empty for the timeline.
        library: The texts that a search looks in too.

    Raises:
        Failure: There is no chart of that name.
    """

    def __init__(self, data: DataSet, wish: Wish, name: str, library: Library) -> None:
        self._shelf = Shelf(data, catalogues(), library=library, cache=default_cache())
        if name and name not in INSIGHTS:
            raise Failure(f"--chart {name}: there is no such chart; there are {', '.join(INSIGHTS)}")
        self._wish, self._name = wish, name
        self._camera: Camera | None = None
        self._looked = False
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Nothing is opened before it is needed."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the browser, if there is one."""
        self._stack.close()

    def write(self, address: str, place: Path) -> None:
        """
        Write what a view shows.

        Raises:
            Failure: The address names no view, or the chart cannot be drawn.
            OSError: The file cannot be written.
        """
        asked = asked_for(address)
        view = self._shelf.read(asked.query, asked.path)
        if view.absent:
            raise Failure(f"--view {address}: there is no such event or document on that day; unsealed list has all")
        form = FORMS.get(place.suffix.lower().removeprefix("."))
        try:
            if form is None:
                content = whole_page(view, self._shelf, asked.host).encode()
            else:
                content = self._drawn(self._chart(view, asked.host), view, form)
        except (CannotWrite, NoPicture, TooMany) as error:
            raise Failure(str(error)) from error
        place.write_bytes(content)
        say(f"{place}: {len(content):,} bytes")

    def _chart(self, view: View, host: str) -> Chart:
        return (
            insight_chart(view, self._name, self._wish, host) if self._name else timeline_chart(view, self._wish, host)
        )

    def _drawn(self, chart: Chart, view: View, form: Form) -> bytes:
        camera = self._browser() if form in _PHOTOGRAPHED else None
        if camera is None:
            return written(chart, view, form, self._wish.scale)
        layout, scale = chart.figure["layout"], self._wish.scale if form == "png" else 1
        size = {"width": layout["width"], "height": layout["height"], "scale": scale}
        return with_facts(camera.picture(chart.figure, form, **size), form, facts_of(view, chart.words, chart.place))

    def _browser(self) -> Camera | None:
        """The browser, which is looked for once; where there is none, that is said once."""
        if not self._looked:
            self._looked = True
            try:
                self._camera = self._stack.enter_context(Camera())
            except NoBrowser as error:
                complain(f"{error}; charts are drawn without one")
        return self._camera


def asked_for(address: str) -> Asked:
    """
    The parts of what was given as a view.

    Raises:
        Failure: It is no address of a page that has a chart, or has a key that no view has.
    """
    parts = urlsplit(address)
    path = parts.path or "/"
    query = parts.query
    if "=" in path and not parts.scheme and not query:  # without its question mark
        path, query = "/", path
    if parts.scheme not in ("", "http", "https") or path not in PAGES:
        raise Failure(f"--view {address}: no page with a chart has this address; give ?themes=…, /search?q=… or a link")
    for key, _ in parse_qsl(query, keep_blank_values=True):
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"it can have {', '.join(sorted(KEYS))}"
            raise Failure(f"--view {address}: a view has no {key!r} ({hint})")
    host = f"{parts.scheme}://{parts.netloc}" if parts.scheme else ""
    return Asked(host, path, f"?{query}" if query else "")
