package clean

import (
	_ "embed" // for index.txt
	"slices"
	"sync"
)

// index is what the patterns of the shipped rules require. To read that from the patterns takes .4
// s, which each start would wait; to read the index takes a ninetieth of it. An index written for
// other rules is not used, so that a rule which is added or changed works at once. "go test ./clean
// -update" writes it again.
//
//go:embed index.txt
var index string

// builtin is the table of the rules that come with the package.
var builtin = sync.OnceValue(func() *ruleTable { return newRuleTable(Rules(), index, nil) })

// contextRows are the rules that look at the lines around a line, or at what a pattern has found on
// it.
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
	return slices.Concat(shipped.rules, contextRows, markupRows, tellRows)
}
