package check

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"onecopy/clean"
	"onecopy/corpus/hint"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
)

// A baseline is the list of findings that are accepted. It is plain text:
//
//	# onecopy baseline v1; ...
//	00a3f5c11e0b92d7  1  wire/almanac.txt: Today in history [identical-copy]
//
// Each line is the fingerprint of a finding's content, how many findings of that content are
// accepted, and a note, with blanks between. Lines are sorted, so that two versions merge by
// themselves; of two lines for one fingerprint the larger count holds. The note is for people. Only
// one thing is read from it: its paths and rule tell whether a run has looked there at all, which a
// run over two files of a thousand has to know before it calls an entry stale.
type baseline struct {
	name    string
	setting string // what the first line says of the run that wrote it
	entries map[string]*accepted
}

// accepted is a line of a baseline.
type accepted struct {
	fingerprint string
	count       int
	note        string
	line        int
	used        int // findings of this run
}

// BaselineFile is the usual baseline.
const BaselineFile = ".onecopy-baseline"

const (
	baselineHead = "# onecopy baseline v"
	baselineForm = 1
)

// openBaseline reads the baseline that options name, nil without one. One that is to be written may
// be missing.
func openBaseline(o *Options) (*baseline, error) {
	b := &baseline{name: o.Baseline, entries: map[string]*accepted{}}
	switch {
	case o.Baseline == "" && !o.Accept && !o.usual():
		return nil, nil
	case o.Baseline == "":
		b.name = BaselineFile
	}
	var raw []byte
	var err error
	if o.Baseline == "" {
		raw, err = disk.ReadRegular(b.name)
	} else {
		raw, err = io.ReadAll(o.Open(b.name))
	}
	switch {
	case errors.Is(err, fs.ErrNotExist) && o.Accept:
		b.setting = o.marking()
		return b, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, hint.Errorf("--update-baseline writes it", "--baseline %s: no such file", b.name)
	case err != nil:
		return nil, fmt.Errorf("--baseline: %w", err)
	}
	return b, b.parse(bytes.NewReader(raw))
}

// usual reports whether the usual baseline is there and to be read.
func (o *Options) usual() bool {
	info, err := os.Stat(BaselineFile)
	return o.Usual && err == nil && info.Mode().IsRegular()
}

// marking says in a few words what decides which lines are cut, and so what the texts are that
// fingerprints are made of.
func (o *Options) marking() string {
	said := "split " + o.Split
	if len(o.Strip) > 0 {
		said += ", strip " + strings.Join(o.Strip, ",")
	}
	if len(o.KeepCategory) > 0 {
		said += ", keep-category " + strings.Join(o.KeepCategory, ",")
	}
	if o.Rules != "" {
		said += ", own rules"
	}
	return said + ", " + clean.Version
}

// longestEntry is the most bytes of a line of a baseline.
const longestEntry = 1 << 16

// parse reads a baseline. Errors name the line.
func (b *baseline) parse(r io.Reader) error {
	in := bufio.NewScanner(r)
	in.Buffer(nil, longestEntry)
	n := 0
	for in.Scan() {
		n++
		line := strings.TrimSuffix(in.Text(), "\r")
		err := error(nil)
		switch {
		case n == 1:
			err = b.head(strings.TrimPrefix(line, "\ufeff"))
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		default:
			err = b.entry(line, n)
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", b.name, n, err)
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", b.name, n+1, phrase.LongLine(err))
	}
	if n == 0 {
		return fmt.Errorf("%s:1: %w", b.name, b.head(""))
	}
	return nil
}

// head reads the first line.
func (b *baseline) head(line string) error {
	rest, ok := strings.CutPrefix(line, baselineHead)
	number, setting, _ := strings.Cut(rest, ";")
	version, err := strconv.Atoi(strings.TrimSpace(number))
	switch {
	case !ok || err != nil || version < 1:
		return hint.Errorf("a baseline begins with \""+baselineHead+"1\"; --update-baseline writes one", "not a baseline")
	case version > baselineForm:
		return hint.Errorf("update onecopy, or remove the file and rewrite it with --update-baseline", "baseline v%d; this onecopy reads v%d", version, baselineForm)
	}
	setting, _, _ = strings.Cut(setting, ";")
	b.setting = phrase.Legible(setting, 120)
	return nil
}

// entry reads a line after the first.
func (b *baseline) entry(line string, n int) error {
	fingerprint, rest, _ := strings.Cut(line, " ")
	number, note, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	times, err := strconv.Atoi(number)
	if len(fingerprint) != 16 || strings.Trim(fingerprint, "0123456789abcdef") != "" || err != nil || times < 1 {
		return hint.Errorf("a line is a fingerprint of 16 hexadecimal digits, a count, and a note", "not an entry of a baseline")
	}
	old := b.entries[fingerprint]
	if old == nil {
		old = &accepted{fingerprint: fingerprint, note: phrase.Legible(note, 500), line: n}
		b.entries[fingerprint] = old
	}
	old.count = max(old.count, times)
	return nil
}

// sorted lists the entries by fingerprint.
func (b *baseline) sorted() []*accepted {
	return slices.SortedFunc(maps.Values(b.entries), func(x, y *accepted) int { return strings.Compare(x.fingerprint, y.fingerprint) })
}

// lines lists the entries as they stand in the file.
func (b *baseline) lines() []*accepted {
	return slices.SortedFunc(maps.Values(b.entries), func(x, y *accepted) int { return cmp.Compare(x.line, y.line) })
}

// write writes the baseline.
func (b *baseline) write(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%s%d; %s; accepted findings: fingerprint, count, note; sorted, safe to merge\n", baselineHead, baselineForm, b.setting)
	for _, a := range b.sorted() {
		if err == nil {
			_, err = fmt.Fprintf(w, "%s  %d  %s\n", a.fingerprint, a.count, a.note)
		}
	}
	return err
}
