package main

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"onecopy/clean"
)

// setByHand are the clues whose weights no page can teach: the first needs other pages, the second
// stands in live blogs alone, the third is of pages saved whole, and the others are asked only of
// lines that all else speaks for. Their weights are those there are.
var setByHand = map[string]bool{
	"headline of another page": true, "begins with an hour": true, "little speaks for its place": true, "numbered part of the story above": true,
	"few headlines, text below is new":                                 true,
	"few headlines, a twelfth of the longer words below also above":    true,
	"few headlines, an eighth of the longer words below also above":    true,
	"few headlines, a sixth of the longer words below also above":      true,
	"few headlines, a fifth of the longer words below also above":      true,
	"few headlines, three tenths of the longer words below also above": true,
}

// oneStory is how much a line of a page of one story counts, with a headline or without. There are
// few candidates on it, nearly all are crossheads, and what is learned of them keeps stories whole:
// of sources held out precision on such pages was .774, .792 and .812 with 1, 2 and 4, F1 over all
// .940, .937 and .933.
const oneStory = 2

// fit fits the weights of the clues: first those that a line has alone, then, with the scores that
// these give, all. At first no clue counts anything: so no line is decided, and all clues are asked
// of each.
func fit(pages []*page, out io.Writer) ([]clean.Clue, error) {
	builtIn, list := clean.Clues(), clean.Clues()
	for i := range list {
		list[i].Alone, list[i].Pasted = 0, 0
	}
	for _, last := range []bool{false, true} {
		used := make([]bool, len(list))
		for i, c := range list {
			used[i] = !setByHand[c.Name] && (last || !c.Style)
		}
		rows, err := gather(pages, list)
		if err != nil {
			return nil, err
		}
		w, intercept, err := logistic(rows, used)
		if err != nil {
			return nil, err
		}
		for i := range list {
			c := &list[i]
			x := w[i]
			if list[i].Length {
				x += intercept // each line has one of them
			}
			if setByHand[c.Name] {
				c.Alone, c.Pasted = builtIn[i].Alone, builtIn[i].Pasted
				continue
			}
			if c.Pasted = int16(math.Round(100 * x)); !last {
				c.Alone = c.Pasted
			}
		}
		if last {
			tell(out, pages, rows)
		}
	}
	return list, nil
}

// tell says what was fitted on.
func tell(out io.Writer, pages []*page, rows []row) {
	stories, yes := 0, 0
	for _, p := range pages {
		stories += len(p.begins)
	}
	for _, r := range rows {
		if r.yes {
			yes++
		}
	}
	fmt.Fprintf(out, "fitted on %d pages of %d sources: %d stories, %d lines, %d of them headlines\n\n", len(pages), len(sources(pages)), stories, len(rows), yes)
}

// gather lists the lines of pasted pages that may be headlines, with the clues they have by these
// weights.
func gather(pages []*page, list []clean.Clue) ([]row, error) {
	at := map[string]uint8{}
	for i, c := range list {
		at[c.Name] = uint8(i)
	}
	found := make([][]row, len(pages))
	markAll(pages, list, func(i int, m *clean.Page) {
		if !m.Pasted() {
			return
		}
		weight := 1.0
		if len(pages[i].begins) <= 1 {
			weight = oneStory
		}
		for _, c := range m.Candidates() {
			r := row{yes: pages[i].begins[int(m.Lines[c.Line].N)], weight: weight}
			for _, name := range c.Clues {
				r.ones = append(r.ones, at[name])
			}
			found[i] = append(found[i], r)
		}
	})
	var rows []row
	for i, its := range found {
		for _, r := range its {
			if len(r.ones) == 0 || !list[r.ones[0]].Length || len(r.ones) > 1 && list[r.ones[1]].Length {
				return nil, fmt.Errorf("%s: a line without a length, or with two", pages[i].name)
			}
		}
		rows = append(rows, its...)
	}
	return rows, nil
}

// markAll marks all pages with these weights, and calls do for each, from several goroutines.
func markAll(pages []*page, list []clean.Clue, do func(i int, m *clean.Page)) {
	marker := &clean.Marker{Clues: list}
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(pages); i = int(next.Add(1)) - 1 {
				m := marker.Mark(pages[i].text)
				do(i, m)
				marker.Release(m)
			}
		})
	}
	wait.Wait()
}
