package clean

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"onecopy/clean/internal/scan"
)

// index is what the patterns of the shipped rules need, a row for each branch, below the hash of
// the patterns. To read that from the patterns takes .4 s, which each start would wait; to read the
// rows takes a ninetieth of it. "go test ./clean -update" writes them anew.
//
//go:embed index.txt
var index string

// rowsFor gives the rows of rules by an index, or by their patterns where the index was written for
// others: right all the same, and almost half a second slower. So a rule that is added or changed
// works at once.
func rowsFor(rules []*Rule, index string) []row {
	if !indexKnows(rules, index) {
		return rowsOf(rules)
	}
	_, rest, _ := strings.Cut(index, "\n")
	return indexed(rules, rest)
}

// indexKnows reports whether an index was written for these rules.
func indexKnows(rules []*Rule, index string) bool {
	head, _, _ := strings.Cut(index, "\n")
	return head == patternHash(rules)
}

// patternHash is the first line of an index: what names and patterns hash to.
func patternHash(rules []*Rule) string {
	text := make([]byte, 0, 1<<19)
	for _, r := range rules {
		text = append(append(append(append(text, r.Name...), '\n'), r.Pattern...), '\n')
	}
	sum := sha256.Sum256(text)
	return fmt.Sprintf("patterns %x", sum[:8])
}

// The kinds of what a branch needs, as the index names them.
const (
	atHead   = "head"  // the line begins with one of the literals
	atTail   = "tail"  // ends with one
	anywhere = "inner" // has one
	aWord    = "word"  // has one at the beginning of a word
	byFirst  = "first" // none of them
)

// indexOf writes the rows of rules: name, signs, digits, most bytes, kind, literals, those needed
// besides, and the bytes that a line begins and ends with.
func indexOf(rules []*Rule, rows []row) string {
	var b strings.Builder
	fmt.Fprintln(&b, patternHash(rules))
	for _, r := range rows {
		kind, list := r.kind()
		fmt.Fprintf(&b, "%s\t%x\t%d\t%d\t%s\t%s\t%s\t%s\t%s\n",
			rules[r.rule].Name, uint32(r.signs), r.digits, r.bytes, kind, quoted(list), quoted(r.also), r.first.hex(), r.last.hex())
	}
	return b.String()
}

// kind says what is needed, and names the literals.
func (r *row) kind() (string, []string) {
	switch {
	case r.heads != nil:
		return atHead, r.heads
	case r.tails != nil:
		return atTail, r.tails
	case r.inner != nil && r.loose:
		return anywhere, r.inner
	case r.inner != nil:
		return aWord, r.inner
	}
	return byFirst, nil
}

// hex writes the four parts of a set, nothing for that of all bytes.
func (s *byteSet) hex() string {
	if *s == anyByte {
		return ""
	}
	return fmt.Sprintf("%x.%x.%x.%x", s[0], s[1], s[2], s[3])
}

// fringes are the sets that were read: few are.
type fringes map[string]byteSet

func (f fringes) unhex(text string) byteSet {
	s, ok := f[text]
	if !ok {
		s = unhex(text)
		f[text] = s
	}
	return s
}

// unhex is the reverse of hex.
func unhex(text string) (s byteSet) {
	if text == "" {
		return anyByte
	}
	for i := range s {
		part, rest, _ := strings.Cut(text, ".")
		s[i], _ = strconv.ParseUint(part, 16, 64)
		text = rest
	}
	return s
}

func quoted(list []string) string {
	var b []byte
	for _, s := range list {
		b = strconv.AppendQuote(b, s)
	}
	return string(b)
}

// indexed reads the rows of rules from an index; one that does not fit the rules is a mistake of
// the build.
func indexed(rules []*Rule, index string) []row {
	names := make(map[string]int, len(rules))
	for n, r := range rules {
		names[r.Name] = n
	}
	rows, known := make([]row, 0, strings.Count(index, "\n")), fringes{}
	for line := range strings.Lines(index) {
		cell, whole := cells(strings.TrimSuffix(line, "\n"))
		n, ok := names[cell[0]]
		if !ok || !whole {
			panic("clean: index.txt is out of date: run go test ./clean -update")
		}
		r := row{rule: n}
		r.signs, r.digits, r.bytes = scan.Sign(number(cell[1], 16)), uint8(number(cell[2], 10)), int32(number(cell[3], 10))
		r.set(cell[4], unquoted(cell[5]))
		if cell[6] != "" {
			r.also = unquoted(cell[6])
		}
		r.first, r.last = known.unhex(cell[7]), known.unhex(cell[8])
		rows = append(rows, r)
	}
	return rows
}

// cells parts a row into its cells; it reports false if there are fewer or more.
func cells(line string) (list [9]string, whole bool) {
	for i := range list {
		list[i], line, whole = strings.Cut(line, "\t")
		if !whole {
			return list, i == len(list)-1
		}
	}
	return list, false
}

// set is the reverse of kind.
func (r *row) set(kind string, list []string) {
	switch kind {
	case atHead:
		r.heads = list
	case atTail:
		r.tails = list
	case anywhere, aWord:
		r.inner, r.loose = list, kind == anywhere
	}
}

func number(s string, base int) int {
	n, _ := strconv.ParseInt(s, base, 64)
	return int(n)
}

// unquoted is the reverse of quoted. Few literals have an escape in them; the others are cut at
// their quotes.
func unquoted(s string) (list []string) {
	list = make([]string, 0, strings.Count(s, `"`)/2)
	for plain := strings.IndexByte(s, '\\') < 0; plain && s != ""; {
		literal, rest, _ := strings.Cut(s[1:], `"`)
		list, s = append(list, literal), rest
	}
	for s != "" {
		q, err := strconv.QuotedPrefix(s)
		if err != nil {
			break
		}
		literal, _ := strconv.Unquote(q)
		list, s = append(list, literal), s[len(q):]
	}
	return list
}
