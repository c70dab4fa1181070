package clean

import (
	"fmt"
	"strings"
	"testing"
)

const filler = "The minister said on %s that the talks in %s would go on for another week, whatever the opposition had to say about it."

// pages returns n pages of three paragraphs with line between the second and the third.
func pages(n int, line string, body func(i, para int) string) (list []string) {
	for i := range n {
		list = append(list, fmt.Sprintf("%s\n\n%s\n\n%s\n\n%s\n", body(i, 0), body(i, 1), line, body(i, 2)))
	}
	return list
}

func TestLearner(t *testing.T) {
	differ := func(i, para int) string {
		return fmt.Sprintf(filler, strings.Repeat("x", i+1), strings.Repeat("y", para+1))
	}
	same := func(_, para int) string { return differ(0, para) }
	for _, c := range []struct {
		name  string
		pages []string
		want  int
	}{
		{"in three stories between other lines", pages(3, "Our channel is on the air", differ), 1},
		{"in two stories", pages(2, "Our channel is on the air", differ), 0},
		{"one story printed four times", pages(4, "Our channel is on the air", same), 0},
		{"a paragraph", pages(3, fmt.Sprintf(filler, "Monday", "Geneva"), differ), 0},
		{"often in one story", []string{strings.Join(pages(5, "Our channel is on the air", differ), "\n")}, 0},
	} {
		var l Learner
		for _, page := range c.pages {
			l.Add(new(Marker).Mark(page).Shorts())
		}
		if got := l.Patterns(); len(got) != c.want {
			t.Errorf("%s: learned %v, want %d", c.name, got, c.want)
		}
	}
}
