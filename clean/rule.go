package clean

import (
	_ "embed" // for index.txt
	"slices"
	"sync"

	"onecopy/clean/internal/pattern"
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

// A ruleTable is rules in order of precedence, compiled to be matched with lines.
type ruleTable struct {
	rules []*Rule
	own   int // how many of them, the first, are the user's own
	set   *pattern.Patterns
}

// index is what the patterns of the shipped rules require. To read that from the patterns takes .4 s,
// which each start would wait; to read the index takes a ninetieth of it. An index written for other
// rules is not used, so that a rule which is added or changed works at once. "go test ./clean
// -update" writes it anew.
//
//go:embed index.txt
var index string

// builtin is the table of the rules that come with the package.
var builtin = sync.OnceValue(func() *ruleTable { return newRuleTable(Rules(), index, nil) })

// newRuleTable compiles rules, which come before those of another table. It panics if a pattern is
// none of RE2.
func newRuleTable(rules []*Rule, index string, behind *ruleTable) *ruleTable {
	t := &ruleTable{rules: rules}
	var rest *pattern.Patterns
	if behind != nil {
		t.rules, t.own, rest = slices.Concat(rules, behind.rules), len(rules), behind.set
	}
	set, err := pattern.Compile(specsOf(rules), index, rest)
	if err != nil {
		panic("clean: " + err.Error())
	}
	t.set = set
	return t
}

// specsOf returns the patterns of rules for the matcher.
func specsOf(rules []*Rule) []pattern.Spec {
	specs := make([]pattern.Spec, len(rules))
	for i, r := range rules {
		specs[i] = pattern.Spec{Name: r.Name, Pattern: r.Pattern, Words: int(r.most())}
	}
	return specs
}

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
