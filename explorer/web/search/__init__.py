"""
Search, the page at ``/search``: the results beside a timeline of the events that they are about.

box       the line to search in, on every page
typed     what fits while somebody is writing in it: ``/search/typed``
results   the list, with what can narrow it (``facets``), and what to do when there is nothing (``nothing``)
guide     what can be written
files     all results as a table to take home: ``/search.csv``
alike     more like a passage or a source
"""

from __future__ import annotations

from dash import Dash

from explorer.web.search import files, typed
from explorer.web.shelf import Shelf


def register(app: Dash, shelf: Shelf) -> None:
    """Answer while somebody writes, and for the file."""
    typed.register(app, shelf)
    files.register(app, shelf)
