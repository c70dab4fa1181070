package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
)

// A stream makes records without keeping what it made: story i is the one of seed i, so that a copy
// is made again from the number of its original. Words are made up, the first of them the most
// frequent.
type stream struct {
	r     *rand.Rand
	words []string
}

// Of a stream: its words, and how many of ten records are a copy with one word exchanged.
const (
	streamWords  = 120_000
	streamCopies = 3
)

func newStream() *stream {
	s := &stream{r: rand.New(rand.NewPCG(7, 9))}
	for range streamWords {
		letters := 2 + s.r.IntN(9)
		var b strings.Builder
		for range letters {
			b.WriteByte("etaoinshrdlucmfwypvbgkjqxz"[int(s.r.Float64()*s.r.Float64()*26)])
		}
		s.words = append(s.words, b.String())
	}
	return s
}

// word returns one of the words, by the square of a uniform number.
func (s *stream) word(r *rand.Rand) string {
	u := r.Float64()
	return s.words[int(u*u*float64(len(s.words)))]
}

func (s *stream) some(r *rand.Rand, n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = s.word(r)
	}
	return list
}

// story makes the 50 to 110 words of a story, one in 25 a number.
func (s *stream) story(number int) []string {
	r := rand.New(rand.NewPCG(uint64(number), 77))
	words := s.some(r, 50+r.IntN(60))
	for i := range words {
		if r.IntN(25) == 0 {
			words[i] = strconv.Itoa(r.IntN(5000))
		}
	}
	return words
}

// write writes n records, of 590 bytes each: id and text. Half of the copies link to another story.
func (s *stream) write(to io.Writer, n int) error {
	w := bufio.NewWriterSize(to, 1<<20)
	for i := range n {
		original := i
		if i > 0 && s.r.IntN(10) < streamCopies {
			original = s.r.IntN(i)
		}
		words, link := s.story(original), ""
		if original != i {
			words[s.r.IntN(len(words))] = s.word(s.r)
			if s.r.IntN(2) == 0 {
				link = `\nREAD ALSO: ` + sentences(s.some(s.r, 6))
			}
		}
		fmt.Fprintf(w, "{\"id\":\"r%d\",\"text\":\"%s%s\"}\n", i, sentences(words), link)
	}
	return w.Flush()
}

// sentences joins words to sentences of 13.
func sentences(words []string) string {
	var b strings.Builder
	begins := true
	for i, word := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		if begins {
			b.WriteString(strings.ToUpper(word[:1]))
			word = word[1:]
		}
		b.WriteString(word)
		if begins = i%13 == 12; begins || i == len(words)-1 {
			b.WriteByte('.')
		}
	}
	return b.String()
}
