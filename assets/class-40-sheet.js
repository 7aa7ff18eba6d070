/*
 * Checks a sheet of tasks in the browser. What somebody chose or wrote and how many were right stays in this tab: it is
 * there after a reload and gone when the tab is closed, and nobody is told.
 */
(function () {
  const tasks = [...document.querySelectorAll(".task[data-right]")];
  const written = [...document.querySelectorAll(".task-open")];
  const score = document.getElementById("sheet-score");
  const place = `unsealed-sheet ${window.location.pathname}${window.location.search}`;
  if (!score) return; // there was too little to make a sheet from

  function kept() {
    try {
      return JSON.parse(window.sessionStorage.getItem(place)) || {};
    } catch {
      return {};
    }
  }

  function keep(task, answer, checked) {
    const all = kept();
    all[task.dataset.id] = { answer, checked };
    try {
      window.sessionStorage.setItem(place, JSON.stringify(all));
    } catch {
      // a tab that may keep nothing still checks
    }
  }

  function answerOf(task) {
    if (task.dataset.task === "choice") return task.querySelector("input:checked")?.value || "";
    return [...task.querySelectorAll(".order-entry")].map((entry) => entry.dataset.key).join(" ");
  }

  function restore(task, answer) {
    if (task.dataset.task === "choice") {
      for (const input of task.querySelectorAll("input")) input.checked = input.value === answer;
      return;
    }
    const list = task.querySelector(".order");
    const entries = new Map([...list.children].map((entry) => [entry.dataset.key, entry]));
    for (const key of answer.split(" ")) if (entries.has(key)) list.append(entries.get(key));
    window.unsealed.numberOrder(list);
  }

  function showOrder(task, done) {
    const right = task.dataset.right.split(" ");
    task.querySelectorAll(".order-entry").forEach((entry, n) => {
      entry.classList.toggle("is-right", entry.dataset.key === right[n]);
      entry.classList.toggle("is-wrong", entry.dataset.key !== right[n]);
      entry.querySelector(".order-when").hidden = !done;
    });
  }

  function check(task) {
    const answer = answerOf(task);
    const { right, wrong, none } = task.querySelector("[data-action='check']").dataset;
    const done = answer === task.dataset.right;
    task.classList.toggle("right", Boolean(answer) && done);
    task.classList.toggle("wrong", Boolean(answer) && !done);
    task.querySelector(".verdict-words").textContent = answer ? (done ? right : wrong) : none;
    if (!answer) return;
    task.querySelector(".why").hidden = !done;
    if (task.dataset.task === "ordering") showOrder(task, done);
    for (const option of task.querySelectorAll(".option")) {
      option.classList.toggle("is-right", done && option.dataset.option === task.dataset.right);
    }
    keep(task, answer, true);
    count();
  }

  function count() {
    const right = tasks.filter((task) => task.classList.contains("right")).length;
    const checked = tasks.some((task) => task.matches(".right, .wrong"));
    const { words } = score.dataset;
    score.textContent = checked ? words.replace("{right}", right).replace("{of}", tasks.length) : "";
  }

  /* An answer that is changed is no longer checked. */
  function change(task) {
    task.classList.remove("right", "wrong");
    task.querySelector(".verdict-words").textContent = "";
    task.querySelector(".why").hidden = true;
    for (const marked of task.querySelectorAll(".is-right, .is-wrong")) marked.classList.remove("is-right", "is-wrong");
    for (const when of task.querySelectorAll(".order-when")) when.hidden = true;
    keep(task, answerOf(task), false);
    count();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action='check']");
    if (button) check(button.closest(".task"));
    if (event.target.closest("[data-action='print']")) window.print();
  });
  document.addEventListener("change", (event) => {
    const task = event.target.closest(".task[data-right]");
    if (task) change(task);
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches(".answer")) keep(event.target.closest(".task"), event.target.value, false);
  });
  document.addEventListener("unsealed:ordered", (event) => change(event.target.closest(".task")));

  const earlier = kept();
  document.addEventListener("DOMContentLoaded", () => {
    for (const task of tasks) {
      const { answer, checked } = earlier[task.dataset.id] || {};
      if (answer) restore(task, answer);
      if (checked) check(task);
    }
    for (const task of written) task.querySelector(".answer").value = earlier[task.dataset.id]?.answer || "";
    document.documentElement.dataset.ready = "yes";
  });
})();
