"""What a query finds, in what order, on which day, and what is told of all results."""

import pytest

from explorer.knowledge import TODAY
from explorer.records import Release
from explorer.search import Field, Kind, Result, Scope, Searching
from explorer.search.engine import Match
from explorer.search.searching import result_of
from explorer.search.spelling import Spelling
from tests.builders import make_claim, make_dataset, make_event, make_passage, make_source, words
from tests.search.finding import Desk, day, make_store, store, told

BEFORE, ITSELF = "2025-08-20", "2025-08-21"
EVERYTHING = (
    *("event:resignation", "claim:resignation:left", "event:summit", "claim:summit:met", "claim:summit:asked"),
    *("event:war", "claim:war:mistake", "event:burglary", "claim:burglary:took", "source:memo", "passage:memo:pact"),
    *("source:speech", "passage:speech:enemy", "source:article", "passage:article:exit"),
)
OF_THE_SUMMIT = {"event:summit", "claim:summit:met", "claim:summit:asked"}
OF_YELTSIN = {"event:resignation", "claim:resignation:left", "source:article", "passage:article:exit"}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        # all of the words, in any field and language
        ("palace", {"claim:summit:met"}),
        ("PALACE", {"claim:summit:met"}),
        ("palace met", {"claim:summit:met"}),
        ("strategy sanctions", {"event:summit"}),
        ("forgiveness Ельцин", {"event:resignation"}),
        ("the palace", {"claim:summit:met"}),
        ("2017-0222-M", {"source:memo"}),
        # either, not, nothing but not
        ("palace OR forgiveness", {"claim:summit:met", "event:resignation"}),
        ("palace ИЛИ прощения", {"claim:summit:met", "event:resignation"}),
        ("mistake -begins", {"claim:war:mistake"}),
        ('mistake -"war begins"', {"claim:war:mistake"}),
        ("mistake -kind:event", {"claim:war:mistake"}),
        ("summit -moscow -kind:claim", {"source:memo", "passage:memo:pact"}),
        ("-strategy -kind:claim -kind:source -kind:passage", {"event:resignation", "event:burglary"}),
        # phrases: the very words, one after the other
        ('"coordinated strategy"', {"passage:memo:pact"}),
        ('"strategy coordinated"', set()),
        ('"a coordinated"', {"passage:memo:pact"}),
        ('"общий враг"', {"passage:speech:enemy"}),
        ("«ОБЩИЙ враг ЕЩЕ»", {"passage:speech:enemy"}),
        ('"sanction"', set()),
        ("Moscow-calls", {"event:war", "claim:war:mistake"}),
        # beginnings of words
        ("heli*", {"claim:summit:asked"}),
        ("ракет*", {"source:speech"}),
        ("penyan*", {"event:summit"}),
        ("burg* files", {"event:burglary"}),
        # other forms of the words
        ("sanction", {"event:summit"}),
        ("санкциями", {"event:summit"}),
        ("переговоров", {"event:summit"}),
        ("menyandera", {"event:summit"}),
        ("burglar", {"event:burglary"}),
        # accents, ё
        ("cafe", {"source:article", "passage:article:exit"}),
        ("CAFÉ", {"source:article", "passage:article:exit"}),
        ("еще", {"passage:speech:enemy"}),
        ("ещё силен", {"passage:speech:enemy"}),
        # names in any script, and in the languages of the data
        ("Ельцина", OF_YELTSIN),
        ("Eltsin", OF_YELTSIN),
        ("jelzin", OF_YELTSIN),
        ("Трамп", {"event:war", "claim:war:mistake"}),
        ("Trump", {"event:war", "claim:war:mistake"}),
        ("клинтон palace", {"claim:summit:met"}),
    ],
)
def test_a_query_finds(written, found):
    assert found == {*store().keys(written)}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("actor:putin", {*OF_THE_SUMMIT, "source:speech", "passage:speech:enemy"}),
        ("actor:Путин kind:passage", {"passage:speech:enemy"}),
        ("actor:vladimir-putin,boris-yeltsin kind:event", {"event:summit", "event:resignation"}),
        ("theme:politics", OF_YELTSIN),
        ("theme:Politics kind:event", {"event:resignation"}),
        ("kind:event", {"event:resignation", "event:summit", "event:war", "event:burglary"}),
        ("kind:speech", {"source:speech", "passage:speech:enemy"}),
        ("kind:claim,speech moscow", {"claim:summit:met", "claim:summit:asked", "claim:war:mistake"}),
        ("side:press", {"event:resignation", "claim:resignation:left", "source:article", "passage:article:exit"}),
        ("side:several", {"event:summit"}),
        ("side:us,press kind:source", {"source:memo", "source:article"}),
        ("status:disputed", {"event:war", "claim:war:mistake"}),
        ("status:reported kind:claim", {"claim:resignation:left"}),
        ("before:2000", OF_YELTSIN),
        ("before:1999-12-31", set()),
        ("before:2000-01 kind:event", {"event:resignation"}),
        ("after:2003-03-20", {"event:burglary", "claim:burglary:took"}),
        ("after:1999 before:2001 kind:event", {"event:summit"}),
        ("sealed:2001-09-10 kind:passage", {"passage:memo:pact"}),
        ("sealed:2025-08-20 kind:source", {"source:memo"}),
        ("sealed:2025-08-21", set()),
        ("sealed:2000-06-03", set()),
        ("kind:event OR side:press", {f"event:{e}" for e in ("summit", "war", "burglary")} | OF_YELTSIN),
        ("palace OR kind:speech", {"claim:summit:met", "source:speech", "passage:speech:enemy"}),
    ],
)
def test_an_operator_finds(written, found):
    assert found == {*store().keys(written)}


