package shingle

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestLetterSet(t *testing.T) {
	var k Sketcher
	same := func(a, b string) bool {
		o := Compare(k.LetterSet(a), k.LetterSet(b))
		return o.Jaccard == 1
	}
	for _, c := range []struct{ a, b string }{
		{"The minis-\nter of trade", "the minister, OF TRADE"},
		{"Élysée palace visit", "Elysee Palace visit"},
		{"In 1916 th e war went on", "in 1916 the war went on."},
	} {
		if !same(c.a, c.b) {
			t.Errorf("%q and %q are not the same letters", c.a, c.b)
		}
	}
	if same("the minister of trade", "the minister of state") || len(k.LetterSet("nine char")) != 0 {
		t.Error("too much is the same")
	}
	if one := k.LetterSet("ten letters"); len(one) != 1 {
		t.Errorf("ten letters are %d shingles", len(one))
	}
}

// A damaged text is found among others by its letters, where hardly a run of five words is left.
func TestLettersFindDamage(t *testing.T) {
	r := rand.New(rand.NewPCG(91, 92))
	x := NewIndex(IndexOptions{Hits: 8})
	var k Sketcher
	var texts []string
	for i := range 200 {
		texts = append(texts, join(prose(r, 200)))
		s := k.Letters(texts[i])
		x.Add(int32(i), &s)
	}
	for i, text := range texts {
		damaged := []byte(text)
		for range len(text) / 16 {
			damaged[r.IntN(len(damaged))] = "abcdefgh "[r.IntN(9)]
		}
		s := k.Letters(string(damaged))
		if got := x.Near(&s, nil); len(got) != 1 || got[0] != int32(i) {
			t.Fatalf("text %d: near %v", i, got)
		}
	}
}

func FuzzLetters(f *testing.F) {
	f.Add("The minis-\nter of tr\xc3\xa9de \xff\x00 İß")
	f.Fuzz(func(t *testing.T, text string) {
		var k Sketcher
		set, s := k.LetterSet(text), k.Letters(strings.ToValidUTF8(text, ""))
		if len(s.Sample) > len(set) {
			t.Errorf("%d of %d sampled", len(s.Sample), len(set))
		}
	})
}

func BenchmarkLetters(b *testing.B) {
	var k Sketcher
	onScripts(b, func(text string) { k.Letters(text) })
}
