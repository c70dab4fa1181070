package corpus

import (
	"cmp"
	"math/bits"
	"strconv"
	"strings"
)

// IDs makes the ids of a run unequal. The zero value has none yet. What [IDs.Take] returns depends
// on the order in which it is asked, so ask in the order of the inputs. Of each id a hash of 64
// bits is kept, 12 bytes or so of memory: of ten million ids two have the same with a chance of one
// in 370,000, and then one of them gets a number that it would not need.
type IDs struct {
	taken []uint64       // hashes, in an open table; 0 is a free slot
	n     int            // of them
	next  map[uint64]int // of ids that were taken before: the number a next story of it is tried with
}

// Take returns id, or id~2, id~3 ... if it is taken, which it then is itself. A name that a file
// has given to a story is as good as one that a record has: a record called x.txt#1 may come before
// the story of x.txt.
func (s *IDs) Take(id string) string {
	own := hashID(id)
	if s.add(own) {
		return id
	}
	if s.next == nil {
		s.next = map[uint64]int{}
	}
	for n := max(2, s.next[own]); ; n++ {
		if other := id + "~" + strconv.Itoa(n); s.add(hashID(other)) {
			s.next[own] = n + 1
			return other
		}
	}
}

// add adds a hash, and reports whether it was not there.
func (s *IDs) add(hash uint64) bool {
	if 8*s.n >= 7*len(s.taken) {
		s.grow()
	}
	at := s.slot(hash)
	if s.taken[at] == hash {
		return false
	}
	s.taken[at] = hash
	s.n++
	return true
}

// slot is where a hash is, or the free slot where it would be.
func (s *IDs) slot(hash uint64) int {
	at, _ := bits.Mul64(hash, uint64(len(s.taken)))
	for s.taken[at] != 0 && s.taken[at] != hash {
		if at++; at == uint64(len(s.taken)) {
			at = 0
		}
	}
	return int(at)
}

// grow makes room for half as many hashes again.
func (s *IDs) grow() {
	was := s.taken
	s.taken = make([]uint64, max(1<<10, len(was)/2*3))
	for _, hash := range was {
		if hash != 0 {
			s.taken[s.slot(hash)] = hash
		}
	}
}

// hashID is FNV-1a of 64 bits (RFC 9923), whose bits are mixed once more as MurmurHash3 does, and
// never 0.
func hashID(id string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(id) {
		h = (h ^ uint64(id[i])) * 0x100000001b3
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return max(1, h^h>>33)
}

// CompareIDs orders story ids as a reader would: by source, then by the number after the last '#',
// so that story 2 of a file comes before story 10. An id without a number is its own source.
func CompareIDs(a, b string) int {
	sa, na := numbered(a)
	sb, nb := numbered(b)
	return cmp.Or(cmp.Compare(sa, sb), cmp.Compare(na, nb), cmp.Compare(a, b))
}

// Split splits an id as CompareIDs compares it.
func (*IDs) Split(id string) (source string, n uint64) { return numbered(id) }

// numbered splits SOURCE#N. Leading zeros make two ids of one number; CompareIDs then falls back on
// their text.
func numbered(id string) (source string, n uint64) {
	at := strings.LastIndexByte(id, '#')
	if at < 0 {
		return id, 0
	}
	n, err := strconv.ParseUint(id[at+1:], 10, 64)
	if err != nil {
		return id, 0
	}
	return id[:at], n
}
