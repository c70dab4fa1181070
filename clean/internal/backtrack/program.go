package backtrack

import (
	"math/bits"
	"regexp/syntax"
	"slices"
)

// A step of a program: what must stand at a place of a line, and the step that follows, nil at the
// end of a match.
//
// Package regexp answers in time linear in the line whatever the pattern, and pays for that: a
// pattern with counted repeats, as nearly all rules are, is unrolled to over 500 instructions and
// then simulated. Rules are short lines with literals at their head, so trying one way after the
// other matches or refuses them in .2 to .5 µs. A program gives the same answer as package regexp,
// the group included (see FuzzExpr), or none when its budget is used up. What it saves is in the
// README.md of package pattern.
type step struct {
	op       op
	lazy     bool     // a run that takes as little as it can
	sure     bool     // a run that can only end where its characters do, since no match goes on with one of them
	last     bool     // the match can go on where the line ends
	min, max int16    // characters of a run; max is -1 without limit
	may      *ByteSet // bytes the match can go on with here; nil if that is not known
	next     *step
	other    *step    // of a fork of two ways the second; next is the first
	set      *runeSet // characters of a run
	text     string   // literal
	cross    *cross   // of a fork of more ways
}

// A cross is where several ways part.
type cross struct {
	ways  []*step
	index *[256]uint64 // of four ways and more: a bit for each that can go on with a byte
}

type op uint8

const (
	text     op = iota // the literal as it is
	fold               // the literal in any case
	run                // so many characters of a set
	fork               // one of two ways, each with the rest of the match
	crossing           // one of several
	begin              // the line begins here
	end                // the line ends here
	edged              // a word of ASCII letters begins or ends here
	inside             // none does
	open               // the group begins here
	shut               // the group ends here
	never
)

const (
	mostSteps = 8000  // of a program; larger patterns are left to package regexp
	budget    = 20000 // steps taken before a match is left to package regexp: about 200 µs
)

// A builder makes the steps of a program, and counts them.
type builder struct {
	steps int
	over  bool // too large, or a construct that has no steps
	slab  []step
	sets  []*ByteSet // of the bytes that steps can go on with, each once
}

// step returns a step. Those of a program lie side by side, as they are walked; each takes one line
// of the processor's cache.
func (b *builder) step(s step) *step {
	if len(b.slab) == cap(b.slab) {
		b.slab = make([]step, 0, 16)
	}
	b.slab = append(b.slab, s)
	return &b.slab[len(b.slab)-1]
}

// assemble makes the program of a pattern, nil if it is too large.
func assemble(re *syntax.Regexp) *step {
	var b builder
	first := b.build(re, b.step(step{op: text}))
	if b.over {
		return nil
	}
	return first
}

// build returns the steps of re followed by next, and notes with which bytes they can begin.
func (b *builder) build(re *syntax.Regexp, next *step) *step {
	if b.steps++; b.steps > mostSteps || b.over {
		b.over = true
		return next
	}
	first := b.chain(re, next)
	if first == next || first.may != nil {
		return first
	}
	var may ByteSet
	whole := may.AddEdge(re, false)
	if may.Has(lostByte) {
		may[2], may[3] = ^uint64(0), ^uint64(0)
	}
	switch {
	case whole:
		first.may = b.set(may)
	case next.may != nil: // re may be empty
		first.may, first.last = b.set(may.Or(*next.may)), next.last
	}
	return first
}

// lostByte begins U+FFFD, which any byte that is not UTF-8 is to package regexp.
const lostByte = 0xEF

// set returns the one copy of a set.
func (b *builder) set(s ByteSet) *ByteSet {
	for _, known := range b.sets {
		if *known == s {
			return known
		}
	}
	kept := new(ByteSet) // and not s itself, for which there would be room where it is known too
	*kept = s
	b.sets = append(b.sets, kept)
	return kept
}

// tell notes which bytes a fork can go on with, if that is known of all its ways.
func (b *builder) tell(f *step, ways ...*step) *step {
	var may ByteSet
	last := false
	for _, way := range ways {
		if way.may == nil {
			return f
		}
		may, last = may.Or(*way.may), last || way.last
	}
	f.may, f.last = b.set(may), last
	return f
}

