package facts

import "strings"

// speechReach is how many words away the verb of speech of a speaker stands.
const speechReach = 2

// spoken reports whether a verb of speech stands beside the words.
func (s *Body) spoken(at WordRange) bool {
	t := s.speaks()
	for k := at.Lo - 1; k >= max(0, at.Lo-speechReach) && !s.stopped(k+1); k-- {
		if s.word(k).says&t != 0 {
			return true
		}
	}
	for k := at.Hi; k < min(len(s.Words), at.Hi+speechReach) && !s.stopped(k); k++ {
		if s.word(k).says&t != 0 {
			return true
		}
	}
	behind := s.Text[s.Words[at.Hi-1].End:min(len(s.Text), s.Words[at.Hi-1].End+16)]
	for _, verb := range [...]string{"说", "表示", "称", "指出", "氏は", "は述べ", "は", "는 ", "은 "} {
		if strings.HasPrefix(behind, verb) {
			return verb != "は" && verb != "는 " && verb != "은 "
		}
	}
	return false
}

// stopped reports whether a stop stands before word k.
func (s *Body) stopped(k int) bool {
	return strings.ContainsAny(s.Text[s.Words[k-1].End:s.Words[k].Start], ".!?。！？")
}
