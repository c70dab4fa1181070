package parquet

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"sync"
	"time"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/format"

	"onecopy/corpus/format/jsonrow"
)

// A shredder makes rows of records.
type shredder struct {
	root    *node
	columns [][]pq.Value
	row     pq.Row
	parser  jsonrow.Parser
	said    []byte // strings of the row that had escapes
}

func newShredder(root *node) *shredder {
	return &shredder{root: root, columns: make([][]pq.Value, root.last)}
}

// record makes a row, which is good as long as the line and until the next one.
func (s *shredder) record(line []byte) (pq.Row, error) {
	o, err := s.parser.Object(line)
	if err != nil {
		return nil, err
	}
	defer s.parser.Done(o)
	s.said = s.said[:0]
	for i := range s.columns {
		s.columns[i] = s.columns[i][:0]
	}
	for _, c := range s.root.children {
		if err := s.value(c, o.Get(c.name), 0, 0); err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, err)
		}
	}
	s.row = s.row[:0]
	for _, values := range s.columns {
		s.row = append(s.row, values...)
	}
	return s.row, nil
}

// none adds to each column of a node that it is not there.
func (s *shredder) none(n *node, rep, def int) {
	for i := n.first; i < n.last; i++ {
		s.columns[i] = append(s.columns[i], pq.Value{}.Level(rep, def, i))
	}
}

// value adds a value of a node, rep and def being those of what it stands in.
func (s *shredder) value(n *node, v jsonrow.Value, rep, def int) error {
	switch {
	case n.repeated:
		return s.many(n, n, false, v, rep, def)
	case n.optional && v.Kind() == 'n':
		s.none(n, rep, def)
		return nil
	case n.optional:
		def = n.depth
	}
	if n.list {
		inner, bare := n.element()
		return s.many(inner, inner, bare, v, rep, def)
	}
	return s.one(n, v, rep, def)
}

