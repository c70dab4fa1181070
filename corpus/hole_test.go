package corpus

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onecopy/internal/testkit"
)

// Formats that hold many stories, each written with stories of one, two or three paragraphs with
// commas, quotes and line ends in them.
var manyStories = map[string]func(texts []string) string{
	"x.jsonl": func(texts []string) (s string) {
		for i, t := range texts {
			s += fmt.Sprintf("{\"id\":%d,\"text\":%q}\n", i, t)
		}
		return s
	},
	"x.json": func(texts []string) string {
		s := "[\n"
		for i, t := range texts {
			s += fmt.Sprintf("  {\"id\": %d, \"text\": %q, \"tags\": [\"a\", {\"b\": \"}\"}]}%s\n", i, t, []string{",", ""}[i/(len(texts)-1)])
		}
		return s + "]\n"
	},
	"x.csv": func(texts []string) string {
		s := "id,text\n"
		for i, t := range texts {
			s += fmt.Sprintf("%d,\"%s\"\n", i, strings.ReplaceAll(t, `"`, `""`))
		}
		return s
	},
	"x.tsv": func(texts []string) string {
		s := "id\ttext\tplace\n"
		for i, t := range texts {
			s += fmt.Sprintf("%d\t%s\tLeeds\n", i, strings.ReplaceAll(t, "\n", " "))
		}
		return s
	},
	"x.mbox": func(texts []string) (s string) {
		for i, t := range texts {
			s += fmt.Sprintf("From desk@example.org Tue Mar  4 09:12:00 2031\nSubject: Story %d\nFrom: desk@example.org\nDate: Tue, 4 Mar 2031 09:12:00 +0000\n\n%s\n\n", i, t)
		}
		return s
	},
	"x.xml": func(texts []string) string {
		s := "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>All</title>\n"
		for i, t := range texts {
			s += fmt.Sprintf("<item><guid>%d</guid><description>%s</description></item>\n", i, strings.NewReplacer("\n\n", "&lt;p&gt;", `"`, "&quot;").Replace(t))
		}
		return s + "</channel></rss>\n"
	},
	"x.warc": func(texts []string) (s string) {
		for i, t := range texts {
			s += fmt.Sprintf("WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://example.org/%d\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(t), t)
		}
		return s
	},
}

func newRandom(n uint64) *rand.Rand { return rand.New(rand.NewPCG(n, 61)) }

// manyTexts makes texts that have commas, quotes and paragraphs.
func manyTexts(r *rand.Rand, n int) (texts []string) {
	for i := range n {
		var paras []string
		for range 1 + r.IntN(3) {
			para := fmt.Sprintf("Story %d, of the day, says \"no, %d\" and rain fell", i, r.IntN(1000))
			for range r.IntN(5) {
				para += fmt.Sprintf(", then %d boats left", r.IntN(100))
			}
			paras = append(paras, para+".")
		}
		texts = append(texts, strings.Join(paras, "\n\n"))
	}
	return texts
}

var blanks = regexp.MustCompile(`\s+`)

// squeezed is a text by which stories of all formats can be compared.
func squeezed(s string) string { return blanks.ReplaceAllString(strings.TrimSpace(s), " ") }

// documentsOf reads what a file holds: its texts, those of them that are said to break off, and
// what is told.
func documentsOf(name string, raw []byte) (texts, cut []string, told string) {
	f := File{Path: Stdin, Source: name}
	for c := range f.Chunks("", bytes.NewReader(raw)) {
		b, err := c.Read()
		if err != nil {
			told += err.Error() + "\n"
		}
		for _, d := range b.Documents {
			if d.Cut {
				cut = append(cut, squeezed(d.Text))
			} else {
				texts = append(texts, squeezed(d.Text))
			}
			for _, p := range d.Problems {
				told += p.String() + "\n"
			}
		}
		for _, p := range b.Problems {
			told += p.String() + "\n"
		}
	}
	return texts, cut, told
}

// A packed file of any format that has a damaged member loses the stories that have a part in it,
// and no others but one in front and one behind; and it gives none that was not there.
func TestHoleInFormats(t *testing.T) {
	for name, write := range manyStories {
		for n := range uint64(testkit.Tries(150)) {
			r := newRandom(n)
			texts := manyTexts(r, 40)
			whole := write(texts)
			a, b := r.IntN(len(whole)), r.IntN(len(whole))
			a, b = min(a, b), max(a, b)
			if n%10 == 0 {
				a = 0
			}
			parts := [][]byte{gzipped(t, []byte(whole[:a])), gzipped(t, []byte(whole[a:b])), gzipped(t, []byte(whole[b:]))}
			if a == 0 {
				parts[0] = nil
			}
			parts[1][len(parts[1])-5] ^= 4
			got, cut, told := documentsOf(name+".gz", slices.Concat(parts...))
			if !strings.Contains(told, "of the file are lost") {
				t.Errorf("%s %d: nothing is told: %s", name, n, told)
			}
			lost := 0
			for i, text := range texts {
				text = squeezed(text)
				if k := slices.Index(got, text); k >= 0 {
					got = slices.Delete(got, k, k+1)
					continue
				}
				at := strings.Index(whole, fmt.Sprintf("Story %d, of", i)) // in front of the hole by its beginning, or behind it
				next := strings.Index(whole, fmt.Sprintf("Story %d, of", min(i+1, len(texts)-1)))
				if next < a-200 || at > b+1200 {
					lost++
				}
			}
			if lost > 0 || len(got) > 0 {
				t.Errorf("%s %d: hole from %d to %d of %d: %d lost, %q came, said\n%s", name, n, a, b, len(whole), lost, got, told)
			}
			for _, text := range cut {
				if !slices.ContainsFunc(texts, func(w string) bool { return strings.HasPrefix(squeezed(w), text) }) {
					t.Errorf("%s %d: %q is the beginning of no story", name, n, text)
				}
			}
		}
	}
}

// A file of any format that is cut at 100 places, or has one of 1,000 bytes changed, gives stories
// that were in it, the one that was hurt, or the beginning of one: never parts of two.
func TestHurtFormats(t *testing.T) {
	texts := manyTexts(newRandom(7), 12)
	for i := range texts {
		texts[i] = squeezed(texts[i])
	}
	for name, write := range manyStories {
		r := newRandom(7) // the same bytes are changed whatever the order of the formats
		whole := []byte(write(manyTexts(newRandom(7), 12)))
		if got, _, told := documentsOf(name, whole); !slices.Equal(got, texts) {
			t.Fatalf("%s: %q\n%s", name, got, told)
		}
		for k := range testkit.Tries(1100) {
			raw := bytes.Clone(whole)
			if k < 100 {
				raw = raw[:len(raw)*k/100]
			} else {
				raw[r.IntN(len(raw))] = byte(r.Uint32())
			}
			got, cut, told := documentsOf(name, raw)
			for _, text := range cut {
				begin := strings.TrimPrefix(text[:min(len(text), 20)], `"`)
				if !slices.ContainsFunc(texts, func(w string) bool { return strings.HasPrefix(w, begin) }) {
					t.Errorf("%s: case %d: %q is the beginning of no story, told %s", name, k, text, told)
				}
			}
			for _, text := range got {
				if !slices.ContainsFunc(texts, func(w string) bool {
					plain := strings.ReplaceAll(strings.Trim(text, `"`), `""`, `"`)
					return near(text, w) || near(plain, w) || strings.HasPrefix(w, text) || nearlyBegins(plain, w)
				}) {
					t.Errorf("%s: case %d: %q is of no story, told %s", name, k, text, told)
				}
			}
			if k >= 100 && len(got) < len(texts)-2 && told == "" {
				t.Errorf("%s: case %d: %d stories, and nothing is told", name, k, len(got))
			}
		}
	}
}

// nearlyBegins says whether a text is the beginning of another one, but for the 24 bytes at its
// end: where a quote was hurt a field ends at the next one.
func nearlyBegins(a, b string) bool {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n > 0 && len(a)-n <= 24
}

// near says whether two texts differ in one place, of up to 24 bytes.
func near(a, b string) bool {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	a, b = a[n:], b[n:]
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 24 && len(b) <= 24
}
