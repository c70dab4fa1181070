package report

import "strings"

// AddDay adds a run with so many inputs and stories to those that made an output.
func (r *Report) AddDay(inputs, stories int) { r.Days = append(r.Days, dayEntry{inputs, stories}) }

// Day is which run, from 0, has put each story into an output, in their order. Of an output that
// was made at once that is 0.
func (r *Report) Day() []int {
	stories := max(r.Totals.Stories, 0)
	out := make([]int, 0, stories)
	for i, d := range r.Days {
		for range min(d.Stories, stories-len(out)) {
			out = append(out, i)
		}
	}
	return append(out, make([]int, stories-len(out))...)
}

// olderNames lists what a run was compared with, empty if it was not.
func (r *Report) olderNames() string {
	var names []string
	for _, c := range r.Settings.Against {
		names = append(names, c.Name)
	}
	return strings.Join(names, ", ")
}
