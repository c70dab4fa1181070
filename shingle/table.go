package shingle

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
