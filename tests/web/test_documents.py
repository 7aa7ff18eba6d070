"""The page of all documents: what stands on it, what its rows say, and that the file is the same list."""

import csv
import io
import json

import pytest

from explorer.i18n import catalogues
from explorer.listing import Column
from explorer.paths import assets_folder
from explorer.web import ids
from explorer.web.app import create_app
from explorer.web.documents import FILE, ROWS, documents_page
from explorer.web.documents.releases import MOST_DAYS
from explorer.web.documents.rows import MOST, wanted
from explorer.web.filters import filters
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_source
from tests.builders import words as w
from tests.web.asking import asked, strings
from tests.web.pages import parsed
from tests.web.parts import links, nodes, with_class, with_tag, words
from tests.web.views import TODAY, shelf_of

SOURCES = [
    make_source("memo", "2025-08-21", title=w("The plan", ru="План"), creator="=cmd()"),
    make_source("cable", "2025-08-21", title=w("A cable"), kind="cable", created="1999"),
    make_source("notes", "2010-01-05", title=w("Notes"), kind="notes"),
    make_source("speech", title=w("An address"), kind="speech", releases=[{"date": "2000-06-04", "how": "issued"}]),
]
EVENTS = [
    make_event("a", date="1999-03-24", themes=["nato"], claims=[make_claim(evidence=[make_evidence("memo")])]),
    make_event("b", date="2008-08-08", themes=["iraq"], claims=[make_claim(evidence=[make_evidence("cable")])]),
]
DATA = make_dataset(EVENTS, SOURCES)


@pytest.fixture(scope="module")
def app():
    return create_app(DATA, assets=assets_folder(), today=lambda: TODAY)


@pytest.fixture(scope="module")
def shelf():
    return shelf_of(DATA)


@pytest.fixture
def get(app):
    return lambda address: app.server.test_client().get(address)


def page(shelf, query=""):
    return documents_page(shelf.read(query, "/documents"), shelf.texts)


def tools(shelf, query=""):
    return page(shelf, query)["parts"][ids.DOCUMENTS_TOOLS]


def state(shelf, query=""):
    (found,) = [
        n for n in nodes(page(shelf, query)["parts"][ids.DOCUMENTS_HEADING]) if n.get("id") == "documents-state"
    ]
    return json.loads(found["data-grid"])


def titles(get, query=""):
    return [row["title"] for row in get(f"{ROWS}{query}").get_json()["rows"]]


def rows_of_file(get, query=""):
    return list(csv.DictReader(io.StringIO(get(f"{FILE}{query}").text, newline="")))


def test_without_scripts_there_is_a_table_whose_titles_lead_to_the_documents(get):
    trees = parsed(get("/documents?sort=title&known=2020-01-01").text)
    (table,) = with_tag(trees, "table")

    assert [words(row["children"]) for row in with_tag(table["children"], "tr")] == [
        "Title Written Public on Kind Side",
        "An address 4 Jun 2000 4 Jun 2000 speech United States",
        "Notes 4 Jun 2000 5 Jan 2010 notes United States",
    ]
    assert links(table["children"])["Notes"] == "/source/notes?known=2020-01-01&sort=title"


def test_the_page_has_one_heading_of_its_own_and_the_grid_stands_in_its_main_part(get):
    trees = parsed(get("/documents").text)
    (main,) = with_tag(trees, "main")

    assert [node["id"] for node in nodes(main["children"]) if node.get("id") == "react-entry-point"]
    assert words(with_tag(main["children"], "h2")) or [words(n["children"]) for n in with_tag(trees, "h2")] == [
        "Documents"
    ]


@pytest.mark.parametrize(
    ("path", "there"), [("/documents", True), ("/", False), ("/event/a", False), ("/source/memo", False)]
)
def test_the_grid_is_loaded_only_where_it_is(get, path, there):
    text = get(path).text

    assert [part in text for part in ("/dash_ag_grid/", "assets/documents.js")] == [there, there]
    assert ("assets/motion.js" in text) is (path == "/")


