package parquet

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/format"
)

// A shredder makes rows of records.
type shredder struct {
	root    *node
	columns [][]pq.Value
	row     pq.Row
}

func newShredder(root *node) *shredder {
	return &shredder{root: root, columns: make([][]pq.Value, root.last)}
}

// record makes a row.
func (s *shredder) record(line []byte) (pq.Row, error) {
	names, values, err := members(line)
	if err != nil {
		return nil, err
	}
	byName := make(map[string]any, len(names))
	for i, name := range names {
		byName[name] = values[i]
	}
	for i := range s.columns {
		s.columns[i] = s.columns[i][:0]
	}
	for _, c := range s.root.children {
		if err := s.value(c, byName[c.name], 0, 0); err != nil {
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
func (s *shredder) value(n *node, v any, rep, def int) error {
	switch {
	case n.repeated:
		return s.many(n, n, false, v, rep, def)
	case n.optional && v == nil:
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

func (s *shredder) one(n *node, v any, rep, def int) error {
	if n.leaf {
		value, err := n.parse(v)
		if err != nil {
			return err
		}
		s.columns[n.first] = append(s.columns[n.first], value.Level(rep, def, n.first))
		return nil
	}
	m, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("a group of columns cannot be %T", v)
	}
	for _, c := range n.children {
		if err := s.value(c, m[c.name], rep, def); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	return nil
}

func (s *shredder) many(n, inner *node, bare bool, v any, rep, def int) error {
	list, ok := v.([]any)
	if !ok && v != nil {
		return fmt.Errorf("a list cannot be %T", v)
	}
	if len(list) == 0 {
		s.none(n, rep, def)
		return nil
	}
	for i, v := range list {
		if i > 0 {
			rep = n.level
		}
		var err error
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

var errValue = errors.New("a value that is none of its column")

// parse is append the other way.
func (n *node) parse(v any) (pq.Value, error) {
	if n.raw {
		raw, err := json.Marshal(plainNumbers(v))
		return pq.ByteArrayValue(raw), err
	}
	switch n.kind {
	case format.Boolean:
		b, ok := v.(bool)
		return pq.BooleanValue(b), odd(ok || v == nil)
	case format.Int32:
		i, err := n.parseInt(v)
		return pq.Int32Value(int32(i)), err
	case format.Int64:
		i, err := n.parseInt(v)
		return pq.Int64Value(i), err
	case format.Int96:
		return parseInt96(v)
	case format.Float:
		x, err := parseFloat(v)
		return pq.FloatValue(float32(x)), err
	case format.Double:
		x, err := parseFloat(v)
		return pq.DoubleValue(x), err
	}
	raw, err := n.parseBytes(v)
	if n.kind == format.FixedLenByteArray {
		return pq.FixedLenByteArrayValue(raw), err
	}
	return pq.ByteArrayValue(raw), err
}

// plainNumbers makes numbers at the top ones that are marshalled as they are written.
func plainNumbers(v any) any {
	if n, ok := v.(numeral); ok {
		return json.Number(n)
	}
	return v
}

func odd(ok bool) error {
	if ok {
		return nil
	}
	return errValue
}

func (n *node) parseInt(v any) (int64, error) {
	if v == nil {
		return 0, nil
	}
	if s, ok := v.(string); ok {
		return n.parseMoment(s)
	}
	s, ok := digits(v)
	if !ok {
		return 0, errValue
	}
	if d, ok := n.logical.(*format.DecimalType); ok {
		i, err := parseDecimal(s, d.Scale)
		if err != nil || !i.IsInt64() {
			return 0, errors.Join(err, odd(err == nil && i.IsInt64()))
		}
		return i.Int64(), nil
	}
	if i, err := strconv.ParseInt(s, 10, 64); err == nil {
		return i, nil
	}
	u, err := strconv.ParseUint(s, 10, 64)
	return int64(u), err
}

func digits(v any) (string, bool) {
	switch v := v.(type) {
	case json.Number:
		return string(v), true
	case numeral:
		return string(v), true
	}
	return "", false
}

func (n *node) parseMoment(s string) (int64, error) {
	switch t := n.logical.(type) {
	case *format.DateType:
		d, err := time.Parse(time.DateOnly, s)
		return floorDiv(d.Unix(), 86400), err
	case *format.TimestampType:
		m, err := time.Parse("2006-01-02T15:04:05.999999999", strings.TrimSuffix(s, "Z"))
		return toUnits(m, t.Unit), err
	case *format.TimeType:
		m, err := time.Parse("2006-01-02T15:04:05.999999999", "1970-01-01T"+s)
		return toUnits(m, t.Unit), err
	}
	return 0, errValue
}

func floorDiv(a, b int64) int64 {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

func toUnits(m time.Time, unit format.TimeUnit) int64 {
	switch unit.Value.(type) {
	case *format.MilliSeconds:
		return m.UnixMilli()
	case *format.NanoSeconds:
		return m.UnixNano()
	}
	return m.UnixMicro()
}

func parseInt96(v any) (pq.Value, error) {
	s, ok := v.(string)
	if !ok {
		return pq.Int96Value(deprecated.Int96{}), odd(v == nil)
	}
	m, err := time.Parse("2006-01-02T15:04:05.999999999", s)
	day := floorDiv(m.Unix(), 86400)
	nanos := (m.Unix()-day*86400)*1e9 + int64(m.Nanosecond())
	return pq.Int96Value(deprecated.Int96{uint32(nanos), uint32(uint64(nanos) >> 32), uint32(day + 2440588)}), err
}

func parseFloat(v any) (float64, error) {
	if s, ok := digits(v); ok {
		return strconv.ParseFloat(s, 64)
	}
	switch v {
	case nil:
		return 0, nil
	case "NaN":
		return math.NaN(), nil
	case "Infinity":
		return math.Inf(1), nil
	case "-Infinity":
		return math.Inf(-1), nil
	}
	return 0, errValue
}

// parseDecimal is a decimal number in units of its last digit.
func parseDecimal(s string, scale int32) (*big.Int, error) {
	whole, part, _ := strings.Cut(s, ".")
	if len(part) > int(max(scale, 0)) || strings.ContainsAny(s, "eE") {
		return nil, errValue
	}
	i, ok := new(big.Int).SetString(whole+part+strings.Repeat("0", int(max(scale, 0))-len(part)), 10)
	return i, odd(ok)
}

func (n *node) parseBytes(v any) ([]byte, error) {
	s, ok := v.(string)
	switch t := n.logical.(type) {
	case *format.DecimalType:
		return n.decimalBytes(v, t)
	case *format.UUIDType:
		raw, err := hex.DecodeString(strings.ReplaceAll(s, "-", ""))
		return fixed(raw, n.size), errors.Join(err, odd(v == nil || len(raw) == 16))
	case *format.Float16Type:
		x, err := parseFloat(v)
		return binary.LittleEndian.AppendUint16(nil, toFloat16(x)), err
	case *format.StringType, *format.EnumType, *format.JsonType:
		return []byte(s), odd(ok || v == nil)
	}
	if rest, coded := strings.CutPrefix(s, binaryMark); coded {
		raw, err := base64.StdEncoding.DecodeString(rest)
		return fixed(raw, n.size), err
	}
	return fixed([]byte(s), n.size), odd(ok || v == nil)
}

// fixed gives bytes the length that all of a column have, 0 for any.
func fixed(raw []byte, size int) []byte {
	if size == 0 || len(raw) == size {
		return raw
	}
	return append(raw, make([]byte, max(0, size-len(raw)))...)[:size]
}

func (n *node) decimalBytes(v any, t *format.DecimalType) ([]byte, error) {
	if v == nil {
		return make([]byte, n.size), nil
	}
	s, ok := digits(v)
	if !ok {
		return nil, errValue
	}
	i, err := parseDecimal(s, t.Scale)
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
		return nil, errValue
	}
	return i.FillBytes(make([]byte, size)), nil
}

func toFloat16(x float64) uint16 {
	for h := range 0x10000 {
		if y := float16(uint16(h)); y == x && math.Signbit(y) == math.Signbit(x) || math.IsNaN(x) && math.IsNaN(y) {
			return uint16(h)
		}
	}
	return 0x7e00
}
