package corpus

import (
	varint "encoding/binary"
	"iter"
	"slices"
	"unsafe"
)

// Pieces are the pieces of a story, packed: some 7 bytes each, where a [Piece] has 64. Most of
// their texts are told by their length alone, as they are the headline and the paragraphs of the
// story. So a story of a million lines takes little more than its text.
type Pieces struct {
	packed []byte
	roles  []string // in the order in which they were first seen
	n      int
	last   Piece // which the next one is told from
}

// How a piece says its text.
const (
	textFollows = iota // the next paragraph of the story's text, of so many bytes
	textHead           // the headline
	textOwn            // stands in the piece
	textWays
)

// The roles of a headline, and of a paragraph that is nothing else.
const (
	headRole = "headline"
	bodyRole = "body"
)

// Len is the number of pieces.
func (l *Pieces) Len() int { return l.n }

// Add adds the headline of the story that the pieces are of, if that is its role, or else the next
// paragraph of the text.
func (l *Pieces) Add(p Piece) {
	if p.Role == headRole {
		l.add(p, textHead)
	} else {
		l.add(p, textFollows)
	}
}

// AddOwn adds a piece whose text is neither.
func (l *Pieces) AddOwn(p Piece) { l.add(p, textOwn) }

func (l *Pieces) add(p Piece, way int) {
	role := slices.Index(l.roles, p.Role)
	if role < 0 {
		role, l.roles = len(l.roles), append(l.roles, p.Role)
	}
	b := varint.AppendUvarint(l.packed, uint64(role*textWays+way))
	b = vary(b, p.Line-l.last.Last, p.Last-p.Line, p.Start-l.last.End, p.End-p.Start, len(p.Text))
	if way == textOwn {
		b = append(b, p.Text...)
	}
	l.packed, l.last, l.n = b, Piece{Last: p.Last, End: p.End}, l.n+1
}

// vary appends numbers.
func vary(b []byte, list ...int) []byte {
	for _, n := range list {
		b = varint.AppendVarint(b, int64(n))
	}
	return b
}

// PackPieces packs the pieces of a story, whatever their texts are.
func PackPieces(s *Story, list []Piece) (l Pieces) {
	rest := s.Text
	for _, p := range list {
		switch {
		case p.Role == headRole && p.Text == s.Headline:
			l.add(p, textHead)
		case p.Role != headRole && len(p.Text) <= len(rest) && rest[:len(p.Text)] == p.Text:
			l.add(p, textFollows)
			rest = rest[min(len(rest), len(p.Text)+len("\n\n")):]
		default:
			l.add(p, textOwn)
		}
	}
	return l
}

// All returns the pieces in order. Their texts are parts of those of the story, which must have the
// headline and the text that it had when they were added.
func (l *Pieces) All(s *Story) iter.Seq[Piece] {
	return func(yield func(Piece) bool) {
		r, rest := reader{unsafe.String(unsafe.SliceData(l.packed), len(l.packed))}, s.Text // what is added later stands behind
		for line, end := 0, 0; len(r.rest) > 0; {
			how := r.count()
			var p Piece
			p.Role = l.roles[how/textWays]
			p.Line = line + r.number()
			p.Last = p.Line + r.number()
			p.Start = end + r.number()
			p.End = p.Start + r.number()
			line, end = p.Last, p.End
			switch size := r.number(); how % textWays {
			case textHead:
				p.Text = s.Headline
			case textOwn:
				p.Text = r.take(size)
			default:
				p.Text = rest[:size]
				rest = rest[min(len(rest), size+len("\n\n")):]
			}
			if !yield(p) {
				return
			}
		}
	}
}

// List returns the pieces as a list.
func (l *Pieces) List(s *Story) []Piece {
	if l.n == 0 {
		return nil
	}
	return slices.AppendSeq(make([]Piece, 0, l.n), l.All(s))
}

// A reader reads what was packed in this process.
type reader struct{ rest string }

func (r *reader) take(n int) (s string) {
	s, r.rest = r.rest[:n], r.rest[n:]
	return s
}

func (r *reader) bits() (v uint64) {
	for i := range len(r.rest) {
		c := r.rest[i]
		if v |= uint64(c&0x7F) << (7 * i); c < 0x80 {
			r.rest = r.rest[i+1:]
			break
		}
	}
	return v
}

func (r *reader) count() int { return int(r.bits()) }

func (r *reader) number() int {
	v := r.bits()
	return int(int64(v>>1) ^ -int64(v&1))
}
