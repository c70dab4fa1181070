package parquet

import (
	"encoding/binary"
	"errors"
	"math"
	"math/big"
	"strconv"
	"time"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"onecopy/corpus/format/columnar"
)

// A renderer writes rows as JSON. A row is its values, column by column.
type renderer struct {
	root    *node
	columns [][]pq.Value
	at      []int // in each column
	names   map[*node][]byte
}

func newRenderer(root *node) *renderer {
	r := &renderer{root: root, columns: make([][]pq.Value, root.last), at: make([]int, root.last), names: map[*node][]byte{}}
	var name func(n *node)
	name = func(n *node) {
		r.names[n] = append(columnar.AppendQuoted(nil, n.name), ':')
		for _, c := range n.children {
			name(c)
		}
	}
	name(root)
	return r
}

var errRow = errors.New("a row does not fit its schema")

// row adds a row as a JSON object.
func (r *renderer) row(b []byte, row pq.Row) ([]byte, error) {
	clear(r.columns)
	clear(r.at)
	row.Range(func(i int, values []pq.Value) bool {
		if i < len(r.columns) {
			r.columns[i] = values
		}
		return true
	})
	return r.group(b, r.root)
}

// head is the next value of a column.
func (r *renderer) head(column int) (*pq.Value, bool) {
	if at := r.at[column]; at < len(r.columns[column]) {
		return &r.columns[column][at], true
	}
	return nil, false
}

// pass passes over the one value that says in each column of a node that it is not there.
func (r *renderer) pass(n *node) {
	for i := n.first; i < n.last; i++ {
		r.at[i]++
	}
}

// value adds what is there of a node.
func (r *renderer) value(b []byte, n *node) ([]byte, error) {
	v, ok := r.head(n.first)
	switch {
	case !ok:
		return b, errRow
	case n.repeated:
		return r.many(b, n, n, false)
	case n.optional && v.DefinitionLevel() < n.depth:
		r.pass(n)
		return append(b, "null"...), nil
	case n.list:
		inner, bare := n.element()
		return r.many(b, inner, inner, bare)
	}
	return r.one(b, n)
}

// one adds a node that is there.
func (r *renderer) one(b []byte, n *node) ([]byte, error) {
	if !n.leaf {
		return r.group(b, n)
	}
	v, ok := r.head(n.first)
	if !ok {
		return b, errRow
	}
	r.at[n.first]++
	return n.append(b, v), nil
}

func (r *renderer) group(b []byte, n *node) (_ []byte, err error) {
	b = append(b, '{')
	for i, c := range n.children {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, r.names[c]...)
		if b, err = r.value(b, c); err != nil {
			return b, err
		}
	}
	return append(b, '}'), nil
}

// many adds a list of what is repeated; bare says that an element is a group of one, of which only
// that is shown.
func (r *renderer) many(b []byte, n, inner *node, bare bool) (_ []byte, err error) {
	v, ok := r.head(n.first)
	if !ok {
		return b, errRow
	}
	b = append(b, '[')
	if v.DefinitionLevel() < n.depth {
		r.pass(n)
		return append(b, ']'), nil
	}
	for first := true; ; first = false {
		if !first {
			b = append(b, ',')
		}
		was := r.at[n.first]
		if bare {
			b, err = r.value(b, inner.children[0])
		} else {
			b, err = r.one(b, inner)
		}
		if err != nil || r.at[n.first] == was {
			return b, errors.Join(err, errRow)
		}
		if v, ok := r.head(n.first); !ok || v.RepetitionLevel() < n.level {
			return append(b, ']'), nil
		}
	}
}

// append adds a value of a column.
func (n *node) append(b []byte, v *pq.Value) []byte {
	switch v.Kind() {
	case pq.Boolean:
		return strconv.AppendBool(b, v.Boolean())
	case pq.Int32:
		return n.appendInt(b, int64(v.Int32()), int64(v.Uint32()))
	case pq.Int64:
		return n.appendInt(b, v.Int64(), v.Int64())
	case pq.Int96:
		return n.appendInt96(b, v)
	case pq.Float:
		return columnar.AppendFloat(b, float64(v.Float()), 32)
	case pq.Double:
		return columnar.AppendFloat(b, v.Double(), 64)
	case pq.ByteArray, pq.FixedLenByteArray:
		return n.appendBytes(b, v.ByteArray())
	}
	return append(b, "null"...)
}

// appendInt adds an integer; plain is the same as if it had no sign.
func (n *node) appendInt(b []byte, i, plain int64) []byte {
	switch t := n.logical.(type) {
	case *format.IntType:
		if !t.IsSigned && n.kind == format.Int64 {
			return strconv.AppendUint(b, uint64(i), 10)
		} else if !t.IsSigned {
			return strconv.AppendInt(b, plain, 10)
		}
	case *format.DecimalType:
		return columnar.AppendDecimal(b, big.NewInt(i), n.scale)
	case *format.DateType:
		return columnar.AppendTime(b, time.Unix(i*86400, 0), time.DateOnly)
	case *format.TimestampType:
		return columnar.AppendStamp(b, fromUnits(i, t.Unit), t.IsAdjustedToUTC)
	case *format.TimeType:
		return columnar.AppendTime(b, fromUnits(i, t.Unit), "15:04:05.999999999")
	}
	return strconv.AppendInt(b, i, 10)
}

// fromUnits is the moment that is so many units behind 1970.
func fromUnits(i int64, unit format.TimeUnit) time.Time {
	switch unit.Value.(type) {
	case *format.MilliSeconds:
		return time.UnixMilli(i)
	case *format.NanoSeconds:
		return time.Unix(0, i)
	}
	return time.UnixMicro(i)
}

// appendInt96 adds a moment as older programs write it: nanoseconds of a day, and the Julian day.
func (n *node) appendInt96(b []byte, v *pq.Value) []byte {
	i := v.Int96()
	const julian1970 = 2440588
	nanos := int64(uint64(i[1])<<32 | uint64(i[0]))
	t := time.Unix((int64(int32(i[2]))-julian1970)*86400, 0).Add(time.Duration(nanos))
	return columnar.AppendStamp(b, t, false)
}

// appendBytes adds a string, or bytes that are none.
func (n *node) appendBytes(b, raw []byte) []byte {
	if n.raw {
		return columnar.AppendValue(b, raw)
	}
	switch n.logical.(type) {
	case *format.StringType, *format.EnumType, *format.JsonType:
		return columnar.AppendQuoted(b, raw) // with bytes that are not UTF-8, which are then told
	case *format.DecimalType:
		i := new(big.Int).SetBytes(raw)
		if len(raw) > 0 && raw[0]&0x80 != 0 {
			i.Sub(i, new(big.Int).Lsh(big.NewInt(1), uint(8*len(raw))))
		}
		return columnar.AppendDecimal(b, i, n.scale)
	case *format.UUIDType:
		return columnar.AppendUUID(b, raw)
	case *format.Float16Type:
		if len(raw) == 2 {
			return columnar.AppendFloat(b, float16(binary.LittleEndian.Uint16(raw)), 32)
		}
	}
	return columnar.AppendBytes(b, raw)
}

func float16(h uint16) float64 {
	sign, exp, frac := 1.0, int(h>>10&0x1f), float64(h&0x3ff)
	if h&0x8000 != 0 {
		sign = -1
	}
	switch exp {
	case 0:
		return sign * math.Ldexp(frac, -24)
	case 0x1f:
		if frac != 0 {
			return math.NaN()
		}
		return math.Inf(int(sign))
	}
	return sign * math.Ldexp(1+frac/1024, exp-15)
}
