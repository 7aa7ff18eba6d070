"""The schemas that editors use: every shipped file fits its own, and what a curator may mistype does not."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from explorer.paths import data_folder
from explorer.records import SHAPES
from explorer.schema import json_schema

TEXT = {"en": "x"}
PASSAGE = {"id": "a", "locator": "p. 1", "gloss": TEXT}
SOURCE = {
    "title": TEXT,
    "kind": "cable",
    "side": "us",
    "created": 1996,
    "language": "en",
    "releases": [{"date": "2000-06-04", "how": "FOIA lawsuit"}],
    "rights": "other",
    "passages": [PASSAGE],
}
EVENT = {
    "title": TEXT,
    "date": "2000-06-04",
    "summary": TEXT,
    "themes": ["nato"],
    "importance": 5,
    "claims": [{"id": "asked", "text": TEXT, "evidence": [{"source": "a", "passage": "b", "stance": "supports"}]}],
}
PERSON = {"name": TEXT, "side": "us"}
TERM = {"person": "a", "side": "us", "office": TEXT, "period": "2000/.."}
CARD = {
    "title": TEXT,
    "subtitle": TEXT,
    "description": TEXT,
    "version": 1.0,
    "licence": "CC-BY-4.0",
    "languages": ["en"],
}
ERA = {"id": "cold-war", "name": TEXT, "period": "1985/1991"}
STORY: dict[str, Any] = {
    "title": TEXT,
    "level": "university",
    "minutes": 40,
    "steps": [{"id": "one", "title": {"id": "Satu"}, "text": TEXT}],
}
SMALLEST = {
    "event": EVENT,
    "source": SOURCE,
    "people": {"bill-clinton": PERSON},
    "themes": {"nato": {"name": TEXT}},
    "terms": [TERM],
    "dataset": CARD,
    "story": STORY,
}
FILES = {
    **{name: [data_folder() / f"{name}.yaml"] for name in ("people", "themes", "terms", "dataset")},
    "story": sorted((data_folder() / "stories").glob("*.yaml")),
    "event": sorted((data_folder() / "events").glob("*.yaml")),
    "source": sorted((data_folder() / "sources").glob("*.yaml")),
}
SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, in C where libyaml is there


class AsEditorsRead(SafeLoader):
    """YAML 1.2's core schema, which the YAML language server reads: no dates, and no and off are words."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, found) for tag, found in resolvers if tag not in {"tag:yaml.org,2002:timestamp"}]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if first not in set("yYnNoO")
}


@cache
def validator(kind: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json_schema(kind))


def faults(kind: str, value: Any) -> list[str]:
    return [error.message for error in validator(kind).iter_errors(value)]


@pytest.mark.parametrize("kind", SHAPES)
def test_a_schema_is_itself_valid(kind):
    schema = json_schema(kind)

    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert kind in schema["title"]


@pytest.mark.parametrize("kind", SHAPES)
def test_the_schemas_of_this_checkout_are_up_to_date(kind):
    written = Path(__file__).parents[1] / ".schema" / f"{kind}.json"

    assert json.loads(written.read_text(encoding="utf-8")) == json_schema(kind), "run: unsealed schema -o .schema"


def test_a_kind_that_does_not_exist_is_no_schema():
    with pytest.raises(KeyError):
        json_schema("events")


@pytest.mark.parametrize("kind", SHAPES)
def test_every_shipped_file_fits_its_schema(kind):
    read = ((path, yaml.load(path.read_text(encoding="utf-8"), AsEditorsRead)) for path in FILES[kind])  # noqa: S506 - a safe one

    assert FILES[kind]
    assert {path.name: found for path, value in read if (found := faults(kind, value))} == {}


@pytest.mark.parametrize("kind", SHAPES)
def test_every_shipped_file_names_its_schema(kind):
    def first_line(path: Path) -> str:
        up = "../" * len(path.relative_to(data_folder()).parts)
        return f"# yaml-language-server: $schema={up}.schema/{kind}.json\n"

    written = {path: path.read_text(encoding="utf-8") for path in FILES[kind]}

    assert [path.name for path, text in written.items() if not text.startswith(first_line(path))] == []


@pytest.mark.parametrize("kind", SHAPES)
def test_the_smallest_file_fits(kind):
    assert faults(kind, SMALLEST[kind]) == []


def without(record: dict[str, Any], key: str) -> dict[str, Any]:
    return {k: v for k, v in record.items() if k != key}


def release(**changes: Any) -> dict[str, Any]:
    return SOURCE | {"releases": [SOURCE["releases"][0] | changes]}


def passage(**changes: Any) -> dict[str, Any]:
    return SOURCE | {"passages": [PASSAGE | changes]}


def evidence(**changes: Any) -> dict[str, Any]:
    claim = EVENT["claims"][0]
    return EVENT | {"claims": [claim | {"evidence": [claim["evidence"][0] | changes]}]}


