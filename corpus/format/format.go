// Package format is the seam between the files of a run and the formats they come in: a format
// reads a [Stream] and yields [Item]s one by one, with errors that have a place. It knows nothing
// of files, folders, packing or stories.
//
// Package corpus opens and unpacks files, says by their first bytes which format they have, hands
// them to its [Read] and proves afterwards that all text that a reader gave is in a story or a cut.
package format

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// A Read reads one format. It yields documents in the order of their places, each with a nil error,
// or a nil document with a [Fault]. It reads on behind a Fault that is not Lost, and ends behind
// one that is. It must end where yield returns false, must bound its memory by the longest
// document, and must not panic whatever it is given. It is called again when a run is verified, and
// gives the same then.
type Read func(in *Stream) iter.Seq2[*Item, error]

// A Stream is what a Read reads: a file, a member of an archive or standard input, unpacked.
type Stream struct {
	Body     io.Reader   // from its first byte on
	At       io.ReaderAt // the same, nil where it can only be read in order
	Size     int64       // bytes of it, -1 if nobody knows
	Name     string      // the Source, for what an extension says; not to be opened
	Encoding string      // asked for by the user, empty if not; a format that says its own encoding follows that
	Fields   FieldNames  // how the user named fields
	Longest  int         // bytes that a document may have; a longer one is a Fault

	// Beyond is asked where Body has come to an end. It says whether that was a hole, where text is
	// missing as a member of what packs it is damaged: then Body goes on behind it, anywhere in a
	// document. Nothing may be read as one across a hole. It is nil where there can be none; a
	// Read that cannot find the next document does not ask.
	Beyond func() bool
	Torn   bool // text is missing in front of the first byte, too

	// Decode reads bytes in the encoding that the user asked for, else the one that they show or
	// declare; nil in what is known to be UTF-8. What is valid UTF-8 is taken for that, whatever it
	// declares. It returns the text, where each byte of it is in the bytes, nil where that is the
	// same, and what could not be read as it should, empty if all could.
	Decode func(raw, declared string) (text string, place func(i int) int, lost string, err error)
}

// An Item is a text and what its input says of it.
type Item struct {
	Text    string   // valid UTF-8 without NUL; lines end at "\n"
	Anchors []Anchor // where Text is in the input, in order; see Anchor

	// Page says that the text is a page, in which there may be several stories and whose lines have
	// numbers of their own (Rows); else it is a record, all of which is at Line.
	Page    bool
	Several bool    // the page is one of several of its input
	Rows    []int32 // of a page: the line of the input of each line of Text

	At, End int64 // bytes of the input that are the document, with its syntax; they grow from document to document
	Ahead   int64 // bytes by which places are ahead of the input, as contents in it were packed and count unpacked
	Line    int   // of At, or the number of the row or message, counting from 1

	ID        []byte // as JSON, a string or number as it is written; nil if there is none
	Title     string
	Date      string // as it is written
	Origin    string // what the record calls its source
	Author    string
	Language  string // BCP 47 where the input says it so
	URL       string // canonical address
	Fields    []byte // a JSON object of all that is passed through, each value as it is written; nil if there is nothing
	TextField string // the member of Fields that stands for the text, with dots; null stands in its place

	Elements []Element // what markup says of stretches of Text, in order; nil where there is none
	Cut      bool      // text behind it is lost
	Markup   bool      // Text was taken out of markup, or of a message: its input does not hold it as it is
	Notes    []string  // what is worth telling of the document, where nothing is lost
	Faults   []string  // what could not be read as it should, such as bytes that mean nothing

	// Finish, where it is set, fills in what is still missing. It is called once, in another
	// goroutine than the reader's, so what takes long, such as the parsing of a page, belongs into
	// it. At, End and Line are set before. Hold is about how many bytes of memory it holds until
	// then.
	Finish func(d *Item) error
	Hold   int
}

