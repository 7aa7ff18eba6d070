/* While the timeline shrinks under the reader's hands, a label that runs into the next gives way; the server's layout
 * that follows knows better. */
(function () {
  let rows = [];
  let width = 1;

  function gather() {
    const found = new Map();
    const window_ = document.querySelector(".window");
    width = window_ ? window_.clientWidth : 1;
    for (const label of document.querySelectorAll(".mark .label")) {
      const mark = label.parentElement;
      const place = mark.parentElement;
      const leftward = mark.classList.contains("leftward");
      const reach = mark.offsetWidth;
      const row = found.get(place.style.top) || [];
      row.push({
        label,
        at: parseFloat(place.style.left),
        before: leftward ? reach : 14,
        after: leftward ? 14 : reach,
        weight: Number(/\bi(\d)/.exec(mark.className)[1]),
      });
      found.set(place.style.top, row);
    }
    rows = [...found.values()].map((row) => row.sort((a, b) => a.at - b.at));
  }

  function hush(offset, scale) {
    for (const row of rows) {
      let last = null;
      for (const entry of row) {
        const x = ((entry.at - offset) * scale * width) / 100;
        entry.hushed = false;
        if (last && x - entry.before < last.end && scale < 1) {
          const loser = entry.weight > last.entry.weight ? last.entry : entry;
          loser.hushed = true;
          if (loser === entry) continue;
        }
        last = { entry, end: x + entry.after };
      }
      for (const entry of row) {
        if (entry.hushed !== entry.was) entry.label.classList.toggle("hushed", entry.hushed);
        entry.was = entry.hushed;
      }
    }
  }

  window.unsealed = Object.assign(window.unsealed || {}, { gatherLabels: gather, hush });
})();
