package report

import (
	"onecopy/corpus"
	"onecopy/corpus/outdir"
)

// checkVersion is the version of the JSON forms of a check; fields are only ever added.
const checkVersion = 1

// A Check is what the command of that name found in the files it was given. Like a [Report] it is
// complete and in order before a writer sees it.
type Check struct {
	Settings outdir.Settings `json:"settings"`
	Totals   CheckTotals     `json:"totals"`
	Files    []CheckedFile   `json:"files"`              // looked at, by source
	Findings []Finding       `json:"findings"`           // by source, line, column, rule
	Rules    []RuleEntry     `json:"rules"`              // that found something, by name; Cuts counts their findings
	Baseline string          `json:"baseline,omitempty"` // name of the baseline file, relative to the working folder; empty without one
	Stale    []Stale         `json:"stale"`              // entries of the baseline that match nothing, in its order
}

// A CheckedFile is a file that was looked at.
type CheckedFile struct {
	Source  string `json:"source"` // as in a Place
	Bytes   int    `json:"bytes"`
	Stories int    `json:"stories"`

	CutRunning int `json:"cut_running"` // words of running text among the boilerplate
	Doubtful   int `json:"doubtful"`    // stories flagged doubtful or mostly-cut
}

// CheckTotals counts what was looked at and what was found. Findings = New + Known.
type CheckTotals struct {
	Files       int `json:"files"`
	Stories     int `json:"stories"` // in the files
	Bytes       int `json:"bytes"`
	Against     int `json:"against"`               // stories that were there before, which the new ones were compared with
	Superseded  int `json:"superseded,omitempty"`  // stories that were not, as they are older versions of what was checked
	PassedOver  int `json:"passed_over,omitempty"` // files below a folder that are of no type that was asked for
	Unchanged   int `json:"unchanged,omitempty"`   // findings left out, as they are in lines that have not changed
	Findings    int `json:"findings"`              // Copies + Boilerplate + Unreadable
	New         int `json:"new"`                   // not in the baseline
	Known       int `json:"known"`                 // in the baseline
	Copies      int `json:"copies"`
	Boilerplate int `json:"boilerplate"`
	Unreadable  int `json:"unreadable"`
	Allowed     int `json:"allowed"`        // new findings that are let through
	Fixable     int `json:"fixable"`        // new findings that --fix mends
	Hidden      int `json:"fixable_unsafe"` // new findings that it mends only with --unsafe-fixes
}

// A Kind is what sort of thing a finding is.
type Kind string

// The kinds of findings.
const (
	Repeated    Kind = "copy"        // a story that is there already
	Boilerplate Kind = "boilerplate" // a line or span that is not story
	Unreadable  Kind = "unreadable"  // a file or place that could not be read as it should
	staleEntry  Kind = "stale"       // an entry of the baseline, which Check.Stale lists; never in Check.Findings
)

// A Finding is one thing to look at.
type Finding struct {
	Kind        Kind     `json:"kind"`
	Rule        string   `json:"rule"`               // identical-copy, near-copy, abridged-copy, revised-copy; the marking rule; unreadable
	Category    string   `json:"category,omitempty"` // of boilerplate
	Message     string   `json:"message"`            // one line, no full stop; empty: writers put Describe in its place
	At          Location `json:"at"`
	Story       string   `json:"story,omitempty"`    // id of the story it stands in
	Headline    string   `json:"headline,omitempty"` // of that story
	Words       int      `json:"words,omitempty"`    // of that story's text
	Why         string   `json:"why,omitempty"`      // of boilerplate: the rule's reason, as in Rule
	Text        string   `json:"text,omitempty"`     // of boilerplate: what was cut
	Fingerprint string   `json:"fingerprint"`        // of its content, see cluster.Fingerprint; several findings may share one
	Known       bool     `json:"known"`              // the baseline has it
	Fixable     Fix      `json:"fixable"`            // what there is to mend it; what the baseline has is left alone all the same

	Other   *Other       `json:"other,omitempty"` // of a repeated story: the one it repeats
	Pair    *corpus.Pair `json:"pair,omitempty"`  // of a repeated story: how alike they are; A is the other one
	Stories *[2]Story    `json:"-"`               // of a repeated story: the other one and itself, for writers that show the words; nil where it was not kept
}

// A Location is a range of lines in a file. Columns count code points from 1; EndColumn is the
// column after the last one.
type Location struct {
	Source    string `json:"source"` // relative to the working folder, with slashes
	Line      int    `json:"line"`   // 1-based; 0 is the whole file
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"end_line,omitempty"`
	EndColumn int    `json:"end_column,omitempty"`
}

// Other is a story that was there before, in the new files or in what they are checked against.
type Other struct {
	At       Location `json:"at"`
	Story    string   `json:"story"`
	Headline string   `json:"headline,omitempty"`
	Archived bool     `json:"archived"` // it is in what the files are checked against; its place is then relative to that
}

// A Stale is an entry of the baseline that matches nothing any more, or matches fewer findings than
// it says.
type Stale struct {
	Fingerprint string `json:"fingerprint"`
	Line        int    `json:"line"`  // of the baseline file
	Count       int    `json:"count"` // of findings it allows and that are gone
	Left        int    `json:"left"`  // findings it still matches
	Note        string `json:"note"`
}

// CheckOptions say how a check is told; what is told they leave alone. The zero value is ready to
// use.
type CheckOptions struct {
	Color bool // text: use the colours of a terminal
	Width int  // text: columns of the terminal, over which messages are cut short; 0 never cuts
	// Statistics writes how many findings each rule has, and not the findings, as text.
	Statistics bool
	Rules      []RuleEntry // every rule, for help texts; nil means those of the Check
	Version    string      // of onecopy, for forms that name the program; may be empty
}
