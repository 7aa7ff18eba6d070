/* Changes the page to what the server describes as [tag, attributes, children]: elements and text, never HTML. */
(function () {
  const drawing = "http://www.w3.org/2000/svg";
  const readers = new Set(["open", "data-held"]); // attributes that belong to the reader, not to the server

  function written(name, value) {
    if (name !== "style") return String(value);
    return Object.entries(value).map(([key, size]) => `${key}:${size}`).join(";");
  }

  function build(tree, space) {
    if (typeof tree === "string") return document.createTextNode(tree);
    const [tag, attributes, children] = tree;
    const within = tag === "svg" ? drawing : space;
    const element = within ? document.createElementNS(within, tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, written(name, value));
    element.append(...children.map((child) => build(child, within)));
    return element;
  }

  function describe(element, attributes) {
    for (const { name } of [...element.attributes]) {
      if (!(name in attributes) && !readers.has(name)) element.removeAttribute(name);
    }
    for (const [name, value] of Object.entries(attributes)) {
      const words = written(name, value);
      if (element.getAttribute(name) !== words) element.setAttribute(name, words);
      if (name === "value" && element.value !== words && !element.dataset.held) element.value = words;
    }
  }

  /* What an element is, so that it stays the same element when others come before it. */
  function nameOf(tag, key) {
    return key === null || key === undefined ? tag : `${tag} ${key}`;
  }

  function fits(node, tree) {
    if (typeof tree === "string") return node.nodeType === Node.TEXT_NODE;
    if (node.nodeType !== Node.ELEMENT_NODE) return false;
    return nameOf(node.localName, node.dataset?.key ?? node.id) === nameOf(tree[0], tree[1]["data-key"] ?? tree[1].id ?? "");
  }

  function change(node, tree, space) {
    if (typeof tree === "string") {
      if (node.data !== tree) node.data = tree;
      return;
    }
    describe(node, tree[1]);
    fill(node, tree[2], tree[0] === "svg" ? drawing : space);
  }

  /* Children with a key are found by it, the others where they stand. What is no longer wanted goes first: then those
   * that stay need not move, and keep the focus. */
  function fill(parent, trees, space) {
    const wanted = new Set(trees.map((tree) => tree[1]?.["data-key"]));
    const keyed = new Map();
    for (const child of [...parent.children]) {
      const key = child.dataset?.key;
      if (key && !wanted.has(key)) child.remove();
      else if (key) keyed.set(key, child);
    }
    let place = parent.firstChild;
    for (const tree of trees) {
      const key = typeof tree === "string" ? undefined : tree[1]["data-key"];
      const found = key === undefined ? place : keyed.get(String(key));
      if (found && fits(found, tree)) {
        if (found === place) place = place.nextSibling;
        else parent.insertBefore(found, place);
        change(found, tree, space);
      } else {
        parent.insertBefore(build(tree, space), place);
        if (place && !place.dataset?.key) {
          const old = place;
          place = place.nextSibling;
          old.remove();
        }
      }
    }
    while (place) {
      const old = place;
      place = place.nextSibling;
      old.remove();
    }
  }

  function show(parts) {
    for (const [id, trees] of Object.entries(parts)) fill(document.getElementById(id), trees, null);
  }

  window.unsealed = Object.assign(window.unsealed || {}, { show });
})();
