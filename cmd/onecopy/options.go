package main

import (
	"fmt"

	"onecopy/corpus"
)

// runOptions say what a run is to do. The zero value of each is ready to use, but for Threshold and Jobs.
type runOptions struct {
	output       string   // the folder or file to write
	threshold    float64  // similarity from which stories are copies, 0 < t <= 1
	encoding     string   // of all input; empty: each text tells its own
	inputFormat  string   // of all input; empty: by name and content
	textField    string   // of a record, that holds its text; empty: text
	salvage      bool     // of damaged packed files
	corpusForm   string   // auto, or one of the forms that corpus.CheckCorpusForm knows
	split        string   // when files are split into stories: auto, always, never
	rules        string   // name of a file of rules, for messages; empty: none
	ruleText     []byte   // what it holds
	strip        []string // categories that alone are cut
	keepCategory []string // categories that are not cut
	keep         []string // wishes about who stays of copies, as cluster.ParseKeep reads them
	noisy        bool     // find reprints damaged by OCR too
	jobs         int      // files at a time
	force        bool     // replace what is at Output
	keepGoing    bool     // and do so though an input is unreadable
	noSync       bool     // do not wait until what is written is on the disk
	dryRun       bool     // write nothing
	reportMax    int      // MB of pages beside report.html

	problems func(list []corpus.Problem) (lost bool) // is told what could not be read as it should, and says whether any of it loses text
	note     func(line string)                       // is told what is worth knowing and no problem
	progress func(what string, done, total int)      // is told how far the work is
}

func (o *runOptions) notef(format string, args ...any) { o.note(fmt.Sprintf(format, args...)) }
