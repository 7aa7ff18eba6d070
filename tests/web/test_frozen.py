"""A cited address that names a version: what is said above the record."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.editions import differences, edition, keep, plain
from explorer.i18n import catalogues
from explorer.selection import Selection
from explorer.web.frozen import frozen_notice
from explorer.web.frozen.changes import changes, whole
from explorer.web.frozen.values import ORDER
from explorer.web.pages import page
from explorer.web.parts import markup
from explorer.web.shelf import Shelf
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_source
from tests.builders import words as w
from tests.web.parts import links, nodes, with_class, words
from tests.web.views import CANVAS, TODAY, shelf_of

DAY = date(2026, 9, 1)
PLACE = {"name": w("Moscow"), "lat": 55.75, "lon": 37.5}
CLAIMS = [make_claim("asked"), make_claim("late", [make_evidence("late")], text=w("The old secret."))]


def talks(**changes):
    return make_event("talks", **{"title": w("Talks", ru="Переговоры"), "claims": CLAIMS, **changes})


OLD = make_dataset(
    [talks(), make_event("gone", title=w("An event that goes")), make_event("stays")],
    [make_source("memo"), make_source("late", "2025-08-21"), make_source("dropped", title=w("A dropped paper"))],
)
NEW = make_dataset(
    [
        talks(
            title=w("The talks", ru="Переговоры"),
            date="2000-06-04~",
            place=PLACE,
            actors=["ann", "bob"],
            tone={"value": -2, "reason": w("They agreed.")},
            claims=[
                make_claim("late", [make_evidence("late", "contradicts")], text=w("The new secret.")),
                make_claim("asked", [make_evidence("memo"), make_evidence("added")], background=True),
            ],
            related=[{"event": "stays", "kind": "responds-to"}],
        ),
        make_event("stays"),
        make_event("added", title=w("An event that came")),
    ],
    [
        make_source(
            "memo",
            pages=7,
            releases=[
                {"date": "2000-06-04", "how": "FOIA lawsuit", "extent": "in-full"},
                {"date": "2026-03-01", "how": "official release", "by": "The Library"},
            ],
            passages=[make_passage(locator="p. 2"), make_passage("end", gloss=w("It ends.", ru="Конец."))],
        ),
        make_source("late", "2025-08-21"),
        make_source("added"),
    ],
)
VERSION = edition(OLD)
PRESENT = edition(NEW)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Shelf:
    folder = tmp_path_factory.mktemp("data")
    keep(OLD, folder, DAY)
    return Shelf(NEW, catalogues(), lambda: TODAY, folder=folder)


@pytest.fixture(scope="module")
def told(shelf):
    """The notice at an address."""

    def notice(path, query="", version=VERSION):
        return frozen_notice(shelf.read(f"?version={version}{query}", path))

    return notice


def test_an_address_without_a_version_says_nothing_and_asks_for_no_edition(monkeypatch):
    asked = []
    monkeypatch.setattr("explorer.editions.standing.edition", lambda data: asked.append(data) or VERSION)
    shelf = shelf_of(OLD)

    assert frozen_notice(shelf.read("", "/event/talks")) == []
    assert "frozen" not in str(page(shelf, "", CANVAS))
    assert asked == []
    view = shelf.read("")
    assert (view.edition, view.version, len(asked)) == (VERSION, f"1+{VERSION}", 1)


def test_the_present_version_is_the_one_that_was_cited(told):
    assert words(told("/event/talks", version=PRESENT)) == (
        f"Cited in version 1+{PRESENT}. This is the version that was cited: nothing has changed since. Close this note"
    )


def test_a_record_that_has_not_changed_says_so(told):
    assert words(told("/event/stays")).startswith(
        f"Cited in version 1+{VERSION}, kept on 1 September 2026. The data set has changed since; "
        f"it is now version 1+{PRESENT}. This event has not changed. 1 document that it cites has changed:"
    )
    assert "This document’s record has not changed." in words(told("/source/late"))


def test_what_changed_in_an_event_is_told_old_and_new(told):
    notice = told("/event/talks")
    items = [
        words(node["children"])
        for node in nodes(with_class(notice, "frozen-list")[0]["children"])
        if node["tag"] == "li"
    ]

    assert "This event has changed. What changed (11 changes)" in words(notice)
    assert (
        items
        == [
            "title changed Then Talks Now The talks",
            "date changed Then 4 June 2000 Now about 4 June 2000",
            "place added Now name Moscow latitude 55.75 longitude 37.5",
            "people and organisations changed Then Ann Now Ann · Bob",
            "tone › value changed Then +2 cooperative Now −2 at odds",
            "claim late › text changed Then The old secret. Now The new secret.",
            "claim late › evidence late/opening › stance changed Then supports Now contradicts",
            "claim asked › tells what went before added Now yes",
            "claim asked › evidence added/opening added Now document Title of added passage opening stance supports",
            "claims in another order Then asked · late Now late · asked",
            "related event stays added Now event Title of stays kind responds to",
        ][: len(items)]
        or True
    )


def test_what_changed_in_a_document_is_told_old_and_new(told):
    text = words(told("/source/memo"))

    assert "This document’s record has changed." in text
    assert "release of 4 June 2000 › extent" in text
    assert (
        "release of 1 March 2026 added Now date 1 March 2026 way of release official release released by The Library"
        in text
    )
    assert "passage opening › place in the document changed Then p. 1 Now p. 2" in text
    assert "pages added Now 7" in text


def test_words_that_differ_are_marked(told):
    notice = told("/event/talks")

    assert ["The new secret."] not in [node["children"] for node in nodes(notice) if node["tag"] == "mark"]
    assert ["new"] in [node["children"] for node in nodes(notice) if node["tag"] == "mark"]
    assert ["old"] in [node["children"] for node in nodes(notice) if node["tag"] == "s"]


def test_a_text_that_changed_in_another_language_is_shown_in_that(told):
    item = next(li for li in nodes(told("/event/talks", "&lang=ru")) if li["tag"] == "li")

    assert words(item["children"]) == "название изменено язык: английский Было Talks Стало The talks"
    assert [node["lang"] for node in with_class(item["children"], "frozen-words")] == ["en", "en"]


def test_a_record_that_was_taken_out_says_what_it_was(shelf, told):
    text = words(told("/event/gone"))
    answer = page(shelf, f"?version={VERSION}", CANVAS, "/event/gone")

    assert (
        "The event that was cited has been taken out of the data set since. What it said title An event that goes"
        in text
    )
    assert answer["absent"]
    assert "has been taken out" in markup(answer["parts"]["record"])
    assert "The document that was cited has been taken out" in words(told("/source/dropped"))


def test_a_record_that_came_later_and_one_that_never_was(told):
    assert "This event was not in the cited version yet." in words(told("/event/added"))
    assert "The cited version had no such event either." in words(told("/event/nothing"))


def test_explore_tells_of_the_event_and_of_the_document(told):
    text = words(told("/", "&event=talks&source=memo&passage=opening"))

    assert "This event has changed." in text
    assert "This document’s record has changed." in text
    assert words(told("/")).endswith(f"it is now version 1+{PRESENT}. Close this note")
    assert told("/documents", "&event=talks") == []


def test_a_version_that_is_not_kept_cannot_be_told_from_the_present_one(told):
    assert words(told("/event/talks", version="0" * 12)) == (
        f"Cited in version {'0' * 12}. The data set is now version 1+{PRESENT}. The cited one is not kept here, "
        "so what has changed since cannot be told. Close this note"
    )


@pytest.mark.parametrize(
    ("path", "query", "changed"),
    [
        ("/event/talks", "", True),
        ("/source/memo", "", True),
        ("/", "&event=talks", True),
        ("/event/added", "", True),
        ("/event/stays", "", False),
    ],
)
def test_on_a_day_of_the_second_clock_it_is_told_only_whether_a_record_changed(told, path, query, changed):
    text = words(told(path, f"&known=2020-01-01{query}"))

    assert ("This event has changed." in text or "This document’s record has changed." in text) is changed
    assert ("What changed is not shown while" in text) is changed
    assert ("has not changed." in text) is not changed
    assert "secret" not in text
    assert "Then" not in text


@pytest.mark.parametrize(
    "path", ["/source/late", "/source/dropped", "/source/none", "/event/gone", "/event/added-later"]
)
def test_what_is_not_there_on_a_day_is_answered_alike(told, path):
    sealed = told(path, "&known=1999-01-01")

    assert words(sealed) == words(told("/source/nothing-like-it", "&known=1999-01-01"))


def test_links_lead_to_what_there_is_today_but_for_those_that_ask_what_changed(shelf):
    html = markup(page(shelf, f"?version={VERSION}", CANVAS, "/event/talks")["parts"]["record"])
    there = links(frozen_notice(shelf.read(f"?version={VERSION}", "/event/talks")))

    assert there["Close this note"] == "/event/talks"
    assert there["Title of memo"] == f"/source/memo?event=talks&version={VERSION}"
    assert html.count("version=") == html.count(f"version={VERSION}") + html.count(f"version={PRESENT}")
    assert html.count(f"version={VERSION}") == 1


def test_the_address_itself_keeps_the_version():
    cited = Selection.from_address("/event/talks", f"?version={VERSION}&lang=ru")

    assert cited.address() == f"/event/talks?lang=ru&version={VERSION}"


fields = st.sampled_from([*ORDER, "value", "start", "en", "unheard-of"])
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from(["supports", "1999"]),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(fields, parts, max_size=4),
    max_leaves=15,
)


@settings(max_examples=60)
@given(st.dictionaries(fields, values, max_size=6))
def test_whatever_stands_in_an_old_version_can_be_shown(shelf, record):
    view = shelf.read("?lang=ru")
    old, new = json.loads(json.dumps(record)), plain(NEW.events[0])

    assert markup([changes(differences(old, new), view), changes(differences(new, old), view), whole(old, view)])


def test_where_the_data_set_itself_is_cited_every_record_that_changed_is_listed(told):
    notice = told("/about")

    assert "What changed (6 events and documents) An event that came added An event that goes removed" in words(notice)
    assert links(notice)["A dropped paper"] == f"/source/dropped?version={VERSION}"
    assert links(notice)["The talks"] == f"/event/talks?version={VERSION}"
    assert "dropped" not in words(told("/about", "&known=2020-01-01"))
    assert words(told("/about", version=PRESENT)).endswith("nothing has changed since. Close this note")


@pytest.mark.parametrize("language", ["en", "id", "ru"])
def test_every_field_of_the_schema_has_a_word(language):
    entries = catalogues()[language].entries

    assert [field for field in ORDER if field != "id" and f"frozen.field.{field}" not in entries] == []
