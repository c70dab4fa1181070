package check

import (
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/corpus"
)

// A repair is what is to go of a file.
type repair struct {
	gone  []textRange // bytes of it
	left  int         // cuts that must stay
	why   string      // they must
	text  string      // of a text file
	parts []textRange // of the text, that go

	encoding string // of a text file
}

func (p *repair) leave(n int, why string) { p.left, p.why = p.left+n, why }

// plan says which bytes of an input are to go, or why none can.
func (x *fixer) plan(in *input, marks []*mark) (p repair, err error) {
	cuts := map[int][]corpus.Cut{}
	for _, m := range marks {
		cuts[m.page] = append(cuts[m.page], m.cuts...)
	}
	err = x.found.reread(in, func(page int, doc *corpus.Document) error {
		if len(cuts[page]) == 0 {
			return nil
		}
		return x.planPage(page, doc, cuts[page], &p)
	})
	return p, err
}

// planPage puts what is to go of the text of one document into the plan.
func (x *fixer) planPage(page int, doc *corpus.Document, cuts []corpus.Cut, p *repair) error {
	at := x.read.Ranges[page]
	if at.First == at.Last {
		p.leave(len(cuts), "nothing but boilerplate is in it")
		return nil
	}
	want, heads, err := x.told(page, doc)
	if err != nil {
		return err
	}
	s := cutSelector{doc: doc, heads: heads, tries: mostTries, same: func(text string) bool { return x.tells(doc, text, want) }}
	var spans []textRange
	for _, cut := range cuts {
		spans = append(spans, textRange{doc.Index(cut.Start), doc.Index(cut.End)})
	}
	s.all(spans)
	if len(s.stay) > 0 {
		p.leave(len(s.stay), "its stories would not be found without")
	}
	for _, g := range s.gone {
		p.gone = append(p.gone, textRange{doc.Offset(g.start), doc.Offset(g.end)})
	}
	if doc.Record == nil {
		p.text, p.parts, p.encoding = doc.Text, s.gone, doc.Encoding
	}
	return nil
}

// A cutSelector finds as many cuts of a page as can go without a change of its stories.
type cutSelector struct {
	doc   *corpus.Document
	heads []int
	same  func(text string) bool // the stories are what they were
	tries int                    // that are left
	going []textRange            // cuts that can go
	gone  []textRange            // with the white space around
	stay  []textRange            // cuts that cannot
}

// mostTries bounds the readings of a page.
const mostTries = 64

// all tries to let all cuts go, with little room where they were and with more, and then as many as
// can. What had to stay may go once others are gone.
func (s *cutSelector) all(cuts []textRange) {
	for _, room := range []strip{closed, wide, spread} {
		if s.try(cuts, room) {
			return
		}
	}
	for left := len(cuts) + 1; 0 < len(cuts) && len(cuts) < left && s.tries > 0; cuts = s.stay {
		left, s.stay = len(cuts), nil
		s.some(cuts)
	}
}

// some tries half by half. A cut that has to stay is found by as many tries as its number has
// binary digits.
func (s *cutSelector) some(cuts []textRange) {
	switch half := len(cuts) / 2; {
	case s.tries <= 0:
		s.stay = append(s.stay, cuts...)
	case s.try(cuts, closed):
	case half == 0:
		s.stay = append(s.stay, cuts...)
	default:
		s.some(cuts[:half])
		s.some(cuts[half:])
	}
}

// try lets some cuts go besides those that can, if nothing changes.
func (s *cutSelector) try(cuts []textRange, room strip) bool {
	s.tries--
	all := slices.Concat(s.going, cuts)
	slices.SortFunc(all, func(a, b textRange) int { return a.start - b.start })
	gone := tidy(s.doc.Text, merge(all), s.heads, room)
	if !s.same(without(s.doc.Text, gone)) {
		return false
	}
	s.going, s.gone = all, gone
	return true
}

// told returns the stories of a page as they read, and where their headlines begin in its text.
func (x *fixer) told(page int, doc *corpus.Document) (stories []string, heads []int, err error) {
	at := x.read.Ranges[page]
	for i := int(at.First); i < int(at.Last); i++ {
		s, pieces, _, err := x.read.Story(i)
		if err != nil {
			return nil, nil, err
		}
		title := ""
		for head := range pieces.All(s) {
			if head.Role == clean.Headline.String() && (doc.Record == nil || head.Start < head.End) {
				title = head.Text
				heads = append(heads, doc.Index(head.Start))
			}
			break
		}
		stories = append(stories, title+"\n\n"+s.Text)
	}
	return stories, heads, nil
}

// tells reports whether text, in the place of that of doc, is just those stories. A text file must
// be so by itself, too, if it was before: a headline may be known from a page that is read later,
// or not at all the next time.
func (x *fixer) tells(doc *corpus.Document, text string, want []string) bool {
	if doc.Record != nil {
		return slices.Equal(x.readings(x.read.Records.MarkIn(text, clean.Context{Title: doc.Record.Title})), want)
	}
	if !slices.Equal(x.readings(x.read.Texts.MarkIn(text, clean.Context{Known: &x.read.Known})), want) {
		return false
	}
	return slices.Equal(x.readings(x.read.Texts.Mark(text)), want) || !slices.Equal(x.readings(x.read.Texts.Mark(doc.Text)), want)
}

// readings lists the stories of a page as they read.
func (x *fixer) readings(p *clean.Page) (list []string) {
	for i := range p.Stories {
		s := &p.Stories[i]
		var body []string
		for para := range p.Paragraphs(s) {
			if !x.found.learned || !x.read.Learner.Knows(para.Text) {
				body = append(body, para.Text)
			}
		}
		list = append(list, p.Title(s)+"\n\n"+strings.Join(body, "\n\n"))
	}
	return list
}
