package clean

import "onecopy/clean/internal/scan"

// word reports whether a byte is a letter or digit of ASCII, or _.
func word(b byte) bool {
	return scan.Signs[b]&(scan.Small|scan.Capital|scan.Digit) != 0 || b == '_'
}
