/* From events to what a drawing needs: lanes, marks with their seats, or bars where there are too many marks. */

const MOST_MARKS = 320;
const CROWD = 24;
const MOST_ROWS = 12;

/* The events by lane: by the first of their themes, or of the chosen ones; the smallest lanes become one if need be. */
function lanesOf(events, themes, state, words, most) {
  const names = Object.keys(themes);
  const lanes = new Map(names.map((name) => [name, []]));
  for (const event of events) {
    const own = state.themes.length ? event.themes.filter((theme) => state.themes.includes(theme)) : event.themes;
    lanes.get(own[0])?.push(event);
  }
  const found = [...lanes].filter(([, held]) => held.length).map(([theme, held]) => ({ theme, events: held }));
  for (const lane of found) lane.name = words.text(themes[lane.theme]);
  if (found.length <= most) return found;
  const small = [...found].sort((a, b) => b.events.length - a.events.length).slice(Math.max(1, most - 1));
  const rest = small.flatMap((lane) => lane.events).sort((a, b) => a.days[2] - b.days[2]);
  const others = { theme: "", events: rest, name: words.say("lanes.others-theme", { n: small.length }) };
  others.merged = small.map((lane) => lane.name).join(", ");
  return [...found.filter((lane) => !small.includes(lane)), others];
}

/* What of an event can be seen between two days: where its mark stands, and how far it reaches. */
function placed(event, axis, until) {
  const [first, last, at] = event.days;
  const begin = first ?? -Infinity;
  const end = event.lasts ? (last ?? until) + 1 : (last ?? at) + 1;
  const middle = at + 0.5;
  if (middle >= axis.first && middle <= axis.last) return { event, x: axis.x(middle), begin, end, since: false };
  const reaches = event.lasts && begin < axis.first && end > axis.first;
  return reaches ? { event, x: axis.left, begin, end, since: true } : null;
}

class Layout {
  /* room: left, right, width, height of the canvas and the font's size; former: the layout before, while things move. */
  constructor({ events, state, words, store, room, measure, former, moving }) {
    Object.assign(this, { state, words, room, measure });
    this.axis = new Axis(state.span, room.left, room.right);
    this.until = state.known ?? store.clock.last;
    this.themes = store.contents.themes;
    this.row = Math.round(room.font * 1.64);
    this.bands(store.contents);
    this.head = room.narrow ? this.row : 0;
    const space = room.height - this.top - this.row * 1.5;
    this.budget = Math.max(4, Math.floor(space / this.row));
    this.lanes = lanesOf(
      events,
      this.themes,
      state,
      words,
      room.narrow ? 99 : Math.max(5, Math.floor(this.budget / 1.75)),
    );
    for (const lane of this.lanes)
      lane.marks = lane.events.map((event) => placed(event, this.axis, this.until)).filter(Boolean);
    this.count = this.lanes.reduce((sum, lane) => sum + lane.marks.length, 0);
    this.binned = this.count > MOST_MARKS;
    this.rows(moving ? former : null);
    this.place(space);
    if (this.binned) this.bins();
    else this.seats(former);
  }

  /* Terms of office: a line for each side that has some. */
  bands({ terms }) {
    const begun = terms.filter(({ days }) => days[0] === null || days[0] <= this.until);
    const sides = [...new Set(begun.map((term) => term.side))];
    const height = Math.round(this.room.font * 1.55);
    this.terms = begun.flatMap((term) => {
      const over = term.days[1] !== null && term.days[1] <= this.until;
      const left = Math.max(this.axis.left, term.days[0] === null ? -Infinity : this.axis.x(term.days[0]));
      const right = Math.min(this.axis.right, over ? this.axis.x(term.days[1]) : this.axis.x(this.until + 1));
      if (right - left < 1) return [];
      const when = this.words.text(over || term.still === undefined ? term.when : term.still);
      const who = `${this.words.text(term.full)}, ${this.words.text(term.office)}, ${when}`;
      const name = this.words.text(term.name);
      const fits = this.measure(name) + 10 <= right - left;
      const other = begun.filter((one) => one.side === term.side).indexOf(term) % 2 === 1;
      return [
        {
          ...term,
          left,
          width: right - left,
          top: sides.indexOf(term.side) * height,
          height,
          who,
          name: fits ? name : "",
          other,
        },
      ];
    });
    this.top = sides.length * height + 10;
  }

