"""Sheets of tasks by address: made from any view or story, in each language, on the screen and on paper."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from urllib.parse import parse_qsl, quote, urlencode

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.activities import Activity
from explorer.activities.sheet import Clock, Gap, Wish
from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.search import default_cache
from explorer.selection import Selection
from explorer.stories import events_of
from explorer.web.app import create_app
from explorer.web.classroom.asked import Asked
from explorer.web.server import harden
from tests.sealing import DAYS, leaks
from tests.shipped import shipped
from tests.web.pages import parsed
from tests.web.parts import inside, links, nodes, with_class, with_tag, words
from tests.web.views import TODAY

STORY = "an-offer-in-the-kremlin"
EVENT = "2000-06-04-kremlin-plenary"
NOTHING = "from=1900&to=1901"
VIEWS = (
    "",
    NOTHING,
    "from=2000-06-04&to=2000-06-04",
    "themes=arctic&from=1986&to=1990",
    f"story={STORY}",
    "known=1990-01-01",
)
DAY = DAYS[1]
MARKUP = '"><script>alert(1)</script>'
HOSTILE = (
    "n=0",
    "n=999999",
    "n=-1&seed=-1",
    "n=٣&seed=²",
    "seed=999999999999999999999",
    "order=x&gap=decades&excerpt=many",
    f"gap={quote(MARKUP)}&story={quote(MARKUP)}&n={quote(MARKUP)}&lang={quote(MARKUP)}",
    "excerpt=999999&event=../../etc/passwd",
    "story=no-such-story&event=no-such-event&themes=none",
    "excerpt=&n=&seed=&order=",
    "%ff%fe=%80&n=%00",
    "seed=" + "9" * 8000,
    "themes=" + "nato," * 1600,
)


@pytest.fixture(scope="module")
def client():
    made = create_app(shipped(), assets=assets_folder(), today=lambda: TODAY, cache=default_cache())
    harden(made, texts=catalogues())
    return made.server.test_client()


@cache
def fetched(client, activity, query="", status=200):
    """The trees of a page that must be well formed, from an address that must be answered."""
    answer = client.get(f"/activity/{activity}?{query}")
    assert answer.status_code == status, answer.text
    assert "Traceback" not in answer.text
    return parsed(answer.text)


def is_made(page):
    return bool(with_class(page, "task"))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("activity", Activity)
def test_every_activity_has_tasks_and_a_key_or_one_line_that_says_what_is_missing(client, activity, view):
    for language, text in catalogues().items():
        page = fetched(client, activity, f"lang={language}&{view}")

        assert with_tag(page, "html")[0]["lang"] == language
        assert len(with_tag(page, "h1")) == 1
        assert with_tag(page, "form")[0]["action"] == f"/activity/{activity}"
        lines = with_class(page, "sheet-lacks")
        if lines:
            assert not is_made(page)
            (line,) = (words(line["children"]) for line in lines)
            assert line
            assert "{" not in line
            assert words(inside(page, "class-title")) == text(f"activity.{activity}.name")
            continue
        tasks = with_class(page, "task")
        key = next(child for tree in inside(page, "sheet-key") if (child := tree)[0] == "ol")
        assert [int(node["value"]) for node in nodes(key[2]) if "value" in node] == list(range(1, len(tasks) + 1))
        assert any(words(node["children"]) for node in with_tag(key, "li"))
        assert not re.search(r"[{}]", words(inside(page, "task")))


@pytest.mark.parametrize("activity", Activity)
def test_nothing_makes_no_sheet_and_everything_makes_one(client, activity):
    assert not is_made(fetched(client, activity, f"lang=en&{NOTHING}"))
    assert is_made(fetched(client, activity, "lang=en&"))


@pytest.mark.parametrize("activity", Activity)
def test_the_right_answer_of_each_task_is_one_of_those_it_offers(client, activity):
    page = fetched(client, activity, "lang=en&")
    for task in with_class(page, "task"):
        offered = [node["value"] for node in with_tag(task["children"], "input")]
        entries = [node["data-key"] for node in with_class(task["children"], "order-entry")]
        if task["data-task"] == "open":
            assert "data-right" not in task
            assert with_class(task["children"], "line")
        elif task["data-task"] == "choice":
            assert offered.count(task["data-right"]) == 1
            assert len(set(offered)) == len(offered) > 1
        else:
            assert sorted(task["data-right"].split()) == sorted(entries)
            assert task["data-right"].split() != entries


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda query: query[:40])
def test_whatever_an_address_says_it_is_answered_with_a_page(client, hostile):
    for activity in Activity:
        page = fetched(client, activity, f"from=1999&to=2003&{hostile}")

        assert not [node for node in with_tag(page, "script") if not node["src"].startswith("/assets/")]
        assert is_made(page) or with_class(page, "sheet-lacks")
        assert len(with_class(page, "task")) < 100


@pytest.mark.parametrize(
    "wish", ["seed=7&n=5&gap=month&order=released&from=1999", f"event={EVENT}&excerpt=30&from=1999", f"story={STORY}"]
)
def test_the_same_address_gives_the_same_bytes(client, wish):
    for activity in (Activity.IN_ORDER, Activity.WEIGH, Activity.PACKET):
        first, second = (client.get(f"/activity/{activity}?{wish}") for _ in range(2))
        assert first.data == second.data


def test_another_number_gives_another_sheet_and_the_other_fields_count(client):
    def titles(query):
        return [words(node["children"]) for node in with_class(fetched(client, "in-order", query), "order-words")]

    assert titles("") == titles("seed=1") != titles("seed=2")
    assert len(titles("n=4")) == 4
    assert titles("order=released") != titles("")
    page = fetched(client, "in-order", "lang=ru&n=4")
    another = links(page)[catalogues()["ru"]("sheet.another")]
    assert titles(another.partition("?")[2]) == titles("lang=ru&n=4&seed=2") != titles("lang=ru&n=4")


def test_a_story_gives_tasks_about_its_own_events_alone(client):
    titles = {event.title.root["en"] for event in events_of(shipped().stories[STORY], shipped())}
    page = fetched(client, "in-order", f"lang=en&story={STORY}")
    entries = {words(node["children"]) for node in with_class(page, "order-words")}

    assert entries
    assert entries <= titles


def test_a_sheet_on_paper_is_a_pdf_with_a_name_and_holds_nothing_that_is_sealed_on_the_day(client):
    told = []
    for activity in Activity:
        answer = client.get(f"/activity/{activity}.pdf?known={DAY}&seed=2&n=2")

        assert (answer.status_code, answer.mimetype) == (200, "application/pdf"), activity
        assert answer.headers["Content-Disposition"] == f'attachment; filename="unsealed-{activity}-2.pdf"'
        assert answer.data.startswith(b"%PDF-")
        told.append(pages_of(answer.data))
    assert leaks(told, DAY) == []


def test_paper_that_cannot_be_made_is_answered_with_the_line_that_says_why(client):
    for language in catalogues():
        page = fetched(client, "packet.pdf", f"{NOTHING}&lang={language}")
        assert with_class(page, "sheet-lacks")


def test_paper_names_the_address_of_the_sheet_and_the_same_wish_gives_the_same_bytes(client):
    first, second = (client.get("/activity/in-order.pdf?n=4&seed=9&themes=nato") for _ in range(2))

    assert first.data == second.data
    told = "".join(pages_of(first.data).split())
    assert "localhost/activity/in-order?n=4&seed=9&themes=nato" in told


def pages_of(data):
    """The words of a PDF, on one line."""
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(data)).split())


@pytest.mark.parametrize("path", ["no-such-activity", "no-such-activity.pdf", "IN-ORDER", "%00", "in-order.txt"])
def test_an_unknown_activity_is_answered_as_missing_in_each_language(client, path):
    for language, text in catalogues().items():
        page = fetched(client, path, f"lang={language}", status=404)

        assert words(with_tag(page, "h1")[0]["children"]) == text("lone.missing.title")
        assert text("class.page") in links(page)


@pytest.mark.parametrize("day", [DAY, DAYS[-1]])
def test_no_sheet_and_no_key_holds_what_is_sealed_on_the_day(client, day):
    wishes = ("lang=ru&seed=2", f"story={STORY}&event={EVENT}&seed=3&n=16&from=1999")
    told = [client.get(f"/activity/{a}?known={day}&{wish}").text for a in Activity for wish in wishes]

    assert leaks(told, day) == []


def test_a_search_for_leaks_in_a_sheet_finds_one(client):
    """A test of the tests above: today's sheets hold what was sealed then."""
    assert leaks([client.get(f"/activity/what-could-they-know?story={STORY}").text], DAY)
    assert leaks([pages_of(client.get(f"/activity/in-order.pdf?story={STORY}&n=3").data)], DAY)


