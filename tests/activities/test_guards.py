"""What an activity must never ask: cases that would be ambiguous, on small data made for each."""

from contextlib import suppress
from datetime import date

import pytest

from explorer.activities import Activity, Choice, Clock, NotEnough, Ordering, Pool, Wish, make_sheet
from explorer.dates import Edtf, day_number
from explorer.i18n import catalogues
from explorer.records import Release
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_source, words

TODAY = day_number(date(2026, 1, 1))


def make_pool(events, sources, language="en"):
    data = make_dataset(events, sources)
    return Pool(data, tuple(data.events), catalogues()[language], TODAY)


def titled(name, when, **changes):
    """An event of that title and date."""
    return make_event(name.lower().replace(" ", "-"), title=words(name), date=when, **changes)


def issued(name, when="2000-06-04", **changes):
    """A document that was public on the day on which it was written."""
    return make_source(name, created=when, releases=[Release(date=Edtf.parse(when), how="issued")], **changes)


def in_order(events, **wish):
    made = make_sheet(Activity.IN_ORDER, make_pool(events, [make_source()]), Wish(**wish))
    (item,) = made.items()
    assert isinstance(item, Ordering)
    shown = {entry.key: entry.words for entry in item.entries}
    return [shown[key] for key in item.right]


THREE = [titled("Alpha", "1990"), titled("Beta", "1995"), titled("Gamma", "2000-06")]


def test_three_events_that_lie_apart_are_put_in_order():
    assert in_order(THREE) == ["Alpha", "Beta", "Gamma"]


@pytest.mark.parametrize(
    "other",
    [
        titled("Delta", "1990-12-31"),  # may be the same day as Alpha's last
        titled("Delta", "1996-06"),  # half a year after Beta's last day
        titled("Delta", "2003/.."),
        titled("Delta", "2003/"),
        titled("Delta", "../1980"),
        titled("Delta of 2004", "2004"),
        titled("Delta", "2001-07-10~"),  # a year and ten days after Gamma, and about
    ],
    ids=str,
)
def test_what_may_overlap_or_gives_its_date_away_is_never_put_in_order(other):
    for seed in range(8):
        found = in_order([*THREE, other], seed=seed)
        assert len(found) == 3
        assert not {"Alpha", "Delta"} <= set(found) or other.date.text != "1990-12-31"
        assert not any("2004" in name for name in found)


def test_events_of_one_title_are_never_put_in_order():
    with pytest.raises(NotEnough) as lack:
        in_order([*THREE[:2], titled("Twin", "2003"), make_event("twin-2", title=words("Twin"), date="2008")])

    assert (lack.value.found, lack.value.needed) == (2, 3)


def test_documents_are_put_in_order_by_the_day_on_which_they_were_opened():
    days = {"late": "2020-01-01", "early": "2005", "middle": "2010-03"}
    sources = [make_source(name, released=day, title=words(name.capitalize())) for name, day in days.items()]
    sources.append(issued("public", title=words("Public")))
    event = make_event(claims=[make_claim(s.id, [make_evidence(s.id)]) for s in sources])

    made = make_sheet(Activity.IN_ORDER, make_pool([event], sources), Wish(clock=Clock.RELEASED))

    (item,) = made.items()
    shown = {entry.key: entry.words for entry in item.entries}
    assert [shown[key] for key in item.right] == ["Early", "Middle", "Late"]
    assert "FOIA lawsuit" in item.when[0].words


def knowable(*, released="2010-06-15", written="2000-06-04", contradicted=False, text="Something sealed"):
    """A sheet from two public and two sealed statements; one of the sealed is as told."""
    sources = [
        issued("press", side="press"),
        make_source("memo", released="2015-06-15"),
        make_source("other", released=released, created=written),
    ]
    against = [make_evidence("press", "contradicts")] if contradicted else []
    claims = [
        make_claim("a", [make_evidence("press")]),
        make_claim("b", [make_evidence("press")]),
        make_claim("c", [make_evidence("memo")]),
        make_claim("d", [make_evidence("other"), *against], text=words(text)),
    ]
    last = make_event(
        "2008-01-01-last", title=words("Last"), date="2008-01-01", claims=[make_claim("z", [make_evidence("press")])]
    )
    pool = make_pool([make_event(claims=claims), last], sources)
    return make_sheet(Activity.KNOWABLE, pool, Wish(size=4))


def test_what_was_sealed_could_not_be_known_and_what_was_said_could():
    right = {item.prompt.split(" [")[0]: item.right for item in knowable().items() if isinstance(item, Choice)}

    assert right == {
        "Statement a.": "yes",
        "Statement b.": "yes",
        "Statement c.": "no",
        "Something sealed": "no",
    }


