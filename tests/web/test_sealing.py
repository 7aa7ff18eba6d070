"""
Nothing that is sealed on a day leaves the server, on any page, in any language, in any file; all that is open does.

Every byte of every answer is searched for every quote, gloss, claim, title, name and identifier of the shipped data
that is not open on the day, as it stands and as JSON and HTML write it; compressed answers are opened first.
"""

from __future__ import annotations

import gzip
import json
from datetime import date
from html import unescape
from itertools import cycle

import brotli
import pytest
from click.testing import CliRunner

from explorer.cli import main, terminal
from explorer.dates import day_number
from explorer.figures.insights import INSIGHTS
from explorer.i18n import catalogues
from explorer.knowledge import as_known_on
from explorer.listing import Column
from explorer.paths import assets_folder
from explorer.records import QUOTE_MARK
from explorer.search import Scope, default_cache
from explorer.vocabulary import LaneKind
from explorer.web import ids
from explorer.web.app import PAGES, create_app
from explorer.web.documents import FILE, ROWS
from explorer.web.downloads import CHANGES
from explorer.web.pages import page
from explorer.web.reader import reader
from explorer.web.search.box import TYPED
from explorer.web.search.files import FILE as RESULTS
from explorer.web.server import harden
from explorer.web.shelf import Shelf
from tests.sealing import DAYS, leaks, sealed
from tests.shipped import shipped
from tests.web.asking import asked, document, drawing, strings
from tests.web.parts import words
from tests.web.views import CANVAS, TODAY

VIEWS = (
    "",
    *(f"lanes={kind}" for kind in LaneKind),
    *("as=table", "tails=all", "curve=off", "lang=id", "lang=ru", "from=1999&to=2001", "beside=1990&from=2000&to=2003"),
    *(
        "persons=bill-clinton,vladimir-putin",
        "persons=osama-bin-laden,volodymyr-zelenskyy",
        "themes=ukraine,iraq",
    ),
    "align=1999-10-15-unsc-resolution-1267,2001-09-11-september-11",
    *("against=1988-01-01", "against=1988-01-01&lang=ru", "event=2000-06-04-kremlin-plenary&against=1988-01-01"),
)


@pytest.fixture(scope="module")
def app():
    made = create_app(shipped(), assets=assets_folder(), today=lambda: TODAY, cache=default_cache())
    harden(made, texts=catalogues(), pages=PAGES)
    return made


@pytest.fixture(scope="module")
def shelf():
    return Shelf(shipped(), catalogues(), lambda: TODAY, cache=default_cache())


@pytest.fixture
def run(monkeypatch):
    """The command line on the shipped data, which is read once."""
    monkeypatch.setattr(terminal, "load", lambda _: shipped())
    return lambda *command: CliRunner().invoke(main, command)


def at(day, view=""):
    return f"?known={day}" + (f"&{view}" if view else "")


@pytest.mark.parametrize("day", DAYS)
def test_there_is_a_lot_to_keep_back(day):
    assert len(sealed(day)) > 4000


@pytest.mark.parametrize("day", DAYS)
def test_no_page_no_answer_and_no_file_holds_what_is_sealed(app, day):
    """Each view on every other of the days, whole or as what changes on the page: both are of one making."""
    told = set[str]()
    for n, view in enumerate(VIEWS[DAYS.index(day) % 2 :: 2]):
        query = at(day, view)
        told |= {app.server.test_client().get(f"{CHANGES}{query}").text, drawing(app, query)}
        changed = (n + DAYS.index(day)) % 2
        told |= strings(asked(app, ids.ADDRESS, {"search": query, "asked": 1})) if changed else {document(app, query)}

    assert leaks(told, day) == []


@pytest.mark.parametrize("day", DAYS)
def test_no_insight_and_no_frame_holds_what_is_sealed(app, day):
    client, language = app.server.test_client(), ("en", "ru", "id")[DAYS.index(day) % 3]
    paths = ("/insights", "/embed", *(f"/insight/{name}.svg" for name in INSIGHTS))
    answers = [client.get(f"{path}{at(day, f'lang={language}')}") for path in paths]

    assert {answer.status_code for answer in answers} == {200}
    assert leaks({unescape(answer.text) for answer in answers}, day) == []


LISTS = (
    f"columns={','.join(Column)}&group=release",
    *("lang=ru", "lang=id&words=president&sort=title&themes=nato"),
)


