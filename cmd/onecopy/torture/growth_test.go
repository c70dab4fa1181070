//go:build unix

package torture

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

var growth = tries("growth", "KB of the smallest of three inputs, each twice the one before it", 1000, 4000)

// Exponents go by the clock, so they are bounded loosely; what counts steps is in the rooms.
const (
	mostGrowth = 1.4
	memoryBase = 40 << 20 // what a run takes whatever it reads, or nearly so

	// What a run may take at most: so many times the text and mostBase.
	mostTimes = 4
	mostBase  = 100e6
)

// vocabulary is of words that are not words.
func vocabulary(rng *rand.Rand) []string {
	words := make([]string, 4000)
	for i := range words {
		for range 1 + rng.IntN(4) {
			words[i] += string("bdfgklmnprstvz"[rng.IntN(14)]) + string("aeiou"[rng.IntN(5)])
		}
	}
	return words
}

// series make text of about so many bytes.
var series = []struct {
	what, name string
	make       func(rng *rand.Rand, size int) string
}{
	{"stories of different words", "r.jsonl", func(rng *rand.Rand, size int) string {
		words := vocabulary(rng)
		return fillUp(size, func(n int, b *strings.Builder) {
			fmt.Fprintf(b, `{"id":"%d","text":"%s"}`+"\n", n, prose(rng, words, 300))
		})
	}},
	{"copies of one story", "r.jsonl", func(rng *rand.Rand, size int) string {
		text := prose(rng, vocabulary(rng), 300)
		return fillUp(size, func(n int, b *strings.Builder) {
			fmt.Fprintf(b, `{"id":"%d","text":"%s Edition %d."}`+"\n", n, text, n)
		})
	}},
	{"one line of running text", "a.txt", func(rng *rand.Rand, size int) string {
		words := vocabulary(rng)
		return fillUp(size, func(_ int, b *strings.Builder) { b.WriteString(prose(rng, words, 50) + " ") })
	}},
	{"short lines", "a.txt", func(rng *rand.Rand, size int) string {
		words := vocabulary(rng)
		return fillUp(size, func(_ int, b *strings.Builder) { b.WriteString(words[rng.IntN(len(words))] + "\n") })
	}},
	{"a page of many stories", "a.txt", func(rng *rand.Rand, size int) string {
		words := vocabulary(rng)
		return fillUp(size, func(n int, b *strings.Builder) {
			fmt.Fprintf(b, "Headline of Story %d\n\nBy Ann Lee\n\n%s\n\n%s\n\nREAD ALSO\n\nShare this article\n\n\n", n, prose(rng, words, 60), prose(rng, words, 60))
		})
	}},
	{"lines of a letter of Chinese", "a.txt", func(rng *rand.Rand, size int) string {
		return fillUp(size, func(_ int, b *strings.Builder) { b.WriteString(string(rune('一'+rng.IntN(9000))) + "\n") })
	}},
	{"lines of a letter", "a.txt", func(_ *rand.Rand, size int) string { return strings.Repeat("a\n", size/2) }},
	{"quoted lines of a letter", "a.txt", func(_ *rand.Rand, size int) string { return strings.Repeat("> a\n", size/4) }},
	{"lines of a letter with blank ones between", "r.jsonl", func(_ *rand.Rand, size int) string {
		return `{"id":"a","text":"` + strings.Repeat(`a\n\n`, size/5) + `"}` + "\n"
	}},
	{"lines that may be headlines", "a.txt", func(rng *rand.Rand, size int) string {
		words := vocabulary(rng)
		return fillUp(size, func(_ int, b *strings.Builder) {
			w := words[rng.IntN(len(words))]
			b.WriteString(strings.ToUpper(w[:1]) + w[1:] + " " + words[rng.IntN(len(words))] + "\n")
		})
	}},
	{"short stories", "r.jsonl", func(rng *rand.Rand, size int) string {
		words := vocabulary(rng)
		return fillUp(size, func(n int, b *strings.Builder) {
			fmt.Fprintf(b, `{"id":"%d","text":"%s"}`+"\n", n, prose(rng, words, 35))
		})
	}},
	{"records of three words", "r.jsonl", func(rng *rand.Rand, size int) string {
		words := vocabulary(rng)
		return fillUp(size, func(n int, b *strings.Builder) {
			fmt.Fprintf(b, `{"id":%d,"text":"%s %s %d"}`+"\n", n, words[rng.IntN(len(words))], words[rng.IntN(len(words))], n)
		})
	}},
	{"stories full of cuts", "a.txt", func(rng *rand.Rand, size int) string {
		words := vocabulary(rng)
		return fillUp(size, func(n int, b *strings.Builder) {
			fmt.Fprintf(b, "Headline of Story %d\n\n%s\n\n%s", n, prose(rng, words, 40), strings.Repeat("Share this article\n", 40))
		})
	}},
	{"equal lines", "a.txt", func(_ *rand.Rand, size int) string { return strings.Repeat("READ ALSO\n", size/10) }},
	{"a record of one text", "r.jsonl", func(rng *rand.Rand, size int) string {
		words := vocabulary(rng)
		text := fillUp(size, func(_ int, b *strings.Builder) { b.WriteString(prose(rng, words, 50) + `\n\n`) })
		return `{"id":"a","text":"` + text + `"}` + "\n"
	}},
	{"ordinary paragraphs", "a.txt", func(rng *rand.Rand, size int) string {
		words := vocabulary(rng)
		return fillUp(size, func(_ int, b *strings.Builder) { b.WriteString(prose(rng, words, 50) + "\n\n") })
	}},
	{"paragraphs of a letter", "a.html", func(_ *rand.Rand, size int) string { return strings.Repeat("<p>a</p>", size/8) }},
	{"items of a letter", "a.html", func(_ *rand.Rand, size int) string { return strings.Repeat("<li>a", size/5) }},
	{"bold letters", "a.html", func(_ *rand.Rand, size int) string { return strings.Repeat("<b>a</b> ", size/9) }},
	{"paragraphs with bold words", "a.html", func(rng *rand.Rand, size int) string {
		words := vocabulary(rng)
		return fillUp(size, func(_ int, b *strings.Builder) {
			fmt.Fprintf(b, "<p>%s <b>%s</b> %s</p>\n", prose(rng, words, 12), prose(rng, words, 3), prose(rng, words, 12))
		})
	}},
	{"items that differ", "a.html", func(rng *rand.Rand, size int) string {
		words := vocabulary(rng)
		return fillUp(size, func(n int, b *strings.Builder) { fmt.Fprintf(b, "<li>%s %d", words[rng.IntN(len(words))], n) })
	}},
	{"brackets", "a.md", func(_ *rand.Rand, size int) string {
		return strings.Repeat("[", size/2) + strings.Repeat("*_`", size/6)
	}},
}

