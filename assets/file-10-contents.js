/* What the file holds, and which of its states a day had. */

async function openContents() {
  const packed = atob(document.getElementById("contents").textContent);
  const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(plain).text());
}

/* A record's states, each whole: in the file stands only what differs from the one before. */
function wholeStates(record) {
  let before = { id: record.id };
  record.states = record.states.map((changes) => (before = { ...before, ...changes }));
}

function stateOn(record, day) {
  for (let n = record.states.length - 1; n >= 0; n -= 1) if (record.states[n].since <= day) return record.states[n];
  return null;
}

class Store {
  constructor(contents) {
    this.contents = contents;
    this.clock = contents.clock;
    this.sources = contents.sources;
    contents.events.forEach(wholeStates);
    contents.sources.forEach(wholeStates);
    this.numbers = new Map(contents.events.map((event, number) => [event.id, number]));
    this.kept = new Map();
    this.whole = this.extent();
  }

  /* First and last day number of all that can be shown, with some room at both ends. */
  extent() {
    let first = Infinity;
    let last = -Infinity;
    for (const { states } of this.contents.events) {
      const [begin, end, at] = states[states.length - 1].days;
      first = Math.min(first, begin ?? at);
      last = Math.max(last, end ?? at, at);
    }
    if (first > last) [first, last] = [this.clock.last - 365, this.clock.last];
    const room = Math.max(2, (last - first) * 0.02);
    return [first - room, last + 1 + room];
  }

  /* The events of a day, in the order of time; null is the day without a second clock. */
  on(known) {
    const day = known ?? this.clock.off;
    if (!this.kept.has(day)) {
      if (this.kept.size > 40) this.kept.clear();
      const found = this.contents.events.map((record) => stateOn(record, day)).filter(Boolean);
      const told = found.map((state) => ({ ...state, ...this.secrecy(state, day) }));
      this.kept.set(
        day,
        told.sort((a, b) => a.days[2] - b.days[2]),
      );
    }
    return this.kept.get(day);
  }

  source(number, known) {
    return stateOn(this.sources[number], known ?? this.clock.off);
  }

  event(number, known) {
    const day = known ?? this.clock.off;
    const state = stateOn(this.contents.events[number], day);
    return state && { ...state, ...this.secrecy(state, day) };
  }

  /* How long what an event rests on was secret at most (months, words; null: never), and whether something still is. */
  secrecy(state, day) {
    const bearing = state.claims.flatMap(([, , links]) => links.filter(([, , stance]) => stance !== "context"));
    const sealed = bearing.map(([number]) => stateOn(this.sources[number], day)?.sealed).filter(Boolean);
    const longest = sealed.sort((a, b) => b[0] - a[0])[0] ?? null;
    return { once: longest, barred: state.bars.some(([, , hidden]) => hidden) };
  }
}
