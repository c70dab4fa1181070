package clean

import (
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

// references finds the lists of addresses that text browsers print below a page, and the lines of
// Markdown that say where a link leads.
func (s *markFinder) references() {
	for i := 0; i < len(s.lines); i++ {
		line := s.lines[i].text()
		if label, ok := definition(line); ok && (line[len(label)+2] == ':' || s.besideDefinition(i)) {
			if s.labels == nil {
				s.labels = map[string]bool{}
			}
			s.labels[strings.ToLower(label)], s.gone[i] = true, markRefs
			continue
		}
		if n := listed(line); n == 1 {
			i = s.addresses(i) - 1
		}
	}
}

// besideDefinition reports whether a line next to line i says where a link leads too. An address
// behind the number of a link that stands alone is the text of that link.
func (s *markFinder) besideDefinition(i int) bool {
	for _, j := range [...]int{i - 1, i + 1} {
		if j >= 0 && j < len(s.lines) {
			if _, ok := definition(s.lines[j].text()); ok {
				return true
			}
		}
	}
	return false
}

// addresses takes the list of addresses that begins at line i, and returns the first line behind
// it.
func (s *markFinder) addresses(i int) int {
	to, entries := i, 0
	for last := 0; to < len(s.lines); to++ {
		line := s.lines[to].text()
		if n := listed(line); n == last+1 {
			last = n
			entries++
		} else if !reflabel(line) || to+1 == len(s.lines) || listed(s.lines[to+1].text()) != last+1 {
			break
		}
	}
	from := i
	for from > 0 && (reflabel(s.lines[from-1].text()) || slices.Contains(refHeads, strings.TrimSuffix(s.lines[from-1].text(), ":"))) {
		from--
	}
	if entries < 2 && from == i {
		return i + 1
	}
	for n := from; n < to; n++ {
		s.gone[n] = markRefs
	}
	return to
}

// refHeads are the heads of such lists in the languages of text browsers.
var refHeads = []string{"References", "Links", "Verweise", "Références", "Referencias", "Riferimenti", "Referências", "Referenties", "Referenser", "Referencer",
	"Odnośniki", "Odkazy", "Ссылки", "Посилання", "Kaynaklar", "Viitteet", "参照", "参考"}

// reflabel reports whether a line heads a part of such a list.
func reflabel(line string) bool {
	line = strings.TrimSuffix(line, ":")
	return line == "Visible links" || line == "Hidden links"
}

// listed returns the number of a line that is a number and an address, else 0.
func listed(line string) int {
	n := figures(line)
	if n == 0 || n > 5 || !strings.HasPrefix(line[n:], ". ") || !address(strings.TrimSpace(line[n+1:])) {
		return 0
	}
	return atoi(line[:n])
}

// address reports whether s is an address and nothing else.
func address(s string) bool {
	if s == "" || strings.ContainsAny(s, " \t") {
		return false
	}
	at := strings.IndexAny(s, ":/#")
	return at == 0 && s[0] != ':' || at > 0 && (s[at] != ':' || at > 1 && at+1 < len(s) && scan.Signs[s[at-1]]&(scan.Small|scan.Capital) != 0)
}

// definition returns the label of a line such as "[1]: http://example.org", which says where links
// lead.
func definition(line string) (label string, ok bool) {
	if line[0] != '[' {
		return "", false
	}
	label = inBrackets(line)
	rest := line[min(len(label)+2, len(line)):]
	after, colon := strings.CutPrefix(rest, ":")
	if label == "" || label[0] == '^' || !colon && figures(label) < len(label) || rest == "" {
		return "", false
	}
	after = strings.TrimSpace(after)
	where, title, _ := strings.Cut(after, " ")
	where = strings.Trim(where, "<>")
	if title = strings.TrimSpace(title); title != "" && (strings.IndexByte("\"'(", title[0]) < 0 || len(title) < 2) {
		return "", false
	}
	return label, address(where) && (colon || strings.Contains(where, "://"))
}

// chrome finds the other lines that text browsers print and nobody wrote: frames, fields, and the
// links at the head of a page.
func (s *markFinder) chrome() {
	for i := range s.lines {
		line := s.lines[i].text()
		switch {
		case s.gone[i] != nil:
		case i == 0 && s.numbered() && strings.HasPrefix(line, "#["):
			for n := 0; n < len(s.lines) && (n == 0 || s.lines[n].N == s.lines[n-1].N+1); n++ {
				s.gone[n] = markRefs
			}
		case s.numbered() && strings.HasPrefix(line, "IFRAME:") && strings.Count(line, " ") < 2:
			s.gone[i] = markField
		case line[0] == '[' && line[len(line)-1] == ']' && s.stub(line[1:len(line)-1]):
			s.gone[i] = markImage
		}
	}
}

// stub reports whether a line in brackets is what stands in the place of a picture, by what is in
// the brackets.
func (s *markFinder) stub(in string) bool {
	if strings.TrimSpace(in) == "" || picture(in) {
		return true
	}
	if in == "INS: :INS" || in == "INS::INS" {
		return true
	}
	if strings.ContainsAny(in, "[]") || !s.pictured() && s.bullets < someBullets {
		return false
	}
	if !strings.Contains(in, " ") {
		return in != "sic" && scan.Signs[in[0]] != scan.Capital || strings.ContainsAny(in, "-_0123456789")
	}
	return s.pictured() && strings.Count(in, " ") < 16 && !strings.ContainsAny(in, ":=")
}