@pytest.mark.parametrize("day", DAYS)
def test_no_list_of_documents_holds_what_is_sealed(app, day):
    told, client = set[str](), app.server.test_client()
    for query in (at(day, listed) for listed in (LISTS[0], LISTS[1 + DAYS.index(day) % 2])):
        told |= {client.get(f"{path}{query}").text for path in ("/documents", FILE)}
        told |= set(strings([client.get(f"{ROWS}{query}&rows={n}-{n + 199}").get_json() for n in range(0, 800, 200)]))
        told |= set(strings(asked(app, ids.ADDRESS, {"path": "/documents", "search": query, "asked": 1})))

    assert leaks(told, day) == []


SOUGHT = ("laden putin", "ельцин", "president -clinton", "sealed:2001-09-10", "kind:claim status:disputed", "zzyzx qqx")


@pytest.mark.parametrize("day", DAYS)
def test_no_search_finds_what_is_sealed(app, day):
    """All results of every kind; pages, lists while writing, and what is said of nothing: each day in a language."""
    client, language = app.server.test_client(), ("en", "ru", "id")[DAYS.index(day) % 3]
    told = {client.get(f"{RESULTS}{at(day, f'lang={language}&q=before:2100')}").text}
    for n, sought in enumerate(SOUGHT):
        query = at(day, f"lang={language}&q={sought}")
        told |= set(strings(client.get(f"{TYPED}{query}").get_json()))
        address = {"path": "/search", "search": query, "asked": 1}
        told |= set(strings(asked(app, ids.ADDRESS, address))) if n % 2 else {client.get(f"/search{query}").text}

    assert [name for name in leaks(told, day) if name not in " ".join(SOUGHT)] == []  # the page says what was asked


@pytest.mark.parametrize("day", DAYS)
def test_a_word_that_only_sealed_records_have_is_answered_as_one_that_nothing_has(shelf, day):
    known, wanted = shelf.on(date.fromisoformat(day)).search, set[str]()
    for name in sorted(sealed(day)):
        word = name.split()[0].strip(".,;:()“”«»\"'").lower()
        if len(wanted) < 25 and len(word) > 6 and word.isalpha():
            wanted.add(word)
    events, sources = {event.id for event in known_events(day)}, set(known_sources(day))
    for word in wanted:
        found = known.find(known.read(word), Scope(), 50)
        there = {result.event or result.source for result in found.results}

        assert there <= events | sources
        assert all(
            known.find(known.read(spelling), Scope(), 1).results for spelling in known.spellings(found.query, Scope())
        )


def known_events(day):
    return as_known_on(shipped(), date.fromisoformat(day)).events


def known_sources(day):
    return as_known_on(shipped(), date.fromisoformat(day)).sources


@pytest.mark.parametrize("day", DAYS)
def test_no_event_and_no_document_that_is_asked_for_by_name_is_given_away(shelf, day):
    """The reader's answers for every event and document that is hidden on the day, and for each other one once."""
    turn, known = DAYS.index(day), as_known_on(shipped(), date.fromisoformat(day))
    whole = {event.id for event in known.events if event.id not in known.bars}
    events = [event for n, event in enumerate(shipped().events) if event.id not in whole or n % len(DAYS) == turn]
    sources = [name for n, name in enumerate(shipped().sources) if name not in known.sources or n % len(DAYS) == turn]
    queries = [f"event={event.id}&claim={claim.id}" for event in events for claim in event.claims[:1]]
    queries += [f"source={name}" for name in sources]
    told = {text for query in queries for text in strings(reader(shelf.read(at(day, query))))}

    assert leaks(told, day) == []


@pytest.mark.parametrize("day", DAYS)
def test_no_page_of_an_event_or_a_document_is_given_away(shelf, day):
    """The pages of every second event, and of each document on one of the days; the sealed ones are unknown."""
    turn = DAYS.index(day)
    paths = [f"/event/{event.id}" for event in shipped().events[turn % 2 :: 2]]
    paths += [f"/source/{name}" for name in list(shipped().sources)[turn :: len(DAYS)]]
    language = ("en", "ru", "id")[turn % 3]
    told = {text for path in paths for text in strings(page(shelf, at(day, f"lang={language}"), CANVAS, path))}

    assert leaks(told, day) == []


@pytest.mark.parametrize("day", DAYS[1::2])
def test_two_accounts_next_to_each_other_give_nothing_away(shelf, day):
    told = set[str]()
    for event in shipped().events:
        for claim in event.claims[:1]:
            first, last = claim.evidence[0], claim.evidence[-1]
            pair = f"claim={claim.id}&source={first.source}&passage={first.passage}&with={last.source}:{last.passage}"
            told |= set(strings(page(shelf, at(day, pair), CANVAS, f"/event/{event.id}")))

    assert leaks(told, day) == []


