package stage

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
	"onecopy/run"
)

// Options say what a stage reads besides its rows, and where it writes.
type Options struct {
	Templates string    // the file that learn wrote, for sign and settle
	Stories   string    // the file that rank wrote, for cluster and verify
	Open      bool      // rows are divided by an engine: there are no trailers
	In        io.Reader // standard input, for a file called "-" or no file
	Out       io.Writer // of rows

	Mark MarkOptions
	Note func(string) // is told what is left to do
}

// MarkOptions say what mark reads.
type MarkOptions struct {
	Run       *run.Options
	Find      corpus.FindOptions
	Before    []string // files that mark wrote of the inputs before
	Base      string   // names of inputs are below this folder; empty: as Find has them
	Name      string   // of standard input
	Part      bool     // it is a part of the input, or all of it, unpacked though the name may say that the input is packed
	FirstLine int      // its first line is this one of the input, from 1
	FirstByte int      // and its first byte this one, from 0
}

// A step is a stage by its name.
type step struct {
	name string
	run  func(ctx context.Context, o *Options, files []string) error
}

// steps are the stages that write rows, in the order in which a run takes them.
func steps() []step {
	rows := func(use func(*Filter) error) func(context.Context, *Options, []string) error {
		return func(_ context.Context, o *Options, files []string) error {
			return o.filter(files, use)
		}
	}
	return []step{
		{"mark", func(ctx context.Context, o *Options, paths []string) error { return o.mark(ctx, paths) }},
		{"learn", rows((*Filter).Learn)},
		{"sign", withTemplates((*Filter).Sign)},
		{"rank", rows((*Filter).Rank)},
		{"keys", rows((*Filter).Keys)},
		{"bucket", rows((*Filter).Bucket)},
		{"pairs", rows((*Filter).Pairs)},
		{"cluster", withTexts((*Options).cluster)},
		{"verify", withTexts(func(_ *Options, f *Filter, texts *Texts) error { return f.Verify(texts) })},
		{"settle", withTemplates((*Filter).Settle)},
	}
}

// applyName is the stage that writes no rows but OUT.
const applyName = "apply"

// Names lists the stages in the order in which a run takes them. Run does all but the last, apply:
// that one writes OUT, by [Apply].
func Names() (list []string) {
	for _, s := range steps() {
		list = append(list, s.name)
	}
	return append(list, applyName)
}

// Lookup returns an error if there is no stage of that name, with the nearest one in its hint.
func Lookup(name string) error {
	names := Names()
	if slices.Contains(names, name) {
		return nil
	}
	advice := "one of " + strings.Join(names, ", ")
	if near := phrase.Nearest(name, names); near != "" {
		advice = fmt.Sprintf("did you mean %q?", near)
	}
	return hint.Errorf(advice, "there is no stage %q", name)
}

// Run does a stage over files of rows, or of mark over its inputs.
func Run(ctx context.Context, name string, files []string, o *Options) error {
	for _, s := range steps() {
		if s.name == name {
			return s.run(ctx, o, files)
		}
	}
	return cmp.Or(Lookup(name), hint.Errorf("it takes a job: Apply", "stage %s writes no rows", name))
}

// OpenParts opens files of rows for use, stdin for the name "-" or if there are no names.
func OpenParts(names []string, stdin io.Reader, use func([]Part) error) error {
	var list []Part
	if len(names) == 0 {
		names = []string{corpus.Stdin}
	}
	for _, name := range names {
		if name == corpus.Stdin {
			list = append(list, Part{Name: "standard input", Reader: stdin})
			continue
		}
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		list = append(list, Part{Name: name, Reader: f})
	}
	return use(list)
}

// filter opens the files that a stage reads.
func (o *Options) filter(files []string, use func(*Filter) error) error {
	return OpenParts(files, o.In, func(in []Part) error { return use(&Filter{In: in, Out: o.Out, Open: o.Open}) })
}

// withTemplates is a stage that takes the learned lines out of stories.
func withTemplates(use func(*Filter, []Part) error) func(context.Context, *Options, []string) error {
	return func(_ context.Context, o *Options, docs []string) error {
		if o.Templates == "" {
			return hint.Errorf("onecopy stage learn DOCS > templates", "this stage needs --templates, the file that learn wrote")
		}
		return OpenParts([]string{o.Templates}, o.In, func(templates []Part) error {
			return o.filter(docs, func(f *Filter) error { return use(f, templates) })
		})
	}
}

// withTexts is a stage that compares the texts of stories, where it has them.
func withTexts(use func(*Options, *Filter, *Texts) error) func(context.Context, *Options, []string) error {
	return func(_ context.Context, o *Options, files []string) (err error) {
		var texts *Texts
		if o.Stories != "" {
			if texts, err = OpenTexts(o.Stories, o.Open); err != nil {
				return err
			}
			defer texts.Close()
		}
		return o.filter(files, func(f *Filter) error { return use(o, f, texts) })
	}
}

// cluster decides, and says how much is left to ask.
func (o *Options) cluster(f *Filter, texts *Texts) error {
	left, err := f.Cluster(texts)
	if left > 0 {
		o.Note(phrase.Count(left, "story", "stories") + " not decided: stage verify compares what is wanted; then call this with its rows too")
	}
	return err
}

// mark marks inputs. What of them could not be read stands in the rows too, for apply to tell.
func (o *Options) mark(ctx context.Context, paths []string) error {
	m := &o.Mark
	found, err := m.inputs(paths)
	if err != nil {
		return err
	}
	r, err := run.NewReader(ctx, m.Run, nil, found)
	if err != nil {
		return err
	}
	r.Report.Settings.InputFormat = m.Run.InputFormat
	mark := func(before []Part) error {
		return (&Filter{Out: o.Out, Open: o.Open}).Mark(r, o.In, before)
	}
	if len(m.Before) == 0 {
		return mark(nil)
	}
	return OpenParts(m.Before, o.In, mark)
}

// inputs finds what mark reads.
func (m *MarkOptions) inputs(paths []string) (corpus.Found, error) {
	if len(paths) == 0 && m.Name != "" {
		paths = []string{corpus.Stdin}
	}
	switch {
	case len(paths) == 0:
		return corpus.Found{}, hint.Errorf("for example: onecopy stage mark seeds", "stage mark needs a PATH to read")
	case (m.Name != "" || m.FirstLine != 1 || m.FirstByte != 0) && (len(paths) != 1 || paths[0] != corpus.Stdin):
		return corpus.Found{}, hint.Errorf("they say what standard input is a part of", "--name, --first-line or --first-byte without - alone")
	case m.FirstLine < 1 || m.FirstByte < 0:
		return corpus.Found{}, hint.Errorf("lines count from 1, bytes from 0", "--first-line must be at least 1, --first-byte at least 0")
	}
	how := m.Find
	if m.Base != "" {
		base, err := filepath.Abs(m.Base)
		if err != nil {
			return corpus.Found{}, err
		}
		how.Base = base
		paths = slices.Clone(paths)
		for i, path := range paths { // one that is not absolute is taken to be below the base
			if path != corpus.Stdin {
				if paths[i], err = filepath.Abs(path); err != nil {
					return corpus.Found{}, err
				}
			}
		}
	}
	found, err := corpus.Find(paths, how)
	for i := range found.Files {
		if f := &found.Files[i]; f.Path == corpus.Stdin {
			if f.Source = cmp.Or(phrase.Printable(m.Name), f.Source); m.Part {
				f.FirstLine, f.FirstByte = m.FirstLine, m.FirstByte
			}
		}
	}
	return found, err
}
