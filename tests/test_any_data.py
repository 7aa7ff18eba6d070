"""Whatever is in a file, the answer is a list of problems, and it comes soon: random, mutated and hostile files."""

from __future__ import annotations

import datetime
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.load import check
from explorer.problems import Problem
from tests.data_files import FILES, MEETING_FILE, write_data

TODAY = datetime.date(2026, 1, 1)
SECONDS = 20  # a slow machine's; here the longest takes under one
PLACES = st.sampled_from([*FILES, "events/2020-01-01-new.yaml", "sources/new.yaml"])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=20)
KEYS = st.sampled_from(
    sorted({line.strip(" -{").split(":")[0] for text in FILES.values() for line in text.splitlines()})
)
TREES = st.recursive(
    SCALARS | st.sampled_from(["en", "us", "supports", "memcon", "2000-06-04", "nato"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=8), inner, max_size=6),
    max_leaves=20,
)
SIGNS = r'&a |*a|!!binary |<<: |{|}|[|]|- |? |: |#|>\n|"|\'|\n|\t| |---\n|...\n|%YAML 1.2\n'
SIGNS += r"|\0|\x85|\u2028|\ufeff|{quote}|X|~"
PIECES = st.sampled_from([*SIGNS.encode().decode("unicode_escape").split("|"), "|\n", r'"\Uffffffff"', r'"\ud800"'])


@st.composite
def mutated(draw):
    """A valid file with some of it replaced."""
    text = draw(st.sampled_from(sorted(FILES.values())))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 30)))
        text = text[:start] + draw(PIECES | st.text(max_size=5)) + text[end:]
    return text.encode("utf-8", "surrogatepass")


def answer(folder, path, data):
    """Check the small data set with *data* as one of its files."""
    (folder / path).write_bytes(data)
    started = time.monotonic()
    try:
        problems = check(folder, today=TODAY)
    finally:
        if path in FILES:
            (folder / path).write_text(FILES[path], encoding="utf-8")
        else:
            (folder / path).unlink()
    assert time.monotonic() - started < SECONDS
    return problems


def assert_printable(problems, folder):
    assert problems == sorted(problems)
    for problem in problems:
        assert isinstance(problem, Problem)
        assert str(problem).isprintable()
        assert problem.line >= 1
        assert problem.column >= 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_data(tmp_path_factory.mktemp("data"))


@given(path=PLACES, data=st.binary(max_size=300))
def test_any_bytes_are_answered(folder, path, data):
    problems = answer(folder, path, data)

    assert_printable(problems, folder)
    assert problems


@given(path=PLACES, tree=TREES)
def test_any_yaml_is_answered(folder, path, tree):
    text = yaml.safe_dump(tree, allow_unicode=True)

    assert_printable(answer(folder, path, text.encode("utf-8", "surrogatepass")), folder)


@settings(max_examples=150)
@given(path=PLACES, data=mutated())
def test_any_slip_in_a_valid_file_is_answered(folder, path, data):
    assert_printable(answer(folder, path, data), folder)


@given(pieces=st.lists(PIECES, max_size=60))
def test_any_heap_of_yaml_signs_is_answered(folder, pieces):
    assert_printable(answer(folder, MEETING_FILE, "".join(pieces).encode("utf-8", "surrogatepass")), folder)


MILLION = 1024 * 1024 - 100


REPEATED = (
    r"""[;{;- ;? ;{a: ;[{;a: [;\n\t;&a ;*a ;!a ;';";\\;|\n ;: ;x: y\n\n;%TAG !a! b\n;- a\n;\1;\r;\u2028;x;- [a, b]\n"""
)
REPEATED += r""";- {a: b}\n;- &a x\n;- *a\n;? - a\n;~: a\n;a: b\n"""


@pytest.mark.parametrize("text", REPEATED.encode().decode("unicode_escape").split(";"), ids=ascii)
def test_a_file_of_one_megabyte_is_answered_in_bounded_time(folder, text):
    problems = answer(folder, MEETING_FILE, (text * MILLION).encode()[:MILLION].decode(errors="ignore").encode())

    assert_printable(problems, folder)
    assert 1 <= len(problems) <= 102


def test_a_file_of_one_megabyte_of_different_unknown_keys_is_answered_in_bounded_time(folder):
    keys = "".join(f"summar{n}: x\n" for n in range(60_000))

    problems = answer(folder, MEETING_FILE, keys.encode())

    assert str(problems[-1]).endswith("more problems in this file (mend those above first)")
