/* The timeline as elements: lines and areas in one drawing, marks and bars as buttons over it. */

class Timeline {
  constructor(store, state, words) {
    Object.assign(this, { store, state, words });
    this.pen = document.createElement("canvas").getContext("2d");
    this.widths = new Map();
    this.marks = new Map();
    this.drawing = draw("svg", { class: "drawing", "aria-hidden": "true" });
    this.bandList = make("ol", { class: "bands", "aria-label": words.say("bands.list") });
    this.list = make("ol", { class: "marks", id: "marks", tabindex: "-1" });
    this.names = make("div", { class: "lane-names" });
    this.ticks = make("div", { class: "ticks", "aria-hidden": "true" });
    const keys = words.say("zoom.keys", { home: "Home", end: "End" });
    const look = { class: "canvas", id: "canvas", tabindex: "0", role: "group", "aria-label": keys };
    this.canvas = make("div", look, this.drawing, this.names, this.ticks, this.bandList, this.list);
    this.tips = new Tips(this.canvas, (event) => this.tip(event));
    new ResizeObserver(() => this.show()).observe(this.canvas);
  }

  measure(label, strong = false) {
    const key = strong ? `!${label}` : label;
    if (!this.widths.has(key)) {
      const style = getComputedStyle(this.canvas);
      this.pen.font = `${strong ? 600 : 400} ${style.fontSize} ${style.fontFamily}`;
      this.widths.set(key, Math.ceil(this.pen.measureText(label).width));
    }
    return this.widths.get(key);
  }

