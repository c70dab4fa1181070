package cluster

import "onecopy/shingle"

// What two stories have in common, as far as the verdict needs it.
type evidence struct {
	overlap  shingle.Overlap
	shingles int  // of the shorter story
	shorter  int  // words of the shorter story
	longer   int  // words of the longer one
	run      int  // longest common run, words
	aligned  int  // words in the same order in both, with those in which a fact was changed
	before   int  // words that the longer story has before the shorter one begins in it
	repeated bool // one of the stories repeats itself so much that its shingles say little
	far      bool // they share so few shingles that facts were not read

	changed int // distinct facts changed
	figures int // those of them that are numbers
	places  int // replacements that changed them
	kept    int // facts in the aligned words that both have; counted where seriesFacts or more changed
	sums    int // those of them that are numbers

	dated  bool // a day, month or period in the lead changed
	period bool // it is a day of a month, or that of a period such as a week
	other  bool // and a name and a number in the lead did too
	moved  int  // changed numbers in figures that are not dates
	stayed int  // such numbers in the aligned words that both have, counted where a date in the lead changed
	edits  int  // distinct changes of other kinds; counted where one story is a copy of the other
}

// The limits of the verdicts.
const (
	// Below briefWords a text is copied by nothing but the same words: "More to follow." is in many
	// stories.
	briefWords = 8
	// Below storyWords an abridged copy must stand in the other without a break, and a changed word
	// is not a small edit.
	StoryWords = 20
	// A shared passage is worth telling from this run on, or from this number of shingles if they
	// are also this share of one story. Fewer are two turns of phrase every paper uses.
	passageRun      = 12
	passageShingles = 6
	passageShare    = 0.05
	// A story of which so much is found in another one is that other one with a tail or a lead of
	// its own. By shingles the second half of a story is a little less than half of it.
	quotedShare = 0.45
	// A story that has this many words before another one begins in it has a lead of its own. What
	// cleaning leaves above a lead has fewer: two captions had 56. Of 1,082 stories with the first
	// paragraph of another one quoted in them 5 are joined to that one, 23 without this rule; at 20
	// words fewer are, but 40 of 5,947 true copies are lost.
	leadWords = 60
	// A series shares this much of its words in order even where its numbers break all shingles.
	seriesShare = 0.6
	// Words in order make copies only where the shingles come this near the threshold. Of pairs
	// nearly all of whose words agree those below are one event written twice, or two issues of one
	// form: on 6,298 agency stories .05 and .10 are as precise (.951), .15 is not (.937).
	slack = 0.10
)

// Of stories longer than gapMax words that share less than farShare of their shingles neither is a
// copy of the other, but where styleShare of their words stand in the same order. So facts are not
// read: of 14,034 copies among 36,600 agency stories and pages one had less than half, .26 with all
// its figures written otherwise. They are issues of a series where seriesShare of the words stand
// in the same order, whatever is changed.
const farShare = 0.2

// The limits of series: what parts a market report from a story with its figures corrected.
// Measured on 4,000 agency stories of 80 words or more with 2 to 5 facts altered, and on 164 pairs
// of agency reports of one form: in the reports one fact changed in 7 to 25 words and 20 to 77 % of
// the facts did; in the altered stories one in 16 words or more, and 2 to 50 %.
const (
	seriesFacts = 3  // fewer changed facts are corrections
	seriesWords = 25 // one changed fact in so many aligned words makes a series ...
	seriesPart  = 6  // ... if one fact in so many is changed
	seriesMajor = 3  // one fact in so many changed makes a series of any length

	// Stories alike in this share of their words are corrected, not filled in anew, where this many
	// facts are changed at most, no more than are kept, and one in so many words or fewer. Where as
	// many numbers as formFigures are changed, and not a quarter as many kept, the story is a form
	// all the same.
	correctedShare = 0.97
	correctedFacts = 5
	correctedWords = 16
	formFigures    = 4

	// Issues of a bulletin share this much of their words in order, and stories whose numbers are
	// written in another style this much before those are counted.
	issueShare = 0.85
	styleShare = 0.7
)

// judge returns the verdict on two stories that are not of the same words, "" where they share
// nothing worth telling.
func (e *evidence) judge(threshold float64) Verdict {
	if e.shorter < StoryWords {
		if v := e.brief(threshold); v != "" {
			return v
		}
		return e.passage()
	}
	switch {
	case !e.similar(threshold), e.quoted():
		return e.passage()
	case e.series():
		return seriesIssue
	case e.changed+e.edits > 0:
		return revisedCopy
	case e.mutual(threshold):
		return nearCopy
	}
	return abridgedCopy
}

