"""Every activity on the shipped data, in every language: what holds whatever the seed."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import pairwise

import pytest

from explorer.activities import (
    ACTIVITIES,
    Activity,
    Choice,
    Clock,
    Gap,
    NotEnough,
    Open,
    Ordering,
    Pool,
    Sheet,
    Wish,
    make_sheet,
)
from explorer.dates import day_number, to_date
from explorer.i18n import catalogues
from explorer.knowledge import as_known_on, claim_status
from explorer.openness import disclosure
from explorer.stories import events_of
from explorer.vocabulary import Side
from tests.shipped import shipped

LANGUAGES = list(catalogues())
SEEDS = (1, 2, 3)
TODAY = day_number(date(2026, 3, 31))

each_activity = pytest.mark.parametrize("activity", Activity)


@cache
def pool(language: str = "en") -> Pool:
    data = shipped()
    return Pool(data, tuple(data.events), catalogues()[language], TODAY)


@cache
def sheet(activity: Activity, seed: int = 1, language: str = "en") -> Sheet:
    return make_sheet(activity, pool(language), Wish(seed=seed))


def sheets(activity: Activity) -> list[Sheet]:
    return [sheet(activity, seed) for seed in SEEDS]


def in_each_language(activity: Activity) -> list[Sheet]:
    return [sheet(activity, 1, language) for language in LANGUAGES]


def choices(one: Sheet) -> Iterator[Choice]:
    return (item for item in one.items() if isinstance(item, Choice))


def all_words(one: Sheet) -> Iterator[str]:
    """Everything that somebody can read on a sheet but quotes, names of authors and the blanks."""
    yield from (one.title, *one.intro)
    for part in one.plan:
        yield from (part.heading, *part.lines)
    for item in one.items():
        yield item.prompt
        if isinstance(item, Choice):
            yield from (*item.why, *(option.words for option in item.options))
        elif isinstance(item, Open):
            yield from item.answer


def test_every_activity_is_in_the_list():
    assert list(ACTIVITIES) == list(Activity)


@each_activity
def test_an_activity_has_a_name_and_a_sentence_in_every_language(activity):
    for text in catalogues().values():
        assert text(f"activity.{activity}.name")
        assert text(f"activity.{activity}.about").endswith(".")


@each_activity
def test_the_same_wish_gives_the_same_sheet_and_so_does_the_wish_that_the_sheet_names(activity):
    first = sheet(activity)

    assert make_sheet(activity, pool(), Wish(seed=1)) == first
    assert make_sheet(activity, pool(), first.wish) == first


@each_activity
def test_another_seed_gives_another_sheet(activity):
    assert len({repr(one.groups) for one in sheets(activity)}) > 1


@each_activity
def test_a_choice_has_one_right_answer_and_no_two_alike(activity):
    for one in (*sheets(activity), *in_each_language(activity)):
        for item in choices(one):
            assert [option.key for option in item.options].count(item.right) == 1
            assert len({option.words for option in item.options}) == len(item.options) > 1
            assert item.why


@each_activity
def test_items_have_names_of_their_own(activity):
    for one in sheets(activity):
        ids = [item.id for item in one.items()]
        assert len(set(ids)) == len(ids)


@each_activity
def test_a_sheet_is_in_its_language_with_nothing_left_to_fill_in(activity):
    for language, one in zip(LANGUAGES, in_each_language(activity), strict=True):
        for words in all_words(one):
            assert words.strip() == words != ""
            assert "{" not in words
        assert bool(re.search("[а-яё]", one.title)) is (language == "ru")


@each_activity
def test_a_sheet_has_a_page_for_the_teacher_and_cites_its_documents(activity):
    one = sheet(activity)
    headings = [part.heading for part in one.plan]

    assert {"Aims", "Time", "How to run it", "What to bring out"} <= set(headings)
    assert activity is Activity.IN_ORDER or one.citations


@each_activity
def test_an_empty_pool_is_not_enough(activity):
    empty = Pool(shipped(), (), catalogues()["en"], TODAY)

    with pytest.raises(NotEnough) as lack:
        make_sheet(activity, empty, Wish())

    for text in catalogues().values():
        assert str(lack.value.needed) in text(lack.value.what, n=lack.value.found, needed=lack.value.needed)


@each_activity
@pytest.mark.parametrize(("asked", "clamped"), [(0, 0), (99, 1)])
def test_a_size_out_of_bounds_counts_as_the_nearest_within(activity, asked, clamped):
    bounds = {
        Activity.IN_ORDER: (3, 12),
        Activity.KNOWABLE: (4, 16),
        Activity.WEIGH: (1, 8),
        Activity.BEHIND_THE_BAR: (1, 6),
        Activity.PACKET: (5, 7),
    }
    if activity is Activity.ACCOUNTS:
        return

    made = make_sheet(activity, pool(), Wish(size=asked))

    assert made.wish.size == bounds[activity][clamped]


@pytest.mark.parametrize("clock", Clock)
@pytest.mark.parametrize("gap", Gap)
def test_things_to_put_in_order_are_shown_in_another_and_lie_apart(clock, gap):
    days = {Gap.YEARS: 1000, Gap.YEAR: 365, Gap.MONTH: 30}[gap]
    titles = {e.title.root["en"]: e.date for e in shipped().events}
    if clock is Clock.RELEASED:
        titles = {
            s.title.root["en"]: disclosure(s).first.date for s in shipped().sources.values() if disclosure(s).sealed
        }
    for seed in SEEDS:
        made = make_sheet(Activity.IN_ORDER, pool(), Wish(seed=seed, clock=clock, gap=gap, size=5))
        (item,) = made.items()
        assert isinstance(item, Ordering)
        words = {entry.key: entry.words for entry in item.entries}
        right = [titles[words[key]] for key in item.right]

        assert tuple(words) != item.right
        assert not any(re.search(r"(19|20)\d\d", word) for word in words.values())
        assert all(later.earliest - earlier.latest >= days for earlier, later in pairwise(right))


def test_what_could_be_known_is_what_the_second_clock_says():
    claims = {c.text.root["en"]: (e.id, c.id) for e in shipped().events for c in e.claims}
    for one in sheets(Activity.KNOWABLE):
        then = as_known_on(shipped(), _day(one))
        answers = [item.right for item in choices(one)]

        assert abs(answers.count("yes") - answers.count("no")) <= 2
        for item in choices(one):
            event, claim = claims[item.prompt.partition(" [")[0]]
            known = then.event(event)
            speaks = known is not None and claim in {c.id for c in known.claims}
            assert (item.right == "yes") is speaks


def _day(one: Sheet) -> date:
    found = re.search(r"\d+ \w+ \d{4}", one.title)
    assert found
    return datetime.strptime(found.group(), "%d %B %Y").date()


def test_a_claim_is_weighed_as_its_status_is_computed():
    claims = {c.text.root["en"]: c for e in shipped().events for c in e.claims}
    for one in sheets(Activity.WEIGH):
        for item in choices(one):
            claim = next(claims[words] for words in claims if f" {words} [" in item.prompt)

            assert item.right == claim_status(claim, shipped().sources, None)
            shown = {(exhibit.source, exhibit.passage) for exhibit in item.exhibits}
            assert shown == {(link.source, link.passage) for link in claim.evidence}
            assert len(shown) > 1


def test_two_accounts_come_from_two_records_and_the_words_asked_about_are_not_shown():
    for one in sheets(Activity.ACCOUNTS):
        sourcing, corroboration, _, reading = one.groups
        sides = {shipped().sources[exhibit.source].side for exhibit in sourcing.exhibits}
        assert sides == {Side.US, Side.RU}
        assert 1 < len(corroboration.items) <= 6
        shown = {(exhibit.source, exhibit.passage) for exhibit in sourcing.exhibits}
        for item in reading.items:
            for exhibit in item.exhibits:
                assert (exhibit.source, exhibit.passage) not in shown
                assert (exhibit.heading, exhibit.facts) == ("", ())


def test_two_accounts_of_a_wished_event_are_of_that_event():
    made = make_sheet(Activity.ACCOUNTS, pool(), Wish(event="2025-08-15-alaska-summit"))

    assert made.wish.event == "2025-08-15-alaska-summit"


def test_what_a_bar_hides_is_not_shown_before_it_is_revealed():
    for one in sheets(Activity.BEHIND_THE_BAR):
        for group in one.groups:
            (bar,) = group.exhibits
            source = shipped().sources[bar.source]
            revealed = [exhibit for item in group.items if isinstance(item, Open) for exhibit in item.revealed]

            assert bar.barred
            assert bar.words == ()
            assert disclosure(source).sealed
            assert [(exhibit.source, exhibit.passage) for exhibit in revealed] == [(bar.source, bar.passage)]
            how = next(item for item in group.items if item.id.endswith("-how"))
            assert isinstance(how, Choice)
            right = next(option.words for option in how.options if option.key == how.right)
            assert right == catalogues()["en"](f"how.{disclosure(source).first.how.lower().replace(' ', '-')}")


def test_where_the_right_answer_stands_depends_on_nothing():
    few = Pool(shipped(), pool().events[:40], catalogues()["en"], TODAY)
    places = [
        [option.key for option in item.options].index(item.right)
        for seed in range(12)
        for item in choices(make_sheet(Activity.BEHIND_THE_BAR, few, Wish(seed=seed)))
        if item.id.endswith("-words")
    ]

    assert set(places) == {0, 1, 2, 3}
    assert max(places.count(place) for place in places) <= len(places) // 2


def test_a_packet_is_balanced_and_leaves_its_sourcing_lines_blank():
    for one in sheets(Activity.PACKET):
        shown = list(one.exhibits())
        sources = [shipped().sources[exhibit.source] for exhibit in shown]

        assert 5 <= len({source.id for source in sources}) == len(shown) <= 7
        assert [exhibit.letter for exhibit in shown] == list("ABCDEFG"[: len(shown)])
        assert all(fact.value == "" for exhibit in shown for fact in exhibit.facts)
        days = [source.created.earliest or source.created.latest for source in sources]
        assert days == sorted(days)


def test_a_packet_shows_the_text_itself_where_it_is_attached():
    data = shipped()
    attached = Pool(data, tuple(data.events), catalogues()["en"], TODAY, lambda source, passage, n: f"{n} words")

    made = make_sheet(Activity.PACKET, attached, Wish(excerpt=30))

    assert {piece.words for exhibit in made.exhibits() for piece in exhibit.words} == {"30 words"}
    assert all(piece.quoted for exhibit in made.exhibits() for piece in exhibit.words)


def test_day_numbers_in_titles_are_days_on_which_events_had_begun():
    for one in sheets(Activity.KNOWABLE):
        assert to_date(0) < _day(one) <= to_date(TODAY)


def test_the_only_secret_document_of_a_story_is_guessed_among_those_of_other_events():
    data = shipped()
    events = events_of(data.stories["an-offer-in-the-kremlin"], data)
    sheet = make_sheet(Activity.BEHIND_THE_BAR, Pool(data, events, catalogues()["en"], TODAY), Wish())

    cited = {link.source for event in events for claim in event.claims for link in claim.evidence}
    assert {shown.source for group in sheet.groups for shown in group.exhibits} <= cited
