package main

import (
	"fmt"
	"io"
	"sort"
	"strings"
)

// A line has a piece of what is not story if it has at most mostBeside words more, or the piece has fewestWords itself: a
// shorter one may stand in a sentence of the story too.
const (
	mostBeside  = 8
	fewestWords = 4
)

// A page of which pieces are known counts as pieceShare of one that is known as a whole, and its lines that are not story as pieceOdds
// times as much: there are as many pieces of either kind, and far more lines of the second. With .3 and 3, .15 and 3, .15 and 4 F1 of the
// 110 and 177 pages held out was lower by .002 to .008 or that of the pieces by .002.
const (
	pieceShare = .2
	pieceOdds  = 3
)

// pieces reports whether only pieces of the page are known.
func (s *sample) pieces() bool { return len(s.with)+len(s.without) > 0 }

// labelPieces says of the lines in which a piece stands whether they are of the story. A short piece that stands in several lines says nothing.
func (s *sample) labelPieces(t truth) {
	s.with, s.without = t.With, t.Without
	s.yes, s.weight = make([]bool, len(s.Lines)), make([]float64, len(s.Lines))
	texts, words, at := make([]string, len(s.Lines)), make([]int, len(s.Lines)), map[string][]int{}
	for i, l := range s.Lines {
		texts[i] = flat(s.Text[l.Start:l.End])
		words[i] = len(strings.Fields(texts[i]))
	}
	find := func(piece string) []int {
		var list []int
		for i := range texts {
			if strings.Contains(texts[i], piece) {
				list = append(list, i)
			}
		}
		at[piece] = list
		return list
	}
	for _, piece := range t.Without {
		piece = flat(piece)
		n := len(strings.Fields(piece))
		for _, i := range find(piece) {
			if piece != "" && (words[i] <= n+mostBeside || n >= fewestWords) {
				s.weight[i] = float64(min(words[i], 100)) + 1
			}
		}
	}
	for _, piece := range t.With {
		piece = flat(piece)
		list := find(piece)
		if piece == "" || len(list) > 1 && len(strings.Fields(piece)) < fewestWords {
			continue
		}
		for _, i := range list {
			s.yes[i], s.weight[i] = true, float64(min(words[i], 100))+1
			if s.Aside(i) {
				s.weight[i] = 0 // in news comments and captions are not the story, in a forum or gallery they are
			}
		}
	}
	title := flat(t.Title)
	for i := range texts {
		if texts[i] == title {
			s.weight[i] = 0
		}
	}
}

// flat makes white space single spaces, and takes out what only says where a word may be broken.
func flat(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00ad", "", "\u200b", "", "\ufeff", "").Replace(s)), " ")
}

// reportPieces prints how many pieces of the story are in texts, and how many of what is not story.
func reportPieces(out io.Writer, what string, set []*sample, worst int, text func(*sample) string) {
	var hit, missed, wrong int
	bad := map[*sample]int{}
	for _, s := range set {
		got := flat(s.Meta.Title + "\n" + text(s))
		for _, piece := range s.with {
			if strings.Contains(got, flat(piece)) {
				hit++
			} else {
				missed++
				bad[s]++
			}
		}
		for _, piece := range s.without {
			if strings.Contains(got, flat(piece)) {
				wrong++
				bad[s]++
			}
		}
	}
	p, r := float64(hit)/float64(max(1, hit+wrong)), float64(hit)/float64(max(1, hit+missed))
	fmt.Fprintf(out, "  %-24s P %.4f  R %.4f  F1 %.4f of pieces\n", what, p, r, 2*p*r/(p+r+1e-9))
	list := append([]*sample(nil), set...)
	sort.SliceStable(list, func(i, j int) bool { return bad[list[i]] > bad[list[j]] })
	for _, s := range list[:min(worst, len(list))] {
		fmt.Fprintf(out, "    %d  %s\n", bad[s], s.name)
	}
}
