/* Builds the parts of a page that the server describes as [tag, attributes, children]: elements and text, never HTML. */
(function () {
  function build(tree) {
    if (typeof tree === "string") return document.createTextNode(tree);
    const [tag, { style = {}, ...attributes }, children] = tree;
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    for (const [name, value] of Object.entries(style)) element.style[name] = `${value}px`;
    element.append(...children.map(build));
    return element;
  }

  function show(parts) {
    for (const [id, trees] of Object.entries(parts)) {
      document.getElementById(id).replaceChildren(...trees.map(build));
    }
  }

  window.unsealedParts = { show };
})();
