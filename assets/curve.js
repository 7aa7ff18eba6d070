/* Reads the tone curve: the day under the pointer, or the one that the arrow keys have come to. */
(function () {
  function stops(curve) {
    return JSON.parse(curve.dataset.stops);
  }

  function read(curve, place) {
    const found = stops(curve);
    const at = Math.min(Math.max(place, 0), found.length - 1);
    const [share, lines] = found[at];
    curve.setAttribute("aria-valuenow", at);
    curve.setAttribute("aria-valuetext", lines.join(", "));
    curve.classList.add("reading");
    curve.querySelector(".curve-day").style.left = `${share}%`;
    const box = curve.getBoundingClientRect();
    const x = box.left + (box.width * share) / 100;
    window.unsealed.say(lines, { left: x + 8, top: box.top, bottom: box.bottom });
  }

  function leave(curve) {
    curve.classList.remove("reading");
    window.unsealed.hideTip();
  }

  document.addEventListener("pointermove", (event) => {
    const curve = event.target.closest?.(".curve-reader");
    if (!curve) {
      document.querySelectorAll(".curve-reader.reading:not(:focus)").forEach(leave);
      return;
    }
    const box = curve.getBoundingClientRect();
    const share = ((event.clientX - box.left) / box.width) * 100;
    const found = stops(curve);
    const near = found.reduce((best, stop, n) => (Math.abs(stop[0] - share) < Math.abs(found[best][0] - share) ? n : best), 0);
    read(curve, near);
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".curve-reader")) read(event.target, Number(event.target.getAttribute("aria-valuenow")));
  });
  document.addEventListener("focusout", (event) => {
    if (event.target.matches(".curve-reader")) leave(event.target);
  });

  document.addEventListener("keydown", (event) => {
    if (!event.target.matches(".curve-reader")) return;
    const at = Number(event.target.getAttribute("aria-valuenow"));
    const to = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, Home: 0, End: 1e6 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    read(event.target, to);
  });
})();