def test_a_title_counts_more_than_what_is_said():
    events = [
        make_event("a", summary=words("The treaty is signed and the treaty is praised."), importance=5),
        make_event("b", title=words("A treaty"), importance=1),
    ]

    assert ["event:b", "event:a"] == [key for key in Desk(make_dataset(events)).keys("treaty") if "event" in key]


def test_words_that_stand_together_as_in_the_query_come_first():
    apart = "The summit was cold and the war was far; cold war, said nobody of war at the cold summit."
    events = [
        make_event("a", summary=words(f"{apart} A missile, a shield, a shield, a missile."), importance=5),
        make_event("b", summary=words("They discuss the missile shield at length and in detail."), importance=1),
    ]
    desk = Desk(make_dataset(events))

    assert "event:b" == desk.keys("missile shield")[0]
    assert {"event:a", "event:b"} == {key for key in desk.keys("missile shield") if "event" in key}


def test_a_rare_word_counts_more_than_a_frequent_one():
    events = [make_event(f"e{n}", summary=words("A summit.")) for n in range(6)]
    desk = Desk(make_dataset([*events, make_event("rare", summary=words("A zebra."))]))

    assert "event:rare" == desk.keys("summit OR zebra")[0]


def test_where_nothing_has_all_the_words_what_has_some_is_found_and_said_to():
    desk = store()

    assert ["claim:summit:met"] == desk.some("palace zebra")
    assert [] == desk.some("palace met")
    assert desk.some("palace zebra forgiveness coordinated")[0] in {"claim:summit:met", "event:resignation"}
    assert {"claim:summit:met"} == {*desk.some("palace zebra -forgiveness kind:claim")}
    assert [] == desk.keys("palace zebra kind:event")


@pytest.mark.parametrize("written", ["xylophone OR zither", "the xylophone", "xylophone zither"])
def test_where_nothing_is_found_it_is_not_called_some_of_the_words(written):
    search = store().search

    assert not search.find(search.read(written), Scope(), 5).some


def test_a_phrase_that_is_nowhere_is_not_taken_apart():
    assert [] == store().keys('"strategy coordinated"')
    assert [] == store().some('"strategy coordinated"')


@pytest.mark.parametrize("written", ["", "  ", "-", '""', "* OR", "🙂"])
def test_nothing_finds_nothing(written):
    desk = store()

    assert [] == desk.keys(written)
    told_of = desk.facets(written)
    assert (0, (), (), ()) == (told_of.total, told_of.events, told_of.passages, told_of.sources)
    assert () == desk.search.typing(desk.search.read(written), Scope(), 5).results
    assert () == desk.spellings(written)


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (Scope(), {*EVERYTHING}),
        (Scope(themes=("politics",)), OF_YELTSIN),
        (Scope(themes=("politics", "talks"), kinds=(Kind.EVENT,)), {"event:resignation", "event:summit"}),
        (Scope(themes=("no-such",)), set()),
        (Scope(first=day("2003-01-01")), {"event:war", "claim:war:mistake", "event:burglary", "claim:burglary:took"}),
        (Scope(last=day("1999-12-31")), OF_YELTSIN),
        (
            Scope(first=day("2000-01-01"), last=day("2002-01-01"), kinds=(Kind.SOURCE,)),
            {"source:memo", "source:speech"},
        ),
        (Scope(kinds=(Kind.PASSAGE,)), {"passage:memo:pact", "passage:speech:enemy", "passage:article:exit"}),
    ],
)
def test_a_view_leaves_what_is_in_its_scope(scope, found):
    assert found == {*store().keys("-zebra", scope)}


