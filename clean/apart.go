package clean

import (
	"strings"
	"unicode"

	"onecopy/clean/internal/scan"
)

// Lines that stand alone between the paragraphs of a story and are not part of it: a link behind an
// arrow, and a picture's maker above or below what it shows. Their words alone do not give them
// away; items of a list begin with arrows too, and a name alone can be who speaks next.
var (
	arrowLine  = &Rule{Name: "related/arrow", Category: Related, Why: "link behind an arrow, alone between paragraphs"}
	datedLine  = &Rule{Name: "caption/dated", Category: Caption, Why: "says what a picture shows and on which day, alone beside paragraphs"}
	namedLine  = &Rule{Name: "caption/name-behind", Category: Caption, Why: "ends with its maker's name behind a sentence, alone beside paragraphs"}
	behindLine = &Rule{Name: "related/behind", Category: Related, Why: "link with an arrow behind it, inside a story"}
	makerLine  = &Rule{Name: "credit/name", Category: Credit, Why: "name alone beside a caption between paragraphs"}
	nextMaker  = &Rule{Name: "caption/beside-name", Category: Caption, Why: "beside the name of its maker between paragraphs"}
	whenLine   = &Rule{Name: "timestamp/when", Category: Timestamp, Why: "says when, between headline and lead or at the end"}
	besideLine = &Rule{Name: "byline/beside", Category: Byline, Why: "name or paper beside who wrote the story or when"}
	whoWhen    = &Rule{Name: "byline/when", Category: Byline, Why: "who wrote the story, and when"}
)

// apart marks such lines.
func (p *Page) apart() {
	names := 0
	for i := range p.Lines {
		l := &p.Lines[i]
		switch {
		case l.Rule != nil || l.Role != Body || l.piece || l.shape.Ends && l.shape.Words > 3:
		case l.shape.Signs&scan.Opened != 0 && l.shape.Words <= 25 && arrowed(l.text()):
			if p.alone(i, i) && !p.arrowedNear(i) {
				p.mark(i, arrowLine)
			}
		case l.N == l.Last() && l.shape.Words >= 6 && l.shape.Words <= 60 && l.shape.Signs&(scan.Opened|scan.Lowly) == 0 && p.beside(i) && nameBehind(l.text()):
			p.mark(i, namedLine)
		case l.shape.Signs&scan.Digit != 0 && p.beside(i) && endsDated(l.text()) && p.caption(i):
			p.mark(i, datedLine)
		case p.maker(i):
			if names++; names <= mostMakers {
				p.pictured(i)
			}
		}
	}
}

// behinds marks the links with an arrow behind them that stand inside stories of a page full of
// boilerplate: "More articles on the harbour »". It comes after the choice of the stories, which
// such a line in a menu says nothing of.
func (p *Page) behinds() {
	for i := range p.Lines {
		if l := &p.Lines[i]; p.cropped && l.Rule == nil && l.Role == Body && !l.off && l.shape.Words >= 2 && l.shape.Words <= 16 && !l.piece && arrowBehind(l.text()) {
			p.mark(i, behindLine)
		}
	}
}

// arrowBehind reports whether s ends with an arrow, and no quotation with it.
func arrowBehind(s string) bool {
	for _, a := range [...]string{"→", "►", "›", ">>", "»"} {
		if rest, ok := strings.CutSuffix(s, a); ok {
			return scan.CapitalFirst(s) && !strings.ContainsAny(rest, "«»›‹“”\"")
		}
	}
	return false
}

// mostMakers bounds the search of a page for the surname of those who may have made its pictures.
const mostMakers = 8

// arrowed reports whether s opens with an arrow and a capital, and is not speech.
func arrowed(s string) bool {
	for _, a := range [...]string{"→", "➜", "➔", "➤", "⇒", "▶", "►", "▸", ">>>", ">>", "»"} {
		if rest, ok := strings.CutPrefix(s, a); ok {
			rest = strings.TrimLeft(rest, "\ufe0f \u00a0")
			return rest != "" && (scan.CapitalFirst(rest) || scan.Signs[rest[0]] == scan.Digit) && !strings.ContainsAny(rest, "«“”\"") && !scan.Ends(rest)
		}
	}
	return false
}

// arrowedNear reports whether a line next to line i opens with an arrow too: items of a list.
func (p *Page) arrowedNear(i int) bool {
	return i > 0 && arrowed(p.line(i-1)) || i+1 < len(p.Lines) && arrowed(p.line(i+1))
}

// alone reports whether running text stands right above line from and right below line to.
func (p *Page) alone(from, to int) bool {
	return from > 0 && to+1 < len(p.Lines) && p.flowing(from-1) && p.flowing(to+1)
}

