/*
 * The second clock. Its links and forms change only the day in the reader's own address: what is hidden on one day is
 * there again on another. The slider asks while it is dragged, one question at a time; play goes from release to release.
 */
(function () {
  const pause = 3500; // ms that each release stays
  const sameGesture = 1500; // ms: what follows within it replaces the address instead of adding one
  const dayLength = 86400000;
  let moved = -Infinity;
  let asking = false;
  let wanted = null; // the day that the slider has come to while a question was on its way
  let playing = false;
  let waiting = 0;

  const ready = () => document.documentElement.dataset.ready;
  const slider = () => document.querySelector(".clock-slider");
  const iso = (day) => new Date(day * dayLength).toISOString().slice(0, 10);

  function addressWith(days) {
    const query = new URLSearchParams(window.location.search);
    for (const [name, day] of Object.entries(days)) {
      if (day) query.set(name, day);
      else query.delete(name);
    }
    query.sort();
    const written = query.toString().replaceAll("%2C", ",");
    return written ? `?${written}` : window.location.pathname;
  }

  function chosen(element) {
    const days = {};
    for (const name of ["known", "against"]) if (name in element.dataset) days[name] = element.dataset[name];
    return days;
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("a[href]")) stop(); // who goes elsewhere does not want to be taken further
    const link = event.target.closest("a[data-known], a[data-against]");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!ready() || !link || !plain) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    window.unsealed.go(addressWith(chosen(link)));
  });

  document.addEventListener("submit", (event) => {
    const name = event.target.dataset.clock;
    if (!ready() || !name) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    stop();
    event.target.closest("details")?.removeAttribute("open");
    window.unsealed.go(addressWith({ [name]: new FormData(event.target).get(name) }));
  });

  /* The slider */

  function word(day) {
    const language = document.documentElement.lang;
    return new Date(day * dayLength).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
  }

  function ask(day) {
    const element = slider();
    const address = addressWith({ known: day >= Number(element.max) ? "" : iso(day) });
    if (new URL(address, window.location.href).href === window.location.href) return;
    if (asking) {
      wanted = day;
      return;
    }
    asking = true;
    const follows = performance.now() - moved < sameGesture;
    moved = performance.now();
    window.unsealed.go(address, { replace: follows });
  }

  function follow(element) {
    const day = Number(element.value);
    element.setAttribute("aria-valuetext", word(day));
    const field = document.querySelector(".clock-day input[type=date]");
    if (field) field.value = iso(day);
    const past = document.querySelector(".clock-past");
    if (past) past.style.width = `${((day + 0.5 - element.min) / (Number(element.dataset.end) + 1 - element.min)) * 100}%`;
  }

  document.addEventListener("input", (event) => {
    if (!ready() || !event.target.matches(".clock-slider")) return;
    stop();
    event.target.dataset.held = "yes";
    follow(event.target);
    ask(Number(event.target.value));
  });

  document.addEventListener("change", (event) => {
    if (!ready() || !event.target.matches(".clock-slider")) return;
    delete event.target.dataset.held;
    ask(Number(event.target.value));
  });

  /* From release to release by Page Up and Page Down. */
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stop();
    if (!ready() || !event.target.matches(".clock-slider")) return;
    const releases = event.target.dataset.releases.split(" ").filter(Boolean).map(Number);
    const at = Number(event.target.value);
    const to = {
      PageUp: () => releases.find((day) => day > at) ?? Number(event.target.max),
      PageDown: () => releases.findLast((day) => day < at) ?? Number(event.target.min),
    }[event.key]?.();
    if (to === undefined) return;
    event.preventDefault();
    stop();
    event.target.value = to;
    follow(event.target);
    ask(to);
  });

  /* Play */

  function showPlaying() {
    const button = document.querySelector(".clock-play");
    if (!button) return;
    const [sign, words] = button.children;
    sign.textContent = playing ? "❚❚" : "▶";
    words.textContent = playing ? button.dataset.pause : button.dataset.play;
    button.classList.toggle("playing", playing);
  }

  function stop() {
    playing = false;
    window.clearTimeout(waiting);
    showPlaying();
  }

  function step() {
    const known = new URLSearchParams(window.location.search).get("known");
    const next = document.querySelector("a.clock-next");
    if (known && !next) return stop();
    const first = slider().dataset.releases.split(" ").find(Boolean);
    if (!known && !first) return stop();
    window.unsealed.go(addressWith({ known: known ? next.dataset.known : iso(Number(first)) }));
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest('[data-action="play"]') || !ready()) return;
    if (playing) return stop();
    playing = true;
    showPlaying();
    step();
  });
  window.addEventListener("popstate", stop);

  document.addEventListener("unsealed:shown", () => {
    asking = false;
    if (wanted !== null) {
      const day = wanted;
      wanted = null;
      ask(day);
    }
    if (!playing) return;
    showPlaying();
    window.clearTimeout(waiting);
    const known = new URLSearchParams(window.location.search).has("known");
    if (known) waiting = window.setTimeout(step, pause);
    else stop();
  });
})();
