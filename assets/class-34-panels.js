/* What lies around the steps: the black screen, the timer, and what comes next for the teacher. */
(function () {
  const { deck } = window.unsealed;
  const clock = document.getElementById("deck-timer");
  const byId = (id) => document.getElementById(id);
  let ticking = null;

  /* Milliseconds that the timer has run. */
  function elapsed({ since, before }) {
    return before + (since === null ? 0 : Date.now() - since);
  }

  function written(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  function tick() {
    const state = deck.state();
    const words = written(elapsed(state)) + (deck.told.minutes ? ` / ${deck.told.minutes}:00` : "");
    const started = state.since !== null || state.before > 0;
    clock.hidden = !started;
    clock.textContent = words;
    clock.classList.toggle("over", deck.told.minutes > 0 && elapsed(state) > deck.told.minutes * 60000);
    byId("next-clock").textContent = words;
  }

  function timer() {
    const { since, before } = deck.state();
    deck.set(since === null ? { since: Date.now() } : { since: null, before: elapsed({ since, before }) });
  }

  function showNext({ next, left }) {
    const words = (selector) => next?.querySelector(selector)?.textContent || "";
    byId("next-title").textContent = next ? words(".slide-title") : deck.told.end;
    byId("next-text").textContent = words(".slide-text");
    byId("next-left").textContent = left ? deck.told.left[Math.min(left, deck.told.left.length - 1)] : "";
  }

  document.addEventListener("unsealed:step", ({ detail }) => {
    byId("deck-black").hidden = !detail.black;
    for (const button of document.querySelectorAll("[data-go]")) {
      if (Number(button.dataset.go) === detail.step) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
    showNext(detail);
    tick();
    if (detail.since !== null && !ticking) ticking = window.setInterval(tick, 500);
    if (detail.since === null && ticking) {
      window.clearInterval(ticking);
      ticking = null;
    }
  });

  window.unsealed.timer = timer;
  if (document.documentElement.dataset.ready) deck.redraw();
})();
