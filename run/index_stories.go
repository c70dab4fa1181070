package run

import (
	"strconv"

	"onecopy/cluster/archive"
	"onecopy/report"
	"onecopy/shingle"
)

// IndexStories puts the stories of a reader into an index file, each under its number as its id.
// The inputs tell the sums of the sources.
func (r *Reader) IndexStories(b *archive.Builder, inputs []report.InputEntry) error {
	sums := make(map[string]*report.InputEntry, len(inputs))
	for i := range inputs {
		sums[inputs[i].Source] = &inputs[i]
	}
	for i := range r.Docs.Len() {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		d := r.Docs.At(i)
		if i == 0 || d.Source != r.Docs.Source(i-1) {
			if err := b.Begin(d.Source, ""); err != nil {
				return err
			}
		}
		record, _, _, err := r.Story(i)
		if err != nil {
			return err
		}
		s := archive.Story{Story: *record, Cuts: d.Cuts, Mask: int(r.rows[i].mask), Sketch: shingle.Sketch{Words: d.Sketch.Words, Sum: d.Sketch.Sum}}
		s.ID = strconv.Itoa(i)
		if err := b.Put(s); err != nil {
			return err
		}
		if i+1 == r.Docs.Len() || r.Docs.Source(i+1) != d.Source {
			in := sums[d.Source]
			if in == nil {
				in = &report.InputEntry{}
			}
			b.End(in.SHA256, in.Bytes)
		}
	}
	return nil
}
