"""What the bibliography says of what a page is about, in each style."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import flask

from explorer import bibliography
from explorer.bibliography import Located, Published, Runs, claim_item, data_item, event_item, item_of, located
from explorer.dates import to_date
from explorer.i18n import Catalogue
from explorer.web.citations.matter import Matter, permanent
from explorer.web.parts import Tree, html
from explorer.web.shelf import View

Item = dict[str, Any]
"""An item of CSL-JSON."""

NOWHERE = Located(None, "")
_KEPT = 256

GOST = "gost"
"""The style that comes first for who reads Russian; its words are in that language whoever reads."""

RUSSIAN = "ru"


class Cited(NamedTuple):
    """
    A citation in one style.

    Attributes:
        name: What the style is called.
        parts: The citation, with what it has in italics.
        plain: Its words.
        language: In which they are.
    """

    name: str
    parts: Sequence[Tree]
    plain: str
    language: str


def cited(matter: Matter, view: View) -> list[Cited]:
    """What to write of it in each style that has something for it; the one that readers of the language use first."""
    text = view.text
    place = located(matter.passage, text.language) if matter.passage else NOWHERE
    told = _styled(json.dumps(item_of_matter(matter, view), sort_keys=True), text.language, place)
    return [
        Cited(name, _parts(runs), bibliography.text_of(runs), RUSSIAN if style == GOST else text.language)
        for style, name in _styles(text)
        if (runs := getattr(told, style))
    ]


def item_of_matter(matter: Matter, view: View) -> Item:
    """The item of CSL-JSON: of a passage that of its source."""
    data, text, seen = view.known.data, view.text, to_date(view.clock.today)
    if matter.source is not None:
        return item_of(matter.source, text, seen=seen)
    kept = next((name.day for name in view.editions.kept() if name.edition == view.edition), None)
    published = Published(view.version, kept, permanent_address(matter, view), seen)
    if matter.event is None:
        return data_item(data, text, published)
    if matter.claim is None:
        return event_item(matter.event, data, text, published)
    return claim_item(matter.event, matter.claim, data, text, published)


def permanent_address(matter: Matter, view: View) -> str:
    """The permanent address as whoever asks just now reaches it; without a request, from the root of the server."""
    root = flask.request.host_url.rstrip("/") if flask.has_request_context() else ""
    return f"{root}{permanent(matter, view).address()}"


def _styles(text: Catalogue) -> list[tuple[str, str]]:
    """The styles by their names in ``bibliography``, and what they are called; the reader's own first."""
    chicago = text("cite.chicago")
    found = [
        ("note", text("cite.note", style=chicago)),
        ("short", text("cite.short-note", style=chicago)),
        ("chicago", text("cite.bibliography", style=chicago)),
        ("apa", "APA"),
        ("mla", "MLA"),
        (GOST, text("cite.gost")),
    ]
    return [found[-1], *found[:-1]] if text.language == RUSSIAN else found


def _parts(runs: Runs) -> list[Tree]:
    return [html.I(run.text) if run.italic else run.text for run in runs]


@lru_cache(_KEPT)  # to cite an item takes milliseconds, and a page is often asked for again
def _styled(item: str, language: str, place: Located) -> bibliography.Cited:
    return bibliography.cited(json.loads(item), language, locator=place.locator, place=place.place)
