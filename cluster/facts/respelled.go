package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// respelled reports whether word k is word l of another story in another spelling, another form of
// the same word, or another way to write its unit.
func (s *Body) respelled(k int, other *Body, l int) bool {
	if s.Words[k].Hash == other.Words[l].Hash {
		return true
	}
	x, y := s.word(k), other.word(l)
	if x.measure != unmeasured || y.measure != unmeasured || s.percents(k) || other.percents(l) {
		m, n := s.measureIn(WordRange{k, k + 1}), other.measureIn(WordRange{l, l + 1})
		if m == n {
			return true
		}
	}
	a, b := s.Text[s.Words[k].Start:s.Words[k].End], other.Text[other.Words[l].Start:other.Words[l].End]
	if len(a) > 8*LongestWord || len(b) > 8*LongestWord {
		return false
	}
	if capitalised(a) && capitalised(b) && s.alike(lower(a), lower(b)) {
		return true
	}
	if ascii(a) && ascii(b) && a[0]|0x20 != b[0]|0x20 && !strings.ContainsAny(a[:1]+b[:1], "aoekpAOEKP") {
		return false // no two spellings of one word begin otherwise, but of "oestrogen", "kerb" and their like
	}
	x1, y1 := plainWord(a, true), plainWord(b, true)
	if x1 == y1 || plainWord(a, false) == plainWord(b, false) || orthography(x1) == orthography(y1) {
		return true
	}
	a, b = strings.ToLower(a), strings.ToLower(b)
	return s.inflected(a, b, false) || misprinted(a, b)
}

func capitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// plainWord writes a word in small letters without apostrophes and accents; umlauts as two letters,
// or as none.
func plainWord(word string, short bool) string {
	word = strings.ToLower(word)
	if ascii(word) {
		return strings.ReplaceAll(word, "'", "")
	}
	if !short {
		word = umlauts.Replace(word)
	}
	word = ligatures.Replace(word)
	var out strings.Builder
	for _, r := range norm.NFD.String(word) {
		if r != '\'' && r != '’' && r != 'ʼ' && !unicode.Is(unicode.Mn, r) {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

var (
	umlauts   = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe", "æ", "ae")
	ligatures = strings.NewReplacer("ß", "ss", "œ", "oe", "æ", "ae", "ø", "o", "ł", "l", "đ", "d", "ı", "i")
)

// orthography writes a word in a form that is the same in British and American English, in German,
// French and Portuguese before and after their reforms.
func orthography(word string) string {
	if w, ok := otherSpelling[word]; ok {
		return w
	}
	word = spellings.Replace(word)
	if rest, ok := strings.CutSuffix(word, "re"); ok && len(rest) > 3 {
		word = rest + "er"
	}
	return strings.TrimSuffix(word, "ue")
}

var spellings = strings.NewReplacer("isation", "ization", "ising", "izing", "ised", "ized", "ises", "izes", "iser", "izer", "ise", "ize", "yse", "yze", "ysing", "yzing",
	"our", "or", "ogue", "og", "ll", "l", "mme", "m", "fence", "fense", "tence", "tense", "ae", "e", "oe", "e", "ph", "f", "dgement", "dgment", "tres", "ters", "tred", "tered",
	"ct", "t", "pt", "t", "cc", "c", "cç", "ç", "th", "t")

// otherSpelling has the words that no rule of letters reaches.
var otherSpelling = map[string]string{
	"grey": "gray", "tonne": "ton", "tonnes": "tons", "cheque": "check", "cheques": "checks", "ageing": "aging", "licence": "license", "licences": "licenses",
	"practise": "practice", "tyre": "tire", "tyres": "tires", "kerb": "curb", "jewellery": "jewelry", "aluminium": "aluminum", "whilst": "while", "amongst": "among",
	"learnt": "learned", "burnt": "burned", "spelt": "spelled", "sceptical": "skeptical", "sceptics": "skeptics", "plough": "plow", "mould": "mold", "pyjamas": "pajamas",
	"maths": "math", "mum": "mom", "storey": "story", "draught": "draft", "gaol": "jail", "towards": "toward", "afterwards": "afterward", "okay": "ok", "advisor": "adviser",
	"advisors": "advisers", "manoeuvre": "maneuver", "manoeuvres": "maneuvers", "cosy": "cozy", "fulfil": "fulfill", "skilful": "skillful", "enrol": "enroll", "instalment": "installment",
	"facto": "fato", "daß": "dass", "muß": "muss",
}

// misprinted reports whether one of two long words has a letter too many, too few or out of its
// place where the other has not: the same word with a slip of the hand. First and last letters are
// not asked, as they separate words: "employer", "employee".
func misprinted(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 7 || len(y)-len(x) > 1 || len(y) > LongestWord {
		return false
	}
	lo := 0
	for lo < len(x) && x[lo] == y[lo] {
		lo++
	}
	hx, hy := len(x), len(y)
	for hx > lo && hy > lo && x[hx-1] == y[hy-1] {
		hx, hy = hx-1, hy-1
	}
	if lo == 0 || hy == len(y) {
		return false
	}
	switch {
	case hx == lo && hy == lo+1:
		return true
	case hx == lo+2 && hy == hx:
		return x[lo] == y[lo+1] && x[lo+1] == y[lo]
	case hx == lo+1 && hy == hx && strings.ContainsRune("sz", x[lo]) && strings.ContainsRune("sz", y[lo]):
		return true
	case hx == lo+1 && hy == hx && len(x) >= 9:
		return strings.ContainsRune("aeiou", x[lo]) && strings.ContainsRune("aeiou", y[lo])
	}
	return false
}

// joinedAlike reports whether two spans have the same letters and digits, however they are
// separated.
func joinedAlike(a *Body, x WordRange, b *Body, y WordRange) bool {
	if x.Lo == x.Hi || y.Lo == y.Hi {
		return false
	}
	if ax, by := a.Text[a.Words[x.Lo].Start:a.Words[x.Hi-1].End], b.Text[b.Words[y.Lo].Start:b.Words[y.Hi-1].End]; ascii(ax) && ascii(by) && ax[0]|0x20 != by[0]|0x20 {
		return false
	}
	return joinedWords(a, x) == joinedWords(b, y)
}

// joinedWords writes the words of a span as one, to compare "co-operate" and "cooperate", "１９９９"
// and "1999".
func joinedWords(s *Body, at WordRange) string {
	var out strings.Builder
	for _, w := range s.Words[at.Lo:at.Hi] {
		out.WriteString(plainWord(narrow(s.Text[w.Start:w.End]), true))
	}
	return out.String()
}
