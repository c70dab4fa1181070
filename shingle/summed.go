package shingle

// The steps of Before for who sums tallies elsewhere, one key at a time.

// Add counts one more band or hash. It is full where the most texts that are kept under it have
// lower ids than the text that is looked up.
func (t Tally) Add(band, full bool) Tally {
	add := uint32(1)
	if band {
		add = banded
	}
	if !full {
		add += ownKey
	}
	return Tally(tallied(uint32(t), add))
}

// tallied adds to a tally what one key counts.
func tallied(tally, add uint32) uint32 {
	if tally/ownKey == mostOwn {
		add %= ownKey
	}
	return tally + add
}

// Candidate reports whether so much makes candidates of texts with samples of two sizes, where 3
// hashes are asked for.
func (t Tally) Candidate(a, b int) bool { return int(t%ownKey) >= needed(3, a, b) }

// needed is how many hashes must be shared of samples of sizes a and b, of the hits that are asked
// for.
func needed(hits, a, b int) int { return min(hits, 1+min(a, b)/4) }

// Weight ranks candidates: those that share more come first, lower ids among equals.
func (t Tally) Weight() uint32 { return weight(uint32(t)) }

// Proposal is the candidate that the tally is of.
func (t Tally) Proposal(id int32, size int) Proposal {
	return Proposal{ID: id, Size: size, Hits: int(t % banded), Own: int(t / ownKey)}
}
