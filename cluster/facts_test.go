package cluster

import (
	"fmt"
	"strings"
	"testing"
)

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"lukashenko", "lukashenka", true},
		{"tikhanovskaya", "tsikhanouskaya", true},
		{"kiev", "kyiv", true},
		{"babariko", "babaryka", true},
		{"zelensky", "zelenskyy", true},
		{"kharkov", "kharkiv", true},
		{"erdoğan", "erdogan", true},
		{"lukashenko's", "lukashenko", true},
		{"boris johnson", "johnson", true},
		{"eu", "european union", true},
		{"belarus", "belarusian", true},
		{"sept", "september", true},
		{"alexander", "alyaksandr", true},
		{"swiss bank corp", "swiss bank corporation", true},
		{"peking", "beijing", true},
		{"uk", "britain", true},

		{"iran", "iraq", false},
		{"niger", "nigeria", false},
		{"austria", "australia", false},
		{"slovakia", "slovenia", false},
		{"martin", "marvin", false},
		{"june", "july", false},
		{"june", "jan", false},
		{"sunday", "monday", false},
		{"boris johnson", "stanley johnson", false},
		{"eu", "united nations", false},
		{"", "minsk", false},
	} {
		if sameName(c.a, c.b) != c.same || sameName(c.b, c.a) != c.same {
			t.Errorf("%q and %q: want same %v", c.a, c.b, c.same)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // keys of the numbers
	}{
		{"7,000 people", "7000"},
		{"7000 people", "7000"},
		{"7 000 people", "7000"},
		{"1 234 567 people", "1234567"},
		{"in 2020 100 people", "2020 100"},
		{"seven thousand people", "7000"},
		{"1,234,567.5 tons", "1234567.5"},
		{"up 3.5 percent", "3.5"},
		{"up 3,5 percent", "3.5"},
		{"worth 5 million euros", "5000000"},
		{"worth 5m euros", "5000000"},
		{"worth $2bn", "2000000000"},
		{"on the 21st day", "21"},
		{"at 8pm, 30km away", "8 30"},
		{"in the 1990s", "1990"},
		{"at 8:30 or 8.30", "8.3 8.3"},
		{"twenty-five dead, twelve hurt", "25 12"},
		{"a dozen arrests", "12"},
		{"the G7 and an F16", "g7 f16"},
		{"nobody at all", ""},
	} {
		s := read(c.text)
		var keys []string
		for _, f := range numbers(s, span{0, len(s.words)}) {
			keys = append(keys, f.key)
		}
		if got := strings.Join(keys, " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
	}{
		{"Yesterday Maria Kolesnikova met President Lukashenko.", "Maria Kolesnikova|Lukashenko"},
		{"He said. Nobody heard.", ""},
		{"he said: “We must answer”", ""},
		{"the U.S. and the EU", "U.S|EU"},
		{"visiting Mr. J. Smith in Minsk", "Smith|Minsk"},
		{"met Nikos-Alexis Papas", "Nikos-Alexis Papas"},
	} {
		s := read(c.text)
		var got []string
		for _, f := range names(s, span{0, len(s.words)}) {
			got = append(got, f.text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

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
		for _, ch := range compareFacts(x, y, align(x, y)).list {
			got = append(got, fmt.Sprintf("%s>%s", ch.A, ch.B))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q for %q: changed %q, want %q", c.to, c.from, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0},
		{"One.", 1},
		{"One. Two! Three? Four… Five", 5},
		{"Mr. Znak met J. Smith of the U.S. Senate.", 1},
		{"“Why?” he asked. Nobody knew.", 2},
		{"It cost 3.5 million. Too much.", 2},
		{"A line\nbroken.\n\nA paragraph", 2},
		{"示威者被捕。他们获释。", 2},
	} {
		if got := len(read(c.text).ends); got != c.want {
			t.Errorf("%q: %d sentences, want %d", c.text, got, c.want)
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
		if got := alone(read(a), read(c.b)); got != c.want {
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
		for _, ch := range compareFacts(x, y, align(x, y)).list {
			got = append(got, ch.A+">"+ch.B)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q for %q: changed %q, want %q", c.to, c.from, got, c.want)
		}
	}
}
