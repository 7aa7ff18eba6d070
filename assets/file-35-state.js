/* What is shown, in the file's own address: so that Reload, Back and a copied address keep it. */

class State {
  constructor(store) {
    this.store = store;
    this.listeners = [];
    this.written = null;
    this.read();
    window.addEventListener("popstate", () => this.follow());
    window.addEventListener("hashchange", () => this.follow());
  }

  get defaults() {
    const { shown } = this.store.contents;
    const [first, last] = this.store.whole;
    const span = shown.window ? [shown.window[0], shown.window[1] + 1] : [first, last];
    return { language: shown.language, look: shown.look, event: shown.chosen, themes: [], known: null, span };
  }

  read() {
    const asked = new URLSearchParams(window.location.hash.slice(1));
    const { contents, clock } = this.store;
    Object.assign(this, this.defaults);
    if (contents.languages.includes(asked.get("lang"))) this.language = asked.get("lang");
    if (["light", "dark"].includes(asked.get("look"))) this.look = asked.get("look");
    if (asked.has("event")) this.event = asked.get("event");
    this.themes = (asked.get("themes") ?? "").split(",").filter((theme) => theme in contents.themes);
    const day = Math.round(Date.parse(asked.get("known")) / DAY);
    if (Number.isFinite(day) && day < clock.last) this.known = Math.max(day, clock.first);
    const ends = (asked.get("span") ?? "").split("~").map(Number);
    if (ends.length === 2 && ends.every(Number.isFinite) && ends[1] - ends[0] >= 1) this.span = ends;
    this.written = window.location.hash;
  }

  follow() {
    if (window.location.hash === this.written) return;
    this.read();
    this.tell({ all: true });
  }

  get hash() {
    const { defaults } = this;
    const parts = new URLSearchParams();
    if (this.language !== defaults.language) parts.set("lang", this.language);
    if (this.look !== defaults.look) parts.set("look", this.look);
    if (this.known !== null) parts.set("known", isoDay(this.known));
    if (this.themes.length) parts.set("themes", this.themes.join(","));
    if (this.event !== defaults.event) parts.set("event", this.event);
    const span = this.span.map((end) => end.toFixed(1));
    if (span.join() !== defaults.span.map((end) => end.toFixed(1)).join()) parts.set("span", span.join("~"));
    return `#${parts.toString().replaceAll("%2C", ",").replaceAll("%7E", "~")}`;
  }

  /* Change something. What a reader would go back to makes a step in the history; what slides does not. */
  set(changes, { slides = false } = {}) {
    Object.assign(this, changes);
    this.tell({ slides, ...Object.fromEntries(Object.keys(changes).map((key) => [key, true])) });
    clearTimeout(this.timer);
    if (slides) this.timer = setTimeout(() => this.write("replaceState"), 250);
    else this.write("pushState");
  }

  write(how) {
    if (this.hash === (this.written || "#")) return;
    this.written = this.hash;
    try {
      window.history[how](null, "", this.written);
    } catch {
      this.kept = false; // a frame that may not have addresses: all works, but Reload begins anew
    }
  }

  tell(what) {
    for (const listener of this.listeners) listener(what);
  }
}

function isoDay(day) {
  return dateOf(day).toISOString().slice(0, 10);
}
