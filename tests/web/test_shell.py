"""The HTML document around every page: well formed, in its language, without scripts of its own."""

import json
import re
from collections import Counter

import pytest

from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.web.app import create_app
from explorer.web.room import COOKIE
from tests.builders import make_card, make_dataset, make_event, make_person, make_source, make_term
from tests.builders import words as w
from tests.web.pages import parsed
from tests.web.parts import inside, links, nodes, with_class, with_tag, words
from tests.web.views import TODAY

HOSTILE = "\"><script>alert('&amp;')</script>"
QUERIES = [
    "",
    "?event=a&source=memo&lang=ru",
    "?as=table&known=2001-01-01",
    "?align=a,b",
    "?lanes=person&beside=2001&from=2002&to=2003",
    "event/a?claim=asked&passage=opening&source=memo&lang=ru",
    "event/b?known=2003-01-01",
    "source/memo?claim=asked&event=a&passage=opening",
    *("source/memo?find=words&leaf=2", "source/gone", "documents"),
    "documents?group=release&words=title&known=2026-01-01",
    *("search", "search?q=title", "search?q=%22a%20b&known=2003-01-01", "search?q=nobody&event=a"),
]


def app_for(data):
    return create_app(data, assets=assets_folder(), today=lambda: TODAY)


@pytest.fixture(scope="module")
def app():
    return app_for(
        make_dataset(
            [
                make_event("a", related=[{"event": "b", "kind": "leads-to"}]),
                make_event("b", date="2001-09-11", actors=["bob"]),
            ],
            [make_source(released="2025-08-21", url="https://example.org/memo.pdf")],
            terms=(make_term(),),
            people={"ann": make_person(), "bob": make_person("bob")},
        )
    )


@pytest.fixture(scope="module")
def hostile_app():
    card = make_card(title=w(HOSTILE), subtitle=w(HOSTILE), description=w(HOSTILE))
    return app_for(make_dataset([make_event("a", title=w(HOSTILE), summary=w(HOSTILE))], card=card))


def page(app, query="", **cookies):
    client = app.server.test_client()
    for name, value in cookies.items():
        client.set_cookie(name.replace("_", "-"), value)
    return parsed(client.get(f"/{query}").text)


def meta(document):
    return {n.get("name", n.get("property")): n["content"] for n in with_tag(document, "meta") if "content" in n}


@pytest.mark.parametrize("query", QUERIES)
def test_a_page_is_well_formed_and_has_one_heading_of_the_first_rank(app, query):
    document = page(app, query)

    assert [words(n["children"]) for n in with_tag(document, "h1")] == ["Unsealed"]


@pytest.mark.parametrize("query", QUERIES)
def test_no_id_stands_twice(app, query):
    counts = Counter(node["id"] for node in nodes(page(app, query)) if "id" in node)

    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("query", QUERIES)
def test_what_names_another_part_names_one_that_is_there(app, query):
    document = page(app, query)
    there = {node["id"] for node in nodes(document) if "id" in node}
    named = {node["aria-labelledby"] for node in nodes(document) if "aria-labelledby" in node}
    named |= {node["href"][1:] for node in nodes(document) if node.get("href", "").startswith("#")}

    assert named - there == set()


@pytest.mark.parametrize("query", QUERIES)
def test_every_link_is_a_path_from_the_root_a_place_on_the_page_or_another_host(app, query):
    found = [node["href"] for node in nodes(page(app, query)) if "href" in node]

    assert found
    assert [href for href in found if not re.match("/(?!/)|#|https://", href)] == []


@pytest.mark.parametrize("query", QUERIES)
def test_no_element_runs_a_script(app, query):
    assert [name for node in nodes(page(app, query)) for name in node if name.startswith("on")] == []
    assert [
        node["href"] for node in nodes(page(app, query)) if node.get("href", "").lower().startswith("javascript")
    ] == []


