package shingle

import "slices"

// Bands of Rows bins are what the Index compares: see Odds. Measured on 1,000 seeded pairs each
// (TestRecall), 64 x 2 and 85 x 3 both miss no story of 600 words cut to half; by bands alone they
// miss 2 and 86 cut to 30 %. With the sample's help neither misses those, but of pairs of 60 words
// alike by 0.3 the wider bands miss 12, the narrow ones none, and they need half the memory. The
// price of 2 rows is a candidate too many for every 15,000 unrelated texts that share a shingle in
// a thousand; comparing two stories of 600 words in full takes some 20 microseconds
// (BenchmarkCompare of cluster).
const (
	Bands = 64
	Rows  = 2
	bins  = Bands * Rows
)

const vacant = 1<<32 - 1

// A signature is a one-permutation MinHash (Li, Owen, Zhang 2012): the top bits of a shingle's hash
// choose a bin, the low 32 bits are its value, and the lowest value stays.
type signature [bins]uint32

func (s *signature) reset() {
	for i := range s {
		s[i] = vacant
	}
}

func (s *signature) add(shingle uint64) {
	bin := shingle >> (64 - 7)
	s[bin] = min(s[bin], uint32(shingle))
}

// dense returns the signature with every vacant bin filled from one that is not, chosen by a hash
// of the vacant bin and the attempt alone, so that two texts borrow alike (optimal densification,
// Shrivastava 2017).
func (s *signature) dense() []uint32 {
	out := slices.Clone(s[:])
	for i := range out {
		for try := uint64(1); out[i] == vacant; try++ {
			out[i] = s[blend(uint64(i)<<32+try^keyLow, keyDense)>>(64-7)]
		}
	}
	return out
}

// Estimate returns the share of bins in which two signatures agree, which estimates the Jaccard
// similarity of the two texts' shingles with a standard error of at most 0.045. Signatures of
// different lengths agree in none.
func Estimate(a, b []uint32) float64 {
	if len(a) != len(b) || len(a) == 0 {
		return 0
	}
	n := 0
	for i := range a {
		n += count(a[i] == b[i])
	}
	return float64(n) / float64(len(a))
}
