package stage

import (
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/run"
)

// SettingsOf reads the header of documents.
func SettingsOf(docs []Part, open bool) (outdir.Settings, error) {
	_, h, err := read(docs, open, false, Docs)
	if err != nil {
		return outdir.Settings{}, err
	}
	return h.made()
}

// Apply gives a job the documents of all inputs and what became of their stories. What is left to
// do is Make.
func Apply(j *run.Job, docs, decided []Part, open bool) error {
	survivors := map[string]string{}
	var pairs []corpus.Pair
	compared := int64(0)
	_, err := decisions(decided, open, func(d *decisionRow) error {
		if _, ok := survivors[d.ID]; ok {
			return hint.Errorf("ids repeat in parts that were marked apart", "story %q is decided twice", d.ID)
		}
		survivors[d.ID] = d.Survivor
		pairs, compared = append(pairs, d.Pairs...), compared+int64(d.Compared)
		return nil
	})
	if err != nil {
		return err
	}
	if err := j.ReadRows(batches(docs, open)); err != nil {
		return err
	}
	j.Decided(survivors, pairs, compared)
	return nil
}
