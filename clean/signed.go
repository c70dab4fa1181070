package clean

import (
	"strings"
	"unicode"
)

// ofByline is a note whose name a byline of the story has, which makes it sure at any place.
var ofByline = &Rule{Name: "bio/of-byline", Category: Bio, Why: "note on the person whom the byline names"}

const (
	mostBylines = 8   // names of bylines looked at on a page
	longestNote = 120 // words of a note on a writer
	fewestAbove = 3   // paragraphs above a note on a writer
)

// posts are parts of the words for what writers are. With the name in a byline and a verb in the
// present tense they make a note on a writer.
var posts = [...]string{
	"writer", "reporter", "journalist", "editor", "correspondent", "columnist", "author", "contribut", "professor", "fellow", "freelance", "producer", "podcast",
	"redakt", "korrespond", "autor", "kolumn", "publizist", "journaliste", "rédact", "chroniqu", "periodista", "redactor", "corresponsal", "jornalista", "repórter",
	"giornalista", "redattor", "verslaggever", "redacteur", "skribent", "dziennikarz", "dziennikark", "publicyst", "журналист", "корреспондент", "обозреватель", "журналіст", "оглядач", "δημοσιογράφος", "συντάκτ", "συγγραφέ", "wartawan", "jurnalis", "muhabir", "novinář", "ziarist", "toimittaj", "újságíró", "szerkesztő",
}

// presents are the verbs of a note on a writer. Nobody writes so of himself in a story of his own.
var presents = set("is", "covers", "writes", "works", "teaches", "lives", "reports", "has", "was", "joined", "edits", "hosts",
	"ist", "schreibt", "arbeitet", "berichtet", "leitet", "lebt", "est", "écrit", "travaille", "couvre", "es", "escribe", "trabaja",
	"é", "escreve", "trabalha", "è", "scrive", "lavora", "schrijft", "werkt", "er", "skriver", "arbeider", "är", "arbetar", "arbejder",
	"jest", "pisze", "pracuje", "—", "–", "είναι", "γράφει")

// abouts are the words above a note on a writer, before the name.
var abouts = set("about", "über", "à propos de", "sobre", "acerca de", "over", "om", "chi è", "meet")

// signed marks the notes on who wrote a story: below the third paragraph of the page, those that
// begin with a whole name of a byline, and those below a line "About" with that name.
func (p *Page) signed() {
	names := p.signatures()
	if len(names) == 0 {
		return
	}
	above := 0
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Rule != nil || l.Role != Body {
			continue
		}
		above += btoi(l.prose())
		if above < fewestAbove || l.shape.Words > longestNote || l.off {
			continue
		}
		switch text := p.line(i); {
		case isNote(text, names):
			p.mark(i, ofByline)
		case isAbout(text, names):
			p.mark(i, ofByline)
			if i+1 < len(p.Lines) && p.Lines[i+1].Rule == nil && p.Lines[i+1].shape.Words <= longestNote && mentions(p.line(i+1), names) {
				p.mark(i+1, ofByline)
			}
		}
	}
}

// signatures returns the names in the bylines of the page: two words or more, each with a capital.
func (p *Page) signatures() (names []string) {
	for i := 0; i < len(p.Lines) && len(names) < mostBylines; i++ {
		l := &p.Lines[i]
		if l.Role != Byline && (l.hit() == nil || l.hit().Category != Byline) || l.shape.Words > 24 {
			continue
		}
		text := p.line(i)
		if _, rest, ok := strings.Cut(text, " "); ok {
			if name := leadingName(strings.TrimLeft(rest, ": ")); name != "" {
				names = append(names, name)
				continue
			}
		}
		if name := leadingName(text); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// leadingName returns the words with capitals that s begins with, nothing for fewer than two or
// more than four.
func leadingName(s string) string {
	at, n := 0, 0
	for at < len(s) {
		word, _, more := strings.Cut(s[at:], " ")
		bare := strings.TrimRight(word, ",;:|")
		if bare == "" || !unicode.IsUpper(initial(bare)) {
			break
		}
		n++
		at += len(bare)
		if bare != word || !more {
			break
		}
		at++
	}
	if n < 2 || n > 4 {
		return ""
	}
	return strings.TrimRight(s[:at], " ")
}

// isNote reports whether s begins with one of the names, in any case, and says what the person is
// or does.
func isNote(s string, names []string) bool {
	for _, name := range names {
		if len(s) <= len(name)+2 || !strings.EqualFold(s[:len(name)], name) {
			continue
		}
		word, _, more := strings.Cut(strings.TrimLeft(s[len(name):], ", "), " ")
		if more && presents[word] && posted(strings.ToLower(s[len(name):])) {
			return true
		}
	}
	return false
}

// posted reports whether s, in small letters, has a word for what writers are.
func posted(s string) bool {
	for _, post := range posts {
		if strings.Contains(s, post) {
			return true
		}
	}
	return false
}

// isAbout reports whether s is "About" or the like with one of the names and nothing more.
func isAbout(s string, names []string) bool {
	for _, name := range names {
		n := len(s) - len(name)
		if n > 2 && n < 16 && strings.EqualFold(s[n:], name) && abouts[strings.ToLower(strings.TrimRight(s[:n], " "))] {
			return true
		}
	}
	return false
}

// mentions reports whether s has one of the names.
func mentions(s string, names []string) bool {
	for _, name := range names {
		if strings.Contains(s, name) {
			return true
		}
	}
	return false
}
