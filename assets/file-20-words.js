/* The words of one language: the screen's, the data's, days and numbers. */

const DAY = 86400000;

function dateOf(day) {
  return new Date(day * DAY);
}

class Words {
  constructor(contents, language) {
    this.language = language;
    this.entries = contents.words[language];
    this.locale = this.entries["language.locale"].replace("_", "-");
    this.column = contents.languages.indexOf(language);
    this.english = Math.max(0, contents.languages.indexOf("en"));
    this.languages = contents.languages;
    this.texts = contents.texts;
    this.plurals = new Intl.PluralRules(this.locale);
    this.numbers = new Intl.NumberFormat(this.locale);
    const calendar = { day: "numeric", timeZone: "UTC" };
    this.months = {
      long: new Intl.DateTimeFormat(this.locale, { ...calendar, month: "long" }),
      short: new Intl.DateTimeFormat(this.locale, { ...calendar, month: "short" }),
    };
    this.alone = new Intl.DateTimeFormat(this.locale, { month: "short", timeZone: "UTC" });
  }

  /* The words of a key. */
  say(key, values = {}) {
    let entry = this.entries[key] ?? key;
    if (typeof entry !== "string") entry = entry[this.plurals.select(values.n)] ?? entry.other;
    return entry.replace(/\{([a-z_]+)\}/g, (_, name) => {
      const value = values[name];
      return typeof value === "number" ? this.numbers.format(value) : String(value);
    });
  }

  signed(value) {
    return (value > 0 ? "+" : value < 0 ? "\u2212" : "") + this.numbers.format(Math.abs(value));
  }

  cell(column, number) {
    const words = this.texts[column][number];
    return words === 1 ? this.texts[0][number] : words;
  }

  /* A text of the data: its words, and the language they are in. */
  phrase(number) {
    const own = this.cell(this.column, number);
    if (own !== null) return { words: own, language: this.language };
    return { words: this.cell(this.english, number) ?? "", language: this.languages[this.english] };
  }

  text(number) {
    return this.phrase(number).words;
  }

  /* A text as parts of the page, with a sign if it is in another language than the page. */
  said(number) {
    const { words, language } = this.phrase(number);
    if (language === this.language) return [words];
    const badge = { class: "fallback", title: this.say("language.fallback") };
    return [make("span", { lang: language }, words), " ", make("span", badge, language.toUpperCase())];
  }

  month(day, length) {
    return this.months[length].formatToParts(dateOf(day)).find((part) => part.type === "month").value;
  }

  day(day, length = "long") {
    const date = dateOf(day);
    const values = {
      day: String(date.getUTCDate()),
      month: this.month(day, length),
      year: String(date.getUTCFullYear()),
    };
    return this.say(`date.${length}.day`, values);
  }

  dayOfMonth(day) {
    return this.say("date.day-of-month", { day: String(dateOf(day).getUTCDate()), month: this.month(day, "short") });
  }

  monthAlone(day) {
    return this.alone.format(dateOf(day));
  }

  year(year) {
    return year > 0 ? String(year) : this.say("date.era.bce", { date: String(1 - year) });
  }
}
