"""Stories and anniversaries as files of the page: each link leads to one, and to nothing that is not known."""

import io

import pypdfium2
import pytest
from icalendar import Calendar
from pptx import Presentation

from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.records import Story
from explorer.web.app import create_app
from explorer.web.server import harden
from tests.builders import make_dataset, make_event, make_passage, make_source
from tests.builders import words as w
from tests.web.pages import parsed
from tests.web.parts import links
from tests.web.views import TODAY

SECRET = make_source("memo", "2010-01-01", passages=[make_passage(gloss=w("Nobody knew this."))])
OPEN = make_source("report", "2000-06-05", passages=[make_passage(gloss=w("Everybody knew this."))])
STORY = Story.model_validate(
    {
        "id": "a-door-that-was-shut",
        "title": {"en": "A door that was shut", "ru": "Закрытая дверь"},
        "level": "university",
        "minutes": 10,
        "steps": [
            {
                "id": "then",
                "title": {"en": "What the press heard"},
                "text": {"en": "It is the next morning."},
                "view": {"known": "2000-06-06", "event": "meeting"},
                "sources": [
                    {"source": "report", "passage": "opening"},
                    {"source": "memo", "passage": "opening"},
                ],
            },
            {
                "id": "now",
                "title": {"en": "Ten years later"},
                "text": {"en": "It is today."},
                "sources": [{"source": "report", "passage": "opening", "hidden": True}],
                "hidden": [{"en": "An answer."}],
            },
        ],
    }
)
DATA = make_dataset(
    [
        make_event("meeting", title=w("They meet")),
        make_event("leak", date="2005-05-05", themes=["press"]),
        make_event("summer", date="2001-07"),
    ],
    [SECRET, OPEN, make_source("note", passages=[make_passage()])],
    stories={STORY.id: STORY},
)


@pytest.fixture(scope="module")
def client():
    made = create_app(DATA, assets=assets_folder(), today=lambda: TODAY)
    harden(made, texts=catalogues())
    return made.server.test_client()


def told(presentation):
    """The words of each slide, and its notes."""
    for slide in presentation.slides:
        seen = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        yield seen, slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def test_the_page_for_a_class_leads_to_both_files_in_its_language(client):
    found = links(parsed(client.get("/class?lang=ru").text))
    there = [found[words] for words in ("Слайды (PowerPoint)", "Раздаточный материал (PDF)")]

    assert there == [f"/present/{STORY.id}.pptx?lang=ru", f"/handout/{STORY.id}.pdf?lang=ru"]
    for address, kind in zip(there, (b"PK", b"%PDF"), strict=True):
        answer = client.get(address)
        assert (answer.status_code, answer.data.startswith(kind)) == (200, True)
        assert STORY.id in answer.headers["Content-Disposition"]


def test_what_was_sealed_on_a_steps_day_is_in_notes_and_on_the_teachers_pages_alone(client):
    slides = list(told(Presentation(io.BytesIO(client.get("/present/a-door.pptx?look=dark").data))))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(client.get("/handout/a.pdf").data)]
    at = next(n for n, page in enumerate(pages) if "Not to be handed out" in page)

    assert [n for n, (seen, _) in enumerate(slides[:-1]) if "Nobody knew" in seen or "Title of memo" in seen] == []
    assert "Nobody knew this." in "".join(notes for _, notes in slides)
    assert "Sealed until 1 January 2010" in "".join(seen for seen, _ in slides)
    assert "Everybody knew this." in slides[2][0]
    assert "Everybody knew this." not in slides[4][0]
    assert "Hidden until it is revealed" in slides[4][0]
    assert not {"Nobody knew this.", "Title of memo", "An answer."} & {*"\n".join(pages[:at]).splitlines()}
    assert all(words in "".join(pages[at:]) for words in ("Nobody knew this.", "Title of memo", "An answer."))
    assert "Title of report" in "".join(pages[:at])


@pytest.mark.parametrize("address", ["/present/none.pptx", "/handout/none.pdf", "/present/own.pptx"])
def test_a_story_that_is_not_there_has_no_file(client, address):
    assert client.get(address).status_code == 404


def test_stories_are_told_from_today_alone(client):
    for address in (f"/present/{STORY.id}.pptx", f"/handout/{STORY.id}.pdf"):
        assert client.get(f"{address}?known=2001-01-01").status_code == 404


def test_anniversaries_are_those_of_the_view_with_the_pages_of_events(client):
    answer = client.get("/data/calendar.ics?themes=press&lang=ru")
    (entry,) = Calendar.from_ical(answer.data).walk("VEVENT")

    assert answer.content_type == "text/calendar; charset=utf-8"
    assert str(entry["UID"]).startswith("leak@")
    assert str(entry["URL"]) == "http://localhost/event/leak?lang=ru"
    assert str(Calendar.from_ical(client.get("/data/calendar.ics").data)["X-UNSEALED-LEFT-OUT"]) == "1"


def test_anniversaries_are_of_what_was_known_on_the_day(client):
    calendar = client.get("/data/calendar.ics?known=2003-01-01").text

    assert "SUMMARY" in client.get("/data/calendar.ics?known=2012-01-01").text
    assert "leak@" not in calendar
    assert "X-UNSEALED-KNOWN-ON:2003-01-01" in calendar