func (s *shredder) one(n *node, v jsonrow.Value, rep, def int) error {
	if n.leaf {
		value, err := s.leaf(n, v)
		if err != nil {
			return err
		}
		s.columns[n.first] = append(s.columns[n.first], value.Level(rep, def, n.first))
		return nil
	}
	if v.Kind() != '{' {
		return fmt.Errorf("a group of columns cannot be %.20q", v)
	}
	o, err := s.parser.Object(v)
	if err != nil {
		return err
	}
	defer s.parser.Done(o)
	for _, c := range n.children {
		if err := s.value(c, o.Get(c.name), rep, def); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	return nil
}

func (s *shredder) many(n, inner *node, bare bool, v jsonrow.Value, rep, def int) (err error) {
	var list []jsonrow.Value
	switch v.Kind() {
	case 'n':
	case '[':
		if list, err = s.parser.List(v); err != nil {
			return err
		}
	default:
		return fmt.Errorf("a list cannot be %.20q", v)
	}
	if len(list) == 0 {
		s.none(n, rep, def)
		return nil
	}
	for i, v := range list {
		if i > 0 {
			rep = n.level
		}
		if bare {
			err = s.value(inner.children[0], v, rep, n.depth)
		} else {
			err = s.one(inner, v, rep, n.depth)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// leaf is append the other way.
func (s *shredder) leaf(n *node, v jsonrow.Value) (pq.Value, error) {
	if n.raw {
		return pq.ByteArrayValue(v), nil
	}
	switch n.kind {
	case format.Boolean:
		kind := v.Kind()
		return pq.BooleanValue(kind == 't'), jsonrow.Odd(kind == 't' || kind == 'f' || kind == 'n')
	case format.Int32:
		i, err := n.parseInt(v)
		return pq.Int32Value(int32(i)), err
	case format.Int64:
		i, err := n.parseInt(v)
		return pq.Int64Value(i), err
	case format.Int96:
		return parseInt96(v)
	case format.Float:
		x, err := v.Float(32)
		return pq.FloatValue(float32(x)), err
	case format.Double:
		x, err := v.Float(64)
		return pq.DoubleValue(x), err
	}
	raw, err := s.bytes(n, v)
	if n.kind == format.FixedLenByteArray {
		return pq.FixedLenByteArrayValue(raw), err
	}
	return pq.ByteArrayValue(raw), err
}

func (n *node) parseInt(v jsonrow.Value) (int64, error) {
	switch v.Kind() {
	case 'n':
		return 0, nil
	case '"':
		return n.parseMoment(v)
	case '0':
	default:
		return 0, jsonrow.ErrValue
	}
	s := string(v)
	if d, ok := n.logical.(*format.DecimalType); ok {
		i, err := v.Decimal(d.Scale)
		if err != nil || !i.IsInt64() {
			return 0, errors.Join(err, jsonrow.Odd(err == nil && i.IsInt64()))
		}
		return i.Int64(), nil
	}
	if i, err := strconv.ParseInt(s, 10, 64); err == nil {
		return i, nil
	}
	u, err := strconv.ParseUint(s, 10, 64)
	return int64(u), err
}

func (n *node) parseMoment(v jsonrow.Value) (int64, error) {
	switch t := n.logical.(type) {
	case *format.DateType:
		d, err := v.Moment()
		day := floorDiv(d.Unix(), 86400)
		if err == nil && day != int64(int32(day)) {
			err = jsonrow.ErrValue
		}
		return day, err
	case *format.TimestampType:
		m, err := v.Moment()
		return toUnits(m, t.Unit, err)
	case *format.TimeType:
		m, err := v.Clock()
		return toUnits(m, t.Unit, err)
	}
	return 0, jsonrow.ErrValue
}

func floorDiv(a, b int64) int64 {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

// toUnits counts a moment that was read without err in units, of which 64 bits may have too few.
func toUnits(m time.Time, unit format.TimeUnit, err error) (int64, error) {
	n, back, least := m.UnixMicro(), time.UnixMicro, time.Microsecond
	switch unit.Value.(type) {
	case *format.MilliSeconds:
		n, back, least = m.UnixMilli(), time.UnixMilli, time.Millisecond
	case *format.NanoSeconds:
		n, back, least = m.UnixNano(), func(n int64) time.Time { return time.Unix(0, n) }, 1
	}
	if rest := m.Sub(back(n)); err == nil && (rest < 0 || rest >= least) {
		err = jsonrow.ErrValue
	}
	return n, err
}

func parseInt96(v jsonrow.Value) (pq.Value, error) {
	if v.Kind() != '"' {
		return pq.Int96Value(deprecated.Int96{}), jsonrow.Odd(v.Kind() == 'n')
	}
	m, err := v.Moment()
	day := floorDiv(m.Unix(), 86400)
	if err == nil && day != int64(int32(day)) {
		err = jsonrow.ErrValue
	}
	nanos := (m.Unix()-day*86400)*1e9 + int64(m.Nanosecond())
	return pq.Int96Value(deprecated.Int96{uint32(nanos), uint32(uint64(nanos) >> 32), uint32(day + 2440588)}), err
}

// bytes are those of a string, which may be a part of the record or of s.said.
func (s *shredder) bytes(n *node, v jsonrow.Value) (said []byte, err error) {
	null, ok := v.Kind() == 'n', v.Kind() == '"'
	switch t := n.logical.(type) {
	case *format.DecimalType:
		return n.decimalBytes(v, t)
	case *format.UUIDType:
		if raw, err := hex.DecodeString(strings.ReplaceAll(v.String(), "-", "")); err == nil && len(raw) == n.size {
			return raw, nil
		}
	case *format.Float16Type:
		x, err := v.Float(64)
		return binary.LittleEndian.AppendUint16(nil, toFloat16(x)), err
	}
	s.said, said = v.Unquoted(s.said)
	switch n.logical.(type) {
	case *format.StringType, *format.EnumType, *format.JsonType:
		return said, jsonrow.Odd(ok || null)
	}
	raw, err := jsonrow.Binary(said)
	raw, other := fixed(raw, n.size, null)
	return raw, errors.Join(err, other, jsonrow.Odd(ok || null))
}

// fixed wants bytes to have the length that all of a column have, 0 for any. What is missing of a
// column that must be there is of zeros.
func fixed(raw []byte, size int, null bool) ([]byte, error) {
	switch {
	case size == 0 || len(raw) == size:
		return raw, nil
	case null:
		return make([]byte, size), nil
	}
	return nil, jsonrow.ErrValue
}

func (n *node) decimalBytes(v jsonrow.Value, t *format.DecimalType) ([]byte, error) {
	if v.Kind() == 'n' {
		return make([]byte, n.size), nil
	}
	i, err := v.Decimal(t.Scale)
	if err != nil {
		return nil, err
	}
	size := n.size
	if size == 0 {
		size = i.BitLen()/8 + 1
	}
	if i.Sign() < 0 {
		i.Add(i, new(big.Int).Lsh(big.NewInt(1), uint(8*size)))
	}
	if i.Sign() < 0 || len(i.Bytes()) > size {
		return nil, jsonrow.ErrValue
	}
	return i.FillBytes(make([]byte, size)), nil
}

// toFloat16 is the other way of float16, for numbers that it gives; any other is none.
func toFloat16(x float64) uint16 {
	if h, ok := halves()[math.Float64bits(x)]; ok {
		return h
	}
	return 0x7e00
}

// halves are the numbers of 16 bits by what they are in 64.
var halves = sync.OnceValue(func() map[uint64]uint16 {
	all := make(map[uint64]uint16, 1<<16)
	for h := 1<<16 - 1; h >= 0; h-- {
		all[math.Float64bits(float16(uint16(h)))] = uint16(h)
	}
	return all
})
