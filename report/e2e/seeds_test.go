package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"onecopy/clean"
)

// TestSeeds reads the report of the seeds as a person would: looks for a word, opens a cluster, follows its permalink.
func TestSeeds(t *testing.T) {
	t.Parallel()
	b := start(t, 1400, 1000)
	file := report(t, "../../seeds")
	b.open(file, "")
	if n := b.shows("#clusters tbody .row"); n != 4 {
		t.Errorf("%d clusters in the list", n)
	}
	eval[chromedp.Void](b, `document.querySelector("input[type='search']").focus()`)
	run(b, chromedp.KeyEvent("steps pressure"))
	b.want(`document.querySelector("output").textContent === "1 of 4 clusters"`)
	if n := b.shows("#clusters tbody .row"); n != 1 {
		t.Errorf("%d clusters with the words", n)
	}
	b.want(`location.hash === "#find=steps+pressure"`)
	b.press("UN Steps Up Pressure Over Belarus Violence")
	b.want(`document.querySelector(".cluster[open] .survivor .why").checkVisibility()`)
	b.press("Link to this cluster")
	permalink := eval[string](b, "location.hash")
	if len(permalink) != len("#k-0123456789abcdef") {
		t.Errorf("the permalink %s", permalink)
	}
	b.open(file, permalink)
	b.want(`document.querySelectorAll(".cluster[open]").length === 1`)
	b.want(`document.querySelector(".cluster[open]").getBoundingClientRect().top < innerHeight`)
}

// TestViews filters by kind of copy, category, rule and similarity, sorts, and finds the same view again by its address.
func TestViews(t *testing.T) {
	t.Parallel()
	b := start(t, 1400, 1000)
	file := report(t, papers(t))
	b.open(file, "#kind=series")
	b.want(`document.querySelector("output").textContent === "0 of 1 clusters"`)
	b.press("Clear")
	if n := b.shows("#clusters tbody .row"); n != 1 {
		t.Errorf("%d clusters after Clear", n)
	}
	b.open(file, "#cut=caption")
	if n := b.shows("#rules tbody .row"); n != 1 {
		t.Errorf("%d rules of the category", n)
	}
	eval[chromedp.Void](b, `document.querySelector("#rules .row button").click()`)
	b.want(`location.hash === "#cut=caption%2Fcredited"`)
	eval[chromedp.Void](b, `document.querySelector("#rules .row button").click()`)
	b.want(`location.hash === ""`)

	eval[chromedp.Void](b, `document.querySelector(".bin[data-bin='19']").focus()`)
	run(b, chromedp.KeyEvent("\r"))
	b.want(`document.activeElement.getAttribute("aria-pressed") === "true" && location.hash === "#bin=19"`)
	b.open(file, "#sort=sources.1.down&view=clean") // of another report: what is not here is passed over
	b.open(file, "#sort=rules.1.down&view=clean")
	b.want(`document.querySelector("#rules [aria-sort]").textContent === "Category" && document.querySelector("#rules [aria-sort]").ariaSort === "descending"`)
	b.want(`document.body.dataset.view === "clean"`)
	run(b, chromedp.Focus("#rules th:first-child button"))
	run(b, chromedp.KeyEvent("\r"))
	b.want(`document.querySelector("#rules th").ariaSort === "ascending" && document.activeElement.textContent === "Rule"`)
}

// TestCuts shows the cuts of a story struck, not at all, and as they were printed.
func TestCuts(t *testing.T) {
	t.Parallel()
	b := start(t, 1400, 1000)
	b.open(report(t, papers(t)), "")
	b.press("Open all")
	cut := `getComputedStyle([...document.querySelectorAll(".blocks s")].find((s) => s.textContent.includes("Share this article")))`
	b.want(cut + `.textDecorationLine === "line-through"`)
	b.press("Clean")
	b.want(cut + `.display === "none"`)
	b.press("Original")
	b.want(cut + `.textDecorationLine === "none" && ` + cut + `.display !== "none"`)
}

// TestKeys goes through changes and clusters by single keys, which can be turned off.
func TestKeys(t *testing.T) {
	t.Parallel()
	b := start(t, 1400, 1000)
	b.open(report(t, papers(t)), "")
	run(b, chromedp.KeyEvent("j"))
	b.want(`document.activeElement.matches(".cluster > summary")`)
	run(b, chromedp.KeyEvent("\r"))
	run(b, chromedp.KeyEvent("n"))
	first := eval[string](b, `document.querySelector(".at").textContent`)
	run(b, chromedp.KeyEvent("n"))
	run(b, chromedp.KeyEvent("p"))
	if again := eval[string](b, `document.querySelector(".at").textContent`); again != first {
		t.Errorf("back at %q, not at %q", again, first)
	}
	run(b, chromedp.KeyEvent("?"))
	b.want(`document.querySelector("dialog[open] kbd") !== null`)
	eval[chromedp.Void](b, `document.querySelector("#keys").click()`)
	b.press("Close")
	run(b, chromedp.KeyEvent("/"))
	b.want(`!document.activeElement.matches("input")`)
}

