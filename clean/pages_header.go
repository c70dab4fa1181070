package clean

import (
	"slices"
	"strings"
)

// Pages one after another in a file need no notice of rights between them. Another page begins
// below the last paragraph of one where its own header stands: a menu with the way home, and a
// headline below. Or the foot of the one, with buttons and a menu, or the way to the top, and a
// line below that the text under it takes up more than the text above: a subhead of the same story
// is taken up by both.
const (
	headerMenu  = 4    // lines of the menu in a header with the way home
	footLines   = 4    // lines of a menu and of buttons at a foot
	headerText  = 30   // words of running text above and below
	upBytes     = 1500 // of text above that may have the words of the headline, and of text below
	fewestTaken = 2    // words of the headline that the text below has
)

var (
	wayHome = rulesNamed("navigation/menu", "navigation/crumbs", "navigation/path")
	wayUp   = rulesNamed("navigation/top", "navigation/top-abroad")

	homes = set("home", "homepage", "home page", "startseite", "accueil", "inicio", "início", "hem", "startsida", "hjem", "forside", "forsiden", "etusivu", "hlavní stránka", "domů",
		"címlap", "kezdőlap", "acasă", "prima pagină", "αρχική", "αρχική σελίδα", "главная", "головна", "strona główna", "ana sayfa", "beranda", "trang chủ", "หน้าแรก", "עמוד הבית", "דף הבית",
		"ראשי", "الرئيسية", "होम", "홈", "首页", "首頁", "ホーム", "mwanzo", "startpagina")
)

// headerBetween reports whether the header of another page lies between line last of a story and
// line i of the next part.
func (p *Page) headerBetween(last, i int) bool {
	menu, buttons, home, top := 0, 0, false, false
	for j := last + 1; j < i; j++ {
		l := &p.Lines[j]
		switch {
		case l.Rule == nil:
		case l.Role == Navigation:
			menu++
			home = home || slices.Contains(wayHome, l.Rule) || homes[strings.ToLower(l.text())]
			top = top || slices.Contains(wayUp, l.Rule)
		case l.Role == Share || l.Role == Tags:
			buttons++
		}
	}
	header := home && menu >= headerMenu
	if !header && !top && (buttons == 0 || menu == 0 || buttons+menu < footLines) || p.partWords(i) < headerText || p.wordsUp(last) < headerText {
		return false
	}
	head := p.headAbove(last, i)
	return head >= 0 && (header || p.opensAnew(last, head, i))
}

// wordsUp counts the words of the running text that ends with line last, up to headerText.
func (p *Page) wordsUp(last int) (n int32) {
	for i := last; i >= 0 && i > last-mostBelow && n < headerText; i-- {
		if l := &p.Lines[i]; !l.off && l.Rule == nil && (l.prose() || l.sentence()) {
			n += p.countOfWords(l)
		}
	}
	return n
}

// headAbove returns the line that may be the headline right above the text of the part at line i,
// below all that rules know but bylines and buttons; -1 without one.
func (p *Page) headAbove(last, i int) int {
	for j := i; j > last && j > i-headlineFar-1; j-- {
		l := &p.Lines[j]
		switch {
		case l.Rule != nil && (l.Role == Byline || l.Role == Timestamp || l.Role == Share || l.Role == Caption || l.Role == Credit), l.Rule == nil && l.stamped():
		case l.Rule != nil && l.Rule != listItem:
			return -1
		case l.shape.Words >= 3 && l.shape.Words <= longestTitle && !l.prose() && (!l.shape.Ends || endsCalled(l.text())) && l.capsFirst():
			return j
		}
	}
	return -1
}

// opensAnew reports whether the text below line head has more of its words than the text up to line
// last.
func (p *Page) opensAnew(last, head, i int) bool {
	keys := p.keys(head)
	from := p.Lines[head].End()
	if i > head {
		from = p.Lines[i].Start()
	}
	below := said(keys, p.Text[from:min(len(p.Text), from+upBytes)])
	if below < fewestTaken {
		return false
	}
	end := p.Lines[last].End()
	return below > said(keys, p.Text[max(0, end-upBytes):end])
}
