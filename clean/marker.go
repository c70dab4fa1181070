package clean

import (
	"fmt"
	"math"
	"sync"
)

// A Marker marks pages. The zero value uses the built-in rules, splits pages into stories and cuts
// every category. It is safe for concurrent use once its fields are set.
type Marker struct {
	Whole bool    // a page is one story: look for no headline but one above the first paragraph
	Keep  []Role  // categories that are not cut
	Rules []*Rule // the user's own, which come before the built-in ones
	Clues []Clue  // what speaks for a headline, with weights of one's own; none for the built-in ones

	once    sync.Once
	table   *ruleTable
	weights *weighings
	scratch sync.Pool
	pages   sync.Pool
}

// lookup returns the table of the marker's rules and of the built-in ones, and sees to its weights.
func (m *Marker) lookup() *ruleTable {
	m.once.Do(func() {
		if m.table = builtin(); len(m.Rules) > 0 {
			m.table = newRuleTable(m.Rules, "", m.table)
		}
		m.weights = m.weigh()
	})
	return m.table
}

// getScratch takes working memory from the pool, and putScratch returns it.
func (m *Marker) getScratch() *scratch {
	if s, ok := m.scratch.Get().(*scratch); ok {
		return s
	}
	return &scratch{matcher: m.table.set.NewMatcher()}
}

func (m *Marker) putScratch(p *Page) {
	p.scratch.clear()
	m.scratch.Put(p.scratch)
	p.scratch = nil
}

// Release takes back a page that is read no more, for the lines of a later one; a page that is not
// released costs 100 bytes a line anew. What was lifted from the page as text stays good; its Lines
// and what points to them do not.
func (m *Marker) Release(p *Page) {
	if cap(p.Lines) > mostKept {
		*p = Page{}
		return
	}
	clear(p.forms)
	*p = Page{Lines: p.Lines[:0], forms: p.forms[:0], weighed: p.weighed[:0]}
	m.pages.Put(p)
}

// page returns an empty page.
func (m *Marker) page() *Page {
	if p, ok := m.pages.Get().(*Page); ok {
		return p
	}
	return new(Page)
}

// Mark marks text, which must be valid UTF-8 with lines ended by "\n" or "\r\n".
func (m *Marker) Mark(text string) *Page { return m.MarkIn(text, Context{}) }

// MarkIn marks text as Mark does, with what is known of the page besides. Places in the text have
// 32 bits: it panics where that is not enough.
func (m *Marker) MarkIn(text string, c Context) *Page {
	if uint64(len(text)) > math.MaxUint32 {
		panic("clean: a text of more than 4 GB")
	}
	p := m.page()
	table := m.lookup()
	p.context, p.scratch, p.weights = c, m.getScratch(), m.weights
	p.fragmented = len(c.Told) == 0 && fragmented(text)
	p.split(text)
	defer m.putScratch(p)
	if len(c.Told) > 0 && len(c.Told) == len(p.Lines) {
		p.markTold(m, table)
		return p
	}
	if p.fragmented {
		p.markFragments(m)
		return p
	}
	p.see(m.Keep)        // marks of Markdown and of text browsers
	p.controls()         // bytes that steered a typesetter
	p.prefaced()         // headers of messages and posts, addresses above stories
	p.runningHeads()     // what stands at the edges of paper pages
	p.unwrap()           // paragraphs broken into lines
	p.rejoin()           // paragraphs broken at the edges of pages
	p.hyphens()          // soft hyphens at the ends of lines
	p.brokenWords()      // words broken there by a hyphen
	p.sentences()        // a page pasted as one line
	p.match(table)       // what the words of a line give away
	p.namedTitles()      // headlines that look like bylines
	p.unlink()           // links that may hold a sentence of the story
	p.exports()          // the marks of wires and archives
	p.letterheads()      // what stands above and below a statement to the press
	p.crossheads()       // lines between dashes or quotes
	p.specified()        // fields of a list of data that look like labels
	p.credits()          // captions and their credits
	p.repeats()          // a caption or teaser printed twice
	p.chronicle()        // hours of a live blog
	p.messages()         // short messages of a log
	p.players()          // titles around a media player
	p.lists()            // headlines of other stories under "You might also like"
	p.linkLists()        // the same of any language
	p.keywords()         // a keyword line where the caption should be
	p.apart()            // links and pictures' makers alone between paragraphs
	p.threads()          // readers' comments
	p.body()             // the part of the page that holds stories
	p.headlines(m.Whole) // where stories begin
	p.tops()             // the lines where they do
	p.tails()            // what follows a story's last paragraph
	p.heads()            // what stands between headline and lead
	p.rowsAlike()        // dates and numbers of which some were cut
	p.signed()           // notes on who wrote a story
	p.terms()            // keywords at its foot
	p.behinds()          // links inside stories
	p.underCredits()     // captions below their credits, inside stories
	p.outside()          // lines of no story
	p.join()             // paragraphs of the sentences
	p.spare(m.Keep)      // categories and stories that are not to be cut
	p.unsteer()          // control characters inside what is kept
	p.unview()           // the text with its marks again
	p.lift()             // byline, dateline, agency, date, captions
	return p
}

// weigh returns the weights of a marker: its own, or the built-in ones. A clue without a row counts
// nothing, and a row that names no clue is an error of who made it.
func (m *Marker) weigh() *weighings {
	if len(m.Clues) == 0 {
		return &builtinWeights
	}
	at := make(map[string]int, clues)
	for i, c := range clueTable {
		at[c.name] = i
	}
	w := new(weighings)
	for _, c := range m.Clues {
		i, ok := at[c.Name]
		if !ok {
			panic(fmt.Sprintf("clean: there is no clue %q", c.Name))
		}
		w.alone[i], w.pasted[i], w.saved[i], w.title[i] = c.Alone, c.Pasted, c.Saved, c.Title
	}
	return w
}

// markTold marks a page whose markup says what its lines are. Of the passes over a page those are
// left out that find paragraphs, stories and boilerplate in plain text.
func (p *Page) markTold(m *Marker, table *ruleTable) {
	p.controls()    // bytes that steered a typesetter
	p.match(table)  // what the words of a line give away
	p.tell()        // what the markup says of it
	p.credits()     // captions and their credits
	p.repeats()     // a caption printed twice
	p.tops()        // the line where the story begins
	p.tails()       // what follows its last paragraph
	p.heads()       // what stands between headline and lead
	p.signed()      // notes on who wrote it
	p.outside()     // lines of no story
	p.spare(m.Keep) // what is not to be cut
	p.unsteer()     // control characters inside what is kept
	p.lift()        // byline, dateline, agency, date, captions
}

// markFragments marks fragments. Of its lines none is known for what it is: not even where a story
// begins.
func (p *Page) markFragments(m *Marker) {
	p.doubtful = true
	p.packed()      // the lines of its paragraphs
	p.controls()    // bytes that steered a typesetter
	p.tops()        // the line where its story begins
	p.outside()     // no story, where it has no words
	p.spare(m.Keep) // what is not to be cut
	p.unsteer()     // control characters inside what is kept
	p.lift()        // its dateline
}
