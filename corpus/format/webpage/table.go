package webpage

// Rows of a table that stands right below the story or its headline are what the story is about:
// who gave how much, who came in where. A row by itself looks like nothing of a story, so the table
// is judged as a whole, and with less to be said for it where the story goes on below. There the
// names in it may be links, as those of teams in a table of results are. Of the pages of six sets
// 520 words were cut so that are of the story, 15 that are not.
const (
	fewestRows   = 3
	tableScore   = -3 // on average
	betweenScore = -4 // the same of one with the story above and below
	mostInLinks  = 30 // of a hundred rows
	tableBeside  = 3  // lines
)

// tables says of each line whether it is a row of such a table.
func (p *Rendering) tables(m []measure, head int) []bool {
	list := make([]bool, len(p.Lines))
	for from := 0; from < len(p.Lines); from++ {
		to, named, linked, score := from, 0, 0, float32(0)
		for ; to < len(p.Lines) && p.row(to); to++ {
			named += int(boolean(m[to].link >= 3))  // above 40 % of the letters
			linked += int(boolean(m[to].link == 5)) // all of it
			score += p.Lines[to].second
		}
		rows := to - from
		if rows >= fewestRows && p.keptNear(from-tableBeside, from, head) {
			links, least := named, float32(tableScore)
			if p.keptNear(to, to+tableBeside, head) {
				links, least = linked, betweenScore
			}
			for i := from; i < to && links*100 < mostInLinks*rows && score > least*float32(rows); i++ {
				list[i] = true
			}
		}
		from = max(from, to-1)
	}
	return list
}

// row reports whether line i is a row or cell of a table.
func (p *Rendering) row(i int) bool {
	return tagOf(p.nodes[p.Lines[i].node].tag) == cellTag && !p.Lines[i].hidden
}

// keptNear reports whether one of these lines is the headline or kept for its score.
func (p *Rendering) keptNear(from, to, head int) bool {
	for i := max(0, from); i < min(to, len(p.Lines)); i++ {
		if i == head || p.Lines[i].second >= unsureScore && !p.Lines[i].hidden {
			return true
		}
	}
	return false
}
