"""The frame around every page: header, languages, light and dark; and the document that carries it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from explorer.i18n import Catalogue
from explorer.records import DataSet
from explorer.selection import Selection
from explorer.web.words import aria, data_attributes, said


def header(data: DataSet, selection: Selection, texts: Mapping[str, Catalogue]) -> list[Component]:
    """Name, data set, languages, light and dark."""
    text = texts[selection.lang]
    home = Selection(lang=selection.lang).to_query() or "/"
    return [
        html.A(text("app.skip-timeline"), href="#explore-marks", className="skip"),
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


def languages(selection: Selection, texts: Mapping[str, Catalogue]) -> Component:
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


def document(texts: Mapping[str, Catalogue], icon: str) -> str:
    """The HTML document; Dash fills the places in braces. Without scripts it says what is missing."""
    wishes = "".join(f'<p lang="{code}">{text("app.needs-script")}</p>' for code, text in texts.items())
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
{{%metas%}}
<title>{{%title%}}</title>
<link rel="icon" type="image/svg+xml" href="{icon}">
{{%css%}}
</head>
<body>
{{%app_entry%}}
<noscript><main class="message">{wishes}</main></noscript>
<footer class="scripts">{{%config%}}{{%scripts%}}{{%renderer%}}</footer>
</body>
</html>"""
