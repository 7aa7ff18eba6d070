"""What is wrong, in words."""

import time
from enum import StrEnum

import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from explorer.problems import REWORDED, DataProblems, Problem, Vocabulary, given, printable, reword, shown
from explorer.records import SHAPES

PROBLEM = Problem("events/x.yaml", 12, 5, "claims.0.text", "is missing", "a text")


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark blue"


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    size: int = Field(ge=1, le=5)
    colour: Colour = Colour.RED


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(pattern="^[a-z]+$", description="small letters")
    inner: tuple[Inner, ...] = ()
    by_name: dict[str, Inner] | None = None


def reworded(annotation, value):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(annotation).validate_python(value)
    return [reword(error, annotation) for error in caught.value.errors()]


def test_a_problem_is_one_line():
    assert str(PROBLEM) == "events/x.yaml:12:5: claims.0.text: is missing (a text)"


def test_a_problem_of_a_whole_file_names_no_field():
    assert str(Problem("x.yaml", 1, 1, "", "the file is empty")) == "x.yaml:1:1: the file is empty"


def test_problems_sort_by_file_and_place():
    first, second, third = Problem("a", 2, 10, "b", ""), Problem("a", 10, 2, "a", ""), Problem("b", 1, 1, "", "")

    assert sorted([third, second, first]) == [first, second, third]


def test_a_problem_has_a_plain_form():
    assert PROBLEM.as_json() == {
        "path": "events/x.yaml",
        "line": 12,
        "column": 5,
        "field": "claims.0.text",
        "fault": "is missing",
        "remedy": "a text",
    }


def test_data_problems_hold_all_and_say_the_first():
    error = DataProblems([PROBLEM, PROBLEM])

    assert error.problems == (PROBLEM, PROBLEM)
    assert str(error) == "2 problems, the first: events/x.yaml:12:5: claims.0.text: is missing (a text)"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({}, [("is missing", "needed here: name")]),
        ({"name": "A"}, [("is the text 'A'", "small letters")]),
        ({"name": "a", "nam": 1}, [("is not a known key", "did you mean name?")]),
        ({"name": "a", "inner": [{"size": "6"}]}, [("6 is too large", "a number from 1 to 5")]),
        ({"name": "a", "inner": [{"size": "x"}]}, [("is the text 'x'", "a whole number from 1 to 5")]),
        ({"name": "a", "by_name": {"b": {"size": None}}}, [("is empty", "a whole number from 1 to 5")]),
        (
            {"name": "a", "by_name": {"b": {"sise": "1"}}},
            [("is missing", "needed here: size"), ("is not a known key", "did you mean size?")],
        ),
        (
            {"name": "a", "inner": [{"size": 1, "colour": "Dark Blu"}]},
            [("is the text 'Dark Blu'", "did you mean dark blue?")],
        ),
        ({"name": "a", "inner": [{"size": 1, "colour": []}]}, [("is a list", "one of: red, dark blue")]),
        ({"name": "a", "inner": [[]]}, [("is a list", "a mapping with the keys size, colour")]),
        ("a", [("is the text 'a'", "a mapping with the keys name, inner, by_name")]),
    ],
)
def test_errors_are_reworded_from_the_annotations(value, expected):
    assert reworded(Outer, value) == expected


def test_an_unknown_error_keeps_its_message():
    assert reworded(bytes, 3) == [("Input should be a valid bytes", "")]


def error_types(schema):
    """Every kind of error that pydantic may raise for the shapes of the records, as far as their schema shows."""
    kinds = {"model": "model_type", "dict": "dict_type", "tuple": "tuple_type", "enum": "enum", "int": "int_parsing"}
    kinds |= {"float": "float_parsing", "str": "string_type"}
    if isinstance(schema, dict):
        if schema.get("type") in kinds:
            yield kinds[schema["type"]]
        for value in schema.values():
            yield from error_types(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from error_types(value)


def test_every_shape_of_the_records_has_its_words():
    needed = {kind for adapter in SHAPES.values() for kind in error_types(adapter.core_schema)}

    assert "model_type" in needed
    assert needed - set(REWORDED) == set()


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "empty"), ("", "empty"), ("x", "the text 'x'"), ({}, "a mapping"), ([], "a list")],
)
def test_values_are_described(value, said):
    assert given(value) == said


def test_what_is_shown_fits_a_line():
    assert shown("a\nb\0\u2028\ud800") == r"'a\nb\x00\u2028\ud800'"
    assert len(shown("x" * 1000)) == 62
    assert printable("Кремль – 2000") == "Кремль – 2000"


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("supports", "supports"),
        ("suports", "supports"),
        ("SUPPORTS", "supports"),
        ("foia law suit", "FOIA lawsuit"),
        ("xyz", ""),
        ("", ""),
        ("supports" * 100, ""),
    ],
)
def test_the_nearest_word(word, near):
    assert Vocabulary(["supports", "contradicts", "FOIA lawsuit"]).nearest(word) == near


def test_the_nearest_of_many_ids():
    ids = [f"memcon-{year}-06-{day:02d}-meeting" for year in range(1990, 2020) for day in range(1, 31)]

    assert Vocabulary([*ids, "kremlin-plenary"]).nearest("2000-06-04-kremlin-plenery") == "kremlin-plenary"
    assert Vocabulary([*ids, "tass"]).nearest("tas") == "tass"


def test_thousands_of_wrong_ids_do_not_take_minutes():
    ids = Vocabulary(f"source-{n:05d}" for n in range(10_000))
    started = time.process_time()

    for n in range(10_000):
        ids.suggest(f"sorce-{n:05d}")

    assert time.process_time() - started < 10


def test_a_remedy_lists_the_words_if_they_are_few():
    assert Vocabulary(["us", "ru"]).suggest("german") == "one of: us, ru"
    assert Vocabulary(map(str, range(1000, 1100))).suggest("german") == ""
    assert Vocabulary([]).suggest("german") == ""
