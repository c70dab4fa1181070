package webpage

import "strconv"

// A group of clues, of which a line has one at most, or a few.
type group struct{ base, size int }

// clueNames are the names of all clues, by their number.
var clueNames []string

func groupOf(name string, values ...string) group {
	g := group{len(clueNames), len(values)}
	for _, v := range values {
		clueNames = append(clueNames, name+"/"+v)
	}
	return g
}

// by is a group of pairs: of a value of each of two groups.
func by(a, b group, name string) group {
	g := group{len(clueNames), a.size * b.size}
	for i := range a.size {
		for j := range b.size {
			clueNames = append(clueNames, name+"/"+last(clueNames[a.base+i])+" "+last(clueNames[b.base+j]))
		}
	}
	return g
}

func last(name string) string {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' {
			return name[i+1:]
		}
	}
	return name
}

func numbers(n int) (list []string) {
	for i := range n {
		list = append(list, strconv.Itoa(i))
	}
	return list
}

var sizes = []string{"short", "middling", "long"}

var levels = []string{"none", "very low", "low", "below half", "above half", "high", "very high"}

// The clues of the first pass say what a line is by itself and by what it stands in.
var (
	tagClues, wordClues, linkClues, endClues, sizeClues, commaClues, headClues, partClues, signClues, dataClues,
	descClues, besideClues, placeClues, wordsNear, wordsFar, wordsOwn, tagBySize, tagByLink, wordsByLink,
	wordsByEnd, commasBySize, headBySize, partBySize, signBySize, dataBySize, besideBySize, placeBySize,
	nearBySize, farBySize group
	firstCount int
)

// The clues of the second pass say what the lines around it and those built alike were in the
// first.
var (
	ownLevel, aboveLevel, belowLevel, above2Level, below2Level, aroundLevel, kindLevel, kindCount, mainClues,
	share1, share2, share3, density, betweenClue, parentLinks, parent2Links, sectionLinks, sectionMass,
	sectionShare, sectionAt, pageMass, sectionWords, ownByKind, aboveBySize, belowBySize, aroundBySize,
	aroundByOwn, aboveByBelow, mainBySize, mainByOwn, share1BySize, betweenBySize, linksBySection, massBySection,
	shareBySection, atBySection, atByLinks, atByMain, parentByLink, parentByOwn, pageByMain, pageByOwn,
	sectionBySize, tagBySection, kindBySize group
)

// What stands here in the order of its numbers is made when all tables of the package are there.
func init() {

	tagClues = groupOf("element", "p", "h1", "h2", "h3-h6", "li", "cell", "figcaption", "blockquote", "pre", "definition", "div", "section", "other")
	wordClues = groupOf("words", "1", "2-3", "4-6", "7-10", "11-15", "16-24", "25-39", "40-69", "70+")
	linkClues = groupOf("linked", "none", "to 15%", "to 40%", "to 70%", "to 95%", "all")
	endClues = groupOf("ends", "open", "as a sentence", "with a colon", "with a quote or dots")
	sizeClues = groupOf("size", sizes...)
	commaClues = groupOf("commas", "0", "1", "2+")
	headClues = groupOf("headline", "unknown", "far above", "right above", "itself", "1-3 above", "4-15 above", "16+ above")
	partClues = groupOf("fifth of the page", "1", "2", "3", "4", "5")
	signClues = groupOf("sign", "bar", "copyright", "half digits", "capitals", "lower case first", "bold", "part bold", "time", "after br", "said above", "quote first", "dash first", "mark at the end", "www", "hour", "year")
	dataClues = groupOf("JSON-LD", "no text", "has it", "has part", "has it not")
	descClues = groupOf("description", "none", "same", "other")
	besideClues = groupOf("beside", "prose above", "prose below", "prose 2 above", "prose 2 below", "heading above", "heading below", "links above", "links below")
	placeClues = groupOf("in", placeNames[:]...)
	wordsNear = groupOf("class near", keywordNames()...)
	wordsFar = groupOf("class around", keywordNames()...)
	wordsOwn = groupOf("class", keywordNames()...)

	tagBySize = by(tagClues, wordClues, "element and words")
	tagByLink = by(tagClues, linkClues, "element and links")
	wordsByLink = by(wordClues, linkClues, "words and links")
	wordsByEnd = by(wordClues, endClues, "words and end")
	commasBySize = by(commaClues, sizeClues, "commas and size")
	headBySize = by(headClues, sizeClues, "headline and size")
	partBySize = by(partClues, sizeClues, "place and size")
	signBySize = by(signClues, sizeClues, "sign and size")
	dataBySize = by(dataClues, sizeClues, "JSON-LD and size")
	besideBySize = by(besideClues, sizeClues, "beside and size")
	placeBySize = by(placeClues, sizeClues, "in and size")
	nearBySize = by(wordsNear, sizeClues, "class near and size")
	farBySize = by(wordsFar, sizeClues, "class around and size")
	firstCount = len(clueNames)
	secondGroups()
}