@pytest.mark.parametrize("day", DAYS[1:3])
def test_a_story_and_an_event_that_are_sealed_are_answered_as_ones_that_never_were(client, day):
    for activity in (Activity.ACCOUNTS, Activity.PACKET):
        hidden, gone = (
            client.get(f"/activity/{activity}?known={day}&story={story}&event={event}").data
            for story, event in ((STORY, "2026-03-09-trump-putin-call"), ("no-such-story", "no-such-event"))
        )
        assert hidden == gone


@pytest.mark.parametrize("activity", Activity)
def test_the_form_keeps_the_rest_of_the_address(client, activity):
    given = f"themes=nato,ukraine&from=1994&lang=id&known=2020-01-01&seed=5&event={EVENT}"
    (form,) = with_tag(fetched(client, activity, given), "form")
    sent = submitted(form)

    kept, asked = Asked.from_query(urlencode(sent)), Asked.from_query(given)
    event = kept.selection.event  # the event that was chosen for the sheet, if the address named none that suits
    assert replace(kept.selection, event="") == replace(asked.selection, event="")
    assert event in ("", EVENT) or activity in (Activity.ACCOUNTS, Activity.PACKET)
    assert kept.wish.seed == 5 or activity is Activity.ACCOUNTS
    assert len({name for name, _ in sent}) == len(sent)


