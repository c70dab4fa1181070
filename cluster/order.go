package cluster

import (
	"cmp"
	"fmt"

	"onecopy/corpus"
)

// survives is negative if a stays rather than b: the senior one, then the most complete clean body,
// then the one that needed the fewest cuts, then one that was not taken out of markup, then the
// earliest known date, then the first id. Completeness comes first because a shorter copy has lost
// something; it is counted after cleaning and without datelines, so a page wins neither by its
// boilerplate nor by the names of agency and town. Markup comes before dates: a feed or page always
// says a day and a text of the same words hardly ever, and the text is what somebody has made of it
// already. It is not a cut, as tags hold nothing that a reader would miss, and their number says
// nothing about what was lost.
func survives(a, b *Doc) int {
	return cmp.Or(
		cmp.Compare(b.Senior, a.Senior),
		cmp.Compare(b.Sketch.Words, a.Sketch.Words),
		cmp.Compare(a.Cuts, b.Cuts),
		plainFirst(a.Markup, b.Markup),
		earlier(a.Published, b.Published),
		corpus.CompareIDs(a.ID, b.ID),
	)
}

// plainFirst puts what was not taken out of markup before what was.
func plainFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// earlier compares ISO 8601 dates as text; a known date comes before an unknown one.
func earlier(a, b string) int {
	if a == "" || b == "" {
		return cmp.Compare(len(b), len(a))
	}
	return cmp.Compare(a, b)
}

// why says for people what put the survivor before the best of its copies, the one that would stay
// without it.
func why(survivor, next *Doc) string {
	switch {
	case survivor.Senior != next.Senior:
		return "there before"
	case survivor.Sketch.Words != next.Sketch.Words:
		return fmt.Sprintf("most complete: %d words%s, next %d", survivor.Sketch.Words, undated(survivor, next), next.Sketch.Words)
	case survivor.Cuts != next.Cuts:
		return fmt.Sprintf("fewest lines cut: %d against %d", survivor.Cuts, next.Cuts)
	case survivor.Markup != next.Markup:
		return "as clean text: the next was taken out of markup"
	case survivor.Published != next.Published:
		return "earliest: " + survivor.Published
	}
	return "first by path"
}

// undated says what words are not counted, where two stories have them: their sum is then not that
// of the clean body.
func undated(a, b *Doc) string {
	if a.Words == a.Sketch.Words && b.Words == b.Sketch.Words {
		return ""
	}
	return " without dateline"
}

// onlyStory is the reason of a story without copies.
const onlyStory = "only story"
