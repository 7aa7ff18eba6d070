"""
What an answer says that cannot be given: problem documents (RFC 9457), one line of what would be right.

They are in English, as the names of parameters and fields are: a program reads them, or whoever writes one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import NamedTuple

import flask
from werkzeug.exceptions import HTTPException

TYPE = "application/problem+json"
_LONGEST = 80


class Fault(NamedTuple):
    """What is wrong with one parameter: its name as it was given, and one line with what would be right."""

    parameter: str
    detail: str


class Refused(Exception):
    """A question that cannot be answered."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        faults: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """
        Args:
            status: 400 and above.
            detail: One line: what is wrong, and what would be right.
            faults: Each of the parameters that are wrong.
            headers: What belongs to the status, such as Allow.
        """
        super().__init__(detail)
        self.status, self.detail, self.faults, self.headers = status, detail, tuple(faults), dict(headers or {})


def refused_for(faults: Sequence[Fault]) -> Refused:
    """The refusal of a question whose parameters have these faults: 400."""
    lines = [f"{fault.parameter}: {fault.detail}" if fault.parameter else fault.detail for fault in faults]
    return Refused(HTTPStatus.BAD_REQUEST, "; ".join(lines), faults=faults)


def problem(refusal: Refused) -> flask.Response:
    """A refusal as a problem document; its type is ``about:blank``: the status says what it is."""
    status = refusal.status
    body: dict[str, object] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": int(status),
        "detail": refusal.detail,
    }
    if refusal.faults:
        body["errors"] = [fault._asdict() for fault in refusal.faults]
    answer = flask.Response(json.dumps(body, ensure_ascii=False), int(status), content_type=TYPE)
    answer.headers.update(refusal.headers)
    return answer


def problem_of(error: HTTPException) -> flask.Response:
    """What Flask or a page's own code refuses, as a problem document."""
    try:
        status = HTTPStatus(error.code or 500)
    except ValueError:
        status = HTTPStatus.INTERNAL_SERVER_ERROR
    kept = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
    return problem(Refused(status, str(error.description or status.description), headers=kept))


def broken() -> flask.Response:
    """What is said of a fault of our own."""
    return problem(Refused(HTTPStatus.INTERNAL_SERVER_ERROR, "something is broken; the log of the server says what"))


def shown(given: str) -> str:
    """A value as a sentence quotes it: short, and without a character that cannot be seen."""
    return ascii(given) if len(given) <= _LONGEST else f"{given[:_LONGEST]!a}…"
