"""The lines that put a view on a course page: a frame, to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import flask

from explorer.i18n import Catalogue
from explorer.selection import Page, Selection
from explorer.web.embed.heading import heading
from explorer.web.framing import ANY, EMBED_ON, host_of
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import data_attributes

COMMAND = "unsealed serve --embed-on https://moodle.example.edu"
HEIGHT, WITH_EVENT = 480, 620
"""Of the frame in px: what the timeline needs, and what it needs with an event beneath it."""


def embedded(selection: Selection) -> str:
    """The address of a view for a frame, from the root of the server; no document is open in it."""
    page = Page.SEARCH if selection.page is Page.SEARCH else Page.EXPLORE
    return f"/embed{selection.reading('').on(page).to_query()}"


def snippet(view: View, host: str) -> str:
    """
    The HTML of a frame that shows a view.

    Args:
        view: The view.
        host: Where the explorer is: ``https://unsealed.example.org/``.
    """
    height = WITH_EVENT if view.selection.event else HEIGHT
    attributes = {
        "src": host.rstrip("/") + embedded(view.selection),
        "width": "100%",
        "height": str(height),
        "title": heading(view),
        "loading": "lazy",
        "style": "border:0",
    }
    written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    return f"<iframe {written} allowfullscreen></iframe>"


def framing_sites() -> Sequence[str]:
    """The sites that may frame ``/embed``, as the running server was told; needs a request."""
    sites: Sequence[str] = flask.current_app.config.get(EMBED_ON, ())
    return sites


def snippet_part(view: View, text: Catalogue, host: str, sites: Sequence[str] = ()) -> Tree:
    """
    What the export menu offers: the snippet, a button that copies it, and who may use it.

    Args:
        view: The view.
        text: The words.
        host: Where the explorer is.
        sites: Those that may frame it (see ``framing_sites``); if there are none, it is said how to allow one.
    """
    code = snippet(view, host)
    shown: Tree = [
        "textarea",
        {
            "class": "embed-code",
            "readonly": "readonly",
            "rows": "4",
            "spellcheck": "false",
            "aria-label": text("embed.code"),
        },
        [code],
    ]
    copy = html.Button(
        text("embed.copy"),
        className="button embed-copy",
        type="button",
        **data_attributes(action="copy", copy=code, done=text("share.copied")),
    )
    return html.Details(
        [
            html.Summary(text("embed.menu")),
            html.Div([shown, copy, *_who(text, sites)], className="embed-offer"),
        ],
        className="embed-choice",
    )


def _who(text: Catalogue, sites: Sequence[str]) -> list[Tree]:
    if not sites:
        return [html.P([text("embed.nobody"), " ", ["code", {}, [COMMAND]]], className="hint")]
    if ANY in sites:
        return [html.P(text("embed.anybody"), className="hint")]
    return [html.P(text("embed.sites", sites=text.list([host_of(site) for site in sites])), className="hint")]


def offered(view: View) -> list[Tree]:
    """The same for whoever asks just now; nothing where nobody does."""
    if not flask.has_request_context():
        return []
    return [snippet_part(view, view.text, flask.request.host_url, framing_sites())]
