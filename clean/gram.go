package clean

import "strings"

// grams finds the literals that may stand anywhere in a line. Each is filed under its rarest three bytes; a line is read
// once, and each three bytes of it that a set of 64 k bits holds are looked up. Seeking 200 literals one by one took nine
// tenths of the time of marking.
type grams struct {
	set   [1 << 10]uint64
	lists map[uint32][]inner
	brief []inner // literals of fewer than three bytes
	most  int32   // words of the longest line any of the rules takes
}

// An inner trigger is a literal whose rarest three bytes begin at its byte at.
type inner struct {
	trigger
	at int
}

func (g *grams) add(t trigger) {
	g.most = max(g.most, t.most)
	in := inner{t, rarest(t.literal)}
	if len(t.literal) < 3 {
		g.brief = append(g.brief, in)
		return
	}
	if g.lists == nil {
		g.lists = map[uint32][]inner{}
	}
	k := gram(t.literal[in.at:])
	g.set[slot(k)>>6] |= 1 << (slot(k) & 63)
	g.lists[k] = append(g.lists[k], in)
}

// each calls do with the rule of each literal that stands in the line.
func (g *grams) each(line string, m *shape, do func(*trigger)) {
	if m.words > g.most {
		return
	}
	for i := range g.brief {
		if b := &g.brief[i]; b.open(m, len(line)) && strings.Contains(line, b.literal) {
			do(&b.trigger)
		}
	}
	if len(line) < 3 {
		return
	}
	k := uint32(line[0])<<8 | uint32(line[1])
	for i := 2; i < len(line); i++ {
		k = (k<<8 | uint32(line[i])) & 0xFFFFFF
		if s := slot(k); g.set[s>>6]&(1<<(s&63)) == 0 {
			continue
		}
		list := g.lists[k]
		for n := range list {
			in := &list[n]
			if from := i - 2 - in.at; from >= 0 && strings.HasPrefix(line[from:], in.literal) {
				do(&in.trigger)
			}
		}
	}
}

func gram(s string) uint32 { return uint32(s[0])<<16 | uint32(s[1])<<8 | uint32(s[2]) }

// slot spreads three bytes over 64 k bits (Knuth's multiplicative hash).
func slot(k uint32) uint32 { return k * 2654435769 >> 16 }

// frequent lists bytes from frequent to rare, roughly as in English news; those not listed are rarer still.
const frequent = " etaoinsrhldcumfpgywbvk.,'\"-0125x:jqz"

// rarest gives where the rarest three bytes of a literal begin.
func rarest(s string) (at int) {
	best := -1
	for i := 0; i+3 <= len(s); i++ {
		score := 0
		for _, b := range []byte(s[i : i+3]) {
			n := strings.IndexByte(frequent, b)
			if n < 0 {
				n = len(frequent)
			}
			score += n
		}
		if score > best {
			best, at = score, i
		}
	}
	return at
}
