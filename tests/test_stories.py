"""Stories: what a file may say, what its views show, its name in short; and those that ship."""

from __future__ import annotations

from datetime import date

import pytest

from explorer.dates import day_number
from explorer.knowledge import as_known_on
from explorer.load import check, load
from explorer.records import Step, Story
from explorer.stories import by_short_name, events_of, short_name, view_of
from explorer.vocabulary import LaneKind
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_source, words
from tests.data_files import CARD, write_data
from tests.shipped import shipped

STORY = """\
title: {en: A story}
level: upper-secondary
minutes: 40
aims: [{en: Ask who wrote it.}]
steps:
  - id: meeting
    title: {en: They meet}
    text: {en: They met in Moscow.}
    view: {event: 2000-06-04-meeting, themes: [nato], period: 1999/2001, lanes: side, known: 2000-06-05}
    sources:
      - {source: memcon, passage: request, hidden: true}
    question: {en: What was asked?}
    hidden: [{en: Something.}]
    notes: {en: Five minutes.}
  - id: after
    title: {ru: Потом}
    text: {id: Kemudian.}
"""


def problems(tmp_path, old="", new=""):
    assert old in STORY
    write_data(tmp_path, {"stories/a-story.yaml": STORY.replace(old, new, 1), "dataset.yaml": IN_THREE})
    return [str(problem) for problem in check(tmp_path)]


IN_THREE = CARD.replace("[en, ru]", "[en, id, ru]")


def test_a_story_may_be_told_in_any_language_of_the_data_set(tmp_path):
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "printed"),
    [
        (
            "event: 2000-06-04-meeting",
            "event: 2000-06-04-meting",
            "9:19: steps.0.view.event: there is no event '2000-06-04-meting' (did you mean 2000-06-04-meeting?)",
        ),
        ("[nato]", "[natoo]", "9:48: steps.0.view.themes.0: there is no theme 'natoo' (did you mean nato?)"),
        (
            "source: memcon,",
            "source: memo,",
            "11:18: steps.0.sources.0.source: there is no source 'memo' (did you mean memcon?)",
        ),
        (
            "passage: request",
            "passage: requests",
            "11:35: steps.0.sources.0.passage: memcon has no passage 'requests' (did you mean request?)",
        ),
        ("hidden: true", "hidden: maybe", "11:52: steps.0.sources.0.hidden: is the text 'maybe' (true or false)"),
        (
            "period: 1999/2001",
            "period: 2001/2003",
            "9:63: steps.0.view.period: 2000-06-04-meeting is not in it (a period with 2000-06-04 in it)",
        ),
        (
            "period: 1999/2001",
            'period: "1999"',
            "9:63: steps.0.view.period: is not a stretch of time (from/to, such as 1999/2002-06)",
        ),
        (
            "known: 2000-06-05",
            "known: 2000-06-03",
            "9:94: steps.0.view.known: 2000-06-04-meeting had not happened by then (2000-06-04 or later)",
        ),
        (
            "known: 2000-06-05",
            "known: 2999-01-01",
            "9:94: steps.0.view.known: 2999-01-01 is in the future (a day that has been, or leave it out)",
        ),
        (
            "known: 2000-06-05",
            "known: 2000-06",
            "9:94: steps.0.view.known: is the text '2000-06', which is no day (a day of the calendar, such as "
            "2004-12-31)",
        ),
        ("lanes: side", "lane: side", "9:74: steps.0.view.lane: is not a known key (did you mean lanes?)"),
        ("id: after", "id: meeting", "15:9: steps.1.id: 'meeting' is the id of an earlier step (another id)"),
        (
            "{ru: Потом}",
            "{}",
            "16:12: steps.1.title: has no words (a line for one language at least, such as en: …)",
        ),
        (
            "{ru: Потом}",
            "{fr: Plus tard}",
            "16:13: steps.1.title.fr: dataset.yaml does not declare the language 'fr' (one of: en, id, ru)",
        ),
        (
            "level: upper-secondary",
            "level: school",
            "2:8: level: is the text 'school' (one of: lower-secondary, upper-secondary, university)",
        ),
    ],
)
def test_what_is_wrong_with_a_story_is_said_with_its_place(tmp_path, old, new, printed):
    assert problems(tmp_path, old, new) == [f"stories/a-story.yaml:{printed}"]


