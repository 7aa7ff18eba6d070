/* What stands under the pointer or has the focus, in words beside it; Esc takes the words away. */

class Tips {
  constructor(canvas, words) {
    this.box = make("div", { class: "tip", "aria-hidden": "true", hidden: true });
    this.canvas = canvas;
    this.words = words;
    this.over = null;
    canvas.addEventListener("pointerover", (event) => event.pointerType !== "touch" && this.show(event.target));
    canvas.addEventListener("pointerleave", () => this.hide());
    canvas.addEventListener("pointerdown", () => this.hide());
    canvas.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && this.show(event.target));
    canvas.addEventListener("focusout", () => this.hide());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
  }

  show(target) {
    const found = target.closest("[data-event], [data-tip]");
    if (!found) return this.hide();
    const lines = found.dataset.event ? this.words(found.dataset.event) : found.dataset.tip.split("\n");
    this.over = found;
    this.box.replaceChildren(...lines.map((line, n) => make("p", { class: n === 1 ? "tip-title" : null }, line)));
    this.box.hidden = false;
    this.place();
  }

  /* Below the mark, or above it where there is no room; within the window. */
  place() {
    const dot = (this.over.querySelector(".dot") ?? this.over).getBoundingClientRect();
    const { width, height } = this.box.getBoundingClientRect();
    const middle = Math.min(Math.max(dot.left, 0) + Math.min(dot.width, 40) / 2, window.innerWidth);
    const below = Math.min(dot.bottom, dot.top + 40) + 6;
    const top = below + height > window.innerHeight ? dot.top - height - 6 : below;
    const left = Math.min(Math.max(6, middle - width / 2), window.innerWidth - width - 6);
    Object.assign(this.box.style, { left: `${left}px`, top: `${Math.max(6, top)}px` });
  }

  hide() {
    this.over = null;
    this.box.hidden = true;
  }

  refresh() {
    if (this.over && (!this.over.isConnected || this.box.hidden)) this.hide();
    else if (this.over) this.place();
  }
}