def test_pages_lead_to_each_other_with_the_filters_of_the_view(get):
    ways = {
        path: with_class(parsed(get(path).text), "ways")[0]
        for path in ("/?themes=nato", "/documents?themes=nato&words=x")
    }

    assert {p: links(way["children"]) for p, way in ways.items()} == {
        "/?themes=nato": {
            "Timeline": "/?themes=nato",
            "Search": "/search?themes=nato",
            "Documents": "/documents?themes=nato",
            "Insights": "/insights?themes=nato",
            "In class": "/class?themes=nato",
        },
        "/documents?themes=nato&words=x": {
            "Timeline": "/?themes=nato",
            "Search": "/search?themes=nato",
            "Documents": "/documents?themes=nato&words=x",
            "Insights": "/insights?themes=nato",
            "In class": "/class?themes=nato",
        },
    }
    current = {
        p: [words(n["children"]) for n in nodes(w["children"]) if n.get("aria-current")] for p, w in ways.items()
    }
    assert list(current.values()) == [["Timeline"], ["Documents"]]
    assert links(filters(shelf_of(DATA).read("?themes=nato")))["4 documents"] == "/documents?themes=nato"


def test_the_timelines_filters_hold_here_and_count_documents(shelf):
    bar = page(shelf, "?from=1999&themes=nato&to=2001")["parts"][ids.FILTERS]

    assert links(bar)["Nato 1"] == "/documents?from=1999&to=2001"
    assert links(bar)["Events 1999–2001 ×"] == "/documents?themes=nato"
    assert links(bar)["Show on the timeline"] == "/?from=1999&themes=nato&to=2001"
    assert words(with_class(tools(shelf, "?themes=nato"), "list-count")[0]["children"]) == "1 of 1 documents"
    assert words(with_class(tools(shelf, "?from=2009"), "list-count")[0]["children"]) == "0 of 0 documents"


def test_how_many_there_are_is_said_aloud(shelf):
    (count,) = [node for node in nodes(tools(shelf, "?kind=cable")) if node.get("role") == "status"]

    assert words(count["children"]) == "1 of 4 documents"


def test_choices_are_boxes_with_counts_and_keep_the_rest_of_the_view(shelf):
    (form,) = [n for n in nodes(tools(shelf, "?kind=cable&words=a")) if n.get("aria-label") == "Filter: Kind"]
    boxes = [n for n in nodes(form["children"]) if n.get("type") == "checkbox"]

    assert [(box["value"], "checked" in box) for box in boxes] == [
        ("cable", True),
        ("memorandum-of-conversation", False),
        ("notes", False),
        ("speech", False),
    ]
    assert {n["name"]: n["value"] for n in nodes(form["children"]) if n.get("type") == "hidden"} == {"words": "a"}
    assert words(form["children"]).startswith("cable 1")


def test_what_is_chosen_stands_on_its_menu_and_can_be_taken_off(shelf):
    shown = tools(shelf, "?archive=quai&kind=cable&secrecy=10..20&side=ru,us&written=1999..")
    on = [words(node["children"]) for node in with_class(shown, "on")]

    assert on == ["Kind: cable", "Side: 2", "Written: since 1999", "Sealed for: 10–20", "Archive: “quai”"]
    assert links(shown)["Clear all filters"] == "/documents"


def test_where_nothing_fits_everything_that_could_be_taken_off_is_a_link(shelf):
    (told,) = with_class(tools(shelf, "?kind=cable&words=zzz&themes=nato"), "list-none")

    assert links(told["children"]) == {
        "“zzz” ×": "/documents?kind=cable&themes=nato",
        "Kind: cable ×": "/documents?themes=nato&words=zzz",
    }
    assert with_class(tools(shelf, "?kind=cable"), "list-none") == []


def test_columns_are_boxes_in_their_order_and_the_title_cannot_be_taken_off(shelf):
    (menu,) = with_class(tools(shelf, "?columns=side,title"), "list-columns")
    boxes = [node for node in nodes(menu["children"]) if node.get("type") == "checkbox"]

    assert [(box.get("value"), "checked" in box) for box in boxes[:3]] == [
        ("side", True),
        (None, True),
        ("written", False),
    ]
    assert len(boxes) == len(Column)


def test_the_grid_is_told_its_columns_order_and_rows(shelf):
    told = state(shelf, "?columns=title,secrecy&words=a&sort=-secrecy")

    assert [column["id"] for column in told["columns"]] == ["title", "secrecy"]
    assert (told["sort"], told["count"]) == ([["secrecy", True]], 4)
    assert told["rows"] == f"{ROWS}?columns=title,secrecy&sort=-secrecy&words=a"
    assert told["listing"] == {"columns": "title,secrecy", "sort": "-secrecy", "words": "a"}


