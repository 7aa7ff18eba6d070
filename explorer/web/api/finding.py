"""The search as the API answers it: the same words, operators, kinds and second clock as the page's."""

from __future__ import annotations

from http import HTTPStatus

from explorer.search import Excerpt, Kind, Marker, NotReady, Telling, Told
from explorer.selection import Page, Selection
from explorer.web.api.lists import Listed
from explorer.web.api.problems import Refused
from explorer.web.api.question import Question, paged
from explorer.web.api.records import Json
from explorer.web.hits import scope_of
from explorer.web.search.said import first_found, where

AGAIN = "2"
"""Seconds after which it is worth asking again while the index is being made."""


def search(question: Question) -> Listed:
    """
    One page of what a query finds.

    Returns:
        Results; besides, ``query`` (as it was read, with what was read otherwise than it may have been meant), ``some``
        (whether nothing has all the words, and this is what has some of them), ``facets``.

    Raises:
        Refused: The index of the search is being made: 503, with the seconds after which to ask again.
    """
    try:
        return _found(question)
    except NotReady as waiting:
        detail = f"{waiting}; ask again in {AGAIN} seconds"
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": AGAIN}) from waiting


def _found(question: Question) -> Listed:
    searching, selection = question.known.search, question.selection
    limit, offset = paged(question)
    scope, query = scope_of(selection), searching.read(selection.sought)
    found = searching.find(query, scope, limit)
    facets = searching.facets(found, scope)
    if offset:
        found = searching.page(found, scope, limit, offset)
    telling = Telling(question.data, Marker(query, searching.names), question.lang)
    notes = [{"remark": str(note.remark), "words": note.words} for note in query.notes]
    more = {
        "query": {"text": query.text, "notes": notes},
        "some": found.some,
        "facets": {str(field): dict(counts) for field, counts in facets.counts.items()},
    }
    return Listed([_result(telling.tell(result), question) for result in found.results], facets.total, more)


def _result(told: Told, question: Question) -> Json:
    """A result: what it is and in which record, its title, date, whose it is, its words with those found marked."""
    result, opened = told.result, told.opened
    named = {"event": result.event, "claim": result.claim, "source": result.source, "passage": result.passage}
    made: Json = {
        "kind": str(result.kind),
        **{key: name for key, name in named.items() if name},
        **({"text": {"sha256": result.sha256, "page": result.page}} if result.page else {}),
        "title": told.title.words,
        "date": told.date.text,
        "excerpt": _excerpt(told.excerpt),
        "page": question.page_at(_page(told, question)),
    }
    more = {"side": told.side or None, "status": told.status and str(told.status), "sealed_months": told.sealed_for}
    more["public_on"] = opened.first.date.text if opened else None
    return {**made, **{key: value for key, value in more.items() if value is not None}}


def _page(told: Told, question: Question) -> str:
    """The record's own page; of a text the page of it that was found."""
    result, alone = told.result, Selection(known=question.selection.known, lang=question.lang)
    if result.event:
        return alone.choosing(result.event).comparing(result.claim).on(Page.EVENT).address()
    if result.kind is Kind.TEXT:
        return where(result, alone, first_found(told))
    return alone.reading(result.source, result.passage).on(Page.SOURCE).address()


def _excerpt(excerpt: Excerpt) -> Json:
    pieces = [{"words": piece.words, "found": piece.found} for piece in excerpt.pieces]
    return {"language": excerpt.language, "pieces": pieces}
