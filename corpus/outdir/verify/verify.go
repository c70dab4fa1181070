// Package verify proves an output folder.
//
// [Verify] proves from what a run left, and its inputs, that no byte was lost or changed:
// verify_input.go goes through an input, verify_corpus.go through the survivors, and
// verify_conclude.go says what differs. [Prove] holds what another run would write against the
// folder.
package verify

import (
	"context"
	"fmt"
	"io"
	"maps"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/disk"
)

// Verify proves from the output folder of a run, and the files it read, that nothing was lost and
// nothing changed: every byte of every input is in a kept line of a story, in a cut, or white
// space; each story reads as its bytes do without its cuts, each cut as its bytes do, apart from
// white space; corpus/ holds the survivors, to the byte, and nothing else; and the inputs are those
// of the run. enc and stdin are those of [corpus.File.Read].
//
// Of JSON lines it is the text of each record that is accounted for. The headline of a story may be
// the title of its record, and its record must be the id; the other bytes of a line are syntax, in
// which a change is found, but not where. Packed files are verified unpacked, without their damaged
// members, or with them if the run had [corpus.File.Salvage]. Where stories name their files, these
// must be those of [outdir.Names].
//
// A difference is a Problem at the line of the input if the input is not the one the run read, else
// at the line of the output. A folder that is not the output of a run is an error, and so is the
// end of ctx. Memory follows the number of stories and cuts and the longest text file or line.
func Verify(ctx context.Context, out string, files []corpus.File, enc string, stdin io.Reader) ([]corpus.Problem, Balance, error) {
	v := &verifier{ctx: ctx, out: out, enc: enc, stdin: stdin, pages: map[string]bool{}, sources: map[string]string{}}
	if err := v.open(); err != nil {
		return nil, v.totals, fmt.Errorf("%s: %w", out, err)
	}
	defer v.stories.Close()
	defer v.cuts.Close()
	found := make(map[string]corpus.File, len(files))
	for _, f := range files {
		f.Salvage = v.salvage
		found[f.Source] = f
	}
	done, err := v.archives(found)
	if err != nil {
		return nil, v.totals, fmt.Errorf("%s: %w", out, err)
	}
	for _, in := range v.inputs {
		if done[in.Source] {
			continue
		}
		f, ok := found[in.Source]
		delete(found, in.Source)
		if !ok {
			v.add(corpus.Problem{Source: in.Source, Message: "the run read it, and it is not among the inputs now"})
		} else if err := v.input(in, f); err != nil {
			return nil, v.totals, fmt.Errorf("%s: %w", out, err)
		}
		delete(v.stories.rows, in.Source)
		delete(v.cuts.rows, in.Source)
	}
	for source, f := range found {
		if f.Archive() {
			continue
		}
		if v.told[source] && !f.Readable(v.enc, v.stdin) {
			v.totals.Unread++
		} else {
			v.add(corpus.Problem{Source: source, Message: "the run did not read it"})
		}
	}
	v.strays()
	if err := v.survivors(); err != nil {
		return nil, v.totals, fmt.Errorf("%s: %w", out, err)
	}
	if err := v.extras(); err != nil {
		return nil, v.totals, fmt.Errorf("%s: %w", out, err)
	}
	return corpus.SortProblems(v.problems), v.totals, nil
}

// open reads what a run left about its inputs, stories and cuts.
func (v *verifier) open() error {
	from, err := outdir.Open(v.out)
	if err != nil {
		return &hint.Error{Err: fmt.Errorf("report.json: %w", disk.Cause(err)), Hint: "the folder must be the output of a run"}
	}
	var report struct {
		Settings outdir.Settings `json:"settings"`
		Inputs   []verifyInput   `json:"inputs"`
		Problems []struct {
			Source string `json:"source"`
		} `json:"problems"`
	}
	if err := from.Report(&report); err != nil {
		return err
	}
	v.told = map[string]bool{}
	for _, p := range report.Problems {
		v.told[p.Source] = true
	}
	v.inputs, v.salvage = report.Inputs, report.Settings.Salvage
	v.partial = report.Settings.Limit > 0 || report.Settings.Sample > 0
	if err := v.form(&report.Settings); err != nil {
		return err
	}
	var problems []corpus.Problem
	if v.stories, problems, err = openLedger(v.ctx, from, "stories.jsonl", v.story); err != nil {
		return err
	}
	v.add(problems...)
	v.names()
	if v.cuts, problems, err = openLedger(v.ctx, from, "cuts.jsonl", v.cut); err != nil {
		v.stories.Close()
	}
	v.add(problems...)
	return err
}

// names finds out which files corpus/ should hold. A run of before there were Names tells of no
// files.
func (v *verifier) names() {
	if v.named {
		v.files = outdir.NewNames(maps.Keys(v.sources))
	}
	for _, id := range v.stay {
		if v.shards == nil {
			v.pages[listed(v.file(id))] = false
		}
	}
	v.stay = nil
}
