package corpus

import (
	"encoding/json"

	"onecopy/corpus/format"
)

// A Story is one story as it was read: an object of stories.jsonl.
//
// Lines are 1-based; Start and End are a half-open range of bytes of the original input, before any
// decoding.
type Story struct {
	ID        string          `json:"id"`     // SOURCE#N, N counting from 1 inside the source
	Record    json.RawMessage `json:"record"` // the id of the input record as it is written, nil for text files
	Source    string          `json:"source"` // path below the PATH that was given, with slashes
	FirstLine int             `json:"first_line"`
	LastLine  int             `json:"last_line"`
	Start     int             `json:"start"`
	End       int             `json:"end"`
	Headline  string          `json:"headline"`
	Text      string          `json:"text"`  // clean body without the headline, paragraphs parted by a blank line
	Words     int             `json:"words"` // of Text

	CutRunning int  `json:"cut_running"`      // words of running text that were cut between its first line and its last cut
	Markup     bool `json:"markup,omitempty"` // it was taken out of markup, HTML or XML, or of a message

	Status     Status   `json:"status"`
	Cluster    string   `json:"cluster"`              // a story alone is its own cluster
	Survivor   string   `json:"survivor,omitempty"`   // of a copy: the story that stays
	Against    string   `json:"against,omitempty"`    // of a copy of an older story: what that stands in, a name in the settings of the report
	Verdict    string   `json:"verdict,omitempty"`    // of a copy: how it is related to the survivor
	Jaccard    *float64 `json:"jaccard,omitempty"`    // of a copy, 0 to 1, four decimals; so are the next two
	Contained  *float64 `json:"contained,omitempty"`  // share of this story's shingles found in the survivor
	Containing *float64 `json:"containing,omitempty"` // share of the survivor's shingles found in this story

	File string `json:"file,omitempty"` // of a survivor, where each has one: the file with its text, below the output, see Names

	Byline    string   `json:"byline,omitempty"`
	Dateline  string   `json:"dateline,omitempty"`
	Agency    string   `json:"agency,omitempty"`
	Published string   `json:"published,omitempty"` // as printed; ISO 8601 where the page gives a full date
	Language  string   `json:"language,omitempty"`  // as the input says it
	URL       string   `json:"url,omitempty"`       // canonical address, as the input says it
	Captions  []string `json:"captions,omitempty"`
	Flags     []string `json:"flags,omitempty"` // what a reader should know: truncated, lost-link, mostly-cut, doubtful, encoded, damaged

	// Fields are all members of the input record as they are written, with null in the place of its
	// text, which is at TextField; of a text file those of the front matter above the story.
	Fields    json.RawMessage `json:"fields,omitempty"`
	TextField string          `json:"text_field,omitempty"`
}

// RecordID is the id of the input record as text, and whether there is one.
func (s *Story) RecordID() (string, bool) {
	if len(s.Record) == 0 || string(s.Record) == "null" {
		return "", false
	}
	return plainID(s.Record), true
}

// Damaged is the flag of a story with text of a damaged member of a packed file.
const Damaged = "damaged"

// Status says whether a story stays in the corpus.
type Status string

// The two fates of a story.
const (
	Survivor Status = "survivor"
	Copy     Status = "copy"
)

// A Cut is one span of the input that is not story: an object of cuts.jsonl.
type Cut struct {
	Story      *string `json:"story"` // id of the story it stood in, nil outside every story
	Source     string  `json:"source"`
	FirstLine  int     `json:"first_line"`
	LastLine   int     `json:"last_line"`
	Start      int     `json:"start"`
	End        int     `json:"end"`
	WholeLines bool    `json:"whole_lines"`
	Rule       string  `json:"rule"`
	Category   string  `json:"category"`
	Running    int     `json:"running,omitempty"` // words of running text in it
	Fixable    string  `json:"fixable,omitempty"` // how far it may be trusted: safe, unsafe, none
	Text       string  `json:"text"`
}

// A Pair is two stories that were compared word by word: an object of pairs.jsonl. A is the
// survivor where one is.
type Pair struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	Jaccard float64  `json:"jaccard"` // 0 to 1, four decimals; so are the next two
	AInB    float64  `json:"a_in_b"`
	BInA    float64  `json:"b_in_a"`
	Run     int      `json:"run"` // longest common run, in words
	Verdict string   `json:"verdict"`
	Changed []Change `json:"changed"`
	OnlyA   int      `json:"only_a"` // sentences found in A alone
	OnlyB   int      `json:"only_b"`
	Against string   `json:"against,omitempty"` // what A stands in, where that is an older story
}

// A Change is what differs between two stories at the same place and tells something else: a
// number, a name, a negation.
type Change struct {
	A    string `json:"a"`
	B    string `json:"b"`
	Kind string `json:"kind,omitempty"` // figure, date, name, speaker, negation, unit, currency, quote or word; empty in what was written before there were kinds
}

// A Piece is a kept part of a story: its headline or one paragraph of its text, with its place in
// the input. Pieces and cuts of a story, put in the order of Start, show the story as it was
// printed.
type Piece struct {
	Line  int    `json:"line"`
	Last  int    `json:"last"` // line of its end
	Start int    `json:"start"`
	End   int    `json:"end"`
	Role  string `json:"role"` // headline, dek, body, crosshead ...
	Text  string `json:"text"`
}

// plainID is an id as text: what a string says, a number as it is written.
func plainID(raw []byte) string {
	if plain := format.FieldName(raw); plain != nil {
		return string(plain)
	}
	return string(raw)
}
