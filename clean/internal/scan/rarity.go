package scan

import "strings"

// frequent lists bytes from frequent to rare, roughly as in English news; those not listed are
// rarer still.
const frequent = " etaoinsrhldcumfpgywbvk.,'\"-0125x:jqz"

// Rarity is the place of each byte among those from frequent to rare. Digits are taken to be as
// frequent as the letter u.
var Rarity = func() (t [256]uint8) {
	for b := range t {
		switch at := strings.IndexByte(frequent, byte(b)); {
		case Signs[b] == Digit:
			t[b] = 14
		case at < 0:
			t[b] = uint8(len(frequent))
		default:
			t[b] = uint8(at)
		}
	}
	return t
}()
