package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A note on who wrote the story and a sentence of the story about somebody have the same words:
// "Jan Moen is a writer." What parts them is of whom the story tells. Nobody is told of above the
// note on him, and it names the paper, the place or the trade; a sentence of the story does
// without.
const shortestSurname = 3 // letters; shorter ones are words too

// personNotes are the rules of notes that say who somebody is, in the words of a story too, and
// workNotes those that say what somebody writes or has written: stories tell that of those alone
// whom they tell of above.
var (
	personNotes = rulesNamed("bio/writer", "bio/covers", "bio/writer-german", "bio/writer-romance", "bio/writer-nordic", "bio/writer-slavic", "bio/writer-abroad", "bio/writer-central", "bio/writer-south")
	workNotes   = rulesNamed("bio/about", "bio/book", "bio/writes-for", "bio/joined", "bio/column", "bio/house", "bio/born")
)

// authors are the words for who wrote a story, with which a note begins that has no name.
var authors = words(`writer writers author authors reporter columnist autor autorin auteur auteure auteurs autora autore autrice schrijver forfatteren författaren kirjoittaja автор авторка autorka autorul autoarea penulis yazar`)

// credible are parts of words that a note on a writer has: of papers, of what is taught, and of
// where somebody lives. Writers' posts, which count as well, are in posts.
var credible = [...]string{"this newspaper", "our newspaper", "this paper", "magazine", "newsletter", "podcast", "column", " news ", " news.", "latest", "politic", "business", "based in", "lives in", "living in", "universit", "institut", "college", "school",
	"zeitung", "ressort", "redaktion", "magazin", "lebt in", "hochschule", "service", "rédaction", "rubrique", "journal ", "revue", "periódico", "diario", "revista", "giornale", "rivista", "krant", "avis", "blad", "tidning", "posten",
	"газет", "журнал", "издани", "портал", "отдел", "видання", "відділ", "gazet", "dergi", "noviny", "novin", "ziar", "dziennik", "tygodnik", "portal"}

// A noteCheck tells notes on who wrote a story from sentences of it.
type noteCheck struct {
	names []string // in the bylines of the page
	known bool     // names is of this page
	room  int      // lines of the story that may still be searched for somebody's name
}

// A story is searched through for each note at its end, so that a text of nothing but notes took
// four times as long as half of it. Of a story of 100 lines 24 notes are searched for, of one of
// 10,000 at least 4; those above them stay.
const (
	notesSearched  = 4
	fewestSearched = 2000
)

// is reports whether line i, which a rule takes for a note on who wrote the story that begins at
// line from, is one: it is signed with the name or stands below it, or the story does not tell of
// the person and the note is like one.
func (c *noteCheck) is(p *Page, i, from int) bool {
	text, r := p.line(i), p.Lines[i].hit()
	person := slices.Contains(personNotes, r)
	if !person && !slices.Contains(workNotes, r) {
		return true
	}
	who, rest := subject(text)
	if who == "" {
		return true // in a script or a form of which nothing is known
	}
	if !c.known {
		c.names, c.known = p.signatures(), true
	}
	if signs(c.names, who) || i > from && strings.HasPrefix(text, p.line(i-1)+" ") {
		return true
	}
	if c.room -= i - from; c.room < 0 {
		return false
	}
	for j := i - 1; j >= from; j-- {
		if l := &p.Lines[j]; l.Rule == nil && l.prose() && l.text() != text && hasWord(l.text(), lastName(who)) {
			return false
		}
	}
	return !formal(who) && (!person || authors[who] || believable(text, rest))
}

// signs reports whether one of the names in bylines is who, or has the last name.
func signs(names []string, who string) bool {
	for _, name := range names {
		if strings.EqualFold(name, who) || strings.EqualFold(lastName(name), lastName(who)) {
			return true
		}
	}
	return false
}

// formal reports whether a name is one of somebody who was named before: one word, or one behind a
// title.
func formal(who string) bool {
	title, _, more := strings.Cut(who, " ")
	return !more && !authors[who] || title == "Mr." || title == "Ms." || title == "Mrs."
}

// subject returns of whom a note tells and what follows: two capital words or more, or an article
// and a word for who wrote it; nothing for other openings.
func subject(s string) (who, rest string) {
	if name := wholeName(s); name != "" && !authors[strings.ToLower(lastName(name))] {
		return name, s[len(name):]
	}
	for n, at := 0, 0; n < 2 && at < len(s); n++ {
		word, _, _ := strings.Cut(s[at:], " ")
		at += len(word) + 1
		bare := strings.ToLower(strings.Trim(word, ",.:"))
		if _, behind, ok := strings.Cut(strings.ReplaceAll(bare, "’", "'"), "'"); ok {
			bare = behind
		}
		if authors[bare] {
			return bare, s[min(at, len(s)):]
		}
	}
	return "", s
}

// particles stand in names between their capitals.
var particles = words(`de da do dos del della di du van von der den ter bin al el af la le`)

// wholeName returns the words with capitals that s begins with, and what stands between them in
// names; one alone if it is a genitive, as of whose book it is.
func wholeName(s string) string {
	end, at, n := 0, 0, 0
	for at < len(s) && n < 5 {
		word, _, _ := strings.Cut(s[at:], " ")
		bare := strings.TrimRight(word, ",;:")
		switch {
		case unicode.IsUpper(initial(bare)):
			n++
			end = at + len(bare)
		case n == 0 || !particles[bare]:
			at = len(s)
		}
		if bare != word {
			break
		}
		at += len(word) + 1
	}
	name := s[:end]
	for _, of := range [...]string{"'s", "’s"} {
		if cut, ok := strings.CutSuffix(name, of); ok {
			return cut
		}
	}
	if n < 2 {
		return ""
	}
	return name
}

func lastName(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// hasWord reports whether s has the word, in any case, as the beginning of a word of its own: the
// genitive counts.
func hasWord(s, word string) bool {
	if len(word) < shortestSurname {
		return false
	}
	s, word = strings.ToLower(s), strings.ToLower(word)
	for at := 0; ; {
		n := strings.Index(s[at:], word)
		if n < 0 {
			return false
		}
		at += n + len(word)
		before, _ := utf8.DecodeLastRuneInString(s[:at-len(word)])
		if !unicode.IsLetter(before) {
			return true
		}
	}
}

// believable reports whether a note that says rest of a person says what such notes say: it has the
// name of a paper, a school or a place, an address, or two words of the trade.
func believable(note, rest string) bool {
	lower := strings.ToLower(note) + " "
	for _, c := range credible {
		if strings.Contains(lower, c) {
			return true
		}
	}
	n := 0
	for _, post := range posts {
		n += btoi(strings.Contains(rest, post))
	}
	return strings.Contains(rest, "@") || n > 1 || n > 0 && namesOne(rest)
}

// namesOne reports whether s has a word with a capital that begins no sentence.
func namesOne(s string) bool {
	begins := false
	for w := range strings.FieldsSeq(s) {
		if !begins && unicode.IsUpper(initial(strings.TrimLeft(w, `"“„«'‘(`))) {
			return true
		}
		begins = strings.HasSuffix(w, ".")
	}
	return false
}
