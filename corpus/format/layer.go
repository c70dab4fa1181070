package format

import "sort"

// A Layer is bytes that an input stands for in a code of its own, such as that of a transfer, with
// their places.
type Layer struct {
	S     string
	steps []Anchor
	end   int64
}

// NewLayer is bytes that stand in the input at a place as they are.
func NewLayer(s string, at int64) *Layer {
	return &Layer{S: s, steps: []Anchor{{0, at}}, end: at + int64(len(s))}
}

// Place is where byte i is in the input.
func (l *Layer) Place(i int) int64 { return Offset(l.steps, i, l.end) }

// Plain says whether the bytes stand in the input as they are, side by side.
func (l *Layer) Plain() bool { return len(l.steps) == 1 }

// Part is the bytes from from to to by themselves.
func (l *Layer) Part(from, to int) *Layer {
	k := sort.Search(len(l.steps), func(k int) bool { return l.steps[k].Text > from })
	part := &Layer{S: l.S[from:to], steps: []Anchor{{0, l.Place(from)}}, end: l.Place(to)}
	for ; k < len(l.steps) && l.steps[k].Text < to; k++ {
		part.steps = append(part.steps, Anchor{l.steps[k].Text - from, l.steps[k].At})
	}
	return part
}

// A LayerBuilder makes a layer above another one.
type LayerBuilder struct {
	below *Layer
	raw   []byte
	steps []Anchor
	next  int // of the layer below, -1 where a step is due
}

// NewLayerBuilder begins a layer.
func NewLayerBuilder(below *Layer) *LayerBuilder { return &LayerBuilder{below: below, next: -1} }

// Put adds bytes that the bytes of the layer below from from to to stand for.
func (b *LayerBuilder) Put(s []byte, from, to int) {
	if len(s) == 0 {
		return
	}
	if from != b.next || len(b.below.steps) > 1 {
		b.steps = append(b.steps, Anchor{len(b.raw), b.below.Place(from)})
	}
	b.raw = append(b.raw, s...)
	if b.next = to; to-from != len(s) {
		b.next = -1
	}
}

// Done returns the layer.
func (b *LayerBuilder) Done() *Layer {
	l := &Layer{S: string(b.raw), steps: b.steps, end: b.below.end}
	if len(l.steps) == 0 {
		l.steps = []Anchor{{0, l.end}}
	}
	return l
}
