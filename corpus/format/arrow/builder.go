package arrow

import (
	"fmt"
	"math"

	lib "github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"onecopy/corpus/format/jsonrow"
)

// A batch makes the columns of a record batch, which have one parser.
type batch struct {
	parser  jsonrow.Parser
	said    []byte // of the last string
	wide    int    // bytes of values that take more than they are written with
	learned []*values
	used    int // of learned
	names   []string
	columns []builder
}

// newBatch makes the columns that are wanted, which are at least all with dictionaries.
func newBatch(schema *lib.Schema, learned []*values, wanted func(lib.DataType) bool) *batch {
	b := &batch{learned: learned}
	for _, f := range schema.Fields() {
		if wanted(f.Type) {
			b.names, b.columns = append(b.names, f.Name), append(b.columns, b.builder(f))
		}
	}
	return b
}

func all(lib.DataType) bool { return true }

// add adds a record.
func (b *batch) add(line []byte) error {
	o, err := b.parser.Object(line)
	if err != nil {
		return err
	}
	defer b.parser.Done(o)
	for i, c := range b.columns {
		if err := c.add(o.Get(b.names[i])); err != nil {
			return fmt.Errorf("%s: %w", b.names[i], err)
		}
	}
	return nil
}

func (b *batch) builder(f lib.Field) builder {
	switch t := f.Type.(type) {
	case *lib.DictionaryType:
		d := &dictionary{t: t, nullable: f.Nullable}
		if b.used == len(b.learned) {
			b.learned = append(b.learned, &values{at: map[string]int{}, new: b.builder(lib.Field{Type: t.ValueType, Nullable: true})})
		}
		d.values = b.learned[b.used]
		b.used++
		return d
	case *lib.StructType:
		g := &group{of: b, t: t, nullable: f.Nullable}
		for _, c := range t.Fields() {
			g.names, g.columns = append(g.names, c.Name), append(g.columns, b.builder(c))
		}
		return g
	case *lib.MapType:
		return &many{of: b, t: t, nullable: f.Nullable, inner: b.builder(lib.Field{Type: t.Elem()})}
	case lib.ListLikeType:
		return &many{of: b, t: t, nullable: f.Nullable, inner: b.builder(t.ElemField())}
	}
	single := array.NewBuilder(memory.NewGoAllocator(), f.Type)
	return &leaf{Builder: single, nullable: f.Nullable, put: putterOf(&b.said, single, f)}
}

// A group is a column of groups of values.
type group struct {
	of       *batch
	t        *lib.StructType
	nullable bool
	names    []string
	columns  []builder
	validity
}

func (g *group) add(v jsonrow.Value) error {
	if v.Kind() == 'n' {
		g.mark(!g.nullable)
		for i, c := range g.columns {
			if err := c.add(nil); err != nil {
				return fmt.Errorf("%s: %w", g.names[i], err)
			}
		}
		return nil
	}
	g.mark(true)
	if v.Kind() != '{' {
		return fmt.Errorf("a group of columns cannot be %.20q", v)
	}
	o, err := g.of.parser.Object(v)
	if err != nil {
		return err
	}
	defer g.of.parser.Done(o)
	for i, c := range g.columns {
		if err := c.add(o.Get(g.names[i])); err != nil {
			return fmt.Errorf("%s: %w", g.names[i], err)
		}
	}
	return nil
}

func (g *group) done() lib.Array {
	var children []lib.ArrayData
	for _, c := range g.columns {
		children = append(children, c.done().Data())
	}
	n, valid, nulls := g.take()
	return array.MakeFromData(array.NewData(g.t, n, []*memory.Buffer{valid}, children, nulls, 0))
}

// A many is a column of lists, or of maps, which are lists of keys and values.
type many struct {
	of       *batch
	t        lib.ListLikeType
	nullable bool
	inner    builder
	ends     []int64 // of the lists, in inner
	validity
}

func (m *many) add(v jsonrow.Value) (err error) {
	var list []jsonrow.Value
	switch v.Kind() {
	case 'n':
	case '[':
		if list, err = m.of.parser.List(v); err != nil {
			return err
		}
	default:
		return fmt.Errorf("a list cannot be %.20q", v)
	}
	m.mark(v.Kind() != 'n' || !m.nullable)
	if fixed, ok := m.t.(*lib.FixedSizeListType); ok && len(list) != int(fixed.Len()) {
		if v.Kind() != 'n' {
			return jsonrow.ErrValue
		}
		m.of.wide += 8 * int(fixed.Len())
		list = make([]jsonrow.Value, fixed.Len())
	}
	for _, v := range list {
		if err := m.inner.add(v); err != nil {
			return err
		}
	}
	m.ends = append(m.ends, int64(m.inner.len()))
	return nil
}

func (m *many) done() lib.Array {
	n, valid, nulls := m.take()
	buffers := []*memory.Buffer{valid}
	starts := append([]int64{0}, m.ends...)
	switch m.t.(type) {
	case *lib.ListViewType:
		buffers = append(buffers, narrow(starts[:n]), narrow(sizes(starts)))
	case *lib.LargeListViewType:
		buffers = append(buffers, buffer(lib.Int64Traits.CastToBytes(starts[:n])), buffer(lib.Int64Traits.CastToBytes(sizes(starts))))
	case *lib.LargeListType:
		buffers = append(buffers, buffer(lib.Int64Traits.CastToBytes(starts)))
	case *lib.ListType, *lib.MapType:
		buffers = append(buffers, narrow(starts))
	}
	m.ends = nil
	return array.MakeFromData(array.NewData(m.t, n, buffers, []lib.ArrayData{m.inner.done().Data()}, nulls, 0))
}

// narrow is places in 32 bits; a batch has no more values, as it is written when it has some
// megabytes.
func narrow(places []int64) *memory.Buffer {
	list := make([]int32, len(places))
	for i, p := range places {
		if p > math.MaxInt32 {
			panic("a batch of more than 2^31 values")
		}
		list[i] = int32(p)
	}
	return buffer(lib.Int32Traits.CastToBytes(list))
}

func buffer(raw []byte) *memory.Buffer { return memory.NewBufferBytes(raw) }

func sizes(starts []int64) []int64 {
	list := make([]int64, len(starts)-1)
	for i := range list {
		list[i] = starts[i+1] - starts[i]
	}
	return list
}
