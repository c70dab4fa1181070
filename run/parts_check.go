package run

import (
	"fmt"
	"io"
	"os"

	"onecopy/corpus/hint"
	"onecopy/corpus/outdir/forms"
	"onecopy/internal/disk"
)

// CheckParts refuses choices of parts, of layouts and of steps that make no sense, or none
// together.
func (o *Options) CheckParts() error {
	records := o.CorpusForm != forms.Files
	switch {
	case o.Limit < 0:
		return hint.Errorf("leave it out to take all", "--limit must be at least 1")
	case o.Sample < 0 || o.Sample > 1 || o.Sample != o.Sample:
		return hint.Errorf("it is a share from 0 to 1, such as 0.01", "--sample %v is not a share", o.Sample)
	case o.DedupOnly && o.CleanOnly:
		return hint.Errorf("leave one out", "--dedup-only and --clean-only together do nothing")
	case o.DedupOnly && (len(o.Strip) > 0 || len(o.KeepCategory) > 0 || o.Rules != "" || o.Split == "always"):
		return hint.Errorf("leave it out: nothing is cut and nothing split", "--dedup-only marks nothing, so --strip, --keep-category, --rules and --split say nothing")
	case o.CleanOnly && (len(o.Keep) > 0 || o.Noisy || o.Removed != ""):
		return hint.Errorf("leave it out: every story stays", "--clean-only compares nothing, so --keep, --noisy and --removed say nothing")
	case o.CleanOnly && len(o.Against) > 0:
		return hint.Errorf("leave one out", "--clean-only compares nothing, so --against says nothing")
	case o.ShardSize > 0 && o.KeepDirs:
		return hint.Errorf("leave one out", "--shard-size and --keep-dirs together")
	case (o.ShardSize > 0 || o.Stream) && !records:
		return hint.Errorf("--corpus-format jsonl", "a corpus of text files has a file for each story, and none to divide or to write to standard output")
	case o.Resume && o.Work == "":
		return hint.Errorf("give both from the start: --work DIR --resume begins anew where DIR has nothing", "--resume needs --work DIR, the folder of the run that has not ended")
	case o.Work != "" && (o.DryRun || o.Stream):
		return hint.Errorf("leave it out", "--work is for a run that writes an output folder")
	case o.Removed != "" && !o.Force && !o.DryRun:
		if _, err := os.Lstat(o.Removed); err == nil {
			return hint.Errorf("name another file, or replace it with --force", "--removed %s is there already", o.Removed)
		}
	}
	return nil
}

// WriteStream writes the corpus of a job to a stream, when it is whole.
func (j *Job) WriteStream(w io.Writer) error {
	f, err := j.out.Written("corpus." + j.form())
	if err != nil {
		return fmt.Errorf("corpus: %w", disk.Cause(err))
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}
