package pattern

import (
	"encoding/binary"
	"fmt"
	"regexp/syntax"
)

// A row is what a line must have for one branch of a pattern, or for several that require the same.
type row struct {
	spec int
	requirement
	shared *edgeBytes // the edges, once for all rows of an index that have them; nil for a row that was read
}

// rowsOf reads the patterns of specs.
func rowsOf(specs []Spec) (list []row, err error) {
	var to analyzer
	same := map[string]int{} // rows of a spec by their keys
	for n := range specs {
		if specs[n].Pattern == "" {
			continue
		}
		re, err := syntax.Parse(specs[n].Pattern, syntax.Perl)
		if err != nil {
			return nil, fmt.Errorf("pattern %s: %w", specs[n].Name, err)
		}
		clear(same)
		for _, r := range to.requirements(re) {
			list = appendMerged(list, same, row{spec: n, requirement: r})
		}
	}
	return list, nil
}

// appendMerged appends a row to list, or, if one of the same spec requires the same, widens that
// row to accept the lines of r too.
func appendMerged(list []row, same map[string]int, r row) []row {
	key := r.key()
	if i, ok := same[key]; ok {
		list[i].widen(&r.requirement)
		return list
	}
	same[key] = len(list)
	return append(list, r)
}

// widen makes a requirement accept the lines that another one accepts, which has the same key.
func (r *requirement) widen(s *requirement) {
	r.bytes, r.digits, r.edgeBytes = max(r.bytes, s.bytes), min(r.digits, s.digits), r.edgeBytes.or(s.edgeBytes)
}

// key is what two branches must have in common to be one row: all but bytes, digits and edges.
// Those without literals are found by their first byte.
func (r *requirement) key() string {
	key := binary.BigEndian.AppendUint32(nil, uint32(r.signs))
	key = append(key, byte(btoi(r.loose)))
	if r.heads == nil && r.tails == nil && r.inner == nil {
		for _, word := range r.first {
			key = binary.BigEndian.AppendUint64(key, word)
		}
	}
	for _, list := range [...][]string{r.heads, r.tails, r.inner, r.also} {
		key = binary.AppendUvarint(key, uint64(len(list)))
		for _, s := range list {
			key = append(binary.AppendUvarint(key, uint64(len(s))), s...)
		}
	}
	return string(key)
}
