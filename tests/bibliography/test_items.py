from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.bibliography import Published, cited, claim_item, data_item, event_item, item_of, located, opened, text_of
from explorer.bibliography.dating import edtf_of
from explorer.bibliography.items import series_address
from explorer.bibliography.wording import typographic
from explorer.dates import Edtf
from explorer.i18n import catalogues
from explorer.records import Archive, Release
from tests.builders import make_dataset, make_event, make_passage, make_source, words
from tests.shipped import shipped

ENGLISH = catalogues()["en"]
SEEN = date(2026, 11, 28)
FORMS = r"(1[0-9]|20)[0-9][0-9X]|19[0-9]{2}-(0[1-9]|1[0-2]|2[1-4]|XX)|-?0[1-9]{3}|19[0-8]0/199[1-9]"
MARKS = st.sampled_from(["", "~", "?", "%"])
FRUS = "Foreign Relations of the United States, 1981–1988, volume V"


def source(**changes):
    told = {"released": "2025-08-21", "title": words("Talk in the Kremlin"), "creator": "The White House"}
    return make_source(**{**told, **changes})


def issued(by, **changes):
    return source(releases=[Release(date=Edtf.parse("2000-06-04"), how="issued", by=by)], **changes)


def written(one, language="en", **asked):
    """First note, short note, and the four entries."""
    return [text_of(runs) for runs in cited(item_of(one, catalogues()[language], seen=SEEN), language, **asked)]


def test_an_archival_document_is_cited_from_the_identifier_up_to_the_archive():
    one = source(
        archive=Archive(
            repository="Ronald Reagan Presidential Library",
            collection="Matlock papers, box 92137, folder 3",
            identifier="F96-087 #68",
        ),
        url="https://example.org/68",
    )

    assert written(one) == [
        "The White House, “Talk in the Kremlin,” June 4, 2000, F96-087 #68, Matlock papers, box 92137, folder 3, "
        "Ronald Reagan Presidential Library, https://example.org/68.",
        "The White House, “Talk in the Kremlin.”",
        "The White House. “Talk in the Kremlin.” June 4, 2000. F96-087 #68. Matlock papers, box 92137, folder 3. "
        "Ronald Reagan Presidential Library. https://example.org/68.",
        "The White House. (2000, June 4). Talk in the Kremlin. Matlock papers, box 92137, folder 3 (F96-087 #68), "
        "Ronald Reagan Presidential Library. https://example.org/68",
        "The White House. “Talk in the Kremlin.” 4 June 2000, Ronald Reagan Presidential Library, "
        "Matlock papers, box 92137, folder 3, F96-087 #68, https://example.org/68.",
        "The White House. Talk in the Kremlin [Электронный ресурс]: 4 июня 2000 года // Ronald Reagan Presidential "
        "Library. Matlock papers, box 92137, folder 3. F96-087 #68. 2000. URL: https://example.org/68 "
        "(дата обращения: 28.11.2026).",
    ]


def test_a_document_of_foreign_relations_is_cited_by_volume_and_number():
    one = source(
        created="1985-11-19",
        archive=Archive(repository="Office of the Historian", collection=FRUS, identifier="Document 153"),
        releases=[Release(date=Edtf.parse("2020-12-01"), how="published in a series", by="Office of the Historian")],
    )
    note, *_, mla, gost = written(one)

    assert note == (
        "The White House, “Talk in the Kremlin,” in Foreign Relations of the United States, 1981–1988, Volume V, "
        "Document 153, November 19, 1985; Office of the Historian, 2020, "
        "https://history.state.gov/historicaldocuments/frus1981-88v05/d153."
    )
    assert "19 Nov. 1985. Foreign Relations of the United States, 1981–1988, Volume V, Document 153" in mla
    assert ": 19 ноября 1985 года, Document 153 // Foreign Relations" in gost


