"""The reader: every statement leads to its passages."""

from datetime import date

import pytest

from explorer.dates import day_number
from explorer.i18n import catalogues
from explorer.selection import Selection
from explorer.web.parts import markup
from explorer.web.reader import MOST_LISTED, reader
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_person, make_source
from tests.builders import words as w
from tests.web.parts import links, nodes, with_class, with_tag, words
from tests.web.views import view_of

EVENT = "2000-06-04-meeting"


def read(data, **chosen):
    """The reader for a view of a data set."""
    return reader(view_of(data, Selection(**chosen).to_query()))


def day(text):
    return day_number(date.fromisoformat(text))


def compared():
    """A claim that a memorandum contradicts and an article supports."""
    claim = make_claim(evidence=[make_evidence("article"), make_evidence("memo", "contradicts")])
    article = make_source("article", side="press", kind="news-article", creator="The Paper")
    return make_dataset([make_event(claims=[claim])], [make_source(), article])


def quoting(**changes):
    """A data set whose memorandum quotes 'a common front'."""
    passage = make_passage(quote="a common front", gloss=w("He calls for {quote} at once."), speaker="ann", **changes)
    return make_dataset(sources=[make_source(passages=[passage], language="ru")])


def test_without_a_choice_the_reader_lists_the_events():
    data = make_dataset([make_event("a"), make_event("b", date="2001-09-11")])

    events = {"4 Jun 2000 Title of a": "/?event=a", "11 Sept 2001 Title of b": "/?event=b"}

    assert links(read(data)) == {"About the data": "/about", **events}


def test_an_event_says_when_who_how_it_moved_things_and_why():
    shown = words(read(make_dataset(), event=EVENT))

    for part in ("4 June 2000", "Title of 2000-06-04-meeting", "+2 cooperative", "Ann", "They agreed.", "Summary of"):
        assert part in shown


def test_an_event_with_a_once_secret_document_says_for_how_long():
    data = make_dataset(sources=[make_source(released="2025-08-21")])

    assert "sealed for 25 years 2 months" in words(read(data, event=EVENT))


def test_a_claim_shows_its_status_and_leads_to_each_passage():
    shown = read(compared(), event=EVENT)

    assert "disputed" in words(shown)
    assert links(shown)["Press · The Paper, p. 1"] == f"/?event={EVENT}&passage=opening&source=article"
    assert links(shown)["United States · memorandum of conversation, p. 1"] == (
        f"/?event={EVENT}&passage=opening&source=memo"
    )


def test_a_comparison_puts_records_beside_press():
    columns = with_class(read(compared(), event=EVENT, claim="asked"), "column")

    assert ["supports" in words(c["children"]) for c in columns] == [False, True]
    assert ["contradicts" in words(c["children"]) for c in columns] == [True, False]


def test_previous_and_next_go_through_the_events_that_are_shown():
    data = make_dataset([make_event(i, date=f"200{n}-01-01") for n, i in enumerate("abc")])
    shown = {node["rel"]: node["href"] for node in nodes(read(data, event="b")) if node.get("rel") in ("prev", "next")}

    assert shown == {"prev": "/?event=a", "next": "/?event=c"}


def test_an_event_leads_to_those_it_bears_on():
    early = make_event("a", related=[{"event": "b", "kind": "leads-to"}])
    shown = read(make_dataset([early, make_event("b", date="2001-09-11")]), event="a")

    assert "Related events leads to Title of b 11 Sept 2001" in words(shown)
    assert links(shown)["leads to Title of b 11 Sept 2001"] == "/?event=b"


def test_the_first_event_has_no_previous_one():
    data = make_dataset([make_event("a"), make_event("b", date="2001-09-11")])

    assert [n["rel"] for n in nodes(read(data, event="a")) if n.get("rel") in ("prev", "next")] == ["next"]


def test_a_quote_is_marked_in_its_gloss_and_in_its_own_language():
    shown = read(quoting(), event=EVENT, source="memo", passage="opening")
    (quote,) = with_class(shown, "quote")

    assert (quote["tag"], quote["children"], quote["lang"]) == ("mark", ["“a common front”"], "ru")
    assert "He calls for “a common front” at once." in words(shown)


def test_a_translated_quote_says_so():
    shown = read(quoting(quote_language="en"), source="memo", passage="opening")

    assert "published translation (Russian)" not in words(shown)
    assert "published translation (English)" in words(shown)


def test_words_known_through_another_source_name_it():
    passage = make_passage(quote="a common front", gloss=w("{quote}."), seen_in="article")
    data = make_dataset(sources=[make_source(passages=[passage]), make_source("article")])

    assert links(read(data, source="memo", passage="opening"))["Title of article"] == "/?source=article"


