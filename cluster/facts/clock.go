package facts

import (
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// A datePart is a number, a word in small letters, or signs; the spaces between them are left out.
type datePart struct {
	kind   byte // 'n', 'w' or 's'; 0 for none
	text   string
	number int
}

// dateParts splits a text into its numbers, words and signs.
func dateParts(text string) (parts []datePart) {
	for text != "" {
		kind, size := partKind(text)
		for size < len(text) {
			k, n := partKind(text[size:])
			if k != kind {
				break
			}
			size += n
		}
		p := datePart{kind: kind, text: text[:size]}
		switch kind {
		case 'n':
			p.number = decimal(p.text)
		case 'w':
			p.text = strings.ToLower(p.text)
		case 's':
			p.text = strings.Join(strings.Fields(p.text), "")
		}
		if text = text[size:]; p.text != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

func partKind(text string) (kind byte, size int) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case digit(r) >= 0:
		return 'n', size
	case unicode.IsLetter(r), unicode.IsMark(r):
		return 'w', size
	}
	return 's', size
}

// digit returns the value of a digit: of Europe, of the Arabic world, of Persia, of India, and in
// full width.
func digit(r rune) int {
	for _, zero := range [...]rune{'0', 0x660, 0x6f0, 0x966, 0xff10} {
		if zero <= r && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

// decimal reads a number of up to six digits; one of more is none that a date has.
func decimal(digits string) (n int) {
	for i, r := range []rune(digits) {
		if i == 6 {
			return -1
		}
		n = 10*n + digit(r)
	}
	return n
}

func (p datePart) digits() int { return utf8.RuneCountInString(p.text) }

func (p datePart) year() bool { return p.kind == 'n' && p.digits() == 4 }

func (p datePart) short() bool { return p.kind == 'n' && p.digits() <= 2 }

func (p datePart) month() int { return months()[p.text] }

// joins reports whether the part may stand between day, month and year, as in "19th of November,
// 2019".
func (p datePart) joins() bool {
	switch p.text {
	case ".", ",", "-", "/", "،", ".,", "st", "nd", "rd", "th", "er", "re", "º", "ª", "of", "de", "del", "di":
		return true
	}
	return false
}

// leads reports whether the part may stand between a day and its time: any signs, and words such as
// "at".
func (p datePart) leads() bool {
	switch p.text {
	case "t", "at", "um", "à", "às", "a", "las", "le", "alle", "ore", "kl", "om", "o", "godz", "saat", "pukul", "в", "о", "г":
		return true
	}
	return p.kind == 's'
}

// stamp returns a day as ISO 8601, with the time that the next parts tell.
func stamp(day time.Time, rest []datePart) string {
	for skipped := 0; len(rest) > 0 && rest[0].leads(); rest = rest[1:] {
		if skipped++; skipped > 4 {
			return day.Format(time.DateOnly)
		}
	}
	at := func(i int) datePart {
		if i < len(rest) {
			return rest[i]
		}
		return datePart{}
	}
	hour, minute := at(0), at(2)
	if !hour.short() || at(1).text != ":" && at(1).text != "." || !minute.short() || minute.digits() != 2 {
		return day.Format(time.DateOnly)
	}
	seconds, n, form := 0, 3, "2006-01-02T15:04"
	if at(3).text == ":" && at(4).short() {
		seconds, n, form = at(4).number, 5, "2006-01-02T15:04:05"
		if at(5).text == "." && at(6).kind == 'n' { // a fraction of a second
			n = 7
		}
	}
	h, half := twelve(hour.number, rest[min(n, len(rest)):])
	if h > 23 || minute.number > 59 || seconds > 59 {
		return day.Format(time.DateOnly)
	}
	east, known := zone(rest[min(n+half, len(rest)):])
	if known {
		form += "Z"
	}
	clock := time.Duration(h)*time.Hour + time.Duration(minute.number)*time.Minute + time.Duration(seconds)*time.Second
	return day.Add(clock - east).Format(form)
}

// twelve returns the hour of a day of 24, and how many parts "pm" or "p.m." take.
func twelve(hour int, rest []datePart) (h, n int) {
	var word string
	switch {
	case len(rest) > 0 && (rest[0].text == "am" || rest[0].text == "pm"):
		word, n = rest[0].text[:1], 1
	case len(rest) > 2 && (rest[0].text == "a" || rest[0].text == "p") && rest[1].text == "." && rest[2].text == "m":
		word, n = rest[0].text, 3
		if len(rest) > 3 && rest[3].text == "." {
			n = 4
		}
	default:
		return hour, 0
	}
	if hour < 1 || hour > 12 {
		return hour, n
	}
	if hour %= 12; word == "p" {
		hour += 12
	}
	return hour, n
}

// zone reads how far east of UTC a time is: Z, GMT, UTC, +02:00, -0500, GMT+2.
func zone(rest []datePart) (east time.Duration, known bool) {
	if len(rest) > 0 && (rest[0].text == "z" || rest[0].text == "utc" || rest[0].text == "gmt") {
		rest, known = rest[1:], true
	}
	if len(rest) < 2 || rest[0].text != "+" && rest[0].text != "-" || rest[1].kind != 'n' {
		return 0, known
	}
	hours, minutes := rest[1].number, 0
	switch {
	case rest[1].digits() == 4:
		hours, minutes = hours/100, hours%100
	case rest[1].digits() == 2 && len(rest) > 3 && rest[2].text == ":" && rest[3].short():
		minutes = rest[3].number
	case !known || !rest[1].short():
		return 0, known
	}
	if hours > 14 || minutes > 59 {
		return 0, known
	}
	east = time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	if rest[0].text == "-" {
		east = -east
	}
	return east, true
}

// months are the names of the twelve months, in the form that dates have, and their usual short
// forms. Left out is the listopada of Poland, which is October in Croatia.
var months = sync.OnceValue(func() map[string]int {
	names := [12]string{
		"january jan januar jänner janvier janv enero ene janeiro gennaio gen januari stycznia ledna ocak января січня يناير जनवरी",
		"february feb februar février fevrier févr febrero fevereiro fev febbraio februari lutego února şubat февраля лютого فبراير फरवरी फ़रवरी",
		"march mar märz mrz mars marzo março maart mrt marca března mart maret марта березня مارس मार्च",
		"april apr avril avr abril abr aprile kwietnia dubna nisan апреля квітня أبريل إبريل अप्रैल",
		"may mai mayo maio maggio mag mei maj maja května mayıs мая травня مايو मई",
		"june jun juni juin junio junho giugno giu czerwca června haziran июня червня يونيو जून",
		"july jul juli juillet juil julio julho luglio lug lipca července temmuz июля липня يوليو जुलाई",
		"august aug août aout agosto ago augustus augusti sierpnia srpna ağustos agustus августа серпня أغسطس अगस्त",
		"september sept sep septembre septiembre setiembre setembro set settembre september września září eylül сентября вересня سبتمبر सितंबर",
		"october oct oktober okt octobre octubre outubro out ottobre ott października října ekim октября жовтня أكتوبر अक्टूबर",
		"november nov novembre noviembre novembro listopadu kasım ноября листопада نوفمبر नवंबर",
		"december dec dezember dez décembre déc diciembre dic dezembro dicembre desember des grudnia prosince aralık декабря грудня ديسمبر दिसंबर",
	}
	table := make(map[string]int)
	for i, list := range names {
		for name := range strings.FieldsSeq(list) {
			table[name] = i + 1
		}
	}
	return table
})