@pytest.mark.parametrize(
    "doubt",
    [
        {"contradicted": True},
        {"text": "What was told in 2015"},  # names a year after any day that can be chosen
        {"written": "2009-01-01"},  # not yet written
        {"released": "2000-06-06/2012"},  # may have been opened before any day that can be chosen
        {"released": "../2012"},
    ],
    ids=lambda doubt: next(iter(doubt)),
)
def test_a_statement_of_which_the_answer_is_in_doubt_is_not_asked_about(doubt):
    with suppress(NotEnough):
        asked = [item.prompt for item in knowable(**doubt).items()]
        assert not any("sealed" in prompt or "2015" in prompt for prompt in asked)


def two_accounts(first, second, kinds=("memorandum-of-conversation", "readout")):
    """The agreement on one claim, of which the US record says *first* and the Russian one *second*; None if unasked."""
    sources = [
        make_source("ours", kind=kinds[0]),
        issued("theirs", side="ru", kind=kinds[1], passages=[make_passage(), make_passage("more")]),
    ]
    links = [make_evidence(name, stance) for name, stance in (("ours", first), ("theirs", second)) if stance]
    other = make_claim("other", [make_evidence("theirs", passage="more"), make_evidence("ours", "context")])
    event = make_event(claims=[make_claim("one", links), other])
    made = make_sheet(Activity.ACCOUNTS, make_pool([event], sources), Wish())
    asked = {item.prompt: item.right for item in made.items() if isinstance(item, Choice)}
    return next((right for prompt, right in asked.items() if "Statement one." in prompt), None)


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("supports", "supports", "both"),
        ("supports", "contradicts", "disagree"),
        ("contradicts", "supports", "disagree"),
        ("supports", "", "only-first"),
        ("contradicts", "contradicts", None),
        ("supports", "context", None),
    ],
)
def test_what_two_records_make_of_a_claim(first, second, answer):
    assert two_accounts(first, second) == answer


def test_a_joint_text_is_not_one_sides_record_alone():
    assert two_accounts("supports", "", kinds=("joint-statement", "readout")) is None


def test_one_side_and_the_press_are_not_two_accounts():
    sources = [make_source(), issued("paper", side="press")]
    event = make_event(claims=[make_claim("one", [make_evidence(), make_evidence("paper")])])

    with pytest.raises(NotEnough):
        make_sheet(Activity.ACCOUNTS, make_pool([event], sources), Wish(event=event.id))


def barred(others):
    """The passages to choose from behind the bar of one memo, and three others as given."""
    sources = [
        make_source("memo", released="2020", passages=[make_passage(gloss=words("The right one."))]),
        *(issued(f"o{n}", when, passages=[make_passage(gloss=words(said))]) for n, (when, said) in enumerate(others)),
    ]
    events = [make_event(f"e-{s.id}", claims=[make_claim("x", [make_evidence(s.id)])]) for s in sources]
    made = make_sheet(Activity.BEHIND_THE_BAR, make_pool(events, sources), Wish())
    item = next(item for item in made.items() if item.id == "A-words")
    assert isinstance(item, Choice)
    return {option.words for option in item.options}


def test_others_behind_the_bar_are_of_another_time():
    found = barred([("1990", "One."), ("1995", "Two."), ("2005", "Three."), ("2000-08", "At the same time.")])

    assert found == {"The right one.", "One.", "Two.", "Three."}


@pytest.mark.parametrize("last", [("2000-08", "Three."), ("2005", "Two."), ("2005", "The right one.")])
def test_too_few_others_are_not_enough(last):
    with pytest.raises(NotEnough):
        barred([("1990", "One."), ("1995", "Two."), last])


def test_a_packet_always_takes_from_the_side_that_has_the_fewest():
    sides = ["us"] * 8 + ["press"] * 8 + ["ru"] * 2 + ["un"]
    sources = [issued(f"s{n:02}", side=side) for n, side in enumerate(sides)]
    sources.append(make_source("secret", released="2010"))
    event = make_event(claims=[make_claim(s.id, [make_evidence(s.id)]) for s in sources])
    pool = make_pool([event], sources)

    for seed in range(10):
        made = make_sheet(Activity.PACKET, pool, Wish(seed=seed, size=7))
        found = [exhibit.source for exhibit in made.exhibits()]
        taken = [pool.data.sources[name].side for name in found]
        assert {side: taken.count(side) for side in taken} == {"us": 2, "press": 2, "ru": 2, "un": 1}
        assert "secret" in found
