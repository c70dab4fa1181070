package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// agencies sell pictures and copy; a name, a stroke and one of these is a credit. In lower case,
// without full stops.
var agencies = set("afp", "ap", "ap photo", "associated press", "the associated press", "reuters", "reuter", "getty", "getty images", "gettyimages",
	"epa", "epa-efe", "efe", "ansa", "dpa", "pa", "pa wire", "pa images", "tass", "itar-tass", "sputnik", "ria novosti", "xinhua", "anadolu", "anadolu agency",
	"aa", "bloomberg", "shutterstock", "nurphoto", "alamy", "pool", "upi", "ani", "pti", "ians", "lusa", "yonhap", "kyodo", "kyodo news", "aap", "cp", "the canadian press",
	"ntb", "scanpix", "tt", "ritzau", "lehtikuva", "apa", "belga", "anp", "keystone", "ctk", "čtk", "pap", "mti", "hina", "tanjug", "belta", "tut.by", "ukrinform", "unian",
	"zuma", "zuma press", "imago", "picture alliance", "sipa", "sipa usa", "abaca", "rex", "istock", "unsplash", "wikimedia commons", "flickr", "redux", "polaris", "afp via getty images",
	"bloomberg via getty images", "interfax", "jiji", "jiji press", "cns", "vcg", "ap images", "usa today sports", "icon sportswire", "nasa", "handout", "stringer", "uni", "app", "agencies", "тасс", "риа новости", "интерфакс", "укрінформ", "新华社", "共同", "時事", "연합뉴스", "أ ف ب", "أ ب", "رويترز", "الأناضول", "वार्ता", "पीटीआई", "एएनआई", "एएफपी", "रॉयटर्स", "新华网", "中新社", "antara foto", "anadolu ajansı", "antara", "bernama", "press association", "the new york times")

// makers are the words before a colon, a stroke or "by" that name the maker of a picture, in lower
// case.
var makers = []string{"photo", "photos", "photograph", "photographs", "picture", "pictures", "image", "images", "image credit", "photo credit", "picture credit", "credit", "credits", "ap photo", "file photo",
	"illustration", "photo illustration", "foto", "fotos", "foto credit", "bild", "bildquelle", "bildnachweis", "quelle", "crédit photo", "crédit", "crédits", "crédito", "créditos", "courtesy", "handout", "video", "screengrab",
	"imagen", "imagem", "divulgação", "zdjęcie", "fot", "beeld", "фото", "снимок", "fotoğraf", "写真", "撮影", "사진", "图", "摄影", "攝影", "تصوير", "عدسة", "फोटो", "फ़ोटो", "图片来源", "image source", "photo courtesy"}

// makerEnds holds the last three bytes of makers: with them most words before a colon are seen to
// be none.
var makerEnds = func() (t [1 << 12]bool) {
	for _, w := range makers {
		t[lastThree(w)] = true
	}
	return t
}()

// lastThree returns a hash of the last three bytes of s, whatever their case.
func lastThree(s string) uint16 {
	a, b, c := uint32(s[len(s)-3]|0x20), uint32(s[len(s)-2]|0x20), uint32(s[len(s)-1]|0x20)
	return uint16((a<<16 | b<<8 | c) * 0x9E3779B1 >> 20)
}

// creditable are signs of which a line with a credit, or with the sides of a picture, has one.
const creditable = scan.Colon | scan.High | scan.Dot | scan.Slash | scan.Bar | scan.Paren

// credit returns the byte of line at which the credit that ends it begins: 0 when the line is
// nothing else, -1 without one.
//
//	Riot police detain a woman in Minsk. TUT.BY / AFP
//	A view of the port (Photo by JOHN THYS / AFP)
//	President Alexander Lukashenko. (Joe Klamar AFP)
//	The plague came after a hunter ate a rabbit Credit: Getty - Contributor
//	Die Feuerwehr im Einsatz | Bild: dpa/Roland Weihrauch
func credit(line string, m *scan.Shape) int {
	if m.Signs&creditable == 0 {
		return -1
	}
	s := undotted(line)
	if m.Signs&scan.Paren != 0 && strings.HasSuffix(s, ")") {
		return bracketed(s)
	}
	if m.Signs&(scan.Colon|scan.High|scan.Dot) != 0 && !nameless(s) {
		if at := labelled(s, m.Signs); at >= 0 {
			return at
		}
	}
	if m.Signs&(scan.Slash|scan.Bar) == 0 {
		return -1
	}
	return stroked(s, line)
}

// undotted returns s without full stops and spaces at its end.
func undotted(s string) string {
	for s != "" && (s[len(s)-1] == '.' || s[len(s)-1] == ' ') {
		s = s[:len(s)-1]
	}
	return s
}

