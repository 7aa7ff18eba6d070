"""Sheets of tasks in front of a pupil: by keyboard alone, wrong and then right; by pointer; on a phone; on paper."""

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from explorer.activities import Activity
from explorer.i18n import catalogues
from tests.browser.accessibility import assert_accessible

TEXT = catalogues()["en"]
RIGHT, WRONG = TEXT("sheet.right"), TEXT("sheet.wrong")
MOST_TABS = 60
PAGES = ("class", *(f"activity/{activity}" for activity in Activity))
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}  # all that a look decides
FOCUSED = "element => element === document.activeElement"


def visit(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")
    return page


def tab_to(page: Page, wanted: Locator, *, back: bool = False) -> None:
    """Press Tab until the focus is where it is wanted."""
    for _ in range(MOST_TABS):
        if wanted.evaluate(FOCUSED):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"the keyboard does not reach {wanted}")


def keys(task: Locator) -> list[str]:
    return task.locator(".order-entry").evaluate_all("entries => entries.map(entry => entry.dataset.key)")


def check(page: Page, task: Locator, verdict: str, key: str = "Enter") -> None:
    page.keyboard.press(key)
    expect(task.locator(".verdict-words")).to_have_text(verdict)


def choose(page: Page, task: Locator) -> None:
    """Answer a choice wrong and then right."""
    right, options, button = task.get_attribute("data-right"), task.get_by_role("radio"), task.locator(".check")
    tab_to(page, options.first)
    page.keyboard.press("Tab")
    check(page, task, TEXT("sheet.choose"))
    page.keyboard.press("Shift+Tab")  # comes from behind: to the last of the options
    page.keyboard.press("Space")
    if task.locator("input:checked").input_value() == right:
        page.keyboard.press("ArrowUp")
    tab_to(page, button)
    check(page, task, WRONG, "Space")
    expect(task.locator(".why")).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    for _ in range(options.count()):
        if task.locator("input:checked").input_value() == right:
            break
        page.keyboard.press("ArrowDown")
    expect(task.locator(".verdict-words")).to_have_text("")
    page.keyboard.press("Tab")
    check(page, task, RIGHT)
    expect(task.locator(".why")).to_be_visible()


def put_in_order(page: Page, task: Locator) -> None:
    """Check the order as it is given, then make the right one with the buttons and the arrow keys."""
    right = task.get_attribute("data-right").split()
    assert sorted(right) == sorted(keys(task))
    assert right != keys(task)
    tab_to(page, task.locator(".check"))
    check(page, task, WRONG)
    expect(task.locator(".order-when").first).to_be_hidden()
    tab_to(page, task.locator("[data-move='down']").first, back=True)
    page.keyboard.press("ArrowDown")  # and up again: the focus stays with what was moved
    page.keyboard.press("ArrowUp")
    for place, key in enumerate(right):
        while (at := keys(task).index(key)) > place:
            tab_to(page, task.locator(f"[data-key='{key}'] [data-move='up']"))
            page.keyboard.press(("ArrowUp", "Enter", "Space")[at % 3])
            moved = TEXT("sheet.moved", n=at, of=len(right))
            expect(task.locator(".verdict-words")).to_have_text(moved)
    assert keys(task) == right
    tab_to(page, task.locator(".check"))
    check(page, task, RIGHT)
    expect(task.locator(".order-when").first).to_be_visible()


def answer(page: Page, task: Locator) -> None:
    """Write something and uncover what a good answer may say."""
    field = task.get_by_role("textbox")
    tab_to(page, field)
    page.keyboard.type("Because it was secret.")
    reveal = task.locator(".reveal")
    if reveal.count():
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(reveal.locator("> :not(summary)").first).to_be_visible()


DO = {"choice": choose, "ordering": put_in_order, "open": answer}


def test_every_activity_is_done_by_keyboard_without_a_network_and_nobody_is_told(open_page):
    page = open_page(alone=True)
    said, asked = list[str](), list[str]()
    page.on("console", lambda message: said.append(message.text))
    for activity in Activity:
        visit(page, f"/activity/{activity}?story=not-one-inch&n=4")
        page.context.set_offline(True)
        page.on("request", note := lambda request: asked.append(request.url))
        first = {kind: page.locator(f".task-{kind}").first for kind in DO}
        there = {kind: task for kind, task in first.items() if task.count()}
        assert there
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # to the content
        for kind in sorted(there, key=lambda kind: there[kind].evaluate("e => e.getBoundingClientRect().top")):
            DO[kind](page, there[kind])
        page.remove_listener("request", note)
        page.context.set_offline(False)
        tasks = page.locator(".task[data-right]").count()
        done = len(there.keys() - {"open"})
        score = TEXT("sheet.score", right=done, of=tasks)
        expect(page.locator("#sheet-score")).to_have_text(score)
        if activity in (Activity.IN_ORDER, Activity.BEHIND_THE_BAR):  # a task of each kind
            order = keys(page.locator("main"))
            page.reload()
            expect(page.locator("#sheet-score")).to_have_text(score)
            expect(page.locator(".task.right")).to_have_count(done)
            assert keys(page.locator("main")) == order
            if "open" in there:
                expect(there["open"].get_by_role("textbox")).to_have_value("Because it was secret.")
    assert asked == []
    assert said == []
    assert page.context.cookies() == []


