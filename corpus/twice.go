package corpus

import (
	"bytes"
	"hash/maphash"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"onecopy/corpus/format"
)

// leanLine is from how many bytes on a line is looked through for equal names by this package: the
// decoder has a string, and a place in a map, for each name of an object, which for 2 million names
// in 30 MB took 1.6 of 7 seconds and 150 MB.
const leanLine = 64 << 10

// A nameTable knows the names of all objects of one line by where they stand in it, 8 bytes each,
// in slots of which at most three in four are taken.
type nameTable struct {
	line  []byte // valid JSON
	seed  maphash.Seed
	slots []nameSlot // as many as a power of two
	taken int
}

// A nameSlot is the name that begins at a byte of the line, in an object, these counted from 1.
type nameSlot struct{ at, object uint32 }

// nameTwice says whether an object in a line of valid JSON has two members of one name.
func nameTwice(line []byte) bool {
	t := nameTable{line: line, seed: maphash.MakeSeed(), slots: make([]nameSlot, 64)}
	var open []uint32 // objects around the place, 0 for lists
	objects := uint32(0)
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '{':
			objects++
			open = append(open, objects)
		case '[':
			open = append(open, 0)
		case '}', ']':
			open = open[:len(open)-1]
		case '"':
			at := i
			if i += stringEnd(line[i:]) - 1; !named(line[i+1:]) {
				continue
			}
			if !t.add(nameSlot{uint32(at), open[len(open)-1]}) {
				return true
			}
		}
	}
	return false
}

// stringEnd is the length of the string that bytes of valid JSON begin with, its quotes included.
func stringEnd(b []byte) int {
	for i := 1; ; {
		i += bytes.IndexByte(b[i:], '"') + 1
		slashes := 0
		for b[i-2-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return i
		}
	}
}

// named says whether what follows a string makes it the name of a member.
func named(rest []byte) bool {
	for _, c := range rest {
		if c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			return c == ':'
		}
	}
	return false
}

// name returns the name in a slot as it is compared: without escapes, what is no UTF-8 as U+FFFD.
func (t *nameTable) name(s nameSlot) []byte {
	raw := t.line[s.at:]
	raw = raw[:stringEnd(raw)]
	if plain := format.FieldName(raw); utf8.Valid(plain) {
		return plain
	}
	plain, _ := jsontext.AppendUnquote(nil, raw)
	return plain
}

// add adds a name, and reports false where its object has it.
func (t *nameTable) add(s nameSlot) bool {
	if t.taken*4 >= len(t.slots)*3 {
		old := t.slots
		t.slots = make([]nameSlot, 2*len(old))
		for _, s := range old {
			if s.object > 0 {
				*t.slot(s, t.name(s), false) = s
			}
		}
	}
	free := t.slot(s, t.name(s), true)
	if free == nil {
		return false
	}
	*free = s
	t.taken++
	return true
}

// slot returns the slot that is free for a name, nil if the name is there.
func (t *nameTable) slot(s nameSlot, name []byte, compare bool) *nameSlot {
	mask := uint64(len(t.slots) - 1)
	hash := maphash.Bytes(t.seed, name) ^ uint64(s.object)*0x9e3779b97f4a7c15
	for i := hash & mask; ; i = (i + 1) & mask {
		there := &t.slots[i]
		if there.object == 0 {
			return there
		}
		if compare && there.object == s.object && bytes.Equal(t.name(*there), name) {
			return nil
		}
	}
}
