"""A story in front of a class: keyboard and clicker, the teacher's window, phones, the back row, no network."""

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_accessible
from tests.serving import CHECKOUT

STORY = "an-offer-in-the-kremlin"
STORIES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (CHECKOUT / "data/stories").glob("*.yaml")}
STEPS = STORIES[STORY]["steps"]
HALL = {"width": 1920, "height": 1080}
OLD_PROJECTOR = {"width": 1024, "height": 768}

SMALL = """least => {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { parentElement: element, data } = walker.currentNode;
        if (!data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        if (size < least) found.add(`${element.className || element.localName} ${size}px: ${data.slice(0, 40)}`);
    }
    return [...found];
}"""
CUT = """() => {
    const inside = (box) => box.left >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
    const parts = document.querySelectorAll(
        ".slide.current :is(.slide-title, .slide-text, .slide-question, .slide-line, .card, .slide-plot .label, .tick)"
    );
    const cut = [...parts].filter((part) => {
        const box = part.getBoundingClientRect();
        if (!part.checkVisibility({ visibilityProperty: true })) return false;
        return !inside(box) || part.scrollWidth > part.clientWidth + 2;
    }).map((part) => part.className + ": " + part.textContent.slice(0, 50));
    const stage = document.querySelector(".slide.current .slide-stage");
    if (stage.scrollHeight > stage.clientHeight + 1) cut.push("the stage must be scrolled");
    if (document.documentElement.scrollWidth > innerWidth) cut.push("the page must be scrolled");
    return cut;
}"""


def presenting(page: Page, address: str = f"/present/{STORY}") -> Page:
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")
    return page


def slide(page: Page):
    return page.locator(".slide.current")


def at(page: Page, step: int) -> None:
    expect(slide(page).locator(".slide-title")).to_have_text(STEPS[step - 1]["title"]["en"])
    expect(page.locator("#deck-place")).to_have_text(f"step {step} of {len(STEPS)}")


def hidden(page: Page):
    return slide(page).locator("[data-hidden]:not(.revealed)")


def revealed_all(page: Page) -> None:
    while hidden(page).count():
        before = hidden(page).count()
        page.keyboard.press("r")
        expect(hidden(page)).to_have_count(before - 1)


