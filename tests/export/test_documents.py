"""The list of documents as a file: the same rows, order and columns; harmless in a spreadsheet."""

import csv
import io
from datetime import date

from explorer.citing import Citing
from explorer.export.documents import documents_csv
from explorer.i18n import catalogues
from explorer.listing.documents import Documents
from explorer.listing.found import Found
from explorer.selection import Selection
from tests.builders import make_dataset, make_source
from tests.builders import words as w

SOURCES = [
    make_source("memo", "2025-08-21", title=w("=HYPERLINK(1)"), created="2000-06~", url="https://archive.org/memo"),
    make_source(
        "notes",
        title=w("Notes, by hand"),
        releases=[
            {"date": "2010-01", "how": "FOIA request", "extent": "in-part"},
            {"date": "2025-08-21", "how": "mandatory review", "extent": "in-full"},
        ],
    ),
    make_source("speech", kind="speech", releases=[{"date": "2000-06-04", "how": "issued"}]),
]
DATA = make_dataset([], SOURCES)


def rows(query="", known=None, language="en"):
    documents = Documents(DATA, Citing(DATA), catalogues()[language])
    text = documents_csv(Found(documents, Selection.from_query(query).listing), DATA.card, known, language)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_days_are_as_written_and_secrecy_in_months():
    found = {row["id"]: row for row in rows()}

    assert (found["memo"]["written"], found["memo"]["public_on"], found["memo"]["sealed_for_months"]) == (
        "2000-06~",
        "2025-08-21",
        "301",
    )
    assert (found["notes"]["public_on"], found["notes"]["later_releases"]) == ("2010-01", "2025-08-21")
    assert found["speech"]["sealed_for_months"] == ""


def test_rows_order_and_columns_are_those_of_the_list():
    found = rows("?columns=title,kind&kind=memorandum-of-conversation&sort=-title")

    assert [row["id"] for row in found] == ["notes", "memo"]
    assert list(found[0]) == ["title", "kind", "id", "url", "known_on", "data_set", "version"]


def test_each_row_says_its_data_set_and_the_day_of_the_second_clock():
    (row,) = rows("?words=hyperlink", date(2025, 8, 21))

    assert [row[name] for name in ("url", "known_on", "data_set", "version")] == [
        "https://archive.org/memo",
        "2025-08-21",
        "Words",
        "1",
    ]


def test_no_cell_is_taken_for_a_formula():
    assert rows("?words=hyperlink")[0]["title"] == "'=HYPERLINK(1)"


def test_words_are_those_of_the_screen():
    assert rows("?words=notes&columns=title,kind,status", language="ru")[0]["status"] == "полностью"
