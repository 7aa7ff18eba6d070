"""A figure that was taken away is brought back: dropped on the page, or chosen as a file."""

import base64
from io import BytesIO

from PIL import Image
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfWriter

from explorer.export.facts import Facts, meta_elements, with_facts
from tests.browser.timeline import settled, visit

VIEW = "/?known=2004-12-31&themes=nato"
DRAG = """([content, names, kinds]) => {
    const carried = new DataTransfer();
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    for (const name of names) carried.items.add(new File([bytes], name));
    for (const kind of kinds) {
        const event = new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true });
        document.querySelector("#page").dispatchEvent(event);
    }
}"""


def png() -> bytes:
    written = BytesIO()
    Image.new("RGB", (2, 2)).save(written, "PNG")
    return written.getvalue()


def pdf() -> bytes:
    written, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(72, 72)
    writer.write(written)
    return written.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>'


def of_view(view: str, form: str) -> bytes:
    """A small figure that says it shows *view*."""
    facts = Facts(title="Встреча & <script>", view=view)
    if form == "html":
        return f"<!DOCTYPE html><html><head>{meta_elements(facts)}</head></html>".encode()
    return with_facts({"png": png, "pdf": pdf, "svg": lambda: SVG}[form](), form, facts)


def drag(page: Page, content: bytes, *kinds: str) -> None:
    page.evaluate(DRAG, [base64.b64encode(content).decode(), ["figure"], kinds])


def said(page: Page) -> Locator:
    return page.locator(".drop-word")


def test_a_figure_brought_back_opens_the_view_it_came_from(page: Page):
    visit(page)
    page.evaluate("window.here = true")  # gone, if the page is loaded anew

    for form in ("png", "svg", "pdf", "html"):
        view = f"{VIEW}&to={len(form)}999"
        drag(page, of_view(view, form), "dragover")
        expect(said(page)).to_have_text("Drop a chart here to open the view that it shows")
        drag(page, of_view(view, form), "drop")
        page.wait_for_url(f"**{view}")
        expect(said(page)).to_be_empty()
    assert settled(page).evaluate("window.here")

    figure = {"name": "figure.png", "mimeType": "image/png", "buffer": of_view("/documents?known=2004-12-31", "png")}
    page.locator('input[data-action="open-figure"]').set_input_files(figure)
    page.wait_for_url("**/documents?known=2004-12-31")
    expect(settled(page).locator("h1")).to_be_visible()


def test_what_names_no_view_of_the_explorer_leads_nowhere(page: Page):
    here = visit(page).url
    strange = (
        "//another.test/",
        "https://another.test/",
        "/\\another.test/",
        "/..//another.test/",
        "/\tanother.test",
        "javascript:alert(1)",
        "/class",
        "/event/../class",
        "search",
    )

    files = [of_view(view, "svg") for view in strange] + [SVG, b"", b"<x:xmpmeta></x:xmpmeta>", b"\xff\x00" * 99]
    for content in files:
        drag(page, content, "drop")
        expect(said(page)).to_have_text("This file names no view of Unsealed.")
        page.evaluate("document.querySelector('.drop-word').textContent = ''")

    # What is dragged within the page is not a file that somebody brings.
    drag(page, of_view(VIEW, "svg"), "dragstart", "dragover", "drop", "dragend")
    expect(said(page)).to_be_empty()
    assert page.url == here
