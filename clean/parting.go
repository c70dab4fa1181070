package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// mostParting is how many bytes a line has that parts two stories and says nothing.
const mostParting = 24

// endWords are what is printed below the end of a story.
var endWords = set("end", "ends", "ende", "fin", "fine", "fim", "final", "einde", "slut", "slutt", "loppu", "koniec", "konec", "kraj", "крај", "конец", "кінець", "край", "τέλος", "完", "完了", "終", "終わり", "终", "끝", "النهاية", "انتهى", "समाप्त", "hết", "סוף")

// partingMark returns the key of a line that has nothing but signs, or letters that are printed as
// signs, as "oOo", "xxx" and "-30-", or the word for the end; end says that it is the mark of one.
// The key is 0 of other lines.
func (p *Page) partingMark(i int) (key uint64, end bool) {
	l := &p.Lines[i]
	if l.shape.Words > 3 || l.end-l.start > mostParting {
		return 0, false
	}
	s := p.line(i)
	switch {
	case p.separator(i) || l.Rule.marks() || partingSigns(s):
		end = strings.Contains(s, "0") && !strings.ContainsAny(s, "oOxX")
	case endWord(s):
		end = true
	default:
		return 0, false
	}
	return nameKey(strings.ToLower(s)), end
}

// marks reports whether lines of the rule have signs alone, and may be what parts stories: dots, or
// marks of headings without words.
func (r *Rule) marks() bool { return r == storyDots || r == markHeading }

// partingSigns reports whether s is signs that are written with letters: a row of o, 0 and x, or 30
// and 0 between dashes.
func partingSigns(s string) bool {
	letters, noughts, signs, thirty := 0, 0, 0, false
	for _, r := range s {
		switch {
		case r == 'o' || r == 'O' || r == 'x' || r == 'X':
			letters++
		case r == '0':
			noughts++
		case r == '3':
			thirty = true
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return false
		case r != ' ':
			signs++
		}
	}
	switch in := strings.Trim(s, "-–—#* "); {
	case letters == 0:
		return signs >= 2 && (in == "30" || in == "0")
	case thirty:
		return false
	}
	return letters+noughts >= 3 || letters+noughts > 0 && signs >= 2
}

// endWord reports whether s is the word for the end, in brackets, between dashes or bare.
func endWord(s string) bool {
	s = strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	return s != "" && utf8.RuneCountInString(s) <= 8 && endWords[strings.ToLower(s)]
}

// scored reports whether s is the result of a game: two names with the score between them or
// behind, or with what each has.
func scored(s string) bool {
	if len(s) > mostScored {
		return false
	}
	if at := strings.LastIndexByte(s, '('); at > 0 && s[len(s)-1] == ')' {
		s = strings.TrimRight(s[:at], " ") // at half time
	}
	var names, figures int
	named, versus, told, full := false, false, false, false // told: a colon says that the score follows
	for w := range strings.FieldsSeq(s) {
		points := scorePoints(strings.TrimRight(w, ","))
		switch {
		case points > 0:
			if !named && figures == 0 || figures+points > 2 {
				return false
			}
			figures += points
			named, told, full = false, false, points == 2
		case told:
			return false
		case w == "v" || w == "vs" || w == "vs." || w == "-" || w == "–" || w == "—":
			versus, named = true, false
		case !nameWord(w) && (!named || !nameLinks[w]):
			return false
		default:
			names += btoi(!named)
			named, told, full = true, strings.HasSuffix(w, ":"), false
		}
	}
	return figures == 2 && names == 2 && (!full || versus)
}

// nameWord reports whether a name of a team can have the word w: it begins with a capital, or with
// a letter of a script without.
func nameWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}

// nameLinks are small words in names of teams.
var nameLinks = set("de", "la", "of", "and", "und", "y", "e", "et", "och", "og", "da", "do", "del", "di", "den", "i", "&")

// mostScored is how many bytes a line with a result has.
const mostScored = 80

// scorePoints returns how many figures of a score w is: 1 of "2", 2 of "2-1", 0 of what is none.
func scorePoints(w string) int {
	digits, n := 0, 1
	for i, r := range w {
		switch {
		case r >= '0' && r <= '9':
			if digits++; digits > 3 {
				return 0
			}
		case (r == '-' || r == '–' || r == ':') && digits > 0 && n == 1 && i+1 < len(w):
			digits, n = 0, 2
		default:
			return 0
		}
	}
	if digits == 0 {
		return 0
	}
	return n
}

// scoreMark returns the mark of a line with the result of a game, which the reports of a round of
// games have above them.
func (l *Line) scoreMark(s string) (m frameMark) {
	if l.shape.Words <= 10 && l.shape.Signs&scan.Digit != 0 && scored(s) {
		return frameMark{key: scoreFrame, inHead: true, parts: true}
	}
	return m
}
