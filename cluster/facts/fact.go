package facts

import "strconv"

// A fact is a number, a date or a name as printed, with the key two spellings of it share.
type fact struct {
	text   string
	key    string
	alt    string    // of a number: the key of its other reading
	at     WordRange // its words
	half   float64   // of a number with a scale: half of what its last digit stands for
	figure bool      // it is a number
	digits bool      // it is a number in figures
	year   bool      // it may be one
	date   bool      // it is a day, a month or a period
}

func keyOf(value float64) string {
	if value == 0 {
		return "0"
	}
	return strconv.FormatFloat(value, 'g', 12, 64)
}
