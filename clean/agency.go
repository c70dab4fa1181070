package clean

import (
	"strings"
	"unicode/utf8"
)

// signedOff reports whether a line closes with the name of its agency instead of a full stop.
func signedOff(s string) bool {
	if s == "" {
		return false
	}
	switch last := s[len(s)-1]; {
	case last == '.', last < utf8.RuneSelf && last|1 != ')' && near[1][last&31] == 0:
		return false // half of all lines, before their last word is searched for
	}
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return nearAgency(word) && agencies[strings.ToLower(strings.Trim(word, "()"))]
}

// near says of each first letter and of each last one how long the names of agencies of one word
// are that have it there, a bit for each length.
var near = func() (t [2][32]uint32) {
	for name := range agencies {
		if n := min(len(name), 31); !strings.Contains(name, " ") {
			t[0][name[0]&31] |= 1 << n
			t[1][name[len(name)-1]&31] |= 1 << n
		}
	}
	return t
}()

// nearAgency reports whether word can be an agency by its length, its first letter and its last.
func nearAgency(word string) bool {
	if word == "" {
		return false
	}
	first, last := word[0], word[len(word)-1]
	if first >= utf8.RuneSelf || last >= utf8.RuneSelf || first|1 == ')' || last|1 == ')' {
		return true
	}
	return (near[0][first&31]&near[1][last&31])>>min(len(word), 31)&1 != 0
}
