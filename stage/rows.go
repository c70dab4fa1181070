package stage

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"

	"onecopy/corpus"
	"onecopy/corpus/hint"
)

// A rank is the place of a story in the order of survival, from 0. As a key it has rankDigits
// digits, so that text sorts as numbers do.
const rankDigits = 12

// keyDigits are those of a key of package shingle, hexadecimal.
const keyDigits = 10

func rankKey(r int32) string { return fmt.Sprintf("%0*d", rankDigits, r) }

func rankOf(key string) (int32, error) {
	n, err := strconv.ParseInt(key, 10, 64)
	if err != nil || len(key) != rankDigits || n < 0 || n > math.MaxInt32 {
		return 0, fmt.Errorf("%q is not a rank: it has %d digits, and is below 2^31", key, rankDigits)
	}
	return int32(n), nil
}

// A signedRow is a story as sign writes it.
type signedRow struct {
	Key   string `json:"k"` // of the order of survival
	ID    string `json:"id"`
	Words int    `json:"words"`           // of what is compared
	Sum   uint64 `json:"sum,string"`      // of the words
	Print string `json:"print,omitempty"` // of the text: equal for texts byte by byte the same
	Day   uint16 `json:"day,omitempty"`
	Text  string `json:"text"`
}

// A rankedRow is a story as rank writes it.
type rankedRow struct {
	Key   string `json:"k"`
	Type  string `json:"t"`
	ID    string `json:"id"`
	Words int    `json:"words"`
	First *int32 `json:"first,omitempty"` // the first rank of the same words, where that is another
	Twin  bool   `json:"twin,omitempty"`  // the text is that of the first too
	Day   uint16 `json:"day,omitempty"`
	Text  string `json:"text"`
}

// A keyRow is a story under one of its keys: the key, then the rank.
type keyRow struct {
	Key     string `json:"k"`
	Band    bool   `json:"b,omitempty"`
	Entered bool   `json:"e,omitempty"`
	Size    int    `json:"s"` // of the sample of the story
}

// A listRow has the earlier stories under one key of a story.
type listRow struct {
	Key   string  `json:"k"`
	Band  bool    `json:"b,omitempty"`
	Full  bool    `json:"f,omitempty"` // there are as many as are kept
	Size  int     `json:"s"`           // of the sample of the story
	Ranks []int32 `json:"c"`
	Sizes []int   `json:"z"` // of their samples
}

// A proposalRow has the stories that one may be a copy of, those that share the most first.
type proposalRow struct {
	Key   string  `json:"k"`
	Type  string  `json:"t"`
	Size  int     `json:"s"`    // of the sample of the story
	Free  int     `json:"free"` // hashes of it that are not full
	Ranks []int32 `json:"c"`
	Sizes []int   `json:"z"` // of their samples
	Hits  []int   `json:"h"` // hashes shared
	Own   []int   `json:"o"` // keys shared that are not full
}

// A decisionRow is what became of a story, or what has to be compared before that can be said.
type decisionRow struct {
	Key      string        `json:"k"`
	Type     string        `json:"t"`
	ID       string        `json:"id"`
	Survivor string        `json:"survivor,omitempty"` // of a copy
	Compared int           `json:"compared,omitempty"`
	Pairs    []corpus.Pair `json:"pairs,omitempty"`

	Want []int32 `json:"want,omitempty"` // the survivors that the story is to be compared with, by rank
	Same *int32  `json:"same,omitempty"` // the survivor that may have its very words
	Look bool    `json:"look,omitempty"` // a lazy story that stories have to be proposed to
	Need []int32 `json:"need,omitempty"` // the texts it takes to decide, with those of all that are not decided

	// An engine that joins puts the texts here, of the story and of those; else Texts has them.
	Text  *string  `json:"text,omitempty"`
	Day   uint16   `json:"day,omitempty"`
	Texts []string `json:"texts,omitempty"`
	Days  []uint16 `json:"days,omitempty"`
}

// The types of rows that are read together, by rank.
const (
	storyType    = "story"
	nearType     = "near"
	fateType     = "fate"
	doneType     = "done"
	wantType     = "want"
	waitType     = "wait"
	leastKeyText = `{"k":"`
)

