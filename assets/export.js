/* The chart as it stands, as a picture with its title and where it comes from; and the address, copied. */
(function () {
  const margin = 56;

  function note(text, y, anchor, size) {
    return {
      text: text.replace(/&/g, "&amp;").replace(/</g, "&lt;"),
      x: 0, xref: "paper", xanchor: "left", xshift: 16,
      y, yref: "paper", yanchor: anchor, yshift: anchor === "bottom" ? 14 : -14,
      font: { size }, showarrow: false,
    };
  }

  async function picture(button) {
    const drawn = document.querySelector("#explore-timeline .js-plotly-plot");
    const { format, name, title, caption } = button.dataset;
    const layout = JSON.parse(JSON.stringify(drawn.layout));
    layout.height += 2 * margin;
    layout.margin = { l: 0, r: 0, t: margin, b: margin };
    layout.annotations = [
      note(title, 1, "bottom", layout.font.size * 1.5),
      note(`${caption} · ${window.location.href}`, 0, "top", layout.font.size * 0.9),
    ];
    const size = { format, width: layout.width, height: layout.height, scale: format === "png" ? 2 : 1 };
    const image = await window.Plotly.toImage({ data: drawn.data, layout }, size);
    const link = document.createElement("a");
    link.href = image;
    link.download = `${name}.${format}`;
    link.click();
  }

  async function copy(button) {
    const words = button.textContent;
    await navigator.clipboard.writeText(window.location.href);
    button.textContent = button.dataset.done;
    window.setTimeout(() => (button.textContent = words), 1600);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (!button) return;
    if (button.dataset.action === "export") picture(button);
    if (button.dataset.action === "copy") copy(button);
  });
})();
