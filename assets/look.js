/* Light and dark: the system's wish until the reader chooses; the choice is kept in this browser. */
(function () {
  const key = "unsealed-look";
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null; // storage is forbidden: the choice lasts as long as the page
    }
  }

  function current() {
    const kept = chosen();
    return kept === "light" || kept === "dark" ? kept : system.matches ? "dark" : "light";
  }

  function show(look) {
    document.documentElement.dataset.look = look;
    return look;
  }

  function choose(look) {
    try {
      window.localStorage.setItem(key, look);
    } catch {
      /* see above */
    }
    window.dash_clientside.set_props("look", { data: show(look) });
  }

  show(current());
  system.addEventListener("change", () => {
    if (!chosen()) window.dash_clientside.set_props("look", { data: show(current()) });
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest('[data-action="look"]')) {
      choose(document.documentElement.dataset.look === "dark" ? "light" : "dark");
    }
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    look: { read: () => show(current()) },
  });
})();
