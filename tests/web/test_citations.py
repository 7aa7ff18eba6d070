"""How to cite what a page is about: the panel for readers, the head for programs, the page about the data set."""

import json
from datetime import date

import pytest
import yaml
from lxml import html

from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.web.app import PAGES, create_app
from explorer.web.citations.extent import extent_of
from explorer.web.citations.panel import citation_panel
from explorer.web.server import harden
from tests.builders import (
    make_card,
    make_claim,
    make_dataset,
    make_event,
    make_evidence,
    make_passage,
    make_person,
    make_source,
)
from tests.builders import words as w
from tests.web.parts import inside, links, nodes, with_class, with_tag, words
from tests.web.views import TODAY, shelf_of

HOSTILE = "\"'></script><script>alert('&amp;')</script><!--"
ADDRESS = "https://archive.example/memo.pdf"
BEFORE = "2024-01-01"


def data(**changes):
    """An event of two claims: one rests on a memorandum that opened in 2025, the other on a report of 2000."""
    report = make_source(
        "report",
        kind="news-article",
        side="press",
        creator="Ann Author, in The Paper",
        title=w("They met"),
        releases=[{"date": "2000-06-04", "how": "issued", "by": "The Paper"}],
    )
    memo = make_source(
        released="2025-08-21",
        creator="National Security Council",
        url=ADDRESS,
        archive={"repository": "Clinton Library", "collection": "NSC", "identifier": "2016-0217-M"},
        passages=[
            make_passage(locator="p. 3", quote="common front", gloss=w("He asks for a {quote}.")),
            make_passage("end"),
        ],
        **changes,
    )
    claims = [make_claim(text=w("He asked.")), make_claim("met", [make_evidence("report")], text=w("They met."))]
    event = make_event("meeting", claims=claims, rests_on=["met"])
    return make_dataset([event], [memo, report], card=make_card(title=w("Two events", ru="Два события")))


def client_for(data):
    app = create_app(data, assets=assets_folder(), today=lambda: TODAY)
    harden(app, texts=catalogues(), pages=PAGES)
    return app.server.test_client()


@pytest.fixture(scope="module")
def client():
    return client_for(data())


def head(client, path):
    """The head of a page."""
    return html.document_fromstring(client.get(path).text).find("head")


def told(client, path):
    """The lines of a head for programs, by their names."""
    found = head(client, path).xpath("meta[@data-told]")
    assert len({line.get("name") for line in found}) == len(found)
    return {line.get("name"): line.get("content") for line in found}


def linked(client, path):
    """The nodes of the JSON-LD in the head of a page; none if there is no JSON-LD."""
    blocks = head(client, path).xpath("script[@type='application/ld+json']")
    return [node for block in blocks for node in json.loads(block.text)["@graph"]]


def test_a_reference_manager_finds_the_document_and_where_it_is_kept(client):
    assert told(client, "/source/memo") == {
        "citation_title": "Title of memo",
        "citation_author": "National Security Council,",
        "z:itemType": "document",
        "citation_date": "2000/06/04",
        "citation_publication_date": "2025/08/21",
        "citation_language": "en",
        "citation_public_url": ADDRESS,
        "citation_abstract_html_url": "http://localhost/source/memo",
        "citation_fulltext_html_url": ADDRESS,
        "DC.type": "memorandum of conversation",
        "DC.rights": "public domain (work of the US government)",
        "z:archive": "Clinton Library",
        "z:archiveLocation": "NSC, 2016-0217-M",
        "z:extra": "released 21 August 2025 (FOIA lawsuit)",
    }


def test_press_is_an_article_in_its_paper(client):
    found = told(client, "/source/report")

    assert (found["z:itemType"], found["DC.source"]) == ("newspaperArticle", "The Paper")
    assert found["citation_author"] == "Ann Author,"


@pytest.mark.parametrize(
    ("creator", "written"),
    [("Ann Lee", "Ann Lee"), ("White House, Press Office", "White House – Press Office,"), (None, None)],
)
def test_only_a_persons_name_may_be_taken_apart(creator, written):
    person = make_person(name=w("Ann Lee"))
    source = make_source(creator=creator)

    assert (
        told(client_for(make_dataset([], [source], people={"ann": person})), "/source/memo").get("citation_author")
        == written
    )


def test_a_date_that_is_not_sure_is_not_made_surer():
    source = make_source(created="2000-06~", released="2001-XX")
    found = told(client_for(make_dataset([], [source])), "/source/memo")

    assert found["citation_date"] == "2000-06~"
    assert "citation_publication_date" not in found