  items(lane, former) {
    const brief = this.count > CROWD || this.room.narrow;
    return lane.marks.map(({ event, x }) => {
      const half = (this.room.font / 12) * (3.5 + 0.9 * event.importance) + 4;
      const title = this.words.text(brief && event.short != null ? event.short : event.title);
      const label = (event.about ? "≈ " : "") + title + (event.doubt ? " (?)" : "");
      const chosen = event.id === this.state.event;
      const weight = chosen ? 100 : 2 * event.importance + (event.once ? 1 : 0);
      return {
        left: x - half,
        right: x + half,
        label: this.measure(label) + 6,
        words: label,
        half,
        weight,
        row: former?.get(event.id),
      };
    });
  }

  rows(former) {
    const { lanes, room } = this;
    const names = lanes.map((lane) => lane.theme).join();
    if (former && former.names === names) {
      this.given = former.given;
    } else if (this.binned) {
      const each = Math.max(1, Math.floor(this.budget / Math.max(1, lanes.length)));
      this.given = lanes.map(() => Math.min(each, 3));
    } else {
      const items = lanes.map((lane) => this.items(lane));
      const rows = room.narrow ? lanes.length * 5 : this.budget;
      this.given = shareRows(items, rows, lanes.length === 1 ? 99 : room.narrow ? 6 : MOST_ROWS, room.from, room.to);
    }
    this.names = names;
  }

  /* Where the lanes begin and end; what height is left is shared out among the rows. */
  place(space) {
    const sum = this.given.reduce((total, rows) => total + rows, 0) || 1;
    const wide = this.room.narrow ? this.row : Math.min(this.row * 1.4, Math.max(this.row, Math.floor(space / sum)));
    let y = this.top;
    this.lanes.forEach((lane, n) => {
      lane.top = y;
      lane.rowsTop = y + this.head;
      lane.bottom = lane.rowsTop + this.given[n] * wide;
      lane.row = wide;
      y = lane.bottom;
    });
    this.bottom = y;
    this.height = y + this.row * 1.5;
  }

  seats(former) {
    this.seatOf = new Map();
    this.lanes.forEach((lane, n) => {
      const items = this.items(lane, former?.seatOf);
      const { seats } = seat(items, this.given[n], this.room.from, this.room.to);
      lane.marks.forEach((mark, m) => {
        Object.assign(mark, items[m], { seat: seats[m], y: lane.rowsTop + (seats[m].row + 0.5) * lane.row });
        this.seatOf.set(mark.event.id, seats[m].row);
      });
    });
  }

  /* Counts by parts of the calendar, in each lane and over all; the highest bar fills its lane. */
  bins() {
    const starts = this.axis.parts(this.axis.step(11));
    const at = (day) => {
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= day) low = middle;
        else high = middle - 1;
      }
      return low;
    };
    let highest = 1;
    const every = starts.map(() => ({ n: 0, tone: 0, judged: 0 }));
    for (const lane of this.lanes) {
      lane.bins = starts.map(() => ({ n: 0, tone: 0, judged: 0 }));
      for (const { event, since } of lane.marks) {
        if (since) continue;
        const place = at(event.days[2] + 0.5);
        for (const bin of [lane.bins[place], every[place]]) {
          bin.n += 1;
          if (event.tone) [bin.tone, bin.judged] = [bin.tone + event.tone[0], bin.judged + 1];
        }
      }
      highest = Math.max(highest, ...lane.bins.map((bin) => bin.n));
    }
    this.highest = highest;
    this.parts = every
      .map((bin, n) => ({ ...bin, first: starts[n], last: starts[n + 1] ?? this.axis.last }))
      .filter((bin) => bin.n);
    this.starts = starts;
  }
}

function meanTone({ tone, judged }) {
  return judged ? Math.round(tone / judged) : 0;
}
