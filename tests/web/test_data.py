"""Files of data from the page: what a view takes, how it is asked for, and that nothing sealed is in any of them."""

from __future__ import annotations

import io
import json
import re
from functools import partial
from zipfile import ZipFile

import pyarrow.parquet as pq
import pytest

from explorer.export.data import FORMS
from explorer.interchange import csv_rows
from explorer.web.charts import offers
from explorer.web.charts.menu import taking_menu
from explorer.web.data import files
from explorer.web.data.taking import TooMany, taken, view_asked
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_source
from tests.builders import words as w
from tests.sealing import leaks
from tests.shipped import shipped
from tests.web.asking import strings
from tests.web.parts import with_tag, words
from tests.web.test_app import app_for
from tests.web.views import shelf_of

DATA = make_dataset(
    [
        make_event("talks", themes=["arms"], title=w("Talks of arms"), claims=[make_claim()]),
        make_event(
            "crisis",
            themes=["war"],
            title=w("A crisis"),
            date="2001-09-11",
            claims=[make_claim(evidence=[make_evidence("paper")])],
        ),
    ],
    [
        make_source("memo", passages=[make_passage(seen_in="book")]),
        make_source("paper", side="press", kind="news-article"),
        make_source("book", side="other"),
        make_source("unused", title=w("Nobody cites the mountains")),
    ],
)


@pytest.fixture(scope="module")
def shelf():
    return shelf_of(DATA)


@pytest.fixture(scope="module")
def client():
    return app_for(DATA).server.test_client()


def names(shelf, query):
    """What is taken: events, and sources."""
    part = taken(view_asked(shelf, query))
    return [event.id for event in part.events], [source.id for source in part.sources]


@pytest.mark.parametrize(
    ("query", "events", "sources"),
    [
        ("", ["talks", "crisis"], ["memo", "paper", "book", "unused"]),
        ("?themes=arms", ["talks"], ["memo", "book"]),
        ("?from=2001", ["crisis"], ["paper"]),
        ("?themes=arms&of=all", ["talks", "crisis"], ["memo", "paper", "book", "unused"]),
        ("?of=documents&side=press", [], ["paper"]),
        ("?of=documents&themes=arms", [], ["memo", "book"]),
        ("?of=event&event=crisis", ["crisis"], ["paper"]),
        ("?of=source&source=unused", [], ["unused"]),
        ("?of=event&event=no-such", [], []),
        ("?q=crisis", ["crisis"], ["paper"]),
        ("?q=mountains", [], ["unused"]),
        ("?known=1999-12-31", [], []),
        ("?of=nonsense", ["talks", "crisis"], ["memo", "paper", "book", "unused"]),
    ],
)
def test_a_view_takes_what_it_shows_and_all_that_this_rests_on(shelf, query, events, sources):
    assert names(shelf, query) == (events, sources)


@pytest.mark.parametrize("name", FORMS)
def test_each_file_has_its_type_and_a_name_and_comes_from_its_address(client, name):
    answer = client.get(f"/data/{name}?themes=arms&known=2020-01-01&lang=ru")

    assert (answer.status_code, answer.content_type) == (200, FORMS[name].media_type)
    saved = answer.headers["Content-Disposition"].partition("filename=")[2].strip('"')
    assert saved.startswith("unsealed-")
    assert saved.endswith(name[name.index(".") :])
    assert answer.data == client.get(f"/data/{name}?themes=arms&known=2020-01-01&lang=ru").data


def test_a_file_says_which_view_it_is_of_and_of_which_version(client):
    about = json.loads(client.get("/data/unsealed.json?themes=arms&known=2020-01-01").data)["about"]

    assert about["version"].startswith("1+")
    assert about["licence"] == "CC-BY-4.0"
    assert about["known_on"] == "2020-01-01"
    assert "themes: Arms" in about["filters"]
    assert about["address"].endswith("/?known=2020-01-01&themes=arms")
    assert "filters" not in json.loads(client.get("/data/unsealed.json").data)["about"]


def test_a_record_that_is_not_there_is_not_found(client):
    assert client.get("/data/events.csv?of=event&event=no-such").status_code == 404


