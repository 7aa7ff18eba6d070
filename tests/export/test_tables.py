"""Tables as CSV: what another reader reads is what was written, no spreadsheet runs it, and our reader undoes it."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.export.tables import csv_of, csv_rows


def read(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_table_has_its_names_first_and_empty_cells_for_nothing():
    assert read(csv_of(["a", "b"], [["x", None], [3, "y, z"]])) == [["a", "b"], ["x", ""], ["3", "y, z"]]


def test_numbers_stay_as_they_are_and_truth_is_spelled_as_json_spells_it():
    assert read(csv_of(["a", "b", "c"], [[-5, -0.5, True]]))[1] == ["-5", "-0.5", "true"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "\x1b", "\x85"])
def test_no_cell_begins_as_a_formula_does(start):
    assert read(csv_of(["a"], [[f"{start}1+1"]]))[1] == [f"'{start}1+1"]


def test_an_apostrophe_that_was_there_before_is_told_from_one_that_was_set():
    texts = ["'=1", "''=1", "'", "''", "'quoted'", "it's"]

    assert read(csv_of(texts, []))[0] == ["''=1", "'''=1", "'", "''", "'quoted'", "it's"]
    assert csv_rows(csv_of(texts, [])) == [texts]


@given(st.lists(st.text(st.sampled_from("'=+-@\t\r\n\0,\"a é") | st.characters(codec="utf-8")), min_size=1, max_size=4))
@example(["\ufeffa"])
@example(["x" * 200_000])
def test_any_text_comes_back_through_our_reader_as_it_was(cells):
    assert csv_rows(csv_of([f"column {n}" for n in range(len(cells))], [cells]))[1] == cells


def test_a_byte_order_mark_is_no_part_of_the_first_name():
    assert csv_rows("\ufeffa,b\r\n1,2\r\n") == [["a", "b"], ["1", "2"]]


def test_what_is_no_csv_is_said_in_one_line():
    with pytest.raises(ValueError, match=r"^is no CSV: "):
        csv_rows('a,"b')
