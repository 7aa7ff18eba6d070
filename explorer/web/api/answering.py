"""
From a request to an answer.

Everything below ``/api`` is answered here, before any other part of the explorer looks at it: what is wrong, unknown or
not allowed too, so that a program never gets a page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import flask
from dash import Dash
from werkzeug.exceptions import HTTPException

from explorer.web.api.description import EVERY
from explorer.web.api.freshness import held, tag_of
from explorer.web.api.lists import Listed
from explorer.web.api.operations import NAMED, Operation
from explorer.web.api.place import BASE, METHODS, is_ours
from explorer.web.api.problems import Fault, Refused, problem, problem_of, refused_for, shown
from explorer.web.api.question import Question, asked, paged
from explorer.web.shelf import Shelf


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for all addresses below ``/api``."""
    server: flask.Flask = app.server

    @server.before_request
    def _api() -> flask.Response | None:
        return answer(shelf, flask.request) if is_ours(flask.request.path) else None


def answer(shelf: Shelf, request: flask.Request) -> flask.Response:
    """The answer to a request; a problem document if there is none."""
    try:
        return _answered(shelf, request)
    except Refused as refusal:
        return problem(refusal)
    except HTTPException as error:
        return problem_of(error)


def _answered(shelf: Shelf, request: flask.Request) -> flask.Response:
    operation, name = _operation(request.path)
    allowed = {"Allow": ", ".join(METHODS)}
    if request.method == "OPTIONS":
        made = flask.Response(status=HTTPStatus.NO_CONTENT, headers=allowed)
        del made.headers["Content-Type"]
        return made
    if request.method not in METHODS:
        detail = f"{shown(request.method)} is not allowed: the API can only be read (GET)"
        raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, detail, headers=allowed)
    tag = tag_of(shelf, request)
    if held(request, tag):
        made = flask.Response(status=HTTPStatus.NOT_MODIFIED)
    else:
        made = _made(_question(shelf, operation, request, name), operation)
    if tag:
        made.set_etag(tag)
    return made


def _operation(path: str) -> tuple[Operation, str]:
    """What a path names, and the id at its end."""
    place = path.removeprefix(BASE) if path == BASE or path.startswith(f"{BASE}/") else "?"
    place = "" if place == "/" else place
    folder, _, name = place.rpartition("/")
    if place in EVERY:
        return EVERY[place], ""
    if name and f"{folder}{NAMED}" in EVERY:
        return EVERY[f"{folder}{NAMED}"], name
    raise Refused(HTTPStatus.NOT_FOUND, f"there is nothing at {shown(path)} (what there is: {BASE})")


def _question(shelf: Shelf, operation: Operation, request: flask.Request, name: str) -> Question:
    try:
        query = request.query_string.decode("utf-8")
    except UnicodeDecodeError:
        raise refused_for([Fault("", "the address is not UTF-8 (percent-encode it)")]) from None
    return asked(shelf, operation.parameters, query, name, host=request.host_url, path=request.path)


def _made(question: Question, operation: Operation) -> flask.Response:
    made = operation.answer(question)
    if isinstance(made, flask.Response):
        return made
    if not isinstance(made, Listed):
        return _json(made)
    body = {"total": made.total, **_edition(question), **made.more, "items": made.items}
    if not operation.pages:
        return _json(body)
    limit, offset = paged(question)
    steps = dict[str, str]()
    if offset + limit < made.total and offset + limit <= operation.deepest:
        steps["next"] = question.here(offset=offset + limit)
    if offset:
        steps["prev"] = question.here(offset=max(0, offset - limit))
    answer = _json({"total": made.total, "limit": limit, "offset": offset, **steps, **body})
    if steps:
        answer.headers["Link"] = ", ".join(f'<{address}>; rel="{step}"' for step, address in steps.items())
    return answer


def _edition(question: Question) -> dict[str, str]:
    """Of which edition an answer is, and of which day."""
    day = question.selection.known
    return {"edition": question.shelf.editions.present, **({"known": str(day)} if day else {})}


def _json(body: Mapping[str, Any]) -> flask.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return flask.Response(text, content_type="application/json")
