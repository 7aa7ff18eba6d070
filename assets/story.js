/* "Add to my story": the view becomes a step of the draft that this browser keeps; a line says so. */
(function () {

  let said = null; // the address about which something was said last, and what

  function element(tag, words, attributes = {}) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = words;
    return made;
  }

  function tell(button, number) {
    const most = Number(button.dataset.most);
    const words = JSON.parse(button.dataset.words);
    const full = window.unsealed.draft.read().story.steps.length >= most;
    const said = number ? words.added.replace("{step}", number) : full ? words.full : words.unkept;
    const parts = [element("span", said)];
    if (number && words.lost) parts.push(element("span", words.lost));
    parts.push(element("a", words.open, { href: button.dataset.story }));
    const close = element("button", "×", { type: "button", "data-action": "close-said", "aria-label": words.close });
    const place = button.parentElement.querySelector("[role=status]");
    place.replaceChildren(...parts.flatMap((part) => [part, " "]), close);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-action='add-to-story'], [data-action='close-said']");
    if (!button) return;
    if (button.dataset.action === "close-said") {
      const adding = button.closest(".adding");
      said = null;
      button.closest("[role=status]").replaceChildren();
      adding.querySelector("[data-action='add-to-story']").focus();
      return;
    }
    const number = window.unsealed.draft.add(JSON.parse(button.dataset.step), Number(button.dataset.most));
    said = { address: window.location.href, number };
    tell(button, said.number);
  });

  /* The timeline of the same view was drawn for another room: what was said stays. */
  document.addEventListener("unsealed:shown", () => {
    const button = document.querySelector("[data-action='add-to-story']");
    if (said?.address === window.location.href && button) tell(button, said.number);
    else said = null;
  });
})();
