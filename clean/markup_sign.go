package clean

import (
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

// emphasis reads a run of stars or underscores in a line from byte from to byte to, and returns the
// byte behind it.
func (s *markFinder) emphasis(i, from, to int) int {
	sign, end := s.text[i], i
	for end < to && s.text[end] == sign {
		end++
	}
	n := end - i
	if !s.rich() {
		return end
	}
	prev, next := byte(' '), byte(' ')
	if i > from {
		prev = s.text[i-1]
	}
	if end < to {
		next = s.text[end]
	}
	// Of nothing: so html2text prints signs that a font draws.
	empty := (n == 2 || n == 4 && sign == '*') && !(i == from && end == to) &&
		(scan.Signs[prev] == scan.Space || strings.IndexByte("[])", prev) >= 0) && (scan.Signs[next] == scan.Space || next == ']' || next == '[' && sign == '_')
	if n > 3 {
		if empty {
			s.add(i, end, markEmphasis)
		}
		return end
	}
	tight := sign == '_' || n == 1 // not inside words
	closes := scan.Signs[prev] != scan.Space && !(tight && wordly(next, sign) && !s.spaced(i, sign))
	opens := scan.Signs[next] != scan.Space && !(tight && wordly(prev, sign))
	at, left := i, n
	for closes && left > 0 {
		k := len(s.stars) - 1
		for k >= 0 && s.stars[k].sign != sign {
			k--
		}
		if k < 0 {
			break
		}
		open := &s.stars[k]
		size := 1 + btoi(left >= 2 && open.n >= 2)
		s.add(open.at+open.n-size, open.at+open.n, markEmphasis)
		s.add(at, at+size, markEmphasis)
		s.glued = append(s.glued, textRange{open.at, end})
		at, left = at+size, left-size
		if open.n -= size; open.n == 0 {
			s.stars = s.stars[:k]
		} else {
			s.stars = s.stars[:k+1]
		}
	}
	if empty && left == n {
		s.add(i, end, markEmphasis)
	} else if opens && left > 0 {
		s.stars = append(s.stars, star{at, left, sign})
	}
	return end
}

// spaced reports whether an underscore at byte i closes emphasis of several words though a letter
// follows: html2text sets no space.
func (s *markFinder) spaced(i int, sign byte) bool {
	k := len(s.stars) - 1
	return sign == '_' && k >= 0 && s.stars[k].sign == sign && i-s.stars[k].at < 400 && strings.IndexByte(s.text[s.stars[k].at:i], ' ') > 0
}

// wordly reports whether b belongs to a word; to stars only what is ASCII does, as in scripts
// without spaces words stand close.
func wordly(b, sign byte) bool {
	return scan.Signs[b]&(scan.Small|scan.Capital|scan.Digit) != 0 || sign == '_' && b >= 0x80
}

// tags are the names of the tags that stand in Markdown.
var tags = set("a", "abbr", "article", "aside", "audio", "b", "blockquote", "br", "button", "center", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em",
	"figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img", "ins", "kbd", "li", "main", "mark",
	"nav", "ol", "p", "picture", "pre", "q", "s", "script", "section", "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "video", "wbr")

// angle reads a tag, a comment or an address in angle brackets, and returns the byte behind it.
func (s *markFinder) angle(i, to int) int {
	if !s.rich() {
		return i + 1
	}
	rest := s.text[i:to]
	if strings.HasPrefix(rest, "<!--") {
		long := s.text[i:min(i+farthest, len(s.text))]
		if n := strings.Index(long, "-->"); n > 0 {
			s.add(i, i+n+3, markTag)
			return i + n + 3
		}
		return to
	}
	end := strings.IndexByte(rest[:min(len(rest), 500)], '>')
	if end < 2 {
		return i + 1
	}
	in := rest[1:end]
	if address(in) && strings.Contains(in, ":") || strings.Contains(in, "@") && !strings.ContainsAny(in, " \t=") {
		s.add(i, i+1, markLink)
		s.add(i+end, i+end+1, markLink)
		return i + end + 1
	}
	name := strings.TrimPrefix(in, "/")
	if n := strings.IndexAny(name, " \t/"); n >= 0 {
		name = name[:n]
	}
	if tags[strings.ToLower(name)] {
		s.add(i, i+end+1, markTag)
		return i + end + 1
	}
	return i + 1
}

// blanks are entities that print a blank or nothing.
var blanks = []string{"&nbsp;", "&#160;", "&#xa0;", "&ensp;", "&emsp;", "&thinsp;", "&#8203;"}

// entity reads an entity that is a blank, or the sign "and" with the rest of its entity, and
// returns the byte behind it. Others stay: there is no character of the text to keep for them.
func (s *markFinder) entity(i, to int) int {
	rest := s.text[i:min(i+8, to)]
	if strings.HasPrefix(rest, "&amp;") {
		s.add(i+1, i+5, markTag)
		return i + 5
	}
	if n := slices.IndexFunc(blanks, func(e string) bool { return strings.HasPrefix(rest, e) }); n >= 0 {
		s.add(i, i+len(blanks[n]), markSpace)
		return i + len(blanks[n])
	}
	return i + 1
}

// attribute reads what kramdown and site generators put in braces, such as {: .class} or {% include
// x %}, and returns the byte behind it.
func (s *markFinder) attribute(i, to int) int {
	if s.rich() && i+2 < to && strings.IndexByte(":#.%{", s.text[i+1]) >= 0 {
		if n := strings.IndexByte(s.text[i:min(to, i+300)], '}'); n > 0 {
			end := i + n + 1
			if end < to && s.text[end] == '}' {
				end++
			}
			s.add(i, end, markTag)
			return end
		}
	}
	return i + 1
}

// share notes how much of each line is the text of links. Of links with numbers only the beginning
// is known: a short line that begins with one and is not a sentence is taken for one whole.
func (s *markFinder) share() {
	slices.SortFunc(s.links, func(a, b textRange) int { return a.from - b.from })
	first := 0
	for i := range s.lines {
		l, k := &s.lines[i], &s.looks[i]
		if s.numbered() {
			k.linked = s.leads(i)
		}
		if len(s.links) == 0 || l.shape.Words == 0 {
			continue
		}
		for first < len(s.links) && s.links[first].to <= l.Start() {
			first++
		}
		n, at := 0, l.Start()
		for _, m := range s.links[first:] {
			if m.from >= l.End() {
				break
			}
			from, to := max(m.from, at), min(m.to, l.End())
			n += s.plain(from, to)
			at = max(at, to)
		}
		if all := s.plain(l.Start(), l.End()); all > 0 {
			k.linked = max(k.linked, uint8(n*100/all))
		}
	}
}

// leads says how much of line i is linked where links have numbers: all of a short line that begins
// with one, else nothing.
func (s *markFinder) leads(i int) uint8 {
	l := &s.lines[i]
	at := l.Start()
	for k := s.markFrom(at); k < len(s.marks) && s.marks[k].from < l.End(); k++ {
		m := &s.marks[k]
		if strings.TrimSpace(s.text[at:m.from]) != "" {
			return 0
		}
		if m.rule == markNumber {
			alone := i == 0 || s.lines[i-1].N+1 < l.N || s.looks[i].item || s.looks[i-1].linked > 0
			return 100 * uint8(btoi(alone && l.shape.Words <= 12 && !l.shape.Ends))
		}
		at = m.to
	}
	return 0
}

// plain counts the bytes from from to to that are neither of marks nor white space.
func (s *markFinder) plain(from, to int) (n int) {
	k := s.markFrom(from)
	for i := from; i < to; i++ {
		for k < len(s.marks) && s.marks[k].to <= i {
			k++
		}
		if k < len(s.marks) && s.marks[k].from <= i {
			i = s.marks[k].to - 1
			continue
		}
		n += btoi(scan.Signs[s.text[i]] != scan.Space)
	}
	return n
}

// markFrom returns the first mark that ends behind byte at.
func (s *markFinder) markFrom(at int) int {
	k, _ := slices.BinarySearchFunc(s.marks, at, func(m mark, at int) int { return m.to - at - 1 })
	return k
}
