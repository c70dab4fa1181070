package run

import (
	"cmp"
	"iter"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/corpus/outdir/forms"
)

// form is how the corpus is written: as asked, else as it was read.
func (j *Job) form() string {
	switch {
	case j.o.CorpusForm != "auto":
		return j.o.CorpusForm
	case !j.plain:
		return forms.JSONL
	}
	return forms.Files
}

// plan says in which files the corpus is written.
func (j *Job) plan(roles []outcome) (p forms.Plan, err error) {
	p = forms.Plan{Form: j.form(), ShardSize: j.o.ShardSize, KeepDirs: j.o.KeepDirs}
	for i := range j.Report.Inputs {
		p.Sources = append(p.Sources, j.Report.Inputs[i].Source)
	}
	if p.Form != forms.Files && (p.ShardSize > 0 || p.KeepDirs) {
		j.Report.Settings.CorpusFormat = p.Form
	}
	if !forms.HasColumns(p.Form) {
		return p, nil
	}
	note := ""
	if p.Columns, note, err = outdir.ColumnsFor(p.Form, j.columns, j.Files, j.survivors(roles)); err != nil {
		return p, err
	}
	if note != "" {
		j.o.Notef("%s: the corpus has the columns that its records need, and not the types of the inputs", note)
	}
	for _, note := range p.Columns.Notes() {
		j.o.Notef("%s", note)
	}
	return p, nil
}

// survivors returns the stories that stay, as they are written.
func (j *Job) survivors(roles []outcome) iter.Seq2[*corpus.Story, error] {
	return func(yield func(*corpus.Story, error) bool) {
		for i := range j.older.docs(j.Docs.Len()) {
			if roles[i].pair >= 0 {
				continue
			}
			s, _, _, err := j.Story(i)
			if err = cmp.Or(j.ctx.Err(), err); err == nil {
				err = j.settle(s, roles[i])
			}
			if !yield(s, err) || err != nil {
				return
			}
		}
	}
}

// nameFiles assigns a file to each story, where the corpus has a file for each.
func (j *Job) nameFiles() {
	if j.form() != forms.Files {
		return
	}
	j.paths = outdir.NewNames(func(yield func(string) bool) {
		for i := range j.older.docs(j.Docs.Len()) {
			if !yield(j.Docs.ID(i)) {
				return
			}
		}
	})
}
