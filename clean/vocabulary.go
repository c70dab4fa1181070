package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The long words of a passage tell what it is about: paragraphs of one story share names and terms,
// first sentences of other stories in a list do not (lexical cohesion, Hearst 1997). A word counts by
// its first letters, so that its forms count as one; in a script without spaces two letters do.
const (
	longWord       = 5 // letters of a word that counts
	stem           = 6 // of them that are compared
	aroundPassages = 4 // passages above and below that are compared
	vocabularySize = 1 << 13
	headlineRoom   = 11 // lines above a run among which its headline is sought
	headlineNear   = 6  // the same for a passage alone
)

// trails reports whether s breaks off with an ellipsis, or with an arrow to the rest of the story.
func trails(s string) bool {
	for _, end := range [...]string{"...", "…", "»", ">", "[…]", "[...]"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// vocabulary measures how many of the long words of a passage the passages around it have too.
func (d *textFlow) vocabulary(p *Page) {
	p.desk.reset(len(d.passages))
	clear(d.stamps[:])
	for k := range d.passages {
		d.starts = append(d.starts, int32(len(d.hashes)))
		d.longWords(p.Lines[d.passages[k].line].text)
		p.desk.add(p.Lines[d.passages[k].line].text)
	}
	d.starts = append(d.starts, int32(len(d.hashes)))
	clear(d.counts[:])
	for k := range min(aroundPassages, len(d.passages)) {
		d.count(k, 1)
	}
	for k := range d.passages {
		if next := k + aroundPassages; next < len(d.passages) {
			d.count(next, 1)
		}
		if gone := k - aroundPassages - 1; gone >= 0 {
			d.count(gone, ^uint8(0))
		}
		own, found := d.wordsOf(k), int32(0)
		for _, h := range own {
			found += int32(btoi(d.counts[h] > 1))
		}
		q := &d.passages[k]
		q.shared = 100 * found / int32(len(own)+3)
		q.copies = p.desk.countOf(p.Lines[d.passages[k].line].text)
	}
}

// wordsOf returns the hashes of the long words of passage k, each once.
func (d *textFlow) wordsOf(k int) []uint32 { return d.hashes[d.starts[k]:d.starts[k+1]] }

func (d *textFlow) count(k int, by uint8) {
	for _, h := range d.wordsOf(k) {
		d.counts[h] += by
	}
}

// longWords appends the hashes of the long words of s, each once.
func (d *textFlow) longWords(s string) {
	from := len(d.hashes)
	hash, letters := uint32(0), 0
	var before rune
	flush := func() {
		if letters >= longWord {
			d.once(from, hash)
		}
		hash, letters = 0, 0
	}
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		i += n
		switch {
		case spaceless(r):
			flush()
			if before != 0 {
				d.once(from, uint32(before)*0x9E3779B1^uint32(r)*0x85EBCA6B)
			}
			before = r
			continue
		case r < utf8.RuneSelf && signs[r]&(small|capital|digit) != 0:
			r |= 0x20
		case r < utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsMark(r):
			flush()
			before = 0
			continue
		default:
			r = unicode.ToLower(r)
		}
		before = 0
		if letters++; letters <= stem {
			hash = (hash ^ uint32(r)) * 16777619
		}
	}
	flush()
}

// once appends a hash unless it is among those from from on.
func (d *textFlow) once(from int, hash uint32) {
	hash = (hash ^ hash>>15) * 0x2C1B3C6D
	hash = (hash ^ hash>>12) % vocabularySize
	if mark := int32(len(d.starts)); d.stamps[hash] != mark {
		d.stamps[hash] = mark
		d.hashes = append(d.hashes, hash)
	}
}

// headlines measures how far a headline is above a passage, and whether its passages take it up.
func (d *textFlow) headlines(p *Page) {
	for k := range d.passages {
		q := &d.passages[k]
		q.headed = far
		for i := int(q.line) - 1; i >= max(0, int(q.line)-headlineNear) && d.kinds[i] != passageLine; i-- {
			if d.canHead(p, i) {
				q.headed = q.line - int32(i)
				break
			}
		}
	}
	clear(d.counts[:])
	k := 0
	d.together(1, func(near []passage, _ int32) {
		share, top := int32(0), int(near[0].line)
		for i := top - 1; i >= max(0, top-headlineRoom); i-- {
			if d.canHead(p, i) {
				share = d.takenUp(p.Lines[i].text, k, k+len(near))
				break
			}
		}
		for n := range near {
			near[n].echoed = share
		}
		k += len(near)
	})
}

// canHead reports whether line i can be the headline of what stands below it.
func (d *textFlow) canHead(p *Page, i int) bool {
	l := &p.Lines[i]
	return d.kinds[i] == plainLine && l.words >= 3 && l.titular() && p.headlike(i)
}

// takenUp returns the share of the long words of a headline that passages first to last have.
func (d *textFlow) takenUp(head string, first, last int) int32 {
	from := len(d.hashes)
	d.starts = append(d.starts, int32(from)) // a new mark
	d.longWords(head)
	own := d.hashes[from:]
	for _, h := range own {
		d.counts[h] = 1
	}
	found := 0
	for _, h := range d.hashes[d.starts[first]:d.starts[last]] {
		found += int(d.counts[h])
		d.counts[h] = 0
	}
	for _, h := range own {
		d.counts[h] = 0
	}
	d.hashes = d.hashes[:from]
	return int32(100 * found / (len(own) + 1))
}
