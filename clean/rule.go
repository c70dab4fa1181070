package clean

// A Rule is one row of the rule table: the shape of a line that is not story.
//
// A row with a Pattern is about the words of a line alone. Its first submatch, where it has one, is
// the part of the line that is cut; else the whole line is. Rows without Pattern are found by the
// lines around them; they stand in the table so that their names and reasons are listed with the
// rest.
type Rule struct {
	Name     string // category/shape, unique
	Category Role
	Why      string // one clause a reader of the report understands
	Place    place
	Header   bool   // headlines of other stories stand below such a line
	Most     int    // most words such a line has; 0 means 30
	Pattern  string // RE2, over the trimmed line
	Example  string // a line it must find
	Miss     string // a line much like it that it must leave alone
}

// A place is where on a page a rule holds.
type place uint8

// The places. The words of most boilerplate are found nowhere else; some are story words unless
// they stand at an end of it.
const (
	anyPlace place = iota
	atTop          // between the headline and the first paragraph, or above the headline
	atTail         // after the last paragraph
	atEnds         // Top or Tail
)

// usual is how many words a line has at most that a rule with no Most finds.
const usual = 30

func (r *Rule) most() int32 {
	if r.Most == 0 {
		return usual
	}
	return int32(r.Most)
}
