/*
 * A story on the screen, step by step. Everything is on the page already, so nothing here asks the server for anything.
 * The state is the step, how much of each step is revealed, whether the screen is black, and the timer. It is in the
 * address, and all windows that show the same story have it in common.
 */
(function () {
  const deck = document.getElementById("deck");
  const told = JSON.parse(deck.dataset.told);
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const others = "BroadcastChannel" in window ? new BroadcastChannel(`unsealed-present-${told.story}`) : null;
  let state = { step: 1, revealed: {}, black: false, since: null, before: 0 };
  let drawn = 0;

  const slides = () => [...document.querySelectorAll("#slides > .slide")];

  /* What a step hides, in the order in which it is revealed: bars first, then lines. */
  function hiddenOn(slide) {
    const found = [...slide.querySelectorAll("[data-hidden]")];
    return [...found.filter((e) => e.dataset.hidden === "card"), ...found.filter((e) => e.dataset.hidden === "line")];
  }

  const shownOn = (step) => state.revealed[step] || 0;

  function draw() {
    const all = slides();
    all.forEach((slide, n) => {
      const current = n + 1 === state.step;
      slide.classList.toggle("current", current);
      hiddenOn(slide).forEach((part, place) => part.classList.toggle("revealed", place < shownOn(n + 1)));
    });
    const slide = all[state.step - 1];
    if (!slide) return;
    if (drawn && drawn !== state.step && all[drawn - 1]) glide(all[drawn - 1], slide);
    drawn = state.step;
    document.getElementById("deck-place").textContent = told.step.replace("{n}", state.step).replace("{of}", all.length);
    fit(slide.querySelector(".slide-stage"));
    const left = hiddenOn(slide).length - shownOn(state.step);
    document.dispatchEvent(new CustomEvent("unsealed:step", { detail: { ...state, slide, next: all[state.step], left } }));
  }

  /* A column with many words is set smaller, down to what the back row still reads; then the stage can be scrolled. */
  function fit(stage) {
    const { paddingTop, paddingBottom } = window.getComputedStyle(stage);
    const room = stage.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
    for (const column of stage.children) {
      for (let size = 100; size >= 75; size -= 5) {
        column.style.setProperty("--fit", `${size / 100}`);
        if (column.offsetHeight <= room + 1) break;
      }
    }
    if (stage.scrollHeight > stage.clientHeight + 1) stage.tabIndex = 0;
    else stage.removeAttribute("tabindex");
  }

  function keyOf(part) {
    const mark = part.querySelector("[data-event]");
    if (mark) return `event ${mark.dataset.event}`;
    return part.classList.contains("band-place") ? `band ${part.firstElementChild.className} ${part.textContent}` : null;
  }

  /* The timeline moves to the view of the step: what both strips have goes from its old place to its new one. */
  function glide(from, to) {
    if (calm.matches || !to.animate) return;
    const places = new Map();
    for (const part of from.querySelectorAll(".slide-plot .moves")) {
      const key = keyOf(part);
      if (key && !places.has(key)) places.set(key, part);
    }
    const pace = { duration: 600, easing: "ease-in-out" };
    const place = ({ style }) => ({ left: style.left, top: style.top, ...(style.width ? { width: style.width } : {}) });
    for (const part of to.querySelectorAll(".slide-plot .moves")) {
      const key = keyOf(part);
      const old = key && places.get(key);
      if (old) part.animate([place(old), place(part)], pace);
      else part.animate([{ opacity: 0 }, { opacity: 1 }], pace);
    }
  }

  function within(wanted) {
    const most = Math.max(1, slides().length);
    return { ...wanted, step: Math.min(Math.max(1, wanted.step), most) };
  }

  /* A new step is a new place to go back to; what is revealed on it is not. */
  function write({ push }) {
    const address = new URL(window.location.href);
    for (const [name, value] of [["step", state.step > 1 ? state.step : 0], ["shown", shownOn(state.step)]]) {
      if (value) address.searchParams.set(name, String(value));
      else address.searchParams.delete(name);
    }
    address.hash = "";
    if (address.href === window.location.href) return;
    if (push) window.history.pushState({}, "", address);
    else window.history.replaceState({}, "", address);
  }

  function set(change) {
    const before = state.step;
    state = within({ ...state, ...change });
    write({ push: state.step !== before });
    draw();
    others?.postMessage(state);
  }

  function read() {
    const asked = new URLSearchParams(window.location.search);
    const number = (name) => Math.max(0, Number.parseInt(asked.get(name) || "0", 10) || 0);
    const step = within({ step: number("step") || 1 }).step;
    return { step, revealed: { ...state.revealed, [step]: number("shown") } };
  }

  function reveal() {
    const all = slides()[state.step - 1];
    const shown = Math.min(hiddenOn(all).length, shownOn(state.step) + 1);
    set({ revealed: { ...state.revealed, [state.step]: shown } });
  }

  function hear(message) {
    if (message.ask) {
      others.postMessage(state);
      return;
    }
    state = within(message);
    write({ push: false });
    draw();
  }

  function begin() {
    state = { ...state, ...read() };
    draw();
    document.documentElement.dataset.ready = "yes";
    if (!others) return;
    others.addEventListener("message", (event) => hear(event.data));
    others.postMessage({ ask: true });
  }

  window.addEventListener("popstate", () => {
    state = { ...state, ...read() };
    draw();
    others?.postMessage(state);
  });
  window.addEventListener("resize", () => {
    const stage = document.querySelector(".slide.current .slide-stage");
    if (stage) fit(stage);
  });

  deck.dataset.live = "yes";
  window.unsealed = Object.assign(window.unsealed || {}, {
    deck: { begin, set, reveal, told, state: () => state, go: (step) => set({ step, black: false }), redraw: draw },
  });
  if (told.story !== "own") begin();
})();
