/* After each answer: title, language, names of regions, tips that stay on the screen, and where the focus goes. */
(function () {
  const stacked = window.matchMedia("(max-width: 860px)"); // as in 20_layout.css: the reader is below the timeline
  let event = null;
  let source = null;
  let claim = null;
  let origin = null; // the statement whose passage was opened
  let awaited = ""; // the chosen event, until its mark is there
  let onMark = false; // whether the focus goes to it

  function name(id, words) {
    document.getElementById(id).setAttribute("aria-label", words);
  }

  function keepTipsInside() {
    const canvas = document.querySelector(".canvas");
    for (const place of document.querySelectorAll(".mark-place")) {
      place.classList.toggle("flip-x", place.offsetLeft > canvas.clientWidth * 0.55);
      place.classList.toggle("flip-y", place.offsetTop > canvas.scrollHeight * 0.65);
    }
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
    if (changed.event) awaited = page.event;
    if (page.source && changed.source) {
      document.getElementById("source-card").scrollIntoView({ block: "start" });
      if (!first) document.getElementById("source-title").focus({ preventScroll: true });
    } else if (closed) {
      backToClaim(closed.split(" ")[0]);
    } else if (page.claim && changed.claim) {
      document.getElementById(`claim-${page.claim}`).scrollIntoView({ block: first ? "start" : "nearest" });
    } else if (changed.event && !first) {
      attendEvent(page.event);
    }
    attendMark();
  }

  /* Focus follows the choice: along the timeline if it was there and arrow keys moved it, else to the title. */
  function attendEvent(chosen) {
    const wish = document.documentElement.dataset.focusNext;
    delete document.documentElement.dataset.focusNext;
    const reader = document.getElementById("explore-reader");
    reader.scrollTop = 0;
    onMark = wish === "mark";
    if (stacked.matches && !onMark) reader.scrollIntoView({ block: "start" });
    if (chosen && !onMark) document.getElementById("reader-title").focus({ preventScroll: true });
  }

  /* The chosen mark comes with the timeline, before the reader's parts or after them. */
  function attendMark() {
    const mark = awaited && document.querySelector(`a.mark[data-event="${awaited}"][aria-current]`);
    if (!mark) return;
    bringIntoSight(mark);
    if (onMark) mark.focus();
    awaited = "";
    onMark = false;
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
    attendMark();
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { page: { show, place } });
})();
