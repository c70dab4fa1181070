package outdir

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"onecopy/corpus"
)

// The values that a run writes a line of for every story, cut or pair are put into JSON by hand:
// that takes a quarter of the time of encoding/json, whose bytes they have (FuzzLine).

// appendLine appends the line of a value with its end, and reports whether it is one of those.
func appendLine(b []byte, v any) ([]byte, bool) {
	switch v := v.(type) {
	case *corpus.Story:
		b = appendStory(b, v)
	case *corpus.Cut:
		b = appendCut(b, v)
	case *corpus.Pair:
		b = appendPair(b, v)
	case row:
		b = v.append(b)
	case LostSentence:
		b = append(appendString(append(b, `{"story":`...), v.Story), `,"survivor":`...)
		b = append(appendString(b, v.Survivor), `,"sentence":`...)
		b = append(appendString(b, v.Sentence), '}')
	default:
		return b, false
	}
	return append(b, '\n'), true
}

// A row is a value of this package that can be put into JSON by hand.
type row interface{ append(b []byte) []byte }

// A field is a name with what stands around it, and its value.
type field[T any] struct {
	name  string
	value T
}

func appendInts(b []byte, list ...field[int]) []byte {
	for _, m := range list {
		b = strconv.AppendInt(append(b, m.name...), int64(m.value), 10)
	}
	return b
}

func appendStrings(b []byte, list ...field[string]) []byte {
	for _, m := range list {
		b = appendString(append(b, m.name...), m.value)
	}
	return b
}

// appendSome leaves out what is empty.
func appendSome(b []byte, list ...field[string]) []byte {
	for _, m := range list {
		if m.value != "" {
			b = appendString(append(b, m.name...), m.value)
		}
	}
	return b
}

// appendMaybe appends a string or null.
func appendMaybe(b []byte, name string, s *string) []byte {
	if b = append(b, name...); s == nil {
		return append(b, "null"...)
	}
	return appendString(b, *s)
}

// appendRaw appends JSON on one line, or null. What is not JSON stays as it is.
func appendRaw(b []byte, name string, raw json.RawMessage) []byte {
	b = append(b, name...)
	if len(raw) == 0 {
		return append(b, "null"...)
	}
	if onOneLine(raw) {
		return append(b, raw...)
	}
	out := bytes.NewBuffer(b)
	if json.Compact(out, raw) != nil {
		return append(b, raw...)
	}
	return out.Bytes()
}

// onOneLine reports whether JSON has no white space outside of strings, as most that programs write
// has none: then there is nothing to take out of it.
func onOneLine(raw []byte) bool {
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case ' ', '\t', '\r', '\n':
			return false
		case '"':
			for i++; i < len(raw) && raw[i] != '"'; i++ {
				if raw[i] == '\\' {
					i++
				}
			}
		}
	}
	return true
}

func appendList(b []byte, name string, list []string) []byte {
	if len(list) == 0 {
		return b
	}
	b = append(append(b, name...), '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, s)
	}
	return append(b, ']')
}

// appendShare appends a share of four decimals at most.
func appendShare(b []byte, name string, f float64) []byte {
	return strconv.AppendFloat(append(b, name...), f, 'f', -1, 64)
}

func appendStory(b []byte, s *corpus.Story) []byte {
	b = appendRaw(appendString(append(b, `{"id":`...), s.ID), `,"record":`, s.Record)
	b = appendString(append(b, `,"source":`...), s.Source)
	b = appendInts(b, field[int]{`,"first_line":`, s.FirstLine}, field[int]{`,"last_line":`, s.LastLine}, field[int]{`,"start":`, s.Start}, field[int]{`,"end":`, s.End})
	b = appendStrings(b, field[string]{`,"headline":`, s.Headline}, field[string]{`,"text":`, s.Text})
	b = appendInts(b, field[int]{`,"words":`, s.Words}, field[int]{`,"cut_running":`, s.CutRunning})
	if s.Markup {
		b = append(b, `,"markup":true`...)
	}
	b = appendStrings(b, field[string]{`,"status":`, string(s.Status)}, field[string]{`,"cluster":`, s.Cluster})
	b = appendSome(b, field[string]{`,"survivor":`, s.Survivor}, field[string]{`,"against":`, s.Against}, field[string]{`,"verdict":`, s.Verdict})
	for _, m := range [...]field[*float64]{{`,"jaccard":`, s.Jaccard}, {`,"contained":`, s.Contained}, {`,"containing":`, s.Containing}} {
		if m.value != nil {
			b = appendShare(b, m.name, *m.value)
		}
	}
	b = appendSome(b, field[string]{`,"file":`, s.File}, field[string]{`,"byline":`, s.Byline}, field[string]{`,"dateline":`, s.Dateline},
		field[string]{`,"agency":`, s.Agency}, field[string]{`,"published":`, s.Published}, field[string]{`,"language":`, s.Language}, field[string]{`,"url":`, s.URL})
	b = appendList(appendList(b, `,"captions":`, s.Captions), `,"flags":`, s.Flags)
	if len(s.Fields) > 0 {
		b = appendRaw(b, `,"fields":`, s.Fields)
	}
	return append(appendSome(b, field[string]{`,"text_field":`, s.TextField}), '}')
}

