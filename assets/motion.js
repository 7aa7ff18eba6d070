/*
 * Moves the timeline: what the server laid out for one stretch of time is shown for another, frame by frame, until a
 * layout for that stretch has come. Places are shares of the window's width, so all of them follow one rule.
 */
(function () {
  const settleAfter = 140; // ms without movement
  const sameGesture = 1500; // ms: what follows within it replaces the address instead of adding one
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  let laid = null; // the stretch that was laid out
  let now = null; // the stretch that is shown
  let pieces = null; // what moves
  let layers = null; // what holds them: to pan, it is enough to move these
  let stretched = false;
  let frame = 0;
  let waiting = 0;
  let committed = -Infinity;
  const earlier = []; // stretches to go back to

  const canvas = () => document.getElementById("explore-canvas");
  const view = () => JSON.parse(canvas().dataset.view);

  function start() {
    if (laid) return;
    const { first, last } = view();
    laid = { first, last: last + 1 };
    now = { ...laid };
    pieces = [...document.querySelectorAll(".window .moves")].map((element) => ({
      element,
      left: parseFloat(element.style.left),
      width: element.style.width ? parseFloat(element.style.width) : null,
    }));
    layers = [...document.querySelectorAll(".window .layer")];
    stretched = false;
    window.unsealed.gatherLabels();
    canvas().classList.add("moving");
  }

  function draw() {
    frame = 0;
    const length = laid.last - laid.first;
    const scale = length / (now.last - now.first);
    const offset = ((now.first - laid.first) / length) * 100;
    const unit = document.querySelector(".window").clientWidth / 100;
    const pans = Math.abs(scale - 1) < 1e-9;
    canvas().classList.toggle("panning", pans);
    canvas().classList.toggle("zooming", !pans);
    for (const layer of layers) layer.style.translate = pans ? `${-offset}%` : "";
    if (!pans || stretched) {
      for (const { element, left, width } of pieces) {
        if (width === null) {
          element.style.translate = pans ? "" : `${((left - offset) * scale - left) * unit}px`;
          continue;
        }
        element.style.left = `${pans ? left : (left - offset) * scale}%`;
        element.style.width = `${pans ? width : width * scale}%`;
      }
    }
    stretched = !pans;
    window.unsealed.hush(offset, scale);
    window.unsealed.moveStrip(now);
  }

  /* Keeps a stretch within the whole period, and no shorter than can be read. */
  function kept({ first, last }) {
    const { mode, begin, end, origin, shortest } = view();
    const [low, high] = mode === "align" ? [origin - 1e6, origin + 1e6] : [begin, end + 1];
    const length = Math.min(Math.max(last - first, shortest), high - low);
    const middle = (first + last) / 2;
    const from = Math.min(Math.max(middle - length / 2, low), high - length);
    return { first: from, last: from + length };
  }

  function show(stretch) {
    start();
    now = kept(stretch);
    if (!frame) frame = window.requestAnimationFrame(draw);
    window.clearTimeout(waiting);
  }

  function settle(delay = settleAfter) {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(commit, delay);
  }

  function commit() {
    if (!now) return;
    const first = Math.round(now.first);
    const before = view();
    const last = Math.max(first + before.shortest, Math.round(now.last)) - 1;
    if (first === before.first && last === before.last) return rest();
    const follows = performance.now() - committed < sameGesture;
    committed = performance.now();
    if (!follows) earlier.push({ first: before.first, last: before.last + 1 });
    window.unsealed.go(window.unsealed.addressOf(first, last, before), { replace: follows });
  }

  /* To an address that a link promised, once it is there for the eye. */
  function arrive(address) {
    const { first, last } = view();
    committed = performance.now();
    earlier.push({ first, last: last + 1 });
    window.unsealed.go(address);
  }

  /* Back where it was laid out: nothing is asked for. */
  function rest() {
    now = { ...laid };
    draw();
    placed();
  }

  /* Moves to a stretch step by step, so that the eye can follow. */
  function glide(stretch, then = commit) {
    const target = kept(stretch);
    start();
    const from = { ...now };
    const begun = performance.now();
    const duration = calm.matches ? 0 : 200;
    const step = (time) => {
      const part = duration ? Math.min(1, Math.max(0, (time - begun) / duration)) : 1;
      const eased = part * (2 - part);
      show({
        first: from.first + (target.first - from.first) * eased,
        last: from.last + (target.last - from.last) * eased,
      });
      if (part < 1) window.requestAnimationFrame(step);
      else then();
    };
    step(begun);
  }

  function shown() {
    const { first, last } = view();
    return now || { first, last: last + 1 };
  }

  function pan(share) {
    const { first, last } = shown();
    const by = (last - first) * share;
    show({ first: first + by, last: last + by });
  }

  /* Zooms about a point that stays where it is: at = 0 is the left edge, 1 the right. */
  function zoomed(factor, at = 0.5) {
    const { first, last } = shown();
    const length = (last - first) * factor;
    const day = first + (last - first) * at;
    return { first: day - length * at, last: day + length * (1 - at) };
  }

  function back() {
    const before = earlier.pop();
    const { begin, end, mode } = view();
    if (before || mode !== "align") {
      glide(before || { first: begin, last: end + 1 }, () => {
        committed = -Infinity;
        commit();
        earlier.pop();
      });
    }
  }

  /* A new layout is there: what it shows is where it stands. */
  function placed() {
    for (const layer of layers || []) layer.style.translate = "";
    laid = now = pieces = layers = null;
    canvas().classList.remove("moving", "panning", "zooming");
  }

  /* What was gone back to is a step of its own, however soon the next gesture follows. */
  window.addEventListener("popstate", () => (committed = -Infinity));

  window.unsealed = Object.assign(window.unsealed || {}, {
    motion: { show, settle, glide, arrive, pan, zoomed, back, shown, view, moves: () => now !== null },
    placed,
  });
})();
