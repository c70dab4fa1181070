package shingle

// Tallies are what is counted in.
type tallies struct {
	keys    []sought
	ahead   uint64   // of no use, see find
	shared  []uint32 // what is shared, by id; all 0 between calls
	touched []int32  // ids whose counts are not 0
	ranked  []uint64 // candidates by what they share
}

// A tally has three counts: hashes of the sample shared, bands shared, and those of the two that
// are not full, up to as many as it has room for. A sample has at most 4,096 hashes.
const (
	banded   = 1 << 13
	ownKey   = 1 << 20
	mostOwn  = 1<<12 - 1
	ownShare = 16 // what a key that is not full counts, where a full one counts 1
)

// A sought key is looked up in its table.
type sought struct {
	*shard
	tag     uint32
	posting int32
}

// find looks up all keys. Each table is in memory that no cache of the processor holds. So all
// places are read once before one is looked at, and the memory is waited for once and not for each
// key.
func (t *tallies) find() {
	for i := range t.keys {
		if k := &t.keys[i]; k.used > 0 {
			t.ahead += k.slots[k.home(k.tag)]
		}
	}
	for i := range t.keys {
		k := &t.keys[i]
		if k.posting = k.table.find(k.tag); k.posting < 0 {
			t.ahead += uint64(k.lists.ints[-1-k.posting])
		}
	}
}

// count adds to the tally of every text of a posting with a lower id, and returns 1 if the posting
// is not full with these.
func (t *tallies) count(k *sought, id int32, add uint32) int {
	if k.posting >= 0 {
		if k.posting > 0 && k.posting-1 < id {
			t.mark(k.posting-1, add+ownKey)
		}
		return 1
	}
	list := k.lists.of(-1 - k.posting)
	own := 1
	if n := len(list); n >= int(k.most) && list[n-1] < id {
		own = 0
	}
	add += uint32(own) * ownKey
	for _, c := range list {
		if c < id {
			t.mark(c, add)
		}
	}
	return own
}

func (t *tallies) mark(id int32, add uint32) {
	tally := &t.shared[id]
	if *tally == 0 {
		t.touched = append(t.touched, id)
	}
	if *tally/ownKey == mostOwn {
		add %= ownKey
	}
	*tally += add
}
