/*
 * A figure that was taken away opens the view it came from: dropped on the page, or chosen as a file. It is read here, in
 * the browser; nothing of it is sent. The file names its view (see export/facts.py); what is no view of ours is not opened.
 */
(function () {
  const namespace = "urn:unsealed:view#";
  const views = /^\/$|^\/(search|documents|insights)$|^\/(event|source)\/[a-z0-9-]+$/;
  const largest = 200e6; // bytes
  const page = document.getElementById("page");

  const saying = document.createElement("div");
  saying.className = "drop-word";
  saying.setAttribute("role", "status");
  document.body.append(saying);
  let ending = 0;

  /* What to say stands in the header, in the language of the page. */
  function say(key, milliseconds) {
    window.clearTimeout(ending);
    saying.textContent = key ? document.querySelector("[data-drop]").dataset[key] : "";
    page.classList.toggle("drop-over", key === "drop");
    if (key) ending = window.setTimeout(say, milliseconds);
  }

  /* From the XMP packet of a picture: an element, or an attribute where another program has written it anew. */
  function inPacket(text) {
    for (const [packet] of text.matchAll(/<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/g)) {
      const tree = new DOMParser().parseFromString(packet, "application/xml");
      const element = tree.getElementsByTagNameNS(namespace, "view")[0];
      const holder = [...tree.getElementsByTagName("*")].find((one) => one.hasAttributeNS(namespace, "view"));
      const view = element ? element.textContent : holder?.getAttributeNS(namespace, "view");
      if (view) return view;
    }
    return null;
  }

  function inHtml(text) {
    const element = text.match(/<meta\s+name="unsealed:view"[^<>]*>/);
    return element && new DOMParser().parseFromString(element[0], "text/html").querySelector("meta").content;
  }

  /* Path and query of a page of this explorer, or nothing: no other host, no script, no page that is none of ours. */
  function own(view) {
    if (!view || !/^\/(?![/\\])[^\s\\]*$/.test(view)) return null;
    const address = new URL(view, window.location.origin);
    if (address.origin !== window.location.origin || !views.test(address.pathname)) return null;
    return address;
  }

  /* The grid of documents has the words that it was made with, so another language is another page. */
  function open(address) {
    const here = new URL(window.location.href);
    const alike = address.pathname === here.pathname && address.searchParams.get("lang") === here.searchParams.get("lang");
    if (alike && document.documentElement.dataset.ready) window.unsealed.go(address.href);
    else window.location.assign(address.href);
  }

  async function textOf(file) {
    if (!file || file.size > largest) return "";
    const bytes = await file.arrayBuffer().catch(() => new ArrayBuffer(0)); // a folder cannot be read
    return new TextDecoder().decode(bytes);
  }

  async function openFigure(file) {
    const text = await textOf(file);
    const address = own(inPacket(text) ?? inHtml(text));
    if (address) open(address);
    say(address ? "" : "dropNothing", 6000);
  }

  /* What is dragged within the page, and what is dropped into a field for files, is none of our business. */
  let within = false;
  const ours = (event) =>
    !within && event.dataTransfer?.types.includes("Files") && !event.target.closest?.("input[type=file]");
  document.addEventListener("dragstart", () => (within = true));
  for (const over of ["dragend", "pointermove"]) document.addEventListener(over, () => (within = false));

  document.addEventListener("dragover", (event) => {
    if (!ours(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    say("drop", 1200); // it comes again and again while a file is over the page, and no more when it has left
  });
  document.addEventListener("drop", (event) => {
    if (!ours(event)) return;
    event.preventDefault();
    openFigure(event.dataTransfer.files[0]);
  });
  document.addEventListener("change", (event) => {
    const field = event.target.closest?.('[data-action="open-figure"]');
    if (!field) return;
    openFigure(field.files[0]);
    field.value = ""; // so that the same file can be chosen again
  });

  window.unsealed = Object.assign(window.unsealed || {}, { openFigure });
})();
