// Judging: "not a copy" becomes a line of a baseline, "bad cut" a page for the tests of cleaning. Kept by the browser for this
// corpus, or until the page is closed where it refuses.
const shelf = "onecopy judged " + document.body.dataset.corpus;
const kept = { pairs: {}, cuts: {}, cases: {} };
try { Object.assign(kept, JSON.parse(memory.get(shelf))); } catch { /* somebody else's words */ }
const count = () => Object.keys(kept.pairs).length + Object.keys(kept.cuts).length;

const verdict = (name, label, get, set) => {
  const button = make("button", { type: "button", className: "verdicts", textContent: name, "aria-label": label });
  const show = () => button.setAttribute("aria-pressed", get());
  button.addEventListener("click", () => { set(!get()); show(); settle(); });
  forgotten.push(show);
  show();
  return button;
};
const forgotten = [];

// Buttons are made when what they judge is first seen: a page may hold thousands of cuts.
const judgeCopy = (place) => {
  const { print, note } = place.dataset;
  place.append(verdict("Not a copy", "Not a copy: " + note, () => print in kept.pairs, (on) => { if (on) kept.pairs[print] = note; else delete kept.pairs[print]; }));
};
const words = (s) => [...s.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE).map((n) => n.data).join("");
const keyOf = (sheet, s) => [sheet.dataset.print, s.dataset.rule, words(s).slice(0, 80)].join(" ");
const judgeCut = (sheet, s) => {
  const key = keyOf(sheet, s);
  const by = s.closest(".block").querySelector(".by");
  for (const [name, value] of [["Bad cut", "bad"], ["Good cut", "good"]]) {
    by.append(verdict(name, `${name}, ${s.dataset.rule}: ${words(s).slice(0, 40)}`, () => kept.cuts[key] === value, (on) => {
      if (on) kept.cuts[key] = value; else delete kept.cuts[key];
      for (const f of forgotten) f();
      const print = sheet.dataset.print;
      if (all("s", sheet).some((s) => keyOf(sheet, s) in kept.cuts)) kept.cases[print] = caseOf(sheet); else delete kept.cases[print];
    }));
  }
};
const judged = new WeakSet();
const offer = (from) => {
  for (const place of all(".judge", from)) if (!judged.has(place) && place.parentElement.checkVisibility()) { judged.add(place); judgeCopy(place); }
  for (const sheet of all(".sheet", from)) {
    if (judged.has(sheet) || !sheet.checkVisibility()) continue;
    judged.add(sheet);
    for (const s of all("s", sheet)) judgeCut(sheet, s);
  }
};
document.addEventListener("toggle", (e) => { if (e.target.open && e.target.matches?.("main details")) offer(e.target); }, true);

// The marked form of a story: what a line is, a bar, the line. A bad cut is body, and so is a bad cut inside a line.
const row = (label, text) => (label.padEnd(20) + " | " + text).trimEnd();
const blockRows = (sheet, block) => {
  const bad = (s) => kept.cuts[keyOf(sheet, s)] === "bad";
  if (block.matches(".cut")) {
    const s = block.querySelector("s");
    return words(s).split("\n").map((text) => row(bad(s) ? "" : s.dataset.rule, text));
  }
  const inside = (n) => (n.nodeType === Node.TEXT_NODE ? n.data : bad(n) ? words(n) : `⟦${n.dataset.rule}: ${words(n)}⟧`);
  const text = [...block.querySelector("p").childNodes].map(inside).join("").trim();
  const role = block.dataset.role === "body" ? "" : block.dataset.role;
  return text.split("\n").map((line, i) => row(i ? "+" : role, line));
};
const caseOf = (sheet) => {
  const out = [];
  let at = 0;
  for (const block of all(".block", sheet)) {
    const [first, last] = block.querySelector(".ln").textContent.split("–").map(Number);
    for (let gap = Math.min(at ? first - at - 1 : 0, 5); gap > 0; gap--) out.push(" ".repeat(20) + " |");
    out.push(...blockRows(sheet, block));
    at = last ?? first;
  }
  return out.join("\n") + "\n";
};

// Export, as text: what a person commits is what a person has read.
const baseline = () => ["# onecopy baseline v1", ...Object.entries(kept.pairs).map(([print, note]) => `${print}  1  ${note}`).sort()].join("\n") + "\n";
const cases = () => Object.entries(kept.cases).sort().map(([print, text]) => `-- ${print}.txt --\n${text}`).join("");
const dialog = make("dialog", { className: "export", "aria-label": "Judgements" });
const part = (title, why, name, text) => {
  const area = make("textarea", { readOnly: true, value: text, rows: 8, spellcheck: false, "aria-label": title });
  area.wrap = "off";
  const copy = make("button", { type: "button", textContent: "Copy" });
  copy.addEventListener("click", async () => {
    try { await navigator.clipboard.writeText(text); } catch { area.select(); document.execCommand("copy"); }
    copy.textContent = "Copied";
  });
  const link = make("a", { download: name, href: URL.createObjectURL(new Blob([text], { type: "text/plain" })), textContent: "Download" });
  return make("section", {}, make("h3", { textContent: title }), make("p", { className: "note", textContent: why }), area, make("p", {}, copy, " ", link));
};
const show = () => {
  for (const a of all("a", dialog)) URL.revokeObjectURL(a.href);
  const close = make("button", { type: "button", textContent: "Close" });
  close.addEventListener("click", () => dialog.close());
  dialog.replaceChildren(make("h2", { textContent: "Judgements" }));
  if (Object.keys(kept.pairs).length) dialog.append(part("Not copies", "Lines for the baseline of onecopy check.", "onecopy-baseline.txt", baseline()));
  if (Object.keys(kept.cases).length) dialog.append(part("Cuts", "Stories in marked form, for the tests of cleaning. What was judged a bad cut is body here.", "onecopy-cases.txtar", cases()));
  dialog.append(close);
  dialog.showModal();
};
const bar = make("div", { className: "judgements", role: "region", "aria-label": "Your judgements", hidden: true });
const tally = make("output", {});
const exporter = make("button", { type: "button", textContent: "Export" });
const forget = make("button", { type: "button", textContent: "Forget all" });
const fleeting = make("span", { className: "note", textContent: "This browser keeps them only until the page is closed.", hidden: true });
exporter.addEventListener("click", show);
forget.addEventListener("click", () => {
  if (!confirm("Forget all judgements on this corpus?")) return;
  kept.pairs = {}; kept.cuts = {}; kept.cases = {};
  for (const f of forgotten) f();
  settle();
});
bar.append(tally, exporter, forget, fleeting);
document.body.append(bar, dialog);
function settle(save = true) {
  const n = count();
  if (save) fleeting.hidden = memory.set(shelf, JSON.stringify(kept));
  bar.hidden = !n;
  tally.textContent = n === 1 ? "1 judgement" : `${n} judgements`;
}
settle(false);
addEventListener("DOMContentLoaded", () => offer(document));
