"""
Figures as pictures, drawn by Plotly in the browser that this machine has, through Plotly's own exporter, kaleido.

A browser takes seconds to start, so a camera keeps it for as many pictures as are wanted. Cameras know nothing of one
another. Whoever has no browser gets SVG, PDF and PNG from ``images``, of figures that a pen drew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from concurrent.futures import Future
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from typing import Any, Self, TypeVar

from explorer.export.facts import Form

SECONDS_FOR_A_PICTURE = 60.0
_BEGINNINGS = {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}
INSTALL_ONE = (
    "install Chrome, Chromium or Edge (on Debian: apt-get install chromium), "
    "or set BROWSER_PATH to the program file of one"
)
_Result = TypeVar("_Result")


class NoBrowser(RuntimeError):
    """There is no browser to draw in; the message is one line, which says what to install."""


class NoPicture(RuntimeError):
    """There is a browser, but it gave no picture; the message is one line."""


class Camera:
    """
    Takes pictures of figures for as long as a ``with`` block lasts. Several threads may share one.

    Args:
        seconds: How long to wait for the browser to start, and for each picture.
    """

    def __init__(self, *, seconds: float = SECONDS_FOR_A_PICTURE) -> None:
        self._seconds = seconds

    def __enter__(self) -> Self:
        """
        Start the browser.

        Raises:
            NoBrowser: There is none, or what ``BROWSER_PATH`` names is no file.
            NoPicture: It does not start.
        """
        from explorer.export import darkroom  # kaleido comes with it, which takes a while

        self._darkroom = darkroom
        self._program = _checked(darkroom.browser_program())
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="camera", daemon=True)
        self._thread.start()
        self._room = darkroom.opened(self._program, self._seconds)
        with ExitStack() as undoing:
            undoing.callback(self._end)
            opening = self._begun(self._room.__aenter__())
            undoing.callback(opening.cancel)
            try:
                self._browser = opening.result()
            except darkroom.FAULTS:
                raise NoPicture(f"the browser {self._program} does not start; BROWSER_PATH can name another") from None
            undoing.pop_all()
        return self

    def picture(self, figure: Mapping[str, Any], form: Form, *, width: float, height: float, scale: float = 1) -> bytes:
        """
        A figure as a file.

        Args:
            figure: ``data`` and ``layout`` as Plotly has them.
            form: The file's format: dots, or lines and words.
            width: In CSS pixels, 96 to the inch.
            height: Likewise.
            scale: Dots of a PNG for each of them; an SVG or PDF grows by it.

        Raises:
            NoPicture: Plotly cannot draw it, or not that large; or the browser ended, or did not answer in time: then
                the camera takes no more.
        """
        wish = {"format": form, "width": width, "height": height, "scale": scale}
        drawing = self._begun(self._browser.calc_fig(dict(figure), opts=wish))
        try:
            drawn = bytes(drawing.result(self._seconds))
        except self._darkroom.NOT_DRAWN as error:
            raise NoPicture(f"Plotly cannot draw this figure: {' '.join(str(error).split())}") from None
        except self._darkroom.FAULTS as error:
            self._darkroom.end(self._browser)
            how = f"gave no picture within {self._seconds:g} s" if isinstance(error, TimeoutError) else "has ended"
            raise NoPicture(f"the browser {self._program} {how}") from None
        finally:
            drawing.cancel()
        if not drawn.startswith(_BEGINNINGS[form]):  # where it lacks room it draws nothing, and does not say so
            raise NoPicture(f"{width * scale:g} × {height * scale:g} dots are more than the browser draws")
        if form == "pdf":
            return self._darkroom.trimmed(drawn, width * scale * 0.75, height * scale * 0.75)
        return drawn

    def __exit__(self, *_: object) -> None:
        """Close the browser; no process and no file of it is left."""
        try:
            self._begun(self._room.__aexit__(None, None, None)).result()
        finally:
            self._end()

    def _begun(self, work: Coroutine[Any, Any, _Result]) -> Future[_Result]:
        """What the camera's own thread will give."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _end(self) -> None:
        """Wait for what is still at work, and end the thread."""
        try:
            self._begun(self._darkroom.settled()).result()
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()


def _checked(program: str) -> str:
    if not program:
        raise NoBrowser(f"no browser to draw pictures in: {INSTALL_ONE}")
    if not Path(program).is_file():
        raise NoBrowser(f"BROWSER_PATH is {program}, which is no file: {INSTALL_ONE}")
    return program
