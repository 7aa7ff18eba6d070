/* A claim and what it rests on, for the reader. */

const SIGNS = { "two-sided": "●●", documented: "●", reported: "○", disputed: "◐", contradicted: "✕", silent: "▬" };

/* A bar, and the words that say until when. */
function barLine([, until, hiddenPaper], words) {
  const day = words.day(until);
  return [
    hidden("", "bar"),
    make("span", { class: "bar-words" }, words.say(hiddenPaper ? "sealed.until" : "silent.until", { day })),
  ];
}

function claimItem([text, status, links], bars, store, state, words) {
  const told = links.map((link, n) => evidence(link, n === 0, store, state, words));
  return make(
    "li",
    { class: `claim status-${status}` },
    make("p", { class: "claim-text" }, words.said(text)),
    make(
      "p",
      { class: "claim-foot" },
      hidden(SIGNS[status], "sign"),
      " ",
      make("b", {}, words.say(`status.${status}`)),
    ),
    told,
    bars.map((bar) => make("p", { class: "claim-foot" }, barLine(bar, words))),
  );
}

/* A passage that bears on a claim: whose record and where in it; then, opened, what it says and what it stands in. */
function evidence([number, place, stance], open, store, state, words) {
  const source = store.source(number, state.known);
  const passage = source.passages[place];
  const kind = source.kind === "news-article" && source.creator ? source.creator : words.say(`kind.${source.kind}`);
  const name = [
    make("b", { class: `side-${source.side}` }, words.say(`side.${source.side}`)),
    ` · ${kind}, ${words.text(passage.place)}`,
  ];
  const summary = make(
    "summary",
    {},
    make("span", { class: "stance" }, words.say(`stance.${stance}`)),
    " ",
    make("span", { class: "whose" }, name),
  );
  return make(
    "details",
    { class: `evidence stance-${stance}`, open },
    summary,
    passageParts(passage, store, state, words),
    documentParts(source, words),
  );
}

function passageParts(passage, store, state, words) {
  const speaker = passage.speaker && words.text(store.contents.people[passage.speaker]);
  const seen = passage.seen === undefined ? null : store.source(passage.seen, state.known);
  return [
    speaker && make("p", { class: "speaker" }, speaker),
    make("p", { class: "gloss" }, gloss(passage, words)),
    (passage.withheld ?? []).map((part) => withheld(part, passage, words)),
    passage.translation !== undefined && make("p", { class: "hint" }, words.text(passage.translation)),
    seen && make("p", { class: "hint" }, words.say("passage.seen-in"), " ", words.said(seen.title)),
  ];
}

/* What a passage says in our words, with its quote in place: verbatim, marked, in the document's language. */
function gloss(passage, words) {
  const { words: said, language } = words.phrase(passage.gloss);
  const [before, after] = said.split("{quote}");
  if (after === undefined || passage.quote === undefined) return words.said(passage.gloss);
  const badge =
    language === words.language
      ? []
      : [" ", make("span", { class: "fallback", title: words.say("language.fallback") }, language.toUpperCase())];
  const quote = make("q", { class: "quote", lang: passage.tongue }, words.say("quote.marks", { words: passage.quote }));
  return [make("span", { lang: language }, before), quote, make("span", { lang: language }, after), badge];
}

function withheld({ long, words: said, before, since, reading }, passage, words) {
  const bar = [
    make("span", { class: "bar", "aria-hidden": "true", style: { width: `${long}rem` } }),
    make("span", { class: "bar-words" }, words.text(said)),
  ];
  if (before === undefined) return make("p", { class: "withheld" }, bar);
  const read = reading
    ? [" ", make("q", { class: "quote", lang: passage.tongue }, words.say("quote.marks", { words: reading }))]
    : [];
  return [
    make("p", { class: "withheld" }, make("b", {}, words.text(before)), " ", bar),
    make("p", { class: "withheld" }, make("b", {}, words.text(since)), read),
  ];
}

/* The document: its title, how it was marked, when it was written, opened, and after how long; where it is. */
function documentParts(source, words) {
  const [first, ...later] = source.releases;
  const address = source.url ?? first[1];
  const rows = [
    [words.say("source.created"), [words.text(source.written)]],
    [words.say("source.archive"), source.archive],
    [words.say("source.address"), address && [outward(address, address.replace(/^https?:\/\/(www\.)?/i, ""))]],
  ];
  return make(
    "div",
    { class: "paper" },
    make("p", { class: "paper-title" }, words.said(source.title)),
    source.marking &&
      make(
        "p",
        { class: "stamps" },
        make("span", { class: "stamp" }, words.say("source.marked", { marking: source.marking })),
      ),
    make(
      "p",
      { class: "opened" },
      words.say("secrecy.opened", { release: words.text(first[0]) }),
      source.sealed != null &&
        make("b", { class: "sealed-for" }, words.say("secrecy.for", { duration: words.text(source.sealed[1]) })),
      source.fate != null && make("span", {}, words.text(source.fate)),
    ),
    later.map(([words_]) => make("p", { class: "hint" }, words.text(words_))),
    make(
      "dl",
      { class: "record" },
      rows.filter(([, value]) => value).map(([key, value]) => [make("dt", {}, key), make("dd", {}, value)]),
    ),
    source.note != null && make("p", { class: "hint" }, words.said(source.note)),
  );
}
