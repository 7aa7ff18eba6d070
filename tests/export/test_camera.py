"""Figures as pictures, by the browser that is there; each picture is opened by a program that is not ours."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from explorer.export import darkroom
from explorer.export.camera import Camera, NoBrowser, NoPicture
from explorer.theme import PRINT_SANS, PRINT_SERIF

WIDTH, HEIGHT = 401, 227
TEXTS = ("$x^2$", "Кремль & <их>", "\\(E=mc^2\\)")
PAPER = (0xE2, 0xB0, 0x4A)


@contextmanager
def another_host():
    """A host on this machine, and what it is asked for."""
    asked = []

    class Host(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()


def make_figure(host):
    """Words that could be taken for markup or formulas, and a picture that is wanted from *host*."""
    texts = [text.replace("&", "&amp;").replace("<", "&lt;") for text in TEXTS]
    return {
        "data": [{"type": "scatter", "mode": "text", "x": [1, 1, 1], "y": [1, 2, 3], "text": texts}],
        "layout": {
            "font": {"family": PRINT_SANS, "size": 20},
            "title": {"text": "Ноты", "font": {"family": PRINT_SERIF, "weight": 700}},
            "paper_bgcolor": "#{:02x}{:02x}{:02x}".format(*PAPER),
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 0, "r": 0, "t": 40, "b": 0},
            "xaxis": {"visible": False},
            "yaxis": {"visible": False},
            "images": [{"source": f"{host}/picture.png", "x": 0, "y": 1, "sizex": 1, "sizey": 1}],
        },
    }


def processes():
    """Command lines of this machine's processes, where the system shows them."""
    found = Path("/proc").glob("[0-9]*/cmdline")
    return [path.read_bytes().decode(errors="replace") for path in found if path.exists()]


def test_pictures_open_elsewhere_with_their_words_and_leave_nothing_behind(a_browser, monkeypatch, tmp_path, capfd):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = threading.active_count()
    with another_host() as (host, asked):
        with Camera() as camera:

            def picture(form, scale=1):
                return camera.picture(make_figure(host), form, width=WIDTH, height=HEIGHT, scale=scale)

            drawing, image = picture("svg"), picture("png")
            check_svg(drawing)
            check_png(image, 1)
            check_png(picture("png", 2), 2)
            with ThreadPoolExecutor() as threads:
                pdf, same = threads.map(picture, ("pdf", "pdf"))
            check_pdf(pdf)
            with pytest.raises(NoPicture, match=r"^Plotly cannot draw this figure: .+$"):
                camera.picture({"data": [None]}, "png", width=9, height=9)
            with pytest.raises(NoPicture, match=r"^401000 × 227000 dots are more than the browser draws$"):
                picture("png", 1000)
            assert (picture("svg"), picture("png"), same) == (drawing, image, pdf)
            darkroom.end(camera._browser)
            with pytest.raises(NoPicture, match=r"^the browser .+ has ended$"):
                picture("png")
        assert asked == []
    assert list(tmp_path.iterdir()) == []
    assert threading.active_count() == before
    assert [line for line in processes() if str(tmp_path) in line] == []
    assert capfd.readouterr() == ("", "")


def check_png(content, scale):
    with Image.open(BytesIO(content)) as image:
        assert image.size == (WIDTH * scale, HEIGHT * scale)
        colours = {colour for _, colour in image.convert("RGB").getcolors(WIDTH * HEIGHT * 4)}
        assert PAPER in colours
        assert len(colours) > 9  # those of letters


def check_svg(content):
    root = etree.fromstring(content)
    assert (root.get("width"), root.get("height")) == (str(WIDTH), str(HEIGHT))
    assert {"Ноты", *TEXTS} <= {"".join(text.itertext()) for text in root.iter("{*}text")}
    assert len(content) < 20_000  # without fonts


def check_pdf(content):
    """One page of exactly that size; what is written is text, in fonts that came along."""
    with pypdfium2.PdfDocument(content) as pdf:
        (page,) = pdf
        assert page.get_size() == pytest.approx((WIDTH * 0.75, HEIGHT * 0.75), abs=0.001)
        assert set(page.get_textpage().get_text_range().splitlines()) == {"Ноты", *TEXTS}
        assert page.render().to_pil().getpixel((1, 1)) == PAPER
    with pikepdf.open(BytesIO(content)) as pdf:
        descriptors = [found for found in pdf.objects if "/FontName" in getattr(found, "keys", tuple)()]
        assert {str(found.FontName)[8:] for found in descriptors} == {"LiberationSans", "LiberationSerif-Bold"}
        assert all("/FontFile2" in found for found in descriptors)
        assert "CreationDate" not in pdf.docinfo


def test_the_page_that_pictures_are_drawn_in_names_no_other_host():
    page = darkroom.page()

    assert "://" in page
    assert "://" not in page.replace("file://", "")
    assert "default-src 'none'; script-src file:;" in page


@pytest.mark.parametrize(
    ("named", "fault", "line"),
    [
        (
            "nothing/here",
            NoBrowser,
            "BROWSER_PATH is nothing/here, which is no file: install Chrome, Chromium or Edge ",
        ),
        ("", NoBrowser, "no browser to draw pictures in: install Chrome, Chromium or Edge (on Debian: "),
        (sys.executable, NoPicture, f"the browser {sys.executable} does not start; "),
    ],
)
def test_without_a_browser_one_line_says_what_to_do(named, fault, line, monkeypatch, tmp_path, capfd):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("BROWSER_PATH", named)
    if not named:
        monkeypatch.setattr(darkroom.Offline, "find_browser", lambda **_: None)

    with pytest.raises(fault) as told, Camera():
        pass

    assert str(told.value).startswith(line)
    assert "BROWSER_PATH" in str(told.value)
    assert "\n" not in str(told.value)
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")
