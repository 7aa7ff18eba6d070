"""More like this: what shares rare words, people and a time."""

from explorer.search import Kind, like_passage, like_source
from tests.builders import make_dataset, make_event, make_passage, make_source, words
from tests.search.finding import Desk, shipped_desk


def paper(
    name: str, said: str, *, title: str = "A paper", created: str = "2000-06-04", speaker: str | None = None, **more
):
    """A source of one passage, open from the day on which it was written."""
    passage = make_passage("p", gloss=words(said), speaker=speaker)
    releases = more.pop("releases", [{"date": created, "how": "issued"}])
    return make_source(name, title=words(title), created=created, passages=[passage], releases=releases, **more)


ONE = paper("one", "The orchard has a zeppelin over the harbour.")
LIKE = paper("like", "A zeppelin, an orchard.")
ELSE = paper("else", "Nothing of all this.")
FILLER = [paper(f"f{n}", f"Word{n} is said of harbours.") for n in range(40)]


def desk_of(*sources, day: str | None = None, index=None) -> Desk:
    event = make_event(claims=[{"id": "c", "text": words("It is."), "evidence": [link(sources[0].id)]}])
    return Desk(make_dataset([event], sources), day, index)


def link(name: str):
    return {"source": name, "passage": "p", "stance": "supports"}


def passages(desk: Desk, source, most: int = 5):
    return like_passage(source.passages[0], source, desk.search, desk.data, most)


def test_what_shares_rare_words_is_alike_and_says_which():
    [found] = passages(desk_of(ONE, LIKE, ELSE, *FILLER), ONE)

    assert (Kind.PASSAGE, "like", "p") == (found.result.kind, found.result.source, found.result.passage)
    assert ("zeppelin", "orchard") == found.words
    assert ((), True) == (found.people, found.near)


def test_one_word_is_not_enough():
    assert [] == passages(desk_of(ONE, paper("one-word", "A zeppelin."), *FILLER), ONE)


def test_nothing_is_like_itself_or_like_what_it_is_a_part_of():
    twice = make_source("one", passages=[*ONE.passages, make_passage("q", gloss=words("A zeppelin, an orchard."))])

    assert [] == like_passage(twice.passages[0], twice, (desk := desk_of(twice, *FILLER)).search, desk.data, 5)


def test_what_has_no_rare_words_is_like_nothing():
    bare = paper("bare", "It is of the.")

    assert [] == passages(desk_of(bare, LIKE, *FILLER), bare)
    assert [] == like_source(bare, (desk := desk_of(bare, LIKE, *FILLER)).search, desk.data, 5)


def test_a_person_in_both_and_a_near_date_raise_the_rank_and_are_told():
    said = "A zeppelin, an orchard."
    one = paper("one", said, speaker="ann")
    by_ann, late = paper("by-ann", said, speaker="ann"), paper("late", said, created="2010-01-01")
    found = passages(desk_of(one, late, LIKE, by_ann, *FILLER), one)

    assert ["by-ann", "like", "late"] == [likeness.result.source for likeness in found]
    assert [("ann",), (), ()] == [likeness.people for likeness in found]
    assert [True, True, False] == [likeness.near for likeness in found]


def test_a_source_is_alike_by_its_passages_and_named_once():
    other = make_source(
        "other", passages=[make_passage(n, gloss=words(f"A zeppelin, an orchard, {n}.")) for n in ("p", "q", "r")]
    )
    desk = desk_of(ONE, other, ELSE, *FILLER)
    found = like_source(ONE, desk.search, desk.data, 5)

    assert [(Kind.SOURCE, "other", "")] == [(f.result.kind, f.result.source, f.result.passage) for f in found]
    assert {"zeppelin", "orchard"} <= {*found[0].words}


def test_no_more_is_suggested_than_was_asked_for():
    many = [paper(f"like{n}", f"A zeppelin, an orchard {n}.") for n in range(6)]

    assert 2 == len(passages(desk_of(ONE, *many, *FILLER), ONE, 2))


def test_what_is_sealed_is_not_suggested():
    secret = paper("secret", "A zeppelin, an orchard.", releases=[{"date": "2010-01-01", "how": "FOIA request"}])
    whole = desk_of(ONE, secret, *FILLER, ELSE)
    then = Desk(make_dataset([whole.data.events[0]], [ONE, secret, *FILLER, ELSE]), "2009-12-31", whole.index)

    assert ["secret"] == [likeness.result.source for likeness in passages(whole, ONE)]
    assert [] == passages(then, ONE)


def test_every_document_of_the_shipped_data_is_like_others_that_are_known():
    desk = shipped_desk("2001-09-10")
    for source in [*desk.data.sources.values()][::16]:
        for likeness in like_source(source, desk.search, desk.data, 3):
            assert likeness.result.source in desk.data.sources
            assert likeness.result.source != source.id
            assert likeness.words
