package testkit

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Stories by a news agency.
const (
	// Crash is a story of 100 words.
	Crash = "At least 12 people were killed and 30 injured when a coach carrying pilgrims left the road in the north of the country, " +
		"police said on Friday. The vehicle fell into a ravine shortly after midnight while the driver was trying to overtake a " +
		"lorry on a steep bend, according to the regional governor, who visited the scene at dawn. Rescue teams worked through the " +
		"night to free passengers from the wreckage, and several of the injured were flown to hospitals in the capital. " +
		"Accidents are frequent on the mountain road, which residents have long asked the government to repair. " +
		"The transport ministry has opened an inquiry and promised to publish its findings within a month."

	// Market is a story full of figures.
	Market = "London's FTSE 100 closed up 0.4 percent at 7,512.2 points as investors weighed the outlook for interest rates, with shares in Barclays among the biggest winners " +
		"of the day. In Frankfurt the DAX 30 added 0.7 percent to end at 13,210.5 points, while the CAC 40 in Paris finished 0.2 percent higher at 6,033.1 points. " +
		"On Wall Street the Dow Jones was up 0.5 percent at 31,400.9 points at the time of the European close. The euro rose to 1.0512 dollars from 1.0487 dollars."
)

// Prose returns n words out of 8,000 made-up ones, a full stop after every twelfth.
func Prose(r *rand.Rand, n int) []string {
	const consonants, vowels = "bdfgklmnprstvwxz", "aeiou"
	words := make([]string, n)
	for i := range words {
		var w []byte
		for range 3 {
			w = append(w, consonants[r.IntN(4)+4*(len(w)/2)], vowels[r.IntN(5)])
		}
		words[i] = string(w)
		if i%12 == 11 {
			words[i] += "."
		}
	}
	return words
}

// Join makes a text of words.
func Join(parts ...[]string) string { return strings.Join(slices.Concat(parts...), " ") }

// Swap replaces words of a story, pair by pair.
func Swap(text string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(text) }

// CutTo returns the first share of the words of a text.
func CutTo(text string, share float64) string {
	words := strings.Fields(text)
	return strings.Join(words[:int(share*float64(len(words)))], " ")
}

// Library adds n stories with copies of every kind around them.
func Library(n int, add func(id, text string)) {
	r := rand.New(rand.NewPCG(5, 6))
	passage := Prose(r, 60)
	for i := range n {
		w := Prose(r, 150+r.IntN(150))
		id := func(kind string) string { return fmt.Sprintf("%s/%d#%d", kind, i%7, i+1) }
		add(id("wire"), Join(w))
		switch i % 6 {
		case 0:
			add(id("same"), strings.ToUpper(Join(w)))
		case 1:
			add(id("cut"), Join(w[:len(w)/2]))
			add(id("brief"), Join(w[:len(w)/3]))
		case 2:
			add(id("lead"), Join(Prose(r, 20), w[20:]))
		case 3:
			add(id("lift"), Join(passage, w))
		case 4:
			add(id("own"), Join(Prose(r, 200), w[:60]))
		}
	}
}

// SeedStories cuts the seed files of a folder crudely, at two blank lines or more, into texts of
// real news prose.
func SeedStories(t testing.TB, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no seeds: %v", err)
	}
	var out []string
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(raw), "\r\n", "\n")
		for part := range strings.SplitSeq(text, "\n\n\n") {
			if len(strings.Fields(part)) >= 150 {
				out = append(out, strings.TrimSpace(part))
			}
		}
	}
	return out
}

// OddLines returns lines with words, signs and characters of any length across the borders of
// blocks.
func OddLines() (lines []string) {
	const alphabet = "aBc deF  ..,'\"-12(/|:@#\u00a0éÉ“”–\u2028中ไаБ\x01\x7fſ"
	rng := rand.New(rand.NewPCG(6, 4))
	for n := range 2000 {
		var b strings.Builder
		for range n % 200 {
			r := []rune(alphabet)[rng.IntN(utf8.RuneCountInString(alphabet)/(1+n%3))]
			b.WriteRune(r)
		}
		lines = append(lines, b.String())
	}
	return append(lines, "HD   X", "He told, a while", "from , on", strings.Repeat("x", 64), strings.Repeat("x", 63)+" y", strings.Repeat("–", 22)+" a")
}
