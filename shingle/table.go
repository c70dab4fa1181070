package shingle

import "math/bits"

// A table maps 32-bit tags to postings in open addressing, in the order of the tags: a slot is the
// tag above an int32, 0 when free. The int32 is id+1 where one text has the tag, as nearly all do,
// or -1-k where the list of several begins at place k of its lists.
//
// As slots are in order, who seeks a tag that is not there stops at the next greater one, so that
// 13 slots of 16 may be used, and to grow is to copy in order. A table that was three quarters full
// at most and grew by a half took a fifth more memory.
type table struct {
	most  int32    // texts one posting holds: the first ones that were added
	slots []uint64 // the last one is free
	size  int      // slots in which tags are at home: one that finds its own taken stands behind it
	used  int
}

// postingMost is how many texts one posting holds where nothing else is said.
const postingMost = 256

// slot returns where the tag is or would be put, and whether it is there. Tags are spread evenly,
// so as fractions of 2^32 they choose the place.
func (t *table) slot(tag uint32) (int, bool) {
	i, key := t.home(tag), uint64(tag)<<32
	for t.slots[i]-1 < key { // no posting is 0, and a free slot less one is more than any key
		i++
	}
	return i, t.slots[i] != 0 && uint32(t.slots[i]>>32) == tag
}

func (t *table) home(tag uint32) int { return int(uint64(tag) * uint64(t.size) >> 32) }

// find returns the posting of a tag, 0 if it has none.
func (t *table) find(tag uint32) int32 {
	if t.used == 0 {
		return 0
	}
	if i, found := t.slot(tag); found {
		return int32(t.slots[i])
	}
	return 0
}

// add puts an id under a tag.
func (t *table) add(tag uint32, id int32, to *lists) {
	if 16*t.used >= 13*t.size {
		t.grow()
	}
	i, found := t.slot(tag)
	posting := id + 1
	if !found {
		t.insert(i)
	} else if was := int32(t.slots[i]); was > 0 {
		posting = -1 - to.begin(was-1, id)
	} else {
		posting = -1 - to.add(-1-was, id, t.most)
	}
	t.slots[i] = uint64(tag)<<32 | uint64(uint32(posting))
}

// insert makes room at place i: what stands there moves on, up to the next free slot.
func (t *table) insert(i int) {
	end := i
	for t.slots[end] != 0 {
		end++
	}
	if end == len(t.slots)-1 {
		t.slots = append(t.slots, 0)
	}
	copy(t.slots[i+1:end+1], t.slots[i:end])
	t.used++
}

// behind is how many slots stand behind the last that tags are at home in, for those that find it
// taken.
const behind = 16

// reserve makes room for so many tags in an empty table.
func (t *table) reserve(n int) {
	if n > 0 && t.used == 0 {
		t.size = 16*n/13 + 1
		t.slots = make([]uint64, t.size+behind)
	}
}

// grow adds a quarter.
func (t *table) grow() {
	old := t.slots
	t.size += 16 + t.size/4
	t.slots = make([]uint64, t.size+behind)
	next := 0
	for _, s := range old {
		if s == 0 {
			continue
		}
		if next = max(next, t.home(uint32(s>>32))); next == len(t.slots)-1 {
			t.slots = append(t.slots, 0)
		}
		t.slots[next] = s
		next++
	}
}

// Lists are the postings of several texts, each a stretch of one slice: how many texts there are,
// then these in the order in which they were added. To go through one is to read memory in a row,
// where of texts that were linked one by one each was a line of memory of its own; and a list of
// two takes half of the room.
//
// A stretch has room for 2, 4, 8 ... texts. A list that needs more moves on, and what it leaves is
// for the next one of that size.
type lists struct {
	ints []int32
	free [32]int32 // by the size of the room: 1 + where one begins that a list left, in which stands the next
}

// of returns the texts of the list that begins at a place.
func (l *lists) of(k int32) []int32 { return l.ints[k+1:][:l.ints[k]] }

// begin makes a list of two texts and returns where it begins.
func (l *lists) begin(a, b int32) int32 {
	k := l.room(1)
	l.ints[k], l.ints[k+1], l.ints[k+2] = 2, a, b
	return k
}

// add adds a text to a list of less than most, and returns where that begins then.
func (l *lists) add(k, id, most int32) int32 {
	n := l.ints[k]
	if n >= most {
		return k
	}
	if n&(n-1) == 0 {
		size := bits.Len32(uint32(n)) - 1
		to := l.room(size + 1)
		copy(l.ints[to:], l.ints[k:k+1+n])
		l.ints[k], l.free[size] = l.free[size], k+1
		k = to
	}
	l.ints[k], l.ints[k+1+n] = n+1, id
	return k
}

// room returns where a list of up to 1<<size texts can begin.
func (l *lists) room(size int) int32 {
	if k := l.free[size] - 1; k >= 0 {
		l.free[size] = l.ints[k]
		return k
	}
	k := len(l.ints)
	for range 1 + 1<<size {
		l.ints = append(l.ints, 0)
	}
	return int32(k)
}

// A shard is a table with its lists, apart from the others, so that several can be filled at once.
type shard struct {
	table
	lists lists
}

func (s *shard) enter(tag uint32, id int32) { s.table.add(tag, id, &s.lists) }
