package facts

import (
	"strings"
	"testing"

	"onecopy/shingle"
)

func readBody(text string) *Body {
	words := shingle.Words(text, nil)
	return &Body{Text: text, Words: words, Ends: Sentences(text, words)}
}

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
		s := readBody(c.text)
		var keys []string
		for _, f := range numbers(s, WordRange{0, len(s.Words)}) {
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
		s := readBody(c.text)
		var got []string
		for _, f := range names(s, WordRange{0, len(s.Words)}) {
			got = append(got, f.text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
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
		if got := len(readBody(c.text).Ends); got != c.want {
			t.Errorf("%q: %d sentences, want %d", c.text, got, c.want)
		}
	}
}
