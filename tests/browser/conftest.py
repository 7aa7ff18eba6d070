"""A real browser, and the real product in it. Each page that a test opens must end without a complaint."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.browsers import launched_browser
from tests.browser.complaints import Complaints
from tests.browser.contexts import Contexts
from tests.serving import serving

expect.set_options(timeout=15_000)  # milliseconds; two cores may be busy with other tests

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Browser]:
    """A browser of this test process: one that the machine has, else one that is brought."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    with launched_browser(lock=shared / "browser.lock") as browser:
        yield browser


@pytest.fixture(scope="session")
def explorer_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the product is served, started as a user starts it, with the shipped data, in an empty folder."""
    with serving(cwd=tmp_path_factory.mktemp("empty")) as address:
        yield address


@pytest.fixture
def complaints() -> Complaints:
    """What the pages of this test complained of; a test can say which complaints it expects."""
    return Complaints()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    """Where a test borrows a context of the browser."""
    return Contexts(browser)


@pytest.fixture
def open_page(contexts: Contexts, explorer_url: str, complaints: Complaints) -> Iterator[OpenPage]:
    """
    Open a page of a new reader, who has no history: ``open_page(color_scheme="dark", viewport={…}).goto("/")``.

    Takes the options of playwright's ``Browser.new_context``, and of ``Contexts.lent``.
    """
    with ExitStack() as opened:

        def open_one(*, viewport: ViewportSize | None = None, color_scheme: Any = None, **options: Any) -> Page:
            chosen = {"base_url": explorer_url, "reduced_motion": "reduce", **options}
            context = opened.enter_context(contexts.lent(**chosen))
            opened.enter_context(complaints.listening(context, host=urlsplit(chosen["base_url"]).netloc))
            page = opened.enter_context(closing(context.new_page()))
            if color_scheme:
                page.emulate_media(color_scheme=color_scheme)
            if viewport:
                page.set_viewport_size(viewport)
            return page

        yield open_one
    assert complaints.verdict() == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page of a new reader at a desk: 1280 × 720, light."""
    return open_page()