func (p *Page) flowing(i int) bool {
	l := &p.Lines[i]
	return l.Rule == nil && l.prose() && l.shape.Ends
}

// beside reports whether running text stands right below line i, and above it too, or who wrote it
// or when.
func (p *Page) beside(i int) bool {
	return i > 0 && i+1 < len(p.Lines) && p.flowing(i+1) && (p.flowing(i-1) || p.stamped(i-1))
}

// nameBehind reports whether s is one sentence and behind it a name of one to three words, and
// perhaps "for" and whom it was made for: "A ferry leaves the harbour. Tove Askel for Bergen
// Gazette".
func nameBehind(s string) bool {
	at := strings.LastIndex(s, ". ")
	if at < 0 || !scan.SmallWord(s[:at]) || strings.ContainsAny(s, "?!“”\"«»:") || strings.Contains(s[:at], ". ") || inSpeech(s[:at]) {
		return false
	}
	n, givers := 0, 0
	for w := range strings.FieldsSeq(s[at+2:]) {
		switch {
		case w == "for" || w == "of" || w == "via" || w == "für" || w == "pour" || w == "para" || w == "per":
			givers++
		case !name(w) || strings.ContainsAny(w, ",;.0123456789"):
			return false
		case givers == 0:
			n++
		default:
			givers++
		}
	}
	return (n >= 2 || n == 1 && givers > 0) && n <= 3 && givers <= 6 // one word alone may begin the next sentence
}

// endsDated reports whether s ends with a day, its month and its year behind a comma, with five
// words or more before.
func endsDated(s string) bool {
	if len(s) < 4 || !digits(s[len(s)-4:]) {
		return false
	}
	at := len(s)
	for n := 0; n < 3; n++ {
		if at = strings.LastIndexByte(s[:at], ' '); at < 0 {
			return false
		}
	}
	said := strings.TrimRight(s[:at], " ")
	m := momentOf(s[at:])
	return m.full() && m.year && m.pure() && !strings.ContainsAny(said, ";|") && strings.HasSuffix(said, ",") && strings.Count(said, " ") >= 4
}

// maker reports whether line i can be the name of a picture's maker: two or three words with a
// capital each, small letters behind it, and no sign.
func (p *Page) maker(i int) bool {
	l := &p.Lines[i]
	if l.shape.Words < 2 || l.shape.Words > 3 || l.shape.Ends || l.shape.Shouts || l.shape.Signs&scan.High == 0 && l.shape.Caps != l.shape.Words || l.shape.Signs&(scan.Digit|scan.Colon|scan.Paren|scan.Quote|scan.Comma|scan.Odd|scan.Bar|scan.Slash|scan.Hash) != 0 {
		return false
	}
	for w := range strings.FieldsSeq(l.text()) {
		first := true
		for _, r := range w {
			if !unicode.IsLetter(r) && r != '-' && r != '.' && r != '’' || first != unicode.IsUpper(r) && (first || unicode.IsUpper(r) && len(w) < 5) {
				return false
			}
			first = false
		}
	}
	return true
}

// pictured marks the name on line i and the caption next to it. The two stand between paragraphs,
// the name is on no other line, and the caption is a sentence that neither speaks nor asks: two
// words with capitals over a line without an end are a kicker or a crosshead too, and were on all
// five of 514 saved pages where such a line was cut.
func (p *Page) pictured(i int) {
	for _, c := range [...]int{i + 1, i - 1} {
		if c < 0 || c >= len(p.Lines) || !p.Lines[c].shape.Ends || !p.alone(min(i, c), max(i, c)) || !p.caption(c) || p.mentioned(i) {
			continue
		}
		p.mark(i, makerLine)
		p.mark(c, nextMaker)
		return
	}
}

// caption reports whether line i can be a caption: short, with a capital first, and without what
// speech and headlines have.
func (p *Page) caption(i int) bool {
	l, s := &p.Lines[i], p.line(i)
	if l.Rule != nil || l.Role != Body || l.shape.Words < 4 || l.shape.Words > 20 || l.shape.Signs&(scan.Opened|scan.Lowly|scan.Quote|scan.Colon) != 0 || !scan.CapitalFirst(s) || strings.ContainsAny(s, "?!“”«»„") {
		return false
	}
	return !inSpeech(s)
}

// inSpeech reports whether s has a word that captions have not.
func inSpeech(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if speaking[strings.Trim(w, ".,’'")] {
			return true
		}
	}
	return false
}

// speaking are words by which someone speaks of himself or to another, and verbs of saying, which
// captions have not.
var speaking = words(`i i'm i’m we you my our your me us it's no yes said says ich wir du ihr mein unser ja nein sagte je nous vous mon notre oui non yo nosotros usted sí dijo eu nós você sim não disse io noi lei sì ik wij jij ja nee jag vi du ja nej jeg
	ja my ty tak nie já ano я мы вы ты да нет мой наш сказал ні так ми ben biz siz evet hayır saya kami kita ya tidak`)

