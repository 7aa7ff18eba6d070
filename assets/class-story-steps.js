/* The list of steps, drawn from the draft. Elements stay with their step, so that fields keep what is being written. */
(function () {
  const blank = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);
  const part = (root, name) => root.querySelector(`[data-part="${name}"]`);

  function filled(words, values) {
    return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  }

  /* A day in the language of the page; other dates as they are written. */
  function day(text, language) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
    const form = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "medium", timeZone: "UTC" });
    return form.format(new Date(`${text}T00:00:00Z`));
  }

  /* The parts of a view in words: pairs of a key of the view and what it says. */
  function viewWords({ event, themes = [], period, lanes, known }, { words, names, language }) {
    const parts = [];
    if (event) parts.push(["event", names.events[event]?.[0] ?? event]);
    if (period) parts.push(["period", period.split("/").map((end) => day(end, language)).join(" – ")]);
    if (themes.length) parts.push(["themes", themes.map((theme) => names.themes[theme] ?? theme).join(", ")]);
    if (lanes) parts.push(["lanes", filled(words.say["view.lanes"], { lanes: words.lanes[lanes] ?? lanes })]);
    if (known) parts.push(["known", filled(words.say["view.known"], { day: day(known, language) })]);
    return parts;
  }

  /* The view in Explore, with the first passage open. */
  function address({ view, sources }, language) {
    const [from, to] = (view.period || "/").split("/");
    const { source, passage } = sources[0] || {};
    const lanes = view.lanes ?? "one";
    const themes = (view.themes || []).join(",");
    const asked = { event: view.event, from, known: view.known, lang: language, lanes, passage, source, themes, to };
    const pairs = Object.entries(asked).filter(
      ([key, value]) => value && !(key === "lanes" && value === "theme") && !(key === "lang" && value === "en"),
    );
    return `/?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&")}`;
  }

  function items(list, wanted, make) {
    list.replaceChildren(...wanted.map(make));
  }

  function showView(element, step, context) {
    const { words } = context;
    const parts = viewWords(step.view, context);
    items(part(element, "view"), parts.length ? parts : [["", words.say["view.whole"]]], ([key, said]) => {
      const item = blank("maker-part");
      part(item, "name").textContent = said;
      const button = item.querySelector("button");
      if (key) {
        button.dataset.value = key;
        button.setAttribute("aria-label", filled(words.say.remove, { what: said }));
      } else button.remove();
      return item;
    });
    const open = part(element, "open-view");
    open.textContent = words.say["open-view"];
    open.href = address(step, context.language);
  }

  function showPassages(element, step, { words, names }) {
    part(element, "sources").hidden = !step.sources.length;
    items(part(element, "passages"), step.sources, ({ source, passage, hidden }, n) => {
      const item = blank("maker-passage");
      const [title, locators] = names.sources[source] || [source, {}];
      const said = `${title}, ${locators[passage] ?? passage}`;
      part(item, "name").textContent = said;
      const box = item.querySelector("input");
      box.checked = hidden === true;
      box.dataset.value = n;
      const button = item.querySelector("button");
      button.dataset.value = n;
      button.setAttribute("aria-label", filled(words.say.remove, { what: said }));
      return item;
    });
  }

  function showStep(element, step, n, context) {
    const { words, total, language, preview } = context;
    const number = filled(words.say.step, { n });
    part(element, "number").textContent = number;
    part(element, "name").textContent = window.unsealed.storyFields.inAny(step.title, language) || words.say.untitled;
    for (const button of element.querySelectorAll(".maker-acts button")) {
      const does = button.dataset.do;
      const name = filled(words.say[does], { n });
      button.setAttribute("aria-label", name);
      button.title = name;
      const useless = (does === "up" && n === 1) || (does === "down" && n === total);
      button.setAttribute("aria-disabled", String(useless)); // it keeps the focus
    }
    const from = part(element, "preview-from");
    from.textContent = words.say["preview-from"];
    from.setAttribute("aria-label", `${words.say["preview-from"]}: ${number}`);
    part(element, "open-view").setAttribute("aria-label", `${words.say["open-view"]}: ${number}`);
    from.href = `${preview}${preview.includes("?") ? "&" : "?"}step=${n}`;
  }

  /* Draw all: what is there already is changed, and only moved if it is elsewhere. */
  function render(list, steps, context) {
    const there = new Map([...list.children].map((element) => [element.dataset.step, element]));
    const whole = { ...context, total: steps.length };
    steps.forEach((step, n) => {
      let element = there.get(step.id);
      if (!element) {
        element = blank("maker-step");
        element.dataset.step = step.id;
        for (const field of element.querySelectorAll("[data-field]")) field.id = `${step.id}-${field.dataset.field}`;
        part(element, "view").id = `${step.id}-view`;
        part(element, "passages").id = `${step.id}-sources`;
      }
      there.delete(step.id);
      showStep(element, step, n + 1, whole);
      showView(element, step, whole);
      showPassages(element, step, whole);
      window.unsealed.storyFields.show(element, step, context.language);
      if (list.children[n] !== element) list.insertBefore(element, list.children[n] ?? null);
    });
    for (const element of there.values()) element.remove();
  }

  window.unsealed = Object.assign(window.unsealed || {}, { storySteps: { render, showStep, filled } });
})();
