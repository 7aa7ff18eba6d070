"""The application as a whole: connected, separate from others, and silent about what is sealed."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest

from explorer.dates import day_number, to_date
from explorer.i18n import catalogues
from explorer.openness import is_open, public_on
from explorer.paths import assets_folder
from explorer.search import default_cache
from explorer.selection import Selection
from explorer.vocabulary import LaneKind
from explorer.web import ids
from explorer.web.app import create_app
from explorer.web.reader import reader
from explorer.web.room import DESK
from explorer.web.shelf import Shelf
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_person, make_source
from tests.builders import words as w
from tests.shipped import shipped
from tests.web.asking import answers, asked, callbacks, document, sent
from tests.web.pages import parsed
from tests.web.parts import nodes, words
from tests.web.views import TODAY

WORD = re.compile(r"\w+")


def app_for(data):
    return create_app(data, assets=assets_folder(), today=lambda: TODAY, cache=default_cache())


@pytest.fixture(scope="module", name="shipped")
def _shipped():
    return shipped()


@pytest.fixture(scope="module")
def shipped_app(shipped):
    return app_for(shipped)


@pytest.fixture(scope="module")
def shelf(shipped):
    return Shelf(shipped, catalogues(), lambda: TODAY, cache=default_cache())


@pytest.fixture(scope="module")
def small_app():
    return app_for(make_dataset([make_event("a"), make_event("b", date="2001-09-11")]))


@pytest.mark.parametrize(
    "address", ["", "event/a", "event/a?known=2000-01-01", "search?q=title", "insights", "documents"]
)
def test_an_event_before_the_first_year_of_the_calendar_is_shown(address):
    old = app_for(make_dataset([make_event("a", date="-0043-03-15")]))

    assert old.server.test_client().get(f"/{address}").status_code == 200


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


def held_in(told) -> Callable[[str], bool]:
    """Whether a text stands in an answer, be it in a list that travels as JSON."""
    spoken = set(WORD.findall(told))

    def held(text: str) -> bool:
        """Looks for it only where all its words but the first and the last, which may be cut, stand there too."""
        forms = {text, json.dumps(text, ensure_ascii=False)[1:-1]}
        return any(spoken.issuperset(WORD.findall(form)[1:-1]) and form in told for form in forms)

    return held


def test_a_text_is_found_in_an_answer_wherever_it_begins_and_however_it_travels():
    held = held_in('prefix: un"told" words\n{"a": "of \\"two\\"\\nlines here"}')

    assert [held(text) for text in ('told" wo', 'of "two"\nlines he', "old", "zz")] == [True, True, True, False]
    assert not held("told two words")


def test_two_explorers_in_one_process_keep_their_data_apart():
    one, other = (app_for(make_dataset([make_event(i, title=w(f"Title {i}"))])) for i in ("one", "other"))
    told = [sent(app, "") for app in (one, other)]

    assert ["Title one" in text for text in told] == [True, False]
    assert ["Title other" in text for text in told] == [False, True]


@pytest.mark.parametrize("path", ["/_dash-layout", "/_dash-dependencies"])
def test_what_dash_tells_of_the_application_holds_no_records(small_app, path):
    told = small_app.server.test_client().get(path).text

    assert ["Title" in told, "2001-09-11" in told, "ann" in told] == [False, False, False]


@pytest.mark.parametrize(
    ("path", "query"), [("/", "?event=a"), ("/event/a", "?lang=ru"), ("/source/memo", "?event=a"), ("/documents", "")]
)
def test_the_page_and_its_answers_are_the_same_parts(small_app, path, query):
    page = parsed(document(small_app, f"{path.removeprefix('/')}{query}"))
    told = asked(small_app, ids.ADDRESS, {"path": path, "search": query}, DESK._asdict())
    regions = {node["id"]: words(node["children"]) for node in nodes(page) if node.get("id") in told["parts"]}

    assert regions == {place: words(parts) for place, parts in told["parts"].items()}


@pytest.mark.parametrize("language", sorted(catalogues()))
def test_every_event_can_be_opened_in_every_language(shipped, shelf, language):
    for event in shipped.events:
        wanted = Selection(event=event.id, claim=event.claims[0].id, lang=language)
        view = shelf.read(wanted.to_query())
        shown = words(reader(view))
        assert (view.selection, event.title.in_language(language).words in shown) == (wanted, True)


@pytest.mark.parametrize("language", sorted(catalogues()))
def test_what_is_asked_for_is_what_the_server_sends(shipped, shipped_app, language):
    event = shipped.events[len(shipped.events) // 2]
    page = document(shipped_app, Selection(event=event.id, lang=language).to_query())

    assert event.title.in_language(language).words in unescape(page)
    assert all(other.id in page for other in shipped.events)


def test_passages_can_be_opened(shipped, shelf):
    for n, source in enumerate(shipped.sources.values()):
        for passage in source.passages[n % 5 :: 5] or source.passages[:1]:
            wanted = Selection(source=source.id, passage=passage.id, lang="ru")
            view = shelf.read(wanted.to_query())
            assert (view.selection, bool(reader(view))) == (wanted, True)


@pytest.mark.parametrize(
    "query",
    [
        *("?event=none", "?known=soon", "?themes=%00", "?lang=xx&event=<b>", "?" + "a" * 9000, "?%ff%fe=%00"),
        *(
            "?event=%ed%a0%80",
            "?from=..",
            "?to=XXXX",
            "?from=1999/2001",
            "?lanes=THEME",
            "?as=chart",
            "?known=0000-01-01",
        ),
        *("?align=a", "?align=a,none", "?persons=ann,nobody", "?beside=soon", "?since=1&until=0"),
    ],
)
def test_an_address_that_means_nothing_shows_what_there_is(small_app, query):
    assert 'data-event="b"' in document(small_app, query)


@pytest.mark.parametrize(
    "query",
    [
        *(
            "?from=-9999&to=9999",
            "?from=Y-20000",
            "?from=Y20000&to=Y90000",
            "?beside=9999-12-31",
            "?beside=Y-999999999999999",
        ),
        *("?align=a,b&since=-9999999&until=9999999", "?align=a,b&since=9999998&until=9999999", "?align=a,a"),
        *("?persons=ann,ann", "?known=0001-01-01", "?known=9999-12-31", "?from=2000-06-04&to=2000-06-04&beside=0001"),
        *("?from=Y-999999999999999&to=Y999999999999999", "?as=table&align=b,a&since=-1&until=0&lanes=status"),
    ],
)
def test_an_address_at_the_edge_of_what_dates_mean_is_answered(small_app, query):
    assert all(answers(small_app, query))


ODD = [
    *(None, True, 3, -0.5, "wide", [], [[]], {}),
    *({"search": 3, "asked": "x"}, {"search": ["?event=a"]}, {"look": []}),
    *({"path": 3, "search": ""}, {"path": ["/event/a"]}, {"path": "/event/<b>", "search": None}, {"path": "//" * 5000}),
]


@pytest.mark.parametrize("told", ODD, ids=repr)
def test_what_a_browser_asks_for_is_not_trusted(small_app, told):
    assert asked(small_app, ids.ADDRESS, told)


@pytest.mark.parametrize(
    "room",
    [*ODD, {"width": "wide"}, {"width": 1e300}, {"width": 10**400}, {"advances": [None, "x", -1]}, {"font": 0}],
    ids=lambda room: repr(room)[:40],
)
def test_the_room_that_a_browser_reports_is_not_trusted(small_app, room):
    assert asked(small_app, ids.ADDRESS, {"search": "?event=a"}, room)


def test_the_icon_is_found_by_the_name_that_browsers_give_it(small_app):
    client = small_app.server.test_client()
    there = client.get("/favicon.ico").location
    with client.get(there) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")


def test_an_answer_bears_the_number_of_its_question(small_app):
    assert asked(small_app, ids.ADDRESS, {"search": "", "asked": 7})["asked"] == 7


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
    """The days before two openings, one early, one late; tests of sealing have others."""
    opened = sorted({day for s in data.sources.values() if (day := public_on(s))})
    return [to_date(opened[round(i * (len(opened) - 1) / 4)]) - timedelta(days=1) for i in (1, 3)]


def views_of(known, sealed):
    """Addresses of every kind of view of what was known, and of what was not."""
    barred = sorted(known.data.bars, key=lambda event: len(known.data.bars[event]))[-3:]
    persons = tuple(list(known.data.people)[:2])
    yield Selection(table=True, tails=True, lang="ru")
    yield from (Selection(event=event, tails=True, lanes=LaneKind.SIDE) for event in barred[:1])
    yield from (Selection(event=event, lanes=LaneKind.STATUS, table=True) for event in barred[1:])
    yield Selection(persons=persons, lanes=LaneKind.PERSON)
    yield Selection(align=tuple(barred[-2:]), lanes=LaneKind.ONE, tails=True, lang="id")
    yield Selection(
        beside=day_number(date(1999, 1, 1)), first=day_number(date(2001, 1, 1)), last=day_number(date(2003, 1, 1))
    )
    yield from (Selection(source=source) for source in sealed[:: len(sealed) // 2 + 1])


@pytest.mark.parametrize("which", range(2))
def test_nothing_sealed_is_in_any_answer_while_the_clock_is_set(shipped, shipped_app, which):
    day = some_days(shipped)[which]
    known = Shelf(shipped, catalogues()).on(day)
    hidden = {s for s in secrets(shipped, day) if len(s) > 8}
    sealed = [source for source in shipped.sources if source not in known.data.sources]
    views = [replace(view, known=day) for view in views_of(known, sealed)]
    held = held_in(sent(shipped_app, *(view.to_query() for view in views)))
    bands = " ".join(f"{term.full}, {term.office}" for term in known.terms("en").itertuples())
    public = str(known.data) + bands  # a name or phrase that stands in the open too is no secret

    assert hidden
    assert [s for s in hidden if held(s) and s not in public] == []


def veiled():
    """An event in the open, one of which only a sealed paper knows, and one that both bear on."""
    claims = [make_claim(), make_claim("veiled-claim", [make_evidence("veiled-paper")], text=w("Veiled statement."))]
    passage = make_passage(gloss=w("Veiled gloss with {quote} in it."), quote="veiled words")
    paper = make_source(
        "veiled-paper", "2025-08-21", title=w("Veiled title"), creator="Veiled Hand", passages=[passage]
    )
    return make_dataset(
        [
            make_event("open", claims=claims, related=[{"event": "hidden", "kind": "leads-to"}]),
            make_event(
                "hidden",
                title=w("Veiled event"),
                date="2001-02-03",
                rests_on=["asked"],
                claims=[make_claim(evidence=[make_evidence("veiled-paper")], text=w("Veiled sentence."))],
            ),
            make_event("other", date="2002-01-01", actors=["bob"], themes=["arms"]),
        ],
        [make_source(), paper],
        people={"ann": make_person(), "bob": make_person("bob")},
    )


@pytest.fixture(scope="module")
def veiled_app():
    return app_for(veiled())


VIEWS = [
    "",
    *(f"&lanes={kind}" for kind in LaneKind),
    *("&as=table", "&tails=all", "&curve=off", "&from=2001-02-01&to=2001-02-09", "&beside=1999&from=2001&to=2001"),
    *("&persons=ann,bob", "&align=open,hidden", "&align=open,other", "&align=open,other&as=table&tails=all"),
    *("&event=open", "&event=open&claim=veiled-claim", "&event=hidden", "&source=veiled-paper&passage=opening"),
]


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_tells_what_is_sealed(veiled_app, view):
    told = "".join(map(json.dumps, answers(veiled_app, f"?known=2010-01-01{view}"))).lower()
    asked_for = {"veiled-claim", "veiled-paper", "hidden"} & set(view.replace("=", "&").replace(",", "&").split("&"))

    assert [
        word for word in ("veiled t", "veiled s", "veiled g", "veiled w", "veiled h", "veiled e") if word in told
    ] == []
    assert [word for word in ("veiled-paper", "veiled-claim") if word in told and word not in asked_for] == []


@pytest.mark.parametrize("view", VIEWS[:12])
def test_what_is_sealed_is_told_where_the_clock_is_off(veiled_app, view):
    assert "Veiled event" in sent(veiled_app, f"?lang=en{view}")


@pytest.mark.parametrize(
    "query", ["event={}", "event={}&claim=asked&tails=all", "align=open,{}", "align=open,{}&as=table", "align={0},{0}"]
)
def test_a_sealed_event_and_one_that_never_was_are_answered_alike(veiled_app, query):
    there, nowhere = (answers(veiled_app, f"?{query.format(i)}&known=2001-01-01") for i in ("hidden", "nowhere"))

    assert there == nowhere


@pytest.mark.parametrize("query", ["source={}", "source={}&passage=opening"])
def test_a_sealed_source_and_one_that_never_was_are_answered_alike(veiled_app, query):
    there, nowhere = (
        asked(veiled_app, ids.ADDRESS, {"search": f"?{query.format(i)}&known=2001-01-01"})
        for i in ("veiled-paper", "nothing")
    )

    assert there == nowhere


def test_answers_between_two_releases_are_the_same_object(shipped):
    shelf = Shelf(shipped, catalogues())

    assert shelf.on(date(1995, 1, 1)) is shelf.on(date(1995, 1, 2))
    assert shelf.on(None) is shelf.on(None)
