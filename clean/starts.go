package clean

// starts says of each byte of a text whether a word of ASCII letters begins there, a bit for each. Rules look most of their literals up
// there; where the words of a line begin is known when it is looked up, long after the line was measured, so that the processor need
// not guess how many there are.
type starts []uint64

// startsFor gives starts for a text of n bytes, in the memory of old ones.
func startsFor(old starts, n int) starts {
	size := n/64 + 2
	if cap(old) < size {
		return make(starts, size+size/4)[:size]
	}
	old = old[:size]
	clear(old)
	return old
}

// put notes the starts among the 64 bytes from byte at on.
func (w starts) put(at int, bits uint64) {
	n := at >> 6
	w[n] |= bits << (at & 63)
	w[n+1] |= bits >> (64 - at&63)
}

// putAll notes those of a line at byte from of the text, from its byte at on.
func (w starts) putAll(from int, s string, at int) {
	old := block{}
	if w == nil || at >= len(s) {
		return
	}
	if at >= 64 {
		old = blockOf(s[at-64:])
	}
	for ; at < len(s); at += 64 {
		b := blockOf(s[at:])
		w.put(from+at, b.starts(&old))
		old = b
	}
}

// at gives the starts among the n bytes from byte at on, of 64 at most.
func (w starts) at(at, n int) uint64 {
	i := at >> 6
	all := w[i]>>(at&63) | w[i+1]<<(64-at&63)
	if n < 64 {
		all &= 1<<n - 1
	}
	return all
}
