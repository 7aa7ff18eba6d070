/*
 * The pages of a document's text. Those near the part that is in sight are there, the others are empty places of about
 * their height: they are asked for when they come near, and emptied when they are far away.
 */
(function () {
  const ahead = "120% 0px"; // pages this far above and below what is in sight are asked for
  const kept = 25; // pages above and below it that stay
  const most = 20; // pages that are asked for at once; see web/pieces.py
  let wanted = new Set();
  let waiting = 0;
  let watch = null;
  let shownAt = "";

  const number = (leaf) => Number(leaf.id.replace("leaf-", ""));

  /* An empty page has the height that it had, or will have. */
  function hold(leaf) {
    leaf.style.minHeight = leaf.childElementCount ? "" : `${leaf.dataset.height}em`;
  }

  function forgetFar(box, middle) {
    for (const leaf of box.children) {
      if (!leaf.childElementCount || Math.abs(number(leaf) - middle) <= kept) continue;
      leaf.dataset.height = String(leaf.offsetHeight / parseFloat(getComputedStyle(leaf).fontSize));
      leaf.replaceChildren();
      hold(leaf);
    }
  }

  async function fetchWanted(box) {
    const pages = [...wanted].sort((a, b) => a - b).slice(0, most);
    wanted = new Set();
    if (!pages.length || !box.isConnected) return;
    const address = box.dataset.leaves;
    const joint = address.includes("?") ? "&" : "?";
    const answer = await fetch(`${address}${joint}pages=${pages.join(",")}`);
    if (!answer.ok || box.dataset.leaves !== address) return; // another text is shown by now
    const parts = await answer.json();
    for (const id of Object.keys(parts)) if (document.getElementById(id)?.childElementCount) delete parts[id];
    window.unsealed.show(parts);
    for (const id of Object.keys(parts)) hold(document.getElementById(id));
    forgetFar(box, pages[Math.floor(pages.length / 2)]);
  }

  function want(box, leaf) {
    if (leaf.childElementCount) return;
    wanted.add(number(leaf));
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => fetchWanted(box), 60);
  }

  function scrollTo(box) {
    const place = window.location.hash.slice(1);
    const hit = place.startsWith("hit-") ? place : "";
    const key = `${box.dataset.leaves} ${box.dataset.at} ${hit}`;
    if (key === shownAt) return;
    shownAt = key;
    const target = document.getElementById(hit || box.dataset.at || "none");
    if (!target) return;
    const lead = target.matches(".leaf") ? 0 : box.clientHeight / 3;
    box.scrollTop += target.getBoundingClientRect().top - box.getBoundingClientRect().top - lead;
  }

  function begin() {
    const box = document.querySelector(".leaves");
    watch?.disconnect();
    wanted = new Set();
    if (!box) return;
    for (const leaf of box.children) hold(leaf);
    scrollTo(box);
    const near = (seen) => seen.filter((one) => one.isIntersecting).forEach((one) => want(box, one.target));
    watch = new IntersectionObserver(near, { root: box, rootMargin: ahead });
    for (const leaf of box.children) watch.observe(leaf);
  }

  document.addEventListener("unsealed:shown", begin);
  begin();
})();
