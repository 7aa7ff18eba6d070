/* An address or a snippet, copied; the button says so for a moment. */
(function () {
  async function copy(button) {
    const words = button.textContent;
    await navigator.clipboard.writeText(button.dataset.copy || window.location.href);
    button.textContent = button.dataset.done;
    window.setTimeout(() => (button.textContent = words), 1600);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action=copy]");
    if (button) copy(button);
  });
})();
