"""Charts to take away: what stands on a sheet, what a file is called, and that it leads back to its view."""

from __future__ import annotations

import io
import random
from datetime import date, timedelta
from html import unescape
from itertools import cycle

import pypdfium2
import pytest
from PIL import Image

from explorer.export.facts import facts_in
from explorer.export.images import pdf, svg_bytes
from explorer.figures.sizes import SIZES, SheetSize
from explorer.i18n import catalogues
from explorer.search import default_cache
from explorer.selection import Page, Selection
from explorer.theme import DARK, LIGHT
from explorer.vocabulary import LaneKind
from explorer.web.charts import menu, whole
from explorer.web.charts.files import file_name
from explorer.web.charts.said import cited_by, filters_of, shown_events, sources_line, title_of, words_of
from explorer.web.charts.sheets import FORMS, timeline_chart, written
from explorer.web.charts.wish import Wish, wish_of
from explorer.web.shelf import Shelf
from tests.builders import make_card, make_claim, make_dataset, make_event, make_evidence, make_source
from tests.builders import words as w
from tests.export.reading import boxes_of, circles_of, cut, over_marks, overlapping, texts_of
from tests.shipped import shipped
from tests.web.asking import drawing
from tests.web.test_app import app_for
from tests.web.views import TODAY, view_of

HOST = "https://history.example/"
KREMLIN = "2000-06-04-kremlin-plenary"
VIEWS = (
    f"?event={KREMLIN}&tails=all",
    "?lang=ru&lanes=side",
    "?themes=nato&known=2004-12-31&against=1999-01-01",
    "?lanes=person&lang=id",
    "?persons=bill-clinton,vladimir-putin&lang=ru",
    "?lanes=status&lang=ru",
    "?from=2014&to=2026&lanes=one",
    "?beside=1990&from=2000&to=2003",
)


@pytest.fixture(scope="module")
def shelf():
    return Shelf(shipped(), catalogues(), lambda: TODAY, cache=default_cache())


@pytest.fixture(scope="module")
def small_app():
    return app_for(make_dataset([make_event("a"), make_event("b", date="2001-09-11")]))


@pytest.mark.parametrize(("size", "view"), [*zip([*SheetSize, *SheetSize], VIEWS, strict=True)])
def test_no_words_on_a_sheet_lie_over_others_or_over_marks_and_none_is_cut(shelf, size, view):
    """By the letters that another program finds in the PDF, and where it finds them."""
    chart = timeline_chart(shelf.read(view), Wish(size), HOST)
    drawn, layout = svg_bytes(chart.figure), chart.figure["layout"]
    boxes = boxes_of(pdf(chart.figure), texts_of(drawn))
    labels = {text for t in chart.figure["data"] if t["name"].startswith("labels") for text in t["text"]}

    assert len(labels) > 2
    assert overlapping(boxes) == []
    assert cut(boxes, layout["width"], layout["height"]) == []
    assert over_marks([box for box in boxes if box.words in labels], circles_of(drawn)) == []


def test_faults_are_seen_where_words_are_too_large(shelf):
    chart = timeline_chart(shelf.read(""), Wish(), HOST)
    for trace in chart.figure["data"]:
        if trace["mode"] == "text":
            trace["textfont"]["size"] *= 2
    boxes = boxes_of(pdf(chart.figure), texts_of(svg_bytes(chart.figure)))

    assert len(overlapping(boxes)) > 10
    assert over_marks(boxes, circles_of(svg_bytes(chart.figure)))


def test_a_sheet_says_what_it_shows_and_where_it_is_from(shelf):
    chart = timeline_chart(shelf.read("?themes=nato&known=2004-12-31&from=1999"), Wish(), HOST)
    said = "\n".join(texts_of(svg_bytes(chart.figure)))

    for words in (
        "NATO",
        "US–Russia relations · themes: NATO · 1999–",
        "lanes: themes",
        "As known on 31 December 2004",
        "Sources: ",
        "news article (",
        "version 0.2.0 · CC-BY-4.0",
        f"{HOST}?from=1999&known=2004-12-31&themes=nato",
        "moved towards cooperation",
    ):
        assert words in said


def test_the_documents_of_the_chosen_event_are_named():
    data = make_dataset(
        [make_event("talks", claims=[make_claim(evidence=[make_evidence(source="memo")])])],
        [make_source("memo", title=w("A memorandum"))],
    )
    view = view_of(data, "?event=talks")

    assert "“A memorandum”" in words_of(view, "").foot[0]
    assert sources_line(view).startswith("Source: 1 document: ")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "US–Russia relations"),
        ("?themes=nato,ukraine", "NATO and Ukraine"),
        ("?themes=afghanistan,counterterrorism,nato,ukraine", "US–Russia relations"),
        (f"?themes=nato&event={KREMLIN}", "Kremlin plenary: Clinton proposes a joint plan on bin Laden"),
    ],
)
def test_a_chart_is_called_by_what_it_is_about(shelf, query, title):
    assert title_of(shelf.read(query)) == title


def test_filters_are_said_in_words(shelf):
    assert filters_of(shelf.read("?lanes=one")) == "all themes · 1984–2026 · 166 of 166 events"
    compared = filters_of(shelf.read("?persons=bill-clinton,vladimir-putin"))

    assert "Bill Clinton / Vladimir Putin" in compared


