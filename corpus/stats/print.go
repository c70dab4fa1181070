package stats

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"onecopy/internal/phrase"
)

// JSON writes the summary as an object.
func (s *Overview) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		Version int `json:"version"`
		*Overview
	}{1, s})
}

// A section is a list of groups with its head.
type section struct {
	head   string
	groups []Group
}

// Sections lists the groups under their heads, without those of which there is nothing to tell.
func (s *Overview) Sections(yield func(head string, groups []Group) bool) {
	for _, x := range []section{{"length", s.Lengths}, {"year", s.Years}, {"language", s.Languages}, {"source", s.Sources}} {
		known := len(x.groups) > 1 || len(x.groups) == 1 && x.groups[0].Name != ""
		if known && !yield(x.head, x.groups) {
			return
		}
	}
}

// Label says what a group has in common.
func (g *Group) Label() string {
	switch {
	case g.More > 0:
		return phrase.Count(g.More, "other", "others")
	case g.To > 0:
		return fmt.Sprintf("%d–%d words", g.From, g.To)
	case g.From > 0:
		return fmt.Sprintf("%d words or more", g.From)
	case g.Name == "":
		return "not known"
	}
	return phrase.Legible(g.Name, 200)
}

// What a terminal is shown: the columns of the numbers, and what is left for labels and bars.
const (
	leastWidth  = 40
	numberWidth = 10
	mostLabel   = 30
	leastBar    = 8
)

// Text writes the summary for a terminal of so many columns: a line for each group, with a bar of
// its stories, those that stay in full.
func (s *Overview) Text(w io.Writer, width int) error {
	out := bufio.NewWriter(w)
	t := &s.Totals
	width = max(width, leastWidth)
	row := ""
	for _, said := range []string{
		phrase.Count(t.Stories, "story", "stories"), phrase.Thousands(t.Survivors) + " kept", phrase.Count(t.Copies, "copy", "copies") + " left out",
		phrase.Count(t.Words, "word", "words") + " kept", phrase.Count(t.Cuts, "cut", "cuts") + " in them",
	} {
		switch {
		case row == "":
			row = said
		case len(row)+len(said)+len(", ,") > width:
			fmt.Fprintln(out, row+",")
			row = said
		default:
			row += ", " + said
		}
	}
	fmt.Fprintln(out, row)
	for head, groups := range s.Sections {
		text(out, head, groups, width)
	}
	return out.Flush()
}

// A column is a number of each group.
type column struct {
	head  string
	value func(*Numbers) int
}

// columns are told as far as there is room, the first ones first.
var columns = []column{
	{"stories", func(c *Numbers) int { return c.Stories }},
	{"kept", func(c *Numbers) int { return c.Survivors }},
	{"words", func(c *Numbers) int { return c.Words }},
	{"cuts", func(c *Numbers) int { return c.Cuts }},
}

func text(out io.Writer, head string, groups []Group, width int) {
	label, most := utf8.RuneCountInString(head)+3, 0
	for i := range groups {
		label, most = max(label, utf8.RuneCountInString(groups[i].Label())), max(most, groups[i].Stories)
	}
	label = min(label, mostLabel, width*2/5)
	fit := min(len(columns), max(1, (width-label-1-leastBar)/numberWidth))
	fmt.Fprintf(out, "\n%-*s", label, "by "+head)
	for _, c := range columns[:fit] {
		fmt.Fprintf(out, "%*s", numberWidth, c.head)
	}
	fmt.Fprintln(out)
	room := width - label - fit*numberWidth - 1
	for i := range groups {
		g := &groups[i]
		line := middle(g.Label(), label)
		line += strings.Repeat(" ", max(0, label-utf8.RuneCountInString(line)))
		for _, c := range columns[:fit] {
			line += fmt.Sprintf("%*s", numberWidth, phrase.Thousands(c.value(&g.Numbers)))
		}
		kept, all := bar(g.Survivors, most, room), bar(g.Stories, most, room)
		line += " " + strings.Repeat("█", kept) + strings.Repeat("░", max(0, all-kept))
		fmt.Fprintln(out, strings.TrimRight(line, " "))
	}
}

// bar is how long a bar is: none of nothing, and of anything at least one.
func bar(n, most, room int) int {
	if n == 0 {
		return 0
	}
	return max(1, n*room/max(most, 1))
}

// middle shortens a label in its middle, as the ends of paths tell most.
func middle(s string, room int) string {
	r := []rune(s)
	if len(r) <= room {
		return s
	}
	left := (room - 1) / 2
	return string(slices.Concat(r[:left], []rune("…"), r[len(r)-cmp.Or(room-1-left, 1):]))
}
