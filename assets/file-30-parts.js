/* Elements of the page. Words become text, never markup. */

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(element.style, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function button(words, attributes, ...children) {
  return make("button", { type: "button", class: "button", ...attributes }, words, ...children);
}

function hidden(sign, name) {
  return make("span", { class: name, "aria-hidden": "true" }, sign);
}

function unseen(words) {
  return make("span", { class: "unseen" }, words);
}

/* An address of a document as a link, if it is one that a browser may open. */
function outward(address, words) {
  if (!/^https?:\/\//i.test(address)) return make("span", {}, words);
  return make("a", { href: address, rel: "noreferrer noopener", target: "_blank" }, words);
}
