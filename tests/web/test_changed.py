"""What changed between two days, as the reader lists it."""

from __future__ import annotations

from explorer.web.changed import MOST_LISTED
from explorer.web.downloads import changes_file
from explorer.web.pages import page
from explorer.web.reader import reader
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_source
from tests.builders import words as w
from tests.web.parts import links, nodes, with_class, words
from tests.web.views import CANVAS, shelf_of

CLAIMS = [
    make_claim("asked", [make_evidence("memo")], text=w("She asked.")),
    make_claim("denied", [make_evidence("cable"), make_evidence("memo", "contradicts")], text=w("He denied it.")),
    make_claim("late", [make_evidence("last")], text=w("It came later.")),
]
DATA = make_dataset(
    [make_event("talks", title=w("Talks"), claims=CLAIMS), make_event("after", title=w("After"), date="2020-01-01")],
    [
        make_source("cable"),
        make_source("memo", "2025-08-21", title=w("The memorandum")),
        make_source("last", "2026-06-01", title=w("The last paper")),
    ],
)
SHELF = shelf_of(DATA)
QUERY = "?known=2026-01-01&against=2019-01-01"


def shown(query=QUERY):
    return reader(SHELF.read(query))


def test_changes_are_listed_by_kind_with_their_number():
    headings = [words(node["children"]) for node in with_class(shown(), "change-heading")]

    assert headings == [
        *("Opened 1", "Newly supported 1", "Newly disputed 1"),
        *("Silent still 1", "Happened in between 1"),
    ]


def test_a_change_says_what_was_and_what_is():
    text = words(shown())

    assert "She asked. silent → documented" in text
    assert "He denied it. documented → disputed" in text
    assert "Sealed for 25 years 2 months · 21 August 2025 · FOIA lawsuit · in part" in text


def test_what_is_silent_still_is_a_bar_and_says_no_more_than_until_when():
    text = words(shown())

    assert "Nothing public speaks of this until 1 June 2026" in text or "Sealed until 1 June 2026" in text
    assert "It came later." not in text
    assert "The last paper" not in text


def test_changes_lead_to_their_events_and_documents():
    found = links(shown())

    assert found["Talks"] == "/?against=2019-01-01&event=talks&known=2026-01-01"
    assert found["The memorandum"] == "/?against=2019-01-01&known=2026-01-01&source=memo"
    assert found["Download the list (CSV)"] == "/changes.csv?against=2019-01-01&known=2026-01-01"


def test_an_event_that_changed_says_so_at_its_claims_and_at_its_mark():
    view = "?known=2026-01-01&against=2019-01-01&event=talks"
    turns = [words(node["children"]) for node in with_class(shown(view), "turn")]
    marks = {
        n["data-event"]: n["class"]
        for n in nodes(page(SHELF, view, CANVAS)["parts"]["explore-timeline"])
        if "data-event" in n
    }

    assert turns == ["silent → documented", "documented → disputed"]
    assert "changed newly-disputed" in marks["talks"]
    assert "changed happened" in marks["after"]


def test_between_days_on_which_nothing_changed_it_says_so():
    data = make_dataset(sources=[make_source(), make_source("later", "2020-01-01")])

    assert "Nothing that stands here changed" in words(
        reader(shelf_of(data).read("?known=2005-01-01&against=2001-01-01"))
    )


def test_of_very_many_changes_the_first_are_listed_and_the_rest_counted():
    events = [
        make_event(f"e-{n:03}", claims=[make_claim(evidence=[make_evidence("memo")])]) for n in range(MOST_LISTED + 7)
    ]
    view = shelf_of(make_dataset(events, [make_source(released="2010-01-01")])).read(
        "?known=2011-01-01&against=2009-01-01"
    )

    assert "and 7 more, in the list to download" in words(reader(view))


def test_the_file_is_named_after_the_days_and_holds_every_change():
    name, text = changes_file(SHELF, QUERY)

    assert name == "unsealed-changes-2019-01-01-2026-01-01.csv"
    assert text.count("\n") == 1 + len(SHELF.read(QUERY).changed.frame)


def test_without_a_second_day_the_file_has_its_names_alone():
    name, text = changes_file(shelf_of(make_dataset()), "")

    assert text.startswith("change,event,")
    assert name.startswith("unsealed-changes-2026-11-22-")


def test_what_is_not_there_is_said_and_not_why():
    sealed, unknown = (words(shown(f"?known=2001-09-10&event={name}")) for name in ("after", "no-such-event"))

    assert sealed == unknown
    assert "Nothing at this address could be known on this day" in sealed
    assert "Nothing stands at this address." in words(shown("?event=no-such-event"))
