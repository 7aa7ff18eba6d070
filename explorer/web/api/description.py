"""
The description of the API (OpenAPI 3.1), made from the registry that answers it.

See spec.openapis.org/oas/v3.1.1. Examples are ids of the data set itself, on the day of the second clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from explorer.web.api.files import names
from explorer.web.api.operations import FILE, NAMED, OPERATIONS, Operation
from explorer.web.api.parameters import ALWAYS, ID, PERSONS, THEMES
from explorer.web.api.place import BASE
from explorer.web.api.problems import TYPE
from explorer.web.api.question import Question
from explorer.web.api.readers import Parameter
from explorer.web.api.records import Json
from explorer.web.api.schemas import ref, schemas

VERSION = "3.1.0"

_ABOUT = """\
Read-only access to a data set of events, the claims that are made of them, and the documents on which these rest.

- **Filters** are those of the pages' addresses. What cannot be read is refused with 400 and says what would be right.
- **The second clock**: with `known` everything is answered as the public could know it at the end of that day.
- **Paging**: `limit` and `offset`; `total`, `next` and the header Link say what there is besides.
- **Entity tags**: every answer has one; a request with If-None-Match costs next to nothing.
- **Records** are in the form of the data set's YAML. What the program computes stands beside that under `computed`.
- Every resource answers HEAD as it answers GET, and OPTIONS with the methods that are allowed.
"""

_HEADERS: Mapping[str, Any] = MappingProxyType(
    {
        "ETag": {"description": "The entity tag (RFC 9110).", "required": True, "schema": {"type": "string"}},
        "Link": {
            "description": "The page after this one, and the one before (RFC 8288).",
            "schema": {"type": "string"},
        },
    }
)
_REFUSALS: Mapping[str, str] = MappingProxyType(
    {
        "400": "A parameter is unknown, missing, given twice or wrong.",
        "404": "There is none of that id, on the day of the second clock or at all.",
        "405": "Another method than GET, HEAD or OPTIONS.",
        "409": "The data is of another edition than the one asked for, or a file cannot hold so much.",
        "414": "The address is too long.",
        "500": "Something is broken; the log of the server says what.",
        "503": "The index of the search is being made; the header Retry-After says when to ask again.",
    }
)


def describe(question: Question) -> Json:
    """The description, with examples from the data set."""
    card = question.data.card
    return {
        "openapi": VERSION,
        "info": {
            "title": f"{card.title.in_language('en').words}: HTTP API",
            "summary": card.subtitle.in_language("en").words,
            "description": _ABOUT,
            "version": f"{card.version}+{question.shelf.editions.present}",
            "license": {"name": card.licence},
        },
        "servers": [{"url": question.page_at(BASE)}],
        "paths": {path or "/": {"get": _operation(path, made, question)} for path, made in EVERY.items()},
        "components": {"schemas": dict(schemas()), "responses": {code: _refusal(code) for code in _REFUSALS}},
    }


EVERY: Mapping[str, Operation] = MappingProxyType(
    {
        **OPERATIONS,
        "/openapi.json": Operation("getDescription", "This description (OpenAPI 3.1).", describe, "Description"),
    }
)
"""All that can be asked, with the description itself."""


def _operation(path: str, operation: Operation, question: Question) -> Json:
    parameters = [_exemplified(p, question).described() for p in (*operation.parameters, *ALWAYS)]
    if path.endswith(NAMED):
        parameters.insert(0, _named(path, question).described("path"))
    refused = ["400", "405", "409", "414", "500"]
    refused += ["404"] if path.endswith(NAMED) else []
    refused += ["503"] if operation.waits else []
    return {
        "operationId": operation.name,
        "summary": operation.about,
        "parameters": parameters,
        "responses": {
            "200": _answer(operation),
            "304": {"description": "The client has this answer (If-None-Match)."},
            **{code: {"$ref": f"#/components/responses/{code}"} for code in sorted(refused)},
        },
    }


def _named(path: str, question: Question) -> Parameter:
    """The id at the end of a path, with one that there is."""
    data = question.data
    kind = path.removesuffix(NAMED).removeprefix("/")
    there = {
        "events": [event.id for event in data.events[:1]],
        "sources": list(data.sources),
        "people": list(data.people),
        "stories": list(data.stories),
        "export": list(names()),
    }[kind]
    if kind == "export":
        return replace(
            ID,
            about="The name of the file.",
            schema={"type": "string", "enum": there},
            example=there[0] if there else None,
        )
    return replace(ID, example=there[0] if there else None)


def _exemplified(parameter: Parameter, question: Question) -> Parameter:
    """A parameter that names something, with an example that there is."""
    data = question.data
    there = {THEMES.name: list(data.themes), PERSONS.name: list(data.people)}.get(parameter.name)
    return replace(parameter, example=there[:1]) if there and parameter.among else parameter


def _answer(operation: Operation) -> Json:
    made = {"description": operation.about, "headers": dict(_HEADERS)}
    if operation.of == FILE:
        return {**made, "content": {"*/*": {}}}
    schema = {"type": "object"} if operation.of == "Description" else ref(operation.of)
    return {**made, "content": {"application/json": {"schema": _list(operation) if operation.is_list else schema}}}


def _list(operation: Operation) -> Json:
    """The object that holds a page of a list."""
    count: Json = {"type": "integer", "minimum": 0}
    needed: Json = {
        "total": {**count, "description": "how many there are"},
        "edition": {"type": "string", "description": "the edition of the data set"},
        "items": {"type": "array", "items": ref(operation.of)},
        **{key: ref(name) for key, name in operation.more},
    }
    if operation.pages:
        needed |= {"limit": count, "offset": count}
    address = {"type": "string", "format": "uri"}
    optional: Json = {
        "known": {"type": "string", "format": "date", "description": "the day of the second clock, if it is set"},
        "next": {**address, "description": "the page after this one; left out if there is none"},
        "prev": {**address, "description": "the page before this one"},
    }
    return {
        "type": "object",
        "properties": {**needed, **optional},
        "required": list(needed),
        "additionalProperties": False,
    }


def _refusal(code: str) -> Json:
    made: Json = {"description": _REFUSALS[code], "content": {TYPE: {"schema": ref("Problem")}}}
    if code == "405":
        made["headers"] = {"Allow": {"schema": {"type": "string"}}}
    if code == "503":
        made["headers"] = {"Retry-After": {"schema": {"type": "integer"}}}
    return made
