package main

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"onecopy/clean"
	"onecopy/corpus/format/webpage"
)

// A sample is a page and what is true of it.
type sample struct {
	name, site string
	dense      bool // letters are counted, as words are not parted
	*webpage.Trial
	want, optional map[string]int // words, four at a time
	yes            []bool         // the lines of the story
	weight         []float64      // 0 for lines that are not fitted on
	title          string
	with, without  []string // pieces of which is known that they are of the story, and that they are not; all else is not known
}

// A truth is an entry of truth.json.
type truth struct {
	ArticleBody, Optional, Title, URL, Domain, Lang string
	With, Without                                   []string
}

// readSamples reads DIR/html and DIR/truth.json.
func readSamples(dir string) (list []*sample, err error) {
	raw, err := os.ReadFile(filepath.Join(dir, "truth.json"))
	if err != nil {
		return nil, err
	}
	var all map[string]truth
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "html", "*.html*"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		source, err := readPage(f)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(f), ".gz"), ".html")
		t, ok := all[name]
		if !ok {
			continue
		}
		s := &sample{name: name, site: siteOf(t), title: t.Title, Trial: webpage.NewTrial(source)}
		s.dense = t.Lang == "zh" || t.Lang == "ja" || t.Lang == "th" || t.Lang == "my"
		if len(t.With)+len(t.Without) > 0 {
			s.labelPieces(t)
		} else {
			s.label(t)
		}
		s.balance()
		list = append(list, s)
	}
	return list, nil
}

// readPage reads a page, packed or not; what is not UTF-8 is replaced.
func readPage(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return "", err
		}
	}
	raw, err := io.ReadAll(in)
	return strings.ToValidUTF8(string(raw), "\uFFFD"), err
}

// balance makes the weight of a line the root of its words, and that of a page 300, as the score is
// a mean over pages.
func (s *sample) balance() {
	sum := 0.0
	for i, w := range s.weight {
		s.weight[i] = math.Sqrt(w)
		sum += s.weight[i]
	}
	for i := range s.weight {
		s.weight[i] *= 300 / max(sum, 100)
		if s.pieces() {
			s.weight[i] *= pieceShare
			if !s.yes[i] {
				s.weight[i] *= pieceOdds
			}
		}
	}
}

// rows adds the lines of the page that are fitted on.
func (s *sample) rows(rows []row, clues [][]uint16) []row {
	for i := range clues {
		if s.weight[i] > 0 {
			rows = append(rows, row{clues[i], s.yes[i], s.weight[i]})
		}
	}
	return rows
}

// above is the text of the lines that are more likely of the story than not.
func (s *sample) above(scores []float32) string {
	return s.kept(func(i int) bool { return scores[i] >= 0 })
}

// siteOf is the domain of a page, its last two or three parts.
func siteOf(t truth) string {
	host := t.Domain
	if host == "" {
		_, rest, _ := strings.Cut(t.URL, "://")
		host, _, _ = strings.Cut(rest, "/")
	}
	parts := strings.Split(host, ".")
	n := 2
	if len(parts) > 2 && len(parts[len(parts)-2]) <= 3 && len(parts[len(parts)-1]) == 2 {
		n = 3
	}
	return strings.Join(parts[max(0, len(parts)-n):], ".")
}

