"""Linked data: read by a JSON-LD processor, without a network; and data blocks that nothing can leave."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pyld import jsonld

from explorer.dates import Edtf
from explorer.export.linked import (
    Making,
    Site,
    annotation,
    block,
    collection,
    dataset_graph,
    event_graph,
    licence_address,
    source_graph,
    written,
)
from explorer.export.linked.schema_org import iso
from explorer.i18n import catalogues
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_source
from tests.builders import words as w
from tests.shipped import shipped

SITE = Site("https://x.example")
OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
SCHEMA, TERMS = "https://schema.org/", "http://purl.org/dc/terms/"
RDF_VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
DOCUMENT = "https://archive.example/memo.pdf"
HOSTILE = "</script><script>alert(1)</script><!-- \"'&amp; \\u003c \x7f \u2028 ]]>"


@cache
def contexts():
    path = Path(__file__).parent / "contexts" / "anno.jsonld"
    return {"http://www.w3.org/ns/anno.jsonld": json.loads(path.read_text(encoding="utf-8"))}


def kept(url, _):
    """The copy of a context; KeyError for any other address, so that nothing is fetched."""
    return {"contextUrl": None, "documentUrl": url, "document": contexts()[url], "contentType": "application/ld+json"}


def expanded(graph):
    """What a JSON-LD processor makes of it, after it was written and read as JSON."""
    return jsonld.expand(json.loads(written(graph)), {"documentLoader": kept})


def value(node, name):
    """The one value of a property."""
    (found,) = node[name]
    return found.get("@value", found.get("@id"))


def annotated(passage, site=SITE, sources=(), **changes):
    source = make_source(passages=[passage], **{"url": DOCUMENT, **changes})
    data = make_dataset(sources=[source, *sources])
    (found,) = expanded(annotation(source.passages[0], source, data, Making(site, "1+abc", "Curators")))
    return found


def test_a_passage_is_an_annotation_of_the_place_in_the_document():
    found = annotated(
        make_passage(
            quote="common front",
            prefix="a ",
            suffix=" is",
            position={"start": 10, "end": 22},
            gloss=w("He asks for a {quote}.", ru="Он просит: {quote}."),
        )
    )

    assert found["@type"] == [f"{OA}Annotation"]
    assert found["@id"] == "https://x.example/source/memo/annotations/opening.json"
    assert value(found, f"{OA}motivatedBy") == f"{OA}describing"
    (target,) = found[f"{OA}hasTarget"]
    assert value(target, f"{OA}hasSource") == DOCUMENT
    quote, position = target[f"{OA}hasSelector"]
    assert [value(quote, OA + name) for name in ("exact", "prefix", "suffix")] == ["common front", "a ", " is"]
    assert [value(position, OA + name) for name in ("start", "end")] == [10, 22]
    bodies = [[value(b, name) for name in (f"{OA}hasPurpose", RDF_VALUE)] for b in found[f"{OA}hasBody"]]
    assert bodies == [
        [f"{OA}describing", "He asks for a “common front”."],
        [f"{OA}describing", "Он просит: “common front”."],
        [f"{OA}identifying", "p. 1"],
    ]
    (creator,), (data_set,) = found[f"{TERMS}creator"], found[f"{TERMS}isPartOf"]
    assert value(creator, "http://xmlns.com/foaf/0.1/name") == "Curators"
    assert value(data_set, "http://schema.org/version") == "1+abc"
    assert value(found, f"{TERMS}rights") == "https://creativecommons.org/licenses/by/4.0/"


def test_a_document_without_an_address_is_on_its_page_here():
    found = annotated(make_passage(quote="common front", gloss=w("He asks for a {quote}.")), url=None)

    (target,) = found[f"{OA}hasTarget"]
    assert value(target, f"{OA}hasSource") == "https://x.example/source/memo"
    (place,) = target[f"{OA}hasSelector"]
    assert value(place, RDF_VALUE) == "passage-opening"
    (refined,) = place[f"{OA}refinedBy"]
    assert value(refined, f"{OA}exact") == "common front"


@pytest.mark.parametrize(
    ("others", "place"),
    [
        ([make_source("press", url="https://press.example/1")], "https://press.example/1"),
        ([make_source("press")], "https://x.example/source/press"),
        ([], "https://x.example/source/memo"),
    ],
)
def test_a_quote_that_is_known_through_another_source_is_in_that_one(others, place):
    passage = make_passage(quote="common front", seen_in="press", gloss=w("He asks for a {quote}."))
    (target,) = annotated(passage, sources=others)[f"{OA}hasTarget"]

    assert value(target, f"{OA}hasSource") == place
    assert value(target, f"{OA}hasScope") == "https://x.example/source/memo"


def test_a_passage_without_a_quote_is_of_the_whole_document():
    (target,) = annotated(make_passage())[f"{OA}hasTarget"]

    assert f"{OA}hasSelector" not in target


def test_all_passages_of_a_source_are_a_collection_on_the_day_of_the_site():
    source = make_source(passages=[make_passage("a"), make_passage("b")])
    site = Site("https://x.example", date(2020, 1, 1))
    (found,) = expanded(collection(source, make_dataset(sources=[source]), Making(site, "1+abc", "Curators")))

    assert found["@type"] == [f"{AS}OrderedCollection"]
    assert value(found, f"{AS}totalItems") == 2
    (page,) = found[f"{AS}first"]
    (items,) = page[f"{AS}items"]
    assert [item["@id"].partition("annotations/")[2] for item in items["@list"]] == [
        "a.json?known=2020-01-01",
        "b.json?known=2020-01-01",
    ]


def test_every_source_of_the_shipped_data_is_read_by_the_processor():
    data = shipped()
    for source in list(data.sources.values())[::24]:
        (found,) = expanded(collection(source, data, Making(SITE, "1", "Curators")))
        (page,) = found[f"{AS}first"]
        assert len(page[f"{AS}items"][0]["@list"]) == len(source.passages)


def nodes(graph):
    """The nodes of a graph by the first of their types, expanded."""
    return {node["@type"][0].removeprefix(SCHEMA): node for node in expanded(graph)}


def test_an_event_is_told_with_its_day_its_place_and_its_claims():
    event = make_event(
        place={"name": w("Moscow"), "country": "RU", "lat": 55.75, "lon": 37.62},
        claims=[
            make_claim(evidence=[make_evidence(), make_evidence("press", "contradicts")]),
        ],
    )
    data = make_dataset([event], [make_source(), make_source("press", kind="news-article", side="press")])
    found = nodes(event_graph(event, data, SITE, "en", "1+abc"))

    assert value(found["Event"], f"{SCHEMA}startDate") == "2000-06-04"
    (place,) = found["Event"][f"{SCHEMA}location"]
    assert value(place, f"{SCHEMA}name") == "Moscow"
    (page,) = [found["WebPage"]]
    assert (page["@id"], value(page, f"{SCHEMA}version")) == ("https://x.example/event/2000-06-04-meeting", "1+abc")
    assert page[f"{SCHEMA}mainEntity"] == [{"@id": found["Event"]["@id"]}]
    claim = found["Claim"]
    assert claim[f"{SCHEMA}appearance"] == [{"@id": found["DigitalDocument"]["@id"]}]
    assert claim[f"{SCHEMA}citation"] == [{"@id": found["NewsArticle"]["@id"]}]


@pytest.mark.parametrize(
    ("date", "sure"),
    [
        ("2000-06-04", "2000-06-04"),
        ("2000-06", "2000-06"),
        ("2000", "2000"),
        *((vague, None) for vague in ("2000-06~", "2000?", "2001-21", "199X", "2004-XX", "-0043", "2022/..", "Y17000")),
    ],
)
def test_only_a_date_that_is_sure_is_told(date, sure):
    assert iso(Edtf.parse(date)) == sure


def test_what_went_on_has_a_start_and_an_end_where_they_are_sure():
    event = make_event(date="2000-06-03/2000-06-05~")
    found = nodes(event_graph(event, make_dataset([event]), SITE, "en", "1"))["Event"]

    assert (value(found, f"{SCHEMA}startDate"), f"{SCHEMA}endDate" in found) == ("2000-06-03", False)


def test_a_source_is_part_of_the_holdings_that_keep_it():
    archive = {"repository": "Clinton Library", "collection": "NSC", "identifier": "2016-0217-M"}
    source = make_source("memo", released="2025-08-21", archive=archive, created="2000-06~", creator="NSC")
    graph = source_graph(source, make_dataset(sources=[source]), SITE, catalogues()["en"], "1")
    document = nodes(graph)["DigitalDocument"]

    assert document["@type"] == [f"{SCHEMA}DigitalDocument", f"{SCHEMA}ArchiveComponent"]
    assert value(document, f"{SCHEMA}itemLocation") == "NSC, 2016-0217-M"
    assert value(document, f"{SCHEMA}datePublished") == "2025-08-21"
    assert f"{SCHEMA}dateCreated" not in document


def test_the_data_set_names_its_files_and_its_licence():
    found = nodes(dataset_graph(shipped(), SITE, "ru", "0.2.0+abc", "1985-11-19/2026-03-01"))["Dataset"]

    assert value(found, f"{SCHEMA}license") == "https://creativecommons.org/licenses/by/4.0/"
    assert value(found, f"{SCHEMA}temporalCoverage") == "1985-11-19/2026-03-01"
    assert value(found, f"{SCHEMA}name") == "Российско-американские отношения"
    files = [value(file, f"{SCHEMA}contentUrl") for file in found[f"{SCHEMA}distribution"]]
    assert "https://x.example/data/datapackage.zip" in files


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC-SA-BY-4.0", None),
        ("All rights reserved", None),
    ],
)
def test_a_licence_has_an_address_if_it_is_known(licence, address):
    assert licence_address(licence) == address


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.just(HOSTILE))
def test_no_word_of_the_data_leaves_its_data_block(words):
    told = {"a": words, words: "b"}
    page = html.document_fromstring(f"<html><head>{block(told)}<title>t</title></head><body></body></html>")

    (found,) = page.xpath("//script")
    assert json.loads(found.text) == told
    assert page.findtext(".//title") == "t"
