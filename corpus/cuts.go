package corpus

import (
	varint "encoding/binary"
	"iter"
	"slices"
	"unsafe"
)

// Cuts are cuts of one source in the order of Start, packed: some 8 bytes each, where a [Cut] has
// 136. Their texts are parts of a text that they hold on to, or stand in the packed bytes. A page
// can have a million of them.
type Cuts struct {
	packed []string // of a store, and what was added before
	fresh  []byte   // what was added
	kinds  []cutKind
	places map[cutNames]int // of the kinds, once there are some
	base   string           // that texts are parts of
	recent int              // the kind of the last one
	n      int
	bytes  int // of the texts
	last   Cut // which the next one is told from
	text   int // where the text of the last one ends in base
}

// A cutKind is what many cuts have in common, of which there are few.
type cutKind struct {
	cutNames
	in *string // the story, nil for none
}

type cutNames struct {
	story, source, rule, category, fixing string
	inside, whole                         bool
}

// fewKinds is up to how many kinds a list is gone through for one.
const fewKinds = 16

// cutChunk is of how many bytes the packed bytes are that stay as they are.
const cutChunk = 1 << 16

// How a cut says its text.
const (
	textPart   = iota // of base, so many bytes behind the last one's
	textInside        // stands in the packed bytes
	cutWays
)

// CutsOf makes room for cuts whose texts are parts of a text.
func CutsOf(text string) Cuts { return Cuts{base: text} }

// PackCuts packs a list of cuts.
func PackCuts(list []Cut) (l Cuts) {
	for i := range list {
		l.AddOwn(&list[i])
	}
	return l
}

// Len is the number of cuts.
func (l *Cuts) Len() int { return l.n }

// Add adds a cut whose text begins at byte at of the text that the cuts were made for.
func (l *Cuts) Add(c *Cut, at int) {
	l.add(c, l.kind(c), textPart)
	l.fresh = vary(l.fresh, at-l.text)
	l.text = at + len(c.Text)
}

// AddOwn adds a cut with a text of its own.
func (l *Cuts) AddOwn(c *Cut) {
	l.add(c, l.kind(c), textInside)
	l.fresh = append(l.fresh, c.Text...)
}

func (l *Cuts) add(c *Cut, kind, way int) {
	if len(l.fresh) >= cutChunk { // to make it longer again and again leaves four times the garbage
		l.packed, l.fresh = append(l.packed, string(l.fresh)), l.fresh[:0]
	}
	b := varint.AppendUvarint(l.fresh, uint64(kind*cutWays+way))
	l.fresh = vary(b, c.FirstLine-l.last.LastLine, c.LastLine-c.FirstLine, c.Start-l.last.End, c.End-c.Start, c.Running, len(c.Text))
	l.last, l.n, l.bytes = Cut{LastLine: c.LastLine, End: c.End}, l.n+1, l.bytes+len(c.Text)
}

// kind returns the place of the kind of a cut.
func (l *Cuts) kind(c *Cut) int {
	k := cutNames{"", c.Source, c.Rule, c.Category, c.Fixable, c.Story != nil, c.WholeLines}
	if k.inside {
		k.story = *c.Story
	}
	if l.n > 0 && l.kinds[l.recent].cutNames == k {
		return l.recent
	}
	l.recent = l.place(k, c.Story)
	return l.recent
}

func (l *Cuts) place(k cutNames, story *string) int {
	if l.places == nil {
		if i := slices.IndexFunc(l.kinds, func(have cutKind) bool { return have.cutNames == k }); i >= 0 {
			return i
		}
	} else if i, ok := l.places[k]; ok {
		return i
	}
	n := len(l.kinds)
	if l.kinds = append(l.kinds, cutKind{k, story}); l.places != nil {
		l.places[k] = n
	} else if n == fewKinds {
		l.places = make(map[cutNames]int, 2*fewKinds)
		for i := range l.kinds {
			l.places[l.kinds[i].cutNames] = i
		}
	}
	return n
}

// Belong makes the cuts those of a story of another id, once all are there.
func (l *Cuts) Belong(story *string) {
	for i := range l.kinds {
		l.kinds[i].in, l.kinds[i].story = story, *story
	}
}

// All returns the cuts in order.
func (l *Cuts) All() iter.Seq[Cut] {
	return func(yield func(Cut) bool) {
		for c := range l.kinded() {
			if !yield(c) {
				return
			}
		}
	}
}

// kinded returns the cuts in order, each with the place of its kind.
func (l *Cuts) kinded() iter.Seq2[Cut, int] {
	return func(yield func(Cut, int) bool) {
		text, line, end := 0, 0, 0 // what is added later stands behind, and changes none of these bytes
		for n := range len(l.packed) + 1 {
			r := reader{unsafe.String(unsafe.SliceData(l.fresh), len(l.fresh))}
			if n < len(l.packed) {
				r.rest = l.packed[n]
			}
			for len(r.rest) > 0 {
				c, kind := l.next(&r, line, end, &text)
				line, end = c.LastLine, c.End
				if !yield(c, kind) {
					return
				}
			}
		}
	}
}

// next reads a cut behind one that ended in a line and at a byte, and whose text ended at a byte of
// base.
func (l *Cuts) next(r *reader, line, end int, text *int) (c Cut, kind int) {
	how := r.count()
	kind = how / cutWays
	k := &l.kinds[kind]
	c = Cut{Story: k.in, Source: k.source, Rule: k.rule, Category: k.category, Fixable: k.fixing, WholeLines: k.whole}
	c.FirstLine = line + r.number()
	c.LastLine = c.FirstLine + r.number()
	c.Start = end + r.number()
	c.End = c.Start + r.number()
	c.Running = r.number()
	size := r.number()
	if how%cutWays == textInside {
		c.Text = r.take(size)
		return c, kind
	}
	at := *text + r.number()
	*text = at + size
	c.Text = l.base[at:*text]
	return c, kind
}

// List returns the cuts as a list.
func (l *Cuts) List() []Cut {
	if l.n == 0 {
		return nil
	}
	return slices.AppendSeq(make([]Cut, 0, l.n), l.All())
}
