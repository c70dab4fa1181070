package scan

import "unicode/utf8"

// Sign is a set of kinds of bytes: those that some rules cannot do without, and what measuring a
// line needs to know of a byte.
type Sign uint32

// The kinds of bytes, a bit for each.
const (
	Slash Sign = 1 << iota
	Bar
	Paren
	Colon
	At
	Hash
	Digit
	Comma
	Dot
	High // a byte above ASCII
	Space
	Small   // a letter
	Capital // a letter
	Script  // a letter of a script without spaces
	Control // a control character that is not white space, or one without width
	Dash
	Quote // straight, of either kind
	Odd   // any other sign of ASCII

	// Signs of more than one byte, which a line may be said to have though it has not.
	Dots     // two full stops in a row
	Hollow   // a comma or full stop behind a space or the letter d: see linkless in clean
	Initials // begins with two capitals
	Foreign  // a character above ASCII that is not a dash or quote, U+2010 to U+2027
	Opened   // begins with what is not a letter
	Joined   // a capital behind a small letter of ASCII
	Lowly    // begins with a small letter of ASCII
)

// Plain are the signs of a line that has nothing but words.
const Plain = Small | Capital | Comma | Dot | Quote | Dash | Dots | Hollow | Initials | Opened | Lowly

// Signs holds the sign of each byte.
var Signs = func() (t [256]Sign) {
	for b := range 256 {
		switch {
		case b == ' ' || '\t' <= b && b <= '\r':
			t[b] = Space
		case 'a' <= b && b <= 'z':
			t[b] = Small
		case 'A' <= b && b <= 'Z':
			t[b] = Capital
		case '0' <= b && b <= '9':
			t[b] = Digit
		case b >= utf8.RuneSelf:
			t[b] = High
		case b < ' ' || b == 0x7F:
			t[b] = Control
		default:
			t[b] = Odd
		}
	}
	for b, v := range map[byte]Sign{'/': Slash, '|': Bar, '(': Paren, ':': Colon, '@': At, '#': Hash, ',': Comma, '.': Dot, '-': Dash, '"': Quote, '\'': Quote, '!': 0, '?': 0, ';': 0, '$': 0, '%': 0, '&': 0} {
		t[b] = v
	}
	return t
}()
