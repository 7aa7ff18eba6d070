"""The frame around every page: header, languages, light and dark; and the HTML document that carries it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

from explorer.figures.labels import MEASURED
from explorer.i18n import Catalogue
from explorer.records import DataSet
from explorer.selection import Selection
from explorer.theme import LOOKS
from explorer.web import ids
from explorer.web.parts import Tree, html, markup
from explorer.web.words import aria, data_attributes, said


def header(data: DataSet, selection: Selection, texts: Mapping[str, Catalogue]) -> list[Tree]:
    """Name, data set, languages, light and dark."""
    text = texts[selection.lang]
    home = Selection(lang=selection.lang).to_query() or "/"
    return [
        html.A(text("app.skip-timeline"), href="#marks", className="skip"),
        html.A(text("app.skip-reader"), href="#explore-reader", className="skip"),
        html.H1(html.A("Unsealed", href=home), className="brand"),
        html.P([*said(data.card.title, text), " · ", *said(data.card.subtitle, text)], className="subtitle"),
        languages(selection, texts),
        html.Button(
            [
                html.Span("◐", className="look-sign", **aria(hidden="true")),
                html.Span(text("look.switch"), className="look-words"),
            ],
            className="look-switch",
            **aria(label=text("look.switch")),
            **data_attributes(action="look"),
        ),
    ]


def languages(selection: Selection, texts: Mapping[str, Catalogue]) -> Tree:
    """The same view in each language; each link is written in its own."""
    links = []
    for code, text in texts.items():
        current = aria(current="true") if code == selection.lang else {}
        query = replace(selection, lang=code).to_query() or "/"
        links.append(
            html.A(
                code.upper(),
                href=query,
                lang=code,
                title=text("language.name"),
                **aria(label=f"{code.upper()} {text('language.name')}"),
                **current,
            )
        )
    return html.Nav(links, className="languages", **aria(label=texts[selection.lang]("app.languages")))


def document(page: Mapping[str, Any], *, icon: str, plotly: str, look: str, **dash: str) -> str:
    """
    A page as HTML.

    Args:
        page: What ``explore.page`` gives.
        icon: Address of the icon.
        plotly: Address of plotly.js, which is loaded when a chart is taken away.
        look: light or dark if the reader chose one, else empty.
        dash: What Dash puts into every page: ``css``, ``app_entry``, ``config``, ``scripts``, ``renderer``.
    """
    words = {name: escape(str(page[name])) for name in ("title", "description", "language")}
    chosen = f' data-look="{look}"' if look in LOOKS else ""
    return f"""<!DOCTYPE html>
<html lang="{words["language"]}"{chosen} data-plotly="{plotly}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{words["title"]}</title>
<meta name="description" content="{words["description"]}">
<meta property="og:title" content="{words["title"]}">
<meta property="og:description" content="{words["description"]}">
<meta property="og:type" content="website">
<link rel="icon" type="image/svg+xml" href="{icon}">
{dash["css"]}
</head>
<body>
{_body(page)}
{dash["app_entry"]}
<footer class="scripts">{dash["config"]}{dash["scripts"]}{dash["renderer"]}</footer>
</body>
</html>"""


def _body(page: Mapping[str, Any]) -> str:
    """The regions of the page, filled."""
    part = {place: markup(parts) for place, parts in page["parts"].items()}
    named = {place: f'aria-label="{escape(name)}"' for place, name in page["names"].items()}
    canvas, opened = (escape(json.dumps(page[name], separators=(",", ":"))) for name in ("canvas", "open"))
    return f"""<div class="page" id="page" data-open="{opened}">
<header id="{ids.HEADER}" class="header">{part[ids.HEADER]}</header>
<div id="{ids.FILTERS}" class="filters">{part[ids.FILTERS]}</div>
<main class="explore">
<div id="{ids.NOTICE}" class="notice">{part[ids.NOTICE]}</div>
<section class="timeline" id="timeline">
<div id="{ids.TOOLS}" class="tools">{part[ids.TOOLS]}</div>
<div id="{ids.CANVAS}" class="canvas" tabindex="0" role="group" {named[ids.CANVAS]}
 data-view="{canvas}" data-measured="{escape(MEASURED)}">
<nav id="{ids.TIMELINE}" class="plot" {named[ids.TIMELINE]}>{part[ids.TIMELINE]}</nav>
</div>
<div id="{ids.STRIP}" class="strip-place">{part[ids.STRIP]}</div>
<div id="{ids.CLOCK}" class="clock" role="group" {named[ids.CLOCK]}>{part[ids.CLOCK]}</div>
<div id="{ids.LEGEND}" class="legend">{part[ids.LEGEND]}</div>
</section>
<aside id="{ids.READER}" class="reader" tabindex="-1" {named[ids.READER]}>{part[ids.READER]}</aside>
</main>
</div>
<div id="tip" class="tip" role="tooltip" hidden></div>"""