def test_scripts_in_the_page_are_those_of_dash(app):
    scripts = [node for node in with_tag(page(app), "script") if node.get("type") != "application/ld+json"]
    inline = [node for node in scripts if "src" not in node]

    assert sorted(node.get("id", words(node["children"])[:4]) for node in inline) == ["_dash-config", "_dash-renderer"]


def test_nothing_is_loaded_from_another_host(app):
    loaded = [n["src"] for n in nodes(page(app)) if "src" in n] + [n["href"] for n in with_tag(page(app), "link")]

    assert [address for address in loaded if not address.startswith("/") or address.startswith("//")] == []


@pytest.mark.parametrize("language", sorted(catalogues()))
def test_a_page_says_its_language(app, language):
    (root,) = with_tag(page(app, f"?lang={language}"), "html")

    assert root["lang"] == language


def test_the_same_view_is_one_link_away_in_each_language(app):
    found = {n["lang"]: n["href"] for n in with_tag(inside(page(app, "?event=a&lang=ru"), "languages"), "a")}

    assert found == {"en": "/?event=a", "id": "/?event=a&lang=id", "ru": "/?event=a&lang=ru"}


def test_title_and_description_are_those_of_the_data_set(app):
    document = page(app)

    assert words(with_tag(document, "title")[0]["children"]) == "Words · Unsealed"
    assert meta(document)["description"] == "Words"


def test_an_events_page_is_described_by_the_event(app):
    told = meta(page(app, "?event=a"))

    assert [told[name] for name in ("og:title", "og:description", "description")] == [
        "Title of a · Unsealed",
        "Summary of a.",
        "Summary of a.",
    ]


@pytest.mark.parametrize("query", ["", "?event=a"])
def test_words_in_the_head_are_text(hostile_app, query):
    document = page(hostile_app, query)
    told = meta(document)

    assert "".join(with_tag(document, "title")[0]["children"]) == f"{HOSTILE} · Unsealed"
    assert (told["og:title"], told["og:description"], told["description"]) == (
        f"{HOSTILE} · Unsealed",
        HOSTILE,
        HOSTILE,
    )


@pytest.mark.parametrize("query", ["", "?event=a", "?as=table&event=a"])
def test_words_in_the_page_are_text(hostile_app, query):
    assert "<script>alert" not in hostile_app.server.test_client().get(f"/{query}").text


@pytest.mark.parametrize(("cookie", "look"), [("dark", "dark"), ("light", "light"), ("", None), ('x"><b>', None)])
def test_the_look_that_a_reader_chose_is_there_before_any_script(app, cookie, look):
    (root,) = with_tag(page(app, unsealed_look=cookie), "html")

    assert root.get("data-look") == look


def test_the_first_page_is_drawn_for_the_room_of_the_last_visit(app):
    client = app.server.test_client()
    client.set_cookie(COOKIE, "911x522x13.5")
    (canvas,) = [n for n in nodes(parsed(client.get("/").text)) if n.get("id") == "explore-canvas"]
    told = json.loads(canvas["data-view"])

    assert (told["width"], told["height"], told["font"]) == (911, 522, 13.5)


def test_the_regions_of_a_page_have_names(app):
    named = {
        n["id"]: n["aria-label"] for n in nodes(page(app)) if n.get("id") in ("explore-timeline", "explore-reader")
    }

    assert named == {"explore-timeline": "Timeline, events as links", "explore-reader": "Reader"}


def test_the_second_clock_is_said_plainly_and_can_be_taken_off(app):
    notice = inside(page(app, "?known=2001-09-10&lanes=side"), "notice")

    assert words(notice) == "As known on 10 September 2001 1 document was sealed Show what is known today"
    assert links(notice) == {"Show what is known today": "/?lanes=side"}


def legend(app, query=""):
    return [words(n["children"]) for n in with_class(page(app, query), "legend-item")]


def test_the_legend_explains_what_is_shown_and_nothing_else(app):
    always = ["+ moved towards cooperation", "− moved towards conflict", "rests on a once secret document"]

    assert [legend(app), legend(app, "?tails=all")] == [always, [*always, "until it was opened", "opened in part"]]
