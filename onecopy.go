// Package onecopy does what the commands do, from Go: [Clean] writes a corpus without copies and
// boilerplate, [Index] an index of stories, and [Check] says what repeats itself in files. They
// know no flags and no terminal, print nothing and end no process.
//
// What they are made of is there to be used by itself: clean marks pages, shingle sketches texts,
// cluster compares stories, corpus reads files and writes corpora, report writes reports, run and
// check put them together.
package onecopy

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"onecopy/check"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/gitignore"
	"onecopy/report"
	"onecopy/run"
)

// Options say how files are read and stories compared. The zero value does what the commands do
// without flags.
type Options struct {
	Threshold float64   // similarity from which stories are copies, 0 < t <= 1; 0 means 0.8
	Keep      []string  // who stays of copies: longest, earliest, first, or patterns of paths
	Noisy     bool      // find reprints damaged by OCR too
	Encoding  string    // of all input; empty: each text tells its own
	Format    string    // of all input, a name that corpus.CheckFormat knows; empty: by name and content
	TextField string    // of a record, that holds its text; empty: guessed
	Jobs      int       // files at a time; 0: one for each processor
	Force     bool      // replace an output, or an index, that is there
	Exclude   []string  // files that are not read: patterns as in .gitignore
	Stdin     io.Reader // read for the path "-"; nil: os.Stdin

	Against     []string // older stories: outputs of Clean and indexes; of Check folders and files too. Clean then writes what is new
	AgainstSelf bool     // of Check: compare files with older versions of themselves too, which an index or an output of Clean may have
	Baseline    string   // of Check: a file of findings that are accepted

	Problem func(corpus.Problem) // is told what could not be read as it should; may be nil
	Note    func(string)         // is told what is worth knowing and no problem; may be nil
}

// A Summary says what was done.
type Summary struct {
	report.Totals
	Unread bool // something could not be read as it should; Options.Problem was told
}

// Clean reads paths, which are files, folders or "-", and writes the corpus without copies and
// boilerplate to the folder out, whole or not at all. No more than Options.Force lets it replace an
// output. An error that the caller could have avoided is a hint.Error.
func Clean(ctx context.Context, paths []string, out string, o Options) (s Summary, err error) {
	opt := o.run(out)
	_, how, err := o.find(&opt)
	if err != nil {
		return s, err
	}
	found, err := corpus.Find(paths, how)
	if err != nil {
		return s, err
	}
	to, err := outdir.Create(out, outdir.Options{Force: o.Force, Inputs: paths})
	if err != nil {
		return s, err
	}
	defer func() { err = join(err, to.Abort()) }()
	opt.Against = o.Against
	j, err := run.NewJob(ctx, &opt, to, found)
	if err != nil {
		return s, err
	}
	defer func() { err = join(err, j.Drop()) }()
	if err := j.Beside(); err != nil {
		return s, err
	}
	for _, step := range []func() error{func() error { return j.ReadAll(o.stdin()) }, j.Guard, j.Make, j.Commit} {
		if err := join(ctx.Err(), nil); err != nil {
			return s, err
		}
		if err := step(); err != nil {
			return s, err
		}
	}
	return Summary{j.Report.Totals, j.Broken}, nil
}

// Index reads paths as [Clean] does, or takes the stories of the outputs of Clean among them, and
// writes an index file, which Check compares with. It returns how many stories the index holds.
func Index(ctx context.Context, paths []string, file string, o Options) (stories int, err error) {
	opt := o.run(file)
	_, how, err := o.find(&opt)
	if err != nil {
		return 0, err
	}
	x := run.NewIndexer(ctx, &opt, run.IndexPlan{Paths: paths, Stdin: o.stdin(),
		Find: func(paths []string, known func(string, bool) bool) (corpus.Found, error) {
			but := how
			but.Skip = func(path string, folder bool) bool {
				return how.Skip != nil && how.Skip(path, folder) || known(path, folder)
			}
			return corpus.Find(paths, but)
		},
	})
	defer func() { err = join(err, x.Close()) }()
	err = x.Make()
	return x.Made.Stories, err
}

