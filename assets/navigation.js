/*
 * The address is the state. Links and forms inside the explorer change it without loading the page anew; Back does too.
 * Until Dash is there they are what they always are in a browser: they load the page of that address.
 */
(function () {
  let ready = false;
  let asked = 0;
  let told = window.location.search;

  function inside(link) {
    return (
      link.origin === window.location.origin &&
      link.pathname === window.location.pathname &&
      !link.target &&
      !link.hasAttribute("download") &&
      !link.getAttribute("href").startsWith("#")
    );
  }

  function ask() {
    asked += 1;
    const { pathname: path, search } = window.location;
    told = search;
    window.dash_clientside.set_props("address", { data: { path, search, asked } });
  }

  function go(address, { replace = false } = {}) {
    if (new URL(address, window.location.href).href === window.location.href) return;
    if (replace) window.history.replaceState({}, "", address);
    else window.history.pushState({}, "", address);
    ask();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!ready || !link || !plain || event.defaultPrevented || !inside(link)) return;
    if (link.hash && link.search === window.location.search) return; // a place on this page
    event.preventDefault();
    go(link.href);
  });

  document.addEventListener("submit", (event) => {
    if (!ready || event.submitter?.hasAttribute("formaction")) return; // a file is asked for
    event.preventDefault();
    const address = new URL(event.target.getAttribute("action") || window.location.pathname, window.location.href);
    for (const [name, value] of new FormData(event.target)) {
      const before = address.searchParams.get(name);
      if (value.trim()) address.searchParams.set(name, before ? `${before},${value}` : value.trim());
    }
    address.searchParams.sort();
    event.target.closest("details")?.removeAttribute("open");
    const whole = address.href.replaceAll("%2C", ",");
    if (address.pathname === window.location.pathname) go(whole);
    else window.location.assign(whole);
  });

  window.addEventListener("popstate", () => {
    if (ready && window.location.search !== told) ask();
  });

  function begin() {
    ready = true;
    document.documentElement.dataset.ready = "yes";
    document.dispatchEvent(new Event("unsealed:ready"));
  }

  window.unsealed = Object.assign(window.unsealed || {}, { go, ask, begin, latest: () => asked });
})();
