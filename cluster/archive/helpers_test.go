package archive

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/cluster"
	"onecopy/shingle"
)

// Verdicts of cluster.
const (
	identical cluster.Verdict = "identical"
	revised   cluster.Verdict = "revised"
)

const (
	crash = "At least 12 people were killed and 30 injured when a coach carrying pilgrims left the road in the north of the country, " +
		"police said on Friday. The vehicle fell into a ravine shortly after midnight while the driver was trying to overtake a " +
		"lorry on a steep bend, according to the regional governor, who visited the scene at dawn. Rescue teams worked through the " +
		"night to free passengers from the wreckage, and several of the injured were flown to hospitals in the capital. " +
		"Accidents are frequent on the mountain road, which residents have long asked the government to repair. " +
		"The transport ministry has opened an inquiry and promised to publish its findings within a month."

	market = "London's FTSE 100 closed up 0.4 percent at 7,512.2 points as investors weighed the outlook for interest rates, with shares in Barclays among the biggest winners " +
		"of the day. In Frankfurt the DAX 30 added 0.7 percent to end at 13,210.5 points, while the CAC 40 in Paris finished 0.2 percent higher at 6,033.1 points. " +
		"On Wall Street the Dow Jones was up 0.5 percent at 31,400.9 points at the time of the European close. The euro rose to 1.0512 dollars from 1.0487 dollars."
)

// A desk is a set of stories by id, with what Find is told of them.
type desk struct {
	docs  []cluster.Doc
	texts []string
}

func (d *desk) add(id, text string) {
	var k shingle.Sketcher
	s := k.Sketch(text)
	d.docs = append(d.docs, cluster.Doc{ID: id, Words: s.Words, Sketch: s})
	d.texts = append(d.texts, text)
}

// shuffled gives the same stories in another order.
func (d *desk) shuffled(seed uint64) *desk {
	out := &desk{}
	for _, i := range rand.New(rand.NewPCG(seed, 1)).Perm(len(d.docs)) {
		out.docs = append(out.docs, d.docs[i])
		out.texts = append(out.texts, d.texts[i])
	}
	return out
}

// prose gives n words out of 8,000 made-up ones, a full stop after every twelfth.
func prose(r *rand.Rand, n int) []string {
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

func join(parts ...[]string) string { return strings.Join(slices.Concat(parts...), " ") }

// library makes stories with copies of every kind around them.
func library(n int) *desk {
	r := rand.New(rand.NewPCG(5, 6))
	d := &desk{}
	passage := prose(r, 60)
	for i := range n {
		w := prose(r, 150+r.IntN(150))
		id := func(kind string) string { return fmt.Sprintf("%s/%d#%d", kind, i%7, i+1) }
		d.add(id("wire"), join(w))
		switch i % 6 {
		case 0:
			d.add(id("same"), strings.ToUpper(join(w)))
		case 1:
			d.add(id("cut"), join(w[:len(w)/2]))
			d.add(id("brief"), join(w[:len(w)/3]))
		case 2:
			d.add(id("lead"), join(prose(r, 20), w[20:]))
		case 3:
			d.add(id("lift"), join(passage, w))
		case 4:
			d.add(id("own"), join(prose(r, 200), w[:60]))
		}
	}
	return d
}

// seedStories cuts the seed files crudely, at two blank lines or more, into texts of real news prose.
func seedStories(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../../seeds/*.txt")
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

// swap replaces words of a story, pair by pair.
func swap(text string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(text) }

func cutTo(text string, share float64) string {
	words := strings.Fields(text)
	return strings.Join(words[:int(share*float64(len(words)))], " ")
}
