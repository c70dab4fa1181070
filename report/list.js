// Sort: a press on a column's head; a second press turns the order round.
const value = (row, i) => {
  const text = row.cells[i].textContent.trim();
  const n = /^[<\d]/.test(text) ? parseFloat(text.replace(/[,<]/g, "")) : NaN;
  return Number.isNaN(n) ? text.toLowerCase() : n;
};
const order = (a, b) => (typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "number" ? -1 : 1);
const whole = document.querySelector("details.cluster") !== null;
const bodyOf = (row) => { const a = whole ? row.querySelector('.head a[href^="#k-"]') : null; return a && document.getElementById(a.hash.slice(1)); };
const sort = (table, i, down) => {
  const sign = down ? -1 : 1;
  const rows = [...table.tBodies[0].rows].map((row) => [value(row, i), row]);
  rows.sort((a, b) => sign * order(a[0], b[0]));
  const body = table.tBodies[0];
  body.remove(); // rows move faster off the page
  body.append(...rows.map(([, row]) => row));
  table.append(body);
  if (table.dataset.sort === "clusters") document.getElementById("clusters").append(...rows.map(([, row]) => bodyOf(row)).filter(Boolean));
  [...table.tHead.rows[0].cells].forEach((th, k) => {
    if (k === i) th.setAttribute("aria-sort", down ? "descending" : "ascending");
    else th.removeAttribute("aria-sort");
  });
};
for (const table of all("table.sortable")) {
  [...table.tHead.rows[0].cells].forEach((th, i) => {
    const button = make("button", { type: "button", textContent: th.textContent });
    button.addEventListener("click", () => {
      const down = th.ariaSort === "ascending" || (!th.ariaSort && i === 0 && table.dataset.sort === "clusters");
      sort(table, i, down);
      state.sort = [table.dataset.sort, i, down ? "down" : "up"].join(".");
      writeState();
    });
    th.replaceChildren(button);
  });
}
let sorted = "";
changed.push(() => {
  if (state.sort === sorted) return;
  sorted = state.sort;
  const [name, i, way] = sorted.split(".");
  const table = all("table.sortable").find((t) => t.dataset.sort === name);
  if (table?.tHead.rows[0].cells[i]) sort(table, Number(i), way === "down");
});

// Find and filter: items hold every word typed, a copy of that kind, one that similar, a cut of that category or rule. A cluster's
// row in the list goes with its texts.
const box = make("input", { type: "search", placeholder: document.querySelector(".item") ? "Headline, source or words" : "Headline or source" });
box.setAttribute("aria-label", "Find");
const found = make("output", {});
const pick = (label, key) => {
  const select = make("select", { "aria-label": label });
  select.addEventListener("change", () => { state[key] = select.value; writeState(); filter(); });
  changed.push(() => { select.value = state[key]; });
  return select;
};
const kinds = pick("Kind of copy", "kind");
const cuts = pick("Category of cuts", "cut");
const names = (css, read) => [...new Set(all(css).flatMap(read))].filter(Boolean).sort();
const options = (select, first, list) => { for (const [v, t] of [["", first], ...list.map((s) => [s, s])]) select.append(make("option", { value: v, textContent: t })); };
options(kinds, "Any kind", names("[data-kinds]", (e) => e.dataset.kinds.split(" ")));
options(cuts, "Any cut", names("#rules [data-category]", (e) => e.dataset.category));

const texts = new Map();
const textOf = (item) => { if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase()); return texts.get(item); };
const rulesIn = new Map();
const cutBy = (rule, category) => !state.cut || rule === state.cut || category === state.cut;
const holdsCut = (item) => {
  if (item.dataset.rule) return cutBy(item.dataset.rule, item.dataset.category);
  if (!rulesIn.has(item)) rulesIn.set(item, all("s[data-rule]", item).map((s) => [s.dataset.rule, s.dataset.category]));
  return rulesIn.get(item).some(([rule, category]) => cutBy(rule, category));
};
const among = (wanted, list) => !wanted || list === undefined || list.split(" ").includes(wanted);
const matches = (item, row, words) => among(state.kind, row.dataset.kinds) && among(state.bin, row.dataset.bins) &&
  (!state.cut || !item.matches(".item, [data-rule]") || holdsCut(item)) && words.every((w) => textOf(item).includes(w));

const rows = all("main .row");
const bodies = new Map(rows.filter((row) => row.matches("#clusters .row")).map((row) => [row, bodyOf(row)]));
const alone = all(".item").filter((item) => !item.matches(".cluster"));
function filter() {
  const words = state.find.toLowerCase().split(/\s+/).filter(Boolean);
  let n = 0;
  for (const row of rows) {
    const body = bodies.get(row);
    row.hidden = !matches(body ?? row, row, words);
    if (body) body.hidden = row.hidden;
    if (!row.hidden && row.matches("#clusters .row")) n++;
  }
  for (const item of alone) item.hidden = !matches(item, item, words);
  for (const source of all(".source")) source.hidden = !!(words.length || state.cut) && !source.querySelector(".item:not([hidden])");
  for (const s of all(".blocks s")) s.classList.toggle("dim", !cutBy(s.dataset.rule, s.dataset.category));
  const any = words.length || state.kind || state.bin || state.cut;
  clear.hidden = !any;
  found.textContent = any ? `${n.toLocaleString("en")} of ${all("#clusters .row").length.toLocaleString("en")} clusters` : "";
  for (const bar of all(".bin")) bar.setAttribute("aria-pressed", bar.dataset.bin === state.bin);
}
const clear = make("button", { type: "button", textContent: "Clear", hidden: true });
clear.addEventListener("click", () => {
  for (const key of ["find", "kind", "bin", "cut"]) state[key] = "";
  writeState();
  for (const f of changed) f();
});
let wait = 0;
box.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(() => { state.find = box.value; writeState(); filter(); }, 120); });
press["/"] = () => { box.focus(); box.select(); };
changed.push(() => {
  box.value = state.find;
  if (state.cut && ![...cuts.options].some((o) => o.value === state.cut)) cuts.append(make("option", { value: state.cut, textContent: state.cut }));
  cuts.value = state.cut;
});
changed.push(filter);
tools.prepend(box, kinds, cuts, clear, found);

// A rule's name shows what it cut, wherever that stands.
for (const row of all("#rules .row")) {
  const button = make("button", { type: "button", className: "rule", title: "Show only stories with a cut of this rule" }, ...row.cells[0].querySelector("code").childNodes);
  button.addEventListener("click", () => { state.cut = state.cut === row.dataset.rule ? "" : row.dataset.rule; writeState(); for (const f of changed) f(); });
  row.cells[0].querySelector("code").append(button);
}

// A column of the histogram shows the clusters and pairs that similar.
for (const chart of all(".chart")) {
  chart.setAttribute("role", "group");
  for (const bar of all(".bin", chart)) {
    const { bin } = bar.dataset;
    bar.setAttribute("role", "button");
    bar.setAttribute("tabindex", "0");
    bar.setAttribute("aria-label", bar.textContent);
    const toggle = () => { state.bin = state.bin === bin ? "" : bin; writeState(); filter(); };
    bar.addEventListener("click", toggle);
    bar.addEventListener("keydown", (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); toggle(); } });
  }
}
