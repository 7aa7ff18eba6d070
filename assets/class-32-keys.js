/* Keys, clicker and touch: each button of the deck has its key, and does the same. */
(function () {
  const { deck } = window.unsealed;
  const stage = document.getElementById("deck");
  const keys = {
    ArrowRight: "→", PageDown: "→", " ": "→", ArrowDown: "→", ArrowLeft: "←", PageUp: "←", ArrowUp: "←",
    r: "R", b: "B", ".": "B", n: "N", f: "F", g: "G", t: "T", p: "P", q: "Q", "?": "?", h: "?", Escape: "Esc",
  };
  // The same places on a Russian keyboard.
  const places = { KeyR: "R", KeyB: "B", KeyN: "N", KeyF: "F", KeyG: "G", KeyT: "T", KeyP: "P", KeyQ: "Q", KeyH: "?" };
  const patience = 900; // milliseconds between two digits of one number
  let digits = "";
  let pressed = 0;

  const panel = (name) => stage.classList.toggle(name);
  const dialog = (name) => {
    const found = document.getElementById(name);
    if (found.open) found.close();
    else found.showModal();
  };

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  /* The teacher's window, or from there the one for the projector. */
  function otherWindow() {
    const address = new URL(window.location.href);
    const here = stage.dataset.mode === "presenter" ? "/presenter/" : "/present/";
    const there = here === "/present/" ? "/presenter/" : "/present/";
    address.pathname = address.pathname.replace(here, there);
    window.open(address, `unsealed${there.replaceAll("/", "-")}`, "popup,width=1180,height=780");
  }

  function leave() {
    if (deck.state().black) deck.set({ black: false });
    else if (stage.classList.contains("with-room")) panel("with-room");
    else if (stage.classList.contains("with-notes")) panel("with-notes");
    else window.location.assign(document.querySelector(".slide.current")?.dataset.view || "/");
  }

  const acts = {
    "→": () => (deck.state().black ? deck.set({ black: false }) : deck.go(deck.state().step + 1)),
    "←": () => (deck.state().black ? deck.set({ black: false }) : deck.go(deck.state().step - 1)),
    R: deck.reveal,
    B: () => deck.set({ black: !deck.state().black }),
    N: () => panel("with-notes"),
    F: fullScreen,
    G: () => dialog("deck-overview"),
    T: () => window.unsealed.timer(),
    P: otherWindow,
    Q: () => panel("with-room"),
    "?": () => dialog("deck-help"),
    Esc: leave,
  };

  function jump(digit) {
    const now = Date.now();
    digits = now - pressed < patience ? digits + digit : digit;
    pressed = now;
    if (Number(digits)) deck.go(Number(digits));
  }

  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) {
      const same = { g: "deck-overview", "?": "deck-help" }[event.key];
      if (same && document.getElementById(same).open) document.getElementById(same).close();
      return; // Escape, Tab and Enter do there what they do in every dialog
    }
    if (/^\d$/.test(event.key)) jump(event.key);
    const act = keys[event.key] || keys[event.key.toLowerCase()] || places[event.code];
    const pressing = event.key === " " && event.target.closest("button, summary, a");
    if (!act || pressing) return;
    event.preventDefault();
    acts[act]();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-key]");
    const step = event.target.closest("[data-go]");
    const close = event.target.closest("[data-close]");
    if (button) {
      button.closest("dialog")?.close();
      acts[button.dataset.key]();
      if (event.detail) button.blur(); // a clicker's space bar must not press the button that the pointer left
    } else if (step) {
      step.closest("dialog").close();
      deck.go(Number(step.dataset.go));
    } else if (close) {
      document.getElementById(close.dataset.close).close();
    } else if (event.target.matches("dialog")) {
      event.target.close();
    }
  });

  let touched = null;
  stage.addEventListener("touchstart", (event) => {
    touched = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  stage.addEventListener("touchend", (event) => {
    if (!touched || document.querySelector("dialog[open]")) return;
    const { clientX: x, clientY: y } = event.changedTouches[0];
    const [across, along] = [x - touched.clientX, y - touched.clientY];
    touched = null;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(along)) acts[across < 0 ? "→" : "←"]();
  }, { passive: true });
})();
