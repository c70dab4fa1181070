// Package cluster decides which stories are copies of one another and which one of them stays.
//
// The index of package shingle proposes; this package compares every proposed pair word by word,
// says how the two are related (a Verdict), and builds clusters in which each copy was compared
// with its survivor itself, so likeness never travels along a chain of neighbours. It holds no
// texts beyond a bounded cache, and never drops a story: it only says which ones need not stay. It
// reads and writes no files: index files are those of package archive.
//
// Start at Find; judge holds the rules of the verdicts, rank the order of survival.
package cluster

import (
	"onecopy/cluster/facts"
	"onecopy/corpus"
	"onecopy/shingle"
)

// A Doc is what clustering knows of a story: little enough to hold a million of them. Its text
// stays with the caller.
type Doc struct {
	ID        string
	Words     int            // of the clean body, its dateline included
	Cuts      int            // lines cut inside the story
	Markup    bool           // it was taken out of markup or of a message, where others stand in their input as they are
	Published string         // ISO 8601 as Date gives it, or empty
	Day       facts.Day      // of its dateline, as DayOf gives it
	Source    string         // where it stands, with slashes; only Options.Keep asks for this and the line
	Line      int            // of the source
	Senior    int            // those of a higher one stay rather than others, however long: they were there before
	Settled   bool           // it stays, and is compared with nothing but what comes later; such docs are senior to all others
	Sketch    shingle.Sketch // of what is compared; its words say how complete the story is
}

// Version names the rules by which stories are compared and judged. It is raised when two stories
// get another verdict than before, or other changes are listed: what another version found cannot
// be made again.
const Version = "verdicts-3"

// A Verdict says how two stories are related.
type Verdict string

// The verdicts. The first four make copies; the last two never do.
const (
	sameWords    Verdict = "identical" // same words
	nearCopy     Verdict = "near"      // small edits
	abridgedCopy Verdict = "abridged"  // one is cut from the other
	revisedCopy  Verdict = "revised"   // same story, facts changed
	seriesIssue  Verdict = "series"    // same template, other facts
	sharedPart   Verdict = "partial"   // a shared passage inside two different stories
)

// Copies reports whether the verdict makes one story a copy of the other.
func (v Verdict) Copies() bool {
	return v == sameWords || v == nearCopy || v == abridgedCopy || v == revisedCopy
}

// A Pair is two stories compared on their full shingle sets: Record gives the object of
// pairs.jsonl. A is the survivor where one is.
type Pair struct {
	A, B    int // positions in the docs given to Find
	Overlap shingle.Overlap
	Run     int // longest common run, in words
	Verdict Verdict
	Changed []corpus.Change
	OnlyA   int // sentences found in A alone
	OnlyB   int
}

// A Cluster is a survivor and its verified copies.
type Cluster struct {
	Survivor int    // position in the docs
	Why      string // the reason it survived, for people
	Copies   []int  // positions into Result.Pairs of the pairs (survivor, copy), by the copy's id
}

// A Result is what Find learned. Clusters come in the order of their survivors' ids, one for every
// doc that is not a copy.
type Result struct {
	Clusters []Cluster
	Pairs    []Pair // every verified pair that shares text, sorted by the ids of A, then B
	Compared int64  // comparisons of two texts that the walk in order took, those of the same words aside
}

// Options of Find. The zero value is ready to use.
type Options struct {
	Apart     bool                        // compare nothing: each doc is a cluster of its own
	Threshold float64                     // similarity from which stories are copies, 0 < t <= 1; 0 means DefaultThreshold
	Text      func(i int) (string, error) // the clean body of doc i, dateline masked; called often, from several goroutines
	Jobs      int                         // workers; 0 means one
	Keep      Keep                        // who stays of copies instead of the most complete one
	Noisy     bool                        // also find the reprints that scanning or transliteration has damaged; reads every text once more
	Progress  func(done, total int)       // may be nil; called from the goroutine of Find, every few hundred docs and at the end

	Room int64  // bytes that an index may take in memory, about; 0: all it wants
	Dir  string // a folder for what has no room there; without one there is no bound

	// Stage is a folder that outlasts the run, where what goes to Dir is kept once it is sorted, as
	// words.run and letters.run with the sizes of samples; a run of the same docs goes on from
	// there. Without one it is made again.
	Stage string

	// Err is asked while an index is sorted in Dir, when no Text is: an error ends Find, as one of
	// Text does. It may be nil.
	Err func() error

	Spilling func(memory, onDisk int64) // is told, before it is done, that an index of so many bytes goes to Dir, and takes so many there; may be nil

	// Log has blocks of docs that are settled, so that a run that was killed can go on behind the
	// last of them; nil for none. Its entries must be of the same docs and options.
	Log interface {
		Next() (entry []byte, err error) // that an earlier run has added, nil if there are no more
		Append(entry []byte) error
	}

	Memo *Memo // of an index that is made anew

	block int // docs settled together, 0 for as many as fit their number
}

// A Memo spares comparing again what an index file has seen compared. Which story a doc is a copy
// of follows from its text and those of its candidates; so where a hash of all these is the one of
// the last time, so is the outcome. To add a hundred stories to 98,583 then costs a quarter of
// making the index anew, and the bytes are the same.
type Memo struct {
	Prints    []uint64 // of the texts of the docs
	Was       []uint64 // what each doc was compared with the last time, 0 if it is new
	Survivors []int32  // what it was a copy of, itself if of none
	Now       []uint64 // what it was compared with this time
}

// DefaultThreshold is the similarity from which two stories are copies.
const DefaultThreshold = 0.8
