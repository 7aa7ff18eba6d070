/*
 * The line to search in: "/" goes there; while somebody writes, what fits is listed below it, and arrow keys move
 * through the list. The ARIA combobox pattern: the focus stays in the line, aria-activedescendant says where one is.
 */
(function () {
  const pause = 60; // ms without a key before the server is asked
  let waiting = 0;
  let asking = null;

  const line = () => document.getElementById("search-words");
  const list = () => document.getElementById("search-list");
  const options = () => [...list().querySelectorAll("[role='option']")];
  const chosen = () => list().querySelector("[aria-selected='true']");

  function close() {
    window.clearTimeout(waiting);
    asking?.abort();
    list().hidden = true;
    list().replaceChildren();
    line().setAttribute("aria-expanded", "false");
    line().removeAttribute("aria-activedescendant");
  }

  function choose(option) {
    chosen()?.setAttribute("aria-selected", "false");
    if (!option) {
      line().removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    line().setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function move(step) {
    const all = options();
    if (!all.length) return;
    const place = all.indexOf(chosen()) + step;
    choose(place < 0 || place >= all.length ? null : all[place]);
  }

  function show(answer) {
    window.unsealed.show({ "search-list": answer.options });
    list().hidden = !answer.options.length;
    line().setAttribute("aria-expanded", String(!list().hidden));
    document.getElementById("search-told").textContent = list().hidden ? "" : answer.told;
    choose(null);
  }

  async function ask() {
    asking?.abort();
    const words = line().value.trim();
    if (!words) {
      close();
      return;
    }
    asking = new AbortController();
    const address = new URL(line().form.dataset.typed, window.location.href);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (answer.ok && document.activeElement === line()) show(await answer.json());
    } catch (fault) {
      if (fault.name !== "AbortError") close(); // the server is gone: Enter says so
    }
  }

  document.addEventListener("input", (event) => {
    if (event.target !== line()) return;
    event.target.dataset.held = "yes"; // what is being written stays when the page changes around it
    window.clearTimeout(waiting);
    waiting = window.setTimeout(ask, pause);
  });

  document.addEventListener("keydown", (event) => {
    if (event.target === line()) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list().hidden) ask();
        else move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && chosen()) {
        event.preventDefault();
        chosen().click();
      } else if (event.key === "Escape" && !list().hidden) {
        event.preventDefault();
        event.stopPropagation();
        close();
      }
      return;
    }
    const plain = !event.metaKey && !event.ctrlKey && !event.altKey && !event.defaultPrevented;
    if (event.key !== "/" || !plain || event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    line().focus();
    line().select();
  }, true);

  document.addEventListener("submit", (event) => {
    if (event.target !== line().form) return;
    delete line().dataset.held;
    close();
  }, true);

  document.addEventListener("click", (event) => {
    if (event.target.closest("#search-list a")) delete line().dataset.held;
    if (!event.target.closest(".search-box") || event.target.closest("#search-list a")) close();
  });

  document.addEventListener("focusout", (event) => {
    if (event.target === line() && event.relatedTarget && !event.relatedTarget.closest(".search-box")) close();
  });

  document.addEventListener("unsealed:shown", () => {
    if (document.activeElement !== line()) delete line().dataset.held;
  });
})();
