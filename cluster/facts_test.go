package cluster

import (
	"fmt"
	"strings"
	"testing"

	"onecopy/cluster/facts"
)

func TestChanged(t *testing.T) {
	const a = "Rescue workers said that at least 12 people had died when a bus fell off a bridge near Gomel, " +
		"and that 7,000 euros were collected by Svetlana Tikhanovskaya and her staff in Kiev for those who were hurt."
	for _, c := range []struct {
		from, to string
		want     string
	}{
		{"12", "15", "12>15"},
		{"at least 12", "15", "12>15"},
		{"12", "twelve", ""},
		{"12", "several", ""},
		{"7,000", "7000", ""},
		{"7,000", "7,500", "7,000>7,500"},
		{"Gomel", "Brest", "Gomel>Brest"},
		{"Gomel", "the town", ""},
		{"Tikhanovskaya", "Tsikhanouskaya", ""},
		{"Kiev", "Kyiv", ""},
		{"Kiev", "Odessa", "Kiev>Odessa"},
		{"in Kiev", "by a charity of Minsk", ""},
		{"by Svetlana", "by Ms", ""},
		{"Svetlana Tikhanovskaya and her staff in Kiev", "her staff in Kiev and Svetlana Tikhanovskaya", ""},
		{"12", "Minsk", "12>Minsk"},
		{"Rescue", "Hospital", ""},
		{"Svetlana Tikhanovskaya", "President Tikhanovskaya", ""},
	} {
		x, y := read(a), read(strings.Replace(a, c.from, c.to, 1))
		var got []string
		for _, ch := range facts.Between(&x.Body, &y.Body, new(aligner).align(x, y, meet(x, y))).List() {
			got = append(got, fmt.Sprintf("%s>%s", ch.A, ch.B))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q for %q: changed %q, want %q", c.to, c.from, got, c.want)
		}
	}
}

func TestAlone(t *testing.T) {
	const a = "The minister arrived in Brussels late on Monday night. He left. No statement was given to the waiting press."
	for _, c := range []struct {
		b    string
		want int
	}{
		{a, 0},
		{"No statement was given to the waiting press. He left. The minister arrived in Brussels late on Monday night.", 0},
		{"The minister arrived in Brussels late on Monday night. No statement was given to the waiting press.", 1},
		{"The minister arrived in Brussels late on Tuesday. He left. No word at all came out.", 1},
		{"Nothing of the kind was ever seen before.", 3},
	} {
		x, y := read(a), read(c.b)
		if got := alone(x, y, y.grams.runs(x, nil)); got != c.want {
			t.Errorf("against %q: %d alone, want %d", c.b, got, c.want)
		}
	}
}

// The first word of a sentence has its capital from its place, and still may be a name.
func TestExchanged(t *testing.T) {
	const a = "A meeting was held in the town hall with Sullivan. Sullivan said that the plans were drawn up by the council last year. " +
		"Officials gave no date. The Minister of Trade did not attend the meeting, which ended late."
	for _, c := range []struct{ from, to, want string }{
		{"Sullivan said", "Murray said", "Sullivan>Murray"},
		{"Sullivan said", "He said", ""},
		{"Officials gave", "Sullivan gave", ""},
		{"The Minister of", "The Bank of", "Minister>Bank"},
		{"The Minister of", "The Secretary of", ""},
		{"A meeting was", "One meeting was", ""},
	} {
		x, y := read(a), read(strings.Replace(a, c.from, c.to, 1))
		var got []string
		for _, ch := range facts.Between(&x.Body, &y.Body, new(aligner).align(x, y, meet(x, y))).List() {
			got = append(got, ch.A+">"+ch.B)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q for %q: changed %q, want %q", c.to, c.from, got, c.want)
		}
	}
}
