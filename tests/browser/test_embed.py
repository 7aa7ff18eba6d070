"""A course page of another site shows the timeline in a frame, where the server allows it, and nothing where not."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from threading import Thread
from typing import Any

import flask
from playwright.sync_api import Frame, Page, expect
from werkzeug.serving import make_server

from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.web.app import PAGES, create_app
from explorer.web.server import harden
from tests.browser.accessibility import assert_accessible
from tests.browser.complaints import Complaints
from tests.browser.timeline import PLENARY
from tests.shipped import shipped

WIDTHS = (320, 640, 900)
VIEW = "themes=counterterrorism,nato&from=1999&to=2003"

FAULTS = """() => {
    const TEXTS = ".label, .band, .tick, .lane-name span, .kind, .curve-end, .panel-name, .embed-page > :is(h1, p)";
    const texts = [...document.querySelectorAll(TEXTS)]
        .filter((element) => element.checkVisibility() && element.textContent.trim())
        .map((element) => {
            const range = document.createRange();
            range.selectNodeContents(element);
            return { element, box: range.getBoundingClientRect(), said: element.textContent };
        });
    const faults = texts.length ? [] : ["nothing is there"];
    texts.forEach(({ element, box, said }, number) => {
        if (box.left < -0.5 || box.right > innerWidth + 0.5) faults.push(`cut: ${said}`);
        const room = element.matches(".band") && element.getBoundingClientRect();
        if (room && box.right - box.left > room.width + 1) faults.push(`cut by its band: ${said}`);
        for (const other of texts.slice(0, number)) {
            const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
            const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
            if (wide > 1 && high > 1) faults.push(`over each other: ${said} | ${other.said}`);
        }
    });
    if (document.documentElement.scrollWidth > innerWidth) faults.push("wider than the frame");
    return faults;
}"""


@contextmanager
def running(application: Any) -> Iterator[int]:
    """The port of an application that is served as long as the block lasts."""
    server = make_server("127.0.0.1", 0, application, threaded=True)
    serving = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    serving.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


def course(pages: dict[str, str]) -> flask.Flask:
    """A site of another origin; its page ``isolated`` is as strict about what it loads as a page can be."""
    site = flask.Flask("course", static_folder=None)

    @site.get("/<name>")
    def _page(name: str) -> flask.Response:
        if name not in pages:  # an icon
            return flask.Response("", mimetype="text/html")
        answer = flask.Response(pages[name], mimetype="text/html")
        if name == "isolated":
            answer.headers["Cross-Origin-Embedder-Policy"] = "require-corp"
        return answer

    return site


def explorer(site: str) -> flask.Flask:
    """The product with the shipped data, which the course may frame."""
    app = create_app(shipped(), assets=assets_folder())
    harden(app, texts=catalogues(), pages=PAGES, embed_on=[site])
    return app.server


def page_with(*frames: str) -> str:
    icon = '<link rel="icon" href="data:,">'
    return f"<!doctype html><html lang=en><title>Course</title>{icon}<h1>Course</h1>{''.join(frames)}</html>"


def frame_of(address: str, width: int, more: str = "") -> str:
    return f'<iframe src="{escape(address)}" width="{width}" height="480" title="Timeline" {more}></iframe>'


def framed(page: Page, number: int) -> Frame:
    frame = page.locator("iframe").nth(number).element_handle().content_frame()
    frame.wait_for_load_state()
    return frame


def test_a_course_page_embeds_the_timeline_if_it_may(open_page, explorer_url, complaints: Complaints):
    pages = dict[str, str]()
    with running(course(pages)) as port, running(explorer(site := f"http://localhost:{port}")) as other:
        allowing = f"http://127.0.0.1:{other}"
        address = f"{allowing}/embed?{VIEW}"
        pages["isolated"] = page_with(
            *(frame_of(address, width) for width in WIDTHS), frame_of(address, 480, 'sandbox="allow-popups"')
        )
        pages["elsewhere"] = page_with(frame_of(f"{explorer_url}/embed", 640))
        complaints.expect(f"request to another host: ({allowing}|{explorer_url})/")
        complaints.expect("frame-ancestors 'none'")
        complaints.allow("favicon.ico")
        complaints.expect(f"ERR_BLOCKED_BY_RESPONSE: {explorer_url}/embed")
        page = open_page(base_url=site)

        page.goto("/isolated")
        for number in range(len(WIDTHS) + 1):
            frame = framed(page, number)
            expect(frame.locator("a.mark:visible").first).to_be_visible()
            assert frame.evaluate(FAULTS) == [], f"frame {number}"
        frame = framed(page, 2)
        mark = frame.locator(f'a.mark[data-event="{PLENARY}"]:visible').first
        mark.focus()
        tip = frame.locator(".mark-place:focus-within")
        assert tip.evaluate("tip => getComputedStyle(tip, '::after').display") == "block"
        page.context.route("**/?event=*", lambda route: route.fulfill(body=page_with()))
        with page.context.expect_page() as opened:
            mark.press("Enter")
        assert opened.value.url.startswith(f"{allowing}/?event={PLENARY}&from=1999")
        opened.value.close()
        page.context.unroute_all()

        page.goto("/elsewhere")
        assert framed(page, 0).locator("a.mark").count() == 0

        own = open_page(base_url=allowing, color_scheme="dark", viewport={"width": 480, "height": 480})
        own.goto(f"/embed?event={PLENARY}&known=2025-09-01&{VIEW}")
        assert_accessible(own)
        own.emulate_media(color_scheme="light")
        assert_accessible(own)