UNFIT = [
    ("story", STORY | {"level": "school"}),
    ("story", STORY | {"steps": []}),
    ("story", STORY | {"steps": [STORY["steps"][0] | {"view": {"from": "1999"}}]}),
    ("story", STORY | {"steps": [STORY["steps"][0] | {"view": {"known": "2000-06"}}]}),
    ("event", []),
    ("event", None),
    ("event", EVENT | {"id": "typed"}),
    ("event", EVENT | {"tytle": TEXT}),
    ("event", without(EVENT, "title")),
    ("event", without(EVENT, "claims")),
    ("event", EVENT | {"title": "x"}),
    ("event", EVENT | {"title": {"id": "x"}}),
    ("event", EVENT | {"title": {"en": ""}}),
    ("event", EVENT | {"title": {"en": "x", "English": "x"}}),
    ("event", EVENT | {"title": {"en": ["x"]}}),
    ("event", EVENT | {"date": ["2000"]}),
    ("event", EVENT | {"date": 2000.5}),
    ("event", EVENT | {"importance": 6}),
    ("event", EVENT | {"importance": "high"}),
    ("event", EVENT | {"themes": []}),
    ("event", EVENT | {"themes": "nato"}),
    ("event", EVENT | {"themes": ["NATO"]}),
    ("event", EVENT | {"actors": ["Bill Clinton"]}),
    ("event", EVENT | {"claims": []}),
    ("event", EVENT | {"tone": {"value": -6, "reason": TEXT}}),
    ("event", EVENT | {"tone": {"value": 1.5, "reason": TEXT}}),
    ("event", EVENT | {"tone": {"value": 1}}),
    ("event", EVENT | {"place": {"name": TEXT, "lat": 91, "lon": 0}}),
    ("event", EVENT | {"place": {"name": TEXT, "lat": 1, "lon": -181}}),
    ("event", EVENT | {"place": {"name": TEXT, "lat": 1, "lon": 1, "country": "Russia"}}),
    ("event", EVENT | {"place": None}),
    ("event", EVENT | {"related": [{"event": "a", "kind": "follows"}]}),
    ("event", EVENT | {"before": {"title": TEXT}}),
    ("event", evidence(stance="proves")),
    ("event", evidence(source="A Source")),
    ("event", evidence(page=3)),
    ("source", SOURCE | {"id": "typed"}),
    ("source", SOURCE | {"kind": "tweet"}),
    ("source", SOURCE | {"side": "uk"}),
    ("source", SOURCE | {"language": "English"}),
    ("source", SOURCE | {"language": 7}),
    ("source", SOURCE | {"pages": 0}),
    ("source", SOURCE | {"rights": "free"}),
    ("source", SOURCE | {"releases": []}),
    ("source", SOURCE | {"archive": {"collection": "x"}}),
    ("source", release(how="foia")),
    ("source", release(extent="all")),
    ("source", release(url=["http://x"])),
    ("source", passage(gloss="x")),
    ("source", passage(locator=["p. 1"])),
    ("source", passage(position={"start": -1, "end": 2})),
    ("source", passage(quote="")),
    ("people", []),
    ("people", {"Bill Clinton": PERSON}),
    ("people", {"bill-clinton": PERSON | {"id": "bill-clinton"}}),
    ("people", {"bill-clinton": PERSON | {"kind": "man"}}),
    ("people", {"bill-clinton": without(PERSON, "side")}),
    ("people", {"x" * 81: PERSON}),
    ("themes", {"nato": {"name": "NATO"}}),
    ("themes", {"nato": {"name": TEXT, "id": "nato"}}),
    ("themes", {"nato": {}}),
    ("terms", {}),
    ("terms", [TERM | {"to": 2001}]),
    ("terms", [without(TERM, "office")]),
    ("dataset", CARD | {"languages": []}),
    ("dataset", CARD | {"languages": "en"}),
    ("dataset", without(CARD, "licence")),
    ("dataset", CARD | {"eras": {"cold-war": ERA}}),
    ("dataset", CARD | {"eras": [without(ERA, "period")]}),
    ("dataset", CARD | {"eras": [ERA | {"name": "The Cold War"}]}),
    ("dataset", CARD | {"eras": [ERA | {"to": 1991}]}),
]


@pytest.mark.parametrize(("kind", "value"), UNFIT)
def test_what_is_not_of_this_form_does_not_fit(kind, value):
    assert faults(kind, value)


FIT = [
    ("event", EVENT | {"date": 1996}),
    ("event", EVENT | {"date": "2001-09~/.."}),
    ("event", EVENT | {"title": {"en": 1996, "zh-Hant-TW": "x"}}),
    ("source", passage(locator=3)),
    ("source", passage(locator={"en": "p. 3", "ru": "с. 3"})),
    ("source", passage(id=1)),
    ("source", SOURCE | {"archive": {"repository": "x", "identifier": 2011}}),
    ("dataset", CARD | {"eras": [ERA, ERA | {"id": "nineties"}]}),
    ("people", {"nato": PERSON | {"kind": "organisation", "short": TEXT, "role": TEXT}}),
]


@pytest.mark.parametrize(("kind", "value"), FIT)
def test_what_the_loader_reads_as_text_fits_as_a_number_too(kind, value):
    assert faults(kind, value) == []


def test_nothing_counts_beside_a_reference_in_draft_7():
    def references(node: Any):
        if isinstance(node, dict):
            if "$ref" in node:
                yield node
            for part in node.values():
                yield from references(part)
        elif isinstance(node, list):
            for part in node:
                yield from references(part)

    found = [node for kind in SHAPES for node in references(json_schema(kind))]

    assert found
    assert all(set(node) == {"$ref"} and node["$ref"].startswith("#/definitions/") for node in found)
