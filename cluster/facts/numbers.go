package facts

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// numbers lists the numbers that begin or lie in the span, in figures or words. A number is read
// whole even where only a part of it differs: "7,500" for the differing "500".
func numbers(s *Body, at WordRange) []fact {
	var out []fact
	end := 0 // byte after the last number read
	for k := at.Lo; k < at.Hi; k++ {
		w := s.Words[k]
		if w.Start < end {
			continue
		}
		f, to, ok := numeral(s, k)
		if ok {
			out = append(out, f)
			end = to
		}
	}
	return out
}

// numeral reads the number that word k is a part of, with the scale behind it ("5m", "5 million"),
// and says at which byte it ends.
func numeral(s *Body, k int) (f fact, end int, ok bool) {
	w := s.Words[k]
	word := s.Text[w.Start:w.End]
	if !digits(word) {
		if k > 0 && digits(s.Text[s.Words[k-1].Start:s.Words[k-1].End]) && s.scale(k) > 0 {
			if f, end, ok = numeral(s, k-1); ok && end >= w.End {
				return f, end, true
			}
		}
		return spelled(s, k)
	}
	lo, hi := whole(s.Text, w.Start, w.End)
	if lo == w.Start && hi == w.End {
		lo, hi = wide(s.Text, lo, hi)
	}
	hi = spaced(s, k, hi)
	f = fact{text: s.Text[lo:hi], at: WordRange{k, k + 1}, figure: true, digits: true}
	value, other, ok := figure(s.Text[lo:hi])
	if !ok { // "G7", "F16": compared as printed
		f.key = strings.ToLower(narrow(f.text))
		return f, hi, true
	}
	for k < len(s.Words) && s.Words[k].Start < hi {
		k++
	}
	if k < len(s.Words) {
		gap := s.Text[hi:s.Words[k].Start]
		if scale := s.scale(k); scale > 0 && (gap == "-" || isSpace(gap) || gap == "" && scaleOf(s.Text[s.Words[k].Start:s.Words[k].End]) >= 1e3) {
			value, other, hi = value*scale, other*scale, s.Words[k].End
			f.half = scale / 2 / powerOfTen(decimals(f.text))
			k++
		}
		other = s.afternoon(k, value, other)
	}
	f.text, f.at.Hi = s.Text[lo:hi], max(k, f.at.Hi)
	f.key, f.alt = keyOf(value), keyOf(other)
	f.year = len(f.text) == 4 && value >= 1500 && value < 2200
	return f, hi, true
}

// afternoon returns the hour of a day of 24 as the other reading of a number before "pm", and of
// twelve before "am".
func (s *Body) afternoon(k int, value, other float64) float64 {
	switch m := s.word(k).measure; {
	case m == inEvening && value < 12:
		return value + 12
	case m == inMorning && value >= 12 && value < 13:
		return value - 12
	}
	return other
}

// scale returns the factor word k stands for behind a number, 0 if none.
func (s *Body) scale(k int) float64 {
	if e := s.word(k); e.scale != 0 && e.scale&s.speaks() != 0 {
		return e.value
	}
	return scaleOf(s.Text[s.Words[k].Start:s.Words[k].End])
}

// reach bounds how far a number is read around a differing part of it, in bytes: no printed number
// is longer, and a file of nothing but digits and commas must not be read once for each of them.
const reach = 24

// whole widens a part of a number over the digits around it and the single marks between digits.
func whole(text string, lo, hi int) (int, int) {
	first, last := max(0, lo-reach), min(len(text), hi+reach)
	for lo > first && (isDigit(text[lo-1]) || lo > 1 && isMark(text[lo-1]) && isDigit(text[lo-2]) && isDigit(text[lo])) {
		lo--
	}
	for hi < last && (isDigit(text[hi]) || hi+1 < len(text) && isMark(text[hi]) && isDigit(text[hi-1]) && isDigit(text[hi+1])) {
		hi++
	}
	return lo, hi
}

// wide does as whole does where digits or marks are not of ASCII, forwards alone: "１９６５.５７".
func wide(text string, lo, hi int) (int, int) {
	if last, _ := utf8.DecodeLastRuneInString(text[lo:hi]); last < utf8.RuneSelf || digit(last) < 0 {
		return lo, hi
	}
	for end := min(len(text), hi+reach); hi < end; {
		r, size := utf8.DecodeRuneInString(text[hi:])
		next, more := utf8.DecodeRuneInString(text[hi+size:])
		switch {
		case digit(r) >= 0:
			hi += size
		case strings.ContainsRune(",.，．٫٬", r) && digit(next) >= 0:
			hi += size + more
		default:
			return lo, hi
		}
	}
	return lo, hi
}

// spaced returns the end of a number whose thousands are separated by spaces, as in 100 000, or by
// the commas of full width, if word k is its first group.
func spaced(s *Body, k, end int) int {
	start := s.Words[k].Start
	first, _ := utf8.DecodeRuneInString(s.Text[start:])
	if utf8.RuneCountInString(s.Text[start:end]) > 3 || digit(first) < 0 {
		return end
	}
	for _, w := range s.Words[k+1:] {
		group := narrow(s.Text[w.Start:w.End])
		tail := strings.TrimLeft(group, "0123456789")
		size := len(group) - len(tail)
		if w.Start < end || end-start > reach || size != 3 || tail != "" && !isMark(tail[0]) && tail[0] != '\'' && !strings.HasPrefix(tail, "’") || !isSpace(s.Text[end:w.Start]) && s.Text[end:w.Start] != "，" {
			break
		}
		end = w.End
	}
	return end
}

