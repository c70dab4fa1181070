package check

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
	"onecopy/report"
)

// A copyRule says of a verdict what makes it, with a story that has it beside an older one, and one
// that just has it not.
type copyRule struct{ verdict, why, pattern, finds, misses string }

// olderExample is the older story of the examples.
const olderExample = ferryLead + " Forty people were rescued by two fishing boats, the coast guard said." + ferryEnd

const (
	ferryLead = "The ferry to Ven sank on Monday off the port of Malmö."
	ferryEnd  = " All of them were taken to the hospital of the town. Divers will look for the cause when the storm is over, and the line stays closed."
)

var copyRuleTable = []copyRule{
	{"identical", "the words of an older story", "the same words in the same order, with the same signs beside numbers",
		strings.ToUpper(olderExample), ferryLead + ferryEnd},
	{"near", "an older story, in nearly the same words", "--threshold of its shingles are in the older one, and of that one's in it, and no fact is changed",
		olderExample + " Tickets are refunded.", ferryLead + ferryEnd},
	{"abridged", "a part of an older story, or one that has an older one in it", "--threshold of the shingles of one are in the other, but not the other way round, and no fact is changed",
		ferryLead + " Forty people were rescued by two fishing boats, the coast guard said. All of them were taken to the hospital of the town.",
		"A ferry went down off Malmö, and some forty passengers were brought ashore by fishermen, who had seen the smoke and turned back to help them."},
	{"revised", "an older story in which facts are changed", "as near or abridged, but a figure, a date, a name or another fact is changed; each is told",
		ferryLead + " Fifty people were rescued by two fishing boats, the coast guard said." + ferryEnd, olderExample + " Tickets are refunded."},
}

// A placeRule says of a rule of findings that are of no story what makes them, with a line that is
// one on a page, and one much like it that is not.
type placeRule struct{ name, why, pattern, page, finds, misses string }

var placeRuleTable = []placeRule{
	{string(report.Unreadable), "a file, or a place in one, that could not be read as it should", "bytes that are not of the encoding, a line of records that is none, a format that a check does not read",
		"", `{"id": 7, "text": "The council voted on Tuesday to close the bridge.`, `{"id": 7, "text": "The council voted on Tuesday to close the bridge."}`},
	{stale, "an entry of the baseline that matches nothing any more, or less than it allows", "its fingerprint is of fewer findings than it counts, in files that were looked at",
		"Share this article", "bce2e29073bb494e  2  page.txt: Share this article [share/this-article]", "bce2e29073bb494e  1  page.txt: Share this article [share/this-article]"},
}

// stale is the rule of entries of the baseline, which are told beside the findings.
const stale = "stale"

// ExplainRules writes what there is to say of the rule of that name, or of all in a category, which
// ends in a slash, in lines of so many columns if that is above 0. Own rules are those of --rules.
func ExplainRules(w io.Writer, name string, own []*clean.Rule, width int) error {
	for _, r := range copyRuleTable {
		if name == r.verdict+copySuffix || name == string(report.Repeated)+"/" {
			explain(w, width, r.verdict+copySuffix, r.why, "", [][2]string{{"fix", string(report.NoFix)}, {"pattern", r.pattern}, {"older", olderExample}, {"finds", r.finds}, {"leaves", r.misses}})
			if name != string(report.Repeated)+"/" {
				return nil
			}
		}
	}
	for _, r := range placeRuleTable {
		if name == r.name {
			explain(w, width, name, r.why, "", [][2]string{{"fix", string(report.NoFix)}, {"pattern", r.pattern}, {"page", r.page}, {"finds", r.finds}, {"leaves", r.misses}})
			return nil
		}
	}
	shown := name == string(report.Repeated)+"/"
	for _, r := range slices.Concat(own, clean.Rules()) {
		if r.Name == name || strings.HasSuffix(name, "/") && strings.HasPrefix(r.Name, name) {
			shown = true
			page := pagesOf()[r.Name]
			rows := [][2]string{{"fix", string(r.Fix())}, {"pattern", cmp.Or(r.Pattern, page.instead(r.Name))}, {"cuts", r.Example}, {"keeps", r.Miss}}
			explain(w, width, r.Name, r.Why, r.Pattern, rows)
			if page != nil && r.Name == name {
				page.write(w, width)
			}
		}
	}
	if shown {
		return nil
	}
	return NoRule("no file and no rule", name)
}

// explain writes a rule with what there is of the rows. The pattern of a rule of marking, whole, is
// not broken: a blank in it counts.
func explain(w io.Writer, width int, name, why, whole string, rows [][2]string) {
	fmt.Fprintln(w, phrase.Wrap(name+": "+why, width))
	for _, r := range rows {
		line := fmt.Sprintf("  %-8s %s", r[0], r[1])
		if r[1] != whole {
			line = phrase.WrapBelow(line, width, strings.Repeat(" ", 11))
		}
		if r[1] != "" {
			fmt.Fprintln(w, line)
		}
	}
}

// NoRule is the error that nothing of what was looked for has a name.
func NoRule(what, name string) error {
	names := []string{string(report.Repeated) + "/"}
	for _, c := range clean.Categories() {
		names = append(names, c.String()+"/")
	}
	return hint.Unknown(name, append(append(names, stale), RuleNames()...), "a rule's name is category/shape; \"onecopy explain caption/\" shows all of a category", "%s is called %s", what, name)
}

// copyRules names the rules of repeated stories.
func copyRules() (names []string) {
	for _, r := range copyRuleTable {
		names = append(names, r.verdict+copySuffix)
	}
	return names
}

// RuleNames names every rule that a finding may have but those of a file of own rules.
func RuleNames() []string {
	names := append(copyRules(), string(report.Unreadable))
	for _, r := range clean.Rules() {
		names = append(names, r.Name)
	}
	return names
}

// copySuffix makes of a verdict the rule of a repeated story: near-copy.
const copySuffix = "-copy"

// Kinds names the kinds of findings.
func Kinds() []string {
	return []string{string(report.Repeated), string(report.Boilerplate), string(report.Unreadable)}
}
