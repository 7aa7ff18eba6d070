"""What changed between two days, as a file."""

import csv
import io
from datetime import date

from explorer.changes import changes
from explorer.dates import day_number
from explorer.export.changed import COLUMNS, changes_csv
from explorer.knowledge import as_known_on
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_source, words

CLAIMS = [make_claim(text=words("She asked.", ru="Она спросила.")), make_claim("late", [make_evidence("last")])]
DATA = make_dataset(
    [make_event(claims=CLAIMS, title=words("Talks", ru="=Переговоры"))],
    [make_source(released="2025-08-21"), make_source("last", "2026-01-01"), make_source("alone", "2025-08-21")],
)


def rows(language="en", last="2025-08-21"):
    days = date(2025, 8, 20), date.fromisoformat(last)
    known = [as_known_on(DATA, day) for day in days]
    text = changes_csv(changes(*known, day_number(days[0])), known[1], language, first=days[0], last=days[1])
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_change_is_a_row_with_its_words_and_the_days_that_were_compared():
    found = rows()

    assert [(row["change"], row["claim_text"], row["now"]) for row in found] == [
        ("newly-supported", "She asked.", "documented"),
        ("opened", "", ""),
        ("opened", "", ""),
        ("silent-still", "", ""),
    ]
    assert [row["source"] for row in found] == ["", "memo", "alone", ""]
    assert {(row["from"], row["to"], row["data_set"], row["version"]) for row in found} == {
        ("2025-08-20", "2025-08-21", "Words", "1")
    }
    assert found[3]["day"] == "2026-01-01"
    assert tuple(found[0]) == COLUMNS


def test_words_are_in_the_language_asked_for_and_no_formula():
    assert rows("ru")[0]["event_title"] == "'=Переговоры"
    assert rows("ru")[0]["claim_text"] == "Она спросила."


def test_without_a_change_only_what_is_silent_still_is_told():
    assert [row["change"] for row in rows(last="2025-08-20")] == ["silent-still", "silent-still"]