func fillUp(size int, add func(int, *strings.Builder)) string {
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		add(n, &b)
	}
	return b.String()
}

// prose is of sentences.
func prose(rng *rand.Rand, words []string, n int) string {
	var b strings.Builder
	for i := range n {
		w := words[min(rng.IntN(len(words)), rng.IntN(len(words)))]
		switch {
		case i%12 == 0:
			w = strings.ToUpper(w[:1]) + w[1:]
		case i%12 == 11 || i == n-1:
			w += "."
		}
		b.WriteString(w + " ")
	}
	return strings.TrimSpace(b.String())
}

// TestGrowth cleans inputs of three sizes, each twice the one before it, and wants time and memory
// to grow as they do.
func TestGrowth(t *testing.T) {
	for _, tt := range series {
		t.Run(tt.what, func(t *testing.T) {
			r := begin("growth: " + tt.what)
			var took, memory [3]float64
			most := 0
			for n := range took {
				p := newPlace(t)
				text := tt.make(dice("growth "+tt.what), growth.get()<<10<<n)
				most = mostTimes*len(text) + mostBase
				p.write(map[string]string{tt.name: text})
				e := p.want([]int{0, 2}, "clean", tt.name, "-o", "out", "-j", "1", "--no-sync", "-q")
				took[n], memory[n] = e.user.Seconds(), max(0, float64(e.memory-memoryBase))
			}
			wrong := ""
			time, space := exponent(took, .1), exponent(memory, 8<<20)
			if time > mostGrowth || space > mostGrowth {
				wrong = fmt.Sprintf("%v s, %v bytes above the base", took, memory)
			}
			if used := int(memory[2]) + memoryBase; used > most {
				wrong = fmt.Sprintf("%d MB, over %d times the text and %d MB", used/1e6, mostTimes, int(mostBase/1e6))
			}
			r.try(t, wrong)
			r.say("time as size to the %.2f, %.1f s for %d KB; memory to the %.2f, %.0f MB", time, took[2], growth.get()<<2, space, (memory[2]+memoryBase)/(1<<20))
		})
	}
}

// exponent says with what power of the size a figure grows; floor is what it may be for nothing.
func exponent(of [3]float64, floor float64) float64 {
	return math.Log((of[2]+floor)/(of[0]+floor)) / math.Log(4)
}
