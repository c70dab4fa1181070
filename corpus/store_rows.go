package corpus

// A row says where a story is: its text as it is, then everything else as [Store.pack] writes it.
type row struct {
	at         int64
	text, rest int32
	skip       int32
}

// Store rows are rows one behind the other in the file, in 12.5 bytes each: of every rowsTogether
// the place of the first is kept. They grow by pages, which copies nothing.
type storeRows struct {
	pages  [][]storeRow
	firsts []int64
	n      int
}

type storeRow struct{ text, rest, skip int32 }

const (
	rowsTogether = 16
	rowsOfPage   = 1 << 12
)

// add adds a row and returns its number. It is behind the one before.
func (s *storeRows) add(r row) int {
	if s.n%rowsOfPage == 0 {
		s.pages = append(s.pages, make([]storeRow, 0, rowsOfPage))
	}
	if s.n%rowsTogether == 0 {
		s.firsts = append(s.firsts, r.at)
	}
	last := &s.pages[len(s.pages)-1]
	*last = append(*last, storeRow{r.text, r.rest, r.skip})
	s.n++
	return s.n - 1
}

// at returns row i.
func (s *storeRows) at(i int) row {
	page, in := s.pages[i/rowsOfPage], i%rowsOfPage
	at := s.firsts[i/rowsTogether]
	for _, r := range page[in/rowsTogether*rowsTogether : in] {
		at += int64(r.text) + int64(r.rest)
	}
	return row{at, page[in].text, page[in].rest, page[in].skip}
}
