package outdir

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/internal/phrase"
)

// longestName is the most bytes of a whole name; macOS stops at 1,024 with the folders above it,
// Linux at 4,096.
const longestName = 600

// FileName returns the file below corpus/ of the story with an id, with slashes: the id and ".txt".
//
// Ids come from file names and from input records, so nothing in them is trusted. In each part of
// the id "%", "#" (but for the #N at the end), control characters, backslash, <>:"|?*, bytes that
// are not UTF-8, code points that are not characters, a leading dot and a dot or space at the end
// are written %XX, and so is the first letter of a device name of Windows such as NUL. An empty
// part is "%". A part or name that is too long ends in "%%" and a hash of the whole. The result is
// always local (see [filepath.IsLocal]). Different ids have different names, and [Names] files that
// no file system takes for one.
func FileName(id string) string {
	source, number := splitID(id)
	parts := strings.Split(source, "/")
	for i, part := range parts {
		parts[i] = safePart(part)
	}
	name := strings.Join(parts, "/")
	if len(name) > longestName {
		name = phrase.Shorten(parts[0], source)
	}
	return name + number + ".txt"
}

// splitID splits SOURCE from #N. An id of another form has no number.
func splitID(id string) (source, number string) {
	at := strings.LastIndexByte(id, '#')
	if at < 0 || at+1 == len(id) || len(id)-at > 20 || strings.Trim(id[at+1:], "0123456789") != "" {
		return id, ""
	}
	return id[:at], id[at:]
}

// safePart makes one part of an id the name of a file or folder on any system.
func safePart(part string) string {
	if part == "" {
		return "%"
	}
	safe := phrase.Escape(part, func(r rune) bool {
		none := r&0xfffe == 0xfffe || 0xfdd0 <= r && r <= 0xfdef // no character
		return none || unicode.IsControl(r) || r < utf8.RuneSelf && strings.IndexByte(`%#\<>:"|?*`, byte(r)) >= 0
	})
	if last := safe[len(safe)-1:]; last == "." || last == " " {
		safe = safe[:len(safe)-1] + "%" + strings.ToUpper(phrase.HexPairs(last))
	}
	if safe[0] == '.' || device(safe) {
		safe = "%" + strings.ToUpper(phrase.HexPairs(safe[:1])) + safe[1:]
	}
	if len(safe) > phrase.LongestPart {
		safe = phrase.Shorten(safe, part)
	}
	return safe
}

// device says whether Windows takes a name for a device, whatever its extension.
func device(name string) bool {
	base, _, _ := strings.Cut(name, ".")
	base = strings.ToUpper(strings.TrimRight(base, " "))
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(base, port); ok && n != "" && strings.Contains("0123456789¹²³", n) {
			return true
		}
	}
	return false
}
