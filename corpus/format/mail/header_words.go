package mail

import (
	"io"
	"mime"
	"strings"
	"time"

	"golang.org/x/text/encoding/htmlindex"
)

// words decodes the words of a header (RFC 2047).
var words = mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
	enc, err := htmlindex.Get(charset)
	if err != nil {
		return nil, err
	}
	return enc.NewDecoder().Reader(in), nil
}}

func decodeWords(s string) string {
	if plain, err := words.DecodeHeader(s); err == nil {
		s = plain
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// isoDate is a date of a message as ISO 8601 has it, or as it is.
func isoDate(s string) string {
	plain := s
	if n := strings.IndexByte(plain, '('); n > 0 {
		plain = plain[:n]
	}
	plain = strings.Join(strings.Fields(plain), " ")
	for _, layout := range []string{
		"Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04 -0700",
		"Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 06 15:04:05 MST", "2 Jan 06 15:04:05 MST", "Mon Jan 2 15:04:05 2006",
	} {
		if t, err := time.Parse(layout, plain); err == nil {
			return t.Format("2006-01-02T15:04:05") // the clock of the writer
		}
	}
	return s
}

// author is the name of a sender, or the address.
func author(s string) string {
	if name, _, ok := strings.Cut(s, "<"); ok && strings.TrimSpace(name) != "" {
		return strings.Trim(strings.TrimSpace(name), `"`)
	}
	return strings.Trim(s, "<> ")
}
