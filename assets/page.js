/* After each answer: title, language, names of regions, tips that stay on the screen, and where the focus goes. */
(function () {
  let event = null;
  let source = null;
  let claim = null;

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

  /* The reader's parts may come a moment after the answer that names them. */
  function whenThere(id, act) {
    const found = document.getElementById(id);
    if (found) return act(found);
    const observer = new MutationObserver(() => {
      const late = document.getElementById(id);
      if (!late) return;
      observer.disconnect();
      act(late);
    });
    observer.observe(document.getElementById("explore-reader"), { childList: true, subtree: true });
  }

  function focusOn(page) {
    const wish = document.documentElement.dataset.focusNext;
    delete document.documentElement.dataset.focusNext;
    const first = event === null;
    const eventChanged = page.event !== event;
    const sourceChanged = page.source !== source;
    const claimChanged = page.claim !== claim;
    event = page.event;
    claim = page.claim;
    source = page.source;
    if (page.source && sourceChanged) {
      whenThere("source-card", (card) => {
        card.scrollIntoView({ block: "start" });
        if (!first) document.getElementById("source-title").focus({ preventScroll: true });
      });
    } else if (page.claim && claimChanged) {
      whenThere(`claim-${page.claim}`, (shown) => shown.scrollIntoView({ block: first ? "start" : "nearest" }));
    } else if (eventChanged && !first) {
      document.getElementById("explore-reader").scrollTop = 0;
      if (wish === "mark") document.querySelector("#explore-marks [aria-current]")?.focus();
      else if (page.event) document.getElementById("reader-title")?.focus({ preventScroll: wish === "title" });
    }
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    page: {
      show: (page) => {
        if (!page) return;
        document.title = page.title;
        document.documentElement.lang = page.language;
        name("explore-marks", page.marks);
        name("explore-reader", page.reader);
        window.requestAnimationFrame(() => {
          keepTipsInside();
          focusOn(page);
        });
      },
    },
  });
})();
