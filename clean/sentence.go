package clean

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// A page can come as one line: copied from a field that dropped the line ends, or exported so. Then
// boilerplate stands between the sentences of the story, and nothing on that line could be told
// from anything else. Such a line is read as one line a sentence; what is left of it becomes one
// paragraph again, with the boilerplate cut out of it as spans.
const (
	hugeLine  = 4 << 20 // bytes of a line that is not a page any more: read by its sentences it takes twelve times its size
	longLine  = 1500    // bytes of a line that is read by its sentences: longer than any paragraph of the seeds
	fewLines  = 12      // lines that such a page may have; more, and its line ends can be believed
	surely    = 20      // words of a link to another story that may have swallowed no sentence of this one
	headBytes = 400     // bytes among which a headline ends
	titleWord = 5       // words in title case before a headline can go over into the lead
)

// sentences parts the very long lines of a page of few lines. One with control characters inside
// stays whole: between two sentences they would be in neither.
func (p *Page) sentences() {
	if len(p.Lines) > fewLines || p.longest <= longLine || !slices.ContainsFunc(p.Lines, func(l Line) bool { return l.End()-l.Start() > longLine }) {
		return
	}
	var lines []Line
	for _, l := range p.Lines {
		if n := l.End() - l.Start(); n <= longLine || n > hugeLine || l.Rule != nil || l.Last() > l.N || p.steered && strings.IndexFunc(p.Text[l.Start():l.End()], steers) >= 0 {
			lines = append(lines, l)
			continue
		}
		p.pieced = true
		lines = p.pieces(lines, &l)
	}
	p.Lines = lines
}

// pieces appends the sentences of a line.
func (p *Page) pieces(lines []Line, l *Line) []Line {
	loose := true // the last piece ended with no sentence
	for at := 0; at < len(l.text()); {
		for at < len(l.text()) && l.text()[at] == ' ' {
			at++
		}
		end := at + piece(l.text()[at:], loose)
		from, to := trim(l.text(), at, end)
		if at = end; from == to {
			continue
		}
		s := l.text()[from:to]
		f := p.nextForm()
		f.piece, f.glued = true, !loose
		scan.MeasureTo(&f.shape, s)
		next := Line{N: l.N, form: p.hold(f, to-from)}
		next.place(l.Start()+from, l.Start()+to)
		lines = append(lines, next)
		loose = !scan.Ends(s)
	}
	return lines
}

// piece returns the length of the first sentence of s, or of what stands above it: the words before
// a wide gap, before a label of boilerplate, or of a headline in title case.
func piece(s string, loose bool) int {
	if loose {
		if n := cmp.Or(button(s), turn(s[:min(len(s), headBytes)])); n > 0 {
			return n
		}
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case i > 0 && unicode.IsSpace(r) && wideGap(s[i:]):
			return i + n
		case i > 0 && s[i-1] == ' ' && opener(s[i:]):
			return i
		case stop(r):
			end := closed(s, i+n)
			if sentenceEnd(s, i, end, r) {
				return end
			}
			n = end - i
		}
		i += n
	}
	return len(s)
}

// wideGap reports whether s begins with two blanks or a tab: the trace of a line end.
func wideGap(s string) bool {
	return s[0] == '\t' || len(s) > 1 && (s[1] == ' ' || s[1] == '\t')
}

// openers are labels that begin boilerplate wherever they stand. Words that could be part of a
// sentence are none.
var openers = []string{"READ ALSO", "ALSO READ", "READ MORE", "Read also:", "Also read:", "Read more:", "Share on ", "Share this ", "Follow us on ", "Sign up for ", "Subscribe to ",
	"© ", "Copyright ©", "Tags: ", "ADVERTISEMENT", "Related articles", "Related stories", "You might also like", "You may also like", "Lire aussi", "Lesen Sie auch:", "Lea también:", "Leia também:", "Leggi anche:", "Читайте также:", "Читайте також:"}

// buttons end where their words end, whatever comes next.
var buttons = []string{"Share on Facebook", "Share on Twitter", "Share on WhatsApp", "Share on LinkedIn", "Share this article", "Share this story", "ADVERTISEMENT"}

// button returns the length of the button that s begins with.
func button(s string) int {
	for _, b := range buttons {
		if rest, ok := strings.CutPrefix(s, b); ok && strings.HasPrefix(rest, " ") {
			return len(b)
		}
	}
	return 0
}

// opener reports whether s begins with a label of boilerplate.
func opener(s string) bool {
	if c := s[0]; c < 'A' || c > 'Z' && c < utf8.RuneSelf {
		return false
	}
	return slices.ContainsFunc(openers, func(o string) bool { return strings.HasPrefix(s, o) })
}

// closed returns the place behind the quotes and brackets that close at s[at:].
func closed(s string, at int) int {
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !strings.ContainsRune(`"'”’»)]」』）.!?`, r) {
			break
		}
		at += n
	}
	return at
}

