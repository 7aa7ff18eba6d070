"""
Insights, the page at ``/insights``: charts about all events and documents, each with the table behind it.

The charts are those of ``figures.insights``, of what a view knows and its filters leave; each has an address of its
own, ``/insights#<key>``. They are drawn for the room that the reader's browser has for them, see ``room``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.figures.insights import INSIGHTS, insight_figure
from explorer.figures.pen import Figure
from explorer.figures.picture import Canvas
from explorer.i18n import Catalogue
from explorer.theme import Look
from explorer.web import ids
from explorer.web.clock import notice
from explorer.web.insights.charts import bar, chart, lead
from explorer.web.insights.tables import Addresses, tables_of
from explorer.web.parts import html, trees
from explorer.web.shelf import View
from explorer.web.shell import header

__all__ = ["exported", "insights_page", "note", "title"]


def insights_page(view: View, texts: Mapping[str, Catalogue], canvas: Canvas) -> dict[str, Any]:
    """
    Everything that the page shows: see ``pages.page``.

    Args:
        view: What the address asks for.
        texts: The languages that there are.
        canvas: The room for one chart; its height does not matter.
    """
    text = view.text
    parts: dict[str, object] = {
        ids.HEADER: header(view, texts),
        ids.FILTERS: bar(view),
        ids.NOTICE: notice(view),
        ids.INSIGHTS: [
            *lead(view),
            html.Div([chart(insight, view, canvas) for insight in INSIGHTS.values()], className="insight-list"),
        ],
    }
    return {
        "title": text("insights.page"),
        "description": text("insights.description"),
        "names": {},
        "open": ["", "", ""],
        "canvas": {"width": canvas.width, "font": canvas.font.size},
        "parts": {place: trees(part) for place, part in parts.items()},
    }


def exported(view: View, name: str, canvas: Canvas, look: Look) -> Figure:
    """
    One chart of a view, to take away.

    Raises:
        KeyError: There is no chart of that name.
    """
    return insight_figure(name, tables_of(view), canvas, look, view.text, Addresses(view.selection))


def title(view: View, name: str) -> str:
    """What a chart is called."""
    return view.text(f"insights.{name}.title")


def note(view: View, name: str) -> str:
    """What a chart shows, in one sentence."""
    return view.text(f"insights.{name}.note")
