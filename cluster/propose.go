package cluster

import (
	"slices"

	"onecopy/shingle"
)

// How alike samples must be for what is proposed to be measured, whatever else is. A copy shares a
// half of the smaller sample, with hardly an exception; of one as small as smallSample that says
// little.
const (
	likelyShare = 8 // one hash in so many
	smallSample = 16
	mostRemote  = 4 // of those that are less alike, the likeliest
)

// candidates lists the survivors before rank r that it is to be compared with, in order: those of
// the docs that the indexes propose.
func (b *block) candidates(r int) []int32 {
	found := b.homes(b.words.before(r))
	if len(found) > 0 {
		b.likeliest[r-b.lo] = found[0]
	}
	if b.Noisy {
		found = append(found, b.homes(b.letters.before(r))...)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// homes lists the survivors of the docs that are proposed.
func (b *block) homes(p proposal) []int32 { return b.Homes(p.list, p.size, p.free, b.homeOf) }

// Homes lists the survivors that a doc is to be compared with, the likeliest first: those of the
// docs that are proposed to it. Size is that of its sample, free how many hashes of that are not
// full, and homeOf returns the survivor of a doc.
func (Options) Homes(proposed []shingle.Proposal, size, free int, homeOf func(int32) int32) (found []int32) {
	remote := 0
	for i := range proposed {
		c := &proposed[i]
		if home := homeOf(c.ID); !slices.Contains(found, home) {
			if !likely(c, size, free) {
				if remote == mostRemote {
					continue
				}
				remote++
			}
			found = append(found, home)
		}
	}
	return found
}

// likely reports whether a doc may be a copy of what is proposed, by their samples, or by what of
// the sample of the doc is not in so many others that most of them go unproposed.
func likely(c *shingle.Proposal, size, free int) bool {
	least := min(size, c.Size)
	return least < smallSample || likelyShare*c.Hits >= least || likelyShare*c.Own >= free
}
