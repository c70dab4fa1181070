package report

import (
	"fmt"
	"strings"
	"testing"

	"onecopy/corpus/outdir"
)

// warm writes a heat as a person reads it: the words where copies differ with their number.
func warm(all []warmth) string {
	var b strings.Builder
	for _, w := range all {
		switch {
		case w.Break:
			b.WriteString("¶")
		case w.Copies > 0:
			fmt.Fprintf(&b, "<%s>%d/%d", strings.TrimRight(w.Text, " "), w.Copies, w.Level)
		default:
			b.WriteString(w.Text)
		}
	}
	return b.String()
}

func TestHeat(t *testing.T) {
	const text = "He came at noon on Monday. She left.\n\nAll wept."
	for _, tt := range []struct {
		name   string
		copies []string
		want   string
	}{
		{"one word in one of two copies", []string{"He came at noon on Tuesday. She left.\n\nAll wept.", "He came at noon on Monday. She went.\n\nAll wept."},
			"He came at noon on <Monday.>1/2She <left.>1/2¶All wept."},
		{"the same word in both", []string{"He came at noon on Tuesday. She left.\n\nAll wept.", "He came at noon on Friday. She left.\n\nAll wept."},
			"He came at noon on <Monday.>2/4She left.¶All wept."},
		{"words put in count at the word before", []string{"He came at noon sharp on Monday. She left.\n\nAll wept.", "He came late at noon on Monday. She left.\n\nAll wept."},
			"He <came>1/2at <noon>1/2on Monday. She left.¶All wept."},
		{"words put in at the start, at the first", []string{"Then He came at noon on Monday. She left.\n\nAll wept.", "He came at noon on Monday. She left."},
			"<He>1/2came at noon on Monday. She left.¶<All wept.>1/2"},
		{"the very same text is not compared", []string{text, "He came at noon on Friday. She left.\n\nAll wept."}, "He came at noon on <Monday.>1/4She left.¶All wept."},
	} {
		var h heat
		for _, c := range tt.copies {
			h.add(diffTexts(text, c))
		}
		if got := warm(h.over(text)); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// TestHistogram counts each pair once, in the bin of its similarity.
func TestHistogram(t *testing.T) {
	r := &Report{Settings: outdir.Settings{Threshold: .8}}
	for range 1500 {
		r.Similar.Count(.84, true)
	}
	r.Similar.Count(.84, false)
	r.Similar.Count(1, true)
	r.Similar.Count(0, false)
	h := histogram(r)
	if h.Copies != 1501 || h.Related != 2 || h.At != 80 || len(h.Columns) != 3 {
		t.Errorf("%+v", h)
	}
	first, both, last := h.Columns[0], h.Columns[1], h.Columns[2]
	if first.Bin != 0 || last.Bin != binCount-1 || last.Bars[0].Label() != "1" || len(both.Bars) != 2 || both.Bars[1].Label() != "1k" {
		t.Errorf("%+v", h.Columns)
	}
	for _, c := range h.Columns {
		for _, b := range c.Bars {
			if b.Height < 2 || b.Height > tallest || b.Top()+b.Height != axisY {
				t.Errorf("a bar of height %d", b.Height)
			}
		}
	}
}
