/* The strip of the whole period: drag its window, its ends, or across it; a click brings the window there. */
(function () {
  const motion = () => window.unsealed.motion;
  const place = document.getElementById("explore-strip");
  let held = null;

  function day(x) {
    const bars = place.querySelector(".strip-bars");
    const box = bars.getBoundingClientRect();
    const [first, last] = [Number(bars.dataset.first), Number(bars.dataset.last) + 1];
    return first + Math.min(1, Math.max(0, (x - box.left) / box.width)) * (last - first);
  }

  place.addEventListener("pointerdown", (event) => {
    if (!document.documentElement.dataset.ready || !event.target.closest(".strip-bars") || event.button !== 0) return;
    const { mode } = motion().view();
    if (mode === "table" || mode === "align") return;
    const grip = event.target.closest(".grip");
    const window_ = event.target.closest(".strip-window");
    const part = grip ? (grip.classList.contains("start") ? "start" : "end") : window_ ? "window" : "across";
    held = { part, from: day(event.clientX), at: motion().shown(), moved: false };
    place.setPointerCapture(event.pointerId);
    event.preventDefault();
  });

  place.addEventListener("pointermove", (event) => {
    if (!held) return;
    const to = day(event.clientX);
    const { part, from, at } = held;
    const { shortest } = motion().view();
    const stretch = {
      window: () => ({ first: at.first + to - from, last: at.last + to - from }),
      start: () => ({ first: Math.min(to, at.last - shortest), last: at.last }),
      end: () => ({ first: at.first, last: Math.max(to, at.first + shortest) }),
      across: () => ({ first: Math.min(from, to), last: Math.max(from, to) }),
    }[part]();
    held.moved = held.moved || Math.abs(to - from) > 0;
    if (held.moved) motion().show(stretch);
  });

  place.addEventListener("pointerup", () => {
    if (!held) return;
    const { part, from, at, moved } = held;
    held = null;
    const half = (at.last - at.first) / 2;
    if (moved) motion().settle(0);
    else if (part === "across") motion().glide({ first: from - half, last: from + half });
  });

  function moveStrip({ first, last }) {
    const window_ = place.querySelector(".strip-window.held");
    const bars = place.querySelector(".strip-bars");
    if (!window_) return;
    const [begin, end] = [Number(bars.dataset.first), Number(bars.dataset.last) + 1];
    window_.style.left = `${((first - begin) / (end - begin)) * 100}%`;
    window_.style.width = `${((last - first) / (end - begin)) * 100}%`;
  }

  window.unsealed = Object.assign(window.unsealed || {}, { moveStrip });
})();
