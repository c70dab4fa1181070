package corpus

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Index returns the byte of Text that begins at byte at of the input, the way back of
// [Document.Offset]; inside a character, the next one.
func (d *Document) Index(at int) int {
	if d.traced == nil && d.raw == nil {
		return max(0, min(at-d.base-d.set.mark, len(d.Text)))
	}
	i := sort.Search(len(d.Text), func(i int) bool { return d.Offset(i) >= at })
	return min(i, len(d.Text))
}

// Column returns the place of byte at of the input in its line, counting code points from 1. A tab
// is one, a byte order mark none. Of a record, the line is the one in the file, with its escapes as
// they are written.
func (d *Document) Column(at int) int {
	i := d.Index(at)
	if d.Record == nil || d.traced != nil {
		return 1 + utf8.RuneCountInString(d.Text[strings.LastIndexByte(d.Text[:i], '\n')+1:i])
	}
	if d.raw == nil {
		return 1 + d.Record.before + utf8.RuneCountInString(d.Text[:i])
	}
	return 1 + d.Record.before + utf8.RuneCount(d.raw[:max(0, min(at-d.base, len(d.raw)))])
}
