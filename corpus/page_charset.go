package corpus

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// decodePage reads the bytes of a page in the encoding enc that was asked for. With none it is what
// a byte order mark says, UTF-8 if the bytes are valid as that, else what the page declares, and
// else what it looks like.
func decodePage(page, enc, declared string) (text string, place func(i int) int, lost string, err error) {
	if enc == "" && utf8.ValidString(page) && strings.IndexByte(page, 0) < 0 && !strings.HasPrefix(page, "\xef\xbb\xbf") {
		return page, nil, "", nil
	}
	raw := []byte(page)
	set, err := charsetFor(raw, enc)
	if marked, _ := charsetOf(raw, ""); err == nil && enc == "" && marked.name == "" && declared != "" && CheckEncoding(declared) == nil {
		if named, odd := charsetFor(raw, declared); odd == nil {
			set = named
		}
	}
	switch {
	case err != nil:
		return "", nil, "", err
	case enc == "" && set.name == "utf-8" && foreign(raw):
		return "", nil, "", errors.New(notUTF8(raw))
	}
	d := &Document{}
	d.set = set
	bad := d.decode(raw)
	if bad {
		lines := d.damage()
		if lost = lines[0].Message; len(lines) > 1 {
			lost += fmt.Sprintf(" on the first of %d lines", len(lines))
		}
	}
	return d.Text, d.Offset, lost, nil
}
