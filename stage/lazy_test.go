package stage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"onecopy/internal/testkit"
)

// eachRow decodes the rows of a file.
func eachRow[T any](c *chain, rows []byte, take func(row []byte, decoded *T)) {
	for row := range bytes.Lines(rows) {
		if bytes.HasPrefix(row, []byte(leastKeyText)) {
			decoded := new(T)
			testkit.Must(c, json.Unmarshal(row, decoded))
			take(row, decoded)
		}
	}
}

// walk runs Cluster with texts.
func (c *chain) walk(texts *Texts, rows ...[]byte) []byte {
	return filter(c.T, c.r != nil, func(f *Filter) error {
		_, err := f.Cluster(texts)
		return err
	}, rows...)
}

// withSome decides what is left, given the texts alone that the rows of the walk say it takes.
func (c *chain) withSome(left []byte, all string, rows ...[]byte) []byte {
	need := map[int32]bool{}
	eachRow(c, left, func(_ []byte, d *decisionRow) {
		if d.Type != doneType {
			r, err := rankOf(d.Key)
			testkit.Must(c, err)
			for _, n := range append(d.Need, r) {
				need[n] = true
			}
		}
	})
	ranked, err := os.ReadFile(all)
	testkit.Must(c, err)
	some, _, _ := bytes.Cut(ranked, []byte("\n"))
	some = append(bytes.Clone(some), '\n')
	eachRow(c, ranked, func(row []byte, s *rankedRow) {
		if r, _ := rankOf(s.Key); need[r] {
			some = append(some, row...)
		}
	})
	path := filepath.Join(c.TempDir(), "some")
	testkit.Must(c, os.WriteFile(path, some, 0o600))
	if _, err := OpenTexts(path, false); err == nil {
		c.Error("some of the stories are taken for all of them")
	}
	texts, err := OpenTexts(path, true)
	testkit.Must(c, err)
	defer texts.Close()
	return c.walk(texts, rows...)
}

// lazily decides without proposals to repeats, until the walk looks for them.
func (c *chain) lazily(texts *Texts, ranked, proposals []byte) []byte {
	head, _, _ := bytes.Cut(ranked, []byte("\n"))
	stories, near := append(bytes.Clone(head), '\n'), append(bytes.Clone(head), '\n')
	held := map[string][]byte{} // the proposals to repeats
	eachRow(c, ranked, func(row []byte, s *rankedRow) {
		if s.First != nil {
			held[s.Key] = fmt.Appendf(nil, "{\"k\":%q,\"t\":\"near\"}\n", s.Key)
			row = bytes.Replace(row, []byte(`"t":"story",`), []byte(`"t":"story","lazy":true,`), 1)
		}
		stories = append(stories, row...)
	})
	eachRow(c, proposals, func(row []byte, p *proposalRow) {
		if held[p.Key] == nil {
			near = append(near, row...)
		} else {
			held[p.Key] = row
		}
	})
	if c.r == nil {
		stories, near = withTrailer(c.T, stories), withTrailer(c.T, near)
	}
	for {
		decided := c.walk(texts, stories, near)
		found := append(bytes.Clone(head), '\n')
		looked := 0
		eachRow(c, decided, func(_ []byte, d *decisionRow) {
			if d.Look {
				found = append(found, held[d.Key]...)
				looked++
			}
		})
		if looked == 0 {
			return decided
		}
		if c.r == nil {
			found = withTrailer(c.T, found)
		}
		near = sorted(near, found)
	}
}
