"""Tables as CSV: what another reader reads is what was written, and no spreadsheet runs it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.export.tables import csv_of


def read(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_table_has_its_names_first_and_empty_cells_for_nothing():
    assert read(csv_of(["a", "b"], [["x", None], [3, "y, z"]])) == [["a", "b"], ["x", ""], ["3", "y, z"]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_begins_as_a_formula_does(start):
    assert read(csv_of(["a"], [[f"{start}1+1"]]))[1] == [f"'{start}1+1"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1, max_size=4))
def test_any_text_comes_back_with_an_apostrophe_at_most(cells):
    back = read(csv_of([str(n) for n in range(len(cells))], [cells]))[1]

    assert [cell.removeprefix("'") for cell in back] == [cell.removeprefix("'") for cell in cells]
