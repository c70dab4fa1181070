package run

import (
	"fmt"
	"io"
	"iter"
	"math"
	"os"
	"runtime"
	"slices"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/format"
	"onecopy/corpus/hint"
	"onecopy/internal/pace"
)

// Options say what a run is to do. Threshold, Jobs, CorpusForm, Split and the callbacks have to be
// set: [Defaults] does.
type Options struct {
	Output       string            // the folder or file to write
	Threshold    float64           // similarity from which stories are copies, 0 < t <= 1
	Encoding     string            // of all input; empty: each text tells its own
	InputFormat  string            // of all input; empty: by name and content
	Fields       format.FieldNames // of records; empty ones are guessed
	Salvage      bool              // of damaged packed files
	CorpusForm   string            // auto, or one of the forms that corpus.CheckCorpusForm knows
	Split        string            // when files are split into stories: auto, always, never
	Rules        string            // name of a file of rules, for messages; empty: none
	RuleText     []byte            // what it holds
	Strip        []string          // categories that alone are cut
	KeepCategory []string          // categories that are not cut
	Keep         []string          // wishes about who stays of copies, as cluster.ParseKeep reads them
	DedupOnly    bool              // mark nothing: each document is a story, as it stands
	CleanOnly    bool              // compare nothing: each story stays
	Limit        int               // documents to take, from the first; 0: all
	Sample       float64           // share of the documents to take, by their ids; 0: all
	ShardSize    int64             // bytes of a file of the corpus, about, before packing; 0: one file
	KeepDirs     bool              // a file of the corpus for each input, under its name
	Against      []string          // outputs and indexes of older stories, which are not in the output
	Removed      string            // a file for the copies that were left out; empty: none
	Inputs       []string          // the paths that are read, which Removed may not be
	Stream       bool              // keep nothing but the corpus, for who reads it at once
	Language     bool              // tell the language of stories of which the input does not say it
	Noisy        bool              // find reprints damaged by OCR too
	Jobs         int               // files at a time
	Memory       int64             // bytes of memory to take, about; 0: no bound
	Work         string            // a folder for what a run has done so far; empty: none
	Resume       bool              // go on from what is there
	Force        bool              // replace what is at Output
	KeepGoing    bool              // and do so though an input is unreadable
	NoSync       bool              // do not wait until what is written is on the disk
	DryRun       bool              // write nothing
	ReportMax    int               // MB of pages beside report.html
	Pages        string            // what report.html has: auto, or one that CheckPages knows
	Chosen       []string          // ids and patterns of stories: pages beside report.html for these alone

	Problems func(list []corpus.Problem) (lost bool) // is told what could not be read as it should, and says whether any of it loses text
	Note     func(line string)                       // is told what is worth knowing and no problem
	Progress func(what string, done, total int)      // is told how far the work is
	Count    *pace.Bytes                             // counts what is read of the files, nil if nobody looks at it

	olderNames map[string]string // of what was compared with, by its sum, where an output is made again
}

// Defaults returns the options of a run that nobody has asked anything of. Problems are then no
// more than counted.
func Defaults() Options {
	return Options{
		Threshold: cluster.DefaultThreshold, CorpusForm: "auto", Split: "auto", Jobs: runtime.GOMAXPROCS(0), ReportMax: defaultReportMax, Pages: pagesAuto,
		Problems: func(list []corpus.Problem) bool {
			return slices.ContainsFunc(list, func(p corpus.Problem) bool { return !p.Note })
		},
		Note: func(string) {}, Progress: func(string, int, int) {},
	}
}

// Notef tells a note.
func (o *Options) Notef(format string, args ...any) { o.Note(fmt.Sprintf(format, args...)) }

// Search says how files are looked for.
func (o *Options) Search(skip func(path string, folder bool) bool) corpus.FindOptions {
	return corpus.FindOptions{Encoding: o.Encoding, Format: o.InputFormat, Fields: o.Fields, Salvage: o.Salvage, Count: o.Count, Skip: skip}
}

// Chunks yields the chunks of all files in order.
func (o *Options) Chunks(files []corpus.File, stdin io.Reader) iter.Seq[*corpus.Chunk] {
	o.expect(files)
	return func(yield func(*corpus.Chunk) bool) {
		for _, f := range files {
			for c := range f.Chunks(o.Encoding, stdin) {
				if !yield(c) {
					return
				}
			}
		}
	}
}

// expect says how many bytes the files have, where all have a size and somebody looks.
func (o *Options) expect(files []corpus.File) {
	if o.Count == nil {
		return
	}
	all := int64(0)
	for _, f := range files {
		info, err := os.Stat(f.Path)
		if err != nil || !info.Mode().IsRegular() {
			all = 0
			break
		}
		all += info.Size()
	}
	o.Count.Expect(all)
}

// defaultReportMax is the pages of some 700 clusters. Three times the words of a corpus is what
// pages of all clusters take.
const defaultReportMax = 64

// What report.html has. Of a corpus of 9,225 records of 19 MB all pages cost 1.4 to 2 s of 4, a
// summary or a report that is one page .3 s at most; so auto makes all pages where they are one
// page, and else a summary.
const (
	pagesAuto    = "auto"
	pagesFull    = "full"
	pagesSummary = "summary" // totals, lists of clusters, rules and inputs, without the pages of texts
	pagesNone    = "none"    // there is no report.html
	pagesChosen  = "chosen"  // a summary, and pages of chosen stories
)

// CheckThreshold refuses what is not a similarity. From 10 on it is taken for a percentage.
func (o *Options) CheckThreshold() error {
	switch t := o.Threshold; {
	case t >= 10 && t <= 100:
		return hint.Errorf(fmt.Sprintf("it is a share from 0 to 1; did you mean --threshold %.4g?", t/100), "--threshold %v is over 1", t)
	case !(t > 0 && t <= 1): // NaN too
		return hint.Errorf("it is a share from 0 to 1; 0.8 is a good start", "--threshold %v is not a similarity", t)
	}
	return nil
}

// CheckJobs refuses a number of workers that no machine runs.
func (o *Options) CheckJobs() error {
	const advice = "leave it out to use every processor"
	switch {
	case o.Jobs < 1:
		return hint.Errorf(advice, "--jobs must be at least 1")
	case o.Jobs > math.MaxInt16:
		return hint.Errorf(advice, "--jobs must be at most %d", math.MaxInt16)
	}
	return nil
}

// CheckPages refuses a way to make report.html that is none. Who makes none need not say so.
func (o *Options) CheckPages() error {
	known := []string{"", pagesAuto, pagesFull, pagesSummary, pagesNone}
	switch {
	case !slices.Contains(known, o.Pages):
		return hint.Unknown(o.Pages, known[1:], fmt.Sprintf("%q is none of these", o.Pages), "--pages must be none, summary, full or auto")
	case o.ReportMax < 0 || o.ReportMax > 1<<20:
		return hint.Errorf("0 is one file alone; 64 is the default", "--report-max must be from 0 to %d", 1<<20)
	}
	return nil
}
