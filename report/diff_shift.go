package report

import "strings"

// shiftChanges moves text that was only put in, or only left out, to where a reader would say it
// stands. Of "He left. She stayed. All wept." without its middle sentence a comparison may say that
// ". She stayed" is missing; moved, it says "She stayed. ".
func shiftChanges(a, b string, in []stretch) {
	for i := 1; i+1 < len(in); i++ {
		s, before := &in[i], &in[i-1]
		from := stretch{}
		if i > 1 {
			from = in[i-2]
		}
		switch {
		case s.same || in[i+1].a == s.a: // nothing equal after it
		case s.a == before.a:
			by := best(b, from.b, before.b, s.b, in[i+1].b)
			before.a, before.b, s.a, s.b = before.a+by, before.b+by, s.a+by, s.b+by
		case s.b == before.b:
			by := best(a, from.a, before.a, s.a, in[i+1].a)
			before.a, before.b, s.a, s.b = before.a+by, before.b+by, s.a+by, s.b+by
		}
	}
}

// farthest is how many bytes a change is moved at most.
const farthest = 400

// best returns how far to move the change text[lo:hi], which stands between equal text that reaches
// down to first and up to last: to the place that begins a paragraph, else a sentence, else a word,
// and of several to the first.
func best(text string, first, lo, hi, last int) int {
	down := lo
	for down > max(first+1, lo-farthest) && text[down-1] == text[hi-(lo-down)-1] {
		down--
	}
	up := lo
	for up < lo+min(farthest, last-hi-1) && text[up] == text[hi+up-lo] {
		up++
	}
	place, points := lo, opens(text, lo)
	for at := max(first, down-farthest); at <= up; {
		if at >= down && at > first && opens(text, at) > points {
			place, points = at, opens(text, at)
		}
		n, _ := next(text[at:])
		at += n
	}
	return place - lo
}

// opens grades a place by what begins there: a paragraph, a sentence, a word, nothing.
func opens(text string, at int) int {
	before, after := text[:at], text[at:]
	switch {
	case strings.HasSuffix(before, "\n") || strings.HasPrefix(after, "\n"):
		return 3
	case endsSentence(before) && strings.HasPrefix(after, " "), strings.HasSuffix(before, " ") && endsSentence(before[:at-1]):
		return 2
	case strings.HasSuffix(before, " ") || strings.HasPrefix(after, " "):
		return 1
	}
	return 0
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"”’»)")
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".!?")
}