func appendCut(b []byte, c *corpus.Cut) []byte {
	b = appendMaybe(b, `{"story":`, c.Story)
	b = appendString(append(b, `,"source":`...), c.Source)
	b = appendInts(b, field[int]{`,"first_line":`, c.FirstLine}, field[int]{`,"last_line":`, c.LastLine}, field[int]{`,"start":`, c.Start}, field[int]{`,"end":`, c.End})
	b = strconv.AppendBool(append(b, `,"whole_lines":`...), c.WholeLines)
	b = appendStrings(b, field[string]{`,"rule":`, c.Rule}, field[string]{`,"category":`, c.Category})
	if c.Running != 0 {
		b = appendInts(b, field[int]{`,"running":`, c.Running})
	}
	b = appendSome(b, field[string]{`,"fixable":`, c.Fixable})
	return append(appendString(append(b, `,"text":`...), c.Text), '}')
}

func appendPair(b []byte, p *corpus.Pair) []byte {
	b = appendStrings(b, field[string]{`{"a":`, p.A}, field[string]{`,"b":`, p.B})
	b = appendShare(appendShare(appendShare(b, `,"jaccard":`, p.Jaccard), `,"a_in_b":`, p.AInB), `,"b_in_a":`, p.BInA)
	b = appendString(append(appendInts(b, field[int]{`,"run":`, p.Run}), `,"verdict":`...), p.Verdict)
	b = append(b, `,"changed":[`...)
	for i, c := range p.Changed {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendStrings(b, field[string]{`{"a":`, c.A}, field[string]{`,"b":`, c.B})
		b = append(appendSome(b, field[string]{`,"kind":`, c.Kind}), '}')
	}
	b = appendInts(append(b, ']'), field[int]{`,"only_a":`, p.OnlyA}, field[int]{`,"only_b":`, p.OnlyB})
	return append(appendSome(b, field[string]{`,"against":`, p.Against}), '}')
}

// plainByte has the bytes that stand in a string as they are.
var plainByte = func() (t [256]bool) {
	for c := byte(' '); c < utf8.RuneSelf; c++ {
		t[c] = c != '"' && c != '\\'
	}
	return t
}()

// plainBytes reports whether eight bytes stand in a string as they are.
func plainBytes(s string) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	v := binary.LittleEndian.Uint64([]byte(s))
	quotes, escapes := v^'"'*ones, v^'\\'*ones // have a byte of 0 where there is one
	return (v|(v-' '*ones)|(quotes-ones)|(escapes-ones))&tops == 0
}

// appendString appends a JSON string. A byte that is not UTF-8 is U+FFFD; U+2028 and U+2029 have an
// escape, as JavaScript ends lines there.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		if i+8 <= len(s) && plainBytes(s[i:i+8]) {
			i += 8
			continue
		}
		c := s[i]
		if plainByte[c] {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			switch {
			case r == utf8.RuneError && size == 1:
				b = append(append(b, s[from:i]...), `\ufffd`...)
			case r == '\u2028' || r == '\u2029':
				b = append(append(b, s[from:i]...), `\u202`...)
				b = append(b, hex[r&0xF])
			default:
				i += size
				continue
			}
			i += size
			from = i
			continue
		}
		b = append(b, s[from:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, `\b`...)
		case '\f':
			b = append(b, `\f`...)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			b = append(b, `\u00`...)
			b = append(b, hex[c>>4], hex[c&0xF])
		}
		i++
		from = i
	}
	return append(append(b, s[from:]...), '"')
}
