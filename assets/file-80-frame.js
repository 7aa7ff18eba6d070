/* What stands around timeline and reader: title, languages, look, themes, the second clock, where it all comes from. */

class Frame {
  constructor(store, state, words, timeline, reader, gestures) {
    Object.assign(this, { store, state, words, timeline, reader, gestures });
  }

  parts() {
    const { words, timeline, reader } = this;
    return [
      make(
        "a",
        { class: "skip", href: "#canvas", onclick: (event) => this.skip(event, timeline.canvas) },
        words.say("app.skip-timeline"),
      ),
      make(
        "a",
        { class: "skip", href: "#reader", onclick: (event) => this.skip(event, reader.panel) },
        words.say("app.skip-reader"),
      ),
      this.header(),
      this.filters(),
      make(
        "main",
        { class: "explore" },
        make(
          "section",
          { class: "timeline", "aria-label": words.say("marks.region") },
          timeline.canvas,
          this.clock(),
          this.signs(),
        ),
        reader.panel,
      ),
      this.footer(),
      timeline.tips.box,
    ];
  }

  skip(event, target) {
    event.preventDefault();
    target.focus();
  }

  header() {
    const { words, state, store } = this;
    const { card, shown, languages } = store.contents;
    const names = languages.map((language) => {
      const name = store.contents.words[language]["language.name"];
      const chosen = language === state.language ? "true" : "false";
      return button(language.toUpperCase(), {
        class: "language",
        lang: language,
        "aria-label": name,
        title: name,
        "aria-pressed": chosen,
        onclick: () => state.set({ language }),
      });
    });
    const look = button(hidden("◐", ""), {
      class: "language look",
      "aria-label": words.say("look.switch"),
      title: words.say("look.switch"),
      onclick: () => this.look(),
    });
    return make(
      "header",
      { class: "header" },
      make("h1", { class: "brand" }, words.said(card.title)),
      make("p", { class: "subtitle", lang: shown.language }, shown.heading),
      languages.length > 1 &&
        make("div", { class: "languages", role: "group", "aria-label": words.say("app.languages") }, names),
      look,
    );
  }

  look() {
    const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
    const now = this.state.look || (dark ? "dark" : "light");
    this.state.set({ look: now === "dark" ? "light" : "dark" });
  }

  filters() {
    const { words, store } = this;
    this.counts = new Map();
    this.all = button(words.say("filters.all"), { class: "chip", onclick: () => this.state.set({ themes: [] }) });
    const chips = Object.entries(store.contents.themes).map(([theme, name]) => {
      const count = make("span", { class: "count" });
      const chip = button([words.said(name), " ", count], { class: "chip", onclick: () => this.toggle(theme) });
      this.counts.set(theme, { chip, count });
      return chip;
    });
    this.total = make("p", { class: "counts", role: "status" });
    const look = { class: "filters", "aria-label": words.say("filters.themes") };
    return make("section", look, make("div", { class: "chips" }, this.all, chips), this.total);
  }

  toggle(theme) {
    const { themes } = this.state;
    const chosen = themes.includes(theme) ? themes.filter((one) => one !== theme) : [...themes, theme];
    this.state.set({ themes: Object.keys(this.store.contents.themes).filter((one) => chosen.includes(one)) });
  }

