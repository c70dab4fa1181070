package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// Front matter is the header that programs for web sites read at the top of a post: YAML between
// lines of three dashes, TOML between lines of three plus signs, JSON between braces. A line of
// dashes alone is none: every line up to the next one must be a field, part of a field, or a note,
// and one field at least must be of those that posts have.
var frontLine = &Rule{Name: "wire/front-matter", Category: Wire, Why: "front matter of a post"}

const (
	mostFront = 400 // lines of front matter
	frontName = 40  // bytes of the name of a field
)

// frontNames are fields that only front matter has; those of labels count too.
var frontNames = set("layout", "permalink", "slug", "draft", "weight", "aliases", "alias", "toc", "math", "cover", "thumbnail", "featured_image", "hero", "hero_image", "header", "comments", "sidebar", "nav_order", "parent", "redirect_from",
	"last_modified_at", "publishdate", "expirydate", "taxonomies", "extra", "seo", "og_image", "featured", "blog", "guid", "postid", "wordpress_id", "custom_edit_url", "hide_table_of_contents", "output", "bibliography", "abstract", "mainfont")

// front reads the front matter that begins at line i, and returns the line behind it; i if there is
// none.
func (r *prefaces) front(i int) int {
	end, title := r.fronted(i)
	if end == i {
		return i
	}
	for n, f := range r.fields {
		r.entry(f, n == title)
	}
	for j := i; j < end; j++ {
		if l := &r.Lines[j]; l.Rule == nil && l.Role == Body {
			r.mark(j, frontLine)
		}
	}
	r.given(i, end)
	r.exported = true
	r.begin(i, end, false)
	return end
}

// fronted finds the fields of the front matter that begins at line i, and returns the line behind
// it and which of them is the title, -1 if none is; i if there is no front matter.
func (r *prefaces) fronted(i int) (end, title int) {
	if i > 0 && (r.above(i) == 0 || r.line(i) == "{") {
		return i, -1
	}
	if end = r.fenced(i); end == i {
		return i, -1
	}
	known := 0
	title = -1
	for n, f := range r.fields {
		if f.label != noLabel || frontNames[f.name] {
			known++
		}
		if title < 0 && f.label == forTitle && f.name != "subject" {
			title = n
		}
	}
	if known == 0 || i > 0 && (title < 0 || len(r.fields) < 2) || r.line(i) == "{" && (title < 0 || end == len(r.Lines)) {
		return i, -1
	}
	return end, title
}

// fronts finds the lines of all front matter of the page, in order. In them a dash, a star or a
// bracket is not a mark of Markdown.
func (p *Page) fronts() (list []textRange) {
	r := prefaces{Page: p}
	for i := 0; i < len(p.Lines); i++ {
		switch p.line(i) {
		case "---", "+++", "{":
			if end, _ := r.fronted(i); end > i {
				list = append(list, textRange{i, end})
				i = end - 1
			}
		}
	}
	return list
}

// entry reads one field of front matter.
func (r *prefaces) entry(f field, title bool) {
	l := &r.Lines[f.line]
	from, to := f.value, len(strings.TrimRight(l.text(), ","))
	switch {
	case title:
		r.named(f)
	case f.label == forDate && scan.Digits(l.text()) >= 4:
		r.lifted(f.line, headerDate, from, to)
	case f.label == forAuthor && from < to && l.text()[from] != '[' && l.text()[from] != '{':
		r.lifted(f.line, headerAuthor, from, to)
	case f.label == forAuthor && from < to && strings.HasSuffix(l.text(), "]"):
		r.lifted(f.line, headerAuthor, from+1, to-1)
	case f.label == forAuthor:
		for j := f.line + 1; j <= f.last; j++ {
			if item, ok := strings.CutPrefix(r.line(j), "- "); ok {
				at := len("- ")
				if rest, ok := strings.CutPrefix(item, "name:"); ok {
					at += len(item) - len(rest)
				}
				r.lifted(j, headerAuthor, at, len(r.line(j)))
			}
		}
	}
}

// named makes the value of a field the headline, with its name, its quotes and the signs that keep
// quotes inside it cut.
func (r *prefaces) named(f field) {
	line, from := f.line, f.value
	if v := r.line(line)[from:]; v == "" || v[0] == '>' || v[0] == '|' { // folded: the value stands below
		if line++; line > f.last {
			return
		}
		from = 0
	}
	quote, quotes := byte(0), 1
	if s := r.line(line); from < len(s) && (s[from] == '"' || s[from] == '\'') {
		quote = s[from]
		from++
		if strings.HasPrefix(s[from:], strings.Repeat(string(quote), 2)) {
			from, quotes = from+2, 3
		}
	}
	l := &r.Lines[f.last]
	to := len(strings.TrimRight(l.text(), ","))
	for n := 0; n < quotes && quote != 0 && to > 0 && l.text()[to-1] == quote; n++ {
		to--
	}
	if line == f.last && to <= from {
		return
	}
	if line == f.last {
		r.entitle(line, from, to)
	} else {
		r.entitle(line, from, len(r.line(line)))
	}
	for j := line + 1; j <= f.last; j++ {
		r.onto = append(r.onto, j)
	}
	if line < f.last && to < len(l.text()) {
		l.addSpans(CutSpan{l.Start() + to, l.End(), headerName})
	}
	if line == f.last && quote != 0 {
		r.unescape(line, from, to, quote)
	}
}

