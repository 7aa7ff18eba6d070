"""The frame around every page: header, languages, light and dark; and the HTML document that carries it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

from explorer.figures.labels import MEASURED
from explorer.i18n import Catalogue
from explorer.listing import Listing
from explorer.selection import Page, Selection
from explorer.theme import LOOKS
from explorer.web import ids
from explorer.web.citations.foot import about_address
from explorer.web.parts import Tree, html, markup
from explorer.web.search.box import search_box
from explorer.web.shelf import View
from explorer.web.words import aria, data_attributes, said


def header(view: View, texts: Mapping[str, Catalogue]) -> list[Tree]:
    """Ways past it, name, data set, languages, light and dark."""
    selection, text = view.selection, view.text
    home = Selection(lang=selection.lang).address()
    explore = {"app.skip-timeline": "#marks", "app.skip-reader": f"#{ids.READER}"}
    pages = {Page.EXPLORE: explore, Page.SEARCH: explore, Page.DOCUMENTS: {"documents.skip": f"#{ids.DOCUMENTS_LIST}"}}
    pages[Page.INSIGHTS] = {"app.skip-record": f"#{ids.INSIGHTS}"}
    skips = pages.get(selection.page, {"app.skip-record": f"#{ids.RECORD}"})
    return [
        *(html.A(text(key), href=place, className="skip") for key, place in skips.items()),
        html.H1(html.A("Unsealed", href=home), className="brand"),
        html.P(_about(view), className="subtitle"),
        search_box(view),
        ways(selection, text),
        languages(selection, texts),
        look_switch(text),
        _dropping(text),
    ]


def _about(view: View) -> Tree:
    """What the data set is called; it leads to the page about it."""
    card, text = view.known.data.card, view.text
    current = aria(current="page") if view.selection.page is Page.ABOUT else {}
    words = [*said(card.title, text), " · ", *said(card.subtitle, text)]
    return html.A(words, href=about_address(view.selection), title=text("about.page"), **current)


def _dropping(text: Catalogue) -> Tree:
    """What is said while a figure is dropped on the page; ``assets/drop.js`` shows it."""
    words = {"data-drop": text("chart.drop"), "data-drop-nothing": text("chart.drop-nothing")}
    return html.Span(hidden="hidden", **words)


def look_switch(text: Catalogue) -> Tree:
    """The button for light and dark."""
    return html.Button(
        [
            html.Span("◐", className="look-sign", **aria(hidden="true")),
            html.Span(text("look.switch"), className="look-words"),
        ],
        className="look-switch",
        **aria(label=text("look.switch")),
        **data_attributes(action="look"),
    )


def ways(selection: Selection, text: Catalogue, *, here: str = "") -> Tree:
    """The pages about all events and all documents and the one for a class, with the view's filters; *here* is one."""
    timeline = selection.listed(Listing()).on(Page.EXPLORE)
    there = {
        "documents.page-timeline": timeline,
        "search.page": selection.searching(selection.sought, selection.sheet),
        "documents.page-documents": selection.on(Page.DOCUMENTS),
        "insights.page": timeline.on(Page.INSIGHTS),
    }
    links = [
        html.A(
            text(key), href=way.address(), **(aria(current="page") if way.page is selection.page and not here else {})
        )
        for key, way in there.items()
    ]
    lesson = "/class" + timeline.reading("").to_query()
    links.append(html.A(text("class.page"), href=lesson, **(aria(current="page") if here == "class" else {})))
    return html.Nav(links, className="ways", **aria(label=text("documents.pages")))


def languages(selection: Selection, texts: Mapping[str, Catalogue]) -> Tree:
    """The same view in each language; each link is written in its own."""
    links = []
    for code, text in texts.items():
        current = aria(current="true") if code == selection.lang else {}
        anew = "_self" if selection.page is Page.DOCUMENTS else None  # the grid has the words that it was made with
        query = replace(selection, lang=code).address()
        links.append(
            html.A(
                code.upper(),
                href=query,
                lang=code,
                title=text("language.name"),
                target=anew,
                **aria(label=f"{code.upper()} {text('language.name')}"),
                **current,
            )
        )
    return html.Nav(links, className="languages", **aria(label=texts[selection.lang]("app.languages")))


