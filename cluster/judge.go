package cluster

import "onecopy/shingle"

// What two stories have in common, as far as the verdict needs it.
type evidence struct {
	overlap  shingle.Overlap
	shorter  int  // words of the shorter story
	longer   int  // words of the longer one
	run      int  // longest common run, words
	aligned  int  // words in the same order in both, with those in which a fact was changed
	changed  int  // distinct facts changed
	repeated bool // one of the stories repeats itself so much that its shingles say little
}

// The limits of the verdicts.
const (
	// Below briefWords a text is copied by nothing but the same words: "More to follow." is in many stories.
	briefWords = 8
	// Below storyWords an abridged copy must stand in the other without a break, and a changed word is no small edit.
	storyWords = 20
	// A shared passage is worth telling from this run on, or from this number of shingles if they are also this share of
	// one story. Fewer are two turns of phrase every paper uses.
	passageRun      = 12
	passageShingles = 6
	passageShare    = 0.05
	// Changed facts make a series when there are this many and one in so many aligned words. A corrected toll is one or
	// two facts in a whole story; a market report has one in every ten words.
	seriesFacts = 3
	seriesWords = 25
	// A series shares this much of its words in order even where its numbers break all shingles.
	seriesShare = 0.6
)

// judge gives the verdict on two stories that are not of the same words, "" where they share nothing worth telling.
func (e *evidence) judge(threshold float64) Verdict {
	if e.shorter < storyWords {
		if v := e.brief(threshold); v != "" {
			return v
		}
		return e.passage()
	}
	switch {
	case !e.similar(threshold):
		return e.passage()
	case e.series():
		return Series
	case e.changed > 0:
		return Revised
	case e.mutual(threshold):
		return Near
	}
	return Abridged
}

// brief judges texts too short to be told apart by what they share.
func (e *evidence) brief(threshold float64) Verdict {
	switch {
	case e.overlap.Jaccard >= threshold && e.changed == 0 && !e.repeated:
		return Near
	case e.shorter >= briefWords && e.run == e.shorter:
		return Abridged
	}
	return ""
}

// similar reports whether one story is found in the other. A word edited here and there breaks shingle.Width shingles each,
// so a share of words in order halfway between the threshold and 1 counts as much as the threshold in shingles. Where text
// repeats itself, a few shingles stand for many words, and the words in order must reach the threshold too.
func (e *evidence) similar(threshold float64) bool {
	if e.repeated {
		return reaches(max(e.aligned, e.run), e.shorter, threshold)
	}
	return max(e.overlap.AInB, e.overlap.BInA) >= threshold || reaches(e.aligned, e.shorter, (1+threshold)/2)
}

// mutual reports whether each of two similar stories is found in the other, so that neither is cut from the other.
func (e *evidence) mutual(threshold float64) bool {
	if e.repeated {
		return reaches(max(e.aligned, e.run), e.longer, threshold)
	}
	return min(e.overlap.AInB, e.overlap.BInA) >= threshold || reaches(e.aligned, e.longer, (1+threshold)/2)
}

func reaches(part, whole int, share float64) bool { return float64(part) >= share*float64(whole) }

// series reports whether so many facts differ that the stories tell different things in the same words.
func (e *evidence) series() bool {
	return e.changed >= seriesFacts && seriesWords*e.changed >= e.aligned
}

// passage judges stories of which neither is a copy.
func (e *evidence) passage() Verdict {
	switch {
	case e.series() && reaches(e.aligned, e.shorter, seriesShare):
		return Series
	case e.run >= passageRun, e.overlap.Shared >= passageShingles && max(e.overlap.AInB, e.overlap.BInA) >= passageShare:
		return Partial
	}
	return ""
}
