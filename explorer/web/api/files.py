"""The files of ``/data`` once more: the same bytes from the same functions, with errors that a program reads."""

from __future__ import annotations

from http import HTTPStatus

import flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map

from explorer.web.api.lists import Listed
from explorer.web.api.problems import Refused, shown
from explorer.web.api.question import Question
from explorer.web.api.records import Json

FOLDER = "/data/"


def names() -> tuple[str, ...]:
    """The names of all files that this explorer gives, sorted."""
    routes: Map = flask.current_app.url_map
    found = (rule.rule.removeprefix(FOLDER) for rule in routes.iter_rules() if rule.rule.startswith(FOLDER))
    return tuple(sorted(name for name in found if name and not set(name) & set("<>/")))


def listed(question: Question) -> Listed:
    """The files, each with its address for this question."""
    items: list[Json] = [{"name": name, "url": question.here(name)} for name in names()]
    return Listed(items, len(items))


def file(question: Question) -> flask.Response:
    """
    A file.

    Raises:
        Refused: There is none of that name, or it cannot hold what the view takes.
    """
    name = question.name
    if name not in names():
        detail = f"there is no file {shown(name)} (there are: {', '.join(names())})"
        raise Refused(HTTPStatus.NOT_FOUND, detail)
    endpoint, arguments = flask.current_app.url_map.bind("").match(f"{FOLDER}{name}")
    try:
        answer: flask.Response = flask.current_app.ensure_sync(flask.current_app.view_functions[endpoint])(**arguments)
    except HTTPException as error:
        raise Refused(HTTPStatus(error.code or 500), str(error.description), headers=_again(error)) from error
    if answer.status_code >= HTTPStatus.BAD_REQUEST:
        raise Refused(HTTPStatus(answer.status_code), answer.get_data(as_text=True).strip())
    return answer


def _again(error: HTTPException) -> dict[str, str]:
    """How soon to ask again, where that helps."""
    return {"Retry-After": "2"} if error.code == HTTPStatus.SERVICE_UNAVAILABLE else {}