def test_a_document_shows_its_marking_struck_through_and_how_it_opened():
    source = make_source(released="2025-08-21", classification="SECRET")
    shown = read(make_dataset(sources=[source]), source="memo")

    assert [words(n["children"]) for n in with_tag(shown, "s")] == ["SECRET"]
    assert "Released in part 2025" in words(shown)


def test_a_leaked_document_was_never_declassified():
    source = make_source(classification="SECRET", releases=[{"date": "2010-11-28", "how": "leak"}])
    shown = read(make_dataset(sources=[source]), source="memo")

    assert with_tag(shown, "s") == []
    assert "never declassified" in words(shown)


def test_passages_have_a_previous_and_a_next():
    passages = [make_passage(i) for i in ("one", "two", "three")]
    data = make_dataset(
        [make_event(claims=[make_claim(evidence=[make_evidence(passage="one")])])], [make_source(passages=passages)]
    )
    shown = links(read(data, source="memo", passage="two"))

    assert [shown["Previous passage"], shown["Next passage"], shown["All 3 passages"]] == [
        "/?passage=one&source=memo",
        "/?passage=three&source=memo",
        "/?source=memo",
    ]


def test_a_link_to_another_host_tells_it_nothing():
    shown = read(make_dataset(sources=[make_source(url="https://example.org/memo.pdf")]), source="memo")
    outside = [n for n in nodes(shown) if str(n.get("href", "")).startswith("https://")]

    assert {(n["target"], n["rel"]) for n in outside} == {("_blank", "noopener noreferrer")}


def test_what_is_not_translated_says_so_and_keeps_its_language():
    shown = read(make_dataset(), lang="ru", event=EVENT)
    titles = [n for n in nodes(shown) if n.get("lang") == "en"]

    assert f"Title of {EVENT}" in [words(n["children"]) for n in titles]
    assert with_class(shown, "fallback")


@pytest.mark.parametrize("language", sorted(catalogues()))
def test_every_part_of_the_reader_speaks_every_language(language):
    data = make_dataset(
        [make_event(claims=[make_claim(evidence=[make_evidence(), make_evidence("article", "contradicts")])])],
        [
            make_source(released="2025-08-21", classification="SECRET", archive={"repository": "Library"}, pages=7),
            make_source("article", side="press"),
        ],
        people={"ann": make_person(name=w("Ann", id="Ani", ru="Анна"))},
    )

    assert words(read(data, lang=language, event=EVENT, claim="asked", source="memo", passage="opening"))


def test_sealed_evidence_leaves_a_bar_that_says_until_when_and_no_more():
    claim = make_claim(evidence=[make_evidence("speech"), make_evidence("secret-paper")])
    silent = make_claim("answered", [make_evidence("secret-paper")])
    data = make_dataset(
        [make_event(claims=[claim, silent])],
        [make_source("speech", "2000-06-04"), make_source("secret-paper", "2025-08-21", creator="Hidden Hand")],
    )
    shown = read(data, event=EVENT, known=date(2001, 9, 10))

    assert words(shown).count("Sealed until 21 August 2025") == 2
    assert "secret-paper" not in str(shown)
    assert "Hidden Hand" not in str(shown)
    assert "answered" not in str(shown)


def test_words_from_data_are_text():
    hostile = "<img src=x onerror=alert(1)>"
    shown = read(make_dataset([make_event(title=w(hostile), summary=w(hostile))]), event=EVENT)

    assert hostile in words(shown)
    assert "<img" not in markup(shown)


def test_the_list_says_how_many_more_events_there_are():
    data = make_dataset([make_event(f"e-{n}", date=f"20{n % 20 + 10}-01-01") for n in range(MOST_LISTED + 3)])
    shown = read(data)

    assert len(with_class(shown, "event-list")[0]["children"]) == MOST_LISTED
    assert "and 3 more" in words(shown)


def test_the_list_holds_the_events_of_the_period_that_is_shown():
    data = make_dataset([make_event("a"), make_event("b", date="2001-09-11"), make_event("c", date="2001-09/2003")])
    shown = read(data, first=day("2002-01-01"), last=day("2002-12-31"))

    assert list(links(shown).values()) == ["/about", "/?event=c&from=2002&to=2002"]


def test_previous_and_next_pass_over_events_of_other_themes():
    data = make_dataset(
        [make_event(i, date=f"200{n}-01-01", themes=[t]) for n, (i, t) in enumerate(["ax", "by", "cx"])]
    )
    shown = links(read(data, event="a", themes=("x",)))

    assert shown["→ Next"] == "/?event=c&themes=x"
