package run

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"onecopy/internal/phrase"
)

// LeftOut returns the stories that a job leaves out, each a copy of a survivor, in the order of the
// inputs. Of an output that is grown those are left aside that it had before.
func (j *Job) LeftOut() iter.Seq2[decision, error] {
	return func(yield func(decision, error) bool) {
		for i, now := range j.outcomes() {
			if i < j.old || now.pair < 0 {
				continue
			}
			f, err := j.fateOf(now)
			if !yield(decision{Goes, j.Docs.ID(i), f.survivor, f.verdict, f.jaccard}, err) || err != nil {
				return
			}
		}
	}
}

// Sources returns what becomes of the sources that an index loses and gets, by name: what, as the
// summary counts them, and the name.
func (x *Indexer) Sources() iter.Seq2[string, string] {
	names := slices.AppendSeq(slices.Collect(maps.Keys(x.Gone)), maps.Keys(x.read))
	slices.Sort(names)
	return func(yield func(what, name string) bool) {
		for _, name := range slices.Compact(names) {
			_, held := x.held[name]
			gone, read := x.Gone[name], x.read[name]
			switch {
			case gone && !yield("removed", name):
				return
			case read && held && !gone && !yield("replaced", name):
				return
			case read && (gone || !held) && !yield("added", name):
				return
			}
		}
	}
}

// Summary says in a line what became of the index. So many files were left out by
// patterns, and passed over by their names.
func (x *Indexer) Summary(ignored, passed int) string {
	var list []string
	for _, n := range []struct {
		n    int
		what string
	}{{len(x.Gone), "removed"}, {x.Added, "added"}, {x.Replaced, "replaced"}, {x.Unchanged, "unchanged"}, {ignored, "ignored"}, {passed, "passed over by name"}} {
		if n.n > 0 || x.Add && (n.what == "added" || n.what == "replaced" || n.what == "unchanged") {
			list = append(list, phrase.Thousands(n.n)+" "+n.what)
		}
	}
	done, m := strings.Join(list, ", "), &x.Made
	switch {
	case x.Idle():
		return done + ": the index is left as it is"
	case x.o.DryRun:
		return done + "; nothing was written (--dry-run)"
	}
	return fmt.Sprintf("%s: %s in %s, %s", done, phrase.Count(m.Stories, "story", "stories"), phrase.Count(m.Sources, "source", "sources"),
		phrase.Count(m.Stories-m.Survivors, "copy", "copies"))
}
