package markup

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/corpus/format"
)

// A Where says where byte i of a string is in the input.
type Where func(i int) int64

// A Flow makes running text of markup: blocks are paragraphs, and white space within them is one
// blank. The zero value is ready.
type Flow struct {
	b     format.TextBuilder
	lead  string // white space that comes before the next character
	any   bool   // there is text
	Plain bool   // white space is as it is written
	Bad   int    // bytes that are not UTF-8, and NUL, which became U+FFFD
}

// Block ends a paragraph.
func (f *Flow) Block() {
	if f.any {
		f.lead = "\n\n"
	}
}

// Line ends a line, once for all elements that begin or end here.
func (f *Flow) Line() {
	if f.any && !strings.HasPrefix(f.lead, "\n") {
		f.lead = "\n"
	}
}

// Break ends a line; two of them in a row end a paragraph.
func (f *Flow) Break() {
	if f.any && !strings.HasPrefix(f.lead, "\n\n") {
		f.lead = strings.TrimLeft(f.lead, " ") + "\n"
	}
}

// Gap parts words, as the cells of a table.
func (f *Flow) Gap() {
	if f.any && f.lead == "" {
		f.lead = " "
	}
}

// Text adds the text s[from:to] with its entities, if raw is not set.
func (f *Flow) Text(s string, from, to int, raw bool, at Where) {
	for i := from; i < to; {
		c := s[i]
		size, text := 1, ""
		switch {
		case c == '&' && !raw:
			if size, text = entity(s[i:to]); size == 0 {
				size, text = 1, "&"
			}
		case f.Plain && (c == '\n' || c == ' ' || c == '\t'):
			text = s[i : i+1]
		case f.Plain && c == '\r':
			i++
			continue
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			f.Gap()
			i++
			continue
		case c == 0:
			text = "\uFFFD"
			f.Bad++
		case c < utf8.RuneSelf:
			n := i + 1
			for n < to && s[n] > ' ' && s[n] < utf8.RuneSelf && s[n] != '&' {
				n++
			}
			size, text = n-i, s[i:n]
		default:
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:to])
			if text = s[i : i+size]; r == utf8.RuneError && size == 1 {
				text = "\uFFFD"
				f.Bad++
			}
		}
		f.put(text, at(i), int(at(i+size)-at(i)))
		i += size
	}
}

// put adds what size bytes of the input stand for.
func (f *Flow) put(text string, at int64, size int) {
	if f.lead != "" {
		f.b.Space(f.lead)
		f.lead = ""
	}
	f.any = f.any || strings.TrimFunc(text, unicode.IsSpace) != ""
	if size == len(text) {
		f.b.Copy(text, at)
	} else {
		f.b.Put(text, at, max(size, 1))
	}
}

// Done returns the text and its anchors.
func (f *Flow) Done() (string, []format.Anchor) { return f.b.Done() }

// Breaks says how an element parts the text it stands in.
type Breaks int

// The ways elements part text.
const (
	Inline Breaks = iota
	Paragraph
	NewLine
	Cell
	Hidden // what is in it is not text
)

var breaks = map[string]Breaks{}

func init() {
	for how, names := range map[Breaks]string{
		Paragraph: "p div h1 h2 h3 h4 h5 h6 ul ol dl dd blockquote pre table section article header footer aside main figure figcaption " +
			"hl1 hl2 block body.content body.head body.end head lg sp stage note list item ab para title subheadline form hr center address caption",
		NewLine: "br li tr dt l lb option",
		Cell:    "td th cell",
		Hidden:  "script style noscript template textarea select svg iframe object",
	} {
		for _, name := range strings.Fields(names) {
			breaks[name] = how
		}
	}
}

// Part is how an element parts text.
func Part(name string) Breaks { return breaks[name] }

// Tag lets a tag part a flow.
func (f *Flow) Tag(t *Token) {
	switch breaks[t.Name] {
	case Paragraph:
		f.Block()
	case NewLine:
		if t.Name != "br" && t.Name != "lb" {
			f.Line()
		} else if t.Kind == Start {
			f.Break()
		}
	case Cell:
		f.Gap()
	}
}

// HTML adds a piece of HTML as text.
func (f *Flow) HTML(s string, at Where) {
	scan := Scanner{S: s}
	hidden, ends := "", map[string]int{}
	for {
		t, ok := scan.Next()
		if !ok {
			return
		}
		switch {
		case hidden != "":
			if t.Kind == End && t.Name == hidden {
				hidden = ""
			}
		case t.Kind == Text || t.Kind == Raw:
			f.Text(s, t.From, t.To, t.Kind == Raw, at)
		case t.Kind == Start && !t.Empty && (breaks[t.Name] == Hidden || t.Name == "title"):
			if t.To < lastEnd(ends, s, t.Name) || t.Name == "script" || t.Name == "style" {
				hidden = t.Name
			}
		case t.Kind == Start || t.Kind == End:
			f.Tag(&t)
		}
	}
}

// lastEnd is where the last end tag of a name is, -1 without one: then a frame or a list of choices
// hides nothing, as all that follows would be lost with it. It is looked for once for each name.
func lastEnd(ends map[string]int, s, name string) int {
	if at, ok := ends[name]; ok {
		return at
	}
	at := len(s)
	for at >= 0 {
		at = strings.LastIndex(s[:at], "</")
		if at < 0 || at+2+len(name) <= len(s) && strings.EqualFold(s[at+2:at+2+len(name)], name) {
			break
		}
	}
	ends[name] = at
	return at
}

// Unescape returns the text s[from:to] without entities, and where its bytes are in the input.
func Unescape(s string, from, to int, at Where) (string, Where) {
	var b strings.Builder
	type step struct{ plain, raw int }
	steps := []step{{0, from}}
	for i := from; i < to; {
		n := strings.IndexByte(s[i:to], '&')
		if n < 0 {
			b.WriteString(s[i:to])
			break
		}
		b.WriteString(s[i : i+n])
		i += n
		size, text := entity(s[i:to])
		if size == 0 {
			size, text = 1, "&"
		}
		b.WriteString(text)
		i += size
		steps = append(steps, step{b.Len(), i})
	}
	return b.String(), func(i int) int64 {
		k := sort.Search(len(steps), func(k int) bool { return steps[k].plain > i }) - 1
		raw := steps[k].raw + i - steps[k].plain
		if k+1 < len(steps) {
			raw = min(raw, steps[k+1].raw-1)
		}
		return at(raw)
	}
}