def test_too_many_events_are_refused_in_one_line_of_the_views_language(client, shelf, monkeypatch):
    monkeypatch.setattr(files, "taken", partial(taken, most=1))
    answer = client.get("/data/events.csv?lang=id")

    assert answer.status_code == 409
    assert answer.text.startswith("Satu berkas memuat paling banyak 1 peristiwa, sedangkan tampilan ini memiliki 2: ")
    assert answer.text.count("\n") == 1
    assert client.get("/data/events.csv?themes=arms").status_code == 200
    with pytest.raises(TooMany):
        taken(shelf.read(""), most=1)
    assert len(taken(shelf.read(""), most=None).events) == 2


def buttons(view):
    """The files that the menu of a view offers, by their words."""
    made = taking_menu(view)
    return {words(node["children"]): node["formaction"] for node in with_tag(made, "button") if "formaction" in node}


def test_the_menu_offers_every_file_of_ours_and_the_others_by_their_addresses(shelf):
    offered = buttons(shelf.read("?themes=arms"))
    data = {address for address in offered.values() if address.startswith("/data/")}

    assert {f"/data/{name}" for name in FORMS} < data
    others = (
        "references.bib",
        "references.ris",
        "references.json",
        "references.txt",
        "timelinejs.json",
        "calendar.ics",
    )
    assert data == {f"/data/{name}" for name in (*FORMS, *others)}


def test_the_menu_is_a_form_that_keeps_the_view_and_asks_of_which_records(shelf):
    view = shelf.read("?themes=arms&known=2020-01-01&lang=ru")
    (form,) = [node for node in with_tag(taking_menu(view), "form") if "taking-data" in node["class"]]
    kept = {node["name"]: node["value"] for node in with_tag(form["children"], "input")}
    (choice,) = with_tag(form["children"], "select")

    assert kept == {"themes": "arms", "known": "2020-01-01", "lang": "ru"}
    assert [(option["value"], words(option["children"])) for option in with_tag(choice["children"], "option")] == [
        ("", "этот вид: 1 событие и его документы"),
        ("all", "всё: 2 события"),
    ]


def test_the_list_of_documents_offers_what_it_lists_and_no_events(shelf):
    view = shelf.read("?side=press", "/documents")
    offered = buttons(view)

    assert {"Documents", "Passages", "XLSX", "BibTeX"} <= offered.keys()
    assert {"Events", "Claims", "Evidence", "TimelineJS", "PNG"} & offered.keys() == set()
    assert "documents" in [option["value"] for option in with_tag(taking_menu(view), "option")]


def test_a_large_data_set_says_how_much_a_file_holds(shelf, monkeypatch):
    assert "command line" not in words(taking_menu(shelf.read("")))
    monkeypatch.setattr(offers, "MOST_EVENTS", 1)

    assert "A file holds 1 events at most; the command line writes all." in words(taking_menu(shelf.read("")))


def told(name, content):
    """Every text in a file, as whoever opens it reads it."""
    if name.endswith(".csv"):
        return {cell for row in csv_rows(content.decode()) for cell in row}
    if name.endswith((".json", ".jsonl", ".rels")):
        parts = content.decode().splitlines() if name.endswith(".jsonl") else [content.decode()]
        return parts if name.endswith(".rels") else {text for part in parts for text in strings(json.loads(part))}
    if name.endswith(".parquet"):
        return strings(pq.read_table(io.BytesIO(content)).to_pylist())
    if name.endswith(".yaml"):
        return {json.loads(text) for text in QUOTED.findall(content.decode())}
    if not name.endswith((".zip", ".xlsx")):
        return {content.decode()}
    with ZipFile(io.BytesIO(content)) as archive:
        inside = [entry for entry in archive.namelist() if not SHEET.search(entry)]
        return {text for entry in inside for text in (entry, *told(entry, archive.read(entry)))}


QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
SHEET = re.compile(r"/sheet\d+\.xml$")
"""Its texts are by their numbers in a file of their own."""


def test_no_file_of_any_form_holds_what_is_sealed():
    shelf, day = shelf_of(shipped()), "2001-09-10"
    view = view_asked(shelf, f"?known={day}&of=all")
    received = {text for name in FORMS for text in told(name, files.data_file(name, view, "https://history.example/"))}

    assert leaks(received, day) == []
    assert any("Washington" in text for text in received)
