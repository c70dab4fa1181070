package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// What GitHub takes of a SARIF file: a run with more results is refused, and of those taken only
// the gravest are shown.
const (
	mostResults   = 25_000
	mostDisplayed = 5_000
)

// writeSARIF writes a log of the Static Analysis Results Interchange Format 2.1.0 (OASIS, 2020).
// Findings that the baseline has are in it as suppressed and unchanged. It has no fingerprint of
// the name that GitHub reads: its upload makes that itself and warns of another's.
func writeSARIF(w io.Writer, c *Check, o CheckOptions) error {
	var all []*Finding
	for i := range c.Findings {
		all = append(all, &c.Findings[i])
	}
	all = append(all, c.outdated()...)
	total := len(all)
	if total > mostResults {
		all = gravest(all)[:mostResults]
	}
	rules, index := sarifRules(all, append(slices.Clone(c.Rules), o.Rules...))
	baselined := c.Baseline != "" || c.Totals.Known > 0 || slices.ContainsFunc(all, func(f *Finding) bool { return f.Known })
	results := make([]sarifResult, len(all))
	for i, f := range all {
		results[i] = sarifResultOf(f, index[f.Rule])
		if baselined {
			results[i].settle(f.Known)
		}
	}
	return indented(w, sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0",
		Runs: []sarifRun{{
			Tool:        sarifTool{sarifDriver{"onecopy", o.Version, rules}},
			Invocations: []sarifInvocation{{c.Totals.Unreadable == 0, limits(total)}},
			Bases:       sarifBases, ColumnKind: "unicodeCodePoints", Results: results,
		}},
	})
}

// limits tells of results that are left out, or that GitHub will not show.
func limits(total int) []sarifNotification {
	switch {
	case total > mostResults:
		return []sarifNotification{{"warning", sarifText{fmt.Sprintf(
			"%s of %s are left out, as a run may have %s; the gravest and largest are here", counted(total-mostResults, "finding"), grouped(total), grouped(mostResults))}}}
	case total > mostDisplayed:
		return []sarifNotification{{"note", sarifText{fmt.Sprintf("GitHub shows the gravest %s of these %s", grouped(mostDisplayed), counted(total, "finding"))}}}
	}
	return nil
}

// The places that paths are relative to. Where they lie is known to whoever ran the check.
const (
	srcRoot = "%SRCROOT%"
	archive = "ARCHIVE"
)

var sarifBases = map[string]sarifBase{
	archive: {sarifText{"what the files were checked against"}},
	srcRoot: {sarifText{"the folder in which the check ran"}},
}

func sarifResultOf(f *Finding, rule int) sarifResult {
	r := sarifResult{
		Rule: f.rule(), Index: rule, Level: f.level().sarif(), Message: sarifText{sarifMessage(f)},
		Locations: []sarifLocation{{Physical: sarifPlace(f.At, srcRoot, f.Text)}}, Properties: sarifMend{f.fix()},
	}
	if f.Fingerprint != "" {
		r.Partial = map[string]string{"onecopy/v1": line(f.Fingerprint, 64)}
	}
	if o := f.Other; o != nil {
		base := srcRoot
		if o.Archived {
			base = archive
		}
		says := "the story it repeats"
		if o.Headline != "" {
			says += ": " + quoted(o.Headline)
		}
		r.Related = []sarifLocation{{ID: otherID, Physical: sarifPlace(o.At, base, ""), Message: &sarifText{sarifPlain(says)}}}
	}
	return r
}

// otherID is the number by which a message links to the other story.
const otherID = 1

// sarifMessage links the place of the other story, where the message names it.
func sarifMessage(f *Finding) string {
	says := f.said()
	if f.Other == nil {
		return sarifPlain(says)
	}
	at := f.Other.At.Start()
	before, after, ok := strings.Cut(says, at)
	if !ok {
		return sarifPlain(says)
	}
	return sarifPlain(before) + fmt.Sprintf("[%s](%d)", linkSigns.Replace(sarifPlain(at)), otherID) + sarifPlain(after)
}

var (
	plainSigns = strings.NewReplacer("{", "{{", "}", "}}", "](", "]"+joiner+"(")
	linkSigns  = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`)
)

// sarifPlain keeps words of the input from being placeholders or links of a message (SARIF 2.1.0,
// 3.11.5 and 3.11.6).
func sarifPlain(s string) string { return plainSigns.Replace(s) }

// sarifPlace returns a place. A whole file begins at its first line, as GitHub wants a region.
func sarifPlace(p Location, base, snippet string) sarifPhysical {
	region := sarifRegion{Line: max(p.Line, 1), Column: p.Column, EndLine: p.EndLine, EndColumn: p.EndColumn}
	if p.Line <= 0 || region.EndLine < region.Line {
		region = sarifRegion{Line: region.Line}
	}
	if region.Column <= 0 || region.EndColumn <= 0 || region.EndLine == region.Line && region.EndColumn < region.Column {
		region.Column, region.EndColumn = 0, 0
	}
	if snippet != "" {
		region.Snippet = &sarifText{clip(plain(clipBytes(snippet, 4096)), 1000)}
	}
	return sarifPhysical{sarifArtifact{uri(p.Source), base}, region}
}

// uri writes a path as a relative reference (RFC 3986): every byte that is not unreserved or a
// slash is percent-encoded, so no name can be read as a scheme, a host or a query.
func uri(path string) string {
	if strings.HasPrefix(path, "/") {
		path = "." + path // an absolute path would be another authority's; sources are relative
	}
	var b strings.Builder
	for i := range len(path) {
		switch c := path[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9', strings.IndexByte("-._~/", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// sarifRules returns the rules of the findings with their help, by name, and the place of each.
func sarifRules(all []*Finding, known []RuleEntry) ([]sarifRule, map[string]int) {
	kinds := map[string]Kind{}
	for _, f := range all {
		kinds[f.Rule] = f.Kind
	}
	out, index := []sarifRule{}, map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		index[name] = len(out)
		out = append(out, sarifRuleOf(name, kinds[name].level(), known))
	}
	return out, index
}

// ruleHelp says what the rules of the command itself mean; the marking rules bring their own
// reasons.
var ruleHelp = map[string]string{
	"identical-copy": "The same words as a story that is there already.",
	"near-copy":      "A story that is there already, with small edits.",
	"abridged-copy":  "One of two stories is cut from the other.",
	"revised-copy":   "A story that is there already, with facts changed.",
	"unreadable":     "A file or a place in it that could not be read as it should.",
	"stale":          "An entry of the baseline that findings no longer match. onecopy check --update-baseline removes it.",
}

func sarifRuleOf(name string, l level, known []RuleEntry) sarifRule {
	says, category := ruleHelp[name], ""
	if i := slices.IndexFunc(known, func(r RuleEntry) bool { return r.Name == name && r.Category != "" }); i >= 0 { // a repeat is of no category
		category = line(known[i].Category, 30)
		says = "Not story (" + category + "): " + line(known[i].Why, 200) + "."
	}
	if says == "" {
		says = "Found by the rule " + line(name, 100) + "."
	}
	r := sarifRule{ID: line(name, 100), Short: sarifText{sarifPlain(says)}, Full: sarifText{sarifPlain(says)}, Config: sarifConfig{l.sarif()}}
	r.Help = sarifText{sarifPlain(says + advice(category))}
	if category != "" {
		r.Properties = &sarifTags{[]string{category}}
	}
	return r
}

func advice(category string) string {
	if category == "" {
		return ""
	}
	return " onecopy explain shows the rule; onecopy check --fix cuts what of it is safe."
}
