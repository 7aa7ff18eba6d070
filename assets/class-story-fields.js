/* The fields of a story or a step: what they show of a record, and what they write into it. */
(function () {
  const lists = new Set(["aims", "hidden"]);
  const required = new Set(["title", "text"]);
  const begun = new WeakMap(); // the told things of a list when its field got the focus
  const clean = (words) => window.unsealed.storyFile.clean(words);

  const inAny = (told, language) => told[language] ?? told.en ?? Object.values(told)[0] ?? "";
  const asLine = (told, language) => inAny(told, language).replace(/\s*\n\s*/g, " ");

  /* The words in another language stand in an empty field as its hint, so that one sees what there is. */
  function show(root, record, language) {
    for (const field of root.querySelectorAll("[data-field]")) {
      const name = field.dataset.field;
      const value = record[name];
      if (field === document.activeElement && field.dataset.shown === String(record.id)) continue;
      field.dataset.shown = String(record.id);
      if (lists.has(name)) field.value = (value || []).map((told) => asLine(told, language)).join("\n");
      else if (name === "level" || name === "minutes") field.value = value ?? "";
      else {
        field.value = value?.[language] ?? "";
        field.placeholder = value?.[language] ? "" : inAny(value || {}, language);
      }
    }
  }

  function take(field, record, language) {
    const name = field.dataset.field;
    const words = clean(field.value);
    if (name === "level") record.level = field.value;
    else if (name === "minutes") takeMinutes(field, record);
    else if (lists.has(name)) record[name] = lines(words, begun.get(field) || record[name] || [], language);
    else {
      const told = { ...record[name] };
      if (words.trim()) told[language] = words;
      else delete told[language];
      record[name] = told;
      if (!required.has(name) && !Object.keys(told).length) delete record[name];
    }
  }

  function takeMinutes(field, record) {
    if (field.value) record.minutes = Number(field.value);
    else delete record.minutes;
  }

  /*
   * One told thing a line. A line that was there keeps its other languages, wherever it is now; one that was not takes
   * the place of the old one behind its neighbour. What is compared with stood there when somebody began to write, so
   * that a line can be emptied meanwhile.
   */
  function lines(words, before, language) {
    const said = words.split("\n").filter((line) => line.trim());
    const free = new Map(before.map((told, place) => [place, asLine(told, language)]));
    const places = said.map((line) => {
      const [place] = [...free].find(([, old]) => old === line) ?? [null];
      free.delete(place);
      return place;
    });
    return said.map((line, n) => {
      if (places[n] !== null) return before[places[n]];
      const next = n ? places[n - 1] + 1 : 0;
      if (n && places[n - 1] === null) return { [language]: line };
      if (!free.delete(next)) return { [language]: line };
      places[n] = next;
      return { ...before[next], [language]: line };
    });
  }

  function begin(field, record) {
    if (lists.has(field.dataset.field)) begun.set(field, record[field.dataset.field] || []);
  }

  window.unsealed = Object.assign(window.unsealed || {}, { storyFields: { show, begin, take, inAny } });
})();
