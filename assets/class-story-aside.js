/* What was taken out of the story, or replaced: kept in this browser, so that nothing is lost. The last comes first. */
(function () {
  const key = "unsealed-story-aside";
  const most = 12;
  let kept = read();

  function read() {
    try {
      const found = JSON.parse(window.localStorage.getItem(key));
      return Array.isArray(found) ? found.filter((one) => one?.step || one?.draft) : [];
    } catch {
      return [];
    }
  }

  function write() {
    try {
      window.localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // it stays in the memory of this page
    }
  }

  /* {draft}: a whole story; {step, place}: a step that was at that place. Gives what was put there. */
  function put(one) {
    const copy = structuredClone(one);
    kept = [copy, ...kept].slice(0, most);
    write();
    return copy;
  }

  /* False if it is there no more. */
  function take(one) {
    const place = kept.indexOf(one);
    if (place < 0) return false;
    kept.splice(place, 1);
    write();
    return true;
  }

  window.unsealed = Object.assign(window.unsealed || {}, {
    storyAside: {
      key,
      put,
      take,
      list: () => kept,
      refresh: () => {
        kept = read();
      },
    },
  });
})();
