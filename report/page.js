"use strict";
(() => {
  const all = (css, from = document) => [...from.querySelectorAll(css)];
  const make = (tag, set) => Object.assign(document.createElement(tag), set);

  // Sort: a press on a column's head; a second press turns the order round.
  const value = (row, i) => {
    const text = row.cells[i].textContent.trim();
    const n = parseFloat(text.replace(/[,<]/g, ""));
    return Number.isNaN(n) ? text.toLowerCase() : n;
  };
  const order = (a, b) => (typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "number" ? -1 : 1);
  const sort = (table, i, down) => {
    const body = table.tBodies[0];
    const sign = down ? -1 : 1;
    body.append(...[...body.rows].sort((a, b) => sign * order(value(a, i), value(b, i))));
    [...table.tHead.rows[0].cells].forEach((th, k) => {
      if (k === i) th.setAttribute("aria-sort", down ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    });
  };
  for (const table of all("table.sortable")) {
    [...table.tHead.rows[0].cells].forEach((th, i) => {
      const button = make("button", { type: "button", textContent: th.textContent });
      button.addEventListener("click", () => sort(table, i, th.getAttribute("aria-sort") === "ascending"));
      th.replaceChildren(button);
    });
  }

  // Find: rows, clusters and stories that hold every word typed.
  const tools = document.getElementById("tools");
  const box = make("input", { type: "search", placeholder: "Headline, source or words" });
  box.setAttribute("aria-label", "Find in headlines, sources and text");
  const found = make("output", {});
  const find = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    for (const item of all(".item, .row")) {
      const text = item.textContent.toLowerCase();
      item.hidden = !words.every((w) => text.includes(w));
      if (!item.hidden && item.matches(".item")) n++;
    }
    found.textContent = words.length ? `${n} found` : "";
  };
  let wait = 0;
  box.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(find, 120); });

  // Open or close every cluster and story; what is the same stays folded.
  const details = () => all("details:not(.fold)");
  const toggle = make("button", { type: "button", textContent: "Open all" });
  const open = (on) => { for (const d of details()) d.open = on; toggle.textContent = on ? "Close all" : "Open all"; };
  toggle.addEventListener("click", () => open(toggle.textContent === "Open all"));
  tools.append(box, found, toggle);
  tools.hidden = false;

  // A link into something closed opens it.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let e = target; e; e = e.parentElement) if (e.matches("details")) e.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // n and p go through the changes of what is open.
  let at = null;
  const step = (by) => {
    const changes = all(".diff ins, .diff del").filter((e) => e.offsetParent !== null);
    if (!changes.length) return;
    const i = changes.indexOf(at);
    at?.classList.remove("at");
    at = changes[(i + by + changes.length + (i < 0 && by < 0 ? 1 : 0)) % changes.length];
    at.classList.add("at");
    at.scrollIntoView({ block: "center" });
  };
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.matches("input")) return;
    if (e.key === "n") step(1);
    if (e.key === "p") step(-1);
    if (e.key === "/") { e.preventDefault(); box.focus(); }
  });

  // Paper has nothing to press: open what is closed, and close it again.
  let shut = [];
  addEventListener("beforeprint", () => { shut = details().filter((d) => !d.open); for (const d of shut) d.open = true; });
  addEventListener("afterprint", () => { for (const d of shut) d.open = false; });
})();
