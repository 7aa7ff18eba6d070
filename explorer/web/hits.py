"""What a search found, for the page that lists it and the timeline beside that: results, their facets, their events."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from explorer.citing import Citing
from explorer.rows import Rows
from explorer.search import Facets, Found, Scope, Searching
from explorer.selection import Selection

PER_PAGE = 20
"""Results on a page."""


class Hits(NamedTuple):
    """
    What a search found.

    Attributes:
        found: The results of one page.
        facets: Of what kinds all of them are.
        rows: The events that were found, or of which a claim was, or that cite what was.
        scope: The view's filters.
        sheet: Which page of the results it is, counted from 1.
        sheets: How many pages all results take.
    """

    found: Found
    facets: Facets
    rows: Rows
    scope: Scope
    sheet: int
    sheets: int


def scope_of(selection: Selection) -> Scope:
    """The timeline's filters, which hold for results too."""
    return Scope(themes=selection.themes, first=selection.first, last=selection.last)


def hits_of(selection: Selection, searching: Searching, rows: Rows, openings: pd.DataFrame, citing: Citing) -> Hits:
    """
    What the search of a view finds.

    Args:
        selection: The view.
        searching: Search on its day.
        rows: All events that are known.
        openings: Their openings frame.
        citing: What cites a source.
    """
    scope = scope_of(selection)
    query = searching.read(selection.sought)
    found = searching.find(query, scope, PER_PAGE)
    facets = searching.facets(found, scope)
    sheets = max(1, -(-facets.total // PER_PAGE))
    sheet = min(selection.sheet, sheets)
    if sheet > 1:
        found = searching.page(found, scope, PER_PAGE, (sheet - 1) * PER_PAGE)
    # The timeline shows the events of the chosen themes by itself, and says how many the others have.
    everywhere = searching.facets(found, replace(scope, themes=())) if scope.themes else facets
    mask = _events(everywhere, rows, citing)
    return Hits(found, facets, Rows(rows.frame[mask], openings), scope, sheet, sheets)


def _events(facets: Facets, rows: Rows, citing: Citing) -> np.ndarray:
    """Which rows were found, or cite what was."""
    mask = np.zeros(len(rows), bool)
    named = rows.place.get_indexer(pd.Index(list(facets.events), dtype=object))
    mask[named[named >= 0]] = True
    cited = [citing.places(source) for source in facets.sources]
    cited += [citing.places_of(*place.split(":")) for place in facets.passages]
    if cited:
        places = np.zeros(len(rows), bool)
        places[np.concatenate(cited)] = True
        mask |= places[rows.places]
    return mask
