/* What is missing before a story can be handed out: what `unsealed check` would refuse (explorer/rules/stories.py). */
(function () {
  const longest = 4000; // letters of a text

  const lacks = (told) => !Object.values(told || {}).some((words) => words.trim());

  /* First or last day number of a date with year, month and day, or fewer; null for what is written otherwise. */
  function dayOf(text, last) {
    const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
    if (!found) return null;
    const [year, month, day] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
    const date = new Date(0);
    if (day) date.setUTCFullYear(year, month - 1, day);
    else if (last) date.setUTCFullYear(year, month ?? 12, 0);
    else date.setUTCFullYear(year, (month ?? 1) - 1, 1);
    return Math.floor(date.getTime() / 86_400_000);
  }

  function* story({ title, minutes, steps, ...rest }, most) {
    if (lacks(title)) yield ["title", "title"];
    if (!(minutes >= 1 && minutes <= 600)) yield ["minutes", "minutes"];
    for (const [name, told] of [["title", [title]], ["summary", [rest.summary]], ["aims", rest.aims]]) {
      if (told.some(tooLong)) yield [name, "long"];
    }
    if (!steps.length) yield ["steps", "no-steps"];
    if (steps.length > most) yield ["steps", "many-steps"];
  }

  function tooLong(told) {
    return Object.values(told || {}).some((words) => Array.from(words).length > longest);
  }

  function* step(step, names) {
    if (lacks(step.title)) yield ["title", "step-title"];
    if (lacks(step.text)) yield ["text", "step-text"];
    for (const name of ["title", "text", "question", "notes"]) if (tooLong(step[name])) yield [name, "long"];
    if (step.hidden.some(tooLong)) yield ["hidden", "long"];
    if (step.sources.length > 3) yield ["sources", "many-passages"];
    const places = step.sources.map(({ source, passage }) => `${source} ${passage}`);
    if (new Set(places).size < places.length) yield ["sources", "twice"];
    for (const theme of step.view.themes || []) if (!Object.hasOwn(names.themes, theme)) yield ["view", "theme", theme];
    const period = dates(step.view.period);
    if (period === undefined) yield ["view", "period"];
    if (names.whole) yield* named(step, names, period);
    if (step.view.known && dayOf(step.view.known) > names.today) yield ["view", "future"];
  }

  /* First and last day; null if there is no period or it cannot be reckoned here, undefined if it has no two ends. */
  function dates(period) {
    if (!period) return null;
    const ends = period.split("/");
    if (ends.length !== 2 || ends.some((end) => !/\d/.test(end))) return undefined;
    const days = [dayOf(ends[0], false), dayOf(ends[1], true)];
    return days.includes(null) ? null : days;
  }

  function* named({ view, sources }, { events, sources: known }, period) {
    for (const { source, passage } of sources) {
      if (!Object.hasOwn(known, source)) yield ["sources", "source", source];
      else if (!Object.hasOwn(known[source][1], passage)) yield ["sources", "passage", passage];
    }
    const reaches = ([, first, last]) => !(last !== null && last < period[0]) && !(first !== null && first > period[1]);
    if (period && !Object.values(events).some(reaches)) yield ["view", "empty"];
    if (!view.event) return;
    if (!Object.hasOwn(events, view.event)) {
      yield ["view", "event", view.event];
      return;
    }
    const [, first, , themes] = events[view.event];
    if (period && !reaches(events[view.event])) yield ["view", "outside"];
    if (view.themes?.length && !view.themes.some((theme) => themes.includes(theme))) yield ["view", "not-of-themes"];
    if (view.known && first !== null && first > dayOf(view.known)) yield ["view", "before"];
  }

  /* [{step (an id, or null), field, name of the words, what}]. */
  function check(draft, names, most) {
    const all = [...story(draft, most)].map(([field, name]) => ({ step: null, field, name }));
    for (const one of draft.steps) {
      for (const [field, name, what] of step(one, names)) all.push({ step: one.id, field, name, what });
    }
    return all;
  }

  window.unsealed = Object.assign(window.unsealed || {}, { storyCheck: check });
})();
