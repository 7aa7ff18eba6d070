"""Presenting: the page of a story, the page for phones, and what the server gives of a story that it never sees."""

from __future__ import annotations

import re
from html import unescape
from itertools import cycle

import pytest

from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.search import default_cache
from explorer.web.app import PAGES, create_app
from explorer.web.server import harden
from tests.sealing import DAYS, leaks
from tests.shipped import shipped
from tests.web.asking import strings
from tests.web.pages import parsed
from tests.web.views import TODAY

OFFER = shipped().stories["an-offer-in-the-kremlin"]


@pytest.fixture(scope="module")
def client():
    made = create_app(shipped(), assets=assets_folder(), today=lambda: TODAY, cache=default_cache())
    harden(made, texts=catalogues(), pages=PAGES)
    return made.server.test_client()


def page(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:300]
    return answer.text


@pytest.mark.parametrize(("story", "language"), [*zip(shipped().stories, cycle(["en", "id", "ru"]))])
def test_every_step_is_on_the_page_before_any_script_runs(client, story, language):
    html = page(client, f"/present/{story}?lang={language}")
    text = unescape(html)

    parsed(html)
    assert html.count('class="slide"') == len(shipped().stories[story].steps)
    for step in shipped().stories[story].steps:
        for told in (step.title, step.text, step.question, *step.hidden, step.notes):
            assert told is None or told.root[language] in text
    assert "<script>" not in html
    assert not re.search(r'(src|href)="(https?:)?//', html)


def test_the_teachers_page_is_the_same_in_another_mode(client):
    stage, teacher = (page(client, f"/{way}/{OFFER.id}") for way in ("present", "presenter"))

    assert teacher.replace('data-mode="presenter"', 'data-mode="stage"') == stage


def test_a_passage_that_was_sealed_on_the_day_of_the_view_is_a_bar_and_phones_get_nothing_else(client):
    number, step = next((n, s) for n, s in enumerate(OFFER.steps, 1) if s.view.known)
    sealed = next(s for s in step.sources if shipped().sources[s.source].side == "us" and "memcon" in s.source)
    source = shipped().sources[sealed.source]
    gloss = next(p for p in source.passages if p.id == sealed.passage).gloss.root["en"].split("{quote}")[0].strip()

    stage = unescape(page(client, f"/present/{OFFER.id}"))
    phone = unescape(page(client, f"/s/an/{number}"))

    assert "Sealed until 21 August 2025" in stage
    assert gloss in stage
    assert "Sealed until 21 August 2025" in phone
    assert gloss not in phone
    assert source.title.root["en"] not in phone


def test_phones_get_no_notes_and_nothing_that_is_hidden(client):
    for number, step in enumerate(OFFER.steps, start=1):
        phone = unescape(page(client, f"/s/an/{number}"))
        assert step.title.root["en"] in phone
        for told in (*step.hidden, step.notes):
            assert told is None or told.root["en"] not in phone
        barred = [s for s in step.sources if s.hidden]
        assert phone.count('class="card barred"') >= len(barred)


@pytest.mark.parametrize("day", DAYS[1::2])
def test_on_an_earlier_day_there_are_no_stories_and_nothing_sealed_in_what_a_step_of_ones_own_is_drawn_from(
    client, day
):
    html = page(client, f"/present/{OFFER.id}?known={day}", 404)
    assert leaks(strings(html), day) == []
    assert 'href="/class"' in html or 'href="/class?' in html
    places = ",".join(f"{s.source}:{s.passage}!" for s in OFFER.steps[1].sources)
    for address in (
        f"/class?known={day}",
        f"/class?known={day}&lang=ru",
        f"/present/own?known={day}",
        f"/s/an/2?known={day}",
        f"/story?known={day}",
        f"/slide?known={day}&lines=2&asks=1&lanes=theme",
        f"/cards?known={day}&places={places}",
    ):
        answer = client.get(address)
        told = answer.get_json() if answer.is_json else answer.text
        assert leaks(strings(told), day) == [], address


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/present/no-such-story", 404),
        ("/present/%22%3E%3Cscript%3E", 404),
        (f"/present/{OFFER.id}?step=99&shown=99&lang=xx", 200),
        (f"/present/{OFFER.id}?step=-1&known=soon", 200),
        ("/s/an/0", 404),
        ("/s/an/10", 404),
        ("/s/no/1", 404),
        ("/slide?lines=99999&step=x", 200),
        ("/cards?places=a:b,:,%22", 200),
        ("/cards", 200),
        ("/class?story=no-such-story&themes=x", 200),
    ],
)
def test_a_bad_address_is_answered_in_words_and_never_fails(client, address, status):
    answer = client.get(address)

    assert answer.status_code == status
    assert "<script>" not in answer.text
    if not answer.is_json:
        parsed(answer.text)


def test_the_code_for_phones_holds_the_short_address_in_the_language_of_the_page(client):
    html = page(client, f"/present/{OFFER.id}?lang=ru")

    assert "http://localhost/s/an/1?lang=ru" in html
    assert html.count('class="room-code"') == len(OFFER.steps)
    assert "unsealed serve --host 0.0.0.0" in html  # nobody else reaches localhost
    elsewhere = client.get(f"/present/{OFFER.id}", base_url="http://192.0.2.7:8050").text
    assert "http://192.0.2.7:8050/s/an/1" in elsewhere
    assert "--host" not in elsewhere


def test_a_step_of_ones_own_comes_with_empty_places_for_its_words(client):
    tree = client.get("/slide?event=2000-06-04-kremlin-plenary&lines=2&asks=1&step=4").get_json()
    slots = str(tree)

    assert tree[1]["id"] == "step-4"
    assert all(f"'data-slot': '{name}'" in slots for name in ("title", "text", "question"))
    assert "'data-slot': 'notes'" not in slots
    assert slots.count("'data-hidden': 'line'") == 2
    cards = client.get("/cards?sealed=1&places=memcon-2000-06-04-first-plenary:bin-laden").get_json()
    assert "Sealed until 21 August 2025" in str(cards)