def test_a_period_without_events_shows_nothing(tmp_path):
    event = "event: 2000-06-04-meeting, themes: [nato], period: 1999/2001, lanes: side, known: 2000-06-05"

    printed = (
        "stories/a-story.yaml:9:20: steps.0.view.period: no event lies in 1850/1860 (a period that has events, or "
    )
    assert problems(tmp_path, event, "period: 1850/1860") == [f"{printed}leave it out)"]


def test_a_passage_is_shown_once_a_step(tmp_path):
    link = "      - {source: memcon, passage: request, hidden: true}\n"

    assert problems(tmp_path, link, link * 2) == [
        "stories/a-story.yaml:12:9: steps.0.sources.1: is shown twice (once a step)"
    ]


def test_a_data_set_without_stories_lacks_nothing_and_on_an_earlier_day_there_are_none(tmp_path):
    assert load(write_data(tmp_path)).stories == {}
    write_data(tmp_path, {"stories/a-story.yaml": STORY, "dataset.yaml": IN_THREE})
    data = load(tmp_path)

    assert list(data.stories) == ["a-story"]
    assert as_known_on(data, date(2001, 1, 1)).stories == {}
    assert as_known_on(data, date(2026, 1, 1)) is data


def step(**changes):
    return Step(**{"id": "one", "title": words("One"), "text": words("Text."), **changes})


def test_a_step_sets_a_view_of_the_timeline():
    view = {"event": "meeting", "themes": ["talks"], "period": "1999/2001-06", "known": "2000-12-31"}
    shown = [{"source": "memo", "passage": "request"}]

    found = view_of(step(view=view, sources=shown), "ru")

    assert found.address() == (
        "/?event=meeting&from=1999&known=2000-12-31&lanes=one&lang=ru&passage=request&source=memo&themes=talks"
        "&to=2001-06-30"
    )
    assert view_of(step(), "en").lanes is LaneKind.ONE
    assert found.last == day_number(date(2001, 6, 30))


def test_a_story_is_about_the_events_that_it_chooses_or_cites():
    data = make_dataset(
        [
            make_event("2000-01-01-chosen"),
            make_event("2001-01-01-cited", claims=[make_claim(evidence=[make_evidence("memo")])]),
            make_event("2002-01-01-other", claims=[make_claim(evidence=[make_evidence("other")])]),
        ],
        [make_source("memo"), make_source("other")],
    )
    cited = data.event("2001-01-01-cited").claims[0].evidence[0]
    steps = [
        step(view={"event": "2000-01-01-chosen"}),
        step(id="two", sources=[{"source": cited.source, "passage": cited.passage}]),
    ]
    story = Story(id="a", title=words("A"), level="university", minutes=10, steps=steps)
    chosen = data.event("2000-01-01-chosen")

    assert [e.id for e in events_of(story, data)] == [
        event.id for event in data.events if event is chosen or event.claims[0].evidence[0].source == "memo"
    ]


def test_a_short_name_is_the_shortest_beginning_that_no_other_story_has():
    stories = ["an-offer", "an-end", "not-one-inch", "not"]

    assert [short_name(story, stories) for story in stories] == ["an-offer", "an-end", "not-one", "not"]
    assert [by_short_name(short_name(story, stories), stories) for story in stories] == stories
    assert [by_short_name(name, stories) for name in ("an", "no", "", "not-one-in")] == [None] * 4


def test_the_shipped_stories_are_told_in_three_languages_with_questions_answers_and_notes():
    stories = shipped().stories

    assert len(stories) >= 4
    for story in stories.values():
        told = [story.title, story.summary, *story.aims]
        for one in story.steps:
            told += [one.title, one.text, one.question, *one.hidden, one.notes]
            assert one.notes is not None
            assert len(one.title.root["en"]) <= 50
        assert {tuple(sorted(text.root)) for text in told if text is not None} == {("en", "id", "ru")}
        assert sum(one.question is not None for one in story.steps) >= len(story.steps) - 1
        assert len(events_of(story, shipped())) >= 5


def test_a_shipped_story_plays_with_the_second_clock_and_covers_what_was_sealed():
    told = shipped().stories["what-the-public-could-not-see"]
    barred = 0
    for one in told.steps:
        if one.view.known is not None:
            known = as_known_on(shipped(), one.view.known)
            barred += sum(link.source not in known.sources for link in one.sources)

    assert barred >= 3
