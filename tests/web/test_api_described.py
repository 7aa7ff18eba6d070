"""The description of the API keeps to OpenAPI, and the API keeps to it; programs of others look at both."""

from functools import cache

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import validate
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from explorer.web.api.description import EVERY
from tests.web.calling import API, client_of, varied

CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]
FEW = 3
"""Requests of each operation; ``schemathesis run http://…/api/v1/openapi.json`` makes as many as one likes."""


@cache
def client():
    return client_of(varied(), files=True)


@cache
def description():
    return client().get(f"{API}/openapi.json").get_json()


@cache
def operations():
    schema = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", client().application)
    return {found.ok().path: found.ok() for found in schema.get_all_operations()}


def test_it_keeps_to_the_specification():
    validate(description())


def test_it_describes_all_that_can_be_asked():
    assert set(description()["paths"]) == {path or "/" for path in EVERY}
    assert all(p["description"] for path in description()["paths"].values() for p in path["get"]["parameters"])


@pytest.mark.parametrize("mode", GenerationMode)
def test_answers_keep_to_it_and_what_does_not_keep_to_it_is_refused(mode):
    for operation in operations().values():

        @settings(max_examples=FEW, suppress_health_check=list(HealthCheck), phases=[Phase.generate], database=None)
        @given(operation.as_strategy(generation_mode=mode))
        def ask(case):
            if mode is GenerationMode.POSITIVE:
                case.query.pop("version", None)  # no other edition would be answered
            case.validate_response(case.call(), checks=CHECKS)

        ask()


@pytest.mark.parametrize("known", [(), ("known=2009-12-31",)])
def test_its_examples_are_answered_as_it_says(known):
    """Each with all its parameters at their examples, and an id that is there on the day."""
    described = client().get(f"{API}/openapi.json?{'&'.join(known)}").get_json()
    for path, operation in operations().items():
        there = {
            p["name"]: (p["in"], p["example"]) for p in described["paths"][path]["get"]["parameters"] if "example" in p
        }
        if path == "/stories/{id}" and known:
            assert "id" not in there  # on an earlier day there are none
            continue
        _, name = there.pop("id", ("path", ""))
        query = "&".join([*known, *(f"{key}={joined(value)}" for key, (_, value) in there.items())])
        answer = client().get(f"{API}{path.replace('{id}', name)}?{query}")
        assert answer.status_code == 200, (path, answer.text)
        operation.validate_response(answer)


def joined(value):
    return ",".join(value) if isinstance(value, list) else value
