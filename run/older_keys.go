package run

import "onecopy/shingle"

// keysOf returns all that an index enters a story under, of every kind, as numbers that do not
// meet. It ends where yield says so.
func keysOf(words, letters *shingle.Sketch, yield func(key uint64) bool) {
	const kind = 48 // above the bits of any key
	lists := [][]uint64{{words.Sum >> 32}, words.BandKeys(nil), words.SampleKeys(nil), nil}
	if letters != nil {
		lists[3] = letters.SampleKeys(nil)
	}
	for i, list := range lists {
		for _, key := range list {
			if !yield(uint64(i+1)<<kind | key) {
				return
			}
		}
	}
}

// A keySet is a set of numbers that are not 0, in 8 bytes each and as much again of room: 100,000
// stories have some 8 million keys.
type keySet struct {
	slots []uint64
	n     int
}

// at is where a key is, or the free slot where it would be.
func (s *keySet) at(key uint64) int {
	mask := len(s.slots) - 1
	i := int(key*0x9e3779b97f4a7c15>>20) & mask
	for s.slots[i] != 0 && s.slots[i] != key {
		i = (i + 1) & mask
	}
	return i
}

func (s *keySet) has(key uint64) bool { return len(s.slots) > 0 && s.slots[s.at(key)] == key }

func (s *keySet) add(key uint64) {
	if 4*s.n >= 3*len(s.slots) {
		old := s.slots
		s.slots = make([]uint64, max(1024, 2*len(old)))
		for _, key := range old {
			if key != 0 {
				s.slots[s.at(key)] = key
			}
		}
	}
	if i := s.at(key); s.slots[i] == 0 {
		s.slots[i] = key
		s.n++
	}
}