// tokens returns the words of a text.
func (s *sample) tokens(text string) (list []string) {
	if !s.dense {
		return strings.FieldsFunc(text, func(r rune) bool { return !(unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_') })
	}
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' {
			list = append(list, string(r))
		}
	}
	return list
}

// grams counts words, four at a time.
func grams(words []string) map[string]int {
	m := map[string]int{}
	if len(words) == 0 {
		return m
	}
	for i := 0; i < max(1, len(words)-3); i++ {
		m[strings.Join(words[i:min(len(words), i+4)], " ")]++
	}
	return m
}

// label says of each line whether it is of the story. A line of four words or more is where half of
// its words, four at a time, are in the truth; a shorter one where it stands in the truth behind
// the line before it, or before the one behind it.
func (s *sample) label(t truth) {
	body := s.tokens(t.ArticleBody)
	s.want, s.optional = grams(body), grams(s.tokens(t.Optional))
	at := map[string]int{}
	for i := len(body) - 4; i >= 0; i-- {
		at[strings.Join(body[i:i+4], " ")] = i
	}
	n := len(s.Lines)
	s.yes, s.weight = make([]bool, n), make([]float64, n)
	begin, end := make([]int, n), make([]int, n)
	seen := map[string]bool{}
	for i, l := range s.Lines {
		text := s.Text[l.Start:l.End]
		w := s.tokens(text)
		begin[i], end[i] = -1, -1
		s.weight[i] = float64(min(len(w), 100)) + 1
		if len(w) < 4 {
			continue
		}
		hits, opt, all := 0, 0, 0
		for k := 0; k+4 <= len(w); k++ {
			g := strings.Join(w[k:k+4], " ")
			all++
			if p, ok := at[g]; ok {
				hits++
				if begin[i] < 0 {
					begin[i] = max(0, p-k)
				}
				end[i] = p + len(w) - k
			}
			if s.optional[g] > 0 {
				opt++
			}
		}
		s.yes[i] = hits*2 >= all
		if !s.yes[i] {
			begin[i], end[i] = -1, -1
			if opt*2 >= all {
				s.weight[i] = 0
			}
		}
		if s.yes[i] && seen[text] {
			s.weight[i] = 0
		}
		seen[text] = true
	}
	for i, l := range s.Lines {
		w := s.tokens(s.Text[l.Start:l.End])
		if len(w) >= 4 || len(w) == 0 {
			continue
		}
		lo, hi := -1, -1
		for k := i - 1; k >= max(0, i-4) && lo < 0; k-- {
			lo = end[k]
		}
		for k := i + 1; k < min(n, i+5) && hi < 0; k++ {
			hi = begin[k]
		}
		switch {
		case lo >= 0 && hi >= 0 && lo <= hi && hi-lo < 60:
			s.yes[i] = stands(body, w, lo-4, hi+4)
		case lo >= 0:
			s.yes[i] = stands(body, w, lo-2, lo+10)
		case hi >= 0:
			s.yes[i] = stands(body, w, hi-10, hi+2)
		}
	}
}

func stands(body, words []string, from, to int) bool {
	for i := max(0, from); i+len(words) <= min(len(body), to); i++ {
		same := true
		for k := range words {
			same = same && body[i+k] == words[k]
		}
		if same {
			return true
		}
	}
	return false
}

// kept is the text of the lines that are kept.
func (s *sample) kept(keep func(i int) bool) string {
	var b strings.Builder
	for i, l := range s.Lines {
		if keep(i) {
			b.WriteString(s.Text[l.Start:l.End])
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// marker is that of the program.
var marker clean.Marker

// marked is the text of the stories that package clean makes of the page with these scores.
func (s *sample) marked(scores []float32) string {
	s.Settle(scores)
	var told []string
	for _, l := range s.Lines {
		if strings.TrimSpace(s.Text[l.Start:l.End]) != "" {
			told = append(told, l.Kind)
		}
	}
	p := marker.MarkIn(s.Text, clean.Context{Told: told})
	var b strings.Builder
	for n := range p.Stories {
		for para := range p.Paragraphs(&p.Stories[n]) {
			b.WriteString(para.Text)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// score returns precision and recall of a text.
func (s *sample) score(text string) (p, r float64, any bool) {
	got := grams(s.tokens(text))
	tp, fp, fn := 0, 0, 0
	for g, n := range got {
		tp += min(n, s.want[g])
		fp += max(0, max(0, n-s.want[g])-s.optional[g])
	}
	for g, n := range s.want {
		fn += max(0, n-got[g])
	}
	if tp+fp > 0 {
		p = float64(tp) / float64(tp+fp)
	}
	if tp+fn > 0 {
		r = float64(tp) / float64(tp+fn)
	}
	return p, r, tp+fp > 0
}
