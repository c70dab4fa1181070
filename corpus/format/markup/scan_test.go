package markup

import (
	"testing"
	"unicode/utf8"
)

// What is not an entity stays as it is written. Of "&eacute\xf8;" the beginning was taken for one,
// and the byte behind it came into the text: fuzzing of XML and of mail found it.
func TestEntity(t *testing.T) {
	for s, want := range map[string]string{
		"&eacute;": "é", "&#233;": "é", "&#xE9;x": "é", "&amp;amp;": "&", "&eacute\xf8;": "", "&amp\xe9\xb2;": "", "& amp;": "", "&;": "", "&amp": "", "&nosuch;": "", "&#0;": "\uFFFD",
	} {
		size, text := entity(s)
		if text != want || (size == 0) != (want == "") || !utf8.ValidString(text) {
			t.Errorf("%q: %d bytes, %q, want %q", s, size, text, want)
		}
	}
	var f Flow
	f.HTML("a &eacute\xf8 &amp\xe9; b", func(i int) int64 { return int64(i) })
	if text, _ := f.Done(); !utf8.ValidString(text) || f.Bad != 2 {
		t.Errorf("%q, %d bytes replaced", text, f.Bad)
	}
}