def test_an_event_and_its_claim_are_pages_of_the_data_set(client):
    event, claim = told(client, "/event/meeting"), told(client, "/event/meeting?claim=asked")

    assert (event["z:itemType"], event["DC.source"]) == ("webpage", "Two events")
    assert event["citation_public_url"] == "http://localhost/event/meeting"
    assert claim["citation_public_url"] == "http://localhost/event/meeting?claim=asked"
    assert claim["citation_title"].startswith("Title of meeting: “He asked")


def test_the_head_leads_to_the_reference_and_to_the_address_that_is_cited(client):
    lines = head(client, f"/source/memo?known={TODAY.replace(day=1)}&passage=opening").xpath("link[@data-told]")
    found = [(line.get("rel"), line.get("type"), line.get("href")) for line in lines]
    day = f"known={TODAY.replace(day=1)}"

    assert (
        "alternate",
        "application/vnd.citationstyles.csl+json",
        f"/source/memo/reference.json?{day}&passage=opening",
    ) in found
    assert (
        "alternate",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        f"/source/memo/annotations.json?{day}",
    ) in found
    (cited,) = (address for relation, _, address in found if relation == "cite-as")
    assert cited.startswith(f"/source/memo?{day}&passage=opening&version=")
    assert ("license", None, "https://creativecommons.org/licenses/by/4.0/") in found


def test_what_is_sealed_on_the_day_is_told_to_no_program(client):
    for path in (f"/source/memo?known={BEFORE}", "/source/gone"):
        assert (told(client, path), linked(client, path)) == ({}, [])
    event = linked(client, f"/event/meeting?known={BEFORE}")
    assert [node["text"] for node in event if node["@type"] == "Claim"] == ["They met."]
    assert told(client, f"/event/meeting?claim=asked&known={BEFORE}")["citation_title"] == "Title of meeting"
    assert "memo" not in json.dumps(event)


@pytest.mark.parametrize(
    ("path", "types"),
    [
        ("/", ["Dataset"]),
        ("/about", ["Dataset"]),
        ("/event/meeting", ["WebPage", "Event", "Claim", "Claim", "DigitalDocument", "NewsArticle"]),
        ("/source/report", ["WebPage", "NewsArticle"]),
        ("/documents", []),
    ],
)
def test_pages_tell_search_engines_what_they_are_about(client, path, types):
    assert [node["@type"] for node in linked(client, path)] == types


def test_the_data_set_tells_which_days_it_covers(client):
    (found,) = linked(client, "/about?lang=ru")

    assert (found["name"], found["temporalCoverage"]) == ("Два события", "2000-06-04/2000-06-04")
    assert found["version"].startswith("1+")


def test_no_word_of_the_data_becomes_code():
    source = make_source(title=w(HOSTILE), creator=HOSTILE, archive={"repository": HOSTILE})
    event = make_event("meeting", title=w(HOSTILE), summary=w(HOSTILE), claims=[make_claim(text=w(HOSTILE))])
    client = client_for(make_dataset([event], [source], card=make_card(title=w(HOSTILE), description=w(HOSTILE))))

    for path in ("/", "/event/meeting", "/source/memo", "/about"):
        assert "<script>alert" not in client.get(path).text
        assert HOSTILE in [node["name"] for node in linked(client, path) if "name" in node]
    assert "</script><script>alert(" in told(client, "/source/memo")["citation_author"]
    assert yaml.safe_load(client.get("/CITATION.cff").text)["title"] == HOSTILE


@pytest.mark.parametrize(
    ("path", "items"),
    [("/source/memo/annotations.json", 2), ("/source/memo/annotations/opening.json", None)],
)
def test_passages_are_web_annotations(client, path, items):
    answer = client.get(path)

    assert answer.content_type == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    told = answer.get_json(force=True)
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert told.get("total") == items
    assert client.get(f"{path}?known={BEFORE}").status_code == 404
    assert client.get(path.replace("memo", "gone")).status_code == 404
    assert client.get("/source/memo/annotations/gone.json").status_code == 404


@pytest.fixture(scope="module")
def shelf():
    return shelf_of(data())


def panel(shelf, path, query=""):
    return citation_panel(shelf.read(query, path))


def names(part):
    """The names of the styles, in their order; the last is that of the permanent address."""
    return [
        words([child for child in node["children"] if isinstance(child, str)]) for node in with_class(part, "cite-name")
    ]


def test_a_document_is_cited_in_each_style_and_the_first_is_there_at_once(shelf):
    found = panel(shelf, "/source/memo")

    assert names(found) == [
        "Chicago, first note",
        "Chicago, later note",
        "Chicago, bibliography",
        "APA",
        "MLA",
        "GOST R 7.0.5–2008",
        "Permanent address",
    ]
    assert len(with_class(inside(found, "cite-more"), "citation")) == 5
    first = words(with_class(found, "citation")[0]["children"])
    assert first.startswith(
        "National Security Council, “Title of Memo,” June 4, 2000, 2016-0217-M, NSC, Clinton Library"
    )
    assert "21 August 2025" in words(inside(found, "hint"))
    assert links(found)["CSL-JSON"] == "/source/memo/reference.json"


