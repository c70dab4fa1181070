package run

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
)

// remakeDays makes a grown output again as it was made: the first day anew, and each of the others
// into what is made of those before, in the folder for temporary files; the last one goes to out,
// which compares. What was told of files that could not be read is taken as told, as nobody can say
// any more which of them were there on which day.
func (v *Verification) remakeDays(out *outdir.Writer) error {
	days := v.Made.Days
	inputs := 0
	for _, d := range days {
		if inputs += d.Inputs; d.Inputs < 0 {
			inputs = -1
			break
		}
	}
	if inputs != len(v.Made.Inputs) {
		v.tellAll([]corpus.Problem{{Source: "report.json", Message: fmt.Sprintf("days: have %d inputs, and there are %d", inputs, len(v.Made.Inputs))}})
		return errOtherInputs
	}
	temporary, err := os.MkdirTemp("", "onecopy-*")
	if err != nil {
		return fmt.Errorf("make the days of OUT again: %w", err)
	}
	defer os.RemoveAll(temporary)
	files := map[string]corpus.File{}
	for _, f := range v.found.Files {
		files[f.Source] = f
	}
	before, from := "", 0
	for n, d := range days {
		var found corpus.Found
		for _, in := range v.Made.Inputs[from : from+d.Inputs] {
			if f, ok := files[in.Source]; ok { // accounting has told of one that is gone
				found.Files = append(found.Files, f)
			}
		}
		day := dayAgain{files: found, before: before, out: out, inputs: [2]int{from, from + d.Inputs}}
		if n+1 < len(days) {
			day.dir, day.out = filepath.Join(temporary, fmt.Sprint(n)), nil
		}
		if err := v.remakeDay(&day); err != nil {
			return err
		}
		if before != "" {
			_ = os.RemoveAll(before)
		}
		before, from = day.dir, from+d.Inputs
	}
	return nil
}

// A dayAgain is a run that is made again.
type dayAgain struct {
	files  corpus.Found
	before string         // the output that it grows, empty for the first
	dir    string         // that it writes
	out    *outdir.Writer // or that it is held against
	inputs [2]int         // in the report
}

func (v *Verification) remakeDay(d *dayAgain) (err error) {
	o := v.silent()
	if d.out == nil {
		o.Pages, o.Chosen = pagesNone, nil
		if d.out, err = outdir.Create(d.dir, outdir.Options{NoSync: true}); err != nil {
			return err
		}
		defer d.out.Abort()
	}
	j, err := NewJob(v.ctx, o, d.out, d.files)
	if err != nil {
		return err
	}
	made := &v.Made.Settings
	j.Report.Settings.Encoding, j.Report.Settings.TextField = made.Encoding, made.TextField // a flag of verify may name it otherwise
	j.Report.Settings.InputFormat = made.InputFormat
	if d.before != "" {
		x, err := OpenEarlier(d.before)
		if err != nil {
			return err
		}
		defer x.Close()
		if err := j.Grow(x); err != nil {
			return err
		}
	}
	if err := j.ReadAll(v.again()); err != nil {
		return err
	}
	if !v.sameInputs(j, d) {
		v.o.Notef("%v, so OUT was not made again", errOtherInputs)
		return errOtherInputs
	}
	if d.dir == "" {
		j.Report.Problems = v.Made.Problems
		return j.Make()
	}
	return cmp.Or(j.Make(), j.Commit())
}

// sameInputs reports whether a day read what it read then, and tells what it did not.
func (v *Verification) sameInputs(j *Job, d *dayAgain) bool {
	was := map[string]string{}
	for _, in := range v.Made.Inputs[d.inputs[0]:d.inputs[1]] {
		was[in.Source] = in.SHA256
	}
	same := true
	for _, in := range j.Report.Inputs[j.oldInputs:] {
		if was[in.Source] != in.SHA256 {
			same = false
			if !v.spoken[in.Source] {
				v.tellAll([]corpus.Problem{{Source: in.Source, Message: "the run read other bytes of it, or none"}})
			}
		}
		delete(was, in.Source)
	}
	for source := range was {
		same = false
		if !v.spoken[source] {
			v.tellAll([]corpus.Problem{{Source: source, Message: "the run read it, and it cannot be read now"}})
		}
	}
	return same
}
