package clean

import (
	"cmp"
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

// inline reads the marks inside a line, from byte from to byte to.
func (s *markFinder) inline(from, to int) {
	for i := from; i < to; {
		switch b := s.text[i]; b {
		case '\\':
			i += s.escape(i, to)
		case '`':
			n := strings.IndexByte(s.text[i+1:to], '`')
			i += max(n+2, 1)
		case '!':
			if i++; i < to && s.text[i] == '[' && s.rich() {
				s.opens = append(s.opens, bracket{i - 1, true})
				i++
			}
		case '[':
			i = s.open(i, to)
		case ']':
			i = s.close(i)
		case '*', '_':
			i = s.emphasis(i, from, to)
		case '<':
			i = s.angle(i, to)
		case '&':
			i = s.entity(i, to)
		case '{':
			i = s.attribute(i, to)
		default:
			i++
		}
		s.skip = i
	}
}

// escape returns how many bytes an escape takes.
func (s *markFinder) escape(i, to int) int {
	if s.rich() && i+1 < to && escapable(s.text[i+1]) {
		s.add(i, i+1, markEscape)
		return 2
	}
	return 1
}

// open reads what begins with a bracket, and returns the byte behind it.
func (s *markFinder) open(i, to int) int {
	in := inBrackets(s.text[i:to])
	end := i + len(in) + 2
	switch n := figures(in); {
	case in == "":
		if strings.HasPrefix(s.text[i:to], "[]") && !strings.HasPrefix(s.text[i+2:to], "(") && s.pictured() {
			s.add(i, i+2, markImage)
			return i + 2
		}
	case n > 0 && n == len(in) && s.numbered() && numberable(s.text, i):
		if !strings.HasPrefix(s.text[end:to], "(") {
			s.add(i, end, markNumber)
			return end
		}
	case strings.HasPrefix(in, "INS:") && (s.numbered() || s.bullets >= someBullets):
		s.add(i, i+len("[INS:"), markField)
		return i + len("[INS:")
	case strings.TrimSpace(in) == "" || in == "USEMAP" || in == "BUTTON":
		if !s.task(i, in) && !strings.HasPrefix(s.text[end:to], "(") && (s.pictured() || s.numbered() || s.bullets >= someBullets) {
			s.add(i, end, markField)
			return end
		}
	case picture(in) && !strings.HasPrefix(s.text[end:to], "("):
		s.add(i, end, markImage)
		return end
	}
	if s.rich() {
		s.opens = append(s.opens, bracket{i, false})
	}
	return i + 1
}

// task reports whether a bracket at byte i that holds a space is the box of a task in a list of
// Markdown: right behind the mark of an item, "- [ ] socks".
func (s *markFinder) task(i int, in string) bool {
	head := strings.TrimSpace(s.text[strings.LastIndexByte(s.text[:i], '\n')+1 : i])
	return in == " " && !s.numbered() && (head == "-" || head == "*" || head == "+" || len(head) > 1 && figures(head) == len(head)-1)
}

// close reads a link or picture that closes at byte i, and returns the byte behind it.
func (s *markFinder) close(i int) int {
	if strings.HasSuffix(s.text[:i], ":INS") && (s.numbered() || s.bullets >= someBullets) {
		s.add(i-len(":INS"), i+1, markField)
	}
	if !s.rich() {
		return i + 1
	}
	b := bracket{at: -1}
	if n := len(s.opens); n > 0 {
		b, s.opens = s.opens[n-1], s.opens[:n-1]
	}
	if i-b.at > farthest {
		b.at = -1
	}
	end := s.target(i, b)
	switch {
	case end == 0:
		return i + 1
	case b.at < 0:
		s.add(i, end, markLink)
		return end
	case b.image:
		s.add(b.at, end, markImage)
	default:
		s.add(b.at, b.at+1, markLink)
		s.add(i, end, markLink)
		s.links = append(s.links, textRange{b.at + 1, i})
	}
	s.glued = append(s.glued, textRange{b.at, end})
	return end
}

// target returns the byte behind what says where a link leads whose text closes at byte i, 0 if it
// is none.
func (s *markFinder) target(i int, b bracket) int {
	rest := s.text[i+1 : min(i+1+200, len(s.text))]
	if strings.HasPrefix(rest, "(") {
		return s.address(i+2, b.image)
	}
	if b.at < 0 || s.labels == nil {
		return 0
	}
	label, end := s.text[b.at+1+btoi(b.image):i], i+1
	if strings.HasPrefix(rest, "[") {
		if in := inBrackets(rest); in != "" {
			label, end = in, end+len(in)+2
		} else if strings.HasPrefix(rest, "[]") {
			end += 2
		}
	}
	if len(label) > 200 || !s.labels[strings.ToLower(strings.Join(strings.Fields(label), " "))] {
		return 0
	}
	return end
}

// slow is how many bytes may be read for an address in vain before none is looked for again up to
// where that ended: without, a page of open brackets would be read as often as it has some.
const slow = 300

// address returns the byte behind the address that begins at byte at, and the bracket that closes
// it; 0 if there is none. It may be broken into lines, and a title in quotes may follow. Of a link
// it must look like one.
func (s *markFinder) address(at int, image bool) int {
	if at < s.dead {
		return 0
	}
	depth, seen := 0, image
	i := at
loop:
	for ; i < len(s.text); i++ {
		switch s.text[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				if seen || i == at {
					return i + 1
				}
				return 0
			}
		case '/', '.', '#', ':', '?', '%', '<':
			seen = true
		case ' ', '\t', '\r', '\n':
			next := s.over(i)
			switch {
			case next < 0:
				break loop
			case s.text[next] == '"' || s.text[next] == '\'':
				return s.titled(next)
			case s.text[next] != ')' && strings.IndexByte(s.text[i:next], '\n') < 0 && i > at:
				break loop
			}
			i = next - 1
		}
	}
	if i-at > slow {
		s.dead = i
	}
	return 0
}

// over returns the next byte from byte i on that is not white space, with at most one line end and
// the marks of quotes between; -1 if there are more.
func (s *markFinder) over(i int) int {
	ends := 0
	for ; i < len(s.text); i++ {
		switch b := s.text[i]; {
		case b == '\n':
			if ends++; ends > 1 {
				return -1
			}
		case b == '>' && ends > 0:
		case scan.Signs[b] != scan.Space:
			return i
		}
	}
	return -1
}

// titled returns the byte behind a title in quotes and the bracket that closes it, 0 if there is
// none.
func (s *markFinder) titled(at int) int {
	quote := s.text[at]
	for i := at + 1; i < min(at+1000, len(s.text)); i++ {
		switch b := s.text[i]; b {
		case quote:
			if next := s.over(i + 1); next >= 0 && s.text[next] == ')' {
				return next + 1
			}
		case '\n':
			if s.over(i) < 0 {
				return 0
			}
		}
	}
	return 0
}

// order sorts the marks, and leaves out those inside others.
func (s *markFinder) order() {
	slices.SortStableFunc(s.marks, func(a, b mark) int { return cmp.Or(a.from-b.from, b.to-a.to) })
	n, at := 0, 0
	for _, m := range s.marks {
		if m.from >= at {
			s.marks[n] = m
			n++
			at = m.to
		}
	}
	s.marks = s.marks[:n]
}