// mentioned reports whether the surname on line i is on another line of the page.
func (p *Page) mentioned(i int) bool {
	surname := p.line(i)[strings.LastIndexByte(p.line(i), ' ')+1:]
	for j := range p.Lines {
		if j != i && strings.Contains(p.line(j), surname) {
			return true
		}
	}
	return false
}

// when returns the rule of a line that says when the story was printed, or who wrote it and when;
// nil for others. A page with two such lines below line i has a chronicle.
func (p *Page) when(i, to int) *Rule {
	l := &p.Lines[i]
	if p.messaged || l.shape.Words < 2 || l.shape.Words > 20 || l.shape.Signs&scan.Digit == 0 || l.prose() {
		return nil
	}
	m := momentUpTo(l.text(), 6)
	if !m.full() || m.count > 6 || m.spare > 2 || l.tellsDay(&m) {
		return nil
	}
	for _, w := range m.names[:m.count] {
		if !name(w) && !(scan.Signs[w[0]] == scan.Capital) || m.count > 3 && l.shape.Ends {
			return nil
		}
	}
	if p.stamped(i-1) || p.stamped(i+1) {
		to = 0 // no chronicle says who wrote it
	}
	for j, more := i+1, 0; j < min(to, i+40); j++ {
		if b := &p.Lines[j]; b.Rule == nil && b.shape.Words <= 8 && b.shape.Signs&scan.Digit != 0 {
			if n := momentOf(b.text()); n.day && n.month && n.count <= m.count {
				if more++; more > 1 || p.Lines[j-1].prose() {
					return nil
				}
			}
		}
	}
	if m.count == 0 {
		return whenLine
	}
	return whoWhen
}

// tellsDay reports whether a line in a script without capitals is a sentence with a date in it, as
// a lead is: "2021年3月12日，船离开了上海。"
func (l *Line) tellsDay(m *moment) bool {
	return l.shape.Ends && l.shape.Caps == 0 && (m.count > 0 || strings.ContainsAny(l.text(), "，、،"))
}

// stamped reports whether a rule knows line i as one that says who wrote the story or when.
func (p *Page) stamped(i int) bool {
	return i >= 0 && i < len(p.Lines) && (p.Lines[i].Role == Byline || p.Lines[i].Role == Timestamp || p.Lines[i].Role == Source || p.Lines[i].Rule == nil && p.Lines[i].stamped())
}

// besideByline reports whether line i is a name, a name and a place, or the name of a paper beside
// a line that says who wrote the story or when: "Tove Askel in Bergen". The lead does not take it
// up, as it would a headline.
func (p *Page) besideByline(i, to int) bool {
	l := &p.Lines[i]
	if l.shape.Words < 2 || l.shape.Words > 9 || l.shape.Ends || l.text()[len(l.text())-1] == ',' || l.shape.Signs&(scan.Digit|scan.Quote|scan.Opened|scan.Lowly) != 0 || !p.stamped(i-1) && !p.stamped(i+1) {
		return false
	}
	for j := i + 1; j < min(to, i+5); j++ {
		if p.Lines[j].Rule == nil && p.Lines[j].prose() {
			return personal(l.text()) && !p.takenUp(i, j)
		}
	}
	return false
}

// personal reports whether s is two to four words with a capital each, and behind them a little
// word and a name, or a comma and what the named one is.
func personal(s string) bool {
	n, little := 0, 0
	for w := range strings.FieldsSeq(s) {
		switch {
		case placing[w]:
			little++
		case !scan.CapitalFirst(w) || strings.ContainsAny(w, ":?!/"):
			return false
		case little == 0:
			n++
		}
	}
	return n >= 2 && n <= 4 && little <= 1 && strings.Count(s, ",") <= 1
}

// placing are the little words between who wrote a story and where.
var placing = words(`in at for of from the and aus für à au de du en desde para da do em no na di per van voor i på ved fra från för w z dla из в для з у`)

// saysWhose reports whether the line is a day with its year and one to four names: of who wrote the
// story, of its paper or its place.
func (l *Line) saysWhose() bool {
	if l.shape.Words < 3 || l.shape.Words > 14 || l.shape.Signs&scan.Digit == 0 {
		return false
	}
	m := momentUpTo(l.text(), 4)
	if !m.full() || !m.year || m.spare > 0 || m.count > 4 {
		return false
	}
	for _, w := range m.names[:m.count] {
		if !scan.CapitalFirst(w) {
			return false
		}
	}
	return true
}
