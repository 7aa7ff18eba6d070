"""
Search: events, claims, passages, sources and attached texts, in three languages, for any day of the second clock.

What happens to a query, in the order of modules: ``query`` reads it; ``people`` says what names in it mean;
``meaning`` makes a tree of it; an ``engine`` (``embedded``: tantivy) finds what fits; ``searching`` puts that together
for one day, with nearest spellings (``spelling``) and what is alike (``alike``); ``snippets`` shows the words in their
context, and ``telling`` what else is said of a result. What an index holds comes from ``contents`` and ``entries``, in
tokens made by ``analysis`` and ``names``; ``index`` keeps it.
"""

from explorer.search.alike import Likeness, like_passage, like_source
from explorer.search.contents import Contents
from explorer.search.engine import Field, Kind, NotReady
from explorer.search.index import Index, Progress, default_cache
from explorer.search.meaning import Scope
from explorer.search.query import Operator, Query, Remark
from explorer.search.searching import Facets, Found, Result, Searching
from explorer.search.snippets import Excerpt, Marker, Piece
from explorer.search.telling import Telling, Told

__all__ = [
    "Contents",
    "Excerpt",
    "Facets",
    "Field",
    "Found",
    "Index",
    "Kind",
    "Likeness",
    "Marker",
    "NotReady",
    "Operator",
    "Piece",
    "Progress",
    "Query",
    "Remark",
    "Result",
    "Scope",
    "Searching",
    "Telling",
    "Told",
    "default_cache",
    "like_passage",
    "like_source",
]