// secondGroups makes the groups of the second pass.
func secondGroups() {
	ownLevel = groupOf("first pass", numbers(12)...)
	aboveLevel = groupOf("above", levels...)
	belowLevel = groupOf("below", levels...)
	above2Level = groupOf("2 above", levels...)
	below2Level = groupOf("2 below", levels...)
	aroundLevel = groupOf("around", levels...)
	kindLevel = groupOf("built alike", levels...)
	kindCount = groupOf("built alike in number", "1", "2-3", "4-9", "10+")
	mainClues = groupOf("story's element", "in it", "child of it", "deeper in it", "outside", "there is none")
	share1 = groupOf("share of parent", numbers(6)...)
	share2 = groupOf("share of 2nd parent", numbers(6)...)
	share3 = groupOf("share of 3rd parent", numbers(6)...)
	density = groupOf("density of parent", levels...)
	betweenClue = groupOf("likely prose", "above and below", "below only", "right below", "above only", "right above", "nowhere")

	parentLinks = groupOf("links in parent", "none", "to 10%", "to 30%", "to 60%", "to 90%", "all")
	parent2Links = groupOf("links in 2nd parent", "none", "to 10%", "to 30%", "to 60%", "to 90%", "all")
	sectionLinks = groupOf("links in part", "none", "to 10%", "to 30%", "to 60%", "to 90%", "all", "no part")
	sectionMass = groupOf("density of part", append(levels, "no part")...)
	sectionShare = groupOf("share of part", append(numbers(6), "no part")...)
	sectionAt = groupOf("part stands", "above prose", "first prose", "among prose", "last prose", "right below prose", "far below prose", "no part")
	pageMass = groupOf("likely words of page", "to 50", "to 120", "to 250", "to 500", "more")
	sectionWords = groupOf("class of part", keywordNames()...)

	ownByKind = by(ownLevel, kindLevel, "first pass and built alike")
	aboveBySize = by(aboveLevel, sizeClues, "above and size")
	belowBySize = by(belowLevel, sizeClues, "below and size")
	aroundBySize = by(aroundLevel, sizeClues, "around and size")
	aroundByOwn = by(aroundLevel, ownLevel, "around and first pass")
	aboveByBelow = by(aboveLevel, belowLevel, "above and below")
	mainBySize = by(mainClues, sizeClues, "story's element and size")
	mainByOwn = by(mainClues, ownLevel, "story's element and first pass")
	share1BySize = by(share1, sizeClues, "share of parent and size")
	betweenBySize = by(betweenClue, sizeClues, "likely prose and size")
	linksBySection = by(sectionLinks, ownLevel, "links in part and first pass")
	massBySection = by(sectionMass, sizeClues, "density of part and size")
	shareBySection = by(sectionShare, sizeClues, "share of part and size")
	atBySection = by(sectionAt, sizeClues, "part and size")
	atByLinks = by(sectionAt, sectionLinks, "part and links")
	atByMain = by(sectionAt, ownLevel, "part and first pass")
	parentByLink = by(parentLinks, linkClues, "links in parent and own")
	parentByOwn = by(parentLinks, ownLevel, "links in parent and first pass")
	pageByMain = by(pageMass, mainClues, "likely words and story's element")
	pageByOwn = by(pageMass, ownLevel, "likely words and first pass")
	sectionBySize = by(sectionWords, sizeClues, "class of part and size")
	tagBySection = by(tagClues, sectionLinks, "element and links in part")
	kindBySize = by(kindLevel, sizeClues, "built alike and size")
}

func keywordNames() (list []string) {
	for _, g := range keywordList {
		list = append(list, firstWord(g))
	}
	return list
}
