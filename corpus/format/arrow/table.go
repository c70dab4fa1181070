package arrow

import "encoding/binary"

// A table is one of those that metadata are made of (https://flatbuffers.dev/internals). The
// library believes every length and offset in them, so they are walked through first; what leads
// out of the bytes panics.
type table struct {
	raw []byte
	pos int
}

// rootOf is the first table.
func rootOf(raw []byte) table { return table{raw: raw}.child(0) }

// child is the table that an offset leads to.
func (t table) child(at int) table {
	t.pos = at + int(binary.LittleEndian.Uint32(t.raw[at:]))
	_ = t.raw[t.pos : t.pos+4]
	return t
}

// at is where a field is, 0 if it is not there.
func (t table) at(field int) int {
	v := t.pos - int(int32(binary.LittleEndian.Uint32(t.raw[t.pos:])))
	if 4+2*field >= int(binary.LittleEndian.Uint16(t.raw[v:])) {
		return 0
	}
	if n := int(binary.LittleEndian.Uint16(t.raw[v+4+2*field:])); n > 0 {
		return t.pos + n
	}
	return 0
}

func (t table) has(field int) bool { return t.at(field) > 0 }

// number is a field that is a number, 0 if it is not there.
func (t table) number(field, size int) int64 {
	at := t.at(field)
	switch {
	case at == 0:
		return 0
	case size == 1:
		return int64(t.raw[at])
	case size == 2:
		return int64(int16(binary.LittleEndian.Uint16(t.raw[at:])))
	}
	return int64(binary.LittleEndian.Uint64(t.raw[at:]))
}

// table is a field that is a table, an empty one if it is not there.
func (t table) table(field int) table {
	if at := t.at(field); at > 0 {
		return t.child(at)
	}
	return table{raw: []byte{4, 0, 4, 0, 4, 0, 0, 0}, pos: 4}
}

// list is where the elements of a field that is a list begin, and their number.
func (t table) list(field, size int) (at, n int) {
	if at = t.at(field); at == 0 {
		return 0, 0
	}
	at += int(binary.LittleEndian.Uint32(t.raw[at:]))
	n = int(binary.LittleEndian.Uint32(t.raw[at:]))
	at += 4
	_ = t.raw[at : at+n*size]
	return at, n
}

// pair is an element of a list of two numbers.
func (t table) pair(at int) (int64, int64) {
	return int64(binary.LittleEndian.Uint64(t.raw[at:])), int64(binary.LittleEndian.Uint64(t.raw[at+8:]))
}

// pairs looks at a field that is a list of names and values.
func (t table) pairs(field int) {
	at, n := t.list(field, 4)
	for i := range n {
		p := t.child(at + 4*i)
		_, _ = p.list(0, 1)
		_, _ = p.list(1, 1)
	}
}
