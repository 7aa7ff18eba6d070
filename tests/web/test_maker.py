"""The page on which a story is made, and the button that adds a view to it."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dates import Edtf, day_number
from explorer.i18n import catalogues
from explorer.records import Step
from explorer.records.stories import MOST_STEPS
from explorer.selection import Selection
from explorer.stories import view_of
from explorer.vocabulary import LaneKind
from explorer.web.adding import adding, period_of, step_of
from explorer.web.classroom import maker as module
from explorer.web.classroom.maker import maker
from explorer.web.parts import markup
from tests.builders import make_dataset, make_event, make_passage, make_source
from tests.builders import words as w
from tests.web.parts import nodes, with_tag, words
from tests.web.views import shelf_of

DATA = make_dataset(
    [make_event("a", title=w("A", ru="А")), make_event("b", date="2010-06-04", themes=["arms"])],
    [
        make_source("memo", passages=[make_passage("opening"), make_passage("end")]),
        make_source("late", released="2020-01-01"),
    ],
)
VIEWS = shelf_of(DATA)
FIELDS = ("input", "select", "textarea")


def read(address):
    path, _, query = address.partition("?")
    return VIEWS.read(query, path)


def step(address):
    return step_of(read(address))


def lost(address):
    button = with_tag(adding(read(address)), "button")[0]
    return json.loads(button["data-words"]).get("lost")


@pytest.mark.parametrize("language", catalogues())
def test_the_page_is_written_in_each_language_and_every_field_has_a_label(language):
    page = maker(read(f"/?lang={language}"))
    labelled = [node for label in with_tag(page, "label") for node in nodes(label["children"]) if node["tag"] in FIELDS]
    fields = [node for node in nodes(page) if node["tag"] in FIELDS and "aria-label" not in node]

    assert [id(node["children"]) for node in fields] == [id(node["children"]) for node in labelled]
    assert all(words(label["children"]) for label in with_tag(page, "label"))
    assert catalogues()[language]("maker.page") in words(page)
    assert len(with_tag(page, "h1")) == 1


@pytest.mark.parametrize("language", catalogues())
def test_the_script_gets_all_its_words_and_they_have_their_blanks(language):
    (desk,) = [node for node in nodes(maker(read(f"/?lang={language}"))) if node.get("id") == "maker"]
    told = json.loads(desk["data-words"])

    assert "{n}" in told["say"]["step"]
    assert "{line}" in told["fault"]["line"]
    assert "{what}" in told["check"]["event"]
    assert set(told["lanes"]) == set(LaneKind)
    assert [desk["data-language"], desk["data-most"]] == [language, str(MOST_STEPS)]


def test_scripts_ask_for_no_words_that_the_page_does_not_have(request):
    (desk,) = [node for node in nodes(maker(read("/"))) if node.get("id") == "maker"]
    told = json.loads(desk["data-words"])
    assets = request.config.rootpath / "assets"
    scripts = "".join((assets / name).read_text("utf-8") for name in module.SCRIPTS if "vendor" not in name)
    said = set(re.findall(r"\bsay\(\"([\w.-]+)\"|words\.say\[\"([\w.-]+)\"|words\.say\.(\w+)", scripts))
    faults = set(re.findall(r"new Fault\(\"([\w-]+)\"", scripts))
    checks = set(re.findall(r"yield \[\"?[\w-]+\"?, \"([\w-]+)\"", scripts))

    assert {name for found in said for name in found if name} - set(told["say"]) == set()
    assert faults - set(told["fault"]) == set()
    assert checks == set(told["check"]) - {"ready"}


def test_without_scripts_the_page_says_that_it_needs_them():
    page = markup(maker(read("/")))

    assert "This page needs scripts" in page
    assert 'id="maker" hidden="hidden"' in page.replace('class="maker-desk" ', "")


def test_what_the_data_set_has_is_told_and_of_a_large_one_only_themes(monkeypatch):
    def names(address):
        (desk,) = [node for node in nodes(maker(read(address))) if node.get("id") == "maker"]
        return json.loads(desk["data-names"])

    day = day_number(date(2010, 6, 4))
    assert names("/?lang=ru")["events"]["a"][0] == "А"
    assert names("/")["events"]["b"] == [DATA.event("b").title.root["en"], day, day, ["arms"]]
    assert set(names("/")["sources"]["memo"][1]) == {"opening", "end"}
    assert names("/?known=2001-01-01")["sources"] == {}
    monkeypatch.setattr(module, "MOST_NAMED", 3)
    assert [names("/")["whole"], names("/")["events"], set(names("/")["themes"])] == [False, {}, set(DATA.themes)]


def test_a_step_has_the_view_of_its_page():
    address = "/?event=a&source=memo&passage=end&themes=arms&from=1999&to=2002-06&known=2015-01-01&lang=ru"

    assert step(address) == {
        "stem": "a",
        "title": {"ru": "А"},
        "view": {
            "event": "a",
            "themes": ["arms"],
            "period": "1999-01-01/2002-06-30",
            "lanes": "theme",
            "known": "2015-01-01",
        },
        "sources": [{"source": "memo", "passage": "end"}],
    }


def test_what_is_usual_in_a_story_is_left_out_and_an_empty_view_is_a_step_too():
    assert step("/?lanes=one") == {"stem": "step", "title": {}, "view": {}, "sources": []}


def test_the_path_of_a_page_counts_and_a_source_shows_its_first_passage():
    assert step("/event/b")["view"] == {"event": "b", "lanes": "theme"}
    assert step("/source/memo")["sources"] == [{"source": "memo", "passage": "opening"}]
    assert step("/source/memo")["stem"] == "memo"


def test_two_accounts_are_two_passages():
    assert step("/event/a?source=memo&passage=end&with=memo:opening")["sources"] == [
        {"source": "memo", "passage": "end"},
        {"source": "memo", "passage": "opening"},
    ]


def test_a_title_that_is_not_in_the_language_of_the_page_says_in_which_it_is():
    assert step("/event/b?lang=ru")["title"] == {"en": DATA.event("b").title.root["en"]}


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("/?as=table", "the table"),
        ("/?beside=2001-01-01&from=1999&to=2000", "the comparison"),
        ("/search?q=meeting&as=table", "the words searched for and the table"),
        ("/documents?themes=arms", None),
    ],
)
def test_what_a_step_cannot_hold_is_said(address, what):
    assert lost(address) == (what and f"A step cannot hold this part of the view: {what}.")


def test_the_button_leads_to_the_story_in_the_language_of_the_page():
    part = adding(read("/?lang=ru"))

    assert with_tag(part, "button")[0]["data-story"] == "/story?lang=ru"
    assert [node["role"] for node in nodes(part) if "role" in node] == ["status"]


@given(
    first=st.integers(day_number(date(1984, 1, 1)), day_number(date(2026, 1, 1))),
    length=st.integers(7, 9000),
    lanes=st.sampled_from(LaneKind),
)
def test_a_step_shows_the_view_that_it_was_made_of(first, length, lanes):
    view = VIEWS.read(Selection(first=first, last=first + length, lanes=lanes).to_query())
    made = step_of(view)
    told = Step.model_validate({"id": made["stem"], "title": w("x"), "text": w("x"), "view": made["view"]})
    again = view_of(told, "en")

    assert (again.first, again.last, again.lanes) == (*view.window, lanes)


def test_days_before_the_calendar_are_written_too():
    period = Edtf.parse(period_of(-800_000, -750_000))

    assert (period.earliest, period.latest) == (-800_000, -750_000)
