package clean

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"sync"
)

// A Rule is one row of the rule table: the shape of a line that is not story.
//
// A row with a Pattern is about the words of a line alone. Its first submatch, where it has one, is the part of the line
// that is cut; else the whole line is. Rows without Pattern are found by the lines around them; they stand in the table so
// that their names and reasons are listed with the rest.
type Rule struct {
	Name     string // category/shape, unique
	Category Role
	Why      string // one clause a reader of the report understands
	Place    Place
	Header   bool   // headlines of other stories stand below such a line
	Most     int    // most words such a line has; 0 means 30
	Pattern  string // RE2, over the trimmed line
	Example  string // a line it must find
	Miss     string // a line much like it that it must leave alone

	once, built sync.Once
	re          *regexp.Regexp
	first       *step // of its program
}

// Place is where on a page a rule holds.
type Place uint8

// The places. The words of most furniture are found nowhere else; some are story words unless they stand at an end of it.
const (
	Anywhere Place = iota
	Top            // between the headline and the first paragraph, or above the headline
	Tail           // after the last paragraph
	Ends           // Top or Tail
)

// builtin is the table of the rules that come with the package.
var builtin = sync.OnceValue(func() *table { return newTable(Rules(), rowsFor(Rules(), index)) })

// contextRows are the rules that look at the lines around a line, or at what a pattern has found on it.
var contextRows = []*Rule{
	credited, creditLine, glued, sides, closing, aboveCredit, underCredit, captionEcho, altText, playerTitle, listItem, keywordLine, headlineEcho, bioCard, ofByline, footTerms, thread,
	relatedTeaser, commentBrief, relatedUnit, relatedTitle, termsLine, linkList,
	arrowLine, behindLine, datedLine, namedLine, makerLine, nextMaker, whenLine, whoWhen, besideLine, runHead,
	chrome, steer, fieldLine, fieldName, caretLine, caretSigns,
	outsideAbove, outsideBelow, outsideBetween, outsideTeaser, outsideComment, outsideNotice, outsideMenu, Learned,
	headerLine, headerName, headerDate, headerAuthor, addressLine, addressDate, envelopeLine, boxEscape, quotedHeader, signature, mimeLine,
	codedPart, attachment, alternative, softBreak, frontLine, archiveField, archiveDate, archiveAuthor, letterLine, letterDate, contactLine, invisible, brokenWord,
}

// Rules lists the built-in rules in order of precedence.
func Rules() []*Rule {
	return slices.Concat(shipped.rules, contextRows, markupRows)
}

// usual is how many words a line has at most that a rule with no Most finds.
const usual = 30

func (r *Rule) most() int32 {
	if r.Most == 0 {
		return usual
	}
	return int32(r.Most)
}

// compiled gives the pattern for package regexp.
func (r *Rule) compiled() *regexp.Regexp {
	r.once.Do(func() { r.re = regexp.MustCompile(r.Pattern) })
	return r.re
}

// program gives the program of the pattern, nil if the pattern is too large for one. It is made when it is first asked for: made and kept
// for all rules, the syntax trees were 7 MB for the garbage collector to walk through, a sixth of the time of marking.
func (r *Rule) program() *step {
	r.built.Do(func() {
		if re, err := syntax.Parse(r.Pattern, syntax.Perl); err == nil {
			r.first = assemble(re)
		}
	})
	return r.first
}

// find gives the part of line that the rule's pattern cuts.
func (r *Rule) find(line string) (from, to int, ok bool) {
	m := r.compiled().FindStringSubmatchIndex(line)
	if m == nil {
		return 0, 0, false
	}
	for n := 2; n < len(m); n += 2 { // each of several patterns may have a group: the one that found the line says what is cut
		if m[n] >= 0 {
			return m[n], m[n+1], true
		}
	}
	return 0, len(line), true
}
