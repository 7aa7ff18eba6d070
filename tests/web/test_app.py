"""The application as a whole: connected, separate from others, and silent about what is sealed."""

import json
from datetime import date, timedelta

import pytest

from explorer.dates import day_number, to_date
from explorer.i18n import catalogues
from explorer.knowledge import is_open, public_on
from explorer.load import load
from explorer.paths import assets_folder, data_folder
from explorer.selection import Selection
from explorer.web.app import create_app
from explorer.web.reader import reader
from explorer.web.shelf import Shelf
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_source
from tests.builders import words as w
from tests.web.parts import words

TODAY = date(2026, 11, 22)


def app_for(data):
    return create_app(data, assets=assets_folder(), today=lambda: TODAY)


@pytest.fixture(scope="module")
def shipped():
    return load(data_folder())


@pytest.fixture(scope="module")
def shipped_app(shipped):
    return app_for(shipped)


def callbacks(app):
    return app.server.test_client().get("/_dash-dependencies").get_json()


def component_ids(node):
    """Every id in a serialised layout."""
    if isinstance(node, dict):
        props = node.get("props", {})
        if isinstance(props.get("id"), str):
            yield props["id"]
        for value in props.values():
            yield from component_ids(value)
    elif isinstance(node, list):
        for part in node:
            yield from component_ids(part)


def outputs_of(callback):
    return [o for o in callback["output"].strip(".").split("...") if o]


def test_every_callback_is_connected(shipped_app):
    placed = list(component_ids(shipped_app.server.test_client().get("/_dash-layout").get_json()))
    outputs = [o for c in callbacks(shipped_app) for o in outputs_of(c)]
    named = {o.rpartition(".")[0] for o in outputs if "." in o and not o.startswith("_")}
    named |= {d["id"] for c in callbacks(shipped_app) for d in c["inputs"] + c["state"]}

    assert len(placed) == len(set(placed))
    assert len(outputs) == len(set(outputs))
    assert {i for i in named if i} - set(placed) == set()


def answer(app, query, *, viewport=None, look="light"):
    """What the server sends for a view: the answers of all its callbacks, as text."""
    given = {
        ("url", "search"): query,
        ("explore-viewport", "data"): viewport or {"width": 900, "height": 600, "font": 12, "advances": []},
        ("look", "data"): look,
    }
    client, answers = app.server.test_client(), []
    for callback in callbacks(app):
        if callback["clientside_function"]:
            continue
        outputs = [dict(zip(("id", "property"), o.rsplit(".", 1), strict=True)) for o in outputs_of(callback)]
        inputs = [{**i, "value": given[i["id"], i["property"]]} for i in callback["inputs"]]
        body = {
            "output": callback["output"],
            "outputs": outputs if len(outputs) > 1 else outputs[0],
            "inputs": inputs,
            "changedPropIds": ["url.search"],
            "state": [],
        }
        response = client.post("/_dash-update-component", json=body)
        assert response.status_code == 200, response.text
        answers.append(json.dumps(response.get_json(), ensure_ascii=False))
    return "\n".join(answers)


def holds(sent, text):
    """Whether a text stands in an answer."""
    return json.dumps(text, ensure_ascii=False)[1:-1] in sent


def test_two_explorers_in_one_process_keep_their_data_apart():
    one, other = (app_for(make_dataset([make_event(i, title=w(f"Title {i}"))])) for i in ("one", "other"))

    assert "Title one" in answer(one, "")
    assert "Title other" not in answer(one, "")
    assert "Title other" in answer(other, "")


def test_the_layout_that_every_browser_gets_holds_no_records(shipped, shipped_app):
    client = shipped_app.server.test_client()
    sent = client.get("/_dash-layout").text + client.get("/").text

    assert [e.id for e in shipped.events if e.id in sent] == []


@pytest.mark.parametrize("language", sorted(catalogues()))
def test_every_event_can_be_opened_in_every_language(shipped, language):
    shelf = Shelf(shipped, catalogues())
    for event in shipped.events:
        asked = Selection(event=event.id, claim=event.claims[0].id, lang=language)
        selection, known, text = shelf.read(asked.to_query())
        shown = words(reader(known.data, (event.id,), selection, text))
        assert (selection, event.title.in_language(language).words in shown) == (asked, True)


