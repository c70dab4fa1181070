package cluster

// firstOfSameWords maps every rank to the first rank of the same words, which are neighbours in the order but for other texts as long.
func firstOfSameWords(docs []Doc, order []int32) []int32 {
	type words struct {
		sum uint64
		n   int
	}
	first, settled := make(map[words]int32), make(map[words]int32)
	out := make([]int32, len(order))
	for r, d := range order {
		if docs[d].Settled {
			out[r] = int32(r)
			settled[words{docs[d].Sketch.Sum, docs[d].Sketch.Words}] = int32(r)
			continue
		}
		if r > 0 && docs[d].Sketch.Words != docs[order[r-1]].Sketch.Words {
			clear(first)
		}
		key := words{docs[d].Sketch.Sum, docs[d].Sketch.Words}
		if _, ok := first[key]; !ok {
			first[key] = int32(r)
			if was, ok := settled[key]; ok {
				first[key] = was
			}
		}
		out[r] = first[key]
	}
	return out
}
