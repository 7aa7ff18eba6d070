"""The page for a class: its stories, its activities, what they are made from; and what it says of another day."""

from urllib.parse import urlsplit

import pytest

from explorer.activities import Activity
from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.search import default_cache
from explorer.stories import events_of
from explorer.web.app import create_app
from explorer.web.classroom.asked import Asked
from explorer.web.server import harden
from tests.builders import make_dataset, make_event
from tests.sealing import DAYS, leaks
from tests.shipped import shipped
from tests.web.pages import parsed
from tests.web.parts import inside, links, with_class, with_tag, words
from tests.web.views import TODAY

STORY = "not-one-inch"


def client_of(data):
    made = create_app(data, assets=assets_folder(), today=lambda: TODAY, cache=default_cache())
    harden(made, texts=catalogues())
    return made.server.test_client()


@pytest.fixture(scope="module")
def client():
    return client_of(shipped())


def lessons(client, query=""):
    answer = client.get(f"/class?{query}")
    assert answer.status_code == 200, answer.text
    return parsed(answer.text)


@pytest.mark.parametrize("language", catalogues())
def test_every_story_and_every_activity_is_there_with_all_that_a_teacher_asks_first(client, language):
    text, page = catalogues()[language], lessons(client, f"lang={language}")
    cards = with_class(page, "story-card")

    assert with_tag(page, "html")[0]["lang"] == language
    assert len(cards) == len(shipped().stories) >= 4
    for card, story in zip(cards, shipped().stories.values(), strict=True):
        told = words(card["children"])
        for said in (story.title, story.summary, *story.aims):
            assert said is None or words([said.in_language(language).words]) in told
        assert text("class.minutes", n=story.minutes) in told
        assert text("class.events", n=len(events_of(story, shipped()))) in told
        ways = links(card["children"])
        assert urlsplit(ways[text("class.present")]).path == f"/present/{story.id}"
        assert urlsplit(ways[text("class.presenter")]).path == f"/presenter/{story.id}"
    activities = [urlsplit(link).path for link in links(inside(page, "activity-list")).values()]
    assert activities == [f"/activity/{activity}" for activity in Activity]


def test_every_link_of_the_page_leads_somewhere(client):
    main = with_class(lessons(client, "lang=id&themes=nato"), "class-main")[0]["children"]
    decks = {link for card in with_class(main, "story-card")[1:] for link in links(card["children"]).values()}
    there = {link.partition("#")[0] for link in {*links(main).values()} - decks}  # one deck is as the others
    told = {link: client.get(link).status_code for link in sorted(there)}

    assert len(told) >= len(Activity) + 3
    assert {link: status for link, status in told.items() if status != 200} == {}


def test_activities_are_made_from_the_view_that_one_comes_from(client):
    text = catalogues()["en"]
    given = "themes=ukraine&from=1994&to=1996&known=2020-01-01"
    page = lessons(client, given)

    for link in links(inside(page, "activity-list")).values():
        assert Asked.from_query(urlsplit(link).query).selection == Asked.from_query(given).selection
    number = sum("ukraine" in e.themes and 1994 <= int(str(e.date)[:4]) <= 1996 for e in shipped().events)
    assert text("class.from-view", n=number) in words(inside(page, "class-from"))
    assert Asked.from_query(urlsplit(links(inside(page, "class-from"))[text("class.choose")]).query).selection == (
        Asked.from_query(given).selection
    )


def test_activities_are_made_from_a_story_and_there_is_a_way_back_to_all(client):
    text = catalogues()["en"]
    story = shipped().stories[STORY]
    all_cards = with_class(lessons(client), "story-card")
    (card,) = [card for card in all_cards if story.title.root["en"] in words(card["children"])]
    sheets = urlsplit(links(card["children"])[text("class.sheets")])
    page = lessons(client, sheets.query)

    assert story.title.root["en"] in words(inside(page, "class-from"))
    for link in links(inside(page, "activity-list")).values():
        assert Asked.from_query(urlsplit(link).query).story == STORY
    back = urlsplit(links(inside(page, "class-from"))[text("class.from-all")])
    assert not Asked.from_query(back.query).story
    assert back.fragment == sheets.fragment == "activities"


@pytest.mark.parametrize(("day", "language"), [(DAYS[0], "ru"), (DAYS[1], "en")])
def test_on_an_earlier_day_there_are_no_stories_and_one_line_says_why(client, day, language):
    text, page = catalogues()[language], lessons(client, f"known={day}&lang={language}&story={STORY}")

    assert with_class(page, "story-card") == []
    assert text("class.no-stories") in words(page)
    (then,) = with_class(page, "class-then")
    assert text("class.then") in words(then["children"])
    now = Asked.from_query(urlsplit(links(then["children"])[text("known.off")]).query)
    assert now.selection.known is None
    assert now.selection.lang == language
    assert leaks([client.get(f"/class?known={day}&lang={language}&story={STORY}").text], day) == []


@pytest.mark.parametrize("path", [f"/present/{STORY}", f"/presenter/{STORY}", f"/s/{STORY}/1", "/activity/none"])
def test_what_is_not_there_is_answered_alike_whether_it_is_sealed_or_never_was(client, path):
    for language, text in catalogues().items():
        sealed = client.get(f"{path}?known={DAYS[1]}&lang={language}")

        assert sealed.status_code == 404
        page = parsed(sealed.text)
        assert text("class.absent-then") in words(page)
        assert links(page)[text("class.page")]
        if STORY in path:
            never = client.get(f"{path.replace(STORY, 'no-such')}?known={DAYS[1]}&lang={language}")
            assert never.text.replace("no-such", STORY) == sealed.text


def test_data_without_stories_and_with_one_event_have_a_page_too():
    client = client_of(make_dataset([make_event()]))
    page = lessons(client)

    assert catalogues()["en"]("class.no-stories") in words(page)
    assert len(with_class(page, "activity-card")) == len(Activity)
    for activity in Activity:
        answer = client.get(f"/activity/{activity}")
        assert answer.status_code == 200
        assert with_class(parsed(answer.text), "sheet-lacks") or with_class(parsed(answer.text), "task")


@pytest.mark.parametrize("query", ["known=x&lang=%00&themes=,,&story=../x", "known=9999-12-31", "story=" + "a" * 8000])
def test_whatever_the_address_says_there_is_a_page(client, query):
    assert len(with_class(lessons(client, query), "activity-card")) == len(Activity)
