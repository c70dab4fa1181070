package cluster

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"

	"onecopy/corpus"
	"onecopy/shingle"
)

// A pairTable holds pairs in 16 bytes each and what is told of them, packed: in memory, or in a
// file where there is no room. Of 100,171 records the pairs took 270 bytes each as they are, and
// take 40 packed.
type pairTable struct {
	pages [][]pairRow // as they were added
	rows  []pairRow   // once sorted
	n     int

	told pieces
}

// A pairRow says which docs a pair is of, what the verdict is, and where the rest is.
type pairRow struct {
	a, b int32
	at   uint64 // place << 8 | number of the verdict
}

func (r *pairRow) verdict() Verdict { return verdicts[uint8(r.at)] }

// verdicts by their numbers.
var verdicts = [...]Verdict{"", sameWords, nearCopy, abridgedCopy, revisedCopy, seriesIssue, sharedPart}

// pairsOfPage is how many pairs are added before more room is taken.
const pairsOfPage = 1 << 12

// add adds pairs.
func (t *pairTable) add(pairs []Pair) error {
	for i := range pairs {
		p := &pairs[i]
		number := slices.Index(verdicts[:], p.Verdict)
		if number < 0 {
			return fmt.Errorf("the verdict %q of a pair is none", p.Verdict)
		}
		at, err := t.told.add(p.pack(nil))
		if err != nil {
			return err
		}
		if t.n%pairsOfPage == 0 {
			t.pages = append(t.pages, make([]pairRow, 0, pairsOfPage))
		}
		last := &t.pages[len(t.pages)-1]
		*last = append(*last, pairRow{int32(p.A), int32(p.B), at<<8 | uint64(number)})
		t.n++
	}
	return nil
}

// each calls yield with each pair that was added, before they are sorted.
func (t *pairTable) each(yield func(r *pairRow) error) error {
	for _, page := range t.pages {
		for i := range page {
			if err := yield(&page[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// without leaves out pairs, before they are sorted.
func (t *pairTable) without(gone func(r *pairRow) bool) {
	all := t.pages
	t.pages, t.n = nil, 0
	for _, page := range all {
		for _, r := range page {
			if gone(&r) {
				continue
			}
			if t.n%pairsOfPage == 0 {
				t.pages = append(t.pages, make([]pairRow, 0, pairsOfPage))
			}
			last := &t.pages[len(t.pages)-1]
			*last = append(*last, r)
			t.n++
		}
	}
}

// flatten ends adding: now pairs have places, which sort changes.
func (t *pairTable) flatten() {
	t.rows = make([]pairRow, 0, t.n)
	for i, page := range t.pages {
		t.rows, t.pages[i] = append(t.rows, page...), nil
	}
	t.pages = nil
}

// at returns pair i of those that are sorted.
func (t *pairTable) at(i int) (p Pair, err error) {
	r := &t.rows[i]
	raw, err := t.told.at(r.at >> 8)
	if err != nil {
		return Pair{}, err
	}
	if err := p.unpack(raw); err != nil {
		return Pair{}, err
	}
	p.A, p.B, p.Verdict = int(r.a), int(r.b), r.verdict()
	return p, nil
}

// pack appends what is told of a pair, but for the docs and the verdict.
func (p *Pair) pack(to []byte) []byte {
	o := &p.Overlap
	to = binary.AppendUvarint(to, uint64(o.Shared))
	a, b := sizeOf(o.Shared, o.AInB), sizeOf(o.Shared, o.BInA)
	if counted := countedOverlap(o.Shared, a, b); a > 0 && counted == *o {
		to = binary.AppendUvarint(binary.AppendUvarint(to, uint64(a)), uint64(b))
	} else {
		to = binary.AppendUvarint(to, 0)
		for _, share := range [...]float64{o.Jaccard, o.AInB, o.BInA} {
			to = binary.LittleEndian.AppendUint64(to, math.Float64bits(share))
		}
	}
	for _, n := range [...]int{p.Run, p.OnlyA, p.OnlyB, len(p.Changed)} {
		to = binary.AppendUvarint(to, uint64(n))
	}
	for i := range p.Changed {
		c := &p.Changed[i]
		for _, s := range [...]string{c.A, c.B, c.Kind} {
			to = append(binary.AppendUvarint(to, uint64(len(s))), s...)
		}
	}
	return to
}

// sizeOf is how many shingles a set has of which so many are a share, 0 if that cannot be said.
func sizeOf(shared int, share float64) int {
	if shared <= 0 || share <= 0 || share > 1 {
		return 0
	}
	return int(math.Round(float64(shared) / share))
}

// countedOverlap is the overlap of sets of so many shingles.
func countedOverlap(shared, a, b int) shingle.Overlap {
	if a == 0 || b == 0 || shared > min(a, b) {
		return shingle.Overlap{}
	}
	return shingle.Overlap{
		Shared: shared, Jaccard: float64(shared) / float64(a+b-shared), AInB: float64(shared) / float64(a), BInA: float64(shared) / float64(b),
	}
}

var errPair = errors.New("what was kept of a pair is damaged")

// unpack reads what pack has written.
func (p *Pair) unpack(raw []byte) error {
	bad := false
	number := func() int {
		n, size := binary.Uvarint(raw)
		if size <= 0 || n > math.MaxInt32 {
			bad = true
			return 0
		}
		raw = raw[size:]
		return int(n)
	}
	shared := number()
	if a := number(); a > 0 {
		p.Overlap = countedOverlap(shared, a, number())
	} else {
		if bad || len(raw) < 24 {
			return errPair
		}
		share := func(i int) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(raw[8*i:])) }
		p.Overlap = shingle.Overlap{Shared: shared, Jaccard: share(0), AInB: share(1), BInA: share(2)}
		raw = raw[24:]
	}
	p.Run, p.OnlyA, p.OnlyB = number(), number(), number()
	n := number()
	if bad || n > len(raw) {
		return errPair
	}
	if n > 0 {
		p.Changed = make([]corpus.Change, n)
	}
	for i := range p.Changed {
		c := &p.Changed[i]
		for _, s := range [...]*string{&c.A, &c.B, &c.Kind} {
			size := number()
			if bad || size > len(raw) {
				return errPair
			}
			*s, raw = string(raw[:size]), raw[size:]
		}
	}
	return nil
}
