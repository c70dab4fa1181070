const all = (css, from = document) => [...from.querySelectorAll(css)];
const make = (tag, set = {}, ...inside) => {
  const e = Object.assign(document.createElement(tag), set);
  for (const [name, value] of Object.entries(set)) if (name.startsWith("aria-") || name === "role") e.setAttribute(name, value);
  e.append(...inside);
  return e;
};
const tools = document.getElementById("tools");

// A browser may refuse to remember, as some do for files.
const memory = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); return true; } catch { return false; } },
};

// What is shown stands in the address after #, so that a link shows the same. An address without = is a place on the page.
const state = { find: "", kind: "", bin: "", cut: "", view: "", sort: "", at: "" };
const changed = []; // called when the address says something else
const readState = () => {
  const hash = location.hash.slice(1);
  const named = new URLSearchParams(hash.includes("=") ? hash : "");
  for (const key of Object.keys(state)) state[key] = named.get(key) ?? "";
  if (!hash.includes("=")) state.at = decodeURIComponent(hash);
};
const writeState = () => {
  const named = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
  const hash = named.size === 1 && state.at ? state.at : String(named);
  try { history.replaceState(null, "", "#" + hash); } catch { location.hash = hash; }
};

// A link into something closed opens it.
const reveal = () => {
  const target = state.at && document.getElementById(state.at);
  if (!target) return;
  for (let e = target; e; e = e.parentElement) if (e.matches("details")) e.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", () => { readState(); for (const f of changed) f(); reveal(); });
document.addEventListener("click", (e) => {
  const item = e.target.closest("details.cluster > summary")?.parentElement;
  if (!item) return;
  state.at = item.open ? "" : item.id;
  writeState();
});

// A group of buttons of which one is pressed.
const choice = (label, names, key) => {
  const group = make("span", { className: "choice", role: "group", "aria-label": label });
  for (const [value, name] of names) {
    const button = make("button", { type: "button", textContent: name });
    button.dataset.value = value;
    button.addEventListener("click", () => { state[key] = value; writeState(); for (const f of changed) f(); });
    group.append(button);
  }
  changed.push(() => { for (const b of group.children) b.setAttribute("aria-pressed", b.dataset.value === state[key]); });
  return group;
};

// Cuts are struck, or left out, or as they were.
const views = choice("Cuts in the text", [["", "Marked"], ["clean", "Clean"], ["original", "Original"]], "view");
changed.push(() => { document.body.dataset.view = state.view || "marked"; });

// Open or close every cluster and story; what is the same stays folded.
const details = () => all("main details:not(.fold)");
const opener = make("button", { type: "button", textContent: "Open all" });
opener.addEventListener("click", () => {
  const on = opener.textContent === "Open all";
  for (const d of details()) d.open = on;
  opener.textContent = on ? "Close all" : "Open all";
});

// Light or dark, remembered.
const root = document.documentElement;
const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
const theme = make("button", { type: "button" });
const paint = (value) => { root.dataset.theme = value; theme.textContent = dark() ? "Light" : "Dark"; };
paint(memory.get("onecopy theme") ?? "");
theme.addEventListener("click", () => { const to = dark() ? "light" : "dark"; memory.set("onecopy theme", to); paint(to); });

// Keys: through the changes of what is open, through the clusters, to the search. They can be turned off, for those who speak
// to their computer.
const visible = (e) => e.offsetParent !== null;
let change = null;
const step = (by) => {
  const stops = all(".diff ins, .diff del, .blocks s, .heat mark").filter(visible);
  if (!stops.length) return;
  const i = stops.indexOf(change);
  change?.classList.remove("at");
  change = stops[(i + by + stops.length + (i < 0 && by < 0 ? 1 : 0)) % stops.length];
  change.classList.add("at");
  change.scrollIntoView({ block: "center" });
};
const walk = (by) => {
  const heads = all(".cluster > summary, .story h2, .story h4, article h2").filter(visible);
  const i = heads.indexOf(document.activeElement);
  const head = heads[Math.min(Math.max(i + by, 0), heads.length - 1)];
  if (!head) return;
  if (!head.matches("summary")) head.tabIndex = -1;
  head.focus();
  head.scrollIntoView({ block: "center" });
};
const help = make("dialog", { "aria-label": "Keys" });
const single = make("input", { type: "checkbox", id: "keys", checked: memory.get("onecopy keys") !== "off" });
single.addEventListener("change", () => memory.set("onecopy keys", single.checked ? "on" : "off"));
const keys = [["n  p", "next, previous change or cut"], ["j  k", "next, previous cluster or story"], ["/", "find"], ["?", "this list"]];
const shut = make("button", { type: "button", textContent: "Close" });
shut.addEventListener("click", () => help.close());
help.append(
  make("h2", { textContent: "Keys" }),
  make("dl", { className: "keys" }, ...keys.map(([key, what]) => make("div", {}, make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: what })))),
  make("p", {}, single, make("label", { htmlFor: "keys", textContent: " Single keys do this" })),
  shut,
);
const asker = make("button", { type: "button", textContent: "Keys" });
asker.addEventListener("click", () => help.showModal());
const press = { n: () => step(1), p: () => step(-1), j: () => walk(1), k: () => walk(-1), "?": () => help.showModal() };
addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.target.matches("input, select, textarea") || !single.checked || document.querySelector("dialog[open]")) return;
  if (press[e.key]) { e.preventDefault(); press[e.key](); }
});

// Paper has nothing to press: open what is closed, and close it again.
let closed = [];
addEventListener("beforeprint", () => { closed = details().filter((d) => !d.open); for (const d of closed) d.open = true; });
addEventListener("afterprint", () => { for (const d of closed) d.open = false; });

if (document.querySelector(".blocks")) tools.append(views, opener);
tools.append(theme, asker);
document.body.append(help);
tools.hidden = false;
readState();
// The other scripts have run when this does.
addEventListener("DOMContentLoaded", () => { for (const f of changed) f(); reveal(); });
