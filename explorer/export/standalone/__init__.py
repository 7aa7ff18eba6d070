"""
A view of the timeline as one HTML file that needs no server: to mail, to keep, to show from a stick.

past       what the view's events and documents were on every day up to the last: the second clock, turned over
wording    texts in several languages, each kept once
documents  a document as the file has it
pack       everything that the file holds, as plain data
page       the HTML around it

What the file does with it is in ``assets/file-*.js``, how it looks in ``assets/file-*.css``; the pages of the explorer
load neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from explorer.export.facts import Facts
from explorer.export.standalone.pack import Pack, Shown
from explorer.export.standalone.page import document, unpacked
from explorer.i18n import Catalogue
from explorer.records import DataSet

__all__ = ["standalone_html", "unpacked"]


def standalone_html(
    data: DataSet,
    events: Sequence[str],
    *,
    texts: Mapping[str, Catalogue],
    language: str,
    today: date,
    known: date | None,
    facts: Facts,
    heading: str,
    look: str = "",
    window: tuple[int, int] | None = None,
    chosen: str = "",
    assets: Path,
) -> str:
    """
    Write a view as one file, which works without a server and asks nobody for anything.

    It holds nothing that was sealed on *known*, and shows of each day up to it what ``as_known_on`` tells of that day.

    Args:
        data: The whole data set. One that has been through the door gives a file that is right on *known*, and lacks
            on earlier days what was said of an event before its documents opened.
        events: The ids of the view's events, in the order of time; unknown ones are left out.
        texts, language: The languages that a reader can switch between, and the one to show at first.
        today: The last day of the file's second clock if *known* is None.
        known: The day that the second clock was set to, and the last one of the file's; None: it is off.
        facts, heading: What it is and where the view can be opened again; a line of words on what is shown.
        look: light or dark; empty for what the reader's system prefers.
        window, chosen: First and last day number to show at first (None: all), and the event to open (empty: none).
        assets: The folder with the file's styles and scripts.

    Returns:
        The HTML; the same arguments give the same text.
    """
    pack = Pack(data, events, known, texts)
    shown = Shown(language, look, window, chosen)
    contents = pack.contents(today=today, shown=shown, heading=heading, address=facts.address)
    text = texts[language]
    return document(contents, card=pack.card, text=text, heading=heading, facts=facts, look=look, assets=assets)
