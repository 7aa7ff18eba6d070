"""One chart on the page: what it shows, what not to conclude from it, the drawing, the table behind it."""

from __future__ import annotations

from typing import Any

from explorer.figures.insights import INSIGHTS, Insight, Told
from explorer.figures.insights.board import Board
from explorer.figures.picture import Canvas
from explorer.web.charts.menu import taking_menu
from explorer.web.documents.listed import on_timeline
from explorer.web.filters import scope_chips
from explorer.web.insights.drawing import PAGE, PAGE_PALETTE, drawing
from explorer.web.insights.tables import Addresses, tables_of
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import aria, data_attributes


def bar(view: View) -> list[Tree]:
    """The themes and the period of the timeline, which hold here too, and the way there."""
    text = view.text
    events = text(
        "filters.events", n=len(tables_of(view).meant), total=text.number(len(view.known.rows(text.language)))
    )
    return [
        scope_chips(view),
        html.P(events, className="counts", role="status"),
        html.A(text("documents.on-timeline"), href=on_timeline(view.selection), className="button"),
        html.Button(
            text("share.copy"), className="button", **data_attributes(action="copy", done=text("share.copied"))
        ),
    ]


def lead(view: View) -> list[Tree]:
    """What the page is, and ways to its charts."""
    text = view.text
    links = [html.Li(html.A(text(f"insights.{key}.title"), href=f"#{key}")) for key in INSIGHTS]
    return [
        html.H2(text("insights.page"), className="insights-title"),
        html.P(text("insights.description"), className="insights-lead"),
        html.Nav(html.Ul(links), className="insights-ways", **aria(label=text("insights.charts"))),
    ]


def chart(insight: Insight, view: View, canvas: Canvas) -> Tree:
    """A chart for some room."""
    text, key = view.text, insight.key
    found = insight.prepare(tables_of(view))
    ways = Addresses(view.selection)
    fitting = Canvas(canvas.width, insight.height(found, canvas.width, canvas.font), canvas.font)
    figure = insight.draw(found, Board(fitting, PAGE, text, ways, PAGE_PALETTE))
    told = insight.tell(found, text, ways)
    head = html.Div(
        [
            html.H3(text(f"insights.{key}.title"), className="insight-title", id=f"{key}-title"),
            taking_menu(view, f"/insight/{key}", text(f"insights.{key}.title")),
        ],
        className="insight-head",
    )
    parts = [
        head,
        html.P(text(f"insights.{key}.note"), className="insight-note"),
        html.Div([drawing(figure)], className="insight-chart"),
        html.P(text(f"insights.{key}.caution"), className="insight-caution"),
        *([html.P(told.remark, className="insight-remark")] if told.remark else []),
        *([_behind(told, insight, view)] if told.rows else []),
    ]
    return html.Section(
        parts, className=f"insight insight-{key}", id=key, tabIndex="-1", **aria(labelledby=f"{key}-title")
    )


def _behind(told: Told, insight: Insight, view: View) -> Tree:
    """The table behind a chart."""
    text = view.text
    title = text(f"insights.{insight.key}.title")
    region = {
        "class": "insight-table",
        "tabindex": "0",
        "role": "region",
        "aria-label": text("insights.table-of", title=title),
    }
    caption = title
    if len(told.rows) < told.total:
        caption = f"{title} · {text('insights.rows', n=len(told.rows), total=text.number(told.total))}"
    return html.Details(
        [html.Summary(text("insights.table", n=told.total)), ["div", region, [_table(told, caption)]]],
        className="insight-behind",
        **data_attributes(key=f"{insight.key}-table"),
    )


def _table(told: Told, caption: str) -> Tree:
    head: list[Any] = [["th", {"scope": "col"}, [column]] for column in told.columns]
    rows = [
        [
            "tr",
            {},
            [
                ["th", {"scope": "row"}, _cell(first.words, first.href)],
                *(["td", {}, _cell(cell.words, cell.href)] for cell in rest),
            ],
        ]
        for first, *rest in told.rows
    ]
    return [
        "table",
        {"class": "table"},
        [["caption", {}, [caption]], ["thead", {}, [["tr", {}, head]]], ["tbody", {}, rows]],
    ]


def _cell(words: str, href: str) -> list[Tree]:
    return [["a", {"href": href}, [words]]] if href else [words]