def test_a_sealed_document_is_answered_as_one_that_never_was(app):
    client = app.server.test_client()
    for kind, sealed_name in (("source", "memcon-2000-06-04-first-plenary"), ("event", "2026-03-09-trump-putin-call")):
        hidden, gone = (client.get(f"/{kind}/{name}{at(DAYS[1])}") for name in (sealed_name, "no-such-record"))

        assert (hidden.status_code, gone.status_code) == (404, 404)
        scripts = '<footer class="scripts">'  # Dash puts numbers of its own in there
        assert scripts in hidden.text
        assert hidden.text.partition(scripts)[0] == gone.text.partition(scripts)[0]


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_compressed_answers_hold_nothing_sealed_either(app, encoding):
    day, opened = DAYS[1], {"gzip": gzip.decompress, "br": brotli.decompress}[encoding]
    answer = app.server.test_client().get(f"/{at(day)}", headers={"Accept-Encoding": encoding})

    assert answer.headers["Content-Encoding"] == encoding
    text = opened(answer.data).decode()
    assert leaks([text], day) == []
    assert "10 September 2001" in text


@pytest.mark.parametrize(("day", "language"), [*zip(DAYS, cycle(["en", "ru"])), (DAYS[-1], "ru")])
def test_all_that_is_open_is_there(shelf, day, language):
    """On the last day everything in English; else every fourth record, not the same ones from day to day."""
    turn, step = (0, 1) if (day, language) == (DAYS[-1], "en") else (DAYS.index(day) % 4, 4)
    known = as_known_on(shipped(), date.fromisoformat(day))
    text = catalogues()[language]

    for event in known.events[turn::step]:
        told = words(reader(shelf.read(at(day, f"event={event.id}&lang={language}"))))
        stated = [event.title, event.summary, *(claim.text for claim in event.claims)]
        assert [s.in_language(language).words for s in stated if plain(s, language) not in told] == []
    for source in [*known.sources.values()][turn::step]:
        told = words(reader(shelf.read(at(day, f"source={source.id}&lang={language}"))))
        pieces = [p for passage in source.passages for p in passage.gloss.in_language(language).words.split(QUOTE_MARK)]
        quotes = [text("quote.marks", words=passage.quote) for passage in source.passages if passage.quote]
        assert [piece for piece in [*pieces, *quotes] if " ".join(piece.split()) not in told] == []


def plain(said, language):
    return " ".join(said.in_language(language).words.split())


@pytest.mark.parametrize("day", DAYS)
def test_the_command_line_lists_and_counts_nothing_sealed(day, run):
    lists = [("list", what, *form) for what in ("events", "sources", "people", "themes") for form in ((), ("--json",))]
    told = set[str]()
    for command in [*lists, ("stats",), ("stats", "--json"), ("list", "events", "--lang", "ru")]:
        answer = run(*command, "--known", day)
        assert answer.exit_code == 0
        told |= {answer.output, *json_texts(answer.output)}

    assert leaks(told, day) == []


def json_texts(output):
    try:
        return strings(json.loads(output))
    except ValueError:
        return set()


@pytest.mark.parametrize("day", DAYS)
def test_the_command_line_shows_and_compares_nothing_sealed(day, run):
    known = as_known_on(shipped(), date.fromisoformat(day))
    some = [*(event.id for event in known.events[::20]), *list(known.sources)[::60]]
    commands = [("show", name, "--known", day, *form) for name in some for form in ((), ("--json",))]
    forms = [(), ("--json",)][:: 1 - 2 * (DAYS.index(day) % 2)]  # in turn
    commands += [
        ("search", words, "--known", day, *form) for words, form in zip(("putin", "zzyzx"), forms, strict=True)
    ]
    commands += [("changes", "1988-01-01", day, *form) for form in ((), ("--csv", "--lang", "ru"))]
    output = [run(*command).output for command in commands]

    assert leaks([*output, *(text for one in output for text in json_texts(one))], day) == []


def test_a_search_for_leaks_finds_one():
    """A test of the test: on the day before, the same answers would be leaks."""
    open_now = shipped().event("2000-06-04-kremlin-plenary").title.root["ru"]

    assert day_number(date.fromisoformat(DAYS[1])) < day_number(TODAY)
    assert leaks([json.dumps({"title": open_now})], DAYS[1])
    assert leaks([f"<p title='{open_now}'>"], DAYS[1])
    assert leaks(["?event=2026-03-09-trump-putin-call"], DAYS[1]) == ["2026-03-09-trump-putin-call"]
