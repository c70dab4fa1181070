package e2e

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var (
	shots = flag.String("shots", "", "`FOLDER` for pictures of the reports, to be looked at")
	from  = flag.String("from", "", "`FOLDER` to make those pictures of, a small corpus if it is empty")
)

// TestShots takes the pictures: the list, an open cluster, the histogram, the rules, the end.
func TestShots(t *testing.T) {
	if *shots == "" {
		t.Skip("pictures are taken with -shots FOLDER")
	}
	folder := *from
	if folder == "" {
		folder = papers(t)
	}
	file := report(t, folder)
	for _, look := range []struct {
		name          string
		width, height int
		scheme        string
	}{{"wide", 1400, 1500, "light"}, {"dark", 1400, 1500, "dark"}, {"narrow", 390, 1500, "light"}} {
		b := start(t, look.width, look.height)
		call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
		b.open(file, "")
		b.picture(look.name + "-1-list.png")
		b.press("Open all")
		for i, place := range []string{".cluster", ".copy:nth-of-type(3)", ".heat", "#related", "#rules", "#sources"} {
			eval[chromedp.Void](b, fmt.Sprintf(`document.querySelector(%q)?.scrollIntoView()`, place))
			b.picture(fmt.Sprintf("%s-%d.png", look.name, i+2))
		}
	}
	b := start(t, 1400, 1000)
	b.open(file, "")
	save(t, "print.pdf", run(b, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4))))
}

// picture takes what the window shows.
func (b *tab) picture(name string) {
	b.t.Helper()
	save(b.t, name, run(b, chromedp.CaptureScreenshot()))
}

func save(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(*shots, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}
