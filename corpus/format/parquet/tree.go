package parquet

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/format"
)

// A node is a column, or a group of them, of a schema.
type node struct {
	name     string
	kind     format.Type
	leaf     bool
	list     bool // LIST and MAP: a group with one repeated group, which JSON shows as a list
	pairs    bool // MAP
	logical  format.LogicalTypeValue
	scale    int32 // of a decimal
	size     int   // bytes of each value, 0 where they differ
	raw      bool  // values of any kind, as JSON
	children []*node

	optional, repeated bool
	depth, level       int // definition and repetition level of what is there
	first, last        int // leaf columns below it: first <= i < last
}

// The depth of a schema and the number of its columns are bounded, as both come from the file.
const (
	deepest     = 64
	mostColumns = 10_000
)

// treeOf is the schema of a file.
func treeOf(f *pq.File) (root *node, err error) {
	elements := f.Metadata().Schema
	b := treeBuilder{elements: elements}
	root, err = b.node(0, 0, 0)
	switch {
	case err != nil:
	case b.next != len(elements):
		err = errors.New("its schema has more elements than columns")
	case b.leaves == 0:
		err = errors.New("it has no columns")
	}
	return root, err
}

// twins is an error where two columns of a group have one name: a record has each name once.
func (n *node) twins() error {
	seen := make(map[string]bool, len(n.children))
	for _, c := range n.children {
		if seen[c.name] {
			return fmt.Errorf("two columns have the name %q; rename one of them, as a record has each name once", c.name)
		}
		seen[c.name] = true
		if err := c.twins(); err != nil {
			return err
		}
	}
	return nil
}

// markValues marks the columns of JSON, given by their numbers, that hold values of any kind.
func (n *node) markValues(columns []string) {
	if _, ok := n.logical.(*format.JsonType); ok && n.leaf && slices.Contains(columns, strconv.Itoa(n.first)) {
		n.raw = true
	}
	for _, c := range n.children {
		c.markValues(columns)
	}
}

// values lists such columns.
func (n *node) values() (columns []string) {
	if n.leaf && n.raw {
		columns = append(columns, strconv.Itoa(n.first))
	}
	for _, c := range n.children {
		columns = append(columns, c.values()...)
	}
	return columns
}

type treeBuilder struct {
	elements []format.SchemaElement
	next     int
	leaves   int
}

func (b *treeBuilder) node(down, depth, level int) (*node, error) {
	if b.next >= len(b.elements) || down > deepest || b.leaves > mostColumns {
		return nil, errors.New("its schema cannot be read")
	}
	e := &b.elements[b.next]
	b.next++
	n := &node{name: e.Name, logical: e.LogicalType.Value, first: b.leaves}
	if down > 0 && e.RepetitionType.Valid {
		n.optional = e.RepetitionType.V == format.Optional
		n.repeated = e.RepetitionType.V == format.Repeated
	}
	if n.optional || n.repeated {
		depth++
	}
	if n.repeated {
		level++
	}
	n.depth, n.level = depth, level
	if n.leaf = e.Type.Valid && !e.NumChildren.Valid || e.NumChildren.V == 0 && e.Type.Valid; n.leaf {
		n.kind = e.Type.V
		if n.kind == format.FixedLenByteArray {
			n.size = int(max(0, min(e.TypeLength.V, 1<<20)))
		}
		b.leaves++
		n.last = b.leaves
		n.convert(e)
		return n, nil
	}
	for range e.NumChildren.V {
		child, err := b.node(down+1, depth, level)
		if err != nil {
			return nil, err
		}
		n.children = append(n.children, child)
	}
	n.last = b.leaves
	n.list = isList(e, n)
	n.pairs = n.list && isMap(e)
	if n.first == n.last && down > 0 {
		return nil, fmt.Errorf("its schema has a group without columns")
	}
	return n, nil
}

// convert reads what older files say of a column.
func (n *node) convert(e *format.SchemaElement) {
	if d, ok := n.logical.(*format.DecimalType); ok {
		n.scale = d.Scale
	}
	if n.logical != nil || !e.ConvertedType.Valid {
		return
	}
	integer := func(bits int8, signed bool) { n.logical = &format.IntType{BitWidth: bits, IsSigned: signed} }
	switch e.ConvertedType.V {
	case deprecated.UTF8, deprecated.Enum, deprecated.Json:
		n.logical = &format.StringType{}
	case deprecated.Decimal:
		n.scale = e.Scale.V
		n.logical = &format.DecimalType{Scale: e.Scale.V, Precision: e.Precision.V}
	case deprecated.Date:
		n.logical = &format.DateType{}
	case deprecated.TimeMillis:
		n.logical = &format.TimeType{IsAdjustedToUTC: true, Unit: unitOf(&format.MilliSeconds{})}
	case deprecated.TimeMicros:
		n.logical = &format.TimeType{IsAdjustedToUTC: true, Unit: unitOf(&format.MicroSeconds{})}
	case deprecated.TimestampMillis:
		n.logical = &format.TimestampType{IsAdjustedToUTC: true, Unit: unitOf(&format.MilliSeconds{})}
	case deprecated.TimestampMicros:
		n.logical = &format.TimestampType{IsAdjustedToUTC: true, Unit: unitOf(&format.MicroSeconds{})}
	case deprecated.Uint8:
		integer(8, false)
	case deprecated.Uint16:
		integer(16, false)
	case deprecated.Uint32:
		integer(32, false)
	case deprecated.Uint64:
		integer(64, false)
	}
}

// isList says whether a group is a list or a map, as LogicalTypes.md of the format has it.
func isList(e *format.SchemaElement, n *node) bool {
	if len(n.children) != 1 || !n.children[0].repeated || n.repeated {
		return false
	}
	switch e.LogicalType.Value.(type) {
	case *format.ListType, *format.MapType:
		return true
	}
	c := e.ConvertedType
	return c.Valid && (c.V == deprecated.List || c.V == deprecated.Map || c.V == deprecated.MapKeyValue)
}

// isMap says whether a list is a map.
func isMap(e *format.SchemaElement) bool {
	_, is := e.LogicalType.Value.(*format.MapType)
	c := e.ConvertedType
	return is || c.Valid && (c.V == deprecated.Map || c.V == deprecated.MapKeyValue)
}

// element is what a list has many of: the one child of its repeated group, or that group itself, as
// in maps and in files of before there was a rule.
func (n *node) element() (inner *node, bare bool) {
	inner = n.children[0]
	if inner.leaf || len(inner.children) != 1 || inner.name == "array" || inner.name == n.name+"_tuple" {
		return inner, false
	}
	return inner, true
}

func unitOf(unit format.TimeUnitValue) format.TimeUnit { return format.TimeUnit{Value: unit} }
