package columnar

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// AppendStamp adds a moment, of UTC or of no place.
func AppendStamp(b []byte, t time.Time, utc bool) []byte {
	layout := "2006-01-02T15:04:05.999999999"
	if utc {
		layout += "Z"
	}
	return AppendTime(b, t, layout)
}

// AppendTime adds a time in a layout.
func AppendTime(b []byte, t time.Time, layout string) []byte {
	b = append(b, '"')
	b = t.UTC().AppendFormat(b, layout)
	return append(b, '"')
}

// AppendFloat adds a number; JSON has none that are none or without end, so these are strings.
func AppendFloat(b []byte, x float64, bits int) []byte {
	switch {
	case math.IsNaN(x):
		return append(b, `"NaN"`...)
	case math.IsInf(x, 1):
		return append(b, `"Infinity"`...)
	case math.IsInf(x, -1):
		return append(b, `"-Infinity"`...)
	}
	from := len(b)
	b = strconv.AppendFloat(b, x, 'g', -1, bits)
	for _, c := range b[from:] {
		if c == '.' || c == 'e' {
			return b
		}
	}
	return append(b, ".0"...)
}

// LongestDecimal is how many zeros or digits a scale may give a decimal number; formats allow 76.
const LongestDecimal = 1000

// AppendDecimal adds a decimal number exactly.
func AppendDecimal(b []byte, i *big.Int, scale int32) []byte {
	digits := new(big.Int).Abs(i).String()
	if i.Sign() < 0 {
		b = append(b, '-')
	}
	if scale < 0 && i.Sign() != 0 {
		digits += strings.Repeat("0", int(min(-scale, LongestDecimal)))
	}
	if scale <= 0 || scale > LongestDecimal {
		return append(b, digits...)
	}
	if short := int(scale) + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	point := len(digits) - int(scale)
	return append(append(append(b, digits[:point]...), '.'), digits[point:]...)
}

// BinaryMark begins bytes that are not text (RFC 2397).
const BinaryMark = "data:;base64,"

// AppendQuoted adds a JSON string. Bytes that are not UTF-8 stay, for who reads the line to tell.
func AppendQuoted[T string | []byte](b []byte, s T) []byte {
	b = append(b, '"')
	from := 0
	for i := range len(s) {
		c := s[i]
		if !escapes[c] {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		}
	}
	return append(append(b, s[from:]...), '"')
}

// ValuesKey is where a file says which of its columns of strings hold values of any kind as JSON:
// such a column is what records of several types give, and is read as these values.
const ValuesKey = "onecopy:values"

// AppendValue adds what a string of such a column says, or where that is no JSON of one line, the
// string.
func AppendValue[T string | []byte](b []byte, s T) []byte {
	v := jsontext.Value(s)
	if bytes.ContainsAny(v, "\r\n") || !v.IsValid(jsontext.AllowDuplicateNames(true)) {
		return AppendQuoted(b, s)
	}
	return append(b, v...)
}

// escapes are the bytes that stand in no JSON string as they are.
var escapes = func() (list [256]bool) {
	for c := range ' ' {
		list[c] = true
	}
	list['"'], list['\\'] = true, true
	return list
}()

// AppendUUID adds an identifier of 16 bytes, and bytes of any other number as they are.
func AppendUUID(b, raw []byte) []byte {
	if len(raw) != 16 {
		return AppendBytes(b, raw)
	}
	h := hex.EncodeToString(raw)
	return AppendQuoted(b, h[:8]+"-"+h[8:12]+"-"+h[12:16]+"-"+h[16:20]+"-"+h[20:])
}

// AppendBytes adds bytes that may not be text.
func AppendBytes(b, raw []byte) []byte {
	if utf8.Valid(raw) && !bytes.HasPrefix(raw, []byte(BinaryMark)) {
		return AppendQuoted(b, raw)
	}
	return AppendQuoted(b, BinaryMark+base64.StdEncoding.EncodeToString(raw))
}