// Check says what is in paths that repeats older stories or each other, and what is boilerplate.
// Findings that the baseline has are among them, and Known. It writes nothing.
func Check(ctx context.Context, paths []string, o Options) (r *report.Check, err error) {
	opt := o.run("")
	set, how, err := o.find(&opt)
	if err != nil {
		return nil, err
	}
	c, err := check.New(ctx, &check.Options{
		Options: opt, Paths: paths, Against: o.Against, AgainstSelf: o.AgainstSelf, Baseline: o.Baseline, Ignore: set, Find: how, Stdin: o.stdin(), Stories: true,
		Open: func(name string) io.Reader { return &lazyFile{name: name} },
	})
	if err != nil {
		return nil, err
	}
	defer func() { err = join(err, c.Close()) }()
	if err := c.Run(); err != nil {
		return nil, err
	}
	return c.Result(), nil
}

// run are the options as package run has them.
func (o *Options) run(output string) run.Options {
	opt := run.Defaults()
	opt.Output, opt.Force, opt.Noisy, opt.Keep = output, o.Force, o.Noisy, o.Keep
	opt.Encoding, opt.InputFormat, opt.Fields.Text = o.Encoding, o.Format, o.TextField
	if o.Threshold != 0 {
		opt.Threshold = o.Threshold
	}
	if o.Jobs > 0 {
		opt.Jobs = o.Jobs
	}
	lost := opt.Problems
	opt.Problems = func(list []corpus.Problem) bool {
		for _, p := range list {
			if o.Problem != nil {
				o.Problem(p)
			}
		}
		return lost(list)
	}
	if o.Note != nil {
		opt.Note = o.Note
	}
	return opt
}

// check refuses values that no option can have.
func (o *Options) check() error {
	if o.Jobs < 0 {
		return hint.Errorf("leave it 0 to use every processor", "option Jobs is %d", o.Jobs)
	}
	if o.Threshold != 0 && !(o.Threshold > 0 && o.Threshold <= 1) { // NaN too
		return hint.Errorf("it is a share from 0 to 1; 0.8 is a good start", "option Threshold is %v", o.Threshold)
	}
	if _, err := cluster.ParseKeep(o.Keep); err != nil {
		return hint.Errorf("a wish is "+strings.Join(cluster.Wishes(), ", ")+" or a pattern of sources as in .gitignore", "option Keep: %w", err)
	}
	return nil
}

// find says how files are looked for, and which are left out.
func (o *Options) find(opt *run.Options) (*gitignore.List, corpus.FindOptions, error) {
	how := corpus.FindOptions{Encoding: opt.Encoding, Format: opt.InputFormat, Fields: opt.Fields}
	for _, err := range []error{o.check(), corpus.CheckEncoding(opt.Encoding), corpus.CheckFormat(opt.InputFormat)} {
		if err != nil {
			return nil, how, err
		}
	}
	home, err := os.Getwd()
	if err != nil {
		return nil, how, err
	}
	set := gitignore.New(home, []string{o.Baseline})
	set.Patterns, err = gitignore.ParseFile([]byte(strings.Join(o.Exclude, "\n")), "Exclude")
	how.Skip = set.Skip
	return set, how, err
}

func (o *Options) stdin() io.Reader {
	if o.Stdin != nil {
		return o.Stdin
	}
	return os.Stdin
}

// A lazyFile is opened when it is first read.
type lazyFile struct {
	name string
	file *os.File
}

func (f *lazyFile) Read(p []byte) (n int, err error) {
	if f.file == nil {
		if f.file, err = os.Open(f.name); err != nil {
			return 0, err
		}
	}
	if n, err = f.file.Read(p); err != nil {
		_ = f.file.Close()
	}
	return n, err
}

// join is errors.Join that leaves a single error as it is.
func join(err, more error) error {
	if more == nil {
		return err
	}
	if err == nil {
		return more
	}
	return errors.Join(err, more)
}
