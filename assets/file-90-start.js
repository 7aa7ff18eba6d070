/* Open the contents, build the page in a language, and keep it in step with the state. */

function dress(state) {
  const root = document.documentElement;
  root.lang = state.language;
  if (state.look) root.dataset.look = state.look;
  else delete root.dataset.look;
}

/* The page in one language; what it returns brings the page up to the state. */
function build(store, state) {
  const words = new Words(store.contents, state.language);
  const timeline = new Timeline(store, state, words);
  const gestures = new Gestures(timeline, state);
  const reader = new Reader(store, state, words, timeline);
  const frame = new Frame(store, state, words, timeline, reader, gestures);
  document.body.replaceChildren(...frame.parts());
  document.title = `${words.text(store.contents.card.title)}: ${store.contents.shown.heading}`;
  return { words, timeline, reader, frame };
}

function start(contents) {
  const store = new Store(contents);
  const state = new State(store);
  let page = null;
  let settle = null;

  function show(what) {
    dress(state);
    if (!page || page.words.language !== state.language) {
      page = build(store, state);
      if (what.language) document.querySelector('.language[aria-pressed="true"]')?.focus();
    }
    const { timeline, reader, frame } = page;
    if (what.event) bringIntoView();
    timeline.show({ moving: what.slides });
    frame.update();
    clearTimeout(settle);
    if (what.span && what.slides) settle = state.event ? null : setTimeout(() => reader.show(), 200);
    else reader.show({ focus: what.event && !what.all });
    document.documentElement.dataset.shown = String(Number(document.documentElement.dataset.shown ?? 0) + 1);
  }

  /* An event that was chosen elsewhere than on the timeline stands in the middle of it. */
  function bringIntoView() {
    const number = store.numbers.get(state.event);
    const chosen = number === undefined ? null : store.event(number, state.known);
    const [first, last] = state.span;
    const middle = (chosen?.days[2] ?? first) + 0.5;
    if (chosen && (middle < first || middle > last)) {
      state.span = [middle - (last - first) / 2, middle + (last - first) / 2];
    }
  }

  function close(event) {
    if (event.key !== "Escape" || !state.event || event.defaultPrevented) return;
    const { event: closed } = state;
    state.set({ event: "" });
    const mark = [...document.querySelectorAll("[data-event]")].find((one) => one.dataset.event === closed);
    (mark ?? page.timeline.canvas).focus();
  }

  /* A sheet of paper has a width of its own, for which the timeline is laid out anew; evidence is printed open. */
  function onPaper(printing) {
    document.documentElement.classList.toggle("paper-sized", printing);
    page.timeline.show();
    for (const evidence of printing ? document.querySelectorAll("details") : []) evidence.open = true;
  }

  state.listeners.push(show);
  document.addEventListener("keydown", close);
  window.addEventListener("beforeprint", () => onPaper(true));
  window.addEventListener("afterprint", () => onPaper(false));
  show({ all: true });
}

openContents().then(start, () => {
  document.body.replaceChildren(
    make("p", { class: "message" }, document.querySelector('meta[name="unsealed:broken"]').content),
  );
});
