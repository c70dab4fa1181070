package verify

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
)

// A comparison goes through a file that a run left and what it should hold, line by line.
type comparison struct {
	name       string
	have, want *bufio.Reader
	file       *os.File // that have reads, from its beginning, nil if that is packed
	line       int      // of have
	problems   []corpus.Problem
	most       int // how many of them to tell
	more       int // that are not told
}

// mostRecords is how many problems are told of a file of records. Of a page only the first line
// that differs is told: one number that changed changes many lines.
const mostRecords = 20

func (c *comparison) add(format string, args ...any) {
	if len(c.problems) == c.most {
		c.more++
		return
	}
	c.problems = append(c.problems, corpus.Problem{Source: c.name, Line: c.line, Message: fmt.Sprintf(format, args...)})
}

// all returns the problems.
func (c *comparison) all() []corpus.Problem {
	if c.more > 0 && c.most > 1 {
		return append(c.problems, corpus.Problem{Source: c.name, Message: fmt.Sprintf("%s more like these", phrase.Plural(c.more, "difference"))})
	}
	return c.problems
}

// lines compares line by line. A line that is not what it should be, and stands where the one after
// it should, is one too many; where it is the one that should come next, one is missing. So one
// line put in or left out is one problem.
func (c *comparison) lines() []corpus.Problem {
	begun, n := c.same()
	wants := &lineReader{in: bufio.NewReader(io.MultiReader(bytes.NewReader(begun), c.want)), n: n}
	haves := &lineReader{in: bufio.NewReader(io.MultiReader(bytes.NewReader(begun), c.have)), n: n}
	for {
		want, have := wants.at(0), haves.at(0)
		c.line = haves.n + 1
		switch {
		case haves.err != nil:
			c.add("cannot be read: %v", disk.Cause(haves.err))
			return c.all()
		case want == nil && have == nil:
			return c.all()
		case bytes.Equal(want, have):
		case want == nil || have != nil && bytes.Equal(want, haves.at(1)):
			c.add("the inputs give no such line")
			haves.next()
			continue
		case have == nil || bytes.Equal(have, wants.at(1)):
			c.add("a line is missing here, that the inputs give: %s", legibleBytes(want))
			wants.next()
			continue
		default:
			c.differs(have, want)
		}
		haves.next()
		wants.next()
	}
}

// same passes over what is the same in both. It returns the beginning of the line in which they
// differ, and how many lines are before it. A line can be as long as a text: it is read again where
// it can be, and else held once.
func (c *comparison) same() (begun []byte, n int) {
	from, to := int64(0), int64(0) // of the line under way
	for {
		_, _ = c.have.Peek(1) // reads where nothing is left of what was read
		_, _ = c.want.Peek(1)
		have, _ := c.have.Peek(c.have.Buffered())
		want, _ := c.want.Peek(c.want.Buffered())
		at := min(len(have), len(want))
		if !bytes.Equal(have[:at], want[:at]) {
			at = firstDifference(have, want)
		}
		end := bytes.LastIndexByte(have[:at], '\n') + 1
		if end > 0 {
			n, from, begun = n+bytes.Count(have[:end], []byte("\n")), to+int64(end), begun[:0]
		}
		if to += int64(at); c.file == nil {
			begun = append(begun, have[end:at]...)
		}
		_, _ = c.have.Discard(at)
		_, _ = c.want.Discard(at)
		if at > 0 && at == min(len(have), len(want)) {
			continue
		}
		if c.file != nil && to > from {
			begun = make([]byte, to-from)
			if _, err := c.file.ReadAt(begun, from); err != nil {
				c.add("cannot be read: %v", disk.Cause(err))
			}
		}
		return begun, n
	}
}

// CompareLine holds a line of a file of JSON lines against the value that should be on it.
func CompareLine(name string, line int, have []byte, want any) ([]corpus.Problem, error) {
	var b bytes.Buffer
	if err := outdir.LineEncoder(&b).Encode(want); err != nil || bytes.Equal(have, b.Bytes()) {
		return nil, err
	}
	c := comparison{name: name, line: line, most: mostRecords}
	c.differs(have, b.Bytes())
	return c.all(), nil
}

// differs tells how a line differs from what it should be.
func (c *comparison) differs(have, want []byte) {
	h, herr := decodeTree(have)
	w, werr := decodeTree(want)
	switch {
	case werr != nil: // no JSON is to be there
		c.add("is not what the inputs give, from byte %d of the line", firstDifference(have, want)+1)
	case herr != nil:
		c.add("not valid JSON: %v", herr)
	default:
		before := len(c.problems) + c.more
		c.trees("", h, w)
		if len(c.problems)+c.more == before {
			c.add("is not what the inputs give, in white space, the order of fields or a field that is there twice")
		}
	}
}