func isMark(c byte) bool { return c == ',' || c == '.' || c == ':' }

// narrow writes the digits and marks of full width, of the Arabic world and of India as those of
// ASCII.
func narrow(s string) string {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] < utf8.RuneSelf
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case digit(r) >= 0:
			return '0' + rune(digit(r))
		case r == '，' || r == '٬':
			return ','
		case r == '．' || r == '٫':
			return '.'
		}
		return r
	}, s)
}

// figure reads a number in figures: 7,000 is 7000, 3,5 is 3.5 and 8:30 is 8.30. A mark before three
// digits separates thousands in one language and is the decimal mark of another, so 7.000 is 7 and
// also 7000: the other reading, equal where there is none. A scale may be glued on (5m, 2bn, 3k);
// any other ending is dropped, be it of an ordinal, an hour or a measure (21st, 8pm, 30km).
func figure(s string) (value, other float64, ok bool) {
	s = withoutMoney(narrow(s))
	n := len(s)
	for n > 0 && !isDigit(s[n-1]) {
		n--
	}
	one, two := plain(s[:n])
	value, err := strconv.ParseFloat(one, 64)
	if err != nil {
		return 0, 0, false
	}
	if other, err = strconv.ParseFloat(two, 64); err != nil {
		other = value
	}
	if scale := scaleOf(s[n:]); scale > 0 {
		value, other = value*scale, other*scale
	}
	if strings.EqualFold(s[n:], "pm") && value < 12 {
		other = value + 12
	}
	return value, other, true
}

// withoutMoney takes off the letters of a currency whose sign was lost: "A4.25" of "A$4.25".
func withoutMoney(s string) string {
	if !strings.ContainsAny(s, ".,") {
		return s
	}
	for _, letters := range [...]string{"A", "C", "US", "HK", "NZ", "S", "R"} {
		if rest, ok := strings.CutPrefix(s, letters); ok && isDigit(rest[0]) {
			return rest
		}
	}
	return s
}

// ungrouped takes off what parts the digits of a number in threes.
var ungrouped = strings.NewReplacer(":", ".", " ", "", "\u00a0", "", "\u2009", "", "\u202f", "", "'", "", "’", "")

// plain puts a number in the two forms in which ParseFloat may read it.
func plain(s string) (one, two string) {
	if strings.Trim(s, "0123456789") == "" {
		return s, s
	}
	s = ungrouped.Replace(s)
	commas, stops := strings.Count(s, ","), strings.Count(s, ".")
	switch {
	case commas == 0 && stops == 0:
		return s, s
	case commas > 0 && stops > 0: // the last one is the decimal mark
		group, mark := ",", "."
		if strings.LastIndex(s, ",") > strings.LastIndex(s, ".") {
			group, mark = mark, group
		}
		s = strings.Replace(strings.ReplaceAll(s, group, ""), mark, ".", 1)
		return s, s
	}
	mark := ","
	if stops > 0 {
		mark = "."
	}
	groups := strings.Split(s, mark)
	joined, decimal := strings.Join(groups, ""), strings.Replace(s, mark, ".", 1)
	switch {
	case !grouped(groups):
		return decimal, decimal
	case len(groups) > 2:
		return joined, joined
	case mark == ",":
		return joined, decimal
	}
	return decimal, joined
}

// grouped reports whether the parts of a number may be its thousands: the last one has three
// digits, those between three or, in India, two.
func grouped(groups []string) bool {
	if len(groups[0]) > 3 || len(groups[0]) == 0 || groups[0] == "0" || len(groups[len(groups)-1]) != 3 {
		return false
	}
	for _, g := range groups[1 : len(groups)-1] {
		if len(g) != 3 && len(g) != 2 {
			return false
		}
	}
	return true
}

// scaleOf returns the factor a word behind a number stands for in any language, 0 if none.
func scaleOf(word string) float64 {
	switch strings.ToLower(word) {
	case "hundred":
		return 1e2
	case "thousand", "k":
		return 1e3
	case "million", "m", "mn", "mln", "mio":
		return 1e6
	case "billion", "b", "bn", "bln", "mrd", "mld":
		return 1e9
	case "trillion", "tn", "trn":
		return 1e12
	case "dozen":
		return 12
	}
	if len(word) < 12 {
		return hanScale(word)
	}
	return 0
}

// sameNumber reports whether two numbers may be one in two styles.
func sameNumber(a, b fact) bool {
	return a.key == b.key || a.alt != "" && a.alt == b.key || b.alt != "" && b.alt == a.key || rounded(a, b) || rounded(b, a)
}

// rounded reports whether a number with a scale is another one rounded that is printed in full:
// 1.46 billion, 1,459,193,000.
func rounded(a, b fact) bool {
	if a.half == 0 || b.half != 0 || !b.digits {
		return false
	}
	x, errx := strconv.ParseFloat(a.key, 64)
	y, erry := strconv.ParseFloat(b.key, 64)
	return errx == nil && erry == nil && y >= 1e6 && x-a.half <= y && y <= x+a.half
}

// decimals returns how many digits a number has behind its decimal mark.
func decimals(s string) int {
	at := strings.LastIndexAny(s, ".,")
	if at < 0 {
		return 0
	}
	return len(s) - at - 1
}

func powerOfTen(n int) float64 {
	x := 1.0
	for range min(n, 12) {
		x *= 10
	}
	return x
}
