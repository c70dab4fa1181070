package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// A chain goes from word to word as texts do: what followed a word in one of them may follow it.
type chain struct {
	next  map[string][]string
	begin []string // words that begin a sentence
}

// readChain reads the texts of a folder.
func readChain(dir string) (*chain, error) {
	c := &chain{next: map[string][]string{}}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		raw, err := os.ReadFile(path)
		last := ""
		for word := range strings.FieldsSeq(string(raw)) {
			if last == "" || strings.HasSuffix(last, ".") {
				c.begin = append(c.begin, word)
			} else {
				c.next[last] = append(c.next[last], word)
			}
			last = word
		}
		return err
	})
	if err == nil && len(c.begin) == 0 {
		err = errors.New("no text in " + dir)
	}
	return c, err
}

// sentence makes one of up to 30 words.
func (c *chain) sentence(r *rand.Rand) []string {
	word := c.begin[r.IntN(len(c.begin))]
	s := []string{word}
	for len(s) < 30 && len(c.next[word]) > 0 && !strings.HasSuffix(word, ".") {
		word = c.next[word][r.IntN(len(c.next[word]))]
		s = append(s, word)
	}
	if last := &s[len(s)-1]; !strings.HasSuffix(*last, ".") {
		*last += "."
	}
	return s
}

// story makes paragraphs of one to three sentences, of 150 to 500 words together.
func (c *chain) story(r *rand.Rand) (paragraphs []string) {
	for left := 150 + r.IntN(350); left > 0; {
		var p []string
		for range 1 + r.IntN(3) {
			p = append(p, c.sentence(r)...)
		}
		left -= len(p)
		paragraphs = append(paragraphs, strings.Join(p, " "))
	}
	return paragraphs
}

// copied makes another version: its end may be cut, words exchanged, a figure corrected, a
// paragraph added or moved.
func (c *chain) copied(r *rand.Rand, story []string) []string {
	out := append([]string(nil), story...)
	for range 1 + r.IntN(3) {
		switch i := r.IntN(len(out)); r.IntN(4) {
		case 0:
			out = out[:max(2, len(out)/2+r.IntN(len(out)/2+1))]
		case 1:
			words := strings.Fields(out[i])
			for range 1 + len(words)/20 {
				words[r.IntN(len(words))] = c.begin[r.IntN(len(c.begin))]
			}
			out[i] = strings.Join(words, " ")
		case 2:
			out[i] += fmt.Sprintf(" At least %d people were counted.", 10+r.IntN(90))
		case 3:
			out[i], out[len(out)-1] = out[len(out)-1], out[i]
		}
		if len(out) < 2 {
			break
		}
	}
	return out
}

// generate writes a corpus of n records, three or so of each story, and tells which story each is
// of. The same n gives the same bytes.
func generate(path, from string, n int) (truth map[string]string, err error) {
	c, err := readChain(from)
	if err != nil {
		return nil, err
	}
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	w := bufio.NewWriter(file)
	lines := json.NewEncoder(w)
	r := rand.New(rand.NewPCG(1, uint64(n)))
	truth = make(map[string]string, n)
	for story := 0; len(truth) < n; story++ {
		text := c.story(r)
		versions := 1 + r.IntN(5)
		for v := 0; v < versions && len(truth) < n; v++ {
			body := text
			if v > 0 {
				body = c.copied(r, text)
			}
			id := fmt.Sprintf("%d-%d", story, v)
			truth[id] = fmt.Sprint(story)
			err := lines.Encode(map[string]string{"id": id, "title": strings.Join(c.sentence(r), " "), "text": strings.Join(body, "\n\n")})
			if err != nil {
				return nil, errors.Join(err, file.Close())
			}
		}
	}
	return truth, errors.Join(w.Flush(), file.Close())
}
