/* Tells the server how much room the timeline has, and how wide each character is in its font. */
(function () {
  const narrow = window.matchMedia("(max-width: 860px)");
  let advances = null;
  let measuredIn = "";
  let told = "";
  let watching = false;

  function measure() {
    const canvas = document.querySelector(".canvas");
    const style = window.getComputedStyle(canvas);
    const font = `${style.fontSize} ${style.fontFamily}`;
    if (font !== measuredIn) {
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = font;
      advances = Array.from(canvas.dataset.measured, (c) => Math.ceil(pen.measureText(c).width * 100) / 100);
      measuredIn = font;
    }
    return {
      width: canvas.clientWidth,
      height: narrow.matches ? 0 : canvas.clientHeight,
      font: parseFloat(style.fontSize),
      advances,
    };
  }

  function tell() {
    const room = measure();
    const now = `${room.width} ${room.height} ${room.font}`;
    if (now === told || !room.width) return;
    told = now;
    window.dash_clientside.set_props("explore-viewport", { data: room });
  }

  function watch() {
    watching = true;
    let waiting = 0;
    new ResizeObserver(() => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(tell, 120);
    }).observe(document.querySelector(".canvas"));
  }

  /* Header and filters come with the first answer and take room: there is nothing to measure before. */
  function laidOut() {
    const filters = document.getElementById("explore-filters");
    return new Promise((resolve) => {
      if (filters.children.length) return resolve();
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(filters, { childList: true });
    });
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    viewport: {
      measure: async () => {
        await laidOut();
        const room = measure();
        told = `${room.width} ${room.height} ${room.font}`;
        if (!watching) watch();
        return room;
      },
    },
  });
})();
