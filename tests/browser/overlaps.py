"""Words on the timeline that lie over one another, over marks or bands, or are cut."""

from playwright.sync_api import Page

FAULTS = """() => {
    const TEXTS = ".label, .band, .tick, .lane-name, .kind, .curve-end, .panel-name";
    const canvas = document.querySelector("#explore-canvas").getBoundingClientRect();
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const faults = [];

    function words(element) {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getBoundingClientRect();
    }
    function over(a, b) {
        return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    }
    function within(inner, outer, which, said) {
        const beyond = Math.max(outer.left - inner.left, inner.right - outer.right,
                                outer.top - inner.top, inner.bottom - outer.bottom);
        if (beyond > 1) faults.push(`cut by its ${which} by ${beyond.toFixed(1)} px: ${said}`);
    }

    const texts = [...document.querySelectorAll(TEXTS)]
        .filter((element) => element.textContent.trim() && getComputedStyle(element).visibility === "visible")
        .map((element) => ({ element, box: words(element), said: `${element.className}: ${element.textContent}` }));
    for (const { element, box, said } of texts) {
        within(box, canvas, "canvas", said);
        if (box.left < -0.5 || box.right > window.innerWidth + 0.5) faults.push(`outside the window: ${said}`);
        if (element.matches(".band")) within(box, element.getBoundingClientRect(), "band", said);
        const room = element.closest(".window")?.getBoundingClientRect();
        if (room && (box.left < room.left - 0.95 * rem - 1 || box.right > room.right + 0.95 * rem + 1))
            faults.push(`cut by the edge of time: ${said}`);
    }
    texts.forEach((one, number) => {
        for (const other of texts.slice(0, number))
            if (over(one.box, other.box)) faults.push(`over each other: ${one.said} | ${other.said}`);
    });

    const labels = texts.filter(({ element }) => element.matches(".label"));
    const dots = [...document.querySelectorAll(".mark-place:not(.beyond) .dot")].map((dot) => {
        const box = dot.getBoundingClientRect();
        const radius = parseFloat(getComputedStyle(dot, "::before").width) / 2;
        return { dot, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, radius };
    });
    const bands = [...document.querySelectorAll(".band")].map((band) => band.getBoundingClientRect());
    for (const { element, box, said } of labels) {
        for (const { dot, x, y, radius } of dots) {
            if (dot.parentElement === element.parentElement) continue;
            const far = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
            if (far < radius - 1) faults.push(`over the mark of ${dot.parentElement.dataset.event}: ${said}`);
        }
        if (bands.some((band) => over(box, band))) faults.push(`over a band: ${said}`);
    }
    return { faults, labels: labels.length, texts: texts.length };
}"""


def assert_nothing_overlaps(page: Page) -> None:
    """Fail with all words on the canvas that overlap others by more than 1 px, or are cut."""
    found = page.evaluate(FAULTS)

    assert found["texts"] > 0
    assert found["faults"] == [], f"{page.url} at {page.viewport_size}:\n" + "\n".join(found["faults"])
