package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// agencies sell pictures and copy; a name, a stroke and one of these is a credit. In lower case, without full stops.
var agencies = set("afp", "ap", "ap photo", "associated press", "the associated press", "reuters", "reuter", "getty", "getty images", "gettyimages",
	"epa", "epa-efe", "efe", "ansa", "dpa", "pa", "pa wire", "pa images", "tass", "itar-tass", "sputnik", "ria novosti", "xinhua", "anadolu", "anadolu agency",
	"aa", "bloomberg", "shutterstock", "nurphoto", "alamy", "pool", "upi", "ani", "pti", "ians", "lusa", "yonhap", "kyodo", "kyodo news", "aap", "cp", "the canadian press",
	"ntb", "scanpix", "tt", "ritzau", "lehtikuva", "apa", "belga", "anp", "keystone", "ctk", "čtk", "pap", "mti", "hina", "tanjug", "belta", "tut.by", "ukrinform", "unian",
	"zuma", "zuma press", "imago", "picture alliance", "sipa", "sipa usa", "abaca", "rex", "istock", "unsplash", "wikimedia commons", "flickr", "redux", "polaris", "afp via getty images",
	"bloomberg via getty images", "interfax", "jiji", "jiji press", "cns", "vcg", "ap images", "usa today sports", "icon sportswire", "nasa", "handout", "stringer")

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// lookups after which a bracket or a colon names the maker of a picture, in lower case.
var makers = []string{"photo", "photos", "photograph", "picture", "pictures", "image", "images", "image credit", "photo credit", "credit", "credits", "ap photo", "file photo",
	"illustration", "graphic", "foto", "fotos", "bild", "photo illustration", "crédit photo", "crédit", "crédits", "courtesy", "handout", "фото", "foto credit", "video", "screengrab"}

// credit gives the byte of line at which the credit that ends it begins: 0 when the line is nothing else, -1 without one.
//
//	Riot police detain a woman in Minsk. TUT.BY / AFP
//	A view of the port (Photo by JOHN THYS / AFP)
//	President Alexander Lukashenko. (Joe Klamar AFP)
func credit(line string, m *shape) int {
	s := strings.TrimRight(line, ". ")
	if strings.HasSuffix(s, ")") && m.signs&paren != 0 {
		return bracketed(s)
	}
	if m.signs&slash == 0 {
		return -1
	}
	return stroked(s, line)
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

// maker reports whether s names the maker of a picture after a word that says so: "Photo by X", "Credit: X", "AP Photo/X".
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
	for part := range strings.SplitSeq(s, "/") {
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
		if n++; n > 14 || !name(w) {
			return false
		}
	}
	return n > 0
}

func apart(r rune) bool { return r == '/' || r == '|' || unicode.IsSpace(r) }

// name reports whether word can stand in a name: a capital first, a particle, or the dash that stands for no name.
func name(word string) bool {
	switch word {
	case "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ter", "bin", "al", "el", "y", "e", "and", "via", "dpa", "iStock", "–", "-", "—":
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "@'’“\"("))
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// stroked finds a credit made of names and agencies with strokes between them at the end of s. It must begin the line or
// follow the end of a sentence; without that, only a line that does not end as a sentence is believed.
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
	if !strings.Contains(tail, "/") || !agency(tail) {
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

// wordBefore gives the word that ends before byte end of s, and where it begins.
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

// stops reports whether a word ends a sentence: it has a full stop that is not that of an initial or a site's name.
func stops(word string) bool {
	if !ends(word) {
		return false
	}
	bare := strings.TrimRight(word, ".")
	return len(bare) != len(word)-1 || utf8.RuneCountInString(bare) > 2
}
