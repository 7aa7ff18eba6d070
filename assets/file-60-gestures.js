/* What moves time: wheel, pinch, drag, keys, buttons. */

class Gestures {
  constructor(timeline, state) {
    this.timeline = timeline;
    this.state = state;
    this.pointers = new Map();
    this.dragged = false;
    const { canvas } = timeline;
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    canvas.addEventListener("pointerdown", (event) => this.press(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, (event) => this.release(event));
    canvas.addEventListener("click", (event) => this.click(event), true);
    canvas.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("dragstart", (event) => event.preventDefault());
  }

  /* Show from one day to another, as far as there is something, at least some days. */
  to(first, last) {
    const [begin, end] = this.timeline.store.whole;
    const length = Math.min(Math.max(last - first, LEAST_SPAN), end - begin);
    let start = (first + last) / 2 - length / 2;
    start = Math.min(Math.max(start, begin), end - length);
    this.state.set({ span: [start, start + length] }, { slides: true });
  }

  zoom(factor, at = 0.5) {
    const [first, last] = this.state.span;
    const [begin, end] = this.timeline.store.whole;
    const length = Math.min(Math.max((last - first) * factor, LEAST_SPAN), end - begin);
    const fixed = first + (last - first) * at;
    this.to(fixed - length * at, fixed + length * (1 - at));
  }

  pan(share) {
    const [first, last] = this.state.span;
    const by = (last - first) * share;
    this.to(first + by, last + by);
  }

  whole() {
    this.to(...this.timeline.store.whole);
  }

  share(x) {
    const { left, right } = this.timeline.layout.axis;
    return Math.min(1, Math.max(0, (x - this.timeline.canvas.getBoundingClientRect().left - left) / (right - left)));
  }

  wheel(event) {
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      this.pan(((event.deltaX || event.deltaY) / this.timeline.canvas.clientWidth) * 0.8);
      return;
    }
    const pixels = event.deltaMode === 1 ? event.deltaY * 33 : event.deltaY;
    event.preventDefault();
    this.zoom(Math.exp(Math.min(Math.max(pixels, -240), 240) * 0.0022), this.share(event.clientX));
  }

  press(event) {
    if (event.button !== 0) return;
    if (!this.pointers.size) this.dragged = false;
    this.pointers.set(event.pointerId, event.clientX);
    this.start = { span: [...this.state.span], xs: [...this.pointers.values()] };
  }

  move(event) {
    if (!this.pointers.has(event.pointerId)) return;
    this.pointers.set(event.pointerId, event.clientX);
    const xs = [...this.pointers.values()];
    const { left, right } = this.timeline.layout.axis;
    const [first, last] = this.start.span;
    const scale = (last - first) / (right - left);
    if (xs.length === 1) {
      const by = xs[0] - this.start.xs[0];
      if (!this.dragged && Math.abs(by) < 5) return;
      this.begin(event);
      this.to(first - by * scale, last - by * scale);
    } else if (xs.length === 2) {
      this.begin(event);
      const edge = this.timeline.canvas.getBoundingClientRect().left + left;
      const [was, now] = [this.start.xs, xs].map(([a, b]) => ({
        middle: (a + b) / 2 - edge,
        apart: Math.max(20, Math.abs(a - b)),
      }));
      const length = (last - first) * (was.apart / now.apart);
      const start = first + was.middle * scale - (now.middle / (right - left)) * length;
      this.to(start, start + length);
    }
  }

  begin(event) {
    if (!this.dragged) this.timeline.canvas.setPointerCapture(event.pointerId);
    this.dragged = true;
    this.timeline.canvas.classList.add("moving");
  }

  release(event) {
    this.pointers.delete(event.pointerId);
    this.start = { span: [...this.state.span], xs: [...this.pointers.values()] };
    if (this.pointers.size) return;
    this.timeline.canvas.classList.remove("moving");
    setTimeout(() => (this.dragged = false)); // after the click that ends a drag, if there is one
  }

  click(event) {
    if (this.dragged) {
      event.stopPropagation();
      return;
    }
    const mark = event.target.closest("[data-event]");
    const bin = event.target.closest("[data-first]");
    if (mark) this.state.set({ event: mark.dataset.event });
    else if (bin) this.into(Number(bin.dataset.first), Number(bin.dataset.last));
  }

  into(first, last) {
    const room = Math.max(1, (last - first) * 0.1);
    this.to(first - room, last + room);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [begin, end] = this.timeline.store.whole;
    const length = this.state.span[1] - this.state.span[0];
    const keys = {
      "+": () => this.zoom(0.7),
      "=": () => this.zoom(0.7),
      "-": () => this.zoom(1 / 0.7),
      ArrowLeft: () => this.pan(-0.2),
      ArrowRight: () => this.pan(0.2),
      Home: () => this.to(begin, begin + length),
      End: () => this.to(end - length, end),
      0: () => this.whole(),
    };
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  }
}
