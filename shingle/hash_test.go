package shingle

import "testing"

// The known answers freeze the rules of words, folding and hashing. If one of them must change, so
// must Version.
func TestKnownAnswers(t *testing.T) {
	for _, c := range []struct {
		text       string
		first, sum uint64 // hash of the first word; Sum of the text
		low        uint64 // lowest shingle hash
		bins       uint64 // fold of the signature
	}{
		{"a", 0x3e172d5c3b9dcf83, 0x1788fc0785df338b, 0x7816422d27b2ccac, 0xfa2475c6342f7000},
		{"The cat sat on the mat.", 0x135e0e63bc1a06df, 0x394a501dbd5f113f, 0x68c1bf681502c389, 0xa62ed0b4dadbdf0a},
		{"incomprehensibilities of antidisestablishmentarianism", 0xbb37ecaadeea56eb, 0x8eb5ca43fd336951, 0x32d60e1449a3f580, 0x7a592475656e0000},
		{"sixteen-letters: uncopyrightables", 0x85338e50ed51a0d9, 0xb9f99ca919a0c2b4, 0x300b33f0af0c16a8, 0x23dd7a3fc1612000},
		{"Don’t tell the U.S. about the 7,000 cafés in Zürich", 0xa3a2410d13ab2187, 0xbc0b9973be89ab1f, 0x1017c528771824bc, 0x314c80ea9332367e},
		{"東京で2024年に", 0xf29b2489a31fd006, 0x4ce3495a32b070c4, 0xd055e5258ad4518, 0x580460f327bf3a6c},
		{"Премьер-министр сообщил журналистам, что правительство", 0xba1b57684b559f61, 0x67b9100ac7fbcdfb, 0xbd20b1347cb84753, 0x4864b53deb27318c},
		{"हिन्दी में समाचार पढ़ें और सुनें", 0x35a62fa5ba80328d, 0x5b0e37428a1bf89e, 0x20cc7d9a2e0433d1, 0xae9e1d8965306de0},
	} {
		words := Words(c.text, nil)
		var k Sketcher
		s := k.Sketch(c.text)
		var fold uint64
		for _, v := range s.Signature {
			fold = fold*keyRoll + uint64(v)
		}
		if words[0].Hash != c.first || s.Sum != c.sum || Of(c.text)[0] != c.low || fold != c.bins {
			t.Errorf("{%q, %#x, %#x, %#x, %#x},", c.text, words[0].Hash, s.Sum, Of(c.text)[0], fold)
		}
	}
}