  room() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const narrow = width < 620;
    const font = parseFloat(getComputedStyle(this.canvas).fontSize);
    if (font !== this.font) this.widths.clear();
    this.font = font;
    const left = narrow ? 14 : this.column();
    return {
      width,
      height: narrow ? Infinity : height,
      narrow,
      left,
      right: width - 14,
      from: left - 12,
      to: width - 3,
      font,
    };
  }

  /* As wide as the longest name of a lane, within bounds. */
  column() {
    const names = Object.values(this.store.contents.themes).map((number) => this.words.text(number));
    return Math.min(210, Math.max(96, ...names.map((name) => this.measure(name, true) + 28)));
  }

  get shown() {
    const chosen = this.state.themes;
    const events = this.store.on(this.state.known);
    return chosen.length ? events.filter((event) => event.themes.some((theme) => chosen.includes(theme))) : events;
  }

  /* Draw what is to be seen now; while the reader moves time, lanes keep their rows. */
  show({ moving = false } = {}) {
    if (!this.canvas.isConnected || !this.canvas.clientWidth) return;
    const { state, words, store } = this;
    const measure = (label, strong) => this.measure(label, strong);
    const given = { events: this.shown, state, words, store, room: this.room(), measure, former: this.layout, moving };
    this.layout = new Layout(given);
    const height = `${Math.ceil(this.layout.height)}px`;
    this.canvas.style.minHeight =
      this.layout.room.narrow || this.layout.height > this.canvas.clientHeight ? height : "";
    this.drawLines();
    this.drawNames();
    this.drawBands();
    if (this.layout.binned) this.drawBins();
    else this.drawMarks();
    this.tips.refresh();
    clearTimeout(this.timer);
    if (moving) this.timer = setTimeout(() => this.show(), 180);
  }

  drawLines() {
    const { axis, lanes, bottom, room, top, until } = this.layout;
    const line = (name, x1, y1, x2, y2) => draw("path", { class: name, d: `M${x1} ${y1}L${x2} ${y2}` });
    const shapes = [];
    const ticks = axis.ticks(this.words, (label, strong) => this.measure(label, strong));
    for (const { x } of ticks) shapes.push(line("grid", x, top - 6, x, bottom));
    for (const lane of lanes) shapes.push(line("between", 0, lane.top, room.width, lane.top));
    shapes.push(line("between", 0, bottom, room.width, bottom));
    const edge = Math.min(axis.right, Math.max(axis.left, axis.x(until + 1)));
    if (edge < axis.right && this.state.known !== null)
      shapes.push(draw("rect", { class: "horizon", x: edge, y: top, width: axis.right - edge, height: bottom - top }));
    if (this.layout.binned) shapes.push(...this.bars());
    else for (const lane of lanes) for (const mark of lane.marks) shapes.push(...this.under(mark, lane.row));
    this.drawing.replaceChildren(...shapes);
    this.ticks.replaceChildren(
      ...ticks
        .filter(({ label }) => label)
        .map(({ x, label, strong }) =>
          make(
            "span",
            { class: strong ? "tick strong" : "tick", style: { left: `${x}px`, top: `${bottom + 5}px` } },
            label,
          ),
        ),
    );
  }

  /* Beneath a mark: how long it went on, or between which days its date lies; the day of the chosen one. */
  under({ event, x, y, begin, end, half }, row) {
    const { axis, top, bottom } = this.layout;
    const within = (day) => Math.min(axis.right, Math.max(axis.left, axis.x(day)));
    const [from, to] = [within(begin), within(end)];
    const shapes = [];
    const low = y + Math.min(row / 2 - 2, half);
    if (event.lasts && to - from > 2)
      shapes.push(draw("path", { class: `span t${event.tone?.[0] ?? 0}`, d: `M${from} ${low}H${to}` }));
    else if (!event.lasts && to - from > 2 * half)
      shapes.push(
        draw("path", {
          class: "doubt",
          d: `M${from} ${low - 3}V${low + 3}M${from} ${low}H${to}M${to} ${low - 3}V${low + 3}`,
        }),
      );
    if (event.id === this.state.event)
      shapes.unshift(draw("path", { class: "day-chosen", d: `M${x} ${top}V${bottom}` }));
    return shapes;
  }

  bars() {
    const { axis, lanes, starts, highest } = this.layout;
    return lanes.flatMap((lane) =>
      lane.bins.flatMap((bin, n) => {
        const left = Math.max(axis.left, axis.x(starts[n]));
        const right = Math.min(axis.right, axis.x(starts[n + 1] ?? axis.last));
        if (!bin.n || right - left < 1) return [];
        const height = Math.max(2, (bin.n / highest) * (lane.bottom - lane.rowsTop - 4));
        const box = { x: left + 0.5, y: lane.bottom - height, width: Math.max(1, right - left - 1), height };
        return [draw("rect", { class: `bar-count t${meanTone(bin)}`, ...box })];
      }),
    );
  }

  drawNames() {
    const { lanes, room, row, head } = this.layout;
    this.names.classList.toggle("above", room.narrow);
    this.names.replaceChildren(
      ...lanes.map((lane) => {
        const y = room.narrow ? lane.top + head / 2 : lane.top + row / 2 + 1;
        const wrapped = room.narrow
          ? [lane.name]
          : this.lines(lane.name, room.left - 26, Math.max(1, Math.floor((lane.bottom - lane.top) / row)));
        const full = lane.merged ?? (wrapped.join(" ") === lane.name ? null : lane.name);
        const look = {
          class: "lane-name",
          title: full,
          style: { top: `${y}px`, width: room.narrow ? "" : `${room.left}px` },
        };
        return make(
          "p",
          look,
          wrapped.map((words) => make("span", {}, words)),
        );
      }),
    );
  }

  /* A name in as many lines as there is height for; what is too long for them ends in an ellipsis. */
  lines(name, width, most) {
    const found = [""];
    for (const word of name.split(" ")) {
      const longer = found.at(-1) ? `${found.at(-1)} ${word}` : word;
      if (this.measure(longer, true) <= width || !found.at(-1)) found[found.length - 1] = longer;
      else found.push(word);
    }
    const kept = found.slice(0, most);
    if (kept.length < found.length) kept[most - 1] += "…";
    return kept.map((line) => {
      let short = line;
      while (this.measure(short, true) > width && short.length > 2) short = `${short.replace(/…$/, "").slice(0, -1)}…`;
      return short;
    });
  }

  drawBands() {
    this.bandList.replaceChildren(
      ...this.layout.terms.map((term) => {
        const place = {
          left: `${term.left}px`,
          width: `${term.width}px`,
          top: `${term.top}px`,
          height: `${term.height}px`,
        };
        const look = {
          class: `band side-${term.side}${term.other ? " other" : ""}`,
          style: place,
          "data-tip": term.who,
        };
        return make("li", look, hidden(term.name), unseen(term.who));
      }),
    );
  }

  drawMarks() {
    const found = new Map();
    const marks = this.layout.lanes.flatMap((lane) => lane.marks).sort((a, b) => a.event.days[2] - b.event.days[2]);
    this.list.setAttribute("aria-label", this.words.say("marks.list"));
    for (const mark of marks) found.set(mark.event.id, this.mark(mark));
    const elements = [...found.values()];
    const same =
      elements.length === this.list.children.length && elements.every((one, n) => one === this.list.children[n]);
    if (!same) keepingFocus(this.list, () => this.list.replaceChildren(...elements));
    this.marks = found;
  }

  /* A mark's element: the one that it had, or a new one. */
  mark({ event, x, y, half, words, seat, since }) {
    const place =
      this.marks.get(event.id) ??
      make(
        "li",
        {},
        make("button", { type: "button", "data-event": event.id }, hidden("", "dot"), hidden("", "label")),
      );
    const [link] = place.children;
    const chosen = event.id === this.state.event;
    const signs = { ring: event.once, vague: event.about || event.doubt, since, chosen, barred: event.barred };
    const names = Object.keys(signs).filter((name) => signs[name]);
    const leftward = seat.label !== null && seat.label < x;
    if (leftward) names.push("leftward");
    link.className = ["mark", `i${event.importance}`, `t${event.tone?.[0] ?? 0}`, ...names].join(" ");
    link.setAttribute("aria-label", this.spoken(event).join(", "));
    if (chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    const label = link.lastChild;
    label.textContent = seat.label === null ? "" : words;
    Object.assign(place.style, { left: `${x.toFixed(1)}px`, top: `${y.toFixed(1)}px` });
    return place;
  }

  /* What is said of an event besides its title: date, tone, what its claims rest on. */
  spoken(event) {
    const { words } = this;
    const statuses = [...new Set(event.claims.map(([, status]) => words.say(`status.${status}`)))];
    const tone = event.tone ? [`${words.signed(event.tone[0])} ${words.say(`tone.${event.tone[0]}`)}`] : [];
    const signs = [event.once && words.say("mark.sealed"), event.barred && words.say("mark.barred")].filter(Boolean);
    return [words.text(event.when), words.text(event.title), ...tone, statuses.join(", "), ...signs].filter(Boolean);
  }

  tip(id) {
    const event = this.shown.find((one) => one.id === id);
    return event ? this.spoken(event) : [];
  }

  drawBins() {
    const { axis, parts, top, bottom } = this.layout;
    this.list.setAttribute("aria-label", this.words.say("bins.list"));
    this.marks = new Map();
    const bars = parts.map((part) => {
      const left = Math.max(axis.left, axis.x(part.first));
      const right = Math.min(axis.right, axis.x(part.last));
      const when = this.stretch(part);
      const said = [when, this.words.say("bins.count", { n: part.n })];
      const style = {
        left: `${left}px`,
        width: `${Math.max(2, right - left)}px`,
        top: `${top}px`,
        height: `${bottom - top}px`,
      };
      const look = { type: "button", class: "bin", "aria-label": said.join(", "), "data-tip": said.join("\n"), style };
      return make("li", {}, make("button", { ...look, "data-first": part.first, "data-last": part.last }));
    });
    keepingFocus(this.list, () => this.list.replaceChildren(...bars));
  }

  /* A part of the calendar in words. */
  stretch({ first, last }) {
    const [year, month] = civil(first);
    const [until] = civil(last - 1);
    if (last - first < 2) return this.words.day(first, "short");
    if (last - first < 32) return `${this.words.monthAlone(first)} ${this.words.year(year)}`;
    if (last - first < 364)
      return `${this.words.monthAlone(first)}–${this.words.monthAlone(last - 1)} ${this.words.year(year)}`;
    return year === until || month !== 1 ? this.words.year(year) : `${this.words.year(year)}–${this.words.year(until)}`;
  }
}

/* Change a list, and leave the focus on the element of the same event, or where it was. */
function keepingFocus(list, change) {
  const { activeElement } = document;
  const held = list.contains(activeElement) ? (activeElement.dataset.event ?? activeElement.dataset.first) : null;
  change();
  if (held === null) return;
  const again = [...list.querySelectorAll("button")].find((one) => (one.dataset.event ?? one.dataset.first) === held);
  (again ?? list).focus({ preventScroll: true });
}
