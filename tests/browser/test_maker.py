"""A story made in the browser: collected, written, ordered, taken away as a file and opened again."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from explorer.load import check
from explorer.paths import data_folder
from explorer.positions import read_yaml
from tests.browser.accessibility import RULES, assert_accessible
from tests.browser.timeline import MEMCON, PLENARY, middle, visit
from tests.data_files import write_data

LATER = "2001-09-11-september-11"
HOSTILE = [
    "<img src=x onerror=document.title='bad'>",
    'it\'s "quoted": # no comment',
    "---",
    "&a *a",
    "!!python/object:os.system ls",
    "null",
    "~",
    "yes",
    "1_000",
    "12:30:45",
    "- a\n- b\n\n  c: d",
    "  spaces before\nand after  ",
    "%YAML 1.1",
    "🕊️ мир 平和 \N{LINE SEPARATOR} \N{NO-BREAK SPACE}x",
    "@`|>",
    "{a: 1}",
    "a\n",
    "trailing:",
    "x" * 300 + " " + "y" * 300,
]


DROP = """words => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([words], "dropped.yaml"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}"""


def draft(page: Page) -> dict[str, Any]:
    """The story that the browser keeps."""
    return json.loads(page.evaluate("localStorage.getItem('unsealed-story')"))["story"]


def given(page: Page, story: dict[str, Any], query: str = "") -> Page:
    """The maker's page, with a story that was made before."""
    page.goto(f"/story{query}")
    whole = {"title": {}, "level": "university", "minutes": 40, "aims": [], **story}
    page.evaluate("kept => localStorage.setItem('unsealed-story', kept)", json.dumps({"file": "kept", "story": whole}))
    page.reload()
    return ready(page)


def ready(page: Page) -> Page:
    expect(page.locator("#maker")).to_be_visible()
    return page


def step(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "title": {"en": name}, "text": {"en": f"Text of {name}"}, "view": {}, "sources": [], **more}


def reach(page: Page, target: Locator, *, key: str = "Tab") -> None:
    """Press Tab until something is reached, as somebody without a mouse does."""
    for _ in range(200):
        page.keyboard.press(key)
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {target}")


def downloaded(page: Page, folder: Path) -> Path:
    """The story's file; the button for it has the focus."""
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def steps(page: Page) -> Locator:
    return page.locator("li.maker-step")


