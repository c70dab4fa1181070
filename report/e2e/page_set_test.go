package e2e

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

var big = flag.String("big", "", "`FILE`, a report.html to be opened and searched on the clock")

// TestBook opens a report that takes more than one page: each of its links leads to a page that holds what it says, and back.
func TestBook(t *testing.T) {
	t.Parallel()
	b := start(t, 1400, 1000)
	file := report(t, large(t, 100))
	if info, err := os.Stat(file); err != nil || info.Size() > 5<<20 {
		t.Fatalf("%v, %v", info, err)
	}
	pages, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "report", "k-*.html"))
	b.open(file, "")
	if n := b.shows("#clusters tbody .row a"); n != 100 || len(pages) != n {
		t.Errorf("%d links to clusters, %d pages", n, len(pages))
	}
	name := eval[string](b, `document.querySelector("#clusters tbody .row a").textContent`)
	b.press(name)
	b.want(`document.readyState === "complete" && location.pathname.includes("/report/k-")`)
	if got := eval[string](b, `document.querySelector("h1").textContent`); got != name {
		t.Errorf("the page of %q is of %q", name, got)
	}
	b.want(`document.querySelectorAll(".diff del").length > 0`)
	b.press("Not a copy")
	b.press("All clusters")
	b.want(`document.readyState === "complete" && location.pathname.endsWith("/report.html") && document.querySelector(":target a").textContent === ` + "`" + name + "`")
	b.want(`document.querySelector(".judgements output").textContent === "1 judgement"`)
	eval[bool](b, `document.querySelector("#sources tbody a").click(), true`)
	b.want(`document.readyState === "complete" && document.querySelectorAll(".story").length === 1`)
}

// TestBig measures.
func TestBig(t *testing.T) {
	if *big == "" {
		t.Skip("a large report is measured with -big FILE")
	}
	b := start(t, 1400, 1000)
	from := time.Now()
	b.open(*big, "")
	t.Logf("loaded in %v, %d elements, %d rows", time.Since(from).Round(time.Millisecond), eval[int](b, `document.querySelectorAll("*").length`), b.shows("#clusters tbody .row"))
	const timed = `(async () => { const at = performance.now(); %s; await new Promise((f) => requestAnimationFrame(() => setTimeout(f))); return performance.now() - at; })()`
	for _, hash := range []string{"#find=volcker", "#find=volcker+term", "#sort=clusters.5.up", "#find=japan&sort=clusters.1.up", "#"} {
		ms := eval[float64](b, fmt.Sprintf(timed, `location.hash = "`+hash+`"; await new Promise((f) => addEventListener("hashchange", f, { once: true }))`))
		t.Logf("%s in %.0f ms, %d rows", hash, ms, b.shows("#clusters tbody .row"))
	}
}
