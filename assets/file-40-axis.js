/* Time along a line: where a day stands, and what is written below it. Days count from 1970-01-01. */

const LEAST_SPAN = 4;

/* Year, month and day of a day number, in any year; and back (H. Hinnant, "chrono-compatible low-level date algorithms"). */
function civil(day) {
  const z = Math.floor(day) + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return [yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1];
}

function dayNumber(year, month) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
}

/* Parts of the calendar, from a day to thousands of years: how long they are, and how they are counted. */
const STEPS = [
  ...[1, 2, 5, 10].map((days) => ({ days, unit: "day", by: days })),
  ...[1, 3, 6].map((months) => ({ days: months * 30.44, unit: "month", by: months })),
  ...[1, 2, 5]
    .flatMap((n) => [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8].map((ten) => n * ten))
    .sort((a, b) => a - b)
    .map((years) => ({ days: years * 365.2425, unit: "year", by: years })),
];

class Axis {
  constructor([first, last], left, right) {
    Object.assign(this, { first, last, left, right });
    this.scale = (right - left) / (last - first);
  }

  x(day) {
    return this.left + (day - this.first) * this.scale;
  }

  day(x) {
    return this.first + (x - this.left) / this.scale;
  }

  /* The shortest part of the calendar that is at least so wide. */
  step(least) {
    return STEPS.find(({ days }) => days * this.scale >= least) ?? STEPS[STEPS.length - 1];
  }

  /* The first days of such parts, from the one that holds the beginning to the one after the end. */
  parts({ unit, by }) {
    const found = [];
    const [year, month] = civil(this.first);
    if (unit === "day") {
      for (let m = 0; found.length < 500; m += 1) {
        const start = dayNumber(year + Math.floor((month - 1 + m) / 12), ((month - 1 + m) % 12) + 1);
        const end = dayNumber(year + Math.floor((month + m) / 12), ((month + m) % 12) + 1);
        for (let d = start; d + by / 2 <= end; d += by) found.push(d);
        if (end > this.last) break;
      }
    } else {
      const length = unit === "month" ? by : by * 12;
      const months = unit === "month" ? year * 12 + month - 1 : year * 12;
      for (let m = Math.floor(months / length) * length; found.length < 2000; m += length) {
        const day = dayNumber(Math.floor(m / 12), (((m % 12) + 12) % 12) + 1);
        found.push(day);
        if (day > this.last) break;
      }
    }
    return found;
  }

  /* Days to mark, and their words; a word that would touch the one before it, or be cut, is left out. */
  ticks(words, measure) {
    const step = this.step(58);
    const found = [];
    let end = -Infinity;
    let year = null;
    for (const day of this.parts(step)) {
      const x = this.x(day);
      if (x < this.left - 0.5 || x > this.right + 0.5) continue;
      const [y, month] = civil(day);
      const strong = step.unit !== "year" && y !== year;
      let label = this.label(step, day, y, month, strong, words);
      let half = measure(label, strong) / 2;
      if (x - half < end + 10 || x - half < 0 || x + half > this.right + 20) label = "";
      if (label) [end, year] = [x + half, y];
      found.push({ x, label, strong });
    }
    return found;
  }

  label({ unit }, day, year, month, strong, words) {
    if (unit === "year") return words.year(year);
    if (unit === "month") return strong ? `${words.monthAlone(day)} ${words.year(year)}` : words.monthAlone(day);
    return strong ? words.day(day, "short") : words.dayOfMonth(day);
  }
}
