package run

import (
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"onecopy/corpus"
	"onecopy/corpus/outdir/manifest"
)

// sumInputs writes the sums of the inputs as they lie on the disk. Those of packed files are made
// now, as reading them yields the sum of what they hold; that costs 1 ms for 1 MB.
func (j *Job) sumInputs() error {
	if j.written {
		return j.writeSums()
	}
	files := j.Files
	for _, in := range j.Report.Inputs[j.oldInputs:] {
		for len(files) > 0 && !files[0].Holds(in.Source) {
			files = files[1:]
		}
		if err := j.ctx.Err(); err != nil || len(files) == 0 {
			return err
		}
		if n := len(j.sums); n > 0 && files[0].Archive() && j.sums[n-1].Name == files[0].Source {
			continue // one sum for all that is in it
		}
		sum, ok, err := manifest.OnDisk(j.ctx, files[0], in.SHA256)
		if err != nil && j.ctx.Err() == nil {
			j.AddProblems([]corpus.Problem{{Source: in.Source, Message: "no sum of the file can be made: " + err.Error()}})
		}
		if ok {
			j.sums = append(j.sums, sum)
		}
	}
	return j.writeSums()
}

// writeSums writes the sums of the inputs.
func (j *Job) writeSums() error {
	w, err := j.out.File(manifest.Inputs)
	if err != nil {
		return err
	}
	if err := manifest.Write(w, j.sums); err != nil {
		w.Close()
		return fmt.Errorf("%s: %w", manifest.Inputs, err)
	}
	return w.Close()
}

// copySums takes the sums of the inputs from the earlier run. One of before there were any knows
// them for inputs that are not packed.
func (r *Recut) copySums() error {
	if _, err := os.Lstat(filepath.Join(r.From.Dir, manifest.Inputs)); err == nil {
		return r.From.CopyTo(r.out, manifest.Inputs)
	}
	for _, in := range r.Report.Inputs {
		sum := manifest.Sum{Name: in.Source}
		n, err := hex.Decode(sum.SHA256[:], []byte(in.SHA256[:min(len(in.SHA256), 2*len(sum.SHA256))]))
		if err == nil && n == len(sum.SHA256) && in.Source != "stdin" && !(corpus.File{Source: in.Source}).Packed() {
			r.sums = append(r.sums, sum)
		}
	}
	return r.writeSums()
}