def test_a_whole_story_is_told_with_the_keyboard_alone(page: Page):
    page.goto("/class")
    link = page.get_by_role("link", name="Present", exact=True).first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/present/{STORY}")
    for number, step in enumerate(STEPS, start=1):
        at(page, number)
        lines = slide(page).locator(".slide-line")
        for line in lines.all():
            expect(line).to_be_hidden()
        revealed_all(page)
        for said, line in zip(step.get("hidden", ()), lines.all(), strict=True):
            expect(line).to_be_visible()
            expect(line).to_have_text(said["en"])
        for card in slide(page).locator(".card").all():
            expect(card.locator(".card-gloss")).to_be_visible()
        page.keyboard.press(("ArrowRight", "PageDown", " ")[number % 3])
    at(page, len(STEPS))  # there is nothing after the end
    page.keyboard.press("PageUp")
    at(page, len(STEPS) - 1)
    page.go_back()
    at(page, len(STEPS))
    page.keyboard.press("3")
    at(page, 3)
    assert hidden(page).count() == 0  # what was revealed stays so
    page.reload()
    at(page, 3)
    assert hidden(page).count() == 0

    page.keyboard.press("b")
    expect(page.locator("#deck-black")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#deck-black")).to_be_hidden()
    at(page, 3)
    page.keyboard.press("n")
    expect(slide(page).locator(".slide-notes")).to_contain_text(STEPS[2]["notes"]["en"][:40])
    page.keyboard.press("Escape")
    expect(slide(page).locator(".slide-notes")).to_be_hidden()
    page.keyboard.press("t")
    expect(page.locator("#deck-timer")).to_have_text("0:00 / 40:00")
    page.keyboard.press("g")
    overview = page.get_by_role("dialog", name="all steps")
    expect(overview).to_be_visible()
    overview.get_by_role("button", name=STEPS[4]["title"]["en"]).focus()
    page.keyboard.press("Enter")
    at(page, 5)
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement")
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()

    view = slide(page).get_attribute("data-view")
    assert view is not None
    page.keyboard.press("Escape")
    page.wait_for_url(f"**{view}")
    expect(page.locator("a.mark.chosen").first).to_have_attribute("data-event", STEPS[4]["view"]["event"])


def test_the_teachers_window_keeps_step_with_the_projector_without_the_server(page: Page):
    presenting(page)
    page.keyboard.press("2")
    with page.expect_popup() as opened:
        page.keyboard.press("p")
    teacher = opened.value
    expect(teacher.locator("html")).to_have_attribute("data-ready", "yes")
    teacher.wait_for_load_state("networkidle")
    asked = list[str]()
    page.context.on("request", lambda request: asked.append(request.url))
    at(teacher, 2)
    expect(slide(teacher).locator(".slide-notes")).to_be_visible()
    expect(teacher.locator("#next-title")).to_have_text(STEPS[2]["title"]["en"])

    teacher.keyboard.press("ArrowRight")
    at(page, 3)
    teacher.keyboard.press("r")
    expect(slide(page).locator(".revealed")).to_have_count(1)
    page.keyboard.press("b")
    page.keyboard.press("b")
    page.keyboard.press("PageDown")
    at(teacher, 4)
    page.keyboard.press("t")
    expect(teacher.locator("#next-clock")).to_contain_text("/ 40:00")
    assert asked == []
    assert_accessible(teacher)
    page.close()
    teacher.keyboard.press("ArrowRight")  # alone it goes on
    at(teacher, 5)
    teacher.close()


def test_a_story_goes_on_to_its_end_when_the_server_is_gone(page: Page):
    presenting(page)
    page.route("**", lambda route: route.abort("connectionrefused"))  # as where nobody listens any longer
    for number in range(1, len(STEPS) + 1):
        at(page, number)
        revealed_all(page)
        page.keyboard.press("ArrowRight")
    page.keyboard.press("g")
    expect(page.get_by_role("dialog", name="all steps")).to_be_visible()


EACH = """([cut, small, least]) => {
    const { deck } = window.unsealed;
    const found = [];
    const all = document.querySelectorAll("#slides > .slide").length;
    for (let step = 1; step <= all; step += 1) {
        deck.set({ step, revealed: { [step]: 99 } });
        for (const fault of [...eval(cut)(), ...eval(small)(least)]) found.push(`step ${step}: ${fault}`);
    }
    return found;
}"""


@pytest.mark.parametrize("story", STORIES)
def test_the_back_row_reads_every_step(open_page, story):
    page = open_page(bypass_csp=True)  # the test itself is text that is run
    page.set_viewport_size(HALL)
    presenting(page, f"/present/{story}?lang=ru")  # no other language needs more room
    for room, least in ((HALL, 20), (OLD_PROJECTOR, 13)):
        page.set_viewport_size(room)
        assert page.evaluate(EACH, [CUT, SMALL, least]) == [], room


@pytest.mark.parametrize("look", ["dark", "light"])
def test_a_slide_has_the_strongest_contrast_and_is_accessible(page: Page, look):
    page.set_viewport_size(HALL)
    presenting(page)
    page.evaluate("look => { document.cookie = `unsealed-look=${look}; path=/`; }", look)
    presenting(page, f"/present/{STORY}?step=2&shown=9")  # as known on a day
    page.keyboard.press("q")
    expect(slide(page).locator(".room-address")).to_contain_text("/s/an/2")
    assert_accessible(page, enhanced=True)


def test_pupils_read_the_step_on_their_phones_and_a_swipe_turns_the_page(open_page):
    phone = open_page(viewport={"width": 390, "height": 844}, has_touch=True)
    phone.goto("/s/an/3")
    expect(phone.get_by_role("heading", name=STEPS[2]["title"]["en"])).to_be_visible()
    for said in STEPS[2]["hidden"]:
        expect(phone.get_by_text(said["en"])).to_have_count(0)
    assert STEPS[2]["notes"]["en"][:40] not in phone.content()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(phone)

    presenting(phone)
    swipe = """([from, to]) => {
        const target = document.getElementById("deck");
        const at = (x) => new Touch({ identifier: 1, target, clientX: x, clientY: 300 });
        const send = (name, x, held) => target.dispatchEvent(
            new TouchEvent(name, { bubbles: true, touches: held ? [at(x)] : [], changedTouches: [at(x)] }));
        send("touchstart", from, true);
        send("touchend", to, false);
    }"""
    phone.evaluate(swipe, [300, 80])
    at(phone, 2)
    phone.evaluate(swipe, [80, 300])
    at(phone, 1)


def test_a_story_of_ones_own_is_presented_and_its_words_stay_in_the_browser(page: Page):
    step = {
        "id": "one",
        "title": {"en": "First & <i>foremost</i>"},
        "text": {"en": "Words that nobody is told."},
        "view": {"event": "2000-06-04-kremlin-plenary", "period": "1999-01-01/2001-12-31", "known": "2000-06-05"},
        "sources": [{"source": "memcon-2000-06-04-first-plenary", "passage": "bin-laden"}],
        "hidden": [{"en": "An answer."}],
    }
    story = {"title": {"en": "Mine"}, "level": "university", "minutes": "20", "steps": [step, {**step, "id": "two"}]}
    page.goto("/class")
    page.evaluate("s => localStorage.setItem('unsealed-story', JSON.stringify({ file: 'mine', story: s }))", story)
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    presenting(page, "/present/own?step=2")

    expect(slide(page).locator(".slide-title")).to_have_text("First & <i>foremost</i>")
    expect(slide(page).locator(".card-until")).to_have_text("Sealed until 21 August 2025")
    revealed_all(page)
    expect(slide(page).locator(".card-gloss")).to_contain_text("coordinated strategy")
    expect(slide(page).locator(".slide-line")).to_have_text("An answer.")
    assert not [address for address in asked if "nobody" in address or "Mine" in address or "foremost" in address]
