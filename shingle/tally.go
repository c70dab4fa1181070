package shingle

// A tally has three counts: hashes of the sample shared, bands shared, and those of the two that
// are not full, up to as many as it has room for. A sample has at most 4,096 hashes.
const (
	banded   = 1 << 13
	ownKey   = 1 << 20
	mostOwn  = 1<<12 - 1
	ownShare = 16 // what a key that is not full counts, where a full one counts 1
)

// A Tally counts what a text shares with one that is kept elsewhere than in an Index, as Before
// of an Index counts it: the bands and hashes of the sample under which both are.
type Tally uint32

// Add counts one more band or hash. It is full where the most texts that are kept under it have
// lower ids than the text that is looked up.
func (n Tally) Add(band, full bool) Tally {
	add := uint32(1)
	if band {
		add = banded
	}
	if !full {
		add += ownKey
	}
	return Tally(tallied(uint32(n), add))
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
func (n Tally) Candidate(a, b int) bool { return int(n%ownKey) >= needed(3, a, b) }

// needed is how many hashes must be shared of samples of sizes a and b, of the hits that are asked
// for.
func needed(hits, a, b int) int { return min(hits, 1+min(a, b)/4) }

// Weight ranks candidates: those that share more come first, lower ids among equals.
func (n Tally) Weight() uint32 { return weight(uint32(n)) }

// Proposal is the candidate that the tally is of.
func (n Tally) Proposal(id int32, size int) Proposal {
	return Proposal{ID: id, Size: size, Hits: int(n % banded), Own: int(n / ownKey)}
}

// weight ranks a tally by what is shared.
func weight(n uint32) uint32 { return n%banded + n%ownKey/banded + ownShare*(n/ownKey) }

// A Proposal is a text that an Index proposes, and what it shares.
type Proposal struct {
	ID   int32
	Size int // of its sample
	Hits int // hashes of the sample shared
	Own  int // those of them, and of the bands, that are not full
}
