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
		hits = 3
	}
	return min(hits, 1+len(s.Sample)/4)
}

// A Key is what an Index has a text under, or looks for others like it.
type Key struct {
	Hash    uint64 // below 2^KeyBits
	Band    bool   // of a band, and not of the sample
	Entered bool   // others find the text under it
}

// KeyBits is how many bits the hashes of keys have.
const KeyBits = 40

// Keys appends the keys of a text. Two hashes of a sample may have the same one; both count.
func (s *Sketch) Keys(dst []Key) []Key {
	for _, k := range s.BandKeys(nil) {
		dst = append(dst, Key{Hash: k, Band: true, Entered: s.Banded()})
	}
	for _, k := range s.SampleKeys(nil) {
		dst = append(dst, Key{Hash: Bands<<32 | k, Entered: true})
	}
	return dst
}
