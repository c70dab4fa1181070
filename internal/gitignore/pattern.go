package gitignore

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
)

// A Glob is one line of an ignore file.
type Glob struct {
	Text   string // as written
	From   string // FILE:LINE, the config file, or the flag
	Below  string // the working folder from the one its paths count from, with slashes; empty if they are the same
	parts  []string
	folder bool // matches folders alone
	back   bool // with !: takes back what was ignored
	Used   bool // matched something
}

// ParseFile reads a file of patterns.
func ParseFile(text []byte, name string) (rows []Glob, err error) {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	in := bufio.NewScanner(bytes.NewReader(text))
	in.Buffer(nil, 1<<16)
	n := 0
	for in.Scan() {
		n++
		line := strings.TrimSuffix(in.Text(), "\r")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if strings.Contains(line, "\x00") { // of UTF-16: no pattern would match, and what should be left out would be read
			return nil, hint.Errorf("save it as UTF-8", "%s:%d: not a pattern: it holds NUL", name, n)
		}
		row, ok, err := Parse(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: not a pattern: %w", name, n, err)
		}
		if row.From = fmt.Sprintf("%s:%d", name, n); ok {
			rows = append(rows, row)
		}
	}
	if in.Err() != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, phrase.LongLine(in.Err()))
	}
	return rows, nil
}

// Parse reads one pattern. An empty one is none.
func Parse(line string) (g Glob, ok bool, err error) {
	g.Text = line
	line = trimBlanks(line)
	if rest, back := strings.CutPrefix(line, "!"); back {
		g.back, line = true, rest
	}
	line, g.folder = strings.CutSuffix(line, "/")
	if line == "" {
		return g, false, nil
	}
	g.parts = strings.Split(strings.TrimPrefix(line, "/"), "/")
	if !strings.Contains(line, "/") {
		g.parts = []string{"**", line} // on any level
	}
	for i, p := range g.parts {
		if p, err = classes(p); err != nil {
			return g, false, err
		}
		if g.parts[i] = brackets(p); len(p) > 2 && strings.Trim(p, "*") == "" {
			g.parts[i] = "**"
		}
		if _, err := path.Match(g.parts[i], ""); err != nil {
			return g, false, err
		}
	}
	return g, true, nil
}

// class is what the classes of characters in brackets stand for, as git has them: of ASCII alone.
var class = strings.NewReplacer(
	"[:alnum:]", "0-9A-Za-z", "[:alpha:]", "A-Za-z", "[:digit:]", "0-9", "[:lower:]", "a-z", "[:upper:]", "A-Z", "[:xdigit:]", "0-9A-Fa-f",
	"[:blank:]", " \t", "[:space:]", "\t-\r ", "[:cntrl:]", "\x00-\x1f\x7f", "[:print:]", " -~", "[:graph:]", "!-~", "[:punct:]", `!-/:-@\[-`+"`{-~",
)

// classes writes the classes in brackets out.
func classes(p string) (string, error) {
	if !strings.Contains(p, "[:") {
		return p, nil
	}
	out := class.Replace(p)
	if strings.Contains(out, "[:") {
		return p, errors.New("no such class of characters as that in [: :]")
	}
	return out, nil
}

// trimBlanks takes the blanks off the end of a line, but one that a backslash holds.
func trimBlanks(line string) string {
	bare := strings.TrimRight(line, " ")
	slashes := len(bare) - len(strings.TrimRight(bare, `\`))
	if slashes%2 == 1 && len(bare) < len(line) {
		bare += " "
	}
	return bare
}

// brackets writes what git means by brackets as package path does: [!a] is [^a], and a bracket that
// comes first is one of the characters.
func brackets(p string) string {
	var b strings.Builder
	for i := 0; i < len(p); i++ {
		b.WriteByte(p[i])
		switch {
		case p[i] == '\\' && i+1 < len(p):
			i++
			b.WriteByte(p[i])
		case p[i] == '[' && i+1 < len(p):
			if p[i+1] == '!' || p[i+1] == '^' {
				i++
				b.WriteByte('^')
			}
			if i+1 < len(p) && (p[i+1] == ']' || p[i+1] == '-') {
				i++
				b.WriteString(`\` + p[i:i+1])
			}
			for i+1 < len(p) && p[i+1] != ']' {
				i++
				if p[i] == '-' && i+1 < len(p) && p[i+1] == ']' {
					b.WriteByte('\\')
				}
				b.WriteByte(p[i])
				if p[i] == '\\' && i+1 < len(p) {
					i++
					b.WriteByte(p[i])
				}
			}
		}
	}
	return b.String()
}

// matches reports whether the pattern matches a path, its elements given. Only the last ** has to
// be tried again, as what stands between two of them is best found as early as it can be.
func (g *Glob) match(at []string, folder bool) bool {
	if g.folder && !folder {
		return false
	}
	i, j := 0, 0
	star, from := -1, 0
	for j < len(at) {
		switch {
		case i < len(g.parts) && g.parts[i] == "**":
			if i++; i == len(g.parts) {
				return true // and something is left for it
			}
			star, from = i, j
		case i < len(g.parts) && one(g.parts[i], at[j]):
			i, j = i+1, j+1
		case star >= 0:
			from++
			i, j = star, from
		default:
			return false
		}
	}
	return i == len(g.parts)
}

// Back reports whether the pattern takes back what others match.
func (g *Glob) Back() bool { return g.back }

// Matches reports whether the pattern matches a file of that path, with slashes.
func (g *Glob) Matches(name string) bool { return g.match(strings.Split(name, "/"), false) }

// Selects reports whether the pattern matches a file of that path, or a folder it is in: what a
// .gitignore of that one line ignores.
func (g *Glob) Selects(name string) bool {
	at := strings.Split(name, "/")
	for n := 1; n <= len(at); n++ {
		if g.match(at[:n], n < len(at)) {
			return true
		}
	}
	return false
}

// SelectsFrom is Selects of a path from the working folder.
func (g *Glob) SelectsFrom(rel string) bool {
	at := elements(path.Join(g.Below, rel))
	return len(at) > 0 && g.Selects(strings.Join(at, "/"))
}

func one(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}

// elements parts a path, less the ../ it begins with.
func elements(rel string) []string {
	for strings.HasPrefix(rel, "../") {
		rel = rel[len("../"):]
	}
	if rel == "." || rel == ".." {
		return nil
	}
	return strings.Split(rel, "/")
}
