package shingle

// What an Index enters a text under, for one that is kept elsewhere. It proposes what Index does if
// it
//
//   - enters a text under its SampleKeys and, if it is Banded, its BandKeys;
//   - keeps under one key the PostingMost first texts;
//   - takes for candidates of a text those that have one of its BandKeys, or as many of its
//     SampleKeys as Need says of either of the two.
//
// Keys are evenly spread numbers below 2^BandBits and 2^SampleBits.
const (
	BandBits    = 6 + 32
	SampleBits  = 32
	PostingMost = postingMost
)

// BandKeys appends a key for each band of a sketch that has a signature, and a sample so small that
// it is sought in bands.
func (s *Sketch) BandKeys(dst []uint64) []uint64 {
	if len(s.Signature) != bins || len(s.Sample) >= bandless {
		return dst
	}
	for b := range uint64(Bands) {
		dst = append(dst, b<<32|uint64(bandTag(s.Signature, int(b))))
	}
	return dst
}

// Banded reports whether an Index that asks for shared hashes enters the text in bands: its sample
// is too small to be found by.
func (s *Sketch) Banded() bool { return len(s.Signature) == bins && len(s.Sample) < sampleAlone }

// SampleKeys appends a key for each hash of the sample, ascending; two hashes may have the same
// one.
func (s *Sketch) SampleKeys(dst []uint64) []uint64 {
	for _, h := range s.Sample {
		dst = append(dst, uint64(sampleTag(h)))
	}
	return dst
}

// Need is how many keys of the sample must be shared with a text to make it a candidate, of the
// hits that are asked for where samples are large; see IndexOptions.
func (s *Sketch) Need(hits int) int {
	if hits == 0 {
		hits = defaultHits
	}
	return min(hits, 1+len(s.Sample)/4)
}

// EachKey hands on every key of a text, below 2^40: whether it is of a band, and whether others
// find the text under it. Two hashes of a sample may have the same key; both count.
func (s *Sketch) EachKey(take func(key uint64, band, entered bool)) {
	for _, k := range s.BandKeys(nil) {
		take(k, true, s.Banded())
	}
	for _, k := range s.SampleKeys(nil) {
		take(Bands<<32|k, false, true)
	}
}
