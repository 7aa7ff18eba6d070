"""
What a browser may post to ``_dash-update-component``, checked before Dash acts on it.

Dash trusts the body: a missing field, an unknown output or a list in place of an object ends in an
exception deep inside it. Here the body is compared with what the callback declared, so that it comes to
a clean 400 instead. Of the *values* only the parts of the address are checked, which every page reads; the
others are the callbacks' own business.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import flask
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

ADDRESS = frozenset({"href", "pathname", "search", "hash"})  # properties of dcc.Location: text, or nothing yet


def body_fault(request: flask.Request, callbacks: Mapping[str, Any]) -> str | None:
    """
    What is wrong with a posted callback, in one line.

    Args:
        request: The request; its body is read and kept, as ``get_json`` does.
        callbacks: ``Dash.callback_map``: output -> what the callback declared.

    Returns:
        None if Dash can act on the body.

    Raises:
        RequestEntityTooLarge: The body is larger than ``MAX_CONTENT_LENGTH``.
    """
    try:
        body = request.get_json()
    except UnsupportedMediaType:
        return "the body must be sent as application/json"
    except (BadRequest, RecursionError):
        return "the body is not JSON"
    if not isinstance(body, dict):
        return "the body must be a JSON object"
    if _has_lone_surrogates(request.get_data(), body):
        return "the body holds half a character"
    return next(_faults(body, callbacks), None)


def _has_lone_surrogates(sent: bytes, body: object) -> bool:
    if b"\\ud" not in sent.lower():  # only an escape can make one, and few bodies have any
        return False
    try:
        json.dumps(body, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _faults(body: dict[str, Any], callbacks: Mapping[str, Any]) -> Iterator[str]:
    output = body.get("output")
    callback = callbacks.get(output) if isinstance(output, str) else None
    if callback is None or "callback" not in callback:  # those that run in the browser have no function here
        yield "no callback has that output"
        return
    for field in ("inputs", "state"):
        if not _matches(body.get(field, []), callback[field]):
            yield f"{field} does not name what the callback declares"
    declared = callback["output"] if isinstance(callback["output"], list | tuple) else [callback["output"]]
    sent = body.get("outputs", [])
    expected = [{"id": o.component_id_str(), "property": o.component_property} for o in declared]
    if not callback["no_output"] and not _matches(sent if isinstance(sent, list) else [sent], expected):
        yield "outputs does not name what the callback declares"
    changed = body.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(name, str) for name in changed):
        yield "changedPropIds must be a list of strings"


def _matches(sent: object, declared: Sequence[Mapping[str, str]]) -> bool:
    """Whether *sent* names the *declared* components in their order; a pattern stands for any number of them."""
    if not isinstance(sent, list) or len(sent) != len(declared):
        return False
    for item, wanted in zip(sent, declared, strict=True):
        is_pattern = wanted["id"].startswith("{")
        for part in item if isinstance(item, list) and is_pattern else [item]:
            if not isinstance(part, dict) or part.get("property") != wanted["property"]:
                return False
            if wanted["property"] in ADDRESS and not isinstance(part.get("value"), str | None):
                return False
            name = part.get("id")
            if not (_fits(name, wanted["id"]) if is_pattern else name == wanted["id"]):
                return False
    return True


def _fits(name: object, pattern: str) -> bool:
    """Whether *name* has the keys of *pattern*, and plain values; which values is for the page to say."""
    return (
        isinstance(name, dict)
        and name.keys() == json.loads(pattern).keys()
        and all(isinstance(value, str | int | float) for value in name.values())
    )