@pytest.mark.parametrize(
    ("collection", "identifier", "address"),
    [
        (FRUS, "Document 153", "frus1981-88v05/d153"),
        (FRUS, "Document 160; see also Document 159, note 3", "frus1981-88v05/d160"),
        ("Foreign Relations of the United States, 1989–1992, volume XXXI", "Document 60", "frus1989-92v31/d60"),
        (f"{FRUS}, part 2", "Document 1", ""),
        (FRUS, "p. 3", ""),
        ("Foreign Relations of the United States, 1998–2003, volume I", "Document 1", ""),
    ],
)
def test_the_address_of_a_document_of_the_series_follows_from_its_volume(collection, identifier, address):
    whole = f"https://history.state.gov/historicaldocuments/{address}" if address else ""

    assert whole == series_address(collection, identifier)


def test_the_addresses_of_the_series_are_those_that_curators_found():
    known = [s for s in shipped().sources.values() if s.url and "frus" in s.url and s.archive]
    found = {s.id: series_address(s.archive.collection, s.archive.identifier) for s in known}

    assert found == {s.id: s.url if found[s.id] else "" for s in known}
    assert sum(map(bool, found.values())) >= 3


@pytest.mark.parametrize(
    ("credit", "publication", "author", "container"),
    [
        ("David Hoffman, The Washington Post", "The Washington Post", "David Hoffman", "The Washington Post"),
        ("Reuters, in The Independent", "The Independent", "Reuters", "The Independent"),
        ("TASS", "TASS", None, "TASS"),
        ("Reuters (Julia Edwards)", "Reuters", None, "Reuters (Julia Edwards)"),
        (None, "TASS", None, "TASS"),
    ],
)
def test_a_name_is_never_taken_apart_but_from_the_publication_it_ends_with(credit, publication, author, container):
    one = issued(publication, kind="news-article").model_copy(update={"creator": credit})
    item = item_of(one, ENGLISH)

    assert item["container-title"] == container
    assert item.get("author") == ([{"literal": author}] if author else None)


@pytest.mark.parametrize(
    ("kind", "identifier", "expected"),
    [
        ("executive-order", "79 FR 13493", "Talk in the Kremlin, 79 Federal Register 13493 (2000)."),
        (
            "court-opinion",
            "Civil Action No. 11-890",
            "Talk in the Kremlin, Civil Action No. 11-890 (Court June 4, 2000).",
        ),
        ("law", "126 Stat. 1496", "The White House, “Talk in the Kremlin,” June 4, 2000, 126 Stat. 1496, Court."),
        ("report", "IF10694", "The White House, Talk in the Kremlin, no. IF10694 (Court, 2000)."),
    ],
)
def test_legal_documents_and_reports_have_their_own_forms(kind, identifier, expected):
    archive = Archive(repository="Court", identifier=identifier)

    assert expected == written(issued("Court", kind=kind, archive=archive, classification="none"))[0]


@pytest.mark.parametrize(
    ("when", "chicago", "apa"),
    [
        ("2001-09~", "[September 2001?]", "(ca. 2001, September)"),
        ("2016-10?", "[October 2016?]", "(ca. 2016, October)"),
        ("2020-10/2020-11", "October–November 2020", "(2020, October–November)"),
        ("2001-11-13/2001-11-14", "November 13–14, 2001", "(2001, November 13–14)"),
        ("2025-08-22~/2025-08-31", "[August 22–31, 2025?]", "(ca. 2025, August 22–31)"),
        ("2014/2023", "2014–2023", "(2014–2023)"),
        ("2001-21", "Spring 2001", "(2001, Spring)"),
        ("2004-XX", "2004", "(2004)"),
        ("1985-04-XX", "April 1985", "(1985, April)"),
        ("199X", "1990s", "(1990s)"),
        ("../2011-05-02", "until 2 May 2011", "(until 2 May 2011)"),
        ("2022-02-24/..", "since 24 February 2022", "(since 24 February 2022)"),
    ],
)
def test_a_date_is_printed_as_it_is_known_and_no_day_is_invented(when, chicago, apa):
    item = item_of(source(created=when), ENGLISH)
    found = [text_of(runs) for runs in cited(item, "en")]

    assert chicago in found[0]
    assert apa in found[3]
    assert edtf_of(item) == Edtf.parse(when)


@settings(max_examples=60)
@given(st.builds("{}{}".format, st.one_of(st.dates().map(str), st.from_regex(FORMS, fullmatch=True)), MARKS))
def test_every_date_is_printed_and_can_be_read_again(when):
    date = Edtf.parse(when)
    item = item_of(source(created=when, url="https://example.org/x"), ENGLISH)

    assert edtf_of(item) == date
    assert all(text_of(runs) for runs in cited(item, "en"))


