/*
 * Steps are dragged by their grip: meanwhile the list shows only their headlines, and the others make way. The buttons
 * beside it do the same for the keyboard.
 */
(function () {
  function storyDrag(list, dropped) {
    let held = null; // the step, where the pointer is, and the order before

    function squeeze(on) {
      const top = held.step.getBoundingClientRect().top;
      list.classList.toggle("arranging", on);
      held.step.classList.toggle("held", on);
      window.scrollBy({ top: held.step.getBoundingClientRect().top - top, behavior: "instant" });
    }

    /* The others move about the held one: an element that is moved loses the pointer. */
    function follow(y) {
      const { step } = held;
      const middle = (element) => element.getBoundingClientRect().top + element.offsetHeight / 2;
      while (step.previousElementSibling && y < middle(step.previousElementSibling)) {
        step.after(step.previousElementSibling);
      }
      while (step.nextElementSibling && y > middle(step.nextElementSibling)) step.before(step.nextElementSibling);
    }

    function end(keep) {
      if (!held) return;
      const { step, order } = held;
      squeeze(false);
      held = null;
      if (keep) dropped(step.dataset.step, [...list.children].indexOf(step));
      else list.append(...order);
    }

    list.addEventListener("pointerdown", (event) => {
      const grip = event.target.closest("[data-part=grip]");
      if (!grip || event.button !== 0) return;
      event.preventDefault();
      held = { step: grip.closest("li.maker-step"), order: [...list.children] };
      squeeze(true);
    });
    document.addEventListener("pointermove", (event) => {
      if (!held) return;
      follow(event.clientY);
      const edge = 60; // px from the edge of the window where the page begins to scroll
      if (event.clientY < edge) window.scrollBy(0, -12);
      else if (event.clientY > window.innerHeight - edge) window.scrollBy(0, 12);
    });
    document.addEventListener("pointerup", () => end(true));
    document.addEventListener("pointercancel", () => end(false));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") end(false);
    });
  }

  window.unsealed = Object.assign(window.unsealed || {}, { storyDrag });
})();
