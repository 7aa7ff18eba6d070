"""What is exported for TimelineJS, opened by TimelineJS 3 itself, which nothing outside answers."""

import json
import mimetypes
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from explorer.export.data import Heading
from explorer.export.timelinejs import timelinejs
from explorer.i18n import catalogues
from explorer.interchange import Part
from explorer.records import Text, Theme
from tests.browser.packages import brought
from tests.builders import make_card, make_dataset, make_era, make_event, words

HOST = "http://timeline.test/"
PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>A timeline</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/css/timeline.css">
<div id="timeline" style="width: 100%; height: 600px"></div>
<script src="/js/timeline.js"></script>
<script>
window.timeline = new TL.Timeline("timeline", "/timeline.json", {script_path: location.origin + "/js/", font: null});
</script></html>"""
DATES = {
    "2000-06-04": "4 June 2000",
    "2000-06": "June 2000",
    "2001": "2001",
    "2001-09-11~": "about 11 September 2001",
    "2001-21": "spring 2001",
    "199X": "1990s",
    "19XX": "between 1900 and 1999",
    "../1991": "until 1991",
    "2022-02-24/..": "since 24 February 2022",
    "2003/2003-06": "2003 – June 2003",
    "-0043-03-15": "15 March 44 BCE",
}
HOSTILE = [
    "<img src=x onerror='window.ran = 1'>",
    "&lt;img src=x onerror='window.ran = 2'&gt;",
    "</script><script>window.ran = 3</script>",
    "&amp;lt;svg onload=window.ran=4&amp;gt; \" ' & <b>",
    "https://elsewhere.example/<a href='javascript:window.ran=5'>x</a>",
]


@pytest.fixture(scope="module")
def timeline_package(tmp_path_factory, worker_id) -> Path:
    """TimelineJS 3 as it is published."""
    own = tmp_path_factory.getbasetemp()
    return brought("@knight-lab/timelinejs@3.9.11", own if worker_id == "master" else own.parent) / "dist"


def opened_in(page: Page, package: Path, timeline: dict) -> list[str]:
    """Open a timeline; gives what the page complains of from then on."""
    complaints = list[str]()

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST).partition("?")[0]
        if not route.request.url.startswith(HOST) or not (path in ("", "timeline.json") or (package / path).is_file()):
            complaints.append(f"asks for {route.request.url}")
            route.abort()
        elif path in ("", "timeline.json"):
            body, kind = (json.dumps(timeline), "application/json") if path else (PAGE, "text/html; charset=utf-8")
            route.fulfill(body=body, content_type=kind)
        else:
            route.fulfill(body=(package / path).read_bytes(), content_type=mimetypes.guess_type(path)[0])

    page.route("**/*", answer)
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("warning", "error") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(HOST)
    page.wait_for_function("() => window.timeline.ready")
    return complaints


def test_timelinejs_itself_shows_every_event_with_its_date_and_runs_nothing_that_a_text_holds(
    browser: Browser, timeline_package: Path
):
    events = [
        make_event(
            f"event-{n}", date=when, title=words(f"{HOSTILE[n % 5]} {n}"), summary=words(f"{HOSTILE[n % 5]}\n{n}")
        )
        for n, when in enumerate(DATES)
    ]
    theme = Theme(id="talks", name=Text(words(HOSTILE[0])))
    other = Theme(id="other", name=Text(words(HOSTILE[1])))
    events[0] = events[0].model_copy(update={"themes": ("other",)})
    eras = [make_era(name=words(HOSTILE[1])), make_era("open", "2022-01-01/..", name=words("Since 2022"))]
    data = make_dataset(events, themes={"talks": theme, "other": other}, card=make_card(eras=eras))
    heading = Heading(
        HOSTILE[0], HOSTILE[2], "1", "CC-BY-4.0", HOSTILE[3], "", "http://here.test/?a=1&b", "http://here.test"
    )
    made = timelinejs(Part.all_of(data), heading, catalogues()["en"], date(2026, 11, 1))
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    complaints = opened_in(page, timeline_package, made)
    shown = page.evaluate(
        """() => ({
            messages: window.timeline.config.messages,
            slides: Object.fromEntries([...document.querySelectorAll(".tl-slide")].map((slide) => [slide.id, [
                slide.querySelector(".tl-headline").textContent,
                slide.querySelector(".tl-headline-date").textContent,
                slide.querySelector(".tl-text-content p").innerText.trim(),
                [...slide.querySelectorAll("a")].map((link) => link.href)]])),
            marks: document.querySelectorAll(".tl-timemarker").length,
            lanes: [...document.querySelectorAll(".tl-timegroup-message")].map((lane) => lane.textContent),
            eras: [...document.querySelectorAll(".tl-timeera-text h2")].map((era) => era.textContent),
            ran: window.ran ?? null,
        })"""
    )
    context.close()

    assert complaints == []
    assert shown["messages"] == {"errors": [], "warnings": []}
    assert shown["ran"] is None
    assert shown["slides"].pop("unsealed_title")[0] == HOSTILE[0]
    assert shown["slides"] == {
        event.id: [
            event.title.root["en"],
            worded,
            event.summary.root["en"],
            [f"http://here.test/event/{event.id}"],
        ]
        for event, worded in zip(events, DATES.values(), strict=True)
    }
    assert shown["marks"] == len(events)
    assert set(shown["lanes"]) == {HOSTILE[0], HOSTILE[1]}
    assert shown["eras"] == [HOSTILE[1], "Since 2022"]