// brief judges texts too short to be told apart by what they share.
func (e *evidence) brief(threshold float64) Verdict {
	switch {
	case e.overlap.Jaccard >= threshold && e.changed+e.edits == 0 && !e.repeated:
		return nearCopy
	case e.shorter >= briefWords && e.run == e.shorter:
		return abridgedCopy
	}
	return ""
}

// similar reports whether one story is found in the other. A word edited here and there breaks
// shingle.Width shingles each, so a share of words in order halfway between the threshold and 1
// counts as much as the threshold in shingles, if those are nearly as many when the ones that
// changed facts break are counted in. Where text repeats itself, a few shingles stand for many
// words, and the words in order must reach the threshold too.
func (e *evidence) similar(threshold float64) bool {
	if e.repeated {
		return reaches(max(e.aligned, e.run), e.shorter, threshold)
	}
	return max(e.overlap.AInB, e.overlap.BInA) >= threshold ||
		reaches(e.aligned, e.shorter, (1+threshold)/2) && reaches(e.overlap.Shared+shingle.Width*e.places, e.shingles, threshold-slack)
}

// mutual reports whether each of two similar stories is found in the other, so that neither is cut
// from the other.
func (e *evidence) mutual(threshold float64) bool {
	if e.repeated {
		return reaches(max(e.aligned, e.run), e.longer, threshold)
	}
	return min(e.overlap.AInB, e.overlap.BInA) >= threshold || reaches(e.aligned, e.longer, (1+threshold)/2)
}

// quoted reports whether one story stands in another that is about something else: that one has
// more words of its own, and a lead of its own before them. What is cut from a story has its
// beginning or is most of it; a paper that writes a new lead does so in the place of the old one.
func (e *evidence) quoted() bool {
	return !e.repeated && e.overlap.BInA < quotedShare && e.before >= leadWords
}

func reaches(part, whole int, share float64) bool { return float64(part) >= share*float64(whole) }

// series reports whether so many facts differ that the stories tell different things in the same
// words.
func (e *evidence) series() bool {
	all := e.changed + e.kept
	switch {
	case e.issue():
		return true
	case e.changed < seriesFacts || e.corrected():
		return false
	case seriesMajor*e.changed >= all:
		return true
	}
	return seriesWords*e.changed >= e.aligned && seriesPart*e.changed >= all
}

// issue reports whether the stories are two issues of a bulletin: the date in the lead changed, and
// with it the figures, all of them, or two and no fewer than stayed; one is enough where the date
// has a number or is that of a period. What stays is told every day, such as a price that did not
// move. Of a weather report words count as figures do, if all that changed is dense enough for a
// series. A lead with another date, another name and another figure is that of another event.
func (e *evidence) issue() bool {
	figures := e.moved > 0 && e.stayed == 0 || (e.moved > 1 || e.moved > 0 && e.period) && e.moved >= e.stayed
	values := e.edits > 0 && e.moved > 0 && e.moved+e.edits >= e.stayed && seriesWords*(1+e.moved+e.edits) >= e.aligned
	return e.dated && (figures || values || e.other) && reaches(e.aligned, e.longer, issueShare)
}

// reads reports whether the verdict depends on what else is changed than the facts of a series.
func (e *evidence) reads(threshold float64) bool {
	if e.shorter < StoryWords {
		return e.overlap.Jaccard >= threshold
	}
	return e.similar(threshold) && !e.quoted() && !e.series()
}

// corrected reports whether the stories differ in a few facts and in nothing else.
func (e *evidence) corrected() bool {
	form := e.figures >= formFigures && 4*e.sums < e.figures
	return !form && e.changed <= correctedFacts && e.changed <= e.kept && correctedWords*e.changed <= e.aligned && reaches(e.aligned, e.longer, correctedShare)
}

// passage judges stories of which neither is a copy.
func (e *evidence) passage() Verdict {
	switch {
	case (e.far || e.series()) && reaches(e.aligned, e.shorter, seriesShare):
		return seriesIssue
	case e.run >= passageRun, e.overlap.Shared >= passageShingles && max(e.overlap.AInB, e.overlap.BInA) >= passageShare:
		return sharedPart
	}
	return ""
}
