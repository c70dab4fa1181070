package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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
