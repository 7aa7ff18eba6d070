/*
 * The grid of documents takes the place of the plain table. What it shows is what the address says: sorting and moving
 * columns change the address, and each answer of the server says what the grid shows then, and where its rows are.
 */
(function () {
  const NAME = "documents-grid";
  const PLACE = "documents-place";
  const BLOCK = 100; // rows of one answer
  const WAIT = 300; // ms after the last letter
  const narrow = window.matchMedia("(max-width: 860px)"); // as in 20_layout.css
  const none = { sort: null, sortIndex: null };
  const theme = `themeQuartz.withParams({
    accentColor: 'var(--choice)', backgroundColor: 'var(--card)', borderColor: 'var(--rule)', borderRadius: 0,
    browserColorScheme: 'inherit', cellHorizontalPadding: '12px', cellTextColor: 'var(--ink)',
    chromeBackgroundColor: 'var(--paper)', columnBorder: false, fontFamily: 'inherit', fontSize: '0.875rem',
    foregroundColor: 'var(--ink)', headerBackgroundColor: 'var(--paper)', headerFontSize: '0.8125rem',
    headerFontWeight: 700, headerHeight: '2.75rem', iconSize: '14px', rangeSelectionBorderColor: 'var(--choice)',
    rowHoverColor: 'var(--page)', spacing: '7px', wrapperBorder: false, wrapperBorderRadius: 0
  })`;
  let api = null;
  let shown = null; // what the server last said of the grid

  const told = () => JSON.parse(document.getElementById("documents-state").dataset.grid);
  const ready = () => document.documentElement.dataset.ready === "yes";
  const rem = () => parseFloat(window.getComputedStyle(document.documentElement).fontSize);

  /* Cells: elements and text, never HTML. */
  const make = (...parts) => window.React.createElement(...parts);

  function title({ data }) {
    if (!data) return make("span", { className: "cell-wait" }, told().words.loadingOoo);
    const link = make("a", { href: data.href, lang: data.lang, tabIndex: -1 }, data.title);
    const badge = data.lang && make("span", { className: "fallback" }, data.lang.toUpperCase());
    const about = narrow.matches && make("span", { className: "cell-about" }, data.about);
    return make("span", { className: "cell-title" }, make("span", { className: "cell-lines" }, link, badge && " ", badge), about);
  }

  function released({ data }) {
    const later = data?.later && make("span", { className: "cell-later" }, data.later);
    return make("span", { className: "cell-lines" }, data?.released, later);
  }

  function side({ data }) {
    return data ? make("span", { className: `cell-side side-${data.of}` }, data.side) : null;
  }

  const lines = ({ value }) => make("span", { className: "cell-lines" }, value);

  window.dashAgGridComponentFunctions = Object.assign(window.dashAgGridComponentFunctions || {}, {
    DocumentTitle: title,
    DocumentReleased: released,
    DocumentSide: side,
    DocumentLines: lines,
  });

  function columnOf(column, sort) {
    const place = sort.findIndex(([id]) => id === column.id);
    const ways = column.back ? ["desc", "asc", null] : ["asc", "desc", null];
    const cells = { title: "DocumentTitle", released: "DocumentReleased", side: "DocumentSide" };
    return {
      colId: column.id,
      field: column.id,
      headerName: column.name,
      cellClass: `at-${column.id}`,
      cellRenderer: cells[column.id] || "DocumentLines",
      ...(column.id === "title" ? { flex: 1, minWidth: ((narrow.matches ? 200 : 280) * rem()) / 16 } : { width: (column.width * rem()) / 16 }),
      sortingOrder: ways,
      sort: place < 0 ? null : sort[place][1] ? "desc" : "asc",
      sortIndex: place < 0 ? null : place,
    };
  }

  /* On a narrow screen a row is a card: the title with what matters below it, and the day of release. */
  function columnsOf({ columns, sort }) {
    const kept = narrow.matches ? columns.filter(({ id }) => id === "title" || id === "released") : columns;
    return kept.map((column) => columnOf(column, sort));
  }

  const visible = (sort) => sort.filter(([id]) => api.getColumn(id)).map(([id, back]) => [id, back ? "desc" : "asc"]);
  const equal = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const ordered = (model) => model.map(([id, way]) => (way === "desc" ? `-${id}` : id)).join(",");

  /* Where rows are: as the address says, but when a header was just clicked already in the new order. */
  function rowsAt(startRow, endRow, model) {
    const address = new URL(shown.rows, window.location.href);
    if (!equal(model, visible(shown.sort))) {
      if (model.length) address.searchParams.set("sort", ordered(model));
      else address.searchParams.delete("sort");
    }
    address.searchParams.set("rows", `${startRow}-${endRow - 1}`);
    return address.href;
  }

  /* Rows come as they are scrolled to. */
  const source = {
    getRows: async ({ startRow, endRow, sortModel, successCallback, failCallback }) => {
      try {
        const model = sortModel.map(({ colId, sort }) => [colId, sort]);
        const answer = await window.fetch(rowsAt(startRow, endRow, model));
        const found = await answer.json();
        successCallback(found.rows, found.count);
        arrived();
      } catch {
        failCallback();
      }
    },
  };

  function component(said) {
    const options = {
      theme: { function: theme },
      cacheBlockSize: BLOCK,
      maxBlocksInCache: 20,
      maxConcurrentDatasourceRequests: -1, // the one that Dash's component makes at first is never answered
      infiniteInitialRowCount: said.count || 1,
      rowHeight: (narrow.matches ? 5.6 : 3.1) * rem(),
      localeText: said.words,
      suppressDragLeaveHidesColumns: true,
      suppressNoRowsOverlay: true, // the page says it, and what to loosen
      enableCellTextSelection: true,
      ensureDomOrder: true, // for screen readers, as is the next
      suppressColumnVirtualisation: true,
      animateRows: false,
      suppressColumnMoveAnimation: true,
      suppressMovableColumns: narrow.matches,
    };
    return {
      namespace: "dash_ag_grid",
      type: "AgGrid",
      props: {
        id: NAME,
        rowModelType: "infinite",
        style: { height: "100%", width: "100%" },
        columnDefs: columnsOf(said),
        defaultColDef: { resizable: true, sortable: true, minWidth: 80, suppressHeaderMenuButton: true },
        dashGridOptions: options,
      },
    };
  }

  async function begin() {
    shown = told();
    window.dash_clientside.set_props(PLACE, { children: component(shown) });
    api = await window.dash_ag_grid.getApiAsync(NAME);
    api.setGridAriaProperty("label", shown.words.name);
    api.addEventListener("sortChanged", sorted);
    api.addEventListener("columnMoved", moved);
    api.addEventListener("cellKeyDown", pressed);
    // Dash's component has a source of its own, which it sets when the grid is ready; ours comes after it.
    while (!api.getGridOption("datasource")) await new Promise((next) => window.requestAnimationFrame(next));
    api.setGridOption("datasource", source);
  }

  /* Until the first rows are there the plain table is. */
  function arrived() {
    document.documentElement.dataset.grid = "yes";
  }

  /* An address with another value of one key of the list. */
  function changed(values) {
    const address = new URL(window.location.href);
    for (const [key, value] of Object.entries(values)) {
      if (value) address.searchParams.set(key, value);
      else address.searchParams.delete(key);
    }
    return written(address);
  }

  function written(address) {
    address.searchParams.sort();
    return address.href.replaceAll("%2C", ",");
  }

  function sorted({ source: by }) {
    if (by === "api" || by === "gridOptionsChanged") return;
    const model = api.getColumnState().filter(({ sort }) => sort).sort((a, b) => a.sortIndex - b.sortIndex);
    window.unsealed.go(changed({ sort: ordered(model.map(({ colId, sort }) => [colId, sort])) }));
  }

  function moved({ finished, source: by }) {
    if (!finished || by === "api" || by === "gridOptionsChanged" || narrow.matches) return;
    const columns = api.getAllDisplayedColumns().map((column) => column.getColId());
    window.unsealed.go(changed({ columns: columns.join(",") }), { replace: true });
  }

  /* Enter opens the document of the row. */
  function pressed({ event, data }) {
    if (event.key === "Enter" && data) window.location.assign(data.href);
  }

  /* An answer: the address without what is usual, the columns, the order, the rows. */
  function follow() {
    const next = told();
    tidy(next);
    sync();
    if (!api) {
      shown = next;
      return;
    }
    const last = shown;
    const before = visible(last.sort);
    shown = next;
    if (!equal(last.columns, next.columns)) {
      api.setGridOption("columnDefs", columnsOf(next));
      api.applyColumnState({ state: next.columns.map(({ id }) => ({ colId: id })), applyOrder: true });
    }
    const state = next.sort.map(([colId, back], sortIndex) => ({ colId, sort: back ? "desc" : "asc", sortIndex }));
    api.applyColumnState({ state, defaultState: none }); // in another order the grid asks for its rows by itself
    const sameOrder = equal(before, visible(next.sort));
    if (unsorted(last.rows) !== unsorted(next.rows) || (sameOrder && last.rows !== next.rows)) reload(next.count);
  }

  function unsorted(rows) {
    const address = new URL(rows, window.location.href);
    address.searchParams.delete("sort");
    return address.href;
  }

  function reload(count) {
    api.purgeInfiniteCache();
    api.setRowCount(count, true);
    if (count) api.ensureIndexVisible(0, "top");
  }

  function tidy({ listing, keys }) {
    const address = new URL(window.location.href);
    for (const key of [...address.searchParams.keys()]) {
      if (keys.includes(key.replace(/-(from|to)$/, ""))) address.searchParams.delete(key);
    }
    for (const [key, value] of Object.entries(listing)) address.searchParams.set(key, value);
    const tidied = written(address);
    if (tidied !== window.location.href) window.history.replaceState({}, "", tidied);
  }

  /* A box that was ticked by hand no longer follows its attribute. */
  function sync() {
    for (const box of document.querySelectorAll("#documents-tools input[type='checkbox']")) {
      box.checked = box.hasAttribute("checked");
    }
  }

  /* Forms of the list: as navigation.js does it, but a menu stays open while boxes are ticked in it. */
  function addressOf(form) {
    const address = new URL(window.location.pathname, window.location.href);
    for (const [name, value] of new FormData(form)) {
      const before = address.searchParams.get(name);
      if (value.trim()) address.searchParams.set(name, before ? `${before},${value}` : value.trim());
    }
    return written(address);
  }

  document.addEventListener(
    "submit",
    (event) => {
      if (!ready() || !event.target.closest("#documents-tools")) return;
      event.preventDefault();
      event.stopPropagation();
      const menu = event.target.closest("details");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      window.unsealed.go(addressOf(event.target));
    },
    true,
  );

  document.addEventListener("change", (event) => {
    const form = event.target.closest(".list-live");
    if (ready() && form) window.unsealed.go(addressOf(form));
  });

  let waiting = 0;
  document.addEventListener("input", (event) => {
    const form = event.target.closest(".list-search");
    if (!ready() || !form) return;
    event.target.dataset.held = "yes"; // an answer to fewer letters must not take the last ones away
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => window.unsealed.go(addressOf(form), { replace: true }), WAIT);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target.closest(".list-search")) delete event.target.dataset.held;
  });

  /* Another width is another grid: cards become columns. */
  narrow.addEventListener("change", () => window.location.reload());

  document.addEventListener("unsealed:ready", begin);
  document.addEventListener("unsealed:shown", follow);
})();
