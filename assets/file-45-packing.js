/* Who sits where: marks in the rows of lanes, and the labels for which there is room.
 *
 * Labels are given to the most important events first, on the right of their mark or else on its left. No label lies
 * over another or over a mark, and none is cut: where there is no room, there is none. */

const GAP = 5;

/* The seats of one lane: items have left and right ends of their marks, the width of their label, and a weight. */
function seat(items, rows, from, to) {
  const taken = Array.from({ length: rows }, () => []);
  const free = (row, left, right) => taken[row].every((one) => right <= one.left || left >= one.right);
  const order = items
    .map((_, n) => n)
    .sort((a, b) => items[b].weight - items[a].weight || items[a].left - items[b].left);
  const seats = items.map(() => ({ row: 0, label: null }));
  const crowded = [];
  let worth = 0;

  function place(n) {
    const { left, right, label, row: former } = items[n];
    const choices = Array.from({ length: rows }, (_, row) => row);
    if (former > 0 && former < rows) choices.unshift(former);
    const ways = [];
    if (right + label <= to) ways.push([left, right + label + GAP, right]);
    if (left - label >= from) ways.push([left - label - GAP, right, left - label]);
    ways.push([left, right, null]);
    for (const [begin, end, at] of ways)
      for (const row of choices)
        if (free(row, begin, end)) {
          taken[row].push({ left: begin, right: end, n });
          seats[n] = { row, label: at };
          worth += at === null ? 0 : 1;
          return true;
        }
    return false;
  }

  for (const n of order) if (!place(n)) crowded.push(n);
  for (const n of crowded) {
    const { left, right } = items[n];
    const costs = taken.map((row) =>
      row.filter((one) => left < one.right && right > one.left).reduce((sum, one) => sum + cost(one, left, right), 0),
    );
    const row = costs.indexOf(Math.min(...costs));
    for (const one of taken[row])
      if (seats[one.n].label !== null && left < one.right && right > one.left && overLabel(one, left, right)) {
        Object.assign(one, { left: items[one.n].left, right: items[one.n].right });
        seats[one.n].label = null;
        worth -= 1;
      }
    taken[row].push({ left, right, n });
    seats[n] = { row, label: null };
    worth -= 1;
  }
  return { seats, worth, best: items.length };

  function overLabel(one, begin, end) {
    const item = items[one.n];
    return one.left < item.left ? begin < item.left : end > item.right;
  }
  function cost(one, begin, end) {
    return overLabel(one, begin, end) && seats[one.n].label !== null ? 100 + items[one.n].weight : 1;
  }
}

/* How many rows each lane gets: one, and then one more where that brings most, as long as there are any. */
function shareRows(lanes, rows, most, from, to) {
  const given = lanes.map(() => 1);
  const known = lanes.map(() => []);
  const worth = (lane, count) => (known[lane][count] ??= seat(lanes[lane], count, from, to).worth);
  for (let left = rows - lanes.length; left > 0;) {
    let best = { gain: 0, lane: -1, more: 0 };
    lanes.forEach((items, lane) => {
      const now = worth(lane, given[lane]);
      if (now >= items.length || given[lane] >= most) return;
      for (let more = 1; more <= Math.min(2, left); more += 1) {
        const gain = (worth(lane, given[lane] + more) - now) / more;
        if (gain > best.gain) best = { gain, lane, more };
      }
    });
    if (best.lane < 0) break;
    given[best.lane] += best.more;
    left -= best.more;
  }
  return given;
}