def document(page: Mapping[str, Any], *, tags: str, icon: str, look: str, **dash: str) -> str:
    """
    A page as HTML.

    Args:
        page: What ``pages.page`` gives.
        tags: What its head tells those who show a link to it (see ``previews``).
        icon: Address of the icon.
        look: light or dark if the reader chose one, else empty.
        dash: What Dash puts into every page: ``css``, ``app_entry``, ``config``, ``scripts``, ``renderer``.
    """
    words = {name: escape(str(page[name])) for name in ("title", "language")}
    chosen = f' data-look="{look}"' if look in LOOKS else ""
    return f"""<!DOCTYPE html>
<html lang="{words["language"]}"{chosen}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{words["title"]}</title>
{tags}
<link rel="icon" type="image/svg+xml" href="{icon}">
{dash["css"]}
</head>
<body>
{_body(page, dash["app_entry"])}
<footer class="scripts">{dash["config"]}{dash["scripts"]}{dash["renderer"]}</footer>
</body>
</html>"""


def _body(page: Mapping[str, Any], entry: str) -> str:
    """The regions of the page, filled, and *entry*, where Dash draws what it draws."""
    part = {place: markup(parts) for place, parts in page["parts"].items()}
    if page["kind"] == "documents":
        return _documents(page, part, entry)
    if page["kind"] == "insights":
        return _insights(page, part) + entry
    if page["kind"] == "record":
        return _record(part, escape(json.dumps(page["open"], separators=(",", ":")))) + entry
    named = {place: f'aria-label="{escape(name)}"' for place, name in page["names"].items()}
    canvas, opened = (escape(json.dumps(page[name], separators=(",", ":"))) for name in ("canvas", "open"))
    arranged = "page searching" if page["searching"] else "page"
    return f"""<div class="{arranged}" id="page" data-open="{opened}">
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
<div id="tip" class="tip" role="tooltip" hidden></div>
{entry}"""


def _documents(page: Mapping[str, Any], part: Mapping[str, str], entry: str) -> str:
    """The regions of the list of documents; the grid takes the place of the table in it."""
    named = {place: f'aria-label="{escape(name)}"' for place, name in page["names"].items()}
    opened = escape(json.dumps(page["open"], separators=(",", ":")))
    return f"""<div class="page listing" id="page" data-open="{opened}">
<header id="{ids.HEADER}" class="header">{part[ids.HEADER]}</header>
<main id="{ids.DOCUMENTS}" class="documents">
<div id="{ids.FILTERS}" class="filters">{part[ids.FILTERS]}</div>
<div id="{ids.NOTICE}" class="notice">{part[ids.NOTICE]}</div>
<div id="{ids.DOCUMENTS_TOOLS}" class="list-tools">{part[ids.DOCUMENTS_TOOLS]}</div>
<nav id="{ids.DOCUMENTS_RELEASES}" class="release-nav" {named[ids.DOCUMENTS_RELEASES]}>
{part[ids.DOCUMENTS_RELEASES]}</nav>
<section id="{ids.DOCUMENTS_LIST}" class="list" tabindex="-1" {named[ids.DOCUMENTS_LIST]}>
<div id="{ids.DOCUMENTS_HEADING}">{part[ids.DOCUMENTS_HEADING]}</div>
<div class="list-plain" tabindex="0" role="group" {named[ids.DOCUMENTS_LIST]}>{markup(page["plain"])}</div>
<div class="list-grid">{entry}</div>
</section>
</main>
</div>"""


def _insights(page: Mapping[str, Any], part: Mapping[str, str]) -> str:
    """The regions of the insights, which tell for how much room their charts are drawn."""
    drawn = escape(json.dumps(page["canvas"], separators=(",", ":")))
    return f"""<div class="page alone" id="page" data-open="[]">
<header id="{ids.HEADER}" class="header">{part[ids.HEADER]}</header>
<main>
<div id="{ids.FILTERS}" class="filters">{part[ids.FILTERS]}</div>
<div id="{ids.NOTICE}" class="notice">{part[ids.NOTICE]}</div>
<div id="{ids.INSIGHTS}" class="insights" tabindex="-1" data-drawn="{drawn}">{part[ids.INSIGHTS]}</div>
</main>
</div>"""


def _record(part: Mapping[str, str], opened: str) -> str:
    """The regions of a record's own page."""
    return f"""<div class="page alone" id="page" data-open="{opened}">
<header id="{ids.HEADER}" class="header">{part[ids.HEADER]}</header>
<main>
<div id="{ids.NOTICE}" class="notice">{part[ids.NOTICE]}</div>
<div id="{ids.RECORD}" class="whole" tabindex="-1">{part[ids.RECORD]}</div>
</main>
</div>"""
