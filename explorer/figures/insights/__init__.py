"""
Insights: charts that say something about all events and documents at once, and the table behind each of them.

To add one: a module with ``prepare_x`` (tables in, what is shown out, tested on values), ``x_height`` (how high it is
best on a page of some width), ``draw_x`` (that on a board) and ``tell_x`` (that as a table); a line in ``INSIGHTS``;
and its words in every language: ``insights.<key>.title``, ``.note`` (what it shows), ``.caution`` (what not to
conclude), ``.none`` (nothing to show). Where nothing is to show, ``draw_x`` writes that sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from explorer.figures.insights.board import Board
from explorer.figures.insights.pair_rows import draw_pairs, pairs_height
from explorer.figures.insights.pairs import prepare_pairs, tell_pairs
from explorer.figures.insights.palette import Palette
from explorer.figures.insights.releases import draw_releases, prepare_releases, releases_height, tell_releases
from explorer.figures.insights.secrecy import draw_secrecy, prepare_secrecy, secrecy_height, tell_secrecy
from explorer.figures.insights.shares import draw_shares, prepare_shares, shares_height, tell_shares
from explorer.figures.insights.tables import Cell, Tables, Told, Ways
from explorer.figures.insights.together import draw_together, prepare_together, tell_together, together_height
from explorer.figures.labels import Font
from explorer.figures.pen import Figure
from explorer.figures.picture import Canvas
from explorer.i18n import Catalogue
from explorer.theme import Look

__all__ = ["INSIGHTS", "Cell", "Insight", "Palette", "Tables", "Told", "Ways", "insight_figure"]


class Insight(NamedTuple):
    """
    One chart.

    Attributes:
        key: Its name in addresses and in the catalogue.
        prepare: Tables to what is shown.
        height: How high it is best on a page of some width (px) in some font.
        draw: What is shown, on a board.
        tell: What is shown, as a table.
    """

    key: str
    prepare: Callable[[Tables], Any]
    height: Callable[[Any, float, Font], float]
    draw: Callable[[Any, Board], Figure]
    tell: Callable[[Any, Catalogue, Ways], Told]


INSIGHTS: Mapping[str, Insight] = MappingProxyType(
    {
        "secrecy": Insight("secrecy", prepare_secrecy, secrecy_height, draw_secrecy, tell_secrecy),
        "releases": Insight("releases", prepare_releases, releases_height, draw_releases, tell_releases),
        "pairs": Insight("pairs", prepare_pairs, pairs_height, draw_pairs, tell_pairs),
        "together": Insight("together", prepare_together, together_height, draw_together, tell_together),
        "shares": Insight("shares", prepare_shares, shares_height, draw_shares, tell_shares),
    }
)


def insight_figure(
    name: str, tables: Tables, canvas: Canvas, look: Look, text: Catalogue, ways: Ways | None = None
) -> Figure:
    """
    One chart of some tables, as large as *canvas*.

    Args:
        name: A key of INSIGHTS.
        tables: What is known, and meant.
        canvas: Size and font.
        look: Colours.
        text: Words.
        ways: Where its parts lead; None draws no links.

    Raises:
        KeyError: There is no insight of that name.
    """
    insight = INSIGHTS[name]
    return insight.draw(insight.prepare(tables), Board(canvas, look, text, ways))
