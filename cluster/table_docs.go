package cluster

import (
	"math"
	"unsafe"

	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// Docs are docs in memory that the garbage collector does not look at: 44 bytes each, and the bytes
// of id and date with what they are long. A [Doc] takes 170 bytes and six pieces of memory that it
// points to. They are numbered in the order in which they were appended. Many goroutines may read
// them while none writes. The zero value has none.
type Docs struct {
	pages   []docPage
	n       int
	sources []string
	drawn   map[int]shingle.Sketch // of docs that come with a signature and a sample
	long    map[int][2]string      // id and date of docs where one of these has no room in a page
}

// docsOfPage is how many docs a page has: growing by pages copies nothing.
const docsOfPage = 1 << 12

type docPage struct {
	rows []docRow
	text []byte // ids and dates
}

// A docRow is a doc without its id, source and date. Numbers beyond 32 bits are cut to these.
type docRow struct {
	text                            uint32 // where in that of its page the id is, and the date behind
	source                          int32
	words, body, cuts, line, senior int32 // body: the words of the sketch
	sumHigh, sumLow                 uint32
	idBytes                         uint16
	day                             facts.Day
	dateBytes                       uint8
	markup, settled                 bool
}

// With appends docs and returns all of them.
func (t *Docs) With(list ...Doc) *Docs {
	for i := range list {
		t.Append(&list[i])
	}
	return t
}

// Len is how many docs there are.
func (t *Docs) Len() int { return t.n }

// Append adds a doc and returns its number.
func (t *Docs) Append(d *Doc) int {
	if t.n%docsOfPage == 0 {
		t.closePage()
		t.pages = append(t.pages, docPage{rows: make([]docRow, 0, docsOfPage)})
	}
	if last := len(t.sources) - 1; last < 0 || t.sources[last] != d.Source {
		t.sources = append(t.sources, d.Source)
	}
	p := &t.pages[len(t.pages)-1]
	p.rows = append(p.rows, docRow{source: int32(len(t.sources) - 1)})
	t.n++
	t.name(t.n-1, d.ID, d.Published)
	t.Set(t.n-1, d)
	return t.n - 1
}

// closePage gives back what the last page has of room for text.
func (t *Docs) closePage() {
	if len(t.pages) > 0 {
		p := &t.pages[len(t.pages)-1]
		p.text = append(make([]byte, 0, len(p.text)), p.text...)
	}
}

// Rename changes the id of doc i.
func (t *Docs) Rename(i int, id string) {
	date := t.date(i)
	delete(t.long, i)
	t.name(i, id, date)
}

// name sets the id and the date of doc i.
func (t *Docs) name(i int, id, date string) {
	p, r := &t.pages[i/docsOfPage], t.row(int32(i))
	if len(id) > math.MaxUint16 || len(date) > math.MaxUint8 {
		if t.long == nil {
			t.long = map[int][2]string{}
		}
		t.long[i] = [2]string{id, date}
		id, date = "", ""
	}
	r.text, r.idBytes, r.dateBytes = uint32(len(p.text)), uint16(len(id)), uint8(len(date))
	p.text = append(append(p.text, id...), date...)
}

// Set changes doc i, but for its id, source and date.
func (t *Docs) Set(i int, d *Doc) {
	r := t.row(int32(i))
	r.words, r.body, r.cuts, r.line, r.senior = clamp(d.Words), clamp(d.Sketch.Words), clamp(d.Cuts), clamp(d.Line), clamp(d.Senior)
	r.sumHigh, r.sumLow, r.day = uint32(d.Sketch.Sum>>32), uint32(d.Sketch.Sum), d.Day
	r.markup, r.settled = d.Markup, d.Settled
	if d.Sketch.Signature != nil || d.Sketch.Sample != nil {
		if t.drawn == nil {
			t.drawn = map[int]shingle.Sketch{}
		}
		t.drawn[i] = d.Sketch
	}
}

func clamp(n int) int32 { return int32(max(math.MinInt32, min(n, math.MaxInt32))) }

// SetSenior changes the seniority of doc i.
func (t *Docs) SetSenior(i, senior int) { t.row(int32(i)).senior = clamp(senior) }

// At returns doc i.
func (t *Docs) At(i int) Doc {
	r := t.row(int32(i))
	return Doc{
		ID: t.ID(i), Words: int(r.words), Cuts: int(r.cuts), Markup: r.markup, Published: t.date(i), Day: r.day, Source: t.Source(i),
		Line: int(r.line), Senior: int(r.senior), Settled: r.settled, Sketch: t.sketch(i),
	}
}

// ID returns the id of doc i.
func (t *Docs) ID(i int) string {
	if t.long != nil {
		if s, ok := t.long[i]; ok {
			return s[0]
		}
	}
	r := t.row(int32(i))
	return t.text(i, int(r.text), int(r.idBytes))
}

// date returns the date of doc i.
func (t *Docs) date(i int) string {
	if t.long != nil {
		if s, ok := t.long[i]; ok {
			return s[1]
		}
	}
	r := t.row(int32(i))
	return t.text(i, int(r.text)+int(r.idBytes), int(r.dateBytes))
}

// text returns n bytes of the text of the page of doc i. What is there is never changed, so it is
// not copied.
func (t *Docs) text(i, at, n int) string {
	if n == 0 {
		return ""
	}
	return unsafe.String(&t.pages[i/docsOfPage].text[at], n)
}

// Source returns where doc i stands.
func (t *Docs) Source(i int) string { return t.sources[t.row(int32(i)).source] }

// sketch returns what is known of the sketch of doc i.
func (t *Docs) sketch(i int) shingle.Sketch {
	if s, ok := t.drawn[i]; ok {
		return s
	}
	r := t.row(int32(i))
	return shingle.Sketch{Words: int(r.body), Sum: r.sum()}
}

func (t *Docs) row(i int32) *docRow { return &t.pages[uint32(i)/docsOfPage].rows[uint32(i)%docsOfPage] }

func (r *docRow) sum() uint64 { return uint64(r.sumHigh)<<32 | uint64(r.sumLow) }
