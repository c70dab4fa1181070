package pattern

import "onecopy/clean/internal/scan"

// A memo remembers what was found for recent short lines, on whatever page: menus say the same few
// words everywhere. Of the lines of 110 pages of as many sites every fifth is one of the last
// thousand that were looked up.
type memo [1 << 10]remembered

// A remembered line is at most 24 bytes, kept as three overlapping parts, and what was found for
// it.
type remembered struct {
	parts    [3]uint64
	spec     int32 // -1 if it was nothing
	from, to uint8
	size     uint8 // 0 for none
}

const memoBytes = 24

// of returns where the line of size bytes at byte at of text is remembered, and whether it is.
// Seven more bytes must follow it.
func (m *memo) of(text string, at, size int) (r *remembered, known bool) {
	var a, b, c uint64
	if size < 8 {
		a = scan.EightAt(text, at) << (64 - 8*size)
	} else {
		a, b, c = scan.EightAt(text, at), scan.EightAt(text, at+size/2-4), scan.EightAt(text, at+size-8)
	}
	r = &m[(a*0x9E3779B97F4A7C15^b*0xC2B2AE3D27D4EB4F^c*0x165667B19E3779F9)*0x9E3779B97F4A7C15>>54]
	if r.size == uint8(size) && r.parts[0] == a && r.parts[1] == b && r.parts[2] == c {
		return r, true
	}
	r.parts[0], r.parts[1], r.parts[2], r.size = a, b, c, uint8(size)
	return r, false
}
