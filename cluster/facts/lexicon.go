package facts

import (
	"strconv"
	"strings"
	"sync"

	"onecopy/shingle"
)

// An entry is what is known of a word: in which languages it is what. A word may be a number in one
// and an article in another.
type entry struct {
	article, little, not, only, says, title tongue
	day, month, number, scale, link, period tongue

	dayOf   uint8 // from 1
	monthOf uint8
	value   float64 // of the number or scale
	measure measure // in any language
}

// A dictionary is a table of entries by the upper bits of their hashes, at most half full. It is
// asked for every word of a replacement, and a map takes three times as long.
type dictionary []dictionaryEntry

type dictionaryEntry struct {
	hash  uint64
	entry *entry
}

// dictionaryBits of a hash say where an entry is looked for first.
const dictionaryBits = 13

func (d dictionary) find(hash uint64) *entry {
	for at := hash >> (64 - dictionaryBits); ; at = (at + 1) % (1 << dictionaryBits) {
		if d[at].hash == hash || d[at].entry == nil {
			return d[at].entry
		}
	}
}

// The lexicon holds the words of vocabularies.
var lexicon = sync.OnceValue(func() dictionary {
	d := make(dictionary, 1<<dictionaryBits)
	for hash, e := range allEntries() {
		at := hash >> (64 - dictionaryBits)
		for d[at].entry != nil {
			at = (at + 1) % (1 << dictionaryBits)
		}
		d[at] = dictionaryEntry{hash, e}
	}
	return d
})

func allEntries() map[uint64]*entry {
	l := lexiconBuilder{make(map[uint64]*entry, 4096)}
	for _, list := range [][]vocabulary{vocabularies[:], easternTongues[:]} {
		for i := range list {
			l.add(&list[i])
		}
	}
	for _, word := range strings.Fields(generalNot) {
		l.at(word).not = anyTongue
	}
	for name, m := range months() {
		e := l.at(name)
		e.month, e.monthOf = anyTongue, uint8(m)
	}
	november := l.at("listopada") // October in Croatia, so months leaves it out
	november.month, november.monthOf = polish, 11
	for _, row := range measures {
		for word := range strings.FieldsSeq(row.words) {
			l.at(word).measure = row.measure
		}
	}
	return l.words
}

// generalNot has the negations of languages of which no more is known, so far as they mean nothing
// else in those that are.
const generalNot = "ikke ikkje aldri ingenting nem nincs soha δεν μην όχι δε nicio nimic niciodată tidak bukan belum không chưa لا لم لن ليس ليست " +
	"نیست नहीं मत לא אין ei eivät ikinä"

type lexiconBuilder struct{ words map[uint64]*entry }

// at returns the entry of a word, which must be one by the rules of package shingle.
func (l lexiconBuilder) at(word string) *entry {
	w := shingle.Words(word, nil)
	if len(w) == 0 {
		return new(entry)
	}
	e := l.words[w[0].Hash]
	if e == nil {
		e = new(entry)
		l.words[w[0].Hash] = e
	}
	return e
}

func (l lexiconBuilder) add(v *vocabulary) {
	each := func(list string, f func(*entry)) {
		for word := range strings.FieldsSeq(list) {
			f(l.at(word))
		}
	}
	each(v.articles, func(e *entry) { e.article |= v.of; e.little |= v.of })
	each(v.little, func(e *entry) { e.little |= v.of })
	each(v.not, func(e *entry) { e.not |= v.of })
	each(v.only, func(e *entry) { e.only |= v.of })
	each(v.says, func(e *entry) { e.says |= v.of })
	each(v.titles, func(e *entry) { e.title |= v.of })
	each(v.links, func(e *entry) { e.link |= v.of })
	each(v.periods, func(e *entry) { e.period |= v.of })
	l.rows(v.days, func(e *entry, i int) { e.day |= v.of; e.dayOf = uint8(i + 1) })
	l.rows(v.numbers, func(e *entry, i int) { e.number |= v.of; e.value = float64(i + 1) })
	l.rows(v.tens, func(e *entry, i int) { e.number |= v.of; e.value = float64(10 * (i + 2)) })
	for pair := range strings.FieldsSeq(v.scales) {
		word, value, _ := strings.Cut(pair, "=")
		e := l.at(word)
		e.scale |= v.of
		e.value, _ = strconv.ParseFloat(value, 64)
	}
}

// rows adds lists of forms, a stroke between those of one row.
func (l lexiconBuilder) rows(list string, f func(e *entry, row int)) {
	row := 0
	for forms := range strings.FieldsSeq(list) {
		for word := range strings.SplitSeq(forms, "/") {
			if word != "-" {
				f(l.at(word), row)
			}
		}
		row++
	}
}

// nothing is the entry of a word that is not in the lexicon.
var nothing entry

// word looks up word k.
func (s *Body) word(k int) *entry {
	if k < 0 || k >= len(s.Words) {
		return &nothing
	}
	if e := lexicon().find(s.Words[k].Hash); e != nil {
		return e
	}
	return &nothing
}

// tongueWords is how many words at the beginning of a story are asked for its language.
const tongueWords = 96

// speaks returns the language of the story: the one with the most little words among the first, if
// they are one in twelve, else none. Where two have as many both are given, as of a story too short
// to tell Portuguese from Spanish.
func (s *Body) speaks() tongue {
	s.asked.Do(func() {
		var count [16]int
		n := min(len(s.Words), tongueWords)
		for k := range n {
			e := s.word(k)
			for t, i := e.little|e.not, 0; t != 0; t, i = t>>1, i+1 {
				count[i] += int(t & 1)
			}
		}
		best := max(1, n/12)
		for i, c := range count {
			if c > best {
				best, s.tongue = c, 0
			}
			if c == best {
				s.tongue |= 1 << i
			}
		}
	})
	return s.tongue
}

// hashOf returns the hash of one word.
func hashOf(word string) uint64 {
	var few [2]shingle.Word
	if w := shingle.Words(word, few[:0]); len(w) > 0 {
		return w[0].Hash
	}
	return 0
}
