"""The API of a data set, without the pages around it; and made-up data that has something of every kind."""

from types import SimpleNamespace

import flask
from flask.testing import FlaskClient

from explorer.i18n import catalogues
from explorer.records import DataSet, Story, Text
from explorer.search import default_cache
from explorer.web.api import answering
from explorer.web.data import files as data_files
from explorer.web.shelf import Shelf
from tests.builders import (
    make_claim,
    make_dataset,
    make_event,
    make_evidence,
    make_passage,
    make_person,
    make_source,
    make_term,
    words,
)
from tests.web.views import TODAY

API = "/api/v1"


def client_of(data: DataSet, *, shelf: Shelf | None = None, today=lambda: TODAY, files: bool = False) -> FlaskClient:
    """Asks the API of a data set as on 22 November 2026, or of a running explorer."""
    server = flask.Flask("api")
    app = SimpleNamespace(server=server)
    shelf = shelf or Shelf(data, catalogues(), today, cache=default_cache())
    answering.register(app, shelf)
    if files:
        data_files.register(app, shelf)
    return server.test_client()


def varied() -> DataSet:
    """Twelve events of twelve years, every other one about arms, every third one with a sealed document, a story."""
    press = make_source(
        "article",
        "2001-03-04",
        kind="news-article",
        side="press",
        created="2001-03-04",
        releases=[{"date": "2001-03-04", "how": "issued"}],
    )
    memo = make_source("memo", "2010-01-02", passages=[make_passage(), make_passage("closing", quote="as agreed")])
    events = [
        make_event(
            f"event-{year}",
            date=f"{year}-05-06" if year % 4 else f"{year}-05-06/{year}-07-08",
            themes=["talks", "arms"] if year % 2 else ["talks"],
            actors=["ann", "bob"] if year % 3 else ["ann"],
            claims=[
                make_claim(evidence=[make_evidence("article")]),
                *([make_claim("sealed", [make_evidence("memo", passage="closing")])] if year % 3 == 0 else []),
            ],
        )
        for year in range(2000, 2012)
    ]
    step = {"id": "first", "title": words("First"), "text": words("What was said.")}
    story = {"title": words("A story"), "level": "university", "minutes": 45, "steps": [step]}
    return make_dataset(
        events,
        [memo, press],
        people={"ann": make_person(), "bob": make_person("bob", role=Text(words("Envoy")))},
        terms=(make_term(),),
        stories={"a-story": Story(id="a-story", **story)},
    )
