"""
The browser that draws for ``camera``, and the page that it draws in. To import this takes a while: kaleido comes along.

Nothing is asked of another host: plotly.js and fonts are this machine's own, MathJax is left out, the page's policy
allows nothing but files, and the browser finds no host. ``camera.js`` sees that the fonts of ``fonts/`` are used.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from base64 import b64encode
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import CancelledError
from contextlib import asynccontextmanager, suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import kaleido
from choreographer.browsers.chromium import Chromium
from choreographer.errors import DevtoolsProtocolError, MessageTooLargeError
from kaleido.errors import JavascriptError, KaleidoError
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

FOLDER = Path(__file__).parent
FACES = {
    ("Liberation Sans", 400): "LiberationSans-Regular.ttf",
    ("Liberation Sans", 700): "LiberationSans-Bold.ttf",
    ("Liberation Serif", 700): "LiberationSerif-Bold.ttf",
}
"""The fonts that pictures bring: family and weight, and the file in ``fonts/``."""

POLICY = "default-src 'none'; script-src file:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:"
OFFLINE = (
    "--disable-background-networking",
    "--disable-client-side-phishing-detection",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--disable-quic",
    "--font-render-hinting=none",  # letters as wide as they are, whatever the system likes
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pings",
    "--no-proxy-server",
)
SECONDS_TO_CLOSE = 5.0
NOT_DRAWN = (KaleidoError, JavascriptError, MessageTooLargeError)
"""What Plotly in the page says of a figure that it cannot draw."""
FAULTS = (CancelledError, TimeoutError, OSError, RuntimeError, DevtoolsProtocolError)
"""What is raised where a browser does not start, ends or does not answer."""

# They write to the terminal where nobody has set up logging; what matters is raised.
for talker in ("kaleido", "choreographer", "browser_proc", "chrome_wrapper"):
    logging.getLogger(talker).setLevel(logging.CRITICAL)


class Offline(Chromium):
    """A browser that finds no host, and looks for none on its own account."""

    def get_cli(self) -> Sequence[str]:
        """Program and arguments."""
        return [*super().get_cli(), *OFFLINE]


class Studio(kaleido.Kaleido):  # type: ignore[misc] # kaleido is not annotated for others
    """An exporter that draws one figure after the other in one page; ``camera.js`` clears away what is left of each."""

    async def _return_kaleido_tab(self, tab: Any) -> None:
        """Without loading the page anew, which takes longer than the picture."""
        await self.tabs_ready.put(tab)


def browser_program() -> str:
    """
    The program file of a browser: what ``BROWSER_PATH`` names, else Chrome, Chromium, Edge or one of their kind where
    they usually are, else an empty string.
    """
    return os.environ.get("BROWSER_PATH") or Offline.find_browser(skip_local=False) or ""


def page() -> str:
    """The page that pictures are drawn in, as HTML."""
    generator = kaleido.PageGenerator(mathjax=False, others=[((FOLDER / "camera.js").as_uri(), "utf-8")])
    generator.header = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>Unsealed</title>
<style>@page {{ margin: 0 }} img {{ display: block }}</style>
<style id="head-style"></style>
<style id="faces">{faces()}</style>"""
    return str(generator.generate_index())


def faces() -> str:
    """The fonts as CSS that needs no other file."""
    rule = "@font-face {{font-family: {}; font-weight: {}; src: url(data:font/ttf;base64,{})}}"
    read = {face: b64encode((FOLDER / "fonts" / name).read_bytes()).decode() for face, name in FACES.items()}
    return "\n".join(rule.format(*face, content) for face, content in read.items())


@asynccontextmanager
async def opened(program: str, seconds: float) -> AsyncIterator[kaleido.Kaleido]:
    """
    A browser with the page open, for as long as the block lasts; it leaves no process and no file behind.

    Args:
        program: Its program file.
        seconds: How long to wait until it has started.

    Raises:
        RuntimeError, OSError: One of ``FAULTS``: it does not start.
    """
    # A browser from a snap sees no /tmp, and of the home folder nothing whose name begins with a dot.
    place = Path.home() if "snap" in program else None
    with TemporaryDirectory(prefix="unsealed-camera-", dir=place, ignore_cleanup_errors=True) as folder:
        index = Path(folder, "index.html")
        index.write_text(page(), encoding="utf-8")
        browser = Studio(timeout=None, page_generator=index, path=program, browser_cls=Offline, tmp_dir=folder)
        try:
            async with asyncio.timeout(seconds):
                await browser.open()
            yield browser
        finally:
            await _close(browser)


async def _close(browser: kaleido.Kaleido) -> None:
    """Close the browser, in earnest if it does not answer, and wait until its files are of use to nobody."""
    try:
        async with asyncio.timeout(SECONDS_TO_CLOSE):
            await browser.close()
    except FAULTS:
        end(browser)
    await settled()


async def settled() -> None:
    """Wait until nothing else is at work in this thread, or seems never to end."""
    if others := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(others, timeout=SECONDS_TO_CLOSE)


def trimmed(content: bytes, width: float, height: float) -> bytes:
    """
    A PDF of the browser, its page as large as was asked for; the browser rounds up.

    Without the times and the browser's name that it writes: the same figure gives the same bytes.

    Args:
        content: The file, of one page.
        width: Of the page in points, 72 to the inch.
        height: Likewise.
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    (page,) = writer.pages
    top = page.mediabox.top
    page.mediabox = RectangleObject((0, top - height, width, top))
    writer.metadata = None
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def end(browser: kaleido.Kaleido) -> None:
    """End the browser's processes at once."""
    if sys.platform == "win32":
        browser.subprocess.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(browser.subprocess.pid, signal.SIGKILL)