// TestJudge says of a copy that it is none and of a cut that it is bad, and reads what is exported. It outlives the page.
func TestJudge(t *testing.T) {
	t.Parallel()
	b := start(t, 1400, 1000)
	folder := papers(t)
	file := report(t, folder)
	b.open(file, "")
	if n := b.shows(".judgements"); n != 0 {
		t.Error("judgements before there are any")
	}
	b.press("Open all")
	eval[chromedp.Void](b, `[...document.querySelectorAll(".copy")].find((c) => c.textContent.includes("evening.txt")).querySelector(".judge button").click()`)
	eval[chromedp.Void](b, `[...document.querySelectorAll(".block")].find((c) => c.textContent.includes("Share this")).querySelector(".by button").click()`)
	b.want(`document.querySelector(".judgements output").textContent === "2 judgements"`)
	b.open(file, "")
	b.press("Export")
	baseline := eval[string](b, `document.querySelector(".export textarea").value`)
	head, entry, _ := strings.Cut(baseline, "\n")
	if head != "# onecopy baseline v1" || !strings.HasSuffix(entry, "  1  evening.txt: Help on Its Way to Flooded Valley [revised-copy]\n") || strings.IndexByte(entry, ' ') != 16 {
		t.Errorf("the baseline is\n%s", baseline)
	}
	if got := b.saved(`.export a[download="onecopy-baseline.txt"]`); got != baseline {
		t.Errorf("saved %q", got)
	}
	accepted := filepath.Join(t.TempDir(), "baseline")
	if err := os.WriteFile(accepted, []byte(baseline), 0o644); err != nil {
		t.Fatal(err)
	}
	again := []string{"check", filepath.Join(folder, "evening.txt"), "--against", filepath.Dir(file)}
	if said := onecopy(t, again...); !strings.Contains(said, "[revised-copy]") {
		t.Errorf("check without the baseline says\n%s", said)
	}
	if said := onecopy(t, append(again, "--baseline", accepted)...); strings.Contains(said, "[revised-copy]") || strings.Contains(said, "was written with") {
		t.Errorf("check with the baseline says\n%s", said)
	}
	checkCase(t, b.saved(`.export a[download="onecopy-cases.txtar"]`))
	b.press("Close")
	b.press("Forget all")
	b.want(`document.querySelector(".judgements").hidden`)
	b.open(file, "")
	b.want(`document.querySelector(".judgements").hidden`)
}

// checkCase marks the page of an exported case again: the marks differ only in the line that was judged.
func checkCase(t *testing.T, archive string) {
	t.Helper()
	head, marked, _ := strings.Cut(archive, "\n")
	if !strings.HasPrefix(head, "-- ") || !strings.HasSuffix(head, ".txt --") {
		t.Errorf("the case begins with %q", head)
	}
	var again strings.Builder
	if err := new(clean.Marker).Mark(clean.Unmark(marked)).Marked(&again); err != nil {
		t.Fatal(err)
	}
	got, want := strings.Split(strings.TrimSpace(again.String()), "\n"), strings.Split(strings.TrimSpace(marked), "\n")
	if len(got) != len(want) {
		t.Fatalf("%d lines became %d:\n%s", len(want), len(got), again.String())
	}
	for i := range want {
		judged := strings.Contains(want[i], "Share this article")
		if same := strings.TrimSpace(got[i]) == strings.TrimSpace(want[i]); same == judged {
			t.Errorf("the case has %q, the code says %q", want[i], got[i])
		}
	}
}

// TestNoScript reads the page in a browser that runs no script: all is there, and no control that does nothing.
func TestNoScript(t *testing.T) {
	t.Parallel()
	b := start(t, 1400, 1000)
	file := report(t, papers(t))
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.open(file, "")
	for selector, want := range map[string]int{"#clusters tbody .row": 1, "main button": 0, "nav input": 0, ".cluster summary h3": 1, "#rules tbody .row": 3} {
		if n := b.shows(selector); n != want {
			t.Errorf("%s: %d, want %d", selector, n, want)
		}
	}
}

// TestNoMemory reads the page in a browser that refuses to remember.
func TestNoMemory(t *testing.T) {
	t.Parallel()
	b := start(t, 1400, 1000)
	b.before(`Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } })`)
	b.open(report(t, papers(t)), "")
	b.press("Open all")
	b.press("Not a copy")
	b.want(`document.querySelector(".judgements output").textContent === "1 judgement" && document.querySelector(".judgements .note").checkVisibility()`)
	b.press("Dark")
	b.want(`document.documentElement.dataset.theme === "dark"`)
}
