package run

import (
	"fmt"

	"onecopy/internal/phrase"
)

// Proof says what was proved, in lines.
func (v *Verification) Proof() (said []string) {
	say := func(format string, args ...any) { said = append(said, fmt.Sprintf(format, args...)) }
	if v.Sums {
		say("%s of OUT and %s are as the run left them; what they say was not looked at (--sums)",
			phrase.Count(v.SumTotals.Files, "file", "files"), phrase.Count(len(v.Made.Inputs), "input", "inputs"))
		return said
	}
	t := &v.Totals
	rest := phrase.Count(t.Blank, "byte", "bytes") + " of white space"
	if t.Syntax > 0 {
		rest += fmt.Sprintf(", %s of record syntax", phrase.Size(t.Syntax))
	}
	if t.Refused > 0 {
		rest += fmt.Sprintf(" (%s that could not be read)", phrase.Count(t.Refused, "line", "lines"))
	}
	for _, p := range []struct {
		n         int
		one, many string
	}{{t.Holes, "place of a packed file is", "places of packed files are"}, {t.Unread, "file is", "files are"}} {
		if p.n > 0 {
			say("%s as unreadable as the run has told", phrase.Count(p.n, p.one, p.many))
		}
	}
	cuts := phrase.Count(t.Cuts, "cut", "cuts")
	if n := t.Cuts - v.Made.Totals.CutSpans; n > 0 {
		cuts += fmt.Sprintf(" (%s in copies)", phrase.Thousands(n))
	}
	say("%s, %s and %s account for all %s of %s; corpus/ holds %s", phrase.Count(t.Stories, "story", "stories"), cuts,
		rest, phrase.Count(t.Bytes, "byte", "bytes"), phrase.Count(t.Files, "file", "files"), phrase.Count(t.Survivors, "survivor", "survivors"))
	if stories, copies, odd, ok := v.Sampled(); ok {
		unsure := ""
		if odd > 0 {
			unsure = fmt.Sprintf(" (%s that only all can decide were left out)", phrase.Count(odd, "story", "stories"))
		}
		sample := "a sample: "
		if v.Alone { // of all
			sample = ""
		}
		say("%s%s marked again%s, %s compared again, all the same", sample, phrase.Count(stories, "story", "stories"), unsure,
			phrase.Count(copies, "copy", "copies"))
	}
	if v.Proved {
		say("made again from the inputs, all %s of OUT are the same", phrase.Count(v.SumTotals.Files, "file", "files"))
	}
	return said
}