// document compares a file that is one JSON document, by its fields.
func (c *comparison) document() []corpus.Problem {
	have, err := io.ReadAll(c.have)
	if err != nil {
		return []corpus.Problem{{Source: c.name, Message: "cannot be read: " + disk.Cause(err).Error()}}
	}
	want, err := io.ReadAll(c.want)
	if err != nil || bytes.Equal(have, want) {
		return nil
	}
	c.differs(have, want)
	if len(c.problems) == 1 { // else the first line that differs is that of one of them, and not known of which
		c.problems[0].Line = 1 + bytes.Count(have[:firstDifference(have, want)], []byte("\n"))
	}
	return c.all()
}

// decodeTree reads one JSON value and nothing behind it.
func decodeTree(raw []byte) (tree any, err error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&tree); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("something stands behind the value")
	}
	return tree, nil
}

// trees tells in which fields two values differ, by their paths: totals.words, parts[3].start.
func (c *comparison) trees(path string, have, want any) {
	switch w := want.(type) {
	case map[string]any:
		if h, ok := have.(map[string]any); ok {
			keys := slices.Sorted(maps.Keys(w))
			for k := range h {
				if _, ok := w[k]; !ok {
					keys = append(keys, k)
				}
			}
			slices.Sort(keys)
			for _, k := range keys {
				c.member(strings.TrimPrefix(path+"."+legibleText(k), "."), h, w, k)
			}
			return
		}
	case []any:
		if h, ok := have.([]any); ok && len(h) == len(w) {
			for i := range w {
				c.trees(fmt.Sprintf("%s[%d]", path, i), h[i], w[i])
			}
			return
		}
	case string:
		if h, ok := have.(string); ok {
			c.texts(path, h, w)
			return
		}
	default:
		if have == want {
			return
		}
	}
	c.add("%s is %s, the inputs give %s", path, legibleValue(have), legibleValue(want))
}

// texts compares two strings, and shows where a long one begins to differ.
func (c *comparison) texts(path, have, want string) {
	if have == want {
		return
	}
	at, from := firstDifference(have, want), ""
	if at > mostShown/2 && max(len(have), len(want)) > mostShown {
		at -= mostShown / 4
		for at > 0 && !(at < len(have) && utf8.RuneStart(have[at])) {
			at--
		}
		have, want, from = have[at:], want[min(at, len(want)):], fmt.Sprintf(", from its byte %d,", at+1)
	}
	c.add("%s%s is %s, the inputs give %s", path, from, legibleValue(have), legibleValue(want))
}

// firstDifference is how many bytes are the same at the beginning.
func firstDifference[T string | []byte](a, b T) int {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	return at
}

// member compares a field of two objects.
func (c *comparison) member(path string, have, want map[string]any, key string) {
	h, has := have[key]
	w, wants := want[key]
	switch {
	case !has:
		c.add("%s is missing, the inputs give %s", path, legibleValue(w))
	case !wants:
		c.add("%s is %s, the inputs give no such field", path, legibleValue(h))
	default:
		c.trees(path, h, w)
	}
}

// legibleValue shows a value in a message: short, on one line, with nothing in it that would steer
// a terminal.
func legibleValue(v any) string {
	switch v := v.(type) {
	case string:
		return strconv.Quote(phrase.Clip(v, mostShown))
	case []any:
		return "a list of " + strconv.Itoa(len(v))
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return "no value"
	}
	return legibleBytes(raw)
}

func legibleBytes(raw []byte) string {
	return legibleText(strings.TrimSpace(string(raw[:min(len(raw), 400)])))
}

func legibleText(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, phrase.Clip(s, mostShown))
}

// mostShown is how many bytes of a value a message shows.
const mostShown = 80

// A lineReader reads lines, with a look at the one after the next.
type lineReader struct {
	in    *bufio.Reader
	ahead [][]byte // lines that were read and not taken
	n     int      // lines taken
	err   error    // of reading, other than the end
}

// at returns the line i after the next, nil if there is none. Lines have their ends, so that a last
// one without is another.
func (l *lineReader) at(i int) []byte {
	for len(l.ahead) <= i {
		raw, err := l.in.ReadBytes('\n')
		if err != nil && err != io.EOF {
			l.err = err
		}
		if len(raw) == 0 || l.err != nil {
			return nil
		}
		l.ahead = append(l.ahead, raw)
	}
	return l.ahead[i]
}

// next takes the next line, if there is one.
func (l *lineReader) next() {
	if len(l.ahead) > 0 {
		l.ahead = l.ahead[:copy(l.ahead, l.ahead[1:])]
	}
	l.n++
}
