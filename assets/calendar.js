/* Days as the address writes them (EDTF), for the stretch that the reader moved to. */
(function () {
  const dayLength = 86400000;

  function parts(day) {
    const date = new Date(day * dayLength);
    return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  }

  function yearText(year) {
    if (Math.abs(year) > 9999) return `Y${year}`;
    return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
  }

  /* The edge of a year is written by the year alone. */
  function text(day, edge) {
    const [year, month, number] = parts(day);
    if (Math.abs(year) > 9999 || `${month}-${number}` === edge) return yearText(year);
    return `${yearText(year)}-${String(month).padStart(2, "0")}-${String(number).padStart(2, "0")}`;
  }

  function addressOf(first, last, view) {
    const query = new URLSearchParams(window.location.search);
    if (view.mode === "align") {
      query.set("since", first - view.origin);
      query.set("until", last - view.origin);
    } else if (first === view.begin && last === view.end && view.mode !== "beside") {
      query.delete("from");
      query.delete("to");
    } else {
      query.set("from", text(first, "1-1"));
      query.set("to", text(last, "12-31"));
    }
    if (view.mode === "beside") query.set("beside", text(view.beside + first - view.first, "1-1"));
    query.sort();
    const written = query.toString().replaceAll("%2C", ",");
    return written ? `?${written}` : window.location.pathname;
  }

  window.unsealed = Object.assign(window.unsealed || {}, { addressOf });
})();
