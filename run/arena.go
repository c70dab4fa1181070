package run

import "strings"

// An arena keeps short texts in few pieces of memory: a million ids, each in its own, are a million
// things for the garbage collector to look at.
type arena struct{ piece strings.Builder }

// arenaPiece is the size of a piece, in bytes.
const arenaPiece = 1 << 16

func (n *arena) keep(s string) string {
	if s == "" {
		return ""
	}
	if n.piece.Len()+len(s) > n.piece.Cap() {
		n.piece = strings.Builder{}
		n.piece.Grow(max(arenaPiece, len(s)))
	}
	from := n.piece.Len()
	n.piece.WriteString(s)
	return n.piece.String()[from:]
}