def test_only_events_in_sight_are_counted_and_only_their_documents(shelf):
    view = shelf.read("?themes=nato&from=2004&to=2004")
    events = shown_events(view)
    cited = {e.source for name in events for c in view.known.data.event(name).claims for e in c.evidence}

    assert all("2004" in view.known.data.event(name).date.text for name in events)
    assert set(cited_by(view, events)) == cited


def test_nothing_in_sight_is_a_sheet_too(shelf):
    chart = timeline_chart(shelf.read("?known=1985-01-01"), Wish(), HOST)

    assert "No documents are cited here." in texts_of(svg_bytes(chart.figure))


def test_a_file_is_named_by_what_it_shows():
    asked = {
        "": "unsealed",
        "?themes=nato,ukraine": "unsealed-nato-ukraine",
        "?event=a&themes=nato": "unsealed-a",
        "?known=2004-12-31&against=2001-01-01": "unsealed-known-2004-12-31-against-2001-01-01",
        "?q=bin laden": "unsealed-search",
    }

    assert {query: file_name(Selection.from_query(query)) for query in asked} == asked


def test_what_an_address_asks_for_is_understood_or_as_usual():
    assert wish_of({"size": "a4", "look": "dark", "scale": "4"}) == Wish(SheetSize.A4, DARK, 4)
    assert wish_of({"size": "A0", "look": "pink", "scale": "9999"}) == Wish(SheetSize.SLIDE, LIGHT, 1)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_opened_by_other_programs_at_its_size(small_app, form):
    answer = small_app.server.test_client().get(f"/chart.{form}?event=a&size=square&scale=2")
    width, height, _ = SIZES[SheetSize.SQUARE]

    assert answer.headers["Content-Disposition"] == f'attachment; filename="unsealed-a.{form}"'
    if form == "png":
        picture = Image.open(io.BytesIO(answer.data))
        picture.load()
        assert picture.size == (2 * width, 2 * height)
    elif form == "pdf":
        (page,) = pypdfium2.PdfDocument(answer.data)
        assert page.get_size() == (width * 0.75, height * 0.75)
        assert "CC-BY-4.0" in page.get_textpage().get_text_range()
    else:
        assert any("CC-BY-4.0" in text for text in texts_of(answer.data))
    assert facts_in(answer.data).view == "/?event=a"


def test_a_page_that_needs_no_server_is_taken_away(small_app):
    answer = small_app.server.test_client().get("/chart.html?event=a")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="unsealed-a.html"'
    assert facts_in(answer.data).view == "/?event=a"


@pytest.mark.parametrize("path", ["/chart.gif", "/chart.svg.png", "/search/chart.exe"])
def test_there_are_no_other_forms(small_app, path):
    assert small_app.server.test_client().get(path).status_code == 404


def test_words_from_data_stay_words(small_app):
    title = w('<script>alert("&")</script>]]> $\\frac{1}{2}$')
    data = make_dataset([make_event("a", title=title)], card=make_card(title=title))
    said = drawing(app_for(data), "?event=a")

    assert '<script>alert("&")</script>]]> $\\frac{1}{2}$' in said


def chance_views(count):
    """Addresses of views, made by chance and always the same."""
    dice, data = random.Random(4), shipped()
    themes, events = list(data.themes), [event.id for event in data.events]
    for _ in range(count):
        first = date(1985, 1, 1) + timedelta(dice.randrange(14_000))
        parts = {
            "themes": ",".join(sorted(dice.sample(themes, dice.randint(1, 4)))),
            "event": dice.choice(events),
            "from": str(first),
            "to": str(first + timedelta(dice.randint(30, 9_000))),
            "lanes": dice.choice(list(LaneKind)),
            "known": str(date(1995, 1, 1) + timedelta(dice.randrange(11_000))),
            "lang": dice.choice(["en", "id", "ru"]),
            "tails": "all",
            "q": "bin laden & <co>",
        }
        chosen = dice.sample(list(parts), dice.randint(1, 6))
        page = "/search" if "q" in chosen else "/"
        yield page, "?" + "&".join(f"{key}={parts[key].replace('&', '%26')}" for key in chosen)


def test_fifty_charts_lead_back_to_the_views_that_they_show(shelf):
    """What is drawn does not matter here, so it is drawn once."""
    drawn = timeline_chart(shelf.read("?lanes=one&from=2000&to=2001"), Wish(SheetSize.PREVIEW), HOST)
    for (path, query), form in zip(
        chance_views(50), cycle(("svg", "svg", "svg", "svg", "svg", "png", "pdf")), strict=False
    ):
        view = shelf.read(query, path)
        place = view.selection.address()
        chart = drawn._replace(words=words_of(view, HOST + place), place=place)
        told = facts_in(written(chart, view, form)).view
        page, _, rest = told.partition("?")

        assert shelf.read(rest, page).selection == view.selection
        assert (view.selection.page is Page.SEARCH) == (path == "/search")


def test_a_page_has_no_more_events_than_a_browser_opens(small_app, monkeypatch):
    monkeypatch.setattr(whole, "MOST_EVENTS", 1)
    monkeypatch.setattr(menu, "MOST_EVENTS", 1)
    client = small_app.server.test_client()
    refused = client.get("/chart.html")

    assert (refused.status_code, refused.text.count("\n")) == (409, 1)
    assert refused.text.startswith("A page holds 1 event at most, and this view has 2")
    assert refused.text.strip() in unescape(client.get("/").text)
    assert client.get("/chart.html?from=2001").status_code == 200
