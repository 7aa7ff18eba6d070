/* Reads a file of YAML and looks whether it has the shape of a story: the story, or one line that says what is wrong. */
(function () {
  const largest = 1024 * 1024;
  const id = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const language = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;
  const truths = { true: true, yes: true, on: true, 1: true, false: false, no: false, off: false, 0: false };
  const plain = window.jsyaml.FAILSAFE_SCHEMA.extend({ implicit: [window.jsyaml.types.null] }); // all else is text
  const reasons = [
    [/duplicated mapping key/, "key-twice"],
    [/alias/, "alias"],
    [/tag/, "tag"],
    [/single document/, "second"],
    [/unexpected end of the stream within a|quoted scalar/, "quote"],
    [/nested mappings|colon|mapping values/, "colon"],
    [/indentation|block mapping|block sequence|whitespaces/, "indent"],
  ];

  class Fault extends Error {
    constructor(name, values = {}) {
      super(name);
      this.values = values;
    }
  }

  /* An anchor is met at the next thing that is read: an alias needs one, so there are none of these either. */
  function refuseAnchors(_, state) {
    if (Object.keys(state.anchorMap).length) {
      throw new Fault("alias", { line: state.line + 1, column: state.position - state.lineStart + 1 });
    }
  }

  function parsed(text) {
    try {
      return window.jsyaml.load(text, { schema: plain, listener: refuseAnchors });
    } catch (error) {
      if (error instanceof Fault) throw error;
      if (error instanceof RangeError) throw new Fault("yaml"); // nested beyond all measure
      const [, name] = reasons.find(([said]) => said.test(error.reason || "")) || [null, "yaml"];
      const { line, column } = error.mark || { line: 0, column: 0 };
      throw new Fault(name, { line: line + 1, column: column + 1 });
    }
  }

  const absent = (value) => value === undefined || value === null || value === "";

  function text(value, place) {
    if (typeof value !== "string") throw new Fault("text", { place });
    return window.unsealed.storyFile.clean(value);
  }

  function matching(pattern, fault) {
    return (value, place) => {
      if (!pattern.test(text(value, place))) throw new Fault(fault, { place, value });
      return value;
    };
  }

  function among(words) {
    return (value, place) => {
      if (!words.includes(text(value, place))) throw new Fault("word", { place, value, values: words.join(", ") });
      return value;
    };
  }

  function told(value, place) {
    if (typeof value !== "object" || Array.isArray(value)) throw new Fault("told", { place, values: "en: …" });
    const words = {};
    for (const [key, said] of Object.entries(value)) {
      if (!language.test(key)) throw new Fault("language", { place, value: key });
      if (!absent(said) && text(said, `${place}.${key}`).trim()) words[key] = text(said, place);
    }
    return words;
  }

  const lines = (value, place) => list(told)(value, place).filter((line) => Object.keys(line).length);

  function list(of, most = Infinity) {
    return (value, place) => {
      if (!Array.isArray(value)) throw new Fault("list", { place });
      if (value.length > most) throw new Fault("passages", { place, value: most });
      return value.map((item, n) => of(item, `${place}.${n + 1}`));
    };
  }

  function mapping(fields, fault = "mapping") {
    return (value, place) => {
      if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Fault(fault, { place, values: Object.keys(fields).join(", ") });
      const made = {};
      for (const [key, given] of Object.entries(value)) {
        const at = place ? `${place}.${key}` : key;
        if (!Object.hasOwn(fields, key)) {
          throw new Fault("key", { place: at, value: key, values: Object.keys(fields).join(", ") });
        }
        if (!absent(given)) made[key] = fields[key](given, at);
      }
      return made;
    };
  }

  function minutes(value, place) {
    if (!/^\d{1,3}$/.test(text(value, place)) || Number(value) < 1 || Number(value) > 600) {
      throw new Fault("minutes", { place, value });
    }
    return Number(value);
  }

  function truth(value, place) {
    const meant = truths[text(value, place).toLowerCase()];
    if (meant === undefined) throw new Fault("truth", { place, value, values: "true, false" });
    return meant;
  }

  const day = matching(/^\d{4}-\d{2}-\d{2}$/, "day");

  function story(levels, lanes) {
    const name = matching(id, "id");
    const view = { event: name, themes: list(name), period: text, lanes: among(lanes), known: day };
    const shown = mapping({ source: name, passage: name, hidden: truth });
    const step = { id: name, title: told, text: told, view: mapping(view), sources: list(shown, 3), question: told };
    Object.assign(step, { hidden: lines, notes: told });
    const rest = { level: among(levels), minutes, aims: lines, steps: list(mapping(step)) };
    return mapping({ title: told, summary: told, ...rest }, "story");
  }

  /* One line: file, where, what, and what would be right. */
  function line(fault, file, words) {
    const filled = (said, values) =>
      said.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? "").slice(0, 200).replace(/\s+/g, " "));
    const what = filled(words[fault.message], fault.values);
    const at = fault.values.line ? "line" : fault.values.place ? "place" : "";
    return at ? filled(words[at], { ...fault.values, file, what }) : `${file}: ${what}`;
  }

  /* {story} or {fault}: what stands in a file's bytes. */
  function read(bytes, file, { fault: words, levels, lanes }) {
    try {
      const decoded = decode(bytes);
      const value = parsed(decoded);
      if (value === undefined || value === null) throw new Fault("empty");
      return { story: story(levels, Object.keys(lanes))(value, "") };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { fault: line(error, file, words) };
    }
  }

  function decode(bytes) {
    if (bytes.byteLength > largest) throw new Fault("large");
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw new Fault("encoding");
    }
  }

  Object.assign(window.unsealed.storyFile, { read });
})();
