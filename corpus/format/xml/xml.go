// Package xml reads the XML of agencies, feeds and editions: NITF, NewsML 1 and G2, RSS, RDF and
// Atom, TEI, and stories as those of RCV1. Each story of a file is a record: its running text is
// what stands in the elements that are made for it, its headline, date, author and address are what
// the format calls so, and all other text is passed through by the path of its element.
package xml

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"unsafe"

	"onecopy/corpus/format"
	"onecopy/corpus/format/markup"
)

// roots are the elements that a document begins with, and those that a story of it is.
var roots = map[string][]string{
	"nitf": {"nitf"}, "newsml": {"newsitem"}, "newsitem": {"newsitem"}, "newsmessage": {"newsitem"}, "rss": {"item"}, "rdf": {"item"},
	"feed": {"entry"}, "entry": {"entry"}, "tei": {"tei"}, "tei.2": {"tei.2"}, "teicorpus": {"tei"}, "teicorpus.2": {"tei.2"},
}

// Known says whether a document with that root, its prefix left out, is of a kind that is read.
func Known(root string) bool { return roots[strings.ToLower(root)] != nil }

// Read reads a document.
func Read(in *format.Stream) iter.Seq2[*format.Item, error] {
	return func(yield func(*format.Item, error) bool) {
		s := &splitter{w: format.NewWindow(in.Body), most: in.Longest, torn: in.Torn}
		found := false
		for {
			item, fault := s.next()
			if item == nil && fault == nil {
				if s.w.Beyond(in) {
					s.torn = true
					continue
				}
				break
			}
			found = true
			if fault == nil {
				if !yield(item, nil) {
					return
				}
				continue
			}
			fault.Lost = fault.Lost && !(fault.Err == s.cut && s.w.Beyond(in))
			if !yield(nil, fault) || fault.Lost {
				return
			}
		}
		if !found {
			yield(nil, &format.Fault{Line: 1, Err: errors.New("XML with no story in it")})
		}
	}
}

// A splitter finds the stories of a document by their tags alone.
type splitter struct {
	w      *format.Window
	most   int
	wanted []string // elements that are stories, once the root is known
	cut    error    // that a story breaks off, if one does
	torn   bool     // the root is missing: the first element that is one of its stories tells which it was
}

// next returns the next story, nil behind the last.
func (s *splitter) next() (*format.Item, *format.Fault) {
	for {
		t, ok := s.token(0)
		if !ok {
			return nil, nil
		}
		if t.Kind == markup.Start && s.wanted == nil {
			if s.wanted = roots[t.Name]; s.torn && t.Name == "item" {
				s.wanted = []string{t.Name}
			}
			if s.wanted == nil && !s.torn {
				return nil, &format.Fault{Line: s.w.Line, At: s.w.At, Kind: true, Lost: true,
					Err: fmt.Errorf("XML (%s), which is not read: convert it to text first", format.Shown(t.Name))}
			}
		}
		if t.Kind == markup.Start && !t.Empty && contains(s.wanted, t.Name) {
			return s.story(t)
		}
		s.w.Drop(t.To)
	}
}

func contains(list []string, name string) bool {
	for _, n := range list {
		if n == name {
			return true
		}
	}
	return false
}

// token returns the token at a byte of the window, whole as far as the stream goes. The window is
// not copied for it, and of what is good no longer than that the token has only its name.
func (s *splitter) token(at int) (markup.Token, bool) {
	for {
		raw := s.w.Buf[at:min(len(s.w.Buf), at+longestToken)]
		scan := markup.Scanner{S: unsafe.String(unsafe.SliceData(raw), len(raw))}
		t, ok := scan.Next()
		if ok && scan.At < len(scan.S) || ok && len(scan.S) == longestToken {
			t.Name, t.From, t.To = strings.Clone(t.Name), t.From+at, at+scan.At
			return t, true
		}
		if !s.w.More() {
			t.Name, t.From, t.To = strings.Clone(t.Name), t.From+at, at+scan.At
			return t, ok
		}
	}
}

// longestToken is how many bytes of a token are looked at: a longer text is two, and no tag is.
const longestToken = 1 << 16

// story returns the story that the window begins with.
func (s *splitter) story(first markup.Token) (*format.Item, *format.Fault) {
	item := &format.Item{At: s.w.At, Line: s.w.Line, Markup: true}
	depth, at := 0, 0
	for t := first; ; {
		switch {
		case t.Kind == markup.Start && t.Name == first.Name && !t.Empty:
			depth++
		case t.Kind == markup.End && t.Name == first.Name:
			depth--
		}
		at = t.To
		if depth == 0 {
			break
		}
		if at > s.most {
			return nil, &format.Fault{Line: item.Line, At: item.At, Lost: true, Err: fmt.Errorf("a story of more than %s", format.Count(s.most, "byte"))}
		}
		var ok bool
		if t, ok = s.token(at); !ok {
			s.cut = fmt.Errorf("ends inside of <%s>, which is left out", first.Name)
			return nil, &format.Fault{Line: item.Line, At: item.At, Lost: true, Err: s.cut}
		}
	}
	raw := string(s.w.Buf[:at])
	item.End, item.Hold = item.At+int64(at), at
	item.Finish = func(item *format.Item) error { return parse(raw, item) }
	s.w.Drop(at)
	return item, nil
}