@pytest.mark.parametrize("language", sorted(catalogues()))
def test_what_is_asked_for_is_what_the_server_sends(shipped, shipped_app, language):
    event = shipped.events[len(shipped.events) // 2]
    sent = answer(shipped_app, Selection(event=event.id, lang=language).to_query())

    assert holds(sent, event.title.in_language(language).words)
    assert all(other.id in sent for other in shipped.events)


def test_every_passage_can_be_opened(shipped):
    shelf = Shelf(shipped, catalogues())
    for source in shipped.sources.values():
        for passage in source.passages:
            asked = Selection(source=source.id, passage=passage.id, lang="ru")
            selection, known, text = shelf.read(asked.to_query())
            assert (selection, bool(reader(known.data, (), selection, text))) == (asked, True)


@pytest.mark.parametrize("query", ["?event=none", "?known=soon", "?themes=%00", "?lang=xx&event=<b>", "?" + "a" * 9000])
def test_a_view_that_does_not_exist_shows_what_exists(shipped_app, query):
    assert holds(answer(shipped_app, query), "US–Russia relations")


@pytest.mark.parametrize(
    "viewport",
    [
        None,
        3,
        [],
        {"width": "wide"},
        {"width": float("1e300")},
        {"advances": [None, "x", -1]},
        {"width": -5, "font": 0},
    ],
)
def test_what_a_browser_reports_is_not_trusted(shipped_app, viewport):
    assert "layout" in answer(shipped_app, "", viewport=viewport)


def secrets(data, day):
    """Every text that only a source sealed on *day* gives: quotes, glosses, identifiers, and what rests on them."""
    known = day_number(day)
    for source in data.sources.values():
        if is_open(source, known):
            continue
        yield source.id
        yield from source.title.root.values()
        yield source.creator or source.id
        for passage in source.passages:
            yield from (
                part for gloss in passage.gloss.root.values() for part in gloss.split("{quote}") if len(part) > 12
            )
            if passage.quote:
                yield passage.quote


def some_days(data):
    """The days before each of five openings, spread over all."""
    opened = sorted({day for s in data.sources.values() if (day := public_on(s))})
    return [to_date(opened[round(i * (len(opened) - 1) / 4)]) - timedelta(days=1) for i in range(5)]


def test_nothing_sealed_is_in_any_answer_while_the_clock_is_set(shipped, shipped_app):
    for day in some_days(shipped):
        known = Shelf(shipped, catalogues()).on(day)
        hidden = {s for s in secrets(shipped, day) if len(s) > 8}
        barred = sorted(known.data.bars, key=lambda event: len(known.data.bars[event]))[-6:]
        sealed = [source for source in shipped.sources if source not in known.data.sources]
        views = [Selection(known=day), *(Selection(event=event, known=day) for event in barred)]
        views += [Selection(source=source, known=day) for source in sealed[:: len(sealed) // 4 + 1]]
        sent = "\n".join(answer(shipped_app, view.to_query()) for view in views)
        bands = " ".join(f"{term.full}, {term.office}" for term in known.terms("en").itertuples())
        public = str(known.data) + bands  # a name or phrase that stands in the open too is no secret
        assert hidden
        assert [s for s in hidden if s not in public and holds(sent, s)] == []


def test_a_sealed_event_and_one_that_never_was_are_answered_alike():
    claim = make_claim(evidence=[make_evidence("secret-paper")])
    event = make_event("hidden", rests_on=["asked"], claims=[claim])
    app = app_for(make_dataset([event, make_event("open")], [make_source(), make_source("secret-paper", "2025-08-21")]))

    there, nowhere = (answer(app, f"?event={i}&known=2001-01-01") for i in ("hidden", "nowhere"))
    assert there == nowhere


def test_answers_between_two_releases_are_the_same_object(shipped):
    shelf = Shelf(shipped, catalogues())

    assert shelf.on(date(1995, 1, 1)) is shelf.on(date(1995, 1, 2))
    assert shelf.on(None) is shelf.on(None)
