/* After each answer: the parts, title, language, names of regions, and where the focus goes. */
(function () {
  const stacked = window.matchMedia("(max-width: 860px)"); // as in 20_layout.css: the reader is below the timeline
  const timeline = document.getElementById("explore-canvas"); // a record's own page has none
  const opened = JSON.parse(document.getElementById("page").dataset.open);
  let [event, claim, source] = opened;
  let origin = null; // the statement whose passage was opened

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

  /* The place that the address names: on a record's own page there is no other. */
  function attendPlace() {
    const place = window.location.hash && document.getElementById(window.location.hash.slice(1));
    if (!place) return;
    place.scrollIntoView({ block: "center" });
    const target = place.matches("[tabindex], a") ? place : place.querySelector("[tabindex='-1']");
    target?.focus({ preventScroll: true });
  }

  function attend([nextEvent, nextClaim, nextSource]) {
    const changed = { event: nextEvent !== event, claim: nextClaim !== claim, source: nextSource !== source };
    const closed = !nextSource && !changed.event && source;
    [event, claim, source] = [nextEvent, nextClaim, nextSource];
    if (source && changed.source) {
      document.getElementById("source-card").scrollIntoView({ block: "start" });
      document.getElementById("source-title").focus({ preventScroll: true });
    } else if (closed) {
      backToClaim(closed.split(" ")[0]);
    } else if (claim && changed.claim) {
      document.getElementById(`claim-${claim}`).scrollIntoView({ block: "nearest" });
    } else if (changed.event) {
      attendEvent();
    }
  }

  /* Focus follows the choice: along the timeline if it was there and arrow keys moved it, else to the title. */
  function attendEvent() {
    if (document.activeElement?.closest("#explore-clock, #notice")) return; // the clock moves, and events with it
    const wish = document.documentElement.dataset.focusNext;
    delete document.documentElement.dataset.focusNext;
    const reader = document.getElementById("explore-reader");
    reader.scrollTop = 0;
    const mark = wish === "mark" && event && document.querySelector(`a.mark[data-event="${event}"]:not([tabindex])`);
    if (mark) mark.focus();
    else if (event) document.getElementById("reader-title").focus({ preventScroll: true });
    if (stacked.matches && !mark) reader.scrollIntoView({ block: "start" });
  }

  /* A shared address opens where it leads. */
  function arrive() {
    if (!timeline) return;
    const place = source ? "source-card" : claim ? `claim-${claim}` : "";
    if (place) document.getElementById(place)?.scrollIntoView({ block: "start" });
  }

  const dayOf = () => new URLSearchParams(window.location.search).get("known");
  const first = dayOf();

  /* What the address of the first page was about must not stay behind in this one; nor what is sealed on another day. */
  function describe(page) {
    if (dayOf() !== first) document.querySelectorAll("head [data-told]").forEach((line) => line.remove());
    const words = { description: page.description, "og:title": page.title, "og:description": page.description };
    for (const [name, said] of Object.entries(words)) {
      document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.setAttribute("content", said);
    }
    document.getElementById("page").dataset.open = JSON.stringify(page.open);
  }

  function show(page) {
    if (!page) {
      window.unsealed.begin();
      if (timeline) window.unsealed.beginRoom();
      return;
    }
    if (page.asked !== window.unsealed.latest()) return; // another answer is on its way
    window.unsealed.show(page.parts);
    document.title = page.title;
    describe(page);
    document.documentElement.lang = page.language;
    for (const [id, words] of Object.entries(page.names)) document.getElementById(id).setAttribute("aria-label", words);
    if (timeline) {
      window.unsealed.hideTip();
      timeline.dataset.view = JSON.stringify(page.canvas);
      window.unsealed.placed();
      attend(page.open);
    } else {
      attendPlace();
    }
    document.documentElement.dataset.shown = String(page.asked);
    document.dispatchEvent(new Event("unsealed:shown"));
  }

  arrive();
  window.dash_clientside = Object.assign({}, window.dash_clientside, { page: { show } });
})();