// An Anchor says that the byte Text of a text is the byte At of its input. Between two anchors text
// and input run side by side, byte by byte, as far as both go: where one of them has more, as at an
// entity or a tag, an anchor follows. Text in front of the first anchor, and white space that was
// put in, is where the next anchor is.
type Anchor struct {
	Text int
	At   int64
}

// Offset is the place in the input of byte i of a text with these anchors, at most end, which is
// that of the document. Only the byte of an anchor is at its place or behind it: what a text has
// more than its input is in front of that.
func Offset(anchors []Anchor, i int, end int64) int64 {
	k := sort.Search(len(anchors), func(k int) bool { return anchors[k].Text > i })
	switch {
	case k == 0 && k < len(anchors):
		return anchors[k].At
	case k == 0:
		return end
	}
	from := anchors[k-1]
	at := from.At + int64(i-from.Text)
	if k < len(anchors) {
		return max(from.At, min(at, anchors[k].At-1))
	}
	return min(at, end)
}

// An Element is a line of text and what the markup says of it, from byte Start to byte End.
type Element struct {
	Start, End int

	// Kind is what it is taken for by all that the markup says: story, unsure, which may be of the
	// story, and title, or caption, byline, time, related, comments, share, promotion, navigation,
	// hidden and other, which are not of it.
	Kind string
}

// A Fault is a place that could not be read as it should.
type Fault struct {
	Line int // as of an Item, 0 for the whole input
	At   int64
	Err  error
	Lost bool // nothing is read behind it
	Kind bool // the input is of another kind: with the first document or not at all
	Same bool // the same Err on other lines is told once, with their number
}

func (e *Fault) Error() string {
	if e.Line == 0 {
		return e.Err.Error()
	}
	return fmt.Sprintf("%d: %s", e.Line, e.Err)
}

// Unwrap returns the error without its place.
func (e *Fault) Unwrap() error { return e.Err }

// FieldNames are the names of fields that the user gave, with dots where they are in others; empty
// means to guess.
type FieldNames struct {
	Text   string `json:"text,omitempty"`
	ID     string `json:"id,omitempty"`
	Title  string `json:"title,omitempty"`
	Date   string `json:"date,omitempty"`
	Source string `json:"source,omitempty"`
}

// A FieldRole is what a field is taken for.
type FieldRole int

// The roles of fields.
const (
	TextRole FieldRole = iota
	IDRole
	TitleRole
	DateRole
	SourceRole
	Roles // the number of them
)

// guesses are the names that are tried for each role, the likeliest first.
var guesses = [Roles][]string{
	TextRole:   {"text", "content", "body", "article", "maintext", "raw_content", "articleBody", "html", "raw_html"},
	IDRole:     {"id"},
	TitleRole:  {"title", "headline"},
	DateRole:   {"date", "published"},
	SourceRole: {"source"},
}

// Paths lists what a role may be called, the likeliest first.
func (n *FieldNames) Paths(r FieldRole) []string {
	if own := [Roles]string{n.Text, n.ID, n.Title, n.Date, n.Source}[r]; own != "" {
		return []string{own}
	}
	return guesses[r]
}

// Given says whether the user named a role.
func (n *FieldNames) Given(r FieldRole) bool {
	return [Roles]string{n.Text, n.ID, n.Title, n.Date, n.Source}[r] != ""
}

// Pick returns for each role the index in names of the field that has it, or -1; usable says
// whether a field may be the text.
func (n *FieldNames) Pick(names []string, usable func(i int) bool) (roles [Roles]int) {
	for r := range Roles {
		roles[r] = -1
		for _, path := range n.Paths(r) {
			if i := slices.Index(names, path); i >= 0 && (r != TextRole || usable(i)) {
				roles[r] = i
				break
			}
		}
	}
	return roles
}

// Tidy puts a title on one line.
func Tidy(title string) string {
	if tidied(title) {
		return title
	}
	return strings.Join(strings.Fields(title), " ")
}

// tidied reports whether a title of ASCII is on one line, with single spaces between words.
func tidied(title string) bool {
	last := byte(' ')
	for i := range len(title) {
		c := title[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' ' || title == ""
}
