/* Light and dark: the system's wish until the reader chooses; the server writes the next page in the chosen one. */
(function () {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;

  function current() {
    return root.dataset.look || (system.matches ? "dark" : "light");
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest('[data-action="look"]')) return;
    root.dataset.look = current() === "dark" ? "light" : "dark";
    document.cookie = `unsealed-look=${root.dataset.look}; path=/; max-age=31536000; samesite=strict`;
  });

  window.unsealed = Object.assign(window.unsealed || {}, { look: current });
})();