def submitted(form):
    """What a browser sends when the form is sent as it stands."""
    pairs = [(node["name"], node["value"]) for node in with_tag(form["children"], "input")]
    for menu in with_tag(form["children"], "select"):
        options = with_tag(menu["children"], "option")
        chosen = [option["value"] for option in options if "selected" in option]
        assert len(chosen) == 1, f"the menu {menu['name']} does not show what was asked for"
        pairs += [(menu["name"], *chosen)]
    return pairs


def test_the_form_shows_what_was_asked_for(client):
    (form,) = with_tag(fetched(client, "in-order", "order=released&gap=month&n=4&seed=12"), "form")
    assert dict(submitted(form)) == {"order": "released", "gap": "month", "n": "4", "seed": "12"}

    (form,) = with_tag(fetched(client, "packet", "excerpt=45"), "form")
    assert dict(submitted(form))["excerpt"] == "45"


@pytest.mark.parametrize("activity", Activity)
def test_every_control_has_a_name(client, activity):
    for language in ("en", "ru"):
        page = fetched(client, activity, f"lang={language}&")
        named = {
            id(node["children"])
            for label in with_tag(page, "label")
            if words(label["children"])
            for node in nodes(label["children"])
        }
        aimed = {label["for"] for label in with_tag(page, "label") if "for" in label and words(label["children"])}
        controls = [node for node in nodes(page) if node["tag"] in ("input", "select", "textarea", "button", "summary")]
        nameless = [
            node
            for node in controls
            if node.get("type") != "hidden"
            and id(node["children"]) not in named
            and node.get("id") not in aimed
            and not node.get("aria-label")
            and not (node["tag"] in ("button", "summary") and words(node["children"]))
        ]

        assert controls
        assert nameless == []
        radios = {node["name"] for node in with_tag(page, "input") if node["type"] == "radio"}
        fieldsets = [
            node for node in with_tag(page, "fieldset") if words(with_tag(node["children"], "legend")[0]["children"])
        ]
        assert len(radios) == len(fieldsets)


IDS = st.sampled_from(["", EVENT, "2001-09-11-september-11"])
WISHES = st.builds(
    Wish,
    seed=st.integers(1, 999_999),
    size=st.none() | st.integers(1, 999_999),
    clock=st.sampled_from(Clock),
    gap=st.sampled_from(Gap),
    event=IDS,
    excerpt=st.integers(0, 400),
)
SELECTIONS = st.builds(
    Selection,
    themes=st.lists(st.sampled_from(["nato", "arctic", "iraq"]), unique=True).map(sorted).map(tuple),
    known=st.none() | st.dates(date(1985, 1, 1), date(2030, 1, 1)),
    lang=st.sampled_from(["en", "id", "ru"]),
    sought=st.sampled_from(
        ["", "bin laden & co=1", 'Ельцин "#?+'],
    ),
)


@given(
    selection=SELECTIONS,
    wish=WISHES,
    story=st.sampled_from(["", STORY, "not-one-inch"]),
    step=st.integers(1, 999_999),
    shown=st.integers(0, 999_999),
)
def test_an_address_says_all_that_is_asked_for(selection, wish, story, step, shown):
    asked = Asked(replace(selection, event=wish.event), story, step, shown, wish)
    address = asked.address("/activity/packet")

    path, _, query = address.partition("?")
    assert path == "/activity/packet"
    assert Asked.from_query(query) == asked
    assert len(dict(parse_qsl(query))) == len(parse_qsl(query))


def test_the_clock_of_a_sheet_narrows_no_list_and_stays_as_it_is_from_link_to_link():
    asked = Asked(wish=Wish(clock=Clock.RELEASED))
    for _ in range(3):
        asked = Asked.from_query(asked.address("").removeprefix("?"))
    assert asked == Asked(wish=Wish(clock=Clock.RELEASED))


@given(st.text(max_size=200))
def test_any_query_can_be_read_and_what_was_read_can_be_written(query):
    asked = Asked.from_query(query)
    assert Asked.from_query(asked.address("").removeprefix("?")) == asked
