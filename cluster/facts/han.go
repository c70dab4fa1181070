package facts

import (
	"strings"
	"unicode/utf8"
)

// hanDigits are the digits of Chinese and Japanese, in the order of their values; 两 is 2 as well.
const hanDigits = "〇一二三四五六七八九"

func hanDigit(r rune) int {
	switch r {
	case '零':
		return 0
	case '两', '兩':
		return 2
	}
	if i := strings.IndexRune(hanDigits, r); i >= 0 {
		return i / 3
	}
	return -1
}

// hanScale returns the factor of a sign such as 万, in Korean 만, 0 if it is none.
func hanScale(word string) float64 {
	r, _ := utf8.DecodeRuneInString(word)
	switch r {
	case '十':
		return 10
	case '百':
		return 1e2
	case '千':
		return 1e3
	case '万', '萬', '만':
		return 1e4
	case '亿', '億', '억':
		return 1e8
	case '兆', '조':
		return 1e12
	}
	return 0
}

// han reads the number in Han signs that word k, a single sign, is a part of. One sign alone that
// begins many words, as 一 and the scales do, is not a number.
func han(s *Body, k int) (f fact, end int, ok bool) {
	sign := func(i int) (digit int, scale float64) {
		r, size := utf8.DecodeRuneInString(s.Text[s.Words[i].Start:])
		if size != s.Words[i].End-s.Words[i].Start {
			return -1, 0
		}
		return hanDigit(r), hanScale(s.Text[s.Words[i].Start:s.Words[i].End])
	}
	part := func(i int) bool {
		if i < 0 || i >= len(s.Words) {
			return false
		}
		d, scale := sign(i)
		return d >= 0 || scale > 0
	}
	if !part(k) {
		return fact{}, 0, false
	}
	lo, hi := k, k+1
	for k-lo < numberWords && part(lo-1) && s.Words[lo-1].End == s.Words[lo].Start {
		lo--
	}
	for hi-k < numberWords && part(hi) && s.Words[hi-1].End == s.Words[hi].Start {
		hi++
	}
	var sum, part4, digit float64 // part4: below 万
	row, scaled := 0, false
	for i := lo; i < hi; i++ {
		d, scale := sign(i)
		switch {
		case d >= 0:
			digit, row = 10*digit*float64(min(row, 1))+float64(d), row+1
		case scale >= 1e4:
			sum, part4, digit, row, scaled = (sum+max(part4+digit, 1))*scale, 0, 0, 0, true
		default:
			part4, digit, row, scaled = part4+max(digit, 1)*scale, 0, 0, true
		}
	}
	value := sum + part4 + digit
	if hi-lo == 1 && (value <= 1 || scaled && value != 10) {
		return fact{}, 0, false
	}
	end = s.Words[hi-1].End
	return fact{text: s.Text[s.Words[lo].Start:end], key: keyOf(value), at: WordRange{lo, hi}, figure: true}, end, true
}

// numberWords bounds the words of a number.
const numberWords = 12
