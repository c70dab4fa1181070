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

// The endings that one word has in its cases, numbers and tenses, of languages with few and with
// many.
var (
	fewEndings  = wordSet("s es ed d ing e en n em es m r t te ten te st nt ent ée é és ées a o as os i")
	manyEndings = wordSet("а я у ю е и ы о й ь ом ем ой ей ою ам ям ах ях ами ями ов ев ого ему ому его ый ий ая яя ое ее ые ие их ых им ым ую юю л ла ло ли в " +
		"і ї ої ою єю ів їв ові еві ій ą ę y i a e o u owi em iem ie ów om ach ami ego emu ej ym im ył ła ło ły li ů ům ou ých ého ému " +
		"ı in un ün nın nin da de ta te dan den lar ler ya ye yı yi")
	koreanEndings = wordSet("은 는 이 가 을 를 의 에 도 와 과 로 으로 에서")
	nameEndings   = wordSet("s es")
)

func wordSet(list string) map[string]bool {
	m := map[string]bool{"": true}
	for e := range strings.FieldsSeq(list) {
		m[e] = true
	}
	return m
}

// inflected reports whether two words in small letters are forms of one: after four letters or
// more, in Korean two, nothing differs but an ending.
func (s *Body) inflected(a, b string, name bool) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	endings, least := fewEndings, 4
	r, _ := utf8.DecodeRuneInString(a)
	switch {
	case unicode.Is(unicode.Hangul, r):
		endings, least = koreanEndings, 2
	case s.speaks()&(russian|ukrainian|polish|czech|turkish) != 0:
		endings = manyEndings
	case name:
		endings = nameEndings
	}
	if utf8.RuneCountInString(a[:n]) < least {
		return false
	}
	return endings[a[n:]] && endings[b[n:]] || least == 2 && verbal(a[n:]) && verbal(b[n:])
}

// verbal reports whether what follows a Korean stem is a form of the verbs "do" and "become".
func verbal(ending string) bool {
	r, _ := utf8.DecodeRuneInString(ending)
	return strings.ContainsRune("하했해한할합되됐된될됩", r)
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

// Restyle counts the replacements that are nothing but another style: of numbers, spellings, units,
// the order of a date. They break shingles as small edits do, so they are asked for where these are
// too few for a copy.
//
// It returns how many there are, and the words of their shorter and of their longer sides; nothing,
// and that early, where the longer sides have fewer than need words.
func (c *Changes) Restyle(blocks []Run, need int) (places, shorter, longer int) {
	a, b := c.names.a, c.names.b
	left := 0 // words of the replacements that may be counted yet, and of those that are
	windows(blocks, len(a.Words), len(b.Words), func(w []Gap) { left += longerSides(w) })
	count := func(w []Gap) {
		places += len(w)
		longer += longerSides(w)
		for _, g := range w {
			shorter += min(g.A.Hi-g.A.Lo, g.B.Hi-g.B.Lo)
		}
	}
	windows(blocks, len(a.Words), len(b.Words), func(w []Gap) {
		if left < need {
			return
		}
		if c.styled(w) {
			count(w)
			return
		}
		for i := range w { // a fact that changed stands between others
			if len(w) > 1 && c.styled(w[i:i+1]) {
				count(w[i : i+1])
			} else {
				left -= longerSides(w[i : i+1])
			}
		}
	})
	if longer < need {
		return 0, 0, 0
	}
	return places, shorter, longer
}

// longerSides counts the words of the longer side of each replacement.
func longerSides(w []Gap) (n int) {
	for _, g := range w {
		n += max(g.A.Hi-g.A.Lo, g.B.Hi-g.B.Lo)
	}
	return n
}

// styled reports whether the two sides of a window are one in two styles.
func (c *Changes) styled(w []Gap) bool {
	a, b := c.names.a, c.names.b
	var x, y residue
	var figures, dates pool
	hit, joined, deny := false, true, 0
	for _, g := range w {
		figures.a, figures.b = append(figures.a, numbers(a, g.A)...), append(figures.b, numbers(b, g.B)...)
		dates.a, dates.b = append(dates.a, a.dates(g.A)...), append(dates.b, b.dates(g.B)...)
		rx, ry := a.residue(g.A), b.residue(g.B)
		x.words, x.names = append(x.words, rx.words...), append(x.names, rx.names...)
		y.words, y.names = append(y.words, ry.words...), append(y.names, ry.names...)
		deny += a.denials(g.A) - b.denials(g.B)
		joined = joined && joinedAlike(a, g.A, b, g.B)
	}
	if joined {
		return true
	}
	had := len(x.words) + len(y.words)
	x, y = c.cross(x, y)
	x, y = x.without(a), y.without(b)
	hit = len(x.words)+len(y.words) < had || len(figures.a)+len(dates.a) > 0
	fa, fb := strike(figures.a, figures.b, sameNumber)
	da, db := strike(dates.a, dates.b, sameDate)
	return hit && deny == 0 && len(x.words)+len(y.words)+len(fa)+len(fb)+len(da)+len(db) == 0
}

// without takes off the words that are units: the other story has a sign for one.
func (r residue) without(s *Body) (out residue) {
	for i, k := range r.words {
		if s.measureIn(WordRange{k, k + 1}) == unmeasured {
			out.words, out.names = append(out.words, k), append(out.names, r.names[i])
		}
	}
	return out
}