// chain returns the steps of re by what it is.
func (b *builder) chain(re *syntax.Regexp, next *step) *step {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return next
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return b.step(step{op: fold, text: string(re.Rune), next: next})
		}
		return b.step(step{op: text, text: string(re.Rune), next: next})
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return b.step(step{op: run, min: 1, max: 1, set: runesOf(re), next: next})
	case syntax.OpCapture:
		return b.capture(re, next)
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		return b.repeat(re, next)
	case syntax.OpConcat:
		for i := len(re.Sub) - 1; i >= 0; i-- {
			next = b.build(re.Sub[i], next)
		}
		return next
	case syntax.OpAlternate:
		ways := make([]*step, len(re.Sub))
		for i, sub := range re.Sub {
			ways[i] = b.build(sub, next)
		}
		return b.branch(ways)
	}
	if op, ok := places[re.Op]; ok {
		s := b.step(step{op: op, next: next})
		if op == end {
			s.may, s.last = b.set(ByteSet{}), true
		}
		return s
	}
	b.over = true
	return next
}

// branch makes a fork of ways. Four and more are looked up by the next byte, 64 at a time.
func (b *builder) branch(ways []*step) *step {
	if len(ways) == 2 {
		return b.step(step{op: fork, next: ways[0], other: ways[1]})
	}
	if len(ways) > 64 {
		ways = append(slices.Clone(ways[:63]), b.branch(ways[63:]))
	}
	c := &cross{ways: ways}
	f := b.step(step{op: crossing, cross: c})
	if len(ways) < 4 {
		return f
	}
	c.index = new([256]uint64)
	for i, way := range ways {
		may := &AnyByte
		if way.may != nil {
			may = way.may
		}
		for word, set := range may {
			for ; set != 0; set &= set - 1 {
				c.index[word<<6|bits.TrailingZeros64(set)] |= 1 << i
			}
		}
	}
	return f
}

var places = map[syntax.Op]op{
	syntax.OpBeginText: begin, syntax.OpEndText: end, syntax.OpWordBoundary: edged, syntax.OpNoWordBoundary: inside, syntax.OpNoMatch: never,
}

// capture builds a group. Of several groups one has a part in a match: each is in another
// alternative.
func (b *builder) capture(re *syntax.Regexp, next *step) *step {
	return b.step(step{op: open, next: b.build(re.Sub[0], b.step(step{op: shut, next: next}))})
}

// repeat builds a repeat: of one character as a run, of anything else as a chain of forks.
func (b *builder) repeat(re *syntax.Regexp, next *step) *step {
	lo, hi := bounds(re)
	sub, lazy := re.Sub[0], re.Flags&syntax.NonGreedy != 0
	if sub.Op == syntax.OpCharClass || sub.Op == syntax.OpAnyChar || sub.Op == syntax.OpAnyCharNotNL {
		var own ByteSet
		own.AddEdge(sub, false)
		return b.step(step{
			op: run, min: int16(lo), max: int16(hi), set: runesOf(sub), lazy: lazy, next: next,
			sure: hi < 0 && next.may != nil && !own.Meets(next.may),
		})
	}
	if hi < 0 {
		loop := b.step(step{op: fork})
		loop.next, loop.other = order(b.build(sub, loop), next, lazy)
		b.tell(loop, loop.next, loop.other)
		if b.over = b.over || nothing(sub); lo == 0 {
			return loop
		}
		next = loop
	}
	rest := next
	for range hi - lo {
		first, second := order(b.build(sub, rest), next, lazy)
		rest = b.tell(b.step(step{op: fork, next: first, other: second}), first, second)
	}
	for range lo {
		rest = b.build(sub, rest)
	}
	return rest
}

// bounds returns how often a repeat may be taken, -1 for any number.
func bounds(re *syntax.Regexp) (lo, hi int) {
	switch re.Op {
	case syntax.OpStar:
		return 0, -1
	case syntax.OpPlus:
		return 1, -1
	case syntax.OpQuest:
		return 0, 1
	}
	return re.Min, re.Max
}

func order(more, done *step, lazy bool) (first, second *step) {
	if lazy {
		return done, more
	}
	return more, done
}

// nothing reports whether re can match no character: repeated without limit it would never end.
func nothing(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral, syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return false
	case syntax.OpCapture, syntax.OpPlus:
		return nothing(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min == 0 || nothing(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !nothing(sub) {
				return false
			}
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if nothing(sub) {
				return true
			}
		}
		return false
	}
	return true
}
