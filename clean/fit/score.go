package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"onecopy/clean"
)

// An outcome is what was found on a page, or on several.
type outcome struct {
	pages, stories, found, right int
	within, wrong                int // crossheads, items of lists and questions, and at how many of them a story was begun
}

// inside are the roles of lines within a story that look like headlines.
var inside = []string{"crosshead", "list", "question", "quoted"}

// outcomes marks pages with these weights, and says of each what was found. A story is right if it
// begins in the very line.
func outcomes(pages []*page, list []clean.Clue) []outcome {
	out := make([]outcome, len(pages))
	markAll(pages, list, func(i int, m *clean.Page) {
		p, o := pages[i], &out[i]
		o.pages, o.stories = 1, len(p.begins)
		for _, s := range m.Stories {
			if len(p.begins) == 0 && s.Headline < 0 {
				continue // so it is: the page has no headline
			}
			o.found++
			n := int(m.Lines[s.First].N)
			if p.begins[n] {
				o.right++
			}
			if slices.Contains(inside, p.roles[n]) {
				o.wrong++
			}
		}
		for _, role := range p.roles {
			if slices.Contains(inside, role) {
				o.within++
			}
		}
	})
	return out
}

func (o *outcome) add(x outcome) {
	o.pages += x.pages
	o.stories += x.stories
	o.found += x.found
	o.right += x.right
	o.within += x.within
	o.wrong += x.wrong
}

// precision, recall and f1 are 0 where there is nothing.
func (o *outcome) precision() float64 { return float64(o.right) / max(1, float64(o.found)) }
func (o *outcome) recall() float64    { return float64(o.right) / max(1, float64(o.stories)) }
func (o *outcome) f1() float64        { return 2 * float64(o.right) / max(1, float64(o.found+o.stories)) }

// A way is a way to weigh, with what it finds on each page.
type way struct {
	name string
	of   []outcome
}

// table prints what was found by source, language and layout.
func table(out io.Writer, pages []*page, ways []way) error {
	kinds := []struct {
		name string
		of   func(*page) string
	}{
		{"source", func(p *page) string { return p.source }},
		{"language", func(p *page) string { return p.lang }},
		{"layout", func(p *page) string { return p.layout }},
		{"", func(*page) string { return "all" }},
	}
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, kind := range kinds {
		if kind.name != "" {
			fmt.Fprintf(t, "%s\tpages\tstories", kind.name)
			for _, w := range ways {
				fmt.Fprintf(t, "\tP %s\tR\tF1\twrong", w.name)
			}
			fmt.Fprintln(t, "\tof")
		}
		names := map[string][]int{}
		for i, p := range pages {
			name := kind.of(p)
			if name == "" {
				name = "not known"
			}
			names[name] = append(names[name], i)
		}
		for _, name := range sorted(names) {
			line(t, name, names[name], ways)
		}
		if kind.name != "" {
			fmt.Fprintln(t)
		}
	}
	fmt.Fprintln(t, "\nwrong: crossheads, items of lists, questions and quotes at which a story was begun")
	return t.Flush()
}

// line prints a row of the table, of the pages at these places.
func line(t io.Writer, name string, at []int, ways []way) {
	var cells strings.Builder
	var sum outcome
	for _, w := range ways {
		sum = outcome{}
		for _, i := range at {
			sum.add(w.of[i])
		}
		fmt.Fprintf(&cells, "\t%s\t%s\t%s\t%d", share(sum.precision()), share(sum.recall()), share(sum.f1()), sum.wrong)
	}
	fmt.Fprintf(t, "%s\t%d\t%d%s\t%d\n", name, sum.pages, sum.stories, cells.String(), sum.within)
}

// share writes .5 as .500.
func share(x float64) string { return strings.TrimPrefix(fmt.Sprintf("%.3f", x), "0") }

func sorted(m map[string][]int) (names []string) {
	for n := range m {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}
