"""Above the timeline: themes with counts, how much is shown, and how to take it away."""

import pytest

from explorer.web.filters import CHIPS, filters
from explorer.web.parts import markup
from tests.builders import make_dataset, make_event
from tests.builders import words as w
from tests.web.parts import inside, links, nodes, with_class, with_tag, words
from tests.web.views import view_of


def themed(**counts):
    """A data set with so many events of each theme."""
    return make_dataset(
        [make_event(f"{theme}-{n}", themes=[theme]) for theme, count in counts.items() for n in range(count)]
    )


def shown(data, query=""):
    return filters(view_of(data, query))


def test_each_theme_is_a_link_that_adds_it_with_its_count():
    chips = inside(shown(themed(arms=2, talks=1), "?event=arms-0"), "chips")

    assert links(chips) == {
        "All": "/?event=arms-0",
        "Arms 2": "/?event=arms-0&themes=arms",
        "Talks 1": "/?event=arms-0&themes=talks",
    }


def test_a_chosen_theme_is_current_and_can_be_taken_off():
    data = themed(arms=2, talks=1)
    chips = inside(shown(data, "?themes=arms,talks"), "chips")

    assert [words(n["children"]) for n in nodes(chips) if n.get("aria-current")] == ["Arms 2", "Talks 1"]
    assert links(chips)["Arms 2"] == "/?themes=talks"


def test_without_a_choice_all_is_current():
    chips = inside(shown(themed(arms=1)), "chips")

    assert [words(n["children"]) for n in nodes(chips) if n.get("aria-current")] == ["All"]


def test_an_event_of_two_themes_counts_for_both():
    chips = inside(shown(make_dataset([make_event(themes=["arms", "talks"])])), "chips")

    assert list(links(chips)) == ["All", "Arms 1", "Talks 1"]


def test_a_theme_without_events_has_no_chip():
    data = themed(arms=1)
    empty = data.themes["arms"].model_copy(update={"id": "empty"})
    chips = inside(shown(data.model_copy(update={"themes": {**data.themes, "empty": empty}})), "chips")

    assert list(links(chips)) == ["All", "Arms 1"]


def test_the_most_frequent_themes_have_a_chip_in_the_row():
    data = themed(**{f"t{n}": n for n in range(1, CHIPS + 3)})

    assert list(links(inside(shown(data), "chip-menu"))) == ["T1 1", "T2 2"]
    assert words(with_tag(inside(shown(data), "chips"), "summary")[0]["children"]) == "2 more"


def test_a_chosen_theme_is_in_the_row_however_rare():
    data = themed(**{f"t{n}": n for n in range(1, CHIPS + 3)})

    assert "T1 1" not in links(inside(shown(data, "?themes=t1"), "chip-menu"))


@pytest.mark.parametrize(
    ("query", "said"), [("", "3 of 3 events · 1 document"), ("?themes=talks", "1 of 3 events · 1 document")]
)
def test_how_much_is_shown_is_said(query, said):
    assert [words(n["children"]) for n in with_class(shown(themed(arms=2, talks=1), query), "counts")] == [said]


def test_the_number_of_documents_leads_to_their_list_in_the_same_view():
    counts = inside(shown(themed(arms=1), "?themes=arms&event=arms-0"), "counts")

    assert links(counts) == {"1 document": "/documents?event=arms-0&themes=arms"}


def test_what_is_not_yet_known_is_not_counted():
    counts = with_class(shown(make_dataset(), "?known=1990-01-01"), "counts")

    assert [words(n["children"]) for n in counts] == ["0 of 0 events · 0 documents"]


def test_names_of_themes_stay_text():
    data = themed(arms=1)
    theme = data.themes["arms"].model_copy(
        update={"name": data.events[0].title.model_copy(update={"root": w('"><b>x')})}
    )
    written = markup(shown(data.model_copy(update={"themes": {"arms": theme}}), "?themes=arms"))

    assert "<b>x" not in written


@pytest.mark.parametrize(("language", "word"), [("en", "Themes"), ("id", "Tema"), ("ru", "Темы")])
def test_the_filters_speak_every_language(language, word):
    assert word in words(shown(themed(arms=1), f"?lang={language}"))