// labels are what stands between the word that opens a credit without brackets and the maker it
// names, and a sign that a line with it has.
var labels = [...]struct {
	text string
	sign scan.Sign
}{{": ", scan.Colon}, {"... ", scan.Dots}, {"：", scan.Foreign}, {" by ", scan.Small}}

// labelled finds a credit that a word such as "Photo:" or the sign © opens, within the last 100
// bytes of s.
func labelled(s string, has scan.Sign) int {
	far := max(0, len(s)-100)
	if has&scan.Foreign != 0 {
		if i := strings.Index(s[far:], "©"); i >= 0 && makerName(s[far+i+len("©"):]) {
			return before(s, far+i)
		}
	}
	for _, label := range labels {
		sep := label.text
		if has&label.sign == 0 {
			continue
		}
		i := indexNear(s[far:], sep)
		if i >= 0 && sep == ": " {
			i = strings.LastIndex(s[far:], sep)
		}
		if i < 0 || !makerName(s[far+i+len(sep):]) {
			continue
		}
		if at := labelBefore(s, far+i); at >= 0 {
			return at
		}
	}
	return -1
}

const longestParticle = 3 // letters, of those that name and nameOr know

// nameless reports whether the last word of s may not belong to a name: so end half to three
// quarters of the lines that by their signs a credit without brackets could end.
func nameless(s string) bool {
	for i := len(s) - 1; i >= 0; i-- {
		switch b := s[i]; {
		case b >= utf8.RuneSelf:
			if i < 2 || s[i-2] != 0xE2 || s[i-1] != 0x80 || b < 0x90 || b > 0xA7 {
				return false // may be white space
			}
			i -= 2 // a dash or quote, U+2010 to U+2027
		case b == ' ' || b == '/' || b == '|':
			word := s[i+1:]
			return word != "" && scan.Signs[word[0]] == scan.Small && (len(word) > longestParticle && word != "iStock" || !nameOr(word))
		case scan.Signs[b] == scan.Space:
			return false
		}
	}
	return false
}

// indexNear is strings.Index for up to 120 bytes. Package strings compares 63 at once; in more than
// 64 it goes from one first byte of the other to the next, which is dear where that is a space.
func indexNear(s, sep string) int {
	const once = 63
	if i := strings.Index(s[:min(once, len(s))], sep); i >= 0 || len(s) <= once {
		return i
	}
	from := once + 1 - len(sep)
	if i := strings.Index(s[from:], sep); i >= 0 {
		return from + i
	}
	return -1
}

// makerName reports whether s can be who made a picture: one to eight words of a name.
func makerName(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) > 1 && strings.Count(s, " ") < 8 && named(s)
}

// labelBefore returns where the credit begins whose label ends at byte end of s, -1 without label.
// The label has a capital and follows the end of a sentence, a bar or a dash; "Credit" alone needs
// nothing before it.
func labelBefore(s string, end int) int {
	end = len(strings.TrimRightFunc(s[:end], unicode.IsSpace)) // French puts a space before its colon
	if end < 3 || s[end-1] < utf8.RuneSelf && !makerEnds[lastThree(s[:end])] {
		return -1
	}
	from := max(0, end-24)
	low := strings.ToLower(s[from:end])
	best := -1
	for _, w := range makers {
		if len(low) == end-from && strings.HasSuffix(low, w) && (best < 0 || end-len(w) < best) {
			best = end - len(w)
		}
	}
	if best < 0 || lowerFirst(s[best:]) {
		return -1
	}
	head := strings.TrimRightFunc(s[:best], unicode.IsSpace)
	if len(head) == best && best > 0 && !scan.Ends(head) {
		return -1 // the tail of a longer word
	}
	if bare := strings.TrimRight(head, "|–—-•· "); bare != head || scan.Ends(head) || head == "" || strings.HasPrefix(s[best:], "Credit") {
		return before(s, best)
	}
	return -1
}

