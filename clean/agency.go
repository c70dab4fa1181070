package clean

import (
	"strings"
	"unicode/utf8"
)

// signedOff reports whether a line closes with the name of its agency instead of a full stop.
func signedOff(s string) bool {
	if strings.HasSuffix(s, ".") {
		return false
	}
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return nearAgency(word) && agencies[strings.ToLower(strings.Trim(word, "()"))]
}

// near says of each last letter how long the names of agencies are that it ends, a bit for each length.
var near = func() (t [32]uint32) {
	for name := range agencies {
		t[name[len(name)-1]&31] |= 1 << min(len(name), 31)
	}
	return t
}()

// nearAgency reports whether word can be an agency by its length and its last letter. One word in ten is taken for one,
// and looked up.
func nearAgency(word string) bool {
	if word == "" {
		return false
	}
	last := word[len(word)-1]
	if last >= utf8.RuneSelf || last == ')' || word[0] >= utf8.RuneSelf || word[0] == '(' {
		return true
	}
	return near[last&31]>>min(len(word), 31)&1 != 0
}
