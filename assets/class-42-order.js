/* Things to put in order: dragged, or moved by their buttons, or by the arrow keys in the buttons. */
(function () {
  let dragged = null;

  function number(list) {
    const entries = [...list.children];
    entries.forEach((entry, n) => {
      entry.querySelector(".order-place").textContent = `${n + 1}`;
      entry.querySelector("[data-move='up']").disabled = n === 0;
      entry.querySelector("[data-move='down']").disabled = n === entries.length - 1;
    });
  }

  function told(list, entry) {
    number(list);
    entry.dispatchEvent(new Event("unsealed:ordered", { bubbles: true }));
    const place = [...list.children].indexOf(entry) + 1;
    const words = list.dataset.moved.replace("{n}", place).replace("{of}", list.children.length);
    list.closest(".task").querySelector(".verdict-words").textContent = words;
  }

  function move(entry, way) {
    const other = way === "up" ? entry.previousElementSibling : entry.nextElementSibling;
    if (!other) return;
    if (way === "up") other.before(entry);
    else other.after(entry);
    told(entry.parentElement, entry);
    const same = entry.querySelector(`[data-move='${way}']`);
    (same.disabled ? entry.querySelector("[data-move]:not(:disabled)") : same).focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (button) move(button.closest(".order-entry"), button.dataset.move);
  });

  document.addEventListener("keydown", (event) => {
    const entry = event.target.closest(".order-entry");
    const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!entry || !way) return;
    event.preventDefault();
    move(entry, way);
  });

  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.(".order-entry") || null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.key);
    dragged.classList.add("dragged");
  });

  document.addEventListener("dragover", (event) => {
    const over = event.target.closest?.(".order-entry");
    if (!dragged || !over || over.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    if (over === dragged) return;
    const { top, height } = over.getBoundingClientRect();
    if (event.clientY < top + height / 2) over.before(dragged);
    else over.after(dragged);
  });

  document.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.classList.remove("dragged");
    told(dragged.parentElement, dragged);
    dragged = null;
  });

  for (const list of document.querySelectorAll(".order")) number(list);
  window.unsealed = Object.assign(window.unsealed || {}, { numberOrder: number });
})();
