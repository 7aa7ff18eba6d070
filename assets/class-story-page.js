/* The page on which a story is made: every change is kept at once, and what it changes is drawn anew. */
(function () {
  const { draft: store, storyAside: aside, storyCheck, storyDrag, storyFields, storyFile, storySteps } = window.unsealed;
  const at = (id) => document.getElementById(id);
  const desk = at("maker");
  const words = JSON.parse(desk.dataset.words);
  const names = JSON.parse(desk.dataset.names);
  const { language } = desk.dataset;
  const most = Number(desk.dataset.most);
  const preview = at("maker-preview").getAttribute("href");
  const list = at("maker-steps");
  let draft = store.read();
  let undo = null;
  let kept = true; // whether the browser keeps what is written

  const say = (name, values = {}) => storySteps.filled(words.say[name], values);
  const stepAt = (element) => draft.story.steps.findIndex((step) => step.id === element.dataset.step);
  const elementOf = (id) => [...list.children].find((element) => element.dataset.step === id);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const isEmpty = ({ story }) => !story.steps.length && !Object.keys(story.title).length && !story.aims.length;

  function keep() {
    kept = store.write(draft);
    const said = say(kept ? "saved" : "unsaved");
    if (at("maker-saved").textContent !== said) at("maker-saved").textContent = said;
    at("maker-saved").classList.toggle("failed", !kept);
  }

  /* What was done, and how to take it back. */
  function done(said, takeBack = null) {
    undo = takeBack;
    at("maker-said").textContent = said;
    at("maker-fault").textContent = "";
    desk.querySelector("[data-do=undo]").hidden = !takeBack;
  }

  function showMissing() {
    const found = storyCheck(draft.story, names, most);
    const items = found.map(({ step, field, name, what }) => {
      const n = draft.story.steps.findIndex((one) => one.id === step) + 1;
      const link = document.createElement("a");
      link.href = `#${step ? `${step}-${field}` : field === "steps" ? "maker-steps-name" : `story-${field}`}`;
      const said = storySteps.filled(words.check[name], { what });
      link.textContent = step ? `${say("step", { n })}: ${said}` : said;
      const item = document.createElement("li");
      item.append(link);
      return item;
    });
    const ready = document.createElement("li");
    ready.className = "ready";
    ready.textContent = words.check.ready;
    at("maker-missing").replaceChildren(...(items.length ? items : [ready]));
  }

  function showAside() {
    const items = aside.list().map((one, n) => {
      const record = one.step || one.draft.story;
      const title = storyFields.inAny(record.title || {}, language) || say(one.step ? "untitled" : "nameless");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      Object.assign(button.dataset, { do: "restore", value: n });
      button.textContent = say(one.step ? "aside.step" : "aside.story", { title });
      const item = document.createElement("li");
      item.append(button);
      return item;
    });
    at("maker-aside-list").replaceChildren(...items);
    at("maker-aside").hidden = !items.length;
  }

  function show() {
    storyFields.show(at("story"), draft.story, language);
    storySteps.render(list, draft.story.steps, { words, names, language, preview });
    at("maker-none").hidden = draft.story.steps.length > 0;
    showMissing();
    showAside();
  }

  function change() {
    keep();
    show();
  }

  function move(id, place) {
    const { steps } = draft.story;
    const from = steps.findIndex((step) => step.id === id);
    if (place < 0 || place >= steps.length || from < 0) return;
    steps.splice(place, 0, ...steps.splice(from, 1));
    change();
    if (place !== from) done(say("moved", { n: place + 1, total: steps.length }));
  }

  function insert(step, place) {
    const { steps } = draft.story;
    const made = { ...structuredClone(step), id: store.unique(step.id, steps.map((one) => one.id)) };
    steps.splice(place, 0, made);
    change();
    return made.id;
  }

  function focusOn(id, selector) {
    const target = (id && elementOf(id)?.querySelector(selector)) || at("maker-steps-name");
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  /* Another story takes the place of this one, which is put aside. */
  function replace(next, said) {
    const former = isEmpty(draft) ? null : aside.put({ draft });
    draft = store.whole(structuredClone(next));
    for (const field of desk.querySelectorAll("[data-field]")) delete field.dataset.shown;
    change();
    done(former ? `${said} ${say("former")}` : said, former && (() => restore(former)));
  }

  function restore(one) {
    if (!aside.take(one)) return;
    if (one.draft) {
      replace(one.draft, say("restored"));
      return;
    }
    const id = insert(one.step, Math.min(one.place, draft.story.steps.length));
    done(say("restored"));
    focusOn(id, "[data-field=title]");
  }

  /* A passage or a part of the view goes; until something else is done it can come back. */
  function takeOut(step, what) {
    const { view, sources } = structuredClone(step);
    what();
    change();
    done(say("removed"), () => {
      Object.assign(step, { view, sources });
      change();
      done(say("restored"));
      focusOn(step.id, "[data-part=open-view]");
    });
    focusOn(step.id, "[data-part=open-view]");
  }

  const ofStep = {
    up: (step, n) => {
      move(step.id, n - 1);
      focusOn(step.id, "[data-do=up]");
    },
    down: (step, n) => {
      move(step.id, n + 1);
      focusOn(step.id, "[data-do=down]");
    },
    copy: (step, n) => {
      const id = insert(step, n + 1);
      done(say("copied", { n: n + 2 }));
      focusOn(id, "[data-field=title]");
    },
    delete: (step, n) => {
      draft.story.steps.splice(n, 1);
      const former = aside.put({ step, place: n });
      change();
      done(say("deleted", { n: n + 1 }), () => restore(former));
      desk.querySelector("[data-do=undo]").focus();
    },
    unview: (step, _, value) => takeOut(step, () => delete step.view[value]),
    unshow: (step, _, value) => takeOut(step, () => step.sources.splice(Number(value), 1)),
  };

  const ofStory = {
    undo: () => undo?.(),
    restore: (value) => restore(aside.list()[value]),
    blank: () => {
      const step = { id: "step", title: {}, text: {}, view: {}, sources: [], hidden: [] };
      focusOn(insert(step, draft.story.steps.length), "[data-field=title]");
    },
    open: () => at("maker-file").click(),
    download,
    anew: () => {
      replace(store.fresh(), say("anew"));
      at("story-title").focus();
    },
  };

  function download() {
    const file = new Blob([storyFile.written(draft.story)], { type: "application/yaml" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${draft.file}.yaml`;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  async function open(file) {
    if (!file) return;
    const read = storyFile.read(await file.arrayBuffer(), file.name, words);
    if (read.fault) {
      done("");
      at("maker-fault").textContent = read.fault;
      return;
    }
    const name = storyFile.slug(file.name.replace(/\.ya?ml$/i, "")) || "my-story";
    replace({ file: name, story: read.story }, say("opened", { file: file.name }));
  }

  /* The file is called as the story is, until it was opened under another name. */
  function rename(before) {
    if (draft.file === before || draft.file === "my-story") draft.file = storyFile.nameOf(draft.story.title, language);
  }

  desk.addEventListener("focusin", ({ target }) => {
    if (!target.dataset.field) return;
    const element = target.closest("li.maker-step");
    storyFields.begin(target, element ? draft.story.steps[stepAt(element)] : draft.story);
  });

  desk.addEventListener("input", ({ target }) => {
    const element = target.closest("li.maker-step");
    const step = element && draft.story.steps[stepAt(element)];
    if (target.dataset.do === "hide") {
      const shown = step.sources[Number(target.dataset.value)];
      if (target.checked) shown.hidden = true;
      else delete shown.hidden;
    } else if (target.dataset.field) {
      const before = storyFile.nameOf(draft.story.title, language);
      storyFields.take(target, step || draft.story, language);
      if (!step) rename(before);
      else if (target.dataset.field === "title") {
        const context = { words, language, preview, total: draft.story.steps.length };
        storySteps.showStep(element, step, stepAt(element) + 1, context);
      }
    } else return;
    keep();
    showMissing();
  });

  desk.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button && button.getAttribute("aria-disabled") !== "true") {
      const { do: does, value } = button.dataset;
      const element = button.closest("li.maker-step");
      if (element) ofStep[does]?.(draft.story.steps[stepAt(element)], stepAt(element), value);
      else ofStory[does]?.(value);
    }
    const link = event.target.closest("#maker-missing a");
    const place = link && at(link.hash.slice(1));
    if (!place) return;
    event.preventDefault();
    const first = place.querySelector("button") ?? place.closest("li")?.querySelector("[data-part=open-view]");
    const target = place.matches("ul") ? first : place;
    target.focus();
    target.scrollIntoView({ block: "center" });
  });

  at("maker-file").addEventListener("change", ({ target }) => {
    open(target.files[0]);
    target.value = ""; // the same file can be opened again
  });
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    open(event.dataTransfer.files[0]);
  });

  /* Another tab, or the page that somebody went back to from here, has changed it. */
  function again() {
    const written = store.read();
    if (!kept || same(written, draft)) return;
    draft = written;
    aside.refresh();
    show();
  }

  window.addEventListener("storage", ({ key }) => {
    if (key === store.key || key === aside.key || key === null) again();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) again();
  });

  for (const field of at("story").querySelectorAll("[data-field]")) field.id = `story-${field.dataset.field}`;
  at("maker-needs").remove();
  desk.hidden = false;
  storyDrag(list, move);
  show();
  if (!isEmpty(draft)) at("maker-saved").textContent = say("saved");
  document.documentElement.dataset.ready = "yes";
})();
