/* After each answer: title, language, names of regions, tips that stay on the screen, and where the focus goes. */
(function () {
  const stacked = window.matchMedia("(max-width: 860px)"); // as in 20_layout.css: the reader is below the timeline
  let event = null;
  let source = null;
  let claim = null;
  let origin = null;

  function name(id, words) {
    const region = document.getElementById(id);
    if (region) region.setAttribute("aria-label", words);
  }

  function keepTipsInside() {
    const canvas = document.querySelector(".canvas");
    if (!canvas) return;
    for (const place of document.querySelectorAll(".mark-place")) {
      place.classList.toggle("flip-x", place.offsetLeft > canvas.clientWidth * 0.55);
      place.classList.toggle("flip-y", place.offsetTop > canvas.scrollHeight * 0.65);
    }
  }

  /* Parts may come a moment after the answer that names them; what was waited for on an earlier view is forgotten. */
  let waiting = [];
  function whenThere(selector, act) {
    const found = document.querySelector(selector);
    if (found) return act(found);
    const observer = new MutationObserver(() => {
      const late = document.querySelector(selector);
      if (!late) return;
      observer.disconnect();
      act(late);
    });
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-current"] });
    waiting.push(observer);
  }

  function forgetEarlierView() {
    waiting.forEach((observer) => observer.disconnect());
    waiting = [];
  }

  /* The timeline may be taller than its part of the window: the chosen mark comes into sight. */
  function bringIntoSight(mark) {
    const canvas = document.querySelector(".canvas");
    const [seen, box] = [canvas.getBoundingClientRect(), mark.getBoundingClientRect()];
    const hidden = box.top < seen.top || box.bottom > seen.bottom;
    if (hidden && !stacked.matches) canvas.scrollTop += (box.top + box.bottom - seen.top - seen.bottom) / 2;
  }

  /* Closing a document leads back to the statement from which it was opened, else to the first that cites it. */
  document.addEventListener("click", (click) => {
    const link = click.target.closest("a.evidence-link");
    if (link) origin = link.closest(".claim")?.id;
  });

  function backToClaim(cited) {
    const places = [`#${origin || "none"}`, "#explore-reader"].map((place) => document.querySelector(place));
    const links = places.map((place) => place?.querySelector(`a.evidence-link[href*="source=${cited}"]`));
    links.find(Boolean)?.focus();
  }

  function attend(page) {
    const first = event === null;
    const changed = { event: page.event !== event, claim: page.claim !== claim, source: page.source !== source };
    const closed = !page.source && !changed.event && source;
    ({ event, claim, source } = page);
    if (!Object.values(changed).some(Boolean)) return; // the same view, another part of it
    forgetEarlierView();
    const chosen = `a.mark[data-event="${page.event}"][aria-current]`;
    if (page.event && changed.event) whenThere(chosen, bringIntoSight);
    if (page.source && changed.source) {
      whenThere("#source-card", (card) => {
        card.scrollIntoView({ block: "start" });
        if (!first) document.getElementById("source-title").focus({ preventScroll: true });
      });
    } else if (closed) {
      backToClaim(closed.split(" ")[0]);
    } else if (page.claim && changed.claim) {
      whenThere(`#claim-${page.claim}`, (shown) => shown.scrollIntoView({ block: first ? "start" : "nearest" }));
    } else if (changed.event && !first) {
      attendEvent(page.event);
    }
  }

  /* Focus follows the choice: along the timeline if it was there and arrow keys moved it, else to the title. */
  function attendEvent(chosen) {
    const wish = document.documentElement.dataset.focusNext;
    delete document.documentElement.dataset.focusNext;
    const reader = document.getElementById("explore-reader");
    reader.scrollTop = 0;
    if (stacked.matches && wish !== "mark") reader.scrollIntoView({ block: "start" });
    if (!chosen) return;
    if (wish === "mark") whenThere(`a.mark[data-event="${chosen}"][aria-current]`, (mark) => mark.focus());
    else document.getElementById("reader-title")?.focus({ preventScroll: true });
  }

  function show(page) {
    if (!page) return;
    window.unsealedParts.show(page.parts);
    document.title = page.title;
    document.documentElement.lang = page.language;
    name("explore-marks", page.marks);
    name("explore-reader", page.reader);
    attend(page);
  }

  function place(placed) {
    if (!placed) return;
    window.unsealedParts.show(placed);
    keepTipsInside();
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { page: { show, place } });
})();