@settings(max_examples=25)
@given(st.text(st.sampled_from("“”‘’«»„\"'.,:;!?()[] -–aZ1Ж<&>\n"), min_size=1, max_size=30))
def test_no_words_break_a_citation(title):
    item = {"id": "x", "type": "document", "title": f"T{title}", "URL": "https://example.org/x"}

    for runs in cited(item, "en"):
        assert "https://example.org/x" in text_of(runs) or runs == cited(item, "en").short


def test_russian_readers_get_months_in_the_right_case():
    note, *_, apa, _, _ = written(source(title=words("Talk", ru="Беседа «без галстуков»")), "ru")

    assert note == "The White House, «Беседа „без галстуков“», 4 июня 2000 г."
    assert "(2000, июня 4)" in apa


@pytest.mark.parametrize(
    ("how", "by", "sentence"),
    [
        (
            "FOIA lawsuit",
            "National Security Archive",
            "Opened to the public: 21 August 2025 (FOIA lawsuit, National Security Archive, in part).",
        ),
        ("leak", None, "Opened to the public: 21 August 2025 (leak, in part)."),
        ("issued", "The White House", ""),
    ],
)
def test_how_a_sealed_document_opened_is_said_in_a_sentence(how, by, sentence):
    one = source(releases=[Release(date=Edtf.parse("2025-08-21"), how=how, by=by, extent="in-part")])
    item = item_of(one, ENGLISH)

    assert opened(one, ENGLISH) == sentence
    assert ("available-date" in item) is bool(sentence)


def test_a_title_in_the_readers_language_keeps_its_capitals_and_the_document_its_language():
    one = source(language="ru")
    item = item_of(one, ENGLISH)

    assert item["language"] == "ru"
    assert "“Talk in the Kremlin,”" in written(one)[0]
    assert "«Беседа о мире»" in written(make_source(title=words("Talk", ru="Беседа о мире")), "ru")[0]


@pytest.mark.parametrize(
    ("locator", "note"),
    [
        ("p. 3", "2000, 3."),
        ("pp. 1309–1310", "2000, 1309–10."),
        ("paragraph 5", "2000, para. 5."),
        ("body of the telegram", "2000, body of the telegram."),
    ],
)
def test_a_passage_is_cited_with_its_place(locator, note):
    place = located(make_passage(locator=locator), "en")
    found = written(source(), locator=place.locator, place=place.place)

    assert found[0].endswith(note)


def test_events_claims_and_the_data_set_are_cited_with_version_and_address():
    event, data = make_event(title=words("Summit")), make_dataset()
    told = Published("1+abc", None, "https://example.org/event/x", SEEN)
    summit = event_item(event, data, ENGLISH, told)
    claim = claim_item(event, event.claims[0], data, ENGLISH, told)
    whole = data_item(data, ENGLISH, told)
    kept = data_item(data, ENGLISH, told._replace(kept=date(2026, 11, 27)))

    assert text_of(cited(summit, "en").note) == (
        "“Summit,” version 1+abc, Words, accessed November 28, 2026, https://example.org/event/x."
    )
    assert "“Summit: ‘Statement asked.’” Version" in text_of(cited(claim, "en").chicago)
    assert text_of(cited(whole, "en").apa).startswith("Words (Version 1+abc). (n.d.).")
    assert text_of(cited(kept, "en").apa).startswith("Words (Version 1+abc). (2026).")


@pytest.mark.parametrize(
    ("straight", "language", "set_"),
    [
        ("Iraq's invasion", "en", "Iraq’s invasion"),
        ("""Interview on CNN's "Late Edition" With""", "en", "Interview on CNN’s “Late Edition” With"),
        ("must 'fully uphold' Ukraine", "en", "must ‘fully uphold’ Ukraine"),
        ("members' heads", "en", "members’ heads"),
        ('на "Эхе Москвы"', "ru", "на «Эхе Москвы»"),
        ("no marks", "en", "no marks"),
    ],
)
def test_straight_marks_become_typographic(straight, language, set_):
    assert set_ == typographic(straight, language)