def test_what_lasts_is_in_every_period_that_it_touches():
    desk = Desk(make_dataset([make_event("ended", date="1999/2001"), make_event("lasts", date="2000/..")]))

    def within(first: str, last: str):
        scope = Scope(first=day(first), last=day(last), kinds=(Kind.EVENT,))
        return {key.removeprefix("event:") for key in desk.keys("-zebra", scope)}

    assert {"ended"} == within("1999-05-01", "1999-06-01")
    assert {"lasts"} == within("2024-01-01", "2024-01-02")
    assert {"ended", "lasts"} == within("2000-01-01", "2001-01-01")
    assert set() == within("1950-01-01", "1998-12-31")


def test_what_has_no_beginning_is_in_every_period_before_its_end():
    desk = Desk(make_dataset([make_event("ended", date="../1998")]))

    assert ["event:ended"] == desk.keys("-zebra", Scope(last=day("1950-01-01"), kinds=(Kind.EVENT,)))


# The second clock


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("orchard", "passage:memo:pact"),
        ('"coordinated strategy"', "passage:memo:pact"),
        ("orch*", "passage:memo:pact"),
        ("helicopters", "claim:summit:asked"),
        ("burglary kind:event", "event:burglary"),
        ("2017-0222-M", "source:memo"),
        ("memorandum kind:source", "source:memo"),
        ("sealed:2001-09-10 kind:source", "source:memo"),
    ],
)
def test_what_is_sealed_is_found_from_the_day_on_which_it_opens(written, found):
    assert [] == store(BEFORE).keys(written)
    assert [found] == store(ITSELF).keys(written)
    assert [found] == store().keys(written)


def test_what_was_shown_before_is_found_until_the_secret_opens():
    assert [["event:burglary"], [], []] == [desk.keys("visit") for desk in (store(BEFORE), store(ITSELF), store())]


def test_what_is_sealed_is_in_no_count_and_no_place():
    told_before, told_itself = (store(moment).facets("strategy OR helicopters") for moment in (BEFORE, ITSELF))

    assert (5, 7) == (told_before.total, told_itself.total)
    assert "memo:pact" in told_itself.passages
    assert "memo:pact" not in told_before.passages
    assert {"several"} == told_itself.counts[Field.SIDE].keys() - told_before.counts[Field.SIDE].keys() - {"us"}
    assert "us" not in told_before.counts[Field.SIDE]


def test_a_word_that_only_a_sealed_document_has_is_no_suggestion_before_it_opens():
    assert [(), ("orchard",)] == [store(moment).spellings("orchad") for moment in (BEFORE, ITSELF)]
    assert "strategy" in store(BEFORE).spellings("strateggy")


def test_a_word_of_an_event_that_is_not_yet_is_no_suggestion():
    assert [(), ("invasion",)] == [store(moment).spellings("invazion")[:1] for moment in ("2003-03-19", "2003-03-20")]


def test_a_document_that_opened_part_by_part_is_found_by_what_was_open():
    bar = {"extent": "2 lines", "opened": "2020-01-01", "reading": "a common front"}
    twice = [Release(date="2010-05-01", how="FOIA request"), Release(date="2020-01-01", how="FOIA lawsuit")]
    memo = make_source(releases=twice, note=told("Typed on yellow paper."), passages=[make_passage(redactions=[bar])])
    data = make_dataset(sources=[memo, make_source("later", "2030-01-01")])
    whole = Desk(data)
    desks = [Desk(data, moment, whole.index) for moment in ("2019-12-31", "2020-01-01")]

    assert [[], ["passage:memo:opening"]] == [desk.keys('"common front"') for desk in desks]
    assert [[], []] == [desk.keys("yellow") for desk in desks]  # what curators note speaks from today
    assert ["source:memo"] == whole.keys("yellow")


# What is told of all results


def test_facets_count_all_results_not_a_page():
    told_of = store().facets("moscow")

    assert 5 == told_of.total
    assert {"event": 2, "claim": 3} == told_of.counts[Field.KIND]
    assert {"ru": 3, "several": 1, "us": 1} == told_of.counts[Field.SIDE]
    assert {"documented": 3, "disputed": 2} == told_of.counts[Field.STATUS]
    assert {"bill-clinton": 3, "vladimir-putin": 3, "donald-trump": 2} == told_of.counts[Field.PERSON]
    assert ({"summit", "war"}, ()) == ({*told_of.events}, told_of.passages)


