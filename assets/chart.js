/* The chart as a picture with its title and where it comes from; and the address, copied. Plotly comes when it is needed. */
(function () {
  const margin = 56;
  let wishes = 0;
  let wishedAt = null; // the address whose figure was wished for
  let loading = null;

  function plotly(address) {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    return loading;
  }

  function note(text, y, anchor, size) {
    return {
      text: text.replace(/&/g, "&amp;").replace(/</g, "&lt;"),
      x: 0, xref: "paper", xanchor: "left", xshift: 16,
      y, yref: "paper", yanchor: anchor, yshift: anchor === "bottom" ? 14 : -14,
      font: { size }, showarrow: false,
    };
  }

  async function save(chart) {
    if (!chart) return;
    const { wish, figure } = chart;
    await plotly(document.documentElement.dataset.plotly);
    const layout = figure.layout;
    layout.height += 2 * margin;
    layout.margin = { l: 0, r: 0, t: margin, b: margin };
    layout.annotations = [
      note(wish.title, 1, "bottom", layout.font.size * 1.5),
      note(`${wish.caption} · ${window.location.href}`, 0, "top", layout.font.size * 0.9),
    ];
    const size = { format: wish.format, width: layout.width, height: layout.height, scale: wish.format === "png" ? 2 : 1 };
    const image = await window.Plotly.toImage({ data: figure.data, layout }, size);
    const link = document.createElement("a");
    link.href = image;
    link.download = `${wish.name}.${wish.format}`;
    link.click();
  }

  function ask(button) {
    wishes += 1;
    const { format, name, title, caption } = button.dataset;
    const wish = { format, name, title, caption, look: window.unsealed.look(), number: wishes };
    wishedAt = window.location.search;
    window.dash_clientside.set_props("export", { data: { ...wish, path: window.location.pathname, search: wishedAt } });
  }

  /* A figure that was taken away does not stay in the page when another view comes. */
  function forget() {
    if (wishedAt === null || wishedAt === window.location.search) return;
    wishedAt = null;
    window.dash_clientside.set_props("export", { data: null });
  }

  async function copy(button) {
    const words = button.textContent;
    await navigator.clipboard.writeText(button.dataset.copy || window.location.href);
    button.textContent = button.dataset.done;
    window.setTimeout(() => (button.textContent = words), 1600);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (!button) return;
    if (button.dataset.action === "export") ask(button);
    if (button.dataset.action === "copy") copy(button);
  });

  window.unsealed = Object.assign(window.unsealed || {}, { forgetChart: forget });
  window.dash_clientside = Object.assign({}, window.dash_clientside, { chart: { save } });
})();
