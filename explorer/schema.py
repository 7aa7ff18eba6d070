"""
JSON Schema of a data set's files, so that an editor completes and checks them while a curator types.

Generated from ``records``; ``unsealed schema -o .schema`` writes one file a kind, and the first line of each
data file names its schema. An editor knows less than ``unsealed check``: it sees one file, and no rule that
needs another. What differs from the schema that pydantic makes, and why:

- Draft 7, not 2020-12: the YAML language server documents support for draft 7 and below, and its support for
  later drafts was merged and taken back (redhat-developer/yaml-language-server #856, #1112). In draft 7 nothing
  counts beside a ``$ref``, so a ``$ref`` with neighbours is wrapped in ``allOf``.
- No ``id`` in an event, source, person or theme: the file's name, or the key, is the id.
- Text may be a number: YAML reads ``identifier: 2011`` as one, the loader as the characters that were typed.
- No ``null``: what is optional is left out. This is stricter than the loader, and completes better.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from explorer.records import FALLBACK_LANGUAGE, SHAPES, Event, Person, Source, Story, Text, Theme

DRAFT = "http://json-schema.org/draft-07/schema#"
TITLES = {
    "event": "An event: data/events/<id>.yaml",
    "source": "A source: data/sources/<id>.yaml",
    "people": "People and organisations: data/people.yaml",
    "themes": "Themes, in the order of the lanes: data/themes.yaml",
    "terms": "Terms of office: data/terms.yaml",
    "story": "A story: data/stories/<id>.yaml",
    "dataset": "The data set's card: data/dataset.yaml",
}
_NAMED_BY_FILE_OR_KEY: tuple[type[BaseModel], ...] = (Event, Source, Story, Person, Theme)


def json_schema(kind: str) -> dict[str, Any]:
    """
    The schema of one kind of file.

    Args:
        kind: A key of ``records.SHAPES``: event, source, people, themes, terms or dataset.

    Returns:
        A JSON object in draft 7; its definitions are its own, it refers to no other file.

    Raises:
        KeyError: There is no such kind.
    """
    made = SHAPES[kind].json_schema()
    definitions = made.pop("$defs", {})
    for model in _NAMED_BY_FILE_OR_KEY:
        _without_id(made if made.get("title") == model.__name__ else definitions.get(model.__name__))
    if Text.__name__ in definitions:
        definitions[Text.__name__]["required"] = [FALLBACK_LANGUAGE]
    made.pop("title", None)
    return {
        "$schema": DRAFT,
        "title": TITLES[kind],
        **_for_editors(made),
        "definitions": {name: _for_editors(definition) for name, definition in sorted(definitions.items())},
    }


def _without_id(definition: dict[str, Any] | None) -> None:
    if definition is not None:
        del definition["properties"]["id"]
        definition["required"].remove("id")


def _for_editors(node: dict[str, Any]) -> dict[str, Any]:
    """A copy of one schema, and of those in it, as the module's docstring says."""
    node = _without_null(node)
    done: dict[str, Any] = {}
    for keyword, value in node.items():
        if keyword in {"properties", "patternProperties"}:
            done[keyword] = {name: _for_editors(_untitled(part)) for name, part in value.items()}
        elif keyword in {"items", "additionalProperties"} and isinstance(value, dict):
            done[keyword] = _for_editors(value)
        elif keyword in {"anyOf", "oneOf", "allOf", "prefixItems"}:
            done[keyword] = [_for_editors(part) for part in value]
        else:
            done[keyword] = value
    if "patternProperties" in done:
        done["additionalProperties"] = False
    if done.get("type") == "string" and "enum" not in done and re.search(done.get("pattern", ""), "1999"):
        done["type"] = ["string", "number"]
    return _referring(done)


def _untitled(node: dict[str, Any]) -> dict[str, Any]:
    """Without the title that pydantic makes from a field's name: an editor shows the name anyway."""
    return {keyword: value for keyword, value in node.items() if keyword != "title"}


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    kept = [part for part in node.get("anyOf", ()) if part != {"type": "null"}]
    rest = {k: v for k, v in node.items() if k != "anyOf" and not (k == "default" and v is None)}
    if len(kept) == 1:
        return {**kept[0], **rest}
    return {**rest, "anyOf": kept} if kept else rest


def _referring(node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in node:
        return node
    target = {"$ref": node["$ref"].replace("#/$defs/", "#/definitions/", 1)}
    beside = {keyword: value for keyword, value in node.items() if keyword != "$ref"}
    return {**beside, "allOf": [target]} if beside else target
