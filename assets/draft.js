/*
 * The story that a reader makes: one draft in this browser, {"file": …, "story": …}; the story has the shape of a
 * story's file. It never goes to the server.
 */
(function () {
  const key = "unsealed-story";
  const longest = 76; // letters of an id, which may have 80: room for "-60"

  const object = (value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});
  const records = (value) => (Array.isArray(value) ? value.filter((one) => one === object(one)) : []);

  function fresh() {
    return { file: "my-story", story: { title: {}, level: "upper-secondary", minutes: 40, aims: [], steps: [] } };
  }

  /* An id that no other step has, from words or an id. */
  function unique(stem, taken) {
    const base = stem.slice(0, longest).replace(/-+$/, "") || "step";
    let name = base;
    for (let n = 2; taken.includes(name); n += 1) name = `${base}-${n}`;
    return name;
  }

  /* Everything that a page may ask for is there, and no two steps have the same id. */
  function whole(draft) {
    const story = object(draft.story);
    story.title = object(story.title);
    story.aims = records(story.aims);
    story.steps = records(story.steps);
    const taken = [];
    for (const step of story.steps) {
      step.id = unique(String(step.id || "step"), taken);
      taken.push(step.id);
      for (const name of ["title", "text", "view"]) step[name] = object(step[name]);
      for (const name of ["sources", "hidden"]) step[name] = records(step[name]);
    }
    return { file: String(draft.file || "my-story"), story };
  }

  /* The draft; a new one if there is none, or none that can be read. */
  function read() {
    try {
      return whole(JSON.parse(window.localStorage.getItem(key)) ?? fresh());
    } catch {
      return fresh();
    }
  }

  function write(draft) {
    try {
      window.localStorage.setItem(key, JSON.stringify(draft));
      return true;
    } catch {
      return false; // switched off, or full
    }
  }

  /* A step at the end; its number, or 0 if the browser does not keep it, or the story is as long as a story can be. */
  function add({ stem, title, view, sources }, most) {
    const draft = read();
    const { steps } = draft.story;
    if (steps.length >= most) return 0;
    const id = unique(stem, steps.map((step) => step.id));
    steps.push({ id, title, text: {}, view, sources, hidden: [] });
    return write(draft) ? steps.length : 0;
  }

  window.unsealed = Object.assign(window.unsealed || {}, { draft: { key, fresh, whole, read, write, add, unique } });
})();
