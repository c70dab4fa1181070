package archive

import (
	"onecopy/cluster"
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