def test_rows_say_the_columns_that_are_shown_in_the_language_of_the_screen(get):
    told = get(f"{ROWS}?columns=title,secrecy,side&lang=ru&sort=-secrecy&rows=0-1").get_json()

    assert told["count"] == 4
    assert [(row["title"], row["secrecy"], row["side"], row.get("lang")) for row in told["rows"]] == [
        ("A cable", "25 лет 7 месяцев", "США", "en"),
        ("План", "25 лет 2 месяца", "США", None),
    ]
    assert "kind" not in told["rows"][0]
    assert told["rows"][1]["href"] == "/source/memo?columns=title,secrecy,side&lang=ru&sort=-secrecy"


@pytest.mark.parametrize(
    ("asked_for", "rows"),
    [
        ("0-99", range(100)),
        ("100-199", range(100, 200)),
        *((odd, range(MOST)) for odd in ("", "x", "-5-3", "1e3-2")),
        ("0-999999999", range(MOST)),
        ("9-3", range(9, 9)),
    ],
)
def test_at_most_some_rows_are_answered_at_once(asked_for, rows):
    assert wanted(asked_for) == rows


def test_a_range_beyond_the_last_row_is_empty(get):
    assert get(f"{ROWS}?rows=500-599").get_json() == {"count": 4, "rows": []}


@pytest.mark.parametrize(
    "query", ["?", "?sort=-title", "?words=a&kind=cable,notes", "?group=release", "?themes=nato", "?known=2020-01-01"]
)
def test_grid_table_count_and_file_are_one_list(get, shelf, query):
    listed = titles(get, query)
    plain = [words(node["children"]) for node in nodes(page(shelf, query)["plain"]) if node.get("scope") == "row"]

    assert listed == plain == [row["title"] for row in rows_of_file(get, query)]
    assert state(shelf, query)["count"] == len(listed)


def test_by_release_each_day_is_an_address_with_its_count(shelf):
    rail = page(shelf, "?group=release")["parts"][ids.DOCUMENTS_RELEASES]

    assert links(rail) == {
        "All releases": "/documents?group=release",
        "21 August 2025 2 · 2 documents": "/documents?group=release&released=2025-08-21",
        "5 January 2010 1 · 1 document": "/documents?group=release&released=2010-01-05",
    }
    assert page(shelf)["parts"][ids.DOCUMENTS_RELEASES] == []


def test_what_came_out_on_a_day_is_said_with_the_way_to_what_it_changed(get, shelf):
    head = page(shelf, "?group=release&released=2025-08-21")["parts"][ids.DOCUMENTS_HEADING]

    assert words(with_class(head, "release-title")[0]["children"]) == "21 August 2025 · 2 documents"
    assert links(head)["What it changed on the timeline"] == "/?against=2025-08-20&known=2025-08-21"
    assert links(head)["◂"] == "/documents?group=release&released=2010-01-05"
    assert sorted(titles(get, "?group=release&released=2025-08-21")) == ["A cable", "The plan"]


def test_very_many_days_of_release_are_shown_a_year_at_a_time():
    sources = [
        make_source(f"s{n}", f"{1990 + n // 28}-02-{n % 28 + 1:02}", created="1980") for n in range(MOST_DAYS + 20)
    ]
    shelf = shelf_of(make_dataset([], sources))
    newest, chosen = (
        links(page(shelf, q)["parts"][ids.DOCUMENTS_RELEASES])
        for q in ("?group=release", "?group=release&released=1991")
    )

    assert newest["2000 28 · 28 documents"] == "/documents?group=release&released=2000"
    assert [sum("February" in words for words in found) for found in (newest, chosen)] == [12, 28]


def test_answers_to_those_with_scripts_leave_the_plain_table_out(app):
    told = asked(app, ids.ADDRESS, {"path": "/documents", "search": "?words=plan", "asked": 1})

    assert told["plain"] is None
    assert "1 of 4 documents" in " ".join(strings(told["parts"]))


@pytest.mark.parametrize("language", sorted(catalogues()))
def test_the_page_is_made_in_every_language(get, language):
    assert (
        catalogues()[language]("documents.page-documents")
        in get(f"/documents?group=release&lang={language}&words=zz").text
    )


@pytest.mark.parametrize(
    "query",
    [
        "?sort=" + "title," * 900,
        "?words=" + "%f0%9f" * 50,
        "?kind=%00",
        "?released=9999-12-31..Y99999",
        "?secrecy=9999999",
    ],
)
def test_odd_addresses_are_answered(get, query):
    assert [get(path + query).status_code for path in ("/documents", ROWS, FILE)] == [200] * 3
