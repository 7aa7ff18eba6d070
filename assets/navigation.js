/* Links inside the explorer change the address without loading the page anew; Back goes through them. */
(function () {
  function inside(link) {
    return (
      link.origin === window.location.origin &&
      link.pathname === window.location.pathname &&
      !link.target &&
      !link.hasAttribute("download") &&
      !link.getAttribute("href").startsWith("#")
    );
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || !inside(link)) return;
    event.preventDefault();
    if (link.href === window.location.href) return;
    window.history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} })); // dcc.Location listens for Back
  });
})();
