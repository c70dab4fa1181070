package mail

import (
	"encoding/base64"
	"strings"

	"onecopy/corpus/format"
)

// decoded undoes the code of the transfer, and says whether that was whole.
func decoded(l *format.Layer, how string) (*format.Layer, bool) {
	switch strings.ToLower(strings.TrimSpace(how)) {
	case "quoted-printable":
		return quotedPrintable(l), true
	case "base64":
		return fromBase64(l)
	}
	return l, true
}

// quotedPrintable undoes RFC 2045, 6.7. What is not code stays as it is.
func quotedPrintable(l *format.Layer) *format.Layer {
	b := format.NewLayerBuilder(l)
	s := l.S
	for at := 0; at < len(s); {
		n := strings.IndexByte(s[at:], '=')
		if n < 0 {
			n = len(s) - at
		}
		if b.Put([]byte(s[at:at+n]), at, at+n); at+n == len(s) {
			break
		}
		at += n
		rest := s[at+1:]
		soft := strings.TrimLeft(rest[:min(len(rest), 80)], " \t\r")
		switch {
		case strings.HasPrefix(soft, "\n"), rest == "":
			at += 1 + len(rest[:min(len(rest), 80)]) - len(soft) + min(len(soft), 1)
		case len(rest) >= 2 && hexDigit(rest[0]) >= 0 && hexDigit(rest[1]) >= 0:
			b.Put([]byte{byte(hexDigit(rest[0])<<4 | hexDigit(rest[1]))}, at, at+3)
			at += 3
		default:
			b.Put([]byte{'='}, at, at+1)
			at++
		}
	}
	return b.Done()
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// fromBase64 undoes RFC 2045, 6.8, four characters at a time; others stand between them.
func fromBase64(l *format.Layer) (*format.Layer, bool) {
	b := format.NewLayerBuilder(l)
	var quad [4]byte
	n, from := 0, 0
	bad := false
	for i := range len(l.S) {
		c := l.S[i]
		switch {
		case c == '=' && n > 1, c == '+', c == '/', c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z':
			if n == 0 {
				from = i
			}
			quad[n] = c
			n++
		case c != '\n' && c != '\r' && c != ' ' && c != '\t' && c != '=':
			bad = true
		}
		if n < len(quad) {
			continue
		}
		n = 0
		if raw, err := base64.StdEncoding.DecodeString(string(quad[:])); err == nil {
			b.Put(raw, from, i+1)
		} else {
			bad = true
		}
	}
	return b.Done(), !bad && n == 0
}
