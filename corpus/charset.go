package corpus

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"

	"onecopy/corpus/hint"
)

// A charset reads one character at a time, without memory of what was before, so that reading can
// begin anywhere.
type charset struct {
	name  string
	mark  int  // bytes of the byte order mark
	wide  bool // two bytes a character: NUL bytes are to be expected
	next  step
	plain func(src []byte) int // how many bytes src begins with that are the same in the text; nil where nobody has said

	several bool // bytes a character, the second of which may be one by itself
}

// A step appends to dst the first character of src, which is not empty, as UTF-8. size is the
// number of bytes of src it took, ok false where they are none of the charset or NUL, and U+FFFD
// stands for them.
type step func(dst, src []byte) (out []byte, size int, ok bool)

// CheckEncoding says whether name is one that [File.Read] takes. Names are those of the Encoding
// Standard (https://encoding.spec.whatwg.org), in any case.
func CheckEncoding(name string) error {
	_, err := charsetOf(nil, name)
	return err
}

// charsetOf is the charset a byte order mark or else name says. Without either it has no name. The
// mark wins, as it does in the Encoding Standard: a forced encoding is for the files that do not
// say themselves.
func charsetOf(raw []byte, name string) (charset, error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		return charset{name: "utf-8", mark: 3, next: nextUTF8}, nil
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return charset{name: "utf-16le", mark: 2, wide: true, next: nextUTF16LE}, nil
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return charset{name: "utf-16be", mark: 2, wide: true, next: nextUTF16BE}, nil
	case name == "":
		return charset{}, nil
	}
	return charsetNamed(name)
}

// dosPages are the code pages of DOS, which the web has no names for but that of Russian, cp866.
// Archives of newsrooms have them. They may be called ibm437 or 437, too.
var dosPages = map[string]*charmap.Charmap{
	"cp437": charmap.CodePage437, "cp850": charmap.CodePage850, "cp852": charmap.CodePage852, "cp855": charmap.CodePage855, "cp858": charmap.CodePage858,
	"cp860": charmap.CodePage860, "cp862": charmap.CodePage862, "cp863": charmap.CodePage863, "cp865": charmap.CodePage865,
}

// charsetNamed is the charset of a name.
func charsetNamed(name string) (charset, error) {
	dos := "cp" + strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(name), "cp"), "ibm")
	if page := dosPages[dos]; page != nil {
		return charset{name: dos, next: nextSingle(page)}, nil
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		const known = "utf-8, utf-16le, utf-16be, windows-1250 to windows-1258, iso-8859-2 to iso-8859-16, koi8-r, koi8-u, " +
			"macintosh, gbk, gb18030, big5, euc-jp, shift_jis, euc-kr, cp437, cp850, cp852, cp855, cp858, cp860, cp862, cp863, cp865, cp866"
		names := strings.FieldsFunc(known, func(c rune) bool { return c == ',' || c == ' ' })
		return charset{}, hint.Unknown(name, names, "known: "+known, "unknown encoding %q", name)
	}
	name, err = htmlindex.Name(enc)
	if err != nil {
		return charset{}, err
	}
	switch name {
	case "utf-8":
		return charset{name: name, next: nextUTF8}, nil
	case "utf-16le":
		return charset{name: name, wide: true, next: nextUTF16LE}, nil
	case "utf-16be":
		return charset{name: name, wide: true, next: nextUTF16BE}, nil
	case "iso-2022-jp", "replacement":
		// Its bytes mean what an escape far before them says, so no offset could be traced back.
		return charset{}, &hint.Error{Err: fmt.Errorf("encoding %s is not read", name), Hint: "convert the files to utf-8 first"}
	}
	if single, ok := enc.(*charmap.Charmap); ok {
		return charset{name: name, next: nextSingle(single)}, nil
	}
	return charset{name: name, next: nextMulti(enc), several: true}, nil
}

// replace stands in for bytes that mean nothing.
func replace(dst []byte, size int) ([]byte, int, bool) {
	return utf8.AppendRune(dst, utf8.RuneError), size, false
}

// nextUTF8 replaces each bad byte, not each bad sequence: one byte in, one character out, is the
// easier to trace.
func nextUTF8(dst, src []byte) ([]byte, int, bool) {
	if c := src[0]; c < utf8.RuneSelf && c != 0 {
		return append(dst, c), 1, true
	}
	r, size := utf8.DecodeRune(src)
	if r == 0 || r == utf8.RuneError && size == 1 {
		return replace(dst, 1)
	}
	return append(dst, src[:size]...), size, true
}

func nextUTF16LE(dst, src []byte) ([]byte, int, bool) { return nextUTF16(dst, src, 0) }
func nextUTF16BE(dst, src []byte) ([]byte, int, bool) { return nextUTF16(dst, src, 1) }

// nextUTF16 reads a unit whose low byte is at the index low, or a pair of surrogates.
func nextUTF16(dst, src []byte, low int) ([]byte, int, bool) {
	if len(src) < 2 {
		return replace(dst, 1)
	}
	r := rune(src[low]) | rune(src[1-low])<<8
	if !utf16.IsSurrogate(r) {
		if r == 0 {
			return replace(dst, 2)
		}
		return utf8.AppendRune(dst, r), 2, true
	}
	if len(src) < 4 {
		return replace(dst, 2)
	}
	pair := utf16.DecodeRune(r, rune(src[2+low])|rune(src[3-low])<<8)
	if pair == utf8.RuneError {
		return replace(dst, 2)
	}
	return utf8.AppendRune(dst, pair), 4, true
}

// nextSingle is the step of a charset of single bytes.
func nextSingle(single *charmap.Charmap) step {
	var table [256]rune
	for i := range table {
		table[i] = single.DecodeByte(byte(i))
	}
	return func(dst, src []byte) ([]byte, int, bool) {
		r := table[src[0]]
		if r == 0 || r == utf8.RuneError {
			return replace(dst, 1)
		}
		return utf8.AppendRune(dst, r), 1, true
	}
}

// nextMulti is the step of a charset of one to four bytes a character whose lower half is ASCII, as
// it is in all that charsetNamed lets through.
func nextMulti(enc encoding.Encoding) step {
	decoder := enc.NewDecoder().Transformer // of all of these it is stateless, so a step may be used by many at once
	return func(dst, src []byte) ([]byte, int, bool) {
		if src[0] < utf8.RuneSelf {
			return nextUTF8(dst, src)
		}
		n := len(dst)
		dst = append(dst, 0, 0, 0, 0)
		// The shortest room that holds anything holds exactly one character, so the decoder takes
		// no second one.
		for room := 2; room <= 4; room++ {
			wrote, size, err := decoder.Transform(dst[n:n+room], src[:min(len(src), 4)], true)
			if wrote > 0 {
				return dst[:n+wrote], size, string(dst[n:n+wrote]) != "\uFFFD"
			}
			if err != transform.ErrShortDst {
				break
			}
		}
		return replace(dst[:n], 1)
	}
}
