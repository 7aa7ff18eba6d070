/* The reader: the chosen event with its claims, or, with none, the events to choose from. */

const MOST_LISTED = 120;
const MOST_ON_A_PHONE = 20;

class Reader {
  constructor(store, state, words, timeline) {
    Object.assign(this, { store, state, words, timeline });
    this.panel = make("section", {
      class: "reader",
      id: "reader",
      tabindex: "-1",
      "aria-label": words.say("reader.region"),
    });
  }

  show({ focus = false } = {}) {
    const number = this.store.numbers.get(this.state.event);
    const event = number === undefined ? null : this.store.event(number, this.state.known);
    this.panel.replaceChildren(...[event ? this.event(event) : this.welcome()].flat(Infinity).filter(Boolean));
    if (this.was !== this.state.event) this.panel.scrollTop = 0;
    this.was = this.state.event;
    if (focus) this.panel.querySelector(".title")?.focus();
  }

  event(event) {
    const { words, state, store } = this;
    const bars = (place) => event.bars.filter(([claim]) => claim === place);
    const silent = bars(-1).map((bar) =>
      make("li", { class: "claim status-silent" }, make("p", { class: "claim-text" }, barLine(bar, words))),
    );
    const place = event.place == null ? [] : [" · ", words.said(event.place)];
    return [
      this.steps(event),
      make("p", { class: "dateline" }, words.text(event.when), place),
      make("h2", { class: "title", tabindex: "-1" }, words.said(event.title)),
      this.facts(event),
      make("p", { class: "summary" }, words.said(event.summary)),
      event.tone &&
        make("p", { class: "reason" }, make("b", {}, words.say("event.tone-why")), " ", words.said(event.tone[1])),
      make("h3", { class: "heading" }, words.say("event.claims")),
      make("p", { class: "hint" }, words.say("passage.whose-words")),
      make(
        "ol",
        { class: "claims" },
        event.claims.map((claim, n) => claimItem(claim, bars(n), store, state, words)),
        silent,
      ),
      this.related(event),
    ];
  }

  facts(event) {
    const { words, store } = this;
    const tone = event.tone?.[0];
    const way = tone > 0 ? "cool" : tone < 0 ? "warm" : "even";
    const names = event.actors.map((actor) => words.text(store.contents.people[actor]));
    const pill =
      tone !== undefined &&
      make("span", { class: `tone tone-${way}` }, `${words.signed(tone)} ${words.say(`tone.${tone}`)}`);
    const long =
      event.once?.[0] &&
      make("b", { class: "sealed-for" }, words.say("event.sealed-for", { duration: words.text(event.once[1]) }));
    return make("p", { class: "facts" }, pill, names.length > 0 && make("span", {}, names.join(" · ")), long || null);
  }

  /* Links to the event before, the one after, and back to all of them. */
  steps(event) {
    const { words, state } = this;
    const shown = this.timeline.shown;
    const place = shown.findIndex((one) => one.id === event.id);
    const step = (other, sign, key) =>
      button([hidden(sign, ""), make("span", {}, words.say(key))], {
        disabled: !other,
        onclick: () => state.set({ event: other.id }),
      });
    return make(
      "nav",
      { class: "steps", "aria-label": words.say("event.steps") },
      step(place > 0 ? shown[place - 1] : null, "←", "event.previous"),
      step(place >= 0 ? shown[place + 1] : null, "→", "event.next"),
      button(words.say("event.close"), { class: "button close", onclick: () => state.set({ event: "" }) }),
    );
  }

  related(event) {
    const { words, store, state } = this;
    const others = event.related
      .map(([number, kind]) => [store.event(number, state.known), kind])
      .filter(([other]) => other);
    if (!others.length) return null;
    const link = ([other, kind]) =>
      make(
        "li",
        {},
        button(
          [
            make("i", {}, words.say(`relation.${kind}`)),
            " ",
            make("span", {}, words.said(other.title)),
            " ",
            make("span", { class: "when" }, words.text(other.brief)),
          ],
          { class: "button related", onclick: () => state.set({ event: other.id }) },
        ),
      );
    return [
      make("h3", { class: "heading" }, words.say("event.related")),
      make("ul", { class: "others" }, others.map(link)),
    ];
  }

  welcome() {
    const { words, state, timeline, store } = this;
    const { card } = store.contents;
    const [first, last] = state.span;
    const found = timeline.shown.filter(({ days }) => days[2] >= first && days[2] < last);
    const sealed = state.event && store.numbers.has(state.event);
    const items = found
      .slice(0, window.innerWidth > 860 ? MOST_LISTED : MOST_ON_A_PHONE)
      .map((event) =>
        make(
          "li",
          {},
          make(
            "button",
            { type: "button", class: "entry", onclick: () => state.set({ event: event.id }) },
            make("span", { class: "when" }, words.text(event.brief)),
            make("span", {}, words.said(event.title)),
          ),
        ),
      );
    const more = found.length - items.length;
    return [
      sealed && make("p", { class: "absent", role: "status" }, words.say("event.absent-then")),
      make("h2", { class: "title", tabindex: "-1" }, words.said(card.subtitle)),
      make("p", { class: "summary" }, words.say("welcome.how")),
      make("h3", { class: "heading" }, words.say("welcome.events")),
      items.length ? make("ol", { class: "entries" }, items) : make("p", { class: "hint" }, words.say("welcome.none")),
      more > 0 && make("p", { class: "hint" }, words.say("welcome.more", { n: more })),
    ];
  }
}