func lowerFirst(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// before returns the end of what stands before byte at of s, separators aside: 0 where nothing
// does.
func before(s string, at int) int {
	return len(strings.TrimRight(s[:at], "|–—-•· \u00a0\t"))
}

// bracketed finds a credit in the brackets that end s.
func bracketed(s string) int {
	open := strings.LastIndexByte(s, '(')
	if open < 0 || len(s)-open > 120 {
		return -1
	}
	inner := strings.TrimSpace(s[open+1 : len(s)-1])
	if !maker(inner) && !(named(inner) && agency(inner)) {
		return -1
	}
	return len(strings.TrimRightFunc(s[:open], unicode.IsSpace))
}

// signed returns where the bracket begins that ends line and has nothing but agencies in it, as in
// "... met again. (AFP)", and whether there is one behind the end of a sentence.
func signed(line string) (int, bool) {
	s := undotted(line)
	open := strings.LastIndexByte(s, '(')
	if open < 0 || !strings.HasSuffix(s, ")") || len(s)-open > 60 {
		return 0, false
	}
	for part := range strings.FieldsFuncSeq(s[open+1:len(s)-1], func(r rune) bool { return r == '/' || r == ',' }) {
		if !agencies[strings.ToLower(strings.TrimSpace(part))] {
			return 0, false
		}
	}
	return open, scan.Ends(strings.TrimRightFunc(s[:open], unicode.IsSpace))
}

// maker reports whether s names the maker of a picture after a word that says so: "Photo by X",
// "Credit: X", "AP Photo/X".
func maker(s string) bool {
	low := strings.ToLower(s)
	for _, w := range makers {
		rest, ok := strings.CutPrefix(low, w)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " \u00a0")
		if rest != "" && strings.ContainsRune(":/|", rune(rest[0])) || strings.HasPrefix(rest, "by ") || strings.HasPrefix(rest, "by:") || strings.HasPrefix(rest, "via ") {
			return len(s) > len(w)+2
		}
	}
	return false
}

// agency reports whether an element of s, between strokes or at the end of the words, is an agency.
func agency(s string) bool {
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == '|' }) {
		part = strings.ToLower(strings.Trim(part, " .,\u00a0"))
		part, _, _ = strings.Cut(part, ",")
		if agencies[part] {
			return true
		}
		for {
			_, rest, ok := strings.Cut(part, " ")
			if !ok {
				break
			}
			if part = rest; agencies[part] {
				return true
			}
		}
	}
	return false
}

// named reports whether every word of s can be part of a name.
func named(s string) bool {
	n := 0
	for w := range strings.FieldsFuncSeq(s, apart) {
		if n++; n > 14 || !nameOr(w) {
			return false
		}
	}
	return n > 0
}

// nameOr reports whether word can stand in a name, or between the words of what a picture's maker
// is called.
func nameOr(word string) bool {
	return name(word) || word == "of" || word == "for" || word == "the"
}

func apart(r rune) bool { return r == '/' || r == '|' || unicode.IsSpace(r) }

// name reports whether word can stand in a name: a capital first, a particle, or the dash that
// stands for no name.
func name(word string) bool {
	switch word {
	case "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ter", "bin", "al", "el", "y", "e", "zu", "af", "and", "und", "et", "&", "via", "dpa", "iStock", "–", "-", "—":
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "@'’“\"("))
	return unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.Is(unicode.Lo, r)
}

// stroked finds a credit made of names and agencies with strokes between them at the end of s. It
// must begin the line or follow the end of a sentence; without that, only a line that does not end
// as a sentence is believed.
func stroked(s, line string) int {
	from, bounded, names := len(s), false, 0
	for from > 0 {
		at, word := wordBefore(s, from)
		if from < len(s) && stops(word) {
			bounded = true
			break
		}
		if word == "" || !slashed(word) || names > 14 {
			break
		}
		from, names = at, names+1
	}
	tail := strings.TrimSpace(s[from:])
	if i := strings.Index(tail, ": "); i > 0 && maker(tail[:i]+": x") {
		bounded = true
	}
	if !strings.ContainsAny(tail, "/|") || !agency(tail) {
		return -1
	}
	if from > 0 && !bounded && (strings.HasSuffix(line, ".") || names > 8) {
		return -1
	}
	if rest := strings.TrimRightFunc(s[:from], unicode.IsSpace); rest != "" {
		return len(rest)
	}
	return 0
}

// slashed reports whether each part of a word with strokes in it can be part of a name.
func slashed(word string) bool {
	for part := range strings.SplitSeq(strings.Trim(word, ",:"), "/") {
		if part != "" && !name(part) {
			return false
		}
	}
	return true
}

// wordBefore returns the word that ends before byte end of s, and where it begins.
func wordBefore(s string, end int) (int, string) {
	t := strings.TrimRightFunc(s[:end], unicode.IsSpace)
	i := strings.LastIndexFunc(t, unicode.IsSpace)
	if i >= 0 {
		_, n := utf8.DecodeRuneInString(t[i:])
		i += n
	} else {
		i = 0
	}
	return i, t[i:]
}

// stops reports whether a word ends a sentence: it has a full stop that is not that of an initial
// or a site's name.
func stops(word string) bool {
	if !scan.Ends(word) {
		return false
	}
	bare := strings.TrimRight(word, ".")
	if initials := strings.ReplaceAll(bare, ".", ""); len(initials) < 4 && strings.Count(bare, ".") == utf8.RuneCountInString(initials)-1 {
		return false // J. or J.R.
	}
	return len(bare) != len(word)-1 || utf8.RuneCountInString(bare) > 2
}
