/* The fields of a story or a step: what they show of a record, and what they write into it. */
(function () {
  const lists = new Set(["aims", "hidden"]);
  const required = new Set(["title", "text"]);
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
    else if (lists.has(name)) record[name] = lines(words, record[name] || [], language);
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

  /* One told thing a line. Those before and after what was changed stay as they are, with their other languages. */
  function lines(words, before, language) {
    const said = words.split("\n").filter((line) => line.trim());
    const old = before.map((told) => asLine(told, language));
    let start = 0;
    while (start < said.length && start < old.length && said[start] === old[start]) start += 1;
    let end = 0;
    const most = Math.min(said.length, old.length) - start;
    while (end < most && said.at(-1 - end) === old.at(-1 - end)) end += 1;
    const changed = said.slice(start, said.length - end).map((line, n) => {
      const former = start + n < before.length - end ? before[start + n] : {};
      return { ...former, [language]: line };
    });
    return [...before.slice(0, start), ...changed, ...before.slice(before.length - end)];
  }

  window.unsealed = Object.assign(window.unsealed || {}, { storyFields: { show, take, inAny } });
})();
