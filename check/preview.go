package check

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/internal/disk"
	"onecopy/internal/phrase"
)

// preview shows what --fix would take out of a file, as a unified diff of its bytes, which is what
// patch takes. A terminal is shown the text, without characters that steer it. So is everyone of
// UTF-16, whose bytes are no lines to patch.
func (x *fixer) preview(in *input, p *repair) error {
	f, err := disk.OpenRegular(in.file.Path)
	if err != nil {
		return err
	}
	defer f.Close()
	bare := x.o.Bare
	from, gone := io.Reader(f), p.gone
	wide := strings.HasPrefix(p.encoding, "utf-16")
	if p.text != "" && (bare || wide) {
		from, gone = strings.NewReader(p.text), p.parts
	}
	if wide {
		x.o.note("%s: is %s and shown as utf-8: patch does not take it, --fix mends it", in.file.Source, p.encoding)
	}
	out := bufio.NewWriter(x.o.Preview)
	name := x.nameOf(in)
	d := unified{w: out, head: fmt.Sprintf("--- %s\n+++ %s\n", headed("a/"+name), headed("b/"+name)), bare: bare}
	return errors.Join(d.write(from, gone), out.Flush())
}

// nameOf returns the path of an input from the working folder, byte for byte, where its source
// writes some as %XX.
func (x *fixer) nameOf(in *input) string {
	if strings.Contains(in.file.Source, "%") {
		return x.o.Ignore.Rel(in.file.Path)
	}
	return in.file.Source
}

// headed writes a name into the head of a diff as git does (quote.c there): in quotes where it has
// control characters, quotes, backslashes or bytes that are not UTF-8, and with a tab behind it
// where it has a blank, as patch reads a name up to one. Letters beyond ASCII stay, as with
// core.quotePath=false, but for those that steer a terminal.
func headed(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); {
		r, size := utf8.DecodeRuneInString(name[i:])
		switch at := strings.IndexRune("\a\b\t\n\v\f\r\"\\", r); {
		case at >= 0:
			b.WriteString(`\` + `abtnvfr"\`[at:at+1])
		case phrase.Steers(r) || r == utf8.RuneError && size == 1:
			for _, c := range []byte(name[i : i+size]) {
				fmt.Fprintf(&b, `\%03o`, c)
			}
		default:
			b.WriteString(name[i : i+size])
		}
		i += size
	}
	if b.Len() > len(name) {
		name = `"` + b.String() + `"`
	}
	if strings.Contains(name, " ") {
		name += "\t"
	}
	return name
}

// around is how many lines a hunk shows around what changes.
const around = 3

// unified writes a unified diff of a text and what is left of it, reading it once.
type unified struct {
	w        io.Writer
	head     string   // before the first hunk
	bare     bool     // no control characters
	before   []string // up to three lines that stay, when no hunk is open
	lines    []string // of the hunk that is open
	quiet    int      // lines at its end that stay
	old, new int      // lines above before or the hunk
	minus    int      // lines of the hunk in the old text
	plus     int      // in what is left
}

// write reads the lines of a text. What goes never joins two lines.
func (u *unified) write(from io.Reader, gone []textRange) error {
	in := bufio.NewReaderSize(from, 1<<16)
	for at := 0; ; {
		line, err := in.ReadString('\n')
		if err != nil && err != io.EOF {
			return err
		}
		if line == "" {
			return u.flush()
		}
		var parts []textRange // of the line
		for len(gone) > 0 && gone[0].start < at+len(line) {
			parts = append(parts, textRange{max(gone[0].start-at, 0), min(gone[0].end-at, len(line))})
			if gone[0].end > at+len(line) {
				break
			}
			gone = gone[1:]
		}
		at += len(line)
		left := without(line, parts)
		if left == line {
			err = u.same(line)
		} else {
			u.change(line, left)
			err = nil
		}
		if err != nil {
			return err
		}
	}
}

// same takes in a line that stays.
func (u *unified) same(line string) error {
	if u.minus == 0 && u.plus == 0 && len(u.lines) == 0 { // no hunk is open
		u.before = append(u.before, line)
		if len(u.before) > around {
			u.before = u.before[1:]
			u.old, u.new = u.old+1, u.new+1
		}
		return nil
	}
	u.add(' ', line)
	u.quiet++
	if u.quiet > 2*around {
		return u.flush()
	}
	return nil
}

// change takes in a line of which only left stays.
func (u *unified) change(line, left string) {
	for _, b := range u.before {
		u.add(' ', b)
	}
	u.before, u.quiet = nil, 0
	u.add('-', line)
	if left != "" {
		u.add('+', left)
	}
}

// add adds a line to the hunk.
func (u *unified) add(sign byte, line string) {
	if sign != '+' {
		u.minus++
	}
	if sign != '-' {
		u.plus++
	}
	if u.bare {
		line = strings.Map(func(r rune) rune {
			if phrase.Steers(r) {
				return unicode.ReplacementChar
			}
			return r
		}, line)
	}
	if !strings.HasSuffix(line, "\n") {
		line += "\n\\ No newline at end of file\n"
	}
	u.lines = append(u.lines, string(sign)+line)
}

// flush writes the hunk, if one is open, with no more than its context below. What is left over is
// the beginning of the next.
func (u *unified) flush() error {
	if len(u.lines) == 0 {
		return nil
	}
	extra := max(0, u.quiet-around)
	kept := u.lines[:len(u.lines)-extra]
	_, err := fmt.Fprintf(u.w, "%s@@ -%s +%s @@\n%s", u.head, span(u.old, u.minus-extra), span(u.new, u.plus-extra), strings.Join(kept, ""))
	u.head = ""
	u.old, u.new = u.old+u.minus, u.new+u.plus
	rest := u.lines[len(u.lines)-min(extra, around):]
	u.before = nil
	for _, line := range rest {
		u.before = append(u.before, line[1:])
		u.old, u.new = u.old-1, u.new-1
	}
	u.lines, u.minus, u.plus, u.quiet = nil, 0, 0, 0
	return err
}

// span is the lines of a hunk: the first and their number; of none, the line before.
func span(before, n int) string {
	if n == 0 {
		return fmt.Sprintf("%d,0", before)
	}
	return fmt.Sprintf("%d,%d", before+1, n)
}
