"""The page of insights: its charts with their tables, where they lead, its address, and nothing that is sealed."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from xml.etree.ElementTree import tostring

import pytest

from explorer.export.vector import svg
from explorer.figures.insights import INSIGHTS
from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.search import default_cache
from explorer.selection import Page
from explorer.theme import LIGHT
from explorer.web import ids
from explorer.web.app import PAGES, create_app
from explorer.web.documents.listed import listed
from explorer.web.insights import exported, note, title
from explorer.web.insights.charts import chart
from explorer.web.insights.room import COOKIE, WIDEST, canvas_for, chart_canvas
from explorer.web.insights.tables import tables_of
from explorer.web.pages import page
from explorer.web.server import harden
from explorer.web.shelf import Shelf
from tests.builders import make_dataset, make_event, make_source
from tests.builders import words as w
from tests.figures.layouts import canvas
from tests.figures.words import faults
from tests.sealing import DAYS, leaks
from tests.shipped import shipped
from tests.web.asking import asked, document, strings
from tests.web.pages import parsed
from tests.web.parts import links, nodes, with_class, with_tag, words
from tests.web.views import TODAY, shelf_of

HERE = "/insights"
CLOSE = "?from=1995&themes=nato&to=2003"


@pytest.fixture(scope="module")
def shelf():
    return Shelf(shipped(), catalogues(), lambda: TODAY, cache=default_cache())


@pytest.fixture(scope="module")
def app():
    made = create_app(shipped(), assets=assets_folder(), today=lambda: TODAY, cache=default_cache())
    harden(made, texts=catalogues(), pages=PAGES)
    return made


def part(shelf, key, query=""):
    """A chart of the page as parts."""
    return chart(INSIGHTS[key], shelf.read(query, HERE), canvas(760))


def test_each_chart_has_a_heading_a_drawing_and_the_whole_table_behind_it(app):
    told = parsed(document(app, "insights"))
    sections = with_class(told, "insight")

    assert [section["id"] for section in sections] == list(INSIGHTS)
    for section in sections:
        inside = section["children"]
        assert [len(with_tag(inside, tag)) for tag in ("h3", "table", "caption")] == [1, 1, 1]
        assert len(with_class(inside, "chart")) == 1
        assert all(node.get("scope") in ("col", "row") for node in with_tag(inside, "th"))
    assert [len(with_tag(s["children"], "tr")) - 1 for s in sections[:3]] == [49, 18, 166]


def test_every_link_of_a_drawing_is_in_the_table_too_or_leads_to_a_day(shelf):
    for key in ("secrecy", "pairs", "together", "shares"):
        made = part(shelf, key)
        drawn = {n["href"] for n in nodes(with_class(made, "chart")[0]["children"]) if "href" in n}
        behind = {n["href"] for n in nodes(with_tag(made, "table")[0]["children"]) if "href" in n}
        assert (len(drawn) > 5, drawn - behind) == (True, set())


def found_by(shelf, href):
    """How many documents or events an address lists."""
    parts = urlsplit(href)
    view = shelf.read(parts.query, parts.path)
    while view.waiting:
        view = shelf.read(parts.query, parts.path)
    if view.selection.page is Page.SEARCH:
        return len(view.hits.rows)
    return len(listed(view).found.rows)


@pytest.mark.parametrize("query", ["", CLOSE, "?known=2017-12-11"])
def test_numbers_lead_to_as_many_documents(shelf, query):
    shares = [
        (words(cell["children"]), n["href"])
        for cell in with_tag(part(shelf, "shares", query), "td")
        for n in nodes(cell["children"])
        if "href" in n
    ]
    years = [
        (words(with_tag(row["children"], "td")[-1]["children"]), n["href"])
        for row in with_tag(part(shelf, "releases", query), "tr")[1:]
        for n in nodes(row["children"])
        if "href" in n
    ]

    assert len(shares) > 2 or query == CLOSE
    assert [str(found_by(shelf, href)) for _, href in (*shares, *years)] == [n for n, _ in (*shares, *years)]


def test_a_cell_leads_to_the_events_of_both():
    acting = (("ann", "bob"), ("ann", "bob", "cyn"), ("ann",), ("cyn",), ("bob", "cyn"), ("bob", "cyn"))
    shelf = shelf_of(make_dataset([make_event(f"e{n}", actors=list(who)) for n, who in enumerate(acting)]))
    rows = with_tag(part(shelf, "together"), "tr")[1:]
    told = [(words(with_tag(r["children"], "td")[0]["children"]), *links(r["children"]).values()) for r in rows]
    shelf.index.begin(lambda *_: None)

    assert [n for n, _ in told] == ["3", "2", "1"]
    assert [str(found_by(shelf, href)) for _, href in told] == ["3", "2", "1"]


def test_a_day_of_releases_leads_to_its_documents(shelf):
    drawn = with_class(part(shelf, "releases"), "chart")[0]["children"]
    days = [(words(n["children"]), n["href"]) for n in nodes(drawn) if "released=20" in n.get("href", "")]
    named = [(name, href) for name, href in days if re.search(r"released=\d{4}-\d\d-\d\d", href)]

    assert len(named) >= 4
    assert [name.rpartition(": ")[2] for name, _ in named] == [str(found_by(shelf, href)) for _, href in named]


@pytest.mark.parametrize("day", DAYS[3:4])
def test_nothing_that_is_sealed_is_in_the_page_or_its_files(app, shelf, day):
    language = ("en", "ru", "id")[DAYS.index(day) % 3]
    query = f"?known={day}&lang={language}"
    view = shelf.read(query, HERE)
    told = {document(app, f"insights{query}"), *strings(asked(app, ids.ADDRESS, {"path": HERE, "search": query}))}
    told |= {tostring(svg(exported(view, key, canvas(), LIGHT), links=True), encoding="unicode") for key in INSIGHTS}

    assert leaks(told, day) == []


def test_the_page_and_its_answers_are_the_same_parts(app):
    told = asked(app, ids.ADDRESS, {"path": HERE, "search": CLOSE}, {"width": 700, "font": 12.5})
    client = app.server.test_client()
    client.set_cookie(COOKIE, "700x12.5")
    sent = parsed(client.get(f"{HERE}{CLOSE}").text)
    regions = {node["id"]: words(node["children"]) for node in nodes(sent) if node.get("id") in told["parts"]}

    assert regions == {place: words(parts) for place, parts in told["parts"].items()}
    assert with_class(told["parts"][ids.INSIGHTS], "chart")[0]["viewBox"].startswith("0 0 700 ")


def test_every_page_leads_here_with_its_filters(shelf):
    for path in ("/", "/documents", "/source/memcon-2000-06-04-plenary", HERE):
        way = links(page(shelf, CLOSE, canvas(), path)["parts"][ids.HEADER])["Insights"]
        assert (way, shelf.read(urlsplit(way).query, HERE).selection.page) == (f"{HERE}{CLOSE}", Page.INSIGHTS)


def test_filters_and_language_stay_on_the_page(shelf):
    made = page(shelf, CLOSE, canvas(), HERE)["parts"]
    hrefs = [*links(made[ids.FILTERS]).values(), *links(made[ids.HEADER]).values()]

    assert f"{HERE}?from=1995&lang=ru&themes=nato&to=2003" in hrefs
    assert {f"{HERE}?from=1995&to=2003", f"{HERE}?themes=nato", f"/{CLOSE}"} <= set(hrefs)


@pytest.mark.parametrize("query", ["", "?lang=ru", "?known=2011-09-01&lang=id"])
def test_no_word_of_a_shipped_chart_is_cut_or_touches_another(shelf, query):
    view = shelf.read(query, HERE)
    sizes = ((334, 0, 12.5), (761, 0, 13.5), (1163, 0, 12.5), (1200, 560, 15), (1000, 800, 16))
    told = []
    for key, insight in INSIGHTS.items():
        for width, height, font in sizes:
            room = canvas(width, height, font)
            found = insight.prepare(tables_of(view))
            own = canvas(width, height or insight.height(found, width, room.font), font)
            told += faults(exported(view, key, own, LIGHT))

    assert told == []


@pytest.mark.parametrize("key", INSIGHTS)
def test_a_chart_has_a_title_and_a_sentence_to_go_with_it(shelf, key):
    view = shelf.read("?lang=ru", HERE)

    assert (title(view, key), note(view, key)[-1]) == (view.text(f"insights.{key}.title"), ".")


def test_a_chart_that_is_not_there_is_a_key_error(shelf):
    with pytest.raises(KeyError):
        exported(shelf.read("", HERE), "none", canvas(), LIGHT)


HOSTILE = "\"><script>alert('&amp;')</script>"


@pytest.mark.parametrize(
    "data",
    [
        make_dataset([], []),
        make_dataset(),
        make_dataset([make_event("a", date="1999", tone=None)], [make_source(created="1999", released="2001")]),
        make_dataset([make_event("a", title=w(HOSTILE))], [make_source(title=w(HOSTILE), released="2020-01-01")]),
    ],
    ids=["nothing", "one event", "years alone", "hostile"],
)
@pytest.mark.parametrize("query", ["", "?known=1900-01-01"])
def test_whatever_the_data_the_page_is_there(data, query):
    made = create_app(data, assets=assets_folder(), today=lambda: TODAY)
    told = parsed(document(made, f"insights{query}"))

    assert len(with_class(told, "chart")) == len(INSIGHTS)


@pytest.mark.parametrize(
    ("cookie", "headers", "width"),
    [
        ("700x12.5", {}, 700),
        ("1e999x12", {}, 760),
        ("x", {"User-Agent": "Mobi"}, 330),
        ("-3x2", {"Sec-CH-Viewport-Width": "soon"}, 760),
        ("99999x99", {}, WIDEST),
        ("", {"Sec-CH-Viewport-Width": "390"}, 317),
        ("", {"Sec-CH-Viewport-Width": "1920"}, 761),
    ],
)
def test_charts_are_first_drawn_for_the_room_that_the_browser_tells(cookie, headers, width):
    drawn = chart_canvas({COOKIE: cookie}, headers)

    assert abs(drawn.width - width) < 1


def test_numbers_that_cannot_be_right_are_kept_within_what_can():
    assert [canvas_for(*pair).font.size for pair in ((500, 1), (500, 12.4), (500, 1000))] == [9, 12.5, 24]