// sentenceEnd reports whether the stop r at place i of s, closed at end, ends a sentence: what
// comes next is not a small letter, and the word before is not an initial and no abbreviation of up
// to three letters.
func sentenceEnd(s string, i, end int, r rune) bool {
	next, n := utf8.DecodeRuneInString(s[end:])
	switch {
	case n == 0 || r >= '。' && r <= '？':
		return true
	case !unicode.IsSpace(next):
		return false
	}
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[end:], " \u00a0"))
	if unicode.IsLower(after) {
		return false
	}
	word := s[strings.LastIndexAny(s[:i], " \u00a0(")+1 : i]
	return r != '.' || end > i+1 || utf8.RuneCountInString(word) > 3 || !unicode.IsUpper(initial(word)) && !strings.Contains(word, ".")
}

// leads are the words that most often open an English sentence and stand in no headline behind a
// name.
var leads = set("The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "There", "This", "When", "After", "As", "For", "More", "Two", "Three", "Police")

// turn returns where at the head of s a headline in title case goes over into a sentence: before a
// word such as "The" that follows at least five words, most with a capital, and is followed by two
// small ones; 0 if it does not.
func turn(s string) int {
	caps, n, at := 0, 0, 0
	for n < 30 && at < len(s) {
		word, _, ok := strings.Cut(s[at:], " ")
		if !ok || word == "" || len(word) > 4 && scan.Ends(word) {
			return 0
		}
		if n >= titleWord && caps*10 >= n*6 && leads[word] && smallWords(s[at+len(word)+1:]) {
			return at
		}
		caps += btoi(unicode.IsUpper(initial(word)))
		n++
		at += len(word) + 1
	}
	return 0
}

// smallWords reports whether s begins with two words without capital.
func smallWords(s string) bool {
	one, rest, _ := strings.Cut(s, " ")
	return startsSmall(one) && startsSmall(rest)
}

// unlink takes back the cuts of links that may be a sentence of the story. Where the link's text
// went with its address, "Read also:" stands before a sentence: one that ends with a full stop, and
// not in title case; then the label alone is cut.
func (p *Page) unlink() {
	for i := range p.Lines {
		l := &p.Lines[i]
		if !l.piece || l.Role != Related || l.shape.Words <= surely && !l.shape.Ends {
			continue
		}
		end := labelEnd(l.text())
		if end >= 0 && l.shape.Words <= surely && titled(l.text()[end:]) {
			continue
		}
		if end < 0 && l.shape.Words <= surely {
			continue
		}
		r := l.Rule
		l.Role, l.Rule = Body, nil
		if end >= 0 {
			l.addSpans(CutSpan{l.Start(), l.Start() + end, r})
		}
	}
}

// titled reports whether most words of s have a capital.
func titled(s string) bool {
	caps, n := 0, 0
	for w := range strings.FieldsSeq(s) {
		caps += btoi(unicode.IsUpper(initial(w)))
		n++
	}
	return caps*3 >= n*2
}

// labelEnd returns where the label ends that opens s, behind its colon; -1 where none is within its
// first 60 bytes.
func labelEnd(s string) int {
	for i, r := range s[:min(len(s), 60)] {
		switch r {
		case ':', '：', '|', '»':
			return i + utf8.RuneLen(r)
		}
	}
	return -1
}

// join makes one paragraph again of the kept sentences of a line, with what stood between them cut
// as spans.
func (p *Page) join() {
	if !p.pieced {
		return
	}
	at := make([]int, len(p.Lines)+1) // where each line went
	kept := p.Lines[:0:0]
	open := -1 // the paragraph under way
	for i := range p.Lines {
		l := p.Lines[i]
		if open >= 0 && (l.N != kept[open].N || l.Role.Kept() && l.Role != Body || p.starts(i)) {
			open = -1
		}
		if open >= 0 && l.Role == Body {
			kept = p.close(kept, open, l)
			at[i] = open
			continue
		}
		at[i] = len(kept)
		if l.piece && l.Role == Body {
			open = len(kept)
		}
		kept = append(kept, l)
	}
	at[len(p.Lines)] = len(kept)
	p.Lines = kept
	p.follow(at)
	p.settle()
}

// starts reports whether a story starts at line i.
func (p *Page) starts(i int) bool {
	_, found := slices.BinarySearchFunc(p.Stories, i, func(s Story, i int) int { return s.First - i })
	return found
}

// close ends the paragraph kept[open] with the sentence l; the lines since are spans of it.
func (p *Page) close(kept []Line, open int, l Line) []Line {
	para := &kept[open]
	for _, c := range kept[open+1:] {
		para.addSpans(CutSpan{c.Start(), c.End(), c.Rule})
	}
	para.addSpans(l.Spans()...)
	para.place(para.Start(), l.End())
	return kept[:open+1]
}

// settle measures the paragraphs that were made of sentences.
func (p *Page) settle() {
	for i := range p.Lines {
		if l := &p.Lines[i]; l.piece {
			l.setText(flattened(p.Text[l.Start():l.End()]))
			p.remeasure(l)
		}
	}
}

// endsCalled reports whether s ends with what is not a full stop, or with one that belongs to an
// abbreviation.
func endsCalled(s string) bool {
	switch r, _ := utf8.DecodeLastRuneInString(s); r {
	case '?', '!', '؟', '？', '！', '»', '”', '“', '"', '’', '‘', '\'', '」', '』':
		return true
	case '.':
		return abbreviated(s)
	}
	return false
}
