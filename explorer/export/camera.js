/*
 * In the page that draws for camera.py. Pictures are taken when the page's fonts are there; and an SVG that becomes an
 * image sees no fonts but its own, so it is given them. A picture that stays SVG is not: it would be a hundred times as
 * large. Plotly names its parts by chance, which begins anew with each figure, so the same figure gives the same picture.
 */
(function () {
  const faces = document.getElementById("faces").textContent;
  const ready = Promise.all([...document.fonts].map((face) => face.load()));
  const write = XMLSerializer.prototype.serializeToString;
  let carried = false;
  let seed = 1;

  /* The minimal standard generator of Park and Miller. */
  Math.random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };

  function seedOf(figure) {
    let sum = 1;
    for (const letter of JSON.stringify(figure)) sum = (sum * 31 + letter.codePointAt(0)) % 2147483646;
    return sum + 1;
  }

  XMLSerializer.prototype.serializeToString = function (drawing) {
    if (carried && drawing.localName === "svg") {
      const style = document.createElementNS(drawing.namespaceURI, "style");
      style.textContent = faces;
      drawing.prepend(style);
    }
    return write.call(this, drawing);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const draw = window.kaleido_scopes.plotly;
    window.kaleido_scopes.plotly = async (wish, ...rest) => {
      for (const left of document.querySelectorAll(".js-plotly-plot")) left.remove(); // of a figure that failed
      carried = wish.format !== "svg";
      seed = seedOf(wish.data);
      await ready;
      return draw(wish, ...rest);
    };
  });
})();
