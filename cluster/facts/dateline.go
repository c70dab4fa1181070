package facts

// A Day is that which a dateline names, month and day of the month; 0 if it names none. What stands
// in the dateline is not compared, as papers print it in many forms; but of two issues of one
// bulletin it may be all that tells the days apart.
type Day uint16

// DayOf reads the day that a dateline names: "VESSA, 3 March -", "MINSK, March 3 (Reuters) –",
// "BERLIN, 3. März", 3月14日.
func DayOf(dateline string) Day {
	parts := dateParts(dateline[:min(len(dateline), dateText)])
	for i, p := range parts {
		month, day := p.month(), 0
		if month > 0 {
			for _, k := range [...]int{i - 1, beyond(parts, i+1)} {
				for k > 0 && k < i && parts[k].joins() {
					k--
				}
				if day == 0 && k >= 0 && k < len(parts) && parts[k].short() {
					day = parts[k].number
				}
			}
		}
		if p.short() && i+2 < len(parts) && parts[i+2].short() {
			switch sign := parts[i+1].text; {
			case sign == "月" || sign == "월":
				month, day = p.number, parts[i+2].number
			case sign == "." && i+3 < len(parts) && parts[i+3].text == ".":
				month, day = parts[i+2].number, p.number
			}
		}
		if month > 0 && month <= 12 && day > 0 && day <= 31 {
			return Day(month<<5 | day)
		}
	}
	return 0
}