def test_what_is_put_in_order_can_be_dragged_and_a_changed_answer_is_no_longer_right(page: Page):
    visit(page, "/activity/in-order?n=4&story=not-one-inch")
    task = page.locator(".task")
    entries, right = task.locator(".order-entry"), task.get_attribute("data-right").split()
    for place, key in enumerate(right):
        if keys(task)[place] != key:
            moved = task.locator(f"[data-key='{key}']")
            moved.drag_to(entries.nth(place), target_position={"x": 60, "y": 4})
            expect(entries.nth(place)).to_have_attribute("data-key", key)
    task.locator(".check").click()
    expect(task.locator(".verdict-words")).to_have_text(RIGHT)
    expect(task.locator(".is-right")).to_have_count(len(right))

    entries.nth(3).drag_to(entries.nth(0), target_position={"x": 60, "y": 4})
    expect(task.locator(".is-right")).to_have_count(0)
    expect(task.locator(".order-when").first).to_be_hidden()
    expect(page.locator("#sheet-score")).to_have_text("")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")
    assert keys(task) == [right[3], *right[:3]]
    expect(page.locator("#sheet-score")).to_have_text("")


@pytest.mark.parametrize("some", [PAGES[::2], PAGES[1::2]], ids=["some", "others"])
def test_nothing_stands_in_anyones_way_at_a_desk_by_day_and_on_a_phone_at_night(open_page, some):
    page, desk, phone = open_page(), {"width": 1280, "height": 720}, {"width": 390, "height": 844}
    for path in some:
        page.set_viewport_size(desk)
        page.emulate_media(color_scheme="light")
        page.goto(f"/{path}?lang=ru&story=not-one-inch&n=1&excerpt=0")
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        for task in page.locator(".task[data-right]").all()[:2]:
            if task.get_by_role("radio").count():
                task.locator(f"[value='{task.get_attribute('data-right')}']").check()
            task.locator(".check").click()
        assert page.locator(".task, .story-card").count()
        assert_accessible(page)
        fits(page)

        page.set_viewport_size(phone)
        page.emulate_media(color_scheme="dark")
        contrasts = Axe().run(page, options=COLOURS).response["violations"]
        assert [node["html"] for rule in contrasts for node in rule["nodes"]] == []
        fits(page)


def fits(page: Page) -> None:
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"), page.url


def test_on_paper_are_lines_to_write_on_and_the_answers_on_a_sheet_of_their_own(open_page):
    page = visit(open_page(color_scheme="dark"), "/activity/packet?story=not-one-inch")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".sheet-key")).not_to_have_attribute("open", "")
    for part in (".sheet-key > ol > li", ".sheet-plan .plan-part", ".sheet-citations li", ".line"):
        expect(page.locator(part).first).to_be_visible()
    for part in ("button", "summary", "textarea", ".header", ".wishes", ".sheet-tools", ".reveal"):
        assert [one for one in page.locator(part).all() if one.is_visible()] == []
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"
    dark = page.locator(".task-number").first.evaluate("e => getComputedStyle(e).color")
    assert max(int(part) for part in dark.removeprefix("rgb(").removesuffix(")").split(",")) < 128

    papers = [one.get_textpage().get_text_bounded() for one in pdfium.PdfDocument(page.pdf(format="A4"))]
    (answers,) = (n for n, words in enumerate(papers) if words.strip().startswith(TEXT("sheet.answers")))
    (plan,) = (n for n, words in enumerate(papers) if words.strip().startswith(TEXT("sheet.plan")))
    assert 0 < answers < plan
    pupils = " ".join(papers[:answers])
    assert page.locator(".prompt > :last-child").last.inner_text()[:30] in " ".join(pupils.split())
    assert TEXT("sheet.check") not in pupils

    page.emulate_media(media="screen")
    visit(page, "/activity/in-order?story=not-one-inch")
    page.locator(".check").click()
    expect(page.locator(".order-entry.is-wrong")).not_to_have_count(0)
    page.emulate_media(media="print")  # what was tried on the screen is on no pupil's sheet
    expect(page.locator(".order-entry.is-wrong").first).to_have_css("border-left-width", "0px")
    expect(page.locator(".order-place").first).to_have_css("color", "rgba(0, 0, 0, 0)")
