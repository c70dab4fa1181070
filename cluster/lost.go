package cluster

import (
	"strings"
	"unicode"

	"onecopy/shingle"
)

// Lost returns the sentences of a copy that its survivor lacks, in their order: those that
// Pair.OnlyB counts, and what is lost when the copy goes. Both texts are those that Find compares,
// without datelines. It takes time linear in their length.
func Lost(survivor, dropped string) []string { return Prepare(survivor, 0).Lost(dropped) }

// Lost is the function of that name for one of the copies of s, which is read into words once for
// all of them. It is for one goroutine.
func (s *Prepared) Lost(dropped string) []string {
	room := scratches.Get().(*scratch)
	defer room.done()
	b := room.prepare(dropped, 0)
	if shingle.Same(s.Words, b.Words) {
		return nil
	}
	if s.Ends == nil {
		s.index(shingle.Shingles(s.Words, nil), nil)
	}
	room.divide(b)
	k := aligners.Get().(*aligner)
	defer aligners.Put(k)
	k.inA = s.grams.runs(b, k.inA[:0])
	var out []string
	start := 0
	for _, end := range b.Ends {
		if !found(b, s, k.inA, start, int(end)) {
			out = append(out, b.sentence(start, int(end)))
		}
		start = int(end)
	}
	return out
}

func lone(text string) *Prepared {
	s := Prepare(text, 0)
	s.Complete(new(shingle.Sketcher), false)
	return s
}

// sentence returns the words from start up to end as they are printed, with the signs around them:
// what stands before the first white space after a word belongs to it, as in ‘ended.” “But’, and
// the rest to the next one. In scripts without spaces closing quotes go with the stop.
func (s *Prepared) sentence(start, end int) string {
	from, to := 0, len(s.Text)
	if start > 0 {
		from = s.parted(start)
	}
	if end < len(s.Words) {
		to = s.parted(end)
	}
	return strings.Join(strings.Fields(s.Text[from:to]), " ")
}

// parted returns where word k is parted from the word before.
func (s *Prepared) parted(k int) int {
	from, to := s.Words[k-1].End, s.Words[k].Start
	gap := s.Text[from:to]
	if at := strings.IndexFunc(gap, unicode.IsSpace); at >= 0 {
		return from + at
	}
	return to - len(strings.TrimLeft(gap, ".!?…。！？”’」』）)\"'"))
}