// A fateRow is what comparing a story with survivors found.
type fateRow struct {
	Key      string        `json:"k"`
	Type     string        `json:"t"`
	Want     []int32       `json:"want,omitempty"`
	Same     *int32        `json:"same,omitempty"`
	Copy     bool          `json:"copy,omitempty"` // of the survivor of the last pair
	Compared int           `json:"compared,omitempty"`
	With     []int32       `json:"with,omitempty"` // the survivors of the pairs
	Pairs    []corpus.Pair `json:"pairs,omitempty"`
}

// An input is the rows of several sources: one source after the other, or merged by their keys.
type input struct {
	all    []*reader
	heads  [][]byte // of the sources, the next rows; merged alone
	sorted bool
	last   []byte // the key of the last row
	at     *reader
	read   map[sums]string // sources read to their ends, by what their trailers say
}

// read begins to read sources of rows of some kinds.
func read(sources []Part, open, sorted bool, kinds ...string) (*input, header, error) {
	in := &input{sorted: sorted, heads: make([][]byte, len(sources)), read: map[sums]string{}}
	for _, s := range sources {
		in.all = append(in.all, &reader{name: s.Name, in: bufio.NewReaderSize(s.Reader, 1<<18), kinds: kinds, open: open})
	}
	if len(in.all) == 0 {
		return nil, header{}, errors.New("no rows to read")
	}
	for i, r := range in.all {
		row, err := r.next()
		if err != nil && err != io.EOF {
			return nil, header{}, err
		}
		in.heads[i] = row
		if err := in.once(r, row); err != nil {
			return nil, header{}, err
		}
		if r.head != nil && !bytes.Equal(r.head.Settings, in.all[0].head.Settings) {
			return nil, header{}, r.wrong(otherSettings)
		}
	}
	return in, *in.all[0].head, nil
}

// next returns the next row, and io.EOF behind the last.
func (in *input) next() ([]byte, error) {
	least := -1
	for i, row := range in.heads {
		if row == nil {
			continue
		}
		if least < 0 || bytes.Compare(row, in.heads[least]) < 0 {
			least = i
		}
		if !in.sorted {
			break
		}
	}
	if least < 0 {
		return nil, io.EOF
	}
	row := in.heads[least]
	in.at = in.all[least]
	if in.sorted {
		key, err := keyOf(row)
		if err == nil && bytes.Compare(key, in.last) < 0 {
			err = hint.Errorf("sort the rows: LC_ALL=C sort", "the rows are not sorted: %s comes after %s", key, in.last)
		}
		if err != nil {
			return nil, in.wrong(err)
		}
		in.last = key
	}
	next, err := in.at.next()
	if err != nil && err != io.EOF {
		return nil, err
	}
	in.heads[least] = next
	return row, in.once(in.at, next)
}

// once refuses a source that is read to its end and has the rows of another one: each row stands in
// one part alone, so that one was named twice. Of open rows nobody has counted how many there are.
func (in *input) once(r *reader, next []byte) error {
	if next != nil || r.ends.Rows == 0 {
		return nil
	}
	if other, ok := in.read[r.ends]; ok {
		return hint.Errorf("name each file of rows once", "%s has the rows of %s", r.name, other)
	}
	in.read[r.ends] = r.name
	return nil
}

// wrong says where a row stands that is wrong. The next one of its source is read already.
func (in *input) wrong(err error) error {
	for i, r := range in.all {
		if r == in.at && in.heads[i] != nil {
			back := *r
			back.line--
			return back.wrong(err)
		}
	}
	return in.at.wrong(err)
}

func keyOf(row []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(row, []byte(leastKeyText))
	end := bytes.IndexByte(rest, '"')
	if !ok || end < 0 {
		return nil, errors.New("the row does not begin with its key")
	}
	return rest[:end], nil
}

// each decodes every row.
func each[T any](in *input, take func(*T) error) error {
	for {
		raw, err := in.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		row := new(T)
		if err = json.Unmarshal(raw, row); err == nil {
			err = take(row)
		}
		if err != nil {
			return in.wrong(err)
		}
	}
}
