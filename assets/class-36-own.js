/*
 * A story that is kept in this browser, as slides: the server draws the timeline and the passages of each view, which it
 * knows anyway; the words are put in here, and it is never told them.
 */
(function () {
  const { deck } = window.unsealed;
  const language = document.documentElement.lang;

  function story() {
    try {
      return JSON.parse(window.localStorage.getItem("unsealed-story") || "{}").story || null;
    } catch {
      return null;
    }
  }

  /* Words in the language of the page, else in English, else in the first that there is. */
  function words(told) {
    const found = told || {};
    return found[language] || found.en || Object.values(found)[0] || "";
  }

  function address({ view = {} }) {
    const [from, to] = (view.period || "").split("/");
    const parts = { event: view.event, themes: (view.themes || []).join(","), from, to, lanes: view.lanes || "one" };
    const asked = new URLSearchParams({ lang: language });
    for (const [name, value] of Object.entries({ ...parts, known: view.known })) if (value) asked.set(name, value);
    return asked;
  }

  async function fetched(path, asked) {
    const answer = await fetch(`${path}?${asked}`);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  /* A passage that is sealed on the view's day comes with a second question, without that day: what lies under the bar. */
  async function slideOf(step, number) {
    const asked = address(step);
    asked.set("step", String(number));
    asked.set("lines", String((step.hidden || []).length));
    if (words(step.question)) asked.set("asks", "1");
    if (words(step.notes)) asked.set("notes", "1");
    const slide = await fetched("/slide", asked);
    const places = step.sources || [];
    const cards = [];
    for (const { source, passage, hidden } of places) {
      const of = address(step);
      of.set("places", `${source}:${passage}${String(hidden) === "true" ? "!" : ""}`);
      const known = await fetched("/cards", of);
      if (known.length) cards.push(...known);
      else {
        of.delete("known");
        of.set("sealed", "1");
        cards.push(...(await fetched("/cards", of)));
      }
    }
    const [, , [[, , [, shown]]]] = slide;
    shown[1].class = `slide-shown n${cards.length}`;
    shown[2].push(...cards);
    return slide;
  }

  function fill(slide, step) {
    for (const name of ["title", "text", "question", "notes"]) {
      const slot = slide.querySelector(`[data-slot="${name}"]`);
      if (slot) slot.textContent = words(step[name]);
    }
    slide.querySelectorAll("[data-hidden='line']").forEach((line, n) => {
      line.textContent = words(step.hidden[n]);
    });
  }

  function list(steps) {
    const items = steps.map((step, n) => [
      "li", {}, [["button", { class: "overview-step", type: "button", "data-go": String(n + 1) }, [
        ["span", { class: "overview-number" }, [String(n + 1)]], ["span", {}, [words(step.title)]],
      ]]],
    ]);
    window.unsealed.show({ "overview-steps": items });
  }

  function say(sentence) {
    window.unsealed.show({ slides: [["p", { class: "deck-empty", role: "status" }, [sentence]]] });
    document.documentElement.dataset.ready = "yes";
  }

  async function begin() {
    const found = story();
    if (!found?.steps?.length) {
      say(deck.told.missing);
      return;
    }
    try {
      const slides = await Promise.all(found.steps.map((step, n) => slideOf(step, n + 1)));
      window.unsealed.show({ slides });
      document.querySelectorAll("#slides > .slide").forEach((slide, n) => fill(slide, found.steps[n]));
    } catch {
      say(deck.told.unreachable);
      return;
    }
    if (words(found.title)) document.querySelector(".deck-title").firstChild.textContent = words(found.title);
    deck.told.minutes = Number(found.minutes) || 0;
    list(found.steps);
    deck.begin();
  }

  begin();
})();
