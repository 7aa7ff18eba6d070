/* Arrow keys go to the previous and next event, Escape closes what is open: the same links that can be clicked. */
(function () {
  const writing = "input, textarea, select, [contenteditable]";

  function step(name) {
    const link = document.querySelector(`#explore-reader a.step-${name}`);
    if (link) return link;
    const marks = document.querySelectorAll("#explore-timeline a.mark:not([tabindex])");
    const chosen = document.querySelector("#explore-reader a.step-close");
    return chosen || !marks.length ? null : name === "next" ? marks[0] : marks[marks.length - 1];
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
    if (event.key === "Escape") {
      const menu = document.querySelector("details.drop[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      return;
    }
    if (event.target.closest(writing)) return;
    const name = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const link = name && step(name);
    if (!link) return;
    event.preventDefault();
    const onMark = document.activeElement && document.activeElement.closest("#explore-timeline");
    document.documentElement.dataset.focusNext = onMark ? "mark" : "title";
    link.click();
  });

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.drop[open]")) {
      if (!menu.contains(event.target) || event.target.closest(".menu-item")) menu.open = false;
    }
  });
})();
