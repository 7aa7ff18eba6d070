"""The page for a frame on another site: who may frame it, what it holds, and the lines to copy."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.web.app import PAGES, create_app
from explorer.web.embed.page import ROOMS
from explorer.web.embed.snippet import embedded, snippet, snippet_part
from explorer.web.framing import NotAnOrigin, origin
from explorer.web.server import harden
from explorer.web.shelf import Shelf
from tests.builders import make_card, make_dataset, make_event, make_source, make_term
from tests.builders import words as w
from tests.sealing import DAYS, leaks
from tests.shipped import shipped
from tests.web.pages import parsed
from tests.web.parts import links, nodes, with_class, with_tag, words
from tests.web.views import TODAY, view_of

HOSTILE = "\"><script>alert('&amp;')</script></textarea>"
SITES = ("https://moodle.example.edu", "https://*.example.org:8443")
HOST = "http://127.0.0.1:8050/"


def data(**changes):
    event = {"title": w("A meeting"), "summary": w("They met. " * 60), **changes}
    return make_dataset(
        [make_event("a", **event), make_event("b", date="2001-09-11")],
        [make_source(released="2025-08-21")],
        terms=(make_term(),),
        card=make_card(title=w("Two events")),
    )


def client_for(data, *sites):
    app = create_app(data, assets=assets_folder(), today=lambda: TODAY)
    harden(app, texts=catalogues(), pages=PAGES, embed_on=sites)
    return app.server.test_client()


@pytest.fixture(scope="module")
def client():
    return client_for(data(), *SITES)


# --- who may frame it


def test_by_default_no_page_can_be_framed():
    client = client_for(data())
    for path in ("/embed", "/", "/event/a", "/class", "/embed/no-such"):
        headers = client.get(path).headers

        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert client.get("/assets/10_tokens.css").headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_sites_that_are_named_can_frame_that_page_and_no_other(client):
    headers = client.get("/embed?event=a").headers
    policy = headers["Content-Security-Policy"].split("; ")

    assert [part for part in policy if "ancestors" in part] == [f"frame-ancestors {' '.join(SITES)}"]
    assert "default-src 'none'" in policy
    assert {"X-Frame-Options", "Accept-CH", "Critical-CH"} & {*headers.keys()} == set()
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    for path in ("/", "/event/a", "/documents", "/class", "/preview.png", "/embed/no-such", "/Embed"):
        other = client.get(path).headers

        assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
        assert (other["X-Frame-Options"], other["Cross-Origin-Resource-Policy"]) == ("DENY", "same-origin")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://moodle.example.edu", "https://moodle.example.edu"),
        ("HTTPS://Moodle.Example.edu/", "https://moodle.example.edu"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://*.example.edu", "https://*.example.edu"),
        ("http://192.0.2.7", "http://192.0.2.7"),
        ("https://пример.рф", "https://xn--e1afmkfd.xn--p1ai"),
        ("*", "*"),
    ],
)
def test_a_site_is_named_as_the_header_names_it(written, read):
    assert origin(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "moodle.example.edu",
        "ftp://moodle.example.edu",
        "https://moodle.example.edu/course",
        "https://moodle.example.edu?x=1",
        "https://me@moodle.example.edu",
        "https://*",
        "https://a.*.edu",
        "https://moodle.example.edu:0",
        "https://moodle.example.edu:65536",
        "https://moodle.example.edu:",
        "https://[::1]:8000",
        "https://a.edu; script-src *",
        "https://a.edu\r\nX: y",
        "https://a.edu https://b.edu",
        "'self'",
        "null",
    ],
)
def test_what_is_no_site_is_refused_in_one_line(written):
    with pytest.raises(NotAnOrigin) as refused:
        origin(written)

    assert "\n" not in str(refused.value)
    assert "https://moodle.example.edu" in str(refused.value)


@settings(max_examples=40)
@given(st.one_of(st.text(max_size=40), st.builds("https://{}".format, st.text(max_size=30))))
def test_no_text_becomes_more_than_one_site_of_a_header(text):
    try:
        named = origin(text)
    except NotAnOrigin:
        return

    assert re.fullmatch(r"\*|https?://(\*\.)?[a-z0-9.-]+(:\d{1,5})?", named)


def test_a_server_is_not_prepared_for_what_is_no_site():
    with pytest.raises(NotAnOrigin):
        client_for(data(), "example.edu/course")


# --- what the page holds


def body(client, query=""):
    answer = client.get(f"/embed{query}")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    return parsed(answer.text)


def test_the_page_is_small_and_whole(client):
    page = body(client)

    assert words(with_tag(page, "title")[0]["children"]) == "Two events · Unsealed"
    assert [words(n["children"]) for n in with_tag(page, "h1")] == ["Two events"]
    assert with_tag(page, "script") == with_tag(page, "header") == []
    assert [n.get("id") for n in nodes(page) if "id" in n] == []
    assert [n["content"] for n in with_tag(page, "meta") if n.get("name") == "robots"] == ["noindex"]
    assert [n["href"] for n in with_tag(page, "link") if n["rel"] == "canonical"] == ["/"]
    sheets = [n["href"].partition("?")[0] for n in with_tag(page, "link") if n["rel"] == "stylesheet"]
    assert [client.get(sheet).status_code for sheet in sheets] == [200] * len(sheets)


def test_the_timeline_is_there_for_each_room_and_the_style_sheet_shows_one_of_them(client):
    names = [node["class"].split()[1] for node in with_class(body(client), "embed-plot")]
    sheet = (assets_folder() / "embed-frame.css").read_text(encoding="utf-8")

    assert names == [f"embed-{width}" for width, _ in ROOMS]
    assert re.findall(r"\.(embed-\d+) \{\n +display: flex", sheet) == names
    assert re.findall(r"(?:min-width|max-width): (\d+)", sheet.partition(".embed-plot")[2])[:4] == [
        *("459", "460", "699", "700")
    ]


def test_each_mark_opens_the_explorers_view_beside_the_page(client):
    marks = with_class(body(client, "?lanes=one&known=2026-01-01&look=dark"), "mark")

    assert {m["href"] for m in marks} == {f"/?event={e}&known=2026-01-01&lanes=one" for e in "ab"}
    every = with_tag(body(client, "?event=a"), "a")
    assert {(n["target"], n["rel"]) for n in every} == {("_blank", "noopener")}
    tips = {n["data-tip"] for n in with_class(body(client), "mark-place")}
    assert "4 June 2000\nA meeting\n+2 cooperative\ndocumented\nrests on a once secret document" in tips


def test_the_chosen_event_stands_under_the_timeline_in_a_few_lines(client):
    (event,) = with_class(body(client, "?event=a"), "embed-event")
    (summary,) = with_class(event["children"], "embed-summary")

    assert [words(n["children"]) for n in with_tag(event["children"], "h2")] == ["A meeting"]
    assert words(with_class(event["children"], "embed-when")[0]["children"]) == "4 June 2000"
    assert words(summary["children"]).endswith("They met. They met…")
    assert len(words(summary["children"])) <= 240
    assert words(with_class(event["children"], "embed-statuses")[0]["children"]) == "● documented: 1"
    assert with_class(body(client, "?event=no-such"), "embed-event") == []


def test_themes_period_and_second_clock_are_said(client):
    page = body(client, "?themes=talks&from=2000&to=2002&known=2024-01-01&event=a")

    assert words(with_tag(page, "h1")[0]["children"]) == "Two events: Talks, 2000–2002"
    assert words(with_class(page, "embed-then")[0]["children"]) == "As known on 1 January 2024"
    assert "silent: 1" in words(with_class(page, "embed-statuses")[0]["children"])
    address = "/?event=a&from=2000&known=2024-01-01&themes=talks&to=2002"
    assert links(with_class(page, "embed-foot")[0]["children"]) == {"Open in Unsealed ↗": address}


@pytest.mark.parametrize("query", ["?as=table", "?q=meeting", "?q=nothing-at-all", "?align=a,b", "?from=x&lanes=y"])
def test_every_view_has_a_timeline(client, query):
    assert len(with_class(body(client, query), "plot")) == len(ROOMS)


@pytest.mark.parametrize(("query", "look"), [("?look=dark", "dark"), ("?look=light", "light"), ('?look="><b>', None)])
def test_it_is_dark_or_light_where_the_page_around_it_is(client, query, look):
    assert with_tag(body(client, query), "html")[0].get("data-look") == look


def test_words_from_data_are_words():
    hostile = make_dataset(
        [make_event("a", title=w(HOSTILE), summary=w(HOSTILE))], card=make_card(title=w(HOSTILE), licence=HOSTILE)
    )
    page = body(client_for(hostile), "?event=a")

    assert with_tag(page, "script") == []
    assert [name for node in nodes(page) for name in node if name.startswith("on")] == []
    assert words(with_class(page, "embed-name")[0]["children"]) == HOSTILE


def test_nothing_sealed_reaches_a_frame():
    client, day = client_for(shipped(), *SITES), DAYS[1]
    query = f"known={day}&event=2000-06-04-kremlin-plenary&lanes=person&lang=ru"
    told = [client.get(f"/embed?{query}").text]

    assert leaks(told, day) == []


# --- the lines to copy


class Frames(HTMLParser):
    """The attributes of the elements that a browser would make of a snippet."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_snippet_is_one_frame_of_the_view():
    view = view_of(data(), "?event=a&known=2026-01-01&source=memo&as=table")
    ((tag, frame),) = Frames(snippet(view, HOST)).found

    assert tag == "iframe"
    assert frame["src"] == "http://127.0.0.1:8050/embed?as=table&event=a&known=2026-01-01"
    assert (frame["title"], frame["loading"], frame["width"], frame["height"]) == ("Two events", "lazy", "100%", "620")
    assert snippet(view_of(data()), HOST).startswith('<iframe src="http://127.0.0.1:8050/embed" width="100%" ')


