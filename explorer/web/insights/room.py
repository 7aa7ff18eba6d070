"""How much room a chart has on a reader's screen, before and after the browser tells (``assets/insights.js``)."""

from __future__ import annotations

from collections.abc import Mapping

from werkzeug.datastructures import Headers

from explorer.figures.labels import usual_font
from explorer.figures.picture import Canvas
from explorer.web.room import HINTS, SMALLEST

COOKIE = "unsealed-insights"
WIDEST = 1200
"""Width (px) of a chart at most; see ``72_insights.css``."""

FONTS = (9.0, 24.0)
_DESK, _PHONE = 760.0, 330.0
_COLUMNS, _LARGE = 1700, 18.0  # px: where the style sheets set two columns, and the size of a rem there


def chart_canvas(cookies: Mapping[str, str], headers: Mapping[str, str] | Headers) -> Canvas:
    """The room to draw charts for, from what a request carries; what it does not tell is assumed."""
    told = _numbers(cookies.get(COOKIE, ""))
    if len(told) == 2:
        return canvas_for(*told)
    window = _numbers(headers.get(HINTS.partition(",")[0], ""))
    if window:
        return canvas_for(_column(window[0]), 13.5 if window[0] >= _COLUMNS else 12.5)
    return canvas_for(_PHONE if "Mobi" in headers.get("User-Agent", "") else _DESK, 12.5)


def canvas_for(width: float, font: float) -> Canvas:
    """The room for a chart of some width; numbers that cannot be right are kept within what can."""
    low, high = FONTS
    return Canvas(min(max(width, SMALLEST), WIDEST), 600, usual_font(round(min(max(font, low), high) * 2) / 2))


def _column(window: float) -> float:
    """The width that the style sheet leaves for a chart in a window, or a little less."""
    rem = _LARGE if window >= _COLUMNS else 16.0
    margin = min(max(0.9 * rem, 0.03 * window), 2.4 * rem)
    inner = min(window - 16, 96 * rem) - 2 * margin
    if window >= _COLUMNS:
        inner = (inner - 1.6 * rem) / 2
    return inner - (2 * 1.2 * rem + 2 if window > 860 else 2 * 0.8 * rem + 2)


def _numbers(text: str) -> tuple[float, ...]:
    """Numbers joined by x; none if one of them is none."""
    try:
        found = tuple(float(part) for part in text.split("x"))
    except ValueError:
        return ()
    return found if all(0 < n < 1e5 for n in found) else ()
