/* One tip for all that is too small to say everything: under the pointer or the focus, gone with Escape. */
(function () {
  const tip = document.getElementById("tip");
  const said = "a.mark, a.bin, a.band";
  let over = null;

  function say(lines, box) {
    tip.replaceChildren(
      ...lines.map((words, number) => {
        const line = document.createElement(number ? "span" : "b");
        line.textContent = words;
        return line;
      }),
    );
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left), window.innerWidth - width - 8);
    const below = box.bottom + 6 + height < window.innerHeight;
    tip.style.left = `${left}px`;
    tip.style.top = `${below ? box.bottom + 6 : Math.max(8, box.top - height - 6)}px`;
  }

  function hide() {
    tip.hidden = true;
    tip.replaceChildren(); // what it said may be sealed on the day that comes next
    over = null;
  }

  function tell(element) {
    if (element === over) return;
    over = element;
    const words = element.dataset.tip || element.getAttribute("aria-label");
    say(words.split(",\n"), element.getBoundingClientRect());
  }

  for (const type of ["pointerover", "focusin"]) {
    document.addEventListener(type, (event) => {
      const element = event.target.closest?.(said);
      const touch = event.pointerType === "touch";
      if (element && !touch) tell(element);
      else if (over && !event.target.closest?.(".tip")) hide();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("wheel", hide, { passive: true });
  document.addEventListener("pointerdown", hide);

  window.unsealed = Object.assign(window.unsealed || {}, { say, hideTip: hide });
})();
