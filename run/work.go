package run

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/disk"
	"onecopy/internal/journal"
	"onecopy/internal/phrase"
	"onecopy/shingle"
)

// A work is the folder of a run that can be killed and go on. It holds
//
//	stories      what was marked: the store of the run
//	marked.log   what that is, chunk by chunk of the inputs
//	settled.log  who copies whom, block by block of the stories in the order of survival
//	words.run, letters.run, and with -sizes
//	             which stories share keys, and how large their samples are, where that was sorted on the disk (internal/extsort)
//
// The logs are journals (internal/journal). Each begins with a head, which says what it belongs to:
// see head.
type work struct {
	dir             string
	made            bool // by this run
	release         func() error
	marked, settled *journal.Journal
	store           *corpus.Store
	done            bool // the output is in its place
}

// workForm is the version of the form of a work folder. It is raised when entries of logs mean
// something else.
const workForm = "onecopy-work-1"

const (
	workStories = "stories"
	workMarked  = "marked.log"
	workSettled = "settled.log"
)

// workFiles are all files of a work folder, but those that are being written.
var workFiles = []string{workStories, workMarked, workSettled, "words.run", "words-sizes.run", "letters.run", "letters-sizes.run"}

// A head says what a work folder is of: nothing of it is used in a run of other settings, versions
// or inputs.
type head struct {
	Form     string          `json:"form"`
	Settings outdir.Settings `json:"settings"`
	Inputs   []string        `json:"inputs"`            // the sources, in their order
	Stories  int             `json:"stories,omitempty"` // of settled.log
	Texts    string          `json:"texts,omitempty"`   // of settled.log: a hash of the stories in the order of survival
}

// head is that of a run.
func (o *Options) head(files []corpus.File) *head {
	h := &head{Form: workForm, Settings: o.Settings()}
	h.Settings.Shingle, h.Settings.Verdicts, h.Settings.InputFormat = shingle.Version, cluster.Version, o.InputFormat
	for _, f := range files {
		h.Inputs = append(h.Inputs, f.Source)
	}
	return h
}

// anew is the advice for a work folder that is of no use.
func anew(dir string) string { return "name another folder, or remove " + dir + " and begin anew" }

// differs says why what was made with one head cannot go on with another, nil if it can.
func (h *head) differs(dir string, now *head) error {
	if h.Form != now.Form {
		return hint.Errorf(anew(dir), "%s is the work of another version of onecopy: %s, this one makes %s", dir, phrase.Legible(h.Form, 40), now.Form)
	}
	if err := Agrees(dir, &h.Settings, &now.Settings, anew(dir)); err != nil {
		return err
	}
	was, err := json.Marshal(h.Settings)
	if err != nil {
		return err
	}
	is, err := json.Marshal(now.Settings)
	if err != nil {
		return err
	}
	if string(was) != string(is) {
		return hint.Errorf("give the flags it was begun with, or "+anew(dir), "%s was begun with other flags, or by another version", dir)
	}
	if !slices.Equal(h.Inputs, now.Inputs) {
		return hint.Errorf(anew(dir), "%s was begun with other inputs: %s, now there are %s%s", dir,
			phrase.Thousands(len(h.Inputs)), phrase.Thousands(len(now.Inputs)), firstOther(h.Inputs, now.Inputs))
	}
	return nil
}

// firstOther names the first input in which two lists differ.
func firstOther(was, now []string) string {
	for i := range max(len(was), len(now)) {
		switch {
		case i >= len(was):
			return "; new is " + phrase.Legible(now[i], phrase.SourceLength)
		case i >= len(now):
			return "; gone is " + phrase.Legible(was[i], phrase.SourceLength)
		case was[i] != now[i]:
			return fmt.Sprintf("; %s stands where %s was", phrase.Legible(now[i], phrase.SourceLength), phrase.Legible(was[i], phrase.SourceLength))
		}
	}
	return ""
}

