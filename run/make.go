package run

import "cmp"

// The steps of a run, and of making an index, in their order.

// Make does all that comes when the files are read: it compares the stories, writes them and reports.
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
