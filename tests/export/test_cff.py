"""The citation file of a data set: valid by the format's own schema, and read back word for word."""

import json
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from explorer.export.cff import citation_cff
from tests.builders import make_card, make_dataset, make_event
from tests.builders import words as w
from tests.shipped import shipped

CONTEXTS = Path(__file__).parent / "contexts"
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@cache
def schema():
    return Draft7Validator(json.loads((CONTEXTS / "citation-file-format-1.2.0.json").read_text(encoding="utf-8")))


def read(data, **changes):
    given = {"authors": ["Unsealed contributors"], "version": "1+abc", "address": "https://x.example/about"}
    told = yaml.safe_load(citation_cff(data, **{**given, **changes}))
    assert [fault.message for fault in schema().iter_errors(told)] == []
    return told


def test_the_shipped_data_set_has_a_valid_citation_file():
    told = read(shipped(), version="0.2.0+0123456789ab")

    assert (told["cff-version"], told["type"], told["version"]) == ("1.2.0", "dataset", "0.2.0+0123456789ab")
    assert (told["title"], told["license"]) == ("US–Russia relations", "CC-BY-4.0")
    assert told["authors"] == [{"name": "Unsealed contributors"}]
    assert told["url"] == "https://x.example/about"
    assert len(told["keywords"]) == len(shipped().themes)
    assert told["abstract"].startswith("What the two governments said")


@pytest.mark.parametrize("licence", ["All rights reserved", "CC-BY-9.0", "null"])
def test_a_licence_that_the_format_does_not_know_is_left_out(licence):
    assert "license" not in read(make_dataset(card=make_card(licence=licence)))


def test_a_data_set_without_events_has_one_too():
    assert "keywords" not in read(make_dataset([], []))


@given(WORDS, WORDS, WORDS)
def test_words_come_back_as_they_were(title, description, author):
    data = make_dataset([make_event()], card=make_card(title=w("T"), description=w("D")))
    card = data.card.model_copy(
        update={
            "title": data.card.title.model_copy(update={"root": {"en": title}}),
            "description": data.card.description.model_copy(update={"root": {"en": description}}),
        }
    )

    told = yaml.safe_load(
        citation_cff(data.model_copy(update={"card": card}), authors=[author], version="1", address="x")
    )

    assert (told["title"], told["abstract"], told["authors"]) == (title, description, [{"name": author}])
