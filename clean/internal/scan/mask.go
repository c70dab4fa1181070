package scan

import "math/bits"

// A flow is what is known of the text before a block.
type flow struct {
	old   Classes
	carry uint64 // 1 in a word that has no letter yet
}

// A mask says of 64 bytes what measuring a line counts or looks at.
type mask struct {
	ends, little   uint64 // the space behind a word, and behind a little one
	caps, lower    uint64 // the first letter of a word
	capital, small uint64 // any letter
	joined         uint64 // a capital behind a small letter
	other          uint64 // neither a letter nor space
	high           uint64 // above ASCII
}

// mask makes the mask of a block in which lines end at some bytes, in its place: see Masks.Measure
// and MeasureTo.
func (f *flow) mask(m *mask, b *Classes, ends uint64) {
	old := &f.old
	letters := b.capital | b.small
	behind := b.space<<1 | old.space>>63
	m.ends, m.capital, m.small, m.high, m.other = b.space&^behind, b.capital, b.small, b.high, ^(b.space | letters | b.high)
	m.joined = b.capital & (b.small<<1 | old.small>>63)

	// The first letter of a word stands behind the signs that open it: a bit added to the first of
	// them carries through.
	starts := behind &^ b.space
	opening := ^b.space &^ letters
	sum, carry := bits.Add64(opening, starts&opening, f.carry)
	first := sum&^opening | starts
	m.caps, m.lower, f.carry = first&b.capital, first&b.small, carry

	// Of a word without letters the space behind it is counted too, unless the line ends there.
	two := b.space<<2 | old.space>>62 | b.space<<3 | old.space>>61
	three := (b.space<<4 | old.space>>60) &^ two
	before := old.capital | old.small
	lettered := letters<<1 | before>>63 | letters<<2 | before>>62 | letters<<3 | before>>61 | ends
	m.little = m.ends & (two | three&lettered)
	f.old = *b
}