def test_facets_tell_where_results_are():
    told_of = store().facets("-zebra")

    assert {"resignation", "summit", "war", "burglary"} == {*told_of.events}
    assert {"memo:pact", "speech:enemy", "article:exit"} == {*told_of.passages}
    assert {"memo", "speech", "article"} == {*told_of.sources}
    assert len(EVERYTHING) == told_of.total


def test_facets_follow_the_scope():
    told_of = store().facets("moscow", Scope(themes=("talks",), kinds=(Kind.CLAIM,)))

    assert (2, {"claim": 2}) == (told_of.total, told_of.counts[Field.KIND])


def test_facets_are_of_what_was_found_where_nothing_has_all_the_words():
    assert (1, ("summit",)) == ((found := store().facets("palace zebra")).total, found.events)


def test_pages_follow_each_other_without_gap_or_repetition():
    desk = store()
    everything = desk.keys("-zebra")
    pages = [desk.keys("-zebra", limit=4, offset=offset) for offset in range(0, 20, 4)]

    assert everything == [key for page in pages for key in page]
    assert [] == pages[-1]


def test_another_page_of_some_of_the_words_is_of_the_same_answer():
    desk = store()
    query = desk.search.read("strategy forgiveness zebra")
    found = desk.search.find(query, Scope(), 3)
    more = desk.search.page(found, Scope(), 3, 3)

    assert (True, True) == (found.some, more.some)
    assert desk.some("strategy forgiveness zebra")[:6] == [r.key for r in (*found.results, *more.results)]


def typed(written: str, day: str | None = None) -> set[str]:
    """The keys of what is found while somebody types."""
    search = store(day).search
    return {result.key for result in search.typing(search.read(written), Scope(), 5).results}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("heli", {"claim:summit:asked"}),
        ("they asked heli", {"claim:summit:asked"}),
        ("asked heli -palace", {"claim:summit:asked"}),
        ("санк", {"event:summit"}),
        ("helicopters", {"claim:summit:asked"}),
        ("kind:claim pal", {"claim:summit:met"}),
        ("zeb", set()),
    ],
)
def test_the_last_word_may_be_unfinished_while_somebody_types(written, found):
    assert found == typed(written)
    assert {key for key in found if key != "claim:summit:asked"} == typed(written, BEFORE)


def test_where_nothing_has_the_words_that_are_typed_they_may_all_be_beginnings():
    assert {"claim:summit:asked"} == typed("heli aske")
    assert set() == typed("heli aske", BEFORE)
    assert set() == typed("heli aske zeb")


def test_a_result_has_the_ids_that_its_key_names():
    results = [
        Result(Kind.EVENT, event="e"),
        Result(Kind.CLAIM, event="e", claim="c"),
        Result(Kind.PASSAGE, source="s", passage="p"),
        Result(Kind.SOURCE, source="s"),
        Result(Kind.TEXT, source="s", sha256="0f", page=7),
    ]

    assert results == [result_of(result.key) for result in results]


class Behind:
    """An engine that is behind the data: it names what is not there any more."""

    def find(self, wanted, limit, offset=0):
        keys = (
            "event:gone",
            "claim:summit:gone",
            "claim:gone:met",
            "passage:memo:gone",
            "source:gone",
            "text:gone:0f:1",
        )
        return [Match(key, 1.0, "") for key in (*keys, "event:summit")]


def test_an_index_that_is_behind_the_data_names_nothing_that_is_not_there():
    data = make_store()
    search = Searching(data, TODAY, Behind, lambda themes: (), Spelling())

    assert ["event:summit"] == [r.key for r in search.find(search.read("summit"), Scope(), 9).results]


# Spellings


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("strateggy", "strategy"),
        ("starteg", "strateg"),
        ("burlgary", "burglary"),
        ("пеерговоры", "переговоры"),
        ("palce met", "palace met"),
        ("Forgivenes", "forgiveness"),
        ("kind:claim helicopers", "kind:claim helicopters"),
    ],
)
def test_a_misspelling_is_told_how_it_may_have_been_meant(written, first):
    assert first in "|".join(store().spellings(written))


@pytest.mark.parametrize("written", ["palace", '"strateggy"', "strategg*", "zzzzzz", "-strateggy", "kind:claim"])
def test_what_is_found_or_is_like_nothing_has_no_other_spelling(written):
    assert () == store().spellings(written)


def test_every_spelling_that_is_offered_finds_something():
    desk = store()
    for written in ("strateggy", "palce mett", "burglry fils", "helicopers palce"):
        assert all(desk.keys(spelling) for spelling in desk.spellings(written))


def test_only_the_misspelt_word_is_replaced():
    data = make_dataset([make_event(title=words("The commander of Mandela"), claims=[make_claim()])])

    assert ("commander mandela",) == Desk(data).spellings("commander mande")
