/* Wheel, drag, pinch, double click and keys over the timeline. Every one of them has a link or a field beside it. */
(function () {
  const canvas = document.getElementById("explore-canvas");
  const motion = () => window.unsealed.motion;
  const fingers = new Map(); // pointer id -> where it is
  let dragged = false;

  const ready = () => document.documentElement.dataset.ready && motion().view().mode !== "table";

  function share(x) {
    const box = document.querySelector(".window").getBoundingClientRect();
    return Math.min(1, Math.max(0, (x - box.left) / box.width));
  }

  function wide() {
    return document.querySelector(".window").clientWidth;
  }

  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!ready()) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) motion().pan((sideways * unit) / wide());
      else motion().show(motion().zoomed(Math.exp(Math.max(-1, Math.min(1, event.deltaY * unit * 0.0022))), share(event.clientX)));
      motion().settle();
    },
    { passive: false },
  );

  canvas.addEventListener("pointerdown", (event) => {
    if (!ready() || event.button !== 0 || event.target.closest(".curve-reader")) return;
    fingers.set(event.pointerId, event.clientX);
    dragged = false;
  });

  window.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = [...fingers.values()];
    const moved = event.clientX - fingers.get(event.pointerId);
    if (!dragged && fingers.size === 1 && Math.abs(moved) < 4) return;
    dragged = true;
    fingers.set(event.pointerId, event.clientX);
    if (fingers.size === 1) return motion().pan(-moved / wide());
    const after = [...fingers.values()];
    const [was, is] = [before, after].map(([a, b]) => Math.max(20, Math.abs(a - b)));
    motion().show(motion().zoomed(was / is, share((after[0] + after[1]) / 2)));
  });

  function release(event) {
    if (!fingers.delete(event.pointerId) || fingers.size || !dragged) return;
    motion().settle(0);
  }
  window.addEventListener("pointerup", release);
  window.addEventListener("pointercancel", release);

  /* What was a drag is no click on the mark under it. */
  canvas.addEventListener(
    "click",
    (event) => {
      if (!dragged) return;
      dragged = false;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
  canvas.addEventListener("dragstart", (event) => event.preventDefault());

  canvas.addEventListener("dblclick", (event) => {
    if (ready() && !event.target.closest("a")) motion().back();
  });

  function toEnd(name) {
    const { begin, end } = motion().view();
    const { first, last } = motion().shown();
    const length = last - first;
    return name === "Home" ? { first: begin, last: begin + length } : { first: end + 1 - length, last: end + 1 };
  }

  document.addEventListener("keydown", (event) => {
    if (!ready() || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], [role=slider]")) return;
    const { begin, end } = motion().view();
    const onCanvas = event.target === canvas;
    const overPlot = onCanvas || event.target.closest("#explore-canvas");
    const target = {
      "+": () => motion().zoomed(0.5),
      "=": () => motion().zoomed(0.5),
      "-": () => motion().zoomed(2),
      0: () => ({ first: begin, last: end + 1 }),
      Home: () => overPlot && toEnd("Home"),
      End: () => overPlot && toEnd("End"),
      ArrowLeft: () => (onCanvas || event.shiftKey) && by(-0.25),
      ArrowRight: () => (onCanvas || event.shiftKey) && by(0.25),
    }[event.key]?.();
    if (!target) return;
    event.preventDefault();
    motion().glide(target, () => motion().settle());
  });

  function by(part) {
    const { first, last } = motion().shown();
    const step = (last - first) * part;
    return { first: first + step, last: last + step };
  }

  /* The links that zoom do so before the eye; where they lead is what their address says. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-zoom]");
    if (!link || !ready() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { begin, end, mode } = motion().view();
    const target = {
      in: () => motion().zoomed(0.5),
      out: () => motion().zoomed(2),
      left: () => by(-0.5),
      right: () => by(0.5),
      all: () => (mode === "align" ? null : { first: begin, last: end + 1 }),
    }[link.dataset.zoom]();
    if (!target) return;
    event.preventDefault();
    // Its address is that of the picture it stands beside; while that moves on, it is where the motion ends.
    if (motion().moves()) motion().glide(target);
    else motion().glide(target, () => motion().arrive(link.href));
  });
})();
