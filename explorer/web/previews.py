"""
What a link to a page shows where it is shared: title, description, and a picture of 1200 by 630 px.

``tags`` writes that into the head of a page (Open Graph, ogp.me, and the card of Twitter); ``register`` answers for the
pictures, at ``/preview<path of the page>.png`` with the page's own query: Explore's is ``/preview.png``. A picture
shows what its page shows, on the same day of the second clock; what is absent there has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import flask
from dash import Dash
from werkzeug.exceptions import NotFound

from explorer.export.images import png
from explorer.figures.card import HEIGHT, WIDTH, Card, draw_card
from explorer.kept import Kept
from explorer.openness import disclosure
from explorer.records import Source
from explorer.released import duration
from explorer.selection import Page
from explorer.theme import LIGHT
from explorer.vocabulary import key_of
from explorer.web.charts.sheets import preview_png
from explorer.web.shelf import Shelf, View
from explorer.web.source.record import UNMARKED

PICTURE = "/preview"
LONGEST_TITLE, LONGEST = 120, 200
"""Letters of a title and of a description: what those who show previews have room for."""

MOST_KEPT = 64
"""Pictures that are kept ready: a link that is shared is looked up by many."""

TERRITORIES = {"en": "en_US", "id": "id_ID", "ru": "ru_RU"}
"""Open Graph names a language with a territory."""

RECORDS = (Page.EVENT, Page.SOURCE)


def shortened(words: str, most: int) -> str:
    """*words* on one line, or as many of them as *most* letters hold, with an ellipsis; a longer word is cut."""
    whole = " ".join(words.split())
    if len(whole) <= most:
        return whole
    cut = whole[: most - 1]
    if whole[most - 1] != " ":
        cut = cut.rpartition(" ")[0] or cut
    return f"{cut.rstrip(' .,;:–—-')}…"


def picture_of(address: str) -> str:
    """Where the picture of a page is, by the page's address."""
    path, mark, query = address.partition("?")
    return f"{PICTURE}{path.rstrip('/')}.png{mark}{query}"


def tags(page: Mapping[str, Any], host: str) -> str:
    """
    The lines for a page's head.

    Args:
        page: ``title``, ``description``, ``language``, ``address`` (path and query), ``alt`` (what the picture shows),
            and whether what it is about is ``absent``.
        host: Where the explorer is, with a slash at the end.
    """
    root = host.rstrip("/")
    address, language = str(page["address"]), str(page["language"])
    about_record = address.startswith(tuple(f"/{kind}/" for kind in RECORDS))
    title, about = shortened(str(page["title"]), LONGEST_TITLE), shortened(str(page["description"]), LONGEST)
    named = {
        "og:title": title,
        "og:description": about,
        "og:type": "article" if about_record else "website",
        **({} if page["absent"] else {"og:url": root + address}),
        "og:site_name": "Unsealed",
        "og:locale": TERRITORIES.get(language, language),
        "og:image": root + picture_of(str(page.get("pictured", address))),
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": shortened(str(page["alt"]), LONGEST),
    }
    lines = [f'<meta name="description" content="{escape(about)}">']
    lines += [f'<meta property="{name}" content="{escape(value)}">' for name, value in named.items()]
    lines.append('<meta name="twitter:card" content="summary_large_image">')
    if not page["absent"]:  # a path: behind a proxy, the address that a reader sees may begin otherwise
        lines.append(f'<link rel="canonical" href="{escape(address)}">')
    return "\n".join(lines)


def alt(view: View) -> str:
    """What the picture of a view shows, for those who do not see it."""
    text, selection, data = view.text, view.selection, view.known.data
    source = data.sources.get(selection.source) if selection.page is Page.SOURCE else None
    if source is not None:
        return text("preview.document", title=source.title.in_language(text.language).words)
    if selection.page is Page.INSIGHTS:
        return f"{text('insights.page')}: {text('insights.secrecy.title')}"
    title = data.card.title.in_language(text.language).words
    return text("preview.documents" if selection.page is Page.DOCUMENTS else "preview.timeline", title=title)


def source_card(source: Source, view: View) -> Card:
    """The card of a document."""
    text, opened = view.text, disclosure(source)
    long = duration(opened, text) if opened.sealed else ""
    marking = source.classification if source.classification and source.classification != UNMARKED else ""
    kind, at_once = text(key_of("kind", source.kind)), text("documents.status.at-once")
    return Card(
        kind=f"{_capital(kind)} · {text(f'side.{source.side}')}",
        side=source.side,
        title=source.title.in_language(text.language).words,
        written=text("preview.written", day=text.date(source.created)),
        released=text("preview.released", day=text.date(opened.first.date)) if opened.sealed else _capital(at_once),
        between=text("life.sealed", duration=long) if long else "",
        sealed=1.0 if long else 0.0,
        marking=marking or "",
        lifted=opened.declassified is not None,
        foot=_foot(view),
        known=_known(view),
    )


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def documents_card(view: View) -> Card:
    """The card of the list of all documents."""
    text, data = view.text, view.known.data
    opened = sum(disclosure(source).sealed for source in data.sources.values())
    return Card(
        kind=data.card.title.in_language(text.language).words,
        side=None,
        title=text("documents.page-documents"),
        written=text("filters.documents", n=len(data.sources)),
        released=text("preview.opened", n=opened),
        sealed=opened / max(1, len(data.sources)),
        foot=_foot(view),
        known=_known(view),
    )


def _foot(view: View) -> str:
    card, text = view.known.data.card, view.text
    title = card.title.in_language(text.language).words
    return text("preview.data-set", title=title, version=card.version, licence=card.licence)


def _known(view: View) -> str:
    known = view.selection.known
    return view.text("known.on", day=view.text.day(known)) if known else ""


def picture(view: View, host: str) -> bytes:
    """
    The picture of a view as PNG.

    Raises:
        CannotWrite: It cannot be drawn.
    """
    selection = view.selection
    source = view.known.data.sources.get(selection.source) if selection.page is Page.SOURCE else None
    if source is not None:
        return png(draw_card(source_card(source, view), look=LIGHT))
    if selection.page is Page.DOCUMENTS:
        return png(draw_card(documents_card(view), look=LIGHT))
    return preview_png(view, host)


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the pictures."""
    server: flask.Flask = app.server
    kept = Kept(MOST_KEPT)

    def answer(page: Page, path: str) -> flask.Response:
        query = flask.request.query_string.decode("utf-8", "replace")
        view = shelf.read(query, path)
        if view.selection.page is not page or (page in RECORDS and view.absent):
            raise NotFound
        host = flask.request.host_url
        # What the index does not find yet is found later, under the same address.
        asked = (view.selection, view.period, view.waiting is None, host)
        return flask.Response(kept.keep(asked, lambda: picture(view, host)), mimetype="image/png")

    server.get(f"{PICTURE}.png", endpoint="preview")(lambda: answer(Page.EXPLORE, "/"))
    for page in (page for page in Page if page and page not in RECORDS):
        server.get(f"{PICTURE}/{page}.png", endpoint=f"preview-{page}")(lambda page=page: answer(page, f"/{page}"))
    for page in RECORDS:
        server.get(f"{PICTURE}/{page}/<name>.png", endpoint=f"preview-{page}")(
            lambda name, page=page: answer(page, f"/{page}/{name}")
        )