@pytest.mark.parametrize(
    ("path", "address"), [("/event/a", "/embed?event=a"), ("/search", "/embed?q=x"), ("/", "/embed?q=x")]
)
def test_a_page_of_another_kind_gives_its_timeline(path, address):
    shelf = Shelf(data(), catalogues(), lambda: TODAY)
    view = shelf.read("?q=x", path)

    assert embedded(view.selection) == (address if path != "/" else "/embed")


def test_hostile_titles_stay_inside_the_attribute():
    view = view_of(make_dataset(card=make_card(title=w(HOSTILE))))
    ((tag, frame),) = Frames(snippet(view, HOST)).found

    assert (tag, frame["title"]) == ("iframe", HOSTILE)


@pytest.mark.parametrize("language", sorted(catalogues()))
def test_the_menu_offers_the_snippet_and_says_who_may_use_it(language):
    text, view = catalogues()[language], view_of(data(), f"?lang={language}")
    none, some, every = (snippet_part(view, text, HOST, sites) for sites in ((), SITES, ("*",)))
    (code,) = with_tag(none, "textarea")
    (button,) = with_tag(none, "button")

    assert words(code["children"]) == button["data-copy"] == snippet(view, HOST)
    assert button["data-action"] == "copy"
    assert "unsealed serve --embed-on" in words(none)
    assert "moodle.example.edu" in words(some)
    assert "--embed-on" not in words(some)
    assert text("embed.anybody") in words(every)


def test_an_event_that_is_sealed_on_the_day_is_not_in_the_snippet():
    view = view_of(data(), "?known=2001-01-01&event=b")

    assert "event=" not in snippet(view, HOST)
