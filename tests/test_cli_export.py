"""``unsealed export chart``: files of what a view shows, with a browser and without one."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image, ImageChops, ImageStat

from explorer.cli import main, terminal
from explorer.export import darkroom
from explorer.export.facts import facts_in
from tests.builders import make_dataset, make_event
from tests.builders import words as w
from tests.export.reading import texts_of

DATA = make_dataset(
    [
        make_event("talks", title=w("Talks"), themes=["arms"]),
        make_event("crisis", title=w("A crisis"), date="2001-09-11", themes=["war"]),
    ]
)


@pytest.fixture
def export(monkeypatch, tmp_path):
    """The command on a small data set, in a folder of its own."""
    monkeypatch.setattr(terminal, "load", lambda _: DATA)
    monkeypatch.chdir(tmp_path)
    return lambda *options: CliRunner().invoke(main, ["export", "chart", *options])


@pytest.fixture
def without_browser(monkeypatch):
    monkeypatch.setattr(darkroom, "browser_program", lambda: "")


def opened(place):
    """A picture, as shades of grey."""
    return Image.open(io.BytesIO(place.read_bytes())).convert("L")


def test_a_drawing_needs_no_browser_and_opens_its_view(export, without_browser, tmp_path):
    done = export("--view", "?themes=arms", "-o", "arms.svg")
    drawn = (tmp_path / "arms.svg").read_bytes()

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"arms.svg: {len(drawn):,} bytes\n"
    assert "Talks" in texts_of(drawn)
    assert "A crisis" not in texts_of(drawn)
    assert facts_in(drawn).view == "/?themes=arms"


def test_a_page_needs_none_either(export, without_browser, tmp_path):
    assert export("-o", "all.html").exit_code == 0
    assert facts_in((tmp_path / "all.html").read_bytes()).view == "/"


def test_the_whole_address_of_a_view_is_on_the_sheet(export, tmp_path):
    export("--view", "https://history.example/search?q=talks", "-o", "found.svg")
    drawn = (tmp_path / "found.svg").read_bytes()

    assert "https://history.example/search?q=talks" in texts_of(drawn)
    assert facts_in(drawn).view == "/search?q=talks"


def test_without_a_browser_pictures_are_drawn_all_the_same_and_one_line_says_what_to_install(
    export, without_browser, tmp_path
):
    done = export("-o", "a.png", "-o", "b.pdf", "--size", "square", "--scale", "1")

    assert done.exit_code == 0
    assert done.stderr.count("\n") == 1
    assert "install Chrome, Chromium or Edge" in done.stderr
    assert opened(tmp_path / "a.png").size == (1080, 1080)
    assert pypdfium2.PdfDocument((tmp_path / "b.pdf").read_bytes())[0].get_size() == (810, 810)


def test_a_browser_draws_a_batch_and_the_same_as_is_drawn_without_one(a_browser, export, monkeypatch, tmp_path):
    views = ["--view", "?themes=arms", "--view", "?event=crisis", "--view", "?event=crisis"]
    files = ["-o", "arms.pdf", "-o", "crisis.png", "-o", "crisis.pdf"]
    done = export(*views, *files, "--scale", "1", "--look", "dark")
    assert (done.exit_code, done.stderr) == (0, "")
    drawn = opened(tmp_path / "crisis.png")
    (page,) = pypdfium2.PdfDocument((tmp_path / "crisis.pdf").read_bytes())
    monkeypatch.setattr(darkroom, "browser_program", lambda: "")
    export("--view", "?event=crisis", "-o", "plain.png", "--scale", "1", "--look", "dark")

    apart = ImageChops.difference(drawn, opened(tmp_path / "plain.png"))
    assert ImageStat.Stat(apart).mean[0] < 1.0
    assert page.get_size() == pytest.approx((960, 540), abs=1)
    assert "A crisis" in page.get_textpage().get_text_range()
    assert [facts_in((tmp_path / name).read_bytes()).view for name in ("arms.pdf", "crisis.png", "crisis.pdf")] == [
        "/?themes=arms",
        "/?event=crisis",
        "/?event=crisis",
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "a.gif"], "a.gif: a chart is written as .png, .svg, .pdf or .html"),
        (["-o", "chart"], "chart: a chart is written as"),
        (["--view", "?a=1", "--view", "?b=2", "-o", "a.svg"], "there are 2 views for 1 files"),
        (["--view", "?theme=arms", "-o", "a.svg"], "a view has no 'theme' (did you mean themes?)"),
        (["--view", "?zzz=1", "-o", "a.svg"], "a view has no 'zzz' (it can have against, align, archive, as, "),
        (["--view", "ftp://x/?themes=arms", "-o", "a.svg"], "no page with a chart has this address"),
        (["--view", "/class", "-o", "a.svg"], "no page with a chart has this address"),
        (["--view", "?event=nothing", "-o", "a.svg"], "there is no such event"),
        (["--view", "?known=1990-01-01&event=talks", "-o", "a.svg"], "there is no such event or document on that day"),
        (["--chart", "secrets", "-o", "a.svg"], "there is no such chart; there are secrecy, releases, pairs"),
        (["-o", "missing/a.svg"], "No such file or directory"),
        (["--size", "a0", "-o", "a.svg"], "'a0' is not one of 'slide', 'a4', 'square', 'preview'"),
        ([], "missing option '-o'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(export, tmp_path, options, said):
    done = export(*options)

    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
