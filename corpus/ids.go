package corpus

import (
	"cmp"
	"strconv"
	"strings"
)

// IDs makes the ids of a run unequal. The zero value has none yet. What [IDs.Take] returns depends
// on the order in which it is asked, so ask in the order of the inputs.
type IDs struct {
	taken map[string]int // the number a next story of that id is tried with
}

// Take returns id, or id~2, id~3 ... if it is taken, which it then is itself. A name that a file
// has given to a story is as good as one that a record has: a record called x.txt#1 may come before
// the story of x.txt.
func (s *IDs) Take(id string) string {
	if s.taken == nil {
		s.taken = map[string]int{}
	}
	n, ok := s.taken[id]
	if !ok {
		s.taken[id] = 2
		return id
	}
	for {
		other := id + "~" + strconv.Itoa(n)
		n++
		if _, ok := s.taken[other]; !ok {
			s.taken[id], s.taken[other] = n, 2
			return other
		}
	}
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
