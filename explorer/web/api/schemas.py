"""
JSON Schemas of what the API answers with (OpenAPI 3.1 takes JSON Schema 2020-12 as it is).

Those of records are made from the records themselves, as the YAML's are (``schema``). What differs: a list that a
curator must fill may be empty on an early day of the second clock; what is optional is left out and never null; dates
are texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from explorer.changes import Change
from explorer.frames import EVENT_SIDES
from explorer.knowledge import Status as ClaimStatus
from explorer.listing import Status
from explorer.records import Event, Person, Source, Story, Term, Theme
from explorer.search import Kind, Remark
from explorer.vocabulary import Side
from explorer.web.api.records import COMPUTED

Schema = dict[str, Any]
TO_SCHEMAS = "#/components/schemas/"

_ADDRESS: Schema = {"type": "string", "format": "uri"}
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_TRUTH: Schema = {"type": "boolean"}


def ref(name: str) -> Schema:
    """A reference to a schema by its name."""
    return {"$ref": f"{TO_SCHEMAS}{name}"}


def _object(about: str, needed: Mapping[str, Schema], **optional: Schema) -> Schema:
    made: Schema = {"type": "object", "description": about, "properties": {**needed, **optional}}
    return {**made, "required": list(needed), "additionalProperties": False}


def _enum(words: Any) -> Schema:
    return {"type": "string", "enum": [str(word) for word in words]}


def _said(schema: Schema, about: str) -> Schema:
    return {**schema, "description": about}


_MONTHS = _said(_COUNT, "months for which it was kept from the public; left out if it never was, or a day is unknown")
_STATUS = _enum(ClaimStatus)
_OWN: Mapping[str, Schema] = {
    "Event": _object(
        "What is computed from the record, on the day of the second clock.",
        {
            "page": _said(_ADDRESS, "the event's page"),
            "status": _said(_STATUS, "the status that most of its claims share"),
            "claims": {"type": "object", "additionalProperties": _STATUS, "description": "id of a claim: its status"},
        },
        side=_said(_enum(EVENT_SIDES), "whose record it rests on; left out if nobody's"),
        sealed_months=_MONTHS,
        sealed={"type": "array", "items": ref("Bar"), "description": "with the second clock set: what was sealed"},
    ),
    "Source": _object(
        "What is computed from the record, on the day of the second clock.",
        {
            "page": _said(_ADDRESS, "the document's page"),
            "status": _said(_enum(Status), "how much of it is public, and by whose leave"),
            "public_on": _said(_TEXT, "EDTF: when it became public"),
            "sealed": _said(_TRUTH, "whether it was kept from the public at first"),
            "cited_by": _said(_COUNT, "how many events cite it"),
        },
        sealed_months=_MONTHS,
    ),
    "ClaimOfEvent": _object(
        "What is computed from the record, on the day of the second clock.",
        {
            "page": _said(_ADDRESS, "the claim on the page of its event"),
            "date": _said(_TEXT, "EDTF: the date of its event"),
            "status": _said(_STATUS, "what is known of it"),
        },
    ),
    "PassageOfSource": _object(
        "What is computed from the record.",
        {
            "page": _said(_ADDRESS, "the passage on the page of its document"),
            "language": _said(_TEXT, "BCP 47: that of the document"),
        },
    ),
    "Person": _object("What is computed.", {"events": _said(_COUNT, "in how many events they act")}),
    "Theme": _object(
        "What is computed.",
        {
            "page": _said(_ADDRESS, "the timeline of that theme alone"),
            "events": _said(_COUNT, "how many events have it"),
        },
    ),
    "Story": _object("What is computed.", {"page": _said(_ADDRESS, "where it is told")}),
}
"""What is computed for each kind of record."""

_EXCERPT = _object(
    "The words of a result, with those that were found marked.",
    {
        "language": _said(_TEXT, "BCP 47"),
        "pieces": {"type": "array", "items": _object("Some characters.", {"words": _TEXT, "found": _TRUTH})},
    },
)
_OTHERS: Mapping[str, Schema] = {
    "Bar": _object(
        "All that may be said of something sealed.",
        {"hidden": _said(_TRUTH, "whether a document was kept from the public, or was yet to be written or issued")},
        claim=_said(_TEXT, "the claim in which it stands; left out if it is a claim itself"),
        until={"type": "string", "format": "date", "description": "when it opened; left out if it never did"},
    ),
    "SearchResult": _object(
        "Something that was found.",
        {
            "kind": _enum(Kind),
            "title": _said(_TEXT, "of a claim its event's, of a passage and a text the document's"),
            "date": _said(_TEXT, "EDTF: of the event, or when the document was written"),
            "excerpt": _EXCERPT,
            "page": _said(_ADDRESS, "where it is read"),
        },
        event=_TEXT,
        claim=_TEXT,
        source=_TEXT,
        passage=_TEXT,
        text=_object("A page of an attached text.", {"sha256": _TEXT, "page": {"type": "integer", "minimum": 1}}),
        side=_said(_enum(dict.fromkeys((*EVENT_SIDES, *Side))), "whose record it is or rests on"),
        status=_STATUS,
        sealed_months=_MONTHS,
        public_on=_said(_TEXT, "EDTF: when the document became public"),
    ),
    "SearchQuery": _object(
        "The query as it was read.",
        {
            "text": _TEXT,
            "notes": {
                "type": "array",
                "description": "what was read otherwise than it may have been meant, and why",
                "items": _object("A note.", {"remark": _enum(Remark), "words": _TEXT}),
            },
        },
    ),
    "SearchSome": _said(_TRUTH, "whether nothing has all the words, and these results have some of them"),
    "SearchFacets": {
        "type": "object",
        "description": "of what kinds all results are: field, value, how many have it",
        "additionalProperties": {"type": "object", "additionalProperties": _COUNT},
    },
    "Change": _object(
        "One thing that changed.",
        {"change": _enum(Change)},
        event=_TEXT,
        claim=_TEXT,
        source=_TEXT,
        was=_said(_STATUS, "status on the earlier day; left out for none"),
        now=_said(_STATUS, "status on the later day"),
        day={"type": "string", "description": "when the document opened; until when a claim is silent"},
    ),
    "File": _object("A file.", {"name": _TEXT, "url": _said(_ADDRESS, "where it is, for the same view")}),
    "Index": _object(
        "The data set, and where its parts are.",
        {
            "title": ref("Text"),
            "description": ref("Text"),
            "version": _said(_TEXT, "the label that the curators gave, and the edition"),
            "edition": _said(_TEXT, "12 hexadecimal digits of a hash over the whole data set, whatever the day"),
            "licence": _TEXT,
            "languages": {"type": "array", "items": _TEXT},
            "counts": {"type": "object", "additionalProperties": _COUNT},
            "links": {"type": "object", "additionalProperties": _ADDRESS},
        },
        known={"type": "string", "format": "date"},
    ),
    "Problem": _object(
        "Why there is no answer (RFC 9457).",
        {
            "type": {"type": "string", "const": "about:blank"},
            "title": _said(_TEXT, "the status in words"),
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": _said(_TEXT, "one line: what is wrong, and what would be right"),
        },
        errors={
            "type": "array",
            "description": "each parameter that is wrong",
            "items": _object("A fault.", {"parameter": _TEXT, "detail": _TEXT}),
        },
    ),
}


@cache
def schemas() -> Mapping[str, Schema]:
    """All schemas by name; not to be changed."""
    made = dict[str, Schema]()
    for record in (Event, Source, Person, Theme, Term, Story):
        found = record.model_json_schema(ref_template=f"{TO_SCHEMAS}{{model}}")
        made |= {name: _plain(part) for name, part in found.pop("$defs", {}).items()}
        made[record.__name__] = _plain(found)
    made["ClaimOfEvent"] = _with(made["Claim"], event=_said(_TEXT, "id of its event"))
    made["PassageOfSource"] = _with(made["Passage"], source=_said(_TEXT, "id of its document"))
    for name, own in _OWN.items():
        made[name] = _with(made[name], **{COMPUTED: own})
    return {**made, **_OTHERS}


def _with(schema: Schema, **more: Schema) -> Schema:
    """A schema of an object with further properties, all of them required."""
    return {**schema, "properties": {**schema["properties"], **more}, "required": [*schema.get("required", ()), *more]}


def _plain(node: Any) -> Any:
    """A schema, and all within it, as the module's docstring says."""
    if isinstance(node, list):
        return [_plain(part) for part in node]
    if not isinstance(node, dict):
        return node
    kept = [part for part in node.get("anyOf", ()) if part != {"type": "null"}]
    if "anyOf" in node and len(kept) < len(node["anyOf"]):
        rest = {key: value for key, value in node.items() if key not in ("anyOf", "default")}
        node = {**(kept[0] if len(kept) == 1 else {"anyOf": kept}), **rest}
    if node.get("type") == ["string", "integer"]:
        node = {**node, "type": "string"}
    dropped = {"minItems", "title"} if isinstance(node.get("type", ""), str) else {"minItems"}
    return {key: _plain(value) for key, value in node.items() if not (key in dropped and not isinstance(value, dict))}
