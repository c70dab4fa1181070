package verify

import (
	"context"
	"fmt"
	"io"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/corpus/outdir/forms"
)

// Balance counts what [Verify] looked at.
//
// Blank is white space outside stories and cuts, with byte order marks; Syntax is all of JSON lines
// but the texts of records. Kept, Cut, Blank and Syntax are bytes and add up to Bytes if nothing is
// wrong.
type Balance struct {
	Files, Stories, Survivors, Cuts int
	Bytes, Kept, Cut, Blank, Syntax int
	Refused                         int // lines of JSON lines that hold no record, as the run has told
	Unread                          int // files that could not be read, as the run has told
	Left                            int // documents that were not taken, of a run with a limit or of a sample
	Holes                           int // stretches of packed files that hold no whole member, as the run has told
}

// A verifier is a verification under way.
type verifier struct {
	ctx           context.Context
	out           string
	enc           string
	stdin         io.Reader
	inputs        []verifyInput
	told          map[string]bool // files that the run had trouble with
	partial       bool            // the run took a part of the documents
	salvage       bool            // the run took text of damaged members
	stories, cuts *ledger
	sources       map[string]string // of a story, by its id
	pages         map[string]bool   // the files corpus/ should hold: seen there
	stay          []string          // ids of survivors, until their files are known
	named         bool              // stories tell of their files
	files         *outdir.Names
	shards        *forms.Shards // the files that hold the corpus, nil where each survivor has one
	problems      []corpus.Problem
	totals        Balance
}

// A verifyInput is what report.json says about a file the run read.
type verifyInput struct {
	Source string `json:"source"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func (v *verifier) add(p ...corpus.Problem) { v.problems = append(v.problems, p...) }

// story judges a line of stories.jsonl by its head.
func (v *verifier) story(head entryHead) string {
	v.totals.Stories++
	if _, ok := v.sources[head.ID]; ok {
		return "a second story with the id " + head.ID
	}
	v.sources[head.ID] = head.Source
	switch head.Status {
	case corpus.Survivor:
		v.totals.Survivors++
		v.stay = append(v.stay, head.ID)
		v.named = v.named || head.File != ""
	case corpus.Copy:
	default:
		return fmt.Sprintf("status %q is neither survivor nor copy", head.Status)
	}
	return ""
}

// file is the file of a survivor, below the output.
func (v *verifier) file(id string) string { return "corpus/" + v.files.File(id) }

// cut judges a line of cuts.jsonl by its head.
func (v *verifier) cut(head entryHead) string {
	v.totals.Cuts++
	if head.Story == nil {
		return ""
	}
	if source, ok := v.sources[*head.Story]; !ok || source != head.Source {
		return fmt.Sprintf("%s has no story %s", head.Source, *head.Story)
	}
	return ""
}

// strays reports stories and cuts of a source that the run does not list.
func (v *verifier) strays() {
	for _, l := range []*ledger{v.stories, v.cuts} {
		for source, rows := range l.rows {
			v.add(l.problem(rows[0], "the run did not read %s", source))
		}
	}
}

// A checkup is the verification of one input. Whether it is the one that the run read is known only
// at its end, so what is found waits in lists until then.
type checkup struct {
	*verifier
	in        verifyInput
	nextStory []entry // of the input, not looked at yet
	nextCut   []entry
	jsonl     bool
	left      int // bytes of documents that were not taken
	size      int
	sum       string
	always    []corpus.Problem
	same      []corpus.Problem // to be told if the input is that of the run
	changed   []corpus.Problem // and if not
}