// unescape cuts the signs that keep a quote inside a quoted value: a backslash, or in single quotes
// a second quote.
func (r *prefaces) unescape(line, from, to int, quote byte) {
	l := &r.Lines[line]
	for i := from; i+1 < to; i++ {
		if l.text()[i+1] == quote && (l.text()[i] == '\\' || l.text()[i] == '\'') {
			l.addSpans(CutSpan{l.Start() + i, l.Start() + i + 1, headerName})
			i++
		}
	}
	slices.SortFunc(l.Spans(), func(a, b CutSpan) int { return a.Start - b.Start })
}

// fenced reads the fields between the fence at line i and the one that closes it, and returns the
// line behind that; i if a line between is not part of front matter.
func (r *prefaces) fenced(i int) int {
	fence, sep := r.line(i), byte(':')
	if fence == "+++" {
		sep = '='
	} else if fence != "---" && fence != "{" {
		return i
	}
	r.fields = r.fields[:0]
	margin, table := int32(0), false
	var open unclosed
	for j := i + 1; j < min(len(r.Lines), i+mostFront); j++ {
		l := &r.Lines[j]
		n := len(r.fields)
		if l.indent <= r.Lines[i].indent && (l.text() == fence || fence == "---" && l.text() == "..." || fence == "{" && l.text() == "}") {
			return j + 1
		}
		name, value := keyOf(l.text(), sep)
		switch {
		case open.is():
			open.read(l.text())
			r.extend(j)
		case n > 0 && (l.indent > margin || l.text() == "-" || strings.HasPrefix(l.text(), "- ") || strings.Trim(l.text(), "]}),") == ""):
			r.extend(j)
		case l.text()[0] == '#':
		case sep == '=' && l.text()[0] == '[':
			table = true
		case name == "":
			return i
		default:
			if n == 0 {
				margin = l.indent
			}
			f := field{line: j, last: j, name: strings.ToLower(name), value: value}
			if !table {
				f.label = labelTable()[f.name]
			}
			r.fields = append(r.fields, f)
			open.read(l.text()[value:])
		}
	}
	return i
}

// extend takes line j to the last field.
func (r *prefaces) extend(j int) {
	if n := len(r.fields); n > 0 {
		r.fields[n-1].last = j
	}
}

// keyOf returns the name with which a line of front matter begins, and where its value does.
func keyOf(s string, sep byte) (name string, value int) {
	at := strings.IndexByte(s[:min(len(s), frontName)], sep)
	if at <= 0 || sep == ':' && at+1 < len(s) && s[at+1] != ' ' && s[at+1] != '\t' && s[0] != '"' {
		return "", 0
	}
	name = strings.Trim(s[:at], ` "'`)
	bad := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-. /@", r)
	}
	if name == "" || strings.IndexFunc(name, bad) >= 0 || strings.Count(name, " ") > 3 {
		return "", 0
	}
	for value = at + 1; value < len(s) && (s[value] == ' ' || s[value] == '\t'); {
		value++
	}
	return name, value
}

// unclosed is what the lines of a value have opened and not closed yet: a quote, or brackets.
type unclosed struct {
	quote string
	depth int
}

func (u *unclosed) is() bool { return u.quote != "" || u.depth > 0 }

// read takes a line of a value.
func (u *unclosed) read(s string) {
	s = strings.TrimRight(s, ", ")
	switch {
	case u.quote != "":
		if strings.HasSuffix(s, u.quote) {
			u.quote = ""
		}
	case u.depth > 0, strings.HasPrefix(s, "["), strings.HasPrefix(s, "{"):
		u.depth = max(0, u.depth+strings.Count(s, "[")+strings.Count(s, "{")-strings.Count(s, "]")-strings.Count(s, "}"))
	default:
		for _, q := range []string{`"""`, `'''`, `"`, `'`} {
			if rest, ok := strings.CutPrefix(s, q); ok {
				if !strings.HasSuffix(rest, q) && !strings.Contains(rest, q+" #") {
					u.quote = q
				}
				return
			}
		}
	}
}

// percents reads the three lines with percent signs that open a page of pandoc: title, authors,
// date.
func (r *prefaces) percents() int {
	n := 0
	for n < min(3, len(r.Lines)) && strings.HasPrefix(r.line(n), "%") && (n == 0 || r.above(n) == 0) {
		n++
	}
	if n < 2 || !strings.HasPrefix(r.line(0), "% ") {
		return 0
	}
	r.entitle(0, len("% "), len(r.line(0)))
	for i, rule := range []*Rule{headerAuthor, headerDate}[:n-1] {
		s := r.line(i + 1)
		_, size := utf8.DecodeRuneInString(s)
		r.lifted(i+1, rule, min(len(s), size), len(s))
	}
	r.exported = true
	r.begin(0, n, false)
	return n
}
