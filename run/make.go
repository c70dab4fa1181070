package run

import (
	"cmp"

	"onecopy/corpus/outdir"
	"onecopy/corpus/outdir/forms"
	"onecopy/internal/pace"
)

// The steps of a run, and of making an index, in their order.

// Make does all that comes when the files are read: it compares the stories, writes them and
// reports.
func (j *Job) Make() error {
	for _, step := range []func() error{j.learn, j.Compare, j.write, j.Losses, j.sumInputs, j.WriteReports} {
		if err := cmp.Or(j.ctx.Err(), step()); err != nil {
			return err
		}
	}
	if j.finish != nil {
		return j.finish()
	}
	return nil
}

// Make makes the index.
func (x *Indexer) Make() error {
	for _, step := range []func() error{x.open, x.findFiles, x.removal, x.readFolders, x.readFiles, x.guard, x.keep, x.commit} {
		if err := x.ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// write writes the corpus and the records, in the order of the inputs.
func (j *Job) write() error {
	roles := j.outcomes()
	j.nameFiles()
	if j.o.Removed != "" && j.out.Real() && !j.o.DryRun {
		removed, err := outdir.CreateRemoved(j.o.Removed, j.o.Inputs, j.o.NoSync)
		if err != nil {
			return err
		}
		j.removed = removed
	}
	stories, err := j.jsonl("stories.jsonl")
	if err != nil {
		return err
	}
	defer stories.Close()
	cuts, err := j.jsonl("cuts.jsonl")
	if err != nil {
		return err
	}
	defer cuts.Close()
	parts, err := j.jsonl("parts.jsonl")
	if err != nil {
		return err
	}
	defer parts.Close()
	plan, err := j.plan(roles)
	if err != nil {
		return err
	}
	texts, err := j.out.Corpus(plan)
	if err != nil {
		return err
	}
	defer texts.Close()
	to := outFiles{stories, cuts, parts, texts}
	j.lines = plan.Form != forms.Files && !forms.HasColumns(plan.Form) && plan.ShardSize == 0 && !plan.KeepDirs
	if j.writeOld != nil {
		if err := j.writeOld(roles, to); err != nil {
			return err
		}
	}
	done := 0
	for b := range pace.InOrder(j.ctx, j.o.Jobs, j.batches(), func(pages []DocRange) *written { return j.encode(pages, roles) }) {
		if err := j.take(b, roles, to); err != nil {
			return err
		}
		done += len(b.pages)
		j.o.Progress("writing", done, len(j.Ranges))
	}
	return cmp.Or(j.ctx.Err(), stories.Close(), cuts.Close(), parts.Close(), texts.Close(), j.writePairs())
}