// openWork opens the work folder of a run, or makes it.
func (o *Options) openWork(files []corpus.File) (w *work, err error) {
	if err := disk.Apart(o.Work, o.Inputs); err != nil {
		return nil, fmt.Errorf("--work %w", err)
	}
	if disk.Together(o.Work, o.Output) { // the output takes the place of a whole folder
		return nil, hint.Errorf("name a folder beside the output", "--work %s and -o %s: one holds the other", o.Work, o.Output)
	}
	for _, f := range files {
		if f.Once(nil) != nil || f.Path == corpus.Stdin {
			return nil, hint.Errorf("write it to a file first", "--work: %s can be read but once", f.Source)
		}
	}
	w = &work{dir: o.Work}
	switch err := os.Mkdir(o.Work, 0o700); {
	case err == nil:
		w.made = true
	case !errors.Is(err, fs.ErrExist):
		return nil, fmt.Errorf("--work %s: %w", o.Work, disk.Cause(err))
	}
	if w.release, err = disk.Claim(o.Work); err != nil {
		return nil, err
	}
	if err := w.open(o, files); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

func (w *work) path(name string) string { return filepath.Join(w.dir, name) }

// open opens the files of the folder.
func (w *work) open(o *Options, files []corpus.File) (err error) {
	if err := w.ours(); err != nil {
		return err
	}
	if w.marked, err = journal.Open(w.path(workMarked)); err != nil {
		return hinted(err, anew(w.dir))
	}
	if w.settled, err = journal.Open(w.path(workSettled)); err != nil {
		return hinted(err, anew(w.dir))
	}
	store := new(corpus.Store)
	if err := store.Open(w.path(workStories)); err != nil {
		return err
	}
	w.store = store
	now := o.head(files)
	if w.marked.Head() == nil {
		raw, err := json.Marshal(now)
		if err != nil {
			return err
		}
		return w.marked.Begin(raw)
	}
	if !o.Resume {
		return hint.Errorf("--resume goes on from there; to begin anew remove the folder", "%s has the work of a run that has not ended", w.dir)
	}
	var was head
	if err := json.Unmarshal(w.marked.Head(), &was); err != nil {
		return hint.Errorf(anew(w.dir), "%s: line 1: %v", w.path(workMarked), err)
	}
	return was.differs(w.dir, now)
}

func hinted(err error, advice string) error { return &hint.Error{Err: err, Hint: advice} }

// ours refuses a folder that has other things in it.
func (w *work) ours() error {
	entries, err := os.ReadDir(w.dir)
	if err != nil {
		return fmt.Errorf("--work %s: %w", w.dir, disk.Cause(err))
	}
	for _, e := range entries {
		if name := e.Name(); name[0] != '.' && !slices.Contains(workFiles, strings.TrimSuffix(name, ".part")) {
			return hint.Errorf("name a new folder, or an empty one", "--work %s holds %s, and is not a work folder", w.dir, phrase.Legible(name, 40))
		}
	}
	return nil
}

// kept reports whether the folder outlasts the run, and has something in it.
func (w *work) kept() bool {
	return w != nil && w.release != nil && !w.done && w.marked != nil && w.marked.Head() != nil
}

// Close ends the use of the folder, and removes it if its work is done.
func (w *work) Close() error {
	if w == nil || w.release == nil {
		return nil
	}
	var errs []error
	for _, j := range []*journal.Journal{w.marked, w.settled} {
		if j != nil {
			errs = append(errs, j.Close())
		}
	}
	if w.store != nil {
		errs = append(errs, w.store.Close())
	}
	unused := w.marked != nil && w.marked.Head() == nil
	if w.done || unused {
		for _, name := range workFiles {
			for _, path := range []string{w.path(name), w.path(name + ".part")} {
				if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
					errs = append(errs, err)
				}
			}
		}
	}
	errs = append(errs, w.release())
	w.release = nil
	if w.done || w.made && unused {
		w.remove()
	}
	return errors.Join(errs...)
}

// remove removes the folder, but one with something of somebody else in it, or that a link leads
// to: a link is never the run's own.
func (w *work) remove() {
	if info, err := os.Lstat(w.dir); err == nil && info.IsDir() {
		_ = os.Remove(w.dir)
	}
}

// A markedEntry is a chunk of an input that was marked, or the end of an input that is a file.
type markedEntry struct {
	File int    `json:"file"`           // its place among the inputs
	Sum  string `json:"sum,omitempty"`  // of a chunk of lines: of its bytes; such can be told from others without marking
	End  *stamp `json:"end,omitempty"`  // the file is read to its end, and was this
	Lost bool   `json:"lost,omitempty"` // it could not be read

	Source   string           `json:"source,omitempty"`
	Input    *corpus.Input    `json:"input,omitempty"` // with the last chunk of an input
	Problems []corpus.Problem `json:"problems,omitempty"`
	Docs     []docEntry       `json:"docs,omitempty"`
	Sizes    [][3]int32       `json:"sizes,omitempty"`  // in the store: stories by document, behind them the cuts outside
	Stored   uint32           `json:"stored,omitempty"` // CRC-32C of these in the store
}

// A stamp is what a file was.
type stamp struct {
	Size int64 `json:"size"`
	Time int64 `json:"time"` // of its last change, in nanoseconds
}

type docEntry struct {
	Stories []storyEntry  `json:"stories,omitempty"`
	Outside bool          `json:"outside,omitempty"` // there are cuts in no story
	Shorts  []clean.Short `json:"shorts,omitempty"`
	Heads   []string      `json:"heads,omitempty"`
	Record  bool          `json:"record,omitempty"`
	Running int           `json:"running,omitempty"`
	Lost    int           `json:"lost,omitempty"`
}

type storyEntry struct {
	Mask     int      `json:"mask,omitempty"`
	Words    int      `json:"words,omitempty"`
	Shingles int      `json:"shingles,omitempty"`
	Sum      uint64   `json:"sum"`
	Prints   []uint32 `json:"prints,omitempty"`
	Was      string   `json:"was,omitempty"` // its id, where that was taken
}