def test_whoever_reads_russian_finds_the_russian_standard_first(shelf):
    found = panel(shelf, "/source/memo", "?lang=ru")

    assert names(found)[:2] == ["ГОСТ Р 7.0.5–2008", "Чикагский стиль, первая сноска"]
    assert with_class(found, "citation")[0]["lang"] == "ru"


def test_every_button_that_copies_says_what(shelf):
    buttons = with_tag(panel(shelf, "/event/meeting"), "button")

    assert len({button["aria-label"] for button in buttons}) == len(buttons)
    assert all(button["data-copy"] for button in buttons)


def test_a_chosen_passage_is_cited_with_its_place(shelf):
    found = panel(shelf, "/source/memo", "?passage=opening")

    assert "3" in words(with_class(found, "citation")[0]["children"])
    assert links(found)["Cite the whole document"] == "/source/memo#cite-heading"
    assert "passage=opening&version=" in with_class(found, "permalink")[0]["href"]


def test_a_chosen_claim_is_cited_by_its_words_and_its_own_address(shelf):
    found = panel(shelf, "/event/meeting", "?claim=asked")

    assert "‘He asked" in words(with_class(found, "citation")[0]["children"])
    assert links(found)["Cite the whole event"] == "/event/meeting#cite-heading"
    assert "claim=asked&version=" in with_class(found, "permalink")[0]["href"]


def test_what_is_cited_as_known_on_a_day_stays_so(shelf):
    found = panel(shelf, "/event/meeting", f"?claim=asked&known={BEFORE}")

    assert f"/event/meeting?known={BEFORE}&version=" in with_class(found, "permalink")[0]["href"]
    assert "He asked" not in words(found)


def test_each_claim_and_each_passage_leads_to_its_citation(client):
    def ways(path):
        page = html.document_fromstring(client.get(path).text)
        return [link.get("href") for link in page.find_class("cite-link")]

    assert ways("/event/meeting") == [f"/event/meeting?claim={claim}#cite-heading" for claim in ("asked", "met")]
    assert ways("/source/memo")[0] == "/source/memo?passage=opening#cite-heading"
    assert "/event/meeting?claim=asked#cite-heading" in ways("/?event=meeting")
    assert "/source/memo?event=meeting&passage=opening#cite-heading" in ways(
        "/?event=meeting&passage=opening&source=memo"
    )


def test_the_page_about_the_data_set_says_what_there_is(client):
    page = html.document_fromstring(client.get("/about?lang=ru").text)
    said = " ".join(page.get_element_by_id("record").text_content().split())

    assert page.findtext(".//title") == "О данных · Unsealed"
    assert "События 1" in said.replace("События1", "События 1")
    assert [link.get("href") for link in page.find_class("subtitle")[0]] == ["/about?lang=ru"]
    addresses = {link.get("href") for link in page.iter("a")}
    assert {"/data/datapackage.zip", "/data/events.csv", "/api/v1/openapi.json", "/CITATION.cff"} <= addresses
    told = page.find_class("about-file")[0].text_content()
    assert yaml.safe_load(told)["title"] == "Two events"


def test_the_page_about_the_data_set_counts_what_is_known_on_the_day(client):
    assert extent_of(shelf_of(data()).read("", "/about")) == (1, 2, 2, 3, date(2000, 6, 4), date(2000, 6, 4))
    assert extent_of(shelf_of(data()).read(f"?known={BEFORE}", "/about"))[:4] == (1, 1, 1, 1)
    page = html.document_fromstring(client.get(f"/about?known={BEFORE}").text)
    assert f"/data/events.csv?known={BEFORE}" in {link.get("href") for link in page.iter("a")}


def test_a_data_set_without_events_is_about_nothing():
    found = extent_of(shelf_of(make_dataset([], [])).read("", "/about"))

    assert (found.events, found.first, found.covered) == (0, None, None)
    assert client_for(make_dataset([], [])).get("/about").status_code == 200


def test_the_citation_file_is_where_hosts_look_for_it(client):
    answer = client.get("/CITATION.cff")

    assert answer.mimetype == "application/x-yaml"
    told = yaml.safe_load(answer.text)
    assert (told["title"], told["url"]) == ("Two events", "http://localhost/about")
    assert [node["tag"] for node in nodes(panel(shelf_of(data()), "/about")) if node.get("href") == "/CITATION.cff"]
