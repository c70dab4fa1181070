package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"

	"onecopy/clean"
)

// titleStrength is how strongly the weights of headlines above a part of a saved page are drawn to
// 0. Of 453 pages held out by host 398, 400, 401 and 397 had the right one with .5, 1, 2 and 6.
const titleStrength = 2

// interceptStrength keeps the intercept within bounds where every part has a headline.
const interceptStrength = .01

// titlesByHand are clues that are set by hand: a line has them by what the others weigh.
var titlesByHand = []string{"line like its deck below", "line like its deck below, a long one"}

// fitTitles fits the column title on pages saved whole: the odds of a line against the others of
// its part and against none of them.
func fitTitles(pages []*page, list []clean.Clue) ([]clean.Clue, error) {
	list = slices.Clone(list)
	at := map[string]uint8{}
	for i, c := range list {
		at[c.Name] = uint8(i)
	}
	found := make([][][]row, len(pages))
	markAll(pages, list, func(i int, m *clean.Page) {
		parts := map[int]int{}
		for _, c := range m.Candidates() {
			if !c.Title {
				continue
			}
			k, ok := parts[c.Part]
			if !ok {
				k = len(found[i])
				parts[c.Part], found[i] = k, append(found[i], nil)
			}
			r := row{yes: pages[i].heads[int(m.Lines[c.Line].N)]}
			for _, name := range c.Clues {
				if !slices.Contains(titlesByHand, name) {
					r.ones = append(r.ones, at[name])
				}
			}
			found[i][k] = append(found[i][k], r)
		}
	})
	w, intercept, err := conditional(slices.Concat(found...), len(list))
	if err != nil {
		return nil, err
	}
	for i := range list {
		if slices.Contains(titlesByHand, list[i].Name) {
			continue
		}
		x := w[i]
		if list[i].Length {
			x += intercept // each line has one of them
		}
		list[i].Title = int16(math.Round(100 * x))
	}
	return list, nil
}

// conditional fits weights of n columns, and the intercept, by which of each group of rows one is
// chosen, or none. Of several rows with yes any may be. It takes Newton's steps with the matrix of
// the choice alone, so that no step but the last ones goes uphill.
func conditional(groups [][]row, n int) (weights []float64, intercept float64, err error) {
	w := make([]float64, n+1) // the intercept last
	loss := chosen(groups, w, nil, nil)
	for range 200 {
		gradient, matrix := make([]float64, n+1), make([][]float64, n+1)
		for i := range matrix {
			matrix[i] = make([]float64, n+1)
			matrix[i][i] = titleStrength
			gradient[i] = titleStrength * w[i]
		}
		matrix[n][n], gradient[n] = interceptStrength, interceptStrength*w[n]
		chosen(groups, w, gradient, matrix)
		step, ok := solve(matrix, gradient)
		if !ok {
			return nil, 0, errors.New("the parts do not settle the weights")
		}
		size, next := 1.0, moved(w, step, 1)
		for size > 1e-6 && chosen(groups, next, nil, nil) > loss*(1+1e-12) {
			size /= 2
			next = moved(w, step, size)
		}
		w, loss = next, chosen(groups, next, nil, nil)
		if largest(step) < 1e-4 {
			return w[:n], w[n], nil
		}
	}
	return nil, 0, errors.New("the fit of parts does not settle in 200 steps")
}

// chosen returns the loss, and adds to its derivatives where they are asked for.
func chosen(groups [][]row, w, gradient []float64, matrix [][]float64) (loss float64) {
	n := len(w) - 1
	for _, x := range w[:n] {
		loss += titleStrength / 2 * x * x
	}
	loss += interceptStrength / 2 * w[n] * w[n]
	mean := make([]float64, n+1)
	for _, rows := range groups {
		z, top := make([]float64, len(rows)), 0.0
		for k := range rows {
			z[k] = w[n]
			for _, c := range rows[k].ones {
				z[k] += w[c]
			}
			top = max(top, z[k])
		}
		all, yes, any := math.Exp(-top), 0.0, false
		for k := range rows {
			z[k] = math.Exp(z[k] - top)
			all += z[k]
			if rows[k].yes {
				yes, any = yes+z[k], true
			}
		}
		if !any {
			yes = math.Exp(-top)
		}
		loss += math.Log(all) - math.Log(max(yes, 1e-300))
		if gradient == nil {
			continue
		}
		clear(mean)
		for k := range rows {
			p := z[k] / all
			g := p
			if rows[k].yes {
				g -= z[k] / max(yes, 1e-300)
			}
			on := append(slices.Clone(rows[k].ones), uint8(n))
			for i, a := range on {
				gradient[a] += g
				mean[a] += p
				for _, b := range on[:i+1] {
					matrix[a][b] += p
				}
			}
		}
		for a, x := range mean {
			for b := 0; b <= a && x != 0; b++ {
				matrix[a][b] -= x * mean[b]
			}
		}
	}
	return loss
}

// rightTitles reports of which pages a story has the right headline.
func rightTitles(pages []*page, list []clean.Clue) []bool {
	right := make([]bool, len(pages))
	markAll(pages, list, func(i int, m *clean.Page) {
		for _, s := range m.Stories {
			right[i] = right[i] || s.Headline >= 0 && pages[i].heads[int(m.Lines[s.Headline].N)]
		}
	})
	return right
}

// titleTable prints of how many pages the headline is right, by language and in all, with the
// weights of the list and with those that were fitted without the pages of the same source.
func titleTable(out io.Writer, pages []*page, list []clean.Clue, held bool) error {
	right, apart := rightTitles(pages, list), make([]bool, len(pages))
	if held {
		for _, s := range sources(pages) {
			own := func(p *page) bool { return p.source != s }
			fitted, err := fitTitles(without(pages, func(p *page) bool { return !own(p) }), list)
			if err != nil {
				return fmt.Errorf("without %s: %w", s, err)
			}
			its := rightTitles(without(pages, own), fitted)
			for i, p := range pages {
				if !own(p) {
					apart[i], its = its[0], its[1:]
				}
			}
		}
	}
	names := map[string][]int{}
	for i, p := range pages {
		names[p.layout+" "+p.lang] = append(names[p.layout+" "+p.lang], i)
		names["all"] = append(names["all"], i)
	}
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "saved pages\tpages\theadline right\theld out")
	for _, name := range sorted(names) {
		in, out := 0, 0
		for _, i := range names[name] {
			in, out = in+one(right[i]), out+one(apart[i])
		}
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\n", name, len(names[name]), in, out)
	}
	return t.Flush()
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}
