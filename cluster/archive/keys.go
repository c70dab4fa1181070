package archive

import (
	"sync"

	"onecopy/cluster"
	"onecopy/internal/extsort"
	"onecopy/shingle"
)

// clusterKeys are what the stories of a cluster are found by, of each table. They are packed: a
// key, and in the low bits of its section what a sketch needs less one. Of one key that several
// stories have, the least need counts.
type clusterKeys struct{ bands, samples, sums, letters []uint64 }

// add adds the keys of a text.
func (c *clusterKeys) add(k *shingle.Sketcher, text string, noisy bool) {
	sketch := k.Sketch(text)
	if sketch.Words == 0 {
		return
	}
	need := sketch.Need(wordTables.hits)
	if sketch.Banded() {
		c.bands = pack(c.bands, sketch.BandKeys(nil), bandsSection, need)
	}
	c.samples = pack(c.samples, sketch.SampleKeys(nil), samplesSection, need)
	c.sums = append(c.sums, sumKey(&sketch))
	if noisy && sketch.Words >= cluster.StoryWords {
		letters := k.Letters(text)
		c.letters = pack(c.letters, letters.SampleKeys(nil), lettersSection, letters.Need(letterTables.hits))
	}
}

// pack appends keys of a section with what their sketch needs.
func pack(to, keys []uint64, section, need int) []uint64 {
	for _, key := range keys {
		to = append(to, key<<kinds[section].low|uint64(need-1))
	}
	return to
}

func sumKey(k *shingle.Sketch) uint64 { return k.Sum >> 32 }

// Rows of keys are sorted by table, key and survivor, in the folder of the file where they are more
// than keysMemory.
type keyRows struct {
	dir    string
	sorter *extsort.Sorter
	mu     sync.Mutex
	counts [len(keyTables)]int // of each table
}

// keyTables are the sections of keys, in the order of the file. A row has the place of one in the
// bits from tableBit on.
var keyTables = [...]int{bandsSection, samplesSection, sumsSection, lettersSection}

const (
	tableBit   = 60
	keysMemory = 64 << 20
	keyKind    = "key" // of rows: table << tableBit | key; value: survivor and need, as the table has them
)

// Close removes what is on the disk.
func (r *keyRows) Close() error {
	if r.sorter == nil {
		return nil
	}
	return r.sorter.Close()
}
