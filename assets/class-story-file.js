/* A story as a file of YAML: written as the checks of a data set want it, and its name. */
(function () {
  const first = "# yaml-language-server: $schema=../../.schema/story.json\n";
  const order = {
    story: ["title", "summary", "level", "minutes", "aims", "steps"],
    step: ["id", "title", "text", "view", "sources", "question", "hidden", "notes"],
    view: ["event", "themes", "period", "lanes", "known"],
    shown: ["source", "passage", "hidden"],
  };
  const romanised = {
    а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m",
    н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch",
    ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya", і: "i", ї: "yi", є: "ye", ґ: "g",
  };

  /* Characters that no record may hold (explorer/values.py) are taken out; a tab is a space. */
  function clean(words) {
    return words
      .replace(/\r\n?/g, "\n")
      .replace(/\t/g, " ")
      .replace(/(?!\n)[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u202a-\u202e\u2066-\u2069]/gu, "");
  }

  /* Latin letters, digits and hyphens. */
  function slug(words) {
    const latin = Array.from(words.toLowerCase(), (letter) => romanised[letter] ?? letter).join("");
    const plain = latin.normalize("NFKD").replace(/\p{M}/gu, "");
    return plain.replace(/[^a-z0-9]+/g, "-").slice(0, 80).replace(/^-+|-+$/g, "");
  }

  function nameOf(title, language) {
    return slug(title[language] ?? title.en ?? Object.values(title)[0] ?? "") || "my-story";
  }

  const filled = (value) =>
    value !== undefined && value !== "" && value !== false && !(typeof value === "object" && !Object.keys(value).length);

  /* Only what is there, in the order of the record. */
  function arranged(record, name) {
    const made = {};
    for (const key of order[name]) if (filled(record[key])) made[key] = record[key];
    return made;
  }

  function record(story) {
    const steps = story.steps.map((step) => {
      const sources = step.sources.map((shown) => arranged(shown, "shown"));
      return arranged({ ...step, view: arranged(step.view, "view"), sources }, "step");
    });
    return arranged({ ...story, steps }, "story");
  }

  /* Block style, no folded lines; the default schema quotes what a reader might take for a number, a day or nothing. */
  function written(story) {
    return first + window.jsyaml.dump(record(story), { lineWidth: -1, noRefs: true, quotingType: '"' });
  }

  window.unsealed = Object.assign(window.unsealed || {}, { storyFile: { written, clean, slug, nameOf } });
})();
