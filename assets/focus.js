/* A part of the page that is drawn anew keeps the focus where it was: on the link or button in the same place. */
(function () {
  const regions = "#header, #explore-filters, #explore-tools, #explore-timeline, #explore-clock, #explore-reader, #record, #documents";
  const controls = "a[href], button, summary";
  let last = null;

  function inOrder(region) {
    return [...region.querySelectorAll(controls)];
  }

  document.addEventListener("focusin", (event) => {
    const region = event.target.closest(regions);
    last = region && { region: region.id, place: inOrder(region).indexOf(event.target), element: event.target };
  });

  new MutationObserver(() => {
    if (!last || last.element.isConnected || document.activeElement !== document.body) return;
    const region = document.getElementById(last.region);
    const again = region && inOrder(region)[last.place];
    if (again) again.focus({ preventScroll: true });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
