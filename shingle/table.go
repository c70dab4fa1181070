package shingle

// A table maps 32-bit tags to postings in open addressing: a slot is the tag above an int32, 0 when free. The int32 is
// id+1 where one text has the tag, as nearly all do, or -1-k where links[k] begins the list of several.
type table struct {
	slots []uint64
	used  int
}

// A link is one text of a list, n how many there are from it to the end.
type link struct{ id, next, n int32 }

const last = -1

// postingMost is how many texts one posting holds: the first ones that were added.
const postingMost = 256

// slot returns where the tag is or would be put. Tags are spread evenly, so as fractions of 2^32 they choose the place.
func (t *table) slot(tag uint32) uint64 {
	i := uint64(tag) * uint64(len(t.slots)) >> 32
	for t.slots[i] != 0 && uint32(t.slots[i]>>32) != tag {
		if i++; i == uint64(len(t.slots)) {
			i = 0
		}
	}
	return i
}

// find returns the posting of a tag, 0 if it has none.
func (t *table) find(tag uint32) int32 {
	if t.used == 0 {
		return 0
	}
	return int32(t.slots[t.slot(tag)])
}

// add puts an id under a tag.
func (t *table) add(tag uint32, id int32, links []link) []link {
	if 4*t.used >= 3*len(t.slots) {
		t.grow()
	}
	i := t.slot(tag)
	posting := int32(t.slots[i])
	switch {
	case posting == 0:
		t.used++
		posting = id + 1
	case posting > 0:
		links = append(links, link{posting - 1, last, 1}, link{id, int32(len(links)), 2})
		posting = -int32(len(links))
	default:
		head := -1 - posting
		if links[head].n >= postingMost {
			return links
		}
		links = append(links, link{id, head, links[head].n + 1})
		posting = -int32(len(links))
	}
	t.slots[i] = uint64(tag)<<32 | uint64(uint32(posting))
	return links
}

// grow adds a half: doubling leaves more of the memory of a large index empty, a quarter takes twice the time.
func (t *table) grow() {
	old := t.slots
	t.slots = make([]uint64, 16+len(old)+len(old)/2)
	for _, s := range old {
		if s != 0 {
			t.slots[t.slot(uint32(s>>32))] = s
		}
	}
}