  /* The second clock: a day to type or to slide to, back to the last one; and the buttons that move time. */
  clock() {
    const { words, state, store } = this;
    const { first, last } = store.clock;
    const set = (day) => state.set({ known: day >= last ? null : Math.max(day, first) }, { slides: true });
    const ends = { min: isoDay(first), max: isoDay(last) };
    this.date = make("input", {
      type: "date",
      ...ends,
      onchange: () => Number.isFinite(this.date.valueAsNumber) && set(Math.round(this.date.valueAsNumber / DAY)),
    });
    const slide = {
      type: "range",
      class: "slider",
      min: first,
      max: last,
      step: 1,
      "aria-label": words.say("clock.slider"),
    };
    this.slider = make("input", { ...slide, oninput: () => set(this.slider.valueAsNumber) });
    this.off = button("", { onclick: () => state.set({ known: null }) });
    const moves = [
      ["−", "zoom.out", () => this.gestures.zoom(1 / 0.6)],
      ["+", "zoom.in", () => this.gestures.zoom(0.6)],
      ["←", "zoom.left", () => this.gestures.pan(-0.4)],
      ["→", "zoom.right", () => this.gestures.pan(0.4)],
      ["⤢", "zoom.all", () => this.gestures.whole()],
    ];
    const buttons = moves.map(([sign, key, onclick]) =>
      button(hidden(sign, ""), { "aria-label": words.say(key), title: words.say(key), onclick }),
    );
    return make(
      "div",
      { class: "tools" },
      make(
        "div",
        { class: "tool-line", role: "group", "aria-label": words.say("clock.region") },
        make("label", { class: "day" }, words.say("clock.label"), " ", this.date),
        this.off,
        make("div", { class: "zoom", role: "group", "aria-label": words.say("zoom.name") }, buttons),
      ),
      make("div", { class: "slide" }, this.slider),
    );
  }

  /* What the marks mean, and, in a file that was made with the second clock set, where it ends. */
  signs() {
    const { words, store } = this;
    this.key = make("ul", { class: "legend" });
    const ends =
      store.contents.closed &&
      make("p", { class: "hint" }, words.say("file.last", { day: words.day(store.clock.last) }));
    return make("div", { class: "signs" }, this.key, ends);
  }

  legend() {
    const { words } = this;
    const sign = (name, key) =>
      make(
        "li",
        {},
        make("span", { class: `mark i3 ${name}`, "aria-hidden": "true" }, make("span", { class: "dot" })),
        words.say(key),
      );
    const events = this.timeline.shown;
    const entries = [
      ["t3", "legend.cool"],
      ["t-3", "legend.warm"],
    ];
    if (events.some((event) => event.once)) entries.push(["t0 ring", "legend.ring"]);
    if (events.some((event) => event.barred)) entries.push(["t0 barred", "legend.barred"]);
    if (events.some((event) => event.about || event.doubt)) entries.push(["t2 vague", "legend.doubt"]);
    return entries.map(([name, key]) => sign(name, key));
  }

  footer() {
    const { words, store } = this;
    const { card, shown } = store.contents;
    const title = words.text(card.title);
    return make(
      "footer",
      { class: "footer" },
      make("p", {}, words.say("export.caption", { title, version: card.version, licence: card.licence })),
      shown.address && make("p", {}, words.say("file.again"), " ", make("span", { class: "address" }, shown.address)),
    );
  }

  /* Bring counts, chips and clock up to the state. */
  update() {
    const { words, state, store } = this;
    const events = store.on(state.known);
    for (const [theme, { chip, count }] of this.counts) {
      const n = events.reduce((sum, event) => sum + (event.themes.includes(theme) ? 1 : 0), 0);
      count.textContent = words.numbers.format(n);
      chip.setAttribute("aria-pressed", String(state.themes.includes(theme)));
    }
    this.all.setAttribute("aria-pressed", String(!state.themes.length));
    this.total.textContent = words.say("filters.events", { n: this.timeline.shown.length, total: events.length });
    this.key.replaceChildren(...this.legend());
    const day = state.known ?? store.clock.last;
    this.slider.value = String(day);
    this.slider.setAttribute("aria-valuetext", words.day(day));
    const past = (day - store.clock.first) / Math.max(1, store.clock.last - store.clock.first);
    this.slider.style.setProperty("--past", `${(past * 100).toFixed(2)}%`);
    if (document.activeElement !== this.date) this.date.value = isoDay(day);
    this.off.textContent = store.contents.closed ? words.day(store.clock.last) : words.say("clock.today");
    this.off.disabled = state.known === null;
  }
}
