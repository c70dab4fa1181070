package webpage

import (
	"errors"
	"io"
	"iter"
	"runtime/debug"
	"sort"
	"strings"
	"unicode/utf8"

	"onecopy/corpus/format"
)

// ReadFormat reads a file of HTML: one page.
func ReadFormat(in *format.Stream) iter.Seq2[*format.Item, error] {
	return func(yield func(*format.Item, error) bool) {
		raw, err := io.ReadAll(io.LimitReader(in.Body, int64(in.Longest)+1))
		switch {
		case len(raw) > in.Longest:
			yield(nil, &format.Fault{Line: 1, Err: errTooLong, Lost: true})
		case err != nil || len(raw) == 0:
		default:
			page := string(raw) // and raw is let go
			item := &format.Item{Page: true, End: int64(len(page)), Line: 1, Hold: 2 * len(page)}
			item.Finish = func(d *format.Item) error { return Fill(d, in, format.NewLayer(page, 0), "") }
			yield(item, nil)
		}
	}
}

var errTooLong = errors.New("the page is longer than is read at once")

// Fill reads the page that the bytes are and fills the item with its text and what it says of
// itself. Charset is what was said of its encoding outside of it.
func Fill(d *format.Item, in *format.Stream, raw *format.Layer, charset string) error {
	text, place := raw.S, raw.Place
	same := true
	if in.Decode != nil {
		if charset == "" {
			charset = Charset([]byte(raw.S[:min(len(raw.S), prescanned)]))
		}
		decoded, within, lost, err := in.Decode(raw.S, charset)
		if err != nil {
			return err
		}
		if text = decoded; lost != "" {
			d.Faults = append(d.Faults, lost)
		}
		if within != nil {
			place, same = func(i int) int64 { return raw.Place(within(i)) }, false
		}
	} else {
		text = tidy(text)
	}
	FillText(d, text, place, same && raw.Plain())
	return nil
}

// FillText is Fill for the text of a page, of which place says where each byte is in the input;
// same, that it stands there as it is.
func FillText(d *format.Item, text string, place func(i int) int64, same bool) {
	p := Read(text)
	d.Text = p.Text
	d.Rows = p.rows(text, d.Line)
	d.Anchors = p.anchors(place, same)
	m := &p.Meta
	d.Title, d.Date, d.Author, d.Language, d.URL = m.Title, m.Date, m.Author, m.Language, m.Canonical
	var fields format.Object
	m.fields(&fields)
	d.Fields = fields.Done()
	d.Markup = true
	if p.Fragmented {
		d.Notes = append(d.Notes, fragmentsNote)
		*p = Rendering{}
		debug.FreeOSMemory() // for what marks the text
		return
	}
	if note := p.unprinted(); note != "" {
		d.Notes = append(d.Notes, note)
	}
	d.Elements = make([]format.Element, 0, len(p.Lines))
	for i := range p.Lines {
		if l := &p.Lines[i]; strings.TrimSpace(p.Text[l.Start:l.End]) != "" { // no-break spaces alone are not a line
			d.Elements = append(d.Elements, format.Element{Start: int(l.Start), End: int(l.End), Kind: l.Kind})
		}
	}
}

// tidy puts a question mark in the place of each byte that is not UTF-8, and of NUL.
func tidy(s string) string {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s
	}
	b := []byte(s)
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			b[i] = '?'
		}
		i += size
	}
	return string(b)
}

// anchors leads from the text to the bytes of the input. Where a page stands there as it is, they
// are made of its runs, in their place.
func (p *Rendering) anchors(place func(int) int64, same bool) []format.Anchor {
	last := format.Anchor{Text: len(p.Text), At: place(p.ended)}
	if same {
		list := p.runs
		for k := range list {
			list[k].At = place(int(list[k].At))
		}
		p.runs = nil
		return append(list, last)
	}
	list := make([]format.Anchor, 0, len(p.runs)+1)
	for k, r := range p.runs {
		list = append(list, format.Anchor{Text: r.Text, At: place(int(r.At))})
		end := len(p.Text)
		if k+1 < len(p.runs) {
			end = min(p.runs[k+1].Text, end)
		}
		run, _, _ := strings.Cut(p.Text[r.Text:end], "\n") // line ends were put in
		for i := 0; i < len(run); {                        // a character may have another number of bytes in the input
			_, size := utf8.DecodeRuneInString(run[i:])
			i += size
			before := list[len(list)-1]
			if next := place(int(r.At) + i); next != before.At+int64(r.Text+i-before.Text) {
				list = append(list, format.Anchor{Text: r.Text + i, At: next})
			}
		}
	}
	return append(list, last)
}

// rows says of each line of the text on which line of the input it begins.
func (p *Rendering) rows(source string, first int) []int32 {
	rows := make([]int32, 0, strings.Count(p.Text, "\n")+1)
	line, at := first, 0
	for from := 0; from < len(p.Text); {
		k := sort.Search(len(p.runs), func(k int) bool { return p.runs[k].Text > from })
		if k > 0 {
			r := p.runs[k-1]
			if to := min(int(r.At)+from-r.Text, len(source)); to > at {
				line += strings.Count(source[at:to], "\n")
				at = to
			}
		}
		rows = append(rows, int32(line))
		n := strings.IndexByte(p.Text[from:], '\n')
		if n < 0 {
			break
		}
		from += n + 1
	}
	return rows
}