def test_a_story_is_made_by_keyboard_alone_and_passes_the_check(page: Page, tmp_path: Path):
    visit(page, f"?event={PLENARY}&from=1999&to=2002-06-30&source={MEMCON}&passage=bin-laden&lanes=side")
    reach(page, page.get_by_role("button", name="Add to my story"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Added as step 1.")).to_be_visible()
    visit(page, f"?event={LATER}&known=2004-01-01&as=table")
    page.get_by_role("link", name="Table", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    said = page.locator(".adding [role=status]")
    expect(said).to_contain_text("Added as step 2. A step cannot hold this part of the view: the table.")
    reach(page, said.get_by_role("link"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/story")
    ready(page)

    first, second = steps(page).nth(0), steps(page).nth(1)
    reach(page, page.get_by_label("Title", exact=True))
    page.keyboard.type("Обещание: an offer?")
    for text in (first, second):
        reach(page, text.get_by_label("Text: two or three sentences"))
        page.keyboard.type("What was <asked>: and what was known?")
    reach(page, second.get_by_label("Lines to reveal"))
    page.keyboard.type("One answer\nAnother: answer")
    reach(page, second.get_by_role("button", name="Move step 2 up"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move step 1 up")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="now step 1 of 2")).to_be_visible()
    expect(page.locator("#maker-missing")).to_have_text("Nothing is missing.")

    made = draft(page)
    assert [one["view"] for one in made["steps"]] == [
        {"event": LATER, "lanes": "theme", "known": "2004-01-01"},
        {"event": PLENARY, "period": "1999-01-01/2002-06-30", "lanes": "side"},
    ]
    assert made["steps"][1]["sources"] == [{"source": MEMCON, "passage": "bin-laden"}]
    assert made["steps"][0]["hidden"] == [{"en": "One answer"}, {"en": "Another: answer"}]
    reach(page, page.get_by_role("button", name="Download as YAML"), key="Shift+Tab")
    file = downloaded(page, tmp_path)
    assert file.name == "obeshchanie-an-offer.yaml"
    data = shutil.copytree(data_folder(), tmp_path / "data")
    shutil.copy(file, data / "stories")
    assert check(data) == []

    page.get_by_role("button", name="Start anew").press("Enter")
    expect(steps(page)).to_have_count(0)
    page.locator("#maker-file").set_input_files(file)
    expect(page.get_by_role("status").filter(has_text=f"{file.name} is open")).to_be_visible()
    assert draft(page) == made
    expect(page.get_by_role("link", name="Preview", exact=True)).to_have_attribute("href", "/present/own")


def test_hostile_words_survive_file_and_page(page: Page, tmp_path: Path):
    told = [{"en": words, "ru": words} for words in HOSTILE]
    story = {
        "title": told[0],
        "aims": told,
        "steps": [step(f"s-{n}", title=one, text=one, hidden=[one], notes=one) for n, one in enumerate(told)],
    }
    given(page, story)
    expect(steps(page)).to_have_count(len(HOSTILE))
    expect(steps(page).first.get_by_role("heading", level=3)).to_contain_text("<img src=x")
    assert page.locator("#main img").count() == 0
    page.get_by_role("button", name="Download as YAML").focus()
    file = downloaded(page, tmp_path)
    written = file.read_text(encoding="utf-8")
    assert written.startswith("# yaml-language-server: $schema=../../.schema/story.json\ntitle:\n")
    assert check(write_data(tmp_path / "data", {"stories/hostile.yaml": written})) == []
    read = read_yaml(written.encode(), file.name).value
    assert [one["text"]["en"] for one in read["steps"]] == HOSTILE

    before = draft(page)
    page.locator("#maker-file").set_input_files(file)
    expect(page.locator("#maker-said")).to_contain_text("is open")
    assert draft(page) == before

    for shipped in sorted((data_folder() / "stories").iterdir()):
        page.locator("#maker-file").set_input_files(shipped)
        expect(page.locator("#maker-said")).to_contain_text(f"{shipped.name} is open")
        expect(page.locator("#maker-missing")).to_have_text("Nothing is missing.")
        page.get_by_role("button", name="Download as YAML").focus()
        again = downloaded(page, tmp_path)
        assert again.name == shipped.name
        assert read_yaml(again.read_bytes(), "again").value == read_yaml(shipped.read_bytes(), "shipped").value


def test_a_file_that_is_no_story_is_answered_in_one_line_and_changes_nothing(page: Page):
    given(page, {"steps": [step("kept")]})
    start = "title: {en: A}\nlevel: university\nminutes: 40\n"
    faults = {
        "title: {en: it's: so}\nlevel: [": "line 1",
        f"{start}level: university\n": "broken.yaml, line 4, column 1: the key is there twice (keep one)",
        "title: &a {en: A}\naims: [*a]\n": "an anchor or an alias (write it out)",
        "title: *a\n": "an anchor or an alias (write it out)",
        "title: !!python/object:x {}\n": "a tag (take it out; every value is a text)",
        "a: 1\n---\nb: 2\n": "a second document starts (one story a file)",
        "": "broken.yaml: the file is empty (a story has title, level, minutes and steps)",
        "- a\n": "broken.yaml: this is no story (a mapping with title, summary, level, minutes, aims, steps)",
        f"{start}author: me\n": "broken.yaml: author: author is no key here",
        f"{start}steps: [{{id: A b}}]\n": "broken.yaml: steps.1.id: A b is no id",
        f"{start}steps: [{{id: a, view: {{lanes: up}}}}]\n": "steps.1.view.lanes: up is not known here (one of: theme",
        "minutes: soon\n": "broken.yaml: minutes: soon is no number of minutes (from 1 to 600)",
        "title: A\n": "broken.yaml: title: no words by language (such as en: …)",
        "title: {English: A}\n": "broken.yaml: title: English is no language (such as en, id or ru)",
        "title: 'A\n": "a quotation mark is not closed",
        "steps:\n  - id: a\n   text: b\n": "line 3",
        "a: " + "[" * 9000: "broken.yaml",
        "constructor: a\n": "constructor is no key here",
    }
    for content, said in faults.items():
        file = {"name": "broken.yaml", "mimeType": "application/yaml", "buffer": content.encode()}
        page.locator("#maker-file").set_input_files(file)
        expect(page.get_by_role("alert")).to_contain_text(said)
        assert len(page.get_by_role("alert").inner_text().splitlines()) == 1
    page.locator("#maker-file").set_input_files({"name": "x.yaml", "mimeType": "", "buffer": "é".encode("utf-16")})
    expect(page.get_by_role("alert")).to_have_text("x.yaml: the file is not UTF-8 (save it as UTF-8)")
    assert [one["id"] for one in draft(page)["steps"]] == ["kept"]
    page.evaluate(DROP, "title: {en: Dropped}\naims: [{en: ' '}]\n")
    expect(page.get_by_label("Title", exact=True)).to_have_value("Dropped")
    expect(page.locator("#maker-fault")).to_be_empty()


def test_nothing_is_lost(page: Page):
    given(page, {"steps": [step("a"), step("b", hidden=[{"en": "one", "ru": "раз"}, {"en": "two"}]), step("c")]})
    grip = steps(page).nth(2).locator("[data-part=grip]")
    grip.scroll_into_view_if_needed()
    x, y = middle(grip)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, 5, steps=8)
    page.mouse.up()
    assert [one["id"] for one in draft(page)["steps"]] == ["c", "a", "b"]

    page.get_by_role("button", name="Delete step 3").click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.reload()
    ready(page).get_by_role("button", name="Step: b").click()
    assert [one["id"] for one in draft(page)["steps"]] == ["c", "a", "b"]
    page.get_by_role("button", name="Start anew").click()
    page.get_by_role("button", name="Undo").click()
    expect(steps(page)).to_have_count(3)
    page.get_by_role("button", name="Duplicate step 3").click()
    assert [one["id"] for one in draft(page)["steps"]][-1] == "b-2"

    lines = steps(page).nth(2).get_by_label("Lines to reveal")
    lines.fill("zero\none\ntwo!")
    assert draft(page)["steps"][2]["hidden"] == [{"en": "zero"}, {"en": "one", "ru": "раз"}, {"en": "two!"}]

    other = page.context.new_page()
    visit(other, f"event/{PLENARY}")
    other.get_by_role("button", name="Add to my story").click()
    expect(steps(page)).to_have_count(5)
    other.goto("/story?lang=ru")
    title = steps(ready(other)).nth(1).get_by_label("Заголовок")
    expect(title).to_have_attribute("placeholder", "a")
    title.fill("А")
    expect(steps(page).nth(1)).to_be_visible()
    page.wait_for_function("JSON.parse(localStorage['unsealed-story']).story.steps[1].title.ru === 'А'")
    assert draft(page)["steps"][1]["title"] == {"en": "a", "ru": "А"}
    other.close()

    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    steps(page).nth(1).get_by_label("Headline").fill("not kept")
    expect(page.locator("#maker-saved")).to_contain_text("Download the story before you leave")
    expect(steps(page).nth(1).get_by_role("heading", level=3)).to_contain_text("not kept")


@pytest.mark.parametrize(("look", "width", "query"), [("light", 1280, ""), ("dark", 390, "?lang=ru")])
def test_nothing_stands_in_anyones_way(open_page, look: str, width: int, query: str):
    shown = [{"source": MEMCON, "passage": "bin-laden"}]
    view = {"event": PLENARY, "themes": ["nato"], "period": "2001/2002", "known": "2010-01-01", "lanes": "theme"}
    page = open_page(color_scheme=look, viewport={"width": width, "height": 800})
    given(page, {"steps": [step("a", view=view, sources=shown), step("b", text={})]}, query)
    page.locator("[data-do=delete]").nth(1).click()
    expect(page.locator("#maker-aside button")).to_have_count(1)
    assert_accessible(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("#maker-missing a").last.click()
    expect(page.locator(":focus")).to_have_attribute("data-do", "unview")
    if width == 390:
        visit(page, f"event/{PLENARY}?lang=ru")
        page.get_by_role("button", name="В мой рассказ").click()
        expect(page.get_by_role("status").filter(has_text="Добавлено как шаг 2")).to_be_visible()
        assert Axe().run(page, context=".adding", options=RULES).response["violations"] == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
