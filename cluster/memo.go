package cluster

import (
	"crypto/sha256"
	"encoding/binary"
)

// PrintOf is 64 bits of the SHA-256 of a text.
func PrintOf(text []byte) uint64 {
	sum := sha256.Sum256(text)
	return binary.LittleEndian.Uint64(sum[:])
}

// printed is the print of a doc, with the day of its dateline.
func (b *block) printed(doc int32) uint64 {
	return b.Memo.Prints[doc] ^ uint64(b.docs.row(doc).day)*0x9e3779b97f4a7c15
}

// recall settles a doc as the last time, if it has the same candidates.
func (b *block) recall(r int, found []int32) bool {
	m, doc := b.Memo, b.order[r]
	raw := binary.LittleEndian.AppendUint64(make([]byte, 0, 8*(len(found)+1)), b.printed(doc))
	home := int32(-1)
	for _, c := range found {
		raw = binary.LittleEndian.AppendUint64(raw, b.printed(b.order[c]))
		if b.order[c] == m.Survivors[doc] {
			home = m.Survivors[doc]
		}
	}
	m.Now[doc] = PrintOf(raw)
	switch {
	case m.Was[doc] != m.Now[doc] || home < 0 && m.Survivors[doc] != doc:
		return false
	case home >= 0:
		outcome := &b.outcomes[r-b.lo]
		outcome.copy, outcome.pairs = true, []Pair{{A: int(home), B: int(doc)}}
		b.home[r] = b.rank[home]
	}
	return true
}
