package run

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/cluster/archive"
	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/phrase"
)

// older is what is known of the older stories of a job.
type older struct {
	corpora []olderCorpus // by name
	own     int           // docs of the job itself, which come first
	of      []int32       // of the docs behind them, the corpus

	rows   *outdir.Table // of an output that is read back: the older stories it refers to
	places []outdir.RowPlace
}

// An olderCorpus is what one of Options.Against names: an index, or an output.
type olderCorpus struct {
	outdir.Against
	path  string
	index *archive.Archive
	out   *Earlier
}

// docs is how many of the docs of a job are its own.
func (m *older) docs(all int) int {
	if m == nil {
		return all
	}
	return min(m.own, all)
}

// corpusOf is the name of what an older doc stands in, empty of the job's own.
func (m *older) corpusOf(doc int) string {
	if m == nil || doc < m.own {
		return ""
	}
	return m.corpora[m.of[doc-m.own]].Name
}

// settle says of an older doc that it stays, and where it stands.
func (m *older) settle(d *cluster.Doc, doc, cuts int) {
	d.Cuts, d.Senior, d.Settled = cuts, 1, true
	d.Source = m.corpusOf(doc) + olderSign + d.Source
}

// story reads an older story back from the output that refers to it, by its place among the docs.
func (m *older) story(doc int) (row olderRow, err error) {
	if err = m.rows.Get(m.places[doc-m.own], &row); err != nil {
		err = m.rows.Wrong(doc-m.own+1, err)
	}
	return row, err
}

func (c *olderCorpus) close() error {
	if c.index != nil {
		return c.index.Close()
	}
	return c.out.Close()
}

func (m *older) close() (err error) {
	for i := range m.corpora {
		err = errors.Join(err, m.corpora[i].close())
	}
	m.corpora = nil
	return err
}

// name gives each corpus the last element of its path as its name, and more elements where that is
// not enough. known has the names of some by their sums.
func (m *older) name(known map[string]string) {
	paths := make([][]string, len(m.corpora))
	for i := range m.corpora {
		path, err := filepath.Abs(m.corpora[i].path)
		paths[i] = strings.Split(filepath.ToSlash(cmp.Or(path, m.corpora[i].path)), "/")
		if err != nil {
			paths[i] = paths[i][len(paths[i])-1:]
		}
	}
	tail := func(i, n int) string { return strings.Join(paths[i][max(0, len(paths[i])-n):], "/") }
	for i := range m.corpora {
		n := 1
		for slices.ContainsFunc(paths, func(p []string) bool {
			return &p[0] != &paths[i][0] && strings.Join(p[max(0, len(p)-n):], "/") == tail(i, n)
		}) && n < len(paths[i]) {
			n++
		}
		m.corpora[i].Name = cmp.Or(known[m.corpora[i].Sum], phrase.Printable(tail(i, n)))
	}
	slices.SortFunc(m.corpora, func(a, b olderCorpus) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Sum, b.Sum)) })
}

// entries are the corpora as the settings have them.
func (m *older) entries() (list []outdir.Against) {
	for i := range m.corpora {
		list = append(list, m.corpora[i].Against)
	}
	return list
}

// rename lengthens the name of a corpus with which an id of the job begins.
func (m *older) rename(own func(yield func(id string) bool)) {
	for i := range m.corpora {
		c := &m.corpora[i]
		for id := range own {
			for strings.HasPrefix(id, c.Name+olderSign) {
				c.Name += "~"
			}
		}
	}
}

// olderSign stands between the name of a corpus and the id of a story of it.
const olderSign = ":"

// plainPieces are the headline and the paragraphs of a story of which nobody says where they stand.
func plainPieces(s *corpus.Story) corpus.Pieces {
	piece := corpus.Piece{Line: s.FirstLine, Last: s.FirstLine, Role: clean.Headline.String(), Text: s.Headline}
	var list []corpus.Piece
	if s.Headline != "" {
		list = append(list, piece)
	}
	at := 0
	for text := range strings.SplitSeq(s.Text, between) {
		piece.Start, piece.End, piece.Role, piece.Text = at, at+len(text), clean.Body.String(), text
		list, at = append(list, piece), piece.End+len(between)
	}
	return corpus.PackPieces(s, list)
}

// olderFile is where they are.
const olderFile = "older.jsonl"

// An olderRow is an object of older.jsonl, which has the older stories that copies and pairs of an
// output refer to: a story of what an output was compared with.
type olderRow struct {
	ID        string `json:"id"` // NAME:ID
	Against   string `json:"against"`
	Source    string `json:"source"` // as there
	FirstLine int    `json:"first_line"`
	LastLine  int    `json:"last_line"`
	Headline  string `json:"headline"`
	Text      string `json:"text"`
	Masked    int    `json:"masked,omitempty"` // bytes of the text, from its start, that are dateline and not compared
	Words     int    `json:"words"`
	Cuts      int    `json:"cuts"`
	Published string `json:"published,omitempty"`
}

// story is the older story as the run had it.
func (o *olderRow) story() corpus.Story {
	return corpus.Story{
		ID: o.ID, Source: o.Source, FirstLine: o.FirstLine, LastLine: o.LastLine, Headline: o.Headline, Text: o.Text, Words: o.Words, Published: o.Published,
	}
}
