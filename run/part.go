package run

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"onecopy/corpus"
	"onecopy/internal/phrase"
)

// Of a run that takes a part of its inputs, --sample decides by the id of each document alone, so
// that the same documents are taken whatever else there is; --limit takes the first of those, in
// the order of the inputs.

// sampled leaves out the documents that are not in the sample, with what is told of them.
func (o *Options) sampled(list []*corpus.Document) []*corpus.Document {
	if o.Sample <= 0 || o.Sample >= 1 {
		return list
	}
	return slices.DeleteFunc(list, func(d *corpus.Document) bool {
		sum := sha256.Sum256([]byte(d.StoryID(0)))
		return float64(binary.BigEndian.Uint64(sum[:])) > o.Sample*math.MaxUint64
	})
}

// within cuts a batch to what the limit leaves. Behind it only files that cannot be read are told.
func (r *Reader) within(p *MarkedBatch) {
	if r.o.Limit <= 0 {
		return
	}
	left := max(0, r.o.Limit-r.taken)
	if left == 0 && !p.lost {
		p.Problems = nil
	}
	p.Docs = p.Docs[:min(len(p.Docs), left)]
	r.taken += len(p.Docs)
	if len(p.Docs) > 0 && p.Source != r.takenFrom {
		r.takenFrom, r.takenFiles = p.Source, r.takenFiles+1
	}
	r.full.Store(r.taken >= r.o.Limit)
}

// FilesSaid says how many files were read; with a limit, of how many of them anything was taken.
func (r *Reader) FilesSaid() string {
	files := phrase.Count(r.Report.Totals.Files, "file", "files")
	if r.o.Limit > 0 {
		return fmt.Sprintf("%s of %s", phrase.Thousands(r.takenFiles), files)
	}
	return files
}
