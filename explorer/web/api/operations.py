"""
What can be asked of the API: the one registry, from which answers, checks and the description are made.

To add a resource:

1. Write the function that answers: it takes a ``Question`` and gives a JSON object (``single``), or ``Listed``
   (``lists``) for a page of a list. What it shows comes from ``question.data``, which has been through the door of the
   second clock.
2. If it asks what nothing asked before, add a ``Parameter`` to ``parameters``: key, JSON Schema, reader, and what would
   be right. ``known`` and ``version`` can be given with everything, and need not be listed.
3. If it gives records of a new form, add their schema to ``schemas``.
4. Add an ``Operation`` here. Its path may end in ``{id}``; the address, the check of its parameters, paging, entity
   tag, CORS, errors and its part of ``/api/v1/openapi.json`` follow from that.

The tests ask every operation of this registry: whether its answers keep to its schema, whether its examples are
answered, and whether it gives away what is sealed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import flask

from explorer.web.api import files, finding, lists, single
from explorer.web.api.filters import OF_FILES, OF_SOURCES, SORT
from explorer.web.api.lists import Listed
from explorer.web.api.parameters import (
    AGAINST,
    DEEPEST,
    DEPTH,
    FARTHEST,
    FROM,
    LANG,
    LIMIT,
    OF_EVENTS,
    PAGING,
    SOUGHT,
    STATUS,
    THEMES,
    TO,
)
from explorer.web.api.question import Question
from explorer.web.api.readers import Parameter
from explorer.web.api.records import Json

NAMED = "/{id}"
"""How the path of a single record ends."""

FILE = ""
"""In place of a schema: the answer is a file."""


@dataclass(frozen=True, slots=True)
class Operation:
    """
    One resource that can be asked for.

    Attributes:
        name: Its name in the description.
        about: What it is, in a line.
        answer: Gives it: a JSON object, a page of a list, or a file.
        of: The schema of that object, or of the records of the list.
        parameters: Those that it has, besides ``known`` and ``version``.
        more: Keys of what the object of a list says besides, with their schemas.
        waits: Whether the answer may have to wait for the index of the search.
    """

    name: str
    about: str
    answer: Callable[[Question], Json | Listed | flask.Response]
    of: str
    parameters: tuple[Parameter, ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    waits: bool = False

    @property
    def pages(self) -> bool:
        """Whether it answers with one page of a list."""
        return LIMIT in self.parameters

    @property
    def is_list(self) -> bool:
        """Whether it answers with a list."""
        return self.pages or self.of == "File"

    @property
    def deepest(self) -> int:
        """The largest offset."""
        return DEEPEST if DEPTH in self.parameters else FARTHEST


SEARCHED = (("query", "SearchQuery"), ("some", "SearchSome"), ("facets", "SearchFacets"))

OPERATIONS: Mapping[str, Operation] = MappingProxyType(
    {
        "": Operation("getIndex", "The data set, and where its parts are.", single.index, "Index", (LANG,)),
        "/events": Operation(
            "listEvents",
            "Events with their claims, in the order of time.",
            lists.events,
            "Event",
            (*OF_EVENTS, *PAGING, LANG),
        ),
        "/events/{id}": Operation("getEvent", "One event with its claims.", single.event, "Event", (LANG,)),
        "/sources": Operation(
            "listSources",
            "Documents with their passages, filtered and sorted as the page of documents does.",
            lists.sources,
            "Source",
            (*OF_SOURCES, SORT, *PAGING, LANG),
        ),
        "/sources/{id}": Operation("getSource", "One document with its passages.", single.source, "Source", (LANG,)),
        "/claims": Operation(
            "listClaims",
            "The claims of events one by one, each with its status on the day of the second clock.",
            lists.claims,
            "ClaimOfEvent",
            (*OF_EVENTS, STATUS, *PAGING, LANG),
        ),
        "/passages": Operation(
            "listPassages",
            "The passages of documents one by one, in the order of the documents.",
            lists.passages,
            "PassageOfSource",
            (*OF_SOURCES, SORT, *PAGING, LANG),
        ),
        "/people": Operation(
            "listPeople", "People and organisations who act, speak or govern.", lists.people, "Person", PAGING
        ),
        "/people/{id}": Operation("getPerson", "One person or organisation.", single.person, "Person"),
        "/themes": Operation(
            "listThemes", "Themes, in the order of the lanes.", lists.themes, "Theme", (*PAGING, LANG)
        ),
        "/terms": Operation("listTerms", "Who governed when.", lists.terms, "Term", PAGING),
        "/stories": Operation(
            "listStories",
            "Stories for a class. They are told from today: on an earlier day there are none.",
            lists.stories,
            "Story",
            (*PAGING, LANG),
        ),
        "/stories/{id}": Operation("getStory", "One story.", single.story, "Story", (LANG,)),
        "/search": Operation(
            "search",
            "Events, claims, passages, documents and attached texts that a query finds, the best first.",
            finding.search,
            "SearchResult",
            (SOUGHT, THEMES, FROM, TO, LIMIT, DEPTH, LANG),
            more=SEARCHED,
            waits=True,
        ),
        "/changes": Operation(
            "listChanges",
            "What became known between two days: from the end of one to the day of the second clock, or today.",
            lists.changes,
            "Change",
            (AGAINST, *PAGING),
        ),
        "/export": Operation(
            "listFiles",
            "The files in which other programs take what a view shows.",
            files.listed,
            "File",
            OF_FILES,
        ),
        "/export/{id}": Operation(
            "getFile",
            "What a view shows as a file: the same bytes as at /data.",
            files.file,
            FILE,
            OF_FILES,
            waits=True,
        ),
    }
)
"""Path below BASE -> what it is."""
