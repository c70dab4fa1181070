package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// contentsLine marks a line of the list of headlines at the top of a file.
var contentsLine = &Rule{Name: "navigation/contents", Category: Navigation, Why: "in the list of the headlines of the file"}

// Of a list of contents: how many of its lines stand again below at least, of how many words these
// are in the mean, how far down it may go, and of how many words a line above it is.
const (
	fewestContents = 3
	contentsWords  = 4
	mostContents   = 400
	contentsTitle  = 4
)

// An entry is a line at the top of a page, and the line below at which its words stand again.
type entry struct{ line, again int }

// contents marks the list of headlines at the top of a file of stories, and returns the lines below
// that say them again: these are the headlines. An article may have a list of its parts, too; it
// has its own headline above the list, and parts that share their words.
func (p *Page) contents() []entry {
	list := p.entries()
	if len(list) < fewestContents {
		return nil
	}
	first, last := list[0].line, list[len(list)-1].line
	if (last-first+1)*2 > len(list)*3 || first > 2 || !p.clearAbove(first) || p.textAmid(list) {
		return nil
	}
	words, asked := int32(0), 0
	parts := make([]section, len(list))
	for k, e := range list {
		words += p.Lines[e.again].shape.Words
		asked += btoi(questioned(p.line(e.again)))
		parts[k] = section{e.again, len(p.Lines)}
		if k > 0 {
			parts[k-1].to = e.again
		}
	}
	limit := akin
	if words >= headWords*int32(len(list)) {
		limit = ended
	}
	if asked*2 > len(list) || words < contentsWords*int32(len(list)) || p.kinship(parts) >= limit {
		return nil
	}
	for i := range last + 1 {
		if l := &p.Lines[i]; l.Rule == nil {
			l.Role = Body
			p.mark(i, contentsLine)
		}
	}
	return list
}

// questioned reports whether s ends with a question mark.
func questioned(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '?' || r == '？' || r == '؟' || r == ';'
}

// noteContents notes that the lines which the contents list are headlines.
func (p *Page) noteContents(list []entry) {
	for _, e := range list {
		l := &p.Lines[e.again]
		l.notes = l.notes&^frameNotes | surelyNote
		if l.Rule == nil {
			l.Role = Body
		}
	}
}

// textAmid reports whether running text that does not stand again below is among the entries: it
// would be lost with them.
func (p *Page) textAmid(list []entry) bool {
	for k := 1; k < len(list); k++ {
		if p.proseIn(list[k-1].line+1, list[k].line) {
			return true
		}
	}
	return false
}

// clearAbove reports whether no more than a few words stand above line first.
func (p *Page) clearAbove(first int) bool {
	for i := range first {
		if l := &p.Lines[i]; l.Rule == nil && !l.stamped() && l.shape.Words > contentsTitle {
			return false
		}
	}
	return true
}

// entries returns the lines above the first text that stand again below, each with the place where
// it does, as far as these come in the same order and have text below them.
func (p *Page) entries() (list []entry) {
	if !p.listsFirst() {
		return nil
	}
	at := map[string]int{}
	for i := range min(len(p.Lines), mostContents) {
		l := &p.Lines[i]
		if l.Rule != nil {
			continue
		}
		s := entryTitle(p.line(i))
		if _, seen := at[s]; seen || !p.entryLike(i) {
			break
		}
		if s != "" {
			at[s] = i
		}
	}
	last := -1
	for i := fewestContents; i < len(p.Lines) && len(at) >= fewestContents; i++ {
		l := &p.Lines[i]
		if l.Rule != nil && l.Rule != headlineEcho || !p.entryLike(i) {
			continue
		}
		if k, ok := at[entryTitle(p.line(i))]; ok && k > last && k < i && p.textUnder(i) {
			list, last = append(list, entry{k, i}), k
		}
	}
	if len(list) == 0 || list[0].again <= last {
		return nil
	}
	return list
}

// listsFirst reports whether a page begins with lines that can be entries.
func (p *Page) listsFirst() bool {
	n := 0
	for i := 0; i < len(p.Lines) && n < fewestContents; i++ {
		if p.Lines[i].Rule == nil {
			if !p.entryLike(i) {
				return false
			}
			n++
		}
	}
	return n == fewestContents
}

// entryLike reports whether line i can be in a list of contents: it is no paragraph.
func (p *Page) entryLike(i int) bool {
	l := &p.Lines[i]
	return l.shape.Words <= 30 && (l.shape.Words <= longestCall || !l.shape.Ends || !l.prose())
}

// entryTitle returns what a line of contents says: without its number or bullet, and without the
// page behind it.
func entryTitle(s string) string {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("“\"«„‘'「『¿¡", r) })
	if t := strings.TrimRight(s, "0123456789"); len(t) < len(s) {
		if u := strings.TrimRight(t, " \t._·…"); len(t)-len(u) >= 3 {
			s = u // the page
		}
	}
	return strings.TrimRight(s, " .…")
}
