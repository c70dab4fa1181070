package cluster

import (
	"strings"
	"testing"

	"onecopy/shingle"
)

// read makes a text ready as Find does.
func read(text string) *Prepared {
	s := Prepare(text, 0)
	s.Complete(new(shingle.Sketcher), false)
	return s
}

const (
	weather = "Paris will see sunny spells with a high of 21 degrees and a low of 12 degrees. Lyon will be cloudy with a high of 19 degrees and a low " +
		"of 10 degrees. Marseille will be windy with a high of 24 degrees and a low of 15 degrees. Winds will reach 40 kilometres an hour on the coast."

	obituary = "Friends of John Miller of Springfield will gather on Monday at Grace Church at 10 in the morning to remember the teacher, who died at 84 after a short illness. " +
		"Mourners are asked to bring no flowers. The family of Miller thanks the nurses for their care."

	background = "Belarus has been shaken by protests since the disputed election on August 9, in which President Alexander Lukashenko claimed a sixth term with 80 percent of the vote. " +
		"The opposition and Western governments say the poll was rigged, and thousands have been detained since."
)

func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b string
		want Verdict
	}{
		{"same bytes", crash, crash, sameWords},
		{"other case, quotes and stops", crash, strings.ToUpper(strings.ReplaceAll(crash, ",", " —")), sameWords},
		{"one word in another form", crash, swap(crash, "has opened", "opened", "to free passengers", "and freed passengers"), nearCopy},
		{"a word put in and one left out", crash, swap(crash, "are frequent", "are still frequent", "steep bend", "bend"), nearCopy},
		{"one content word edited", crash, swap(crash, "frequent", "common"), revisedCopy},
		{"a few words edited", crash, swap(crash, "frequent", "common", "flown", "taken", "shortly after", "just past"), revisedCopy},
		{"names spelt otherwise", background + crash, swap(background, "Lukashenko", "Lukashenka") + crash, nearCopy},
		{"number written otherwise", crash, swap(crash, "12 people", "twelve people"), nearCopy},
		{"first half", crash, cutTo(crash, 0.5), abridgedCopy},
		{"first third", crash, cutTo(crash, 0.3), abridgedCopy},
		{"tail added", crash, crash + " " + background, abridgedCopy},
		{"toll corrected", crash, swap(crash, "12 people", "15 people"), revisedCopy},
		{"toll and day corrected", crash, swap(crash, "12 people", "15 people", "Friday", "Saturday"), revisedCopy},
		{"date of the background corrected", background + crash, swap(background, "August", "March"), revisedCopy},
		{"other weather", weather, swap(weather, "21", "25", "12", "14", "19", "22", "10 deg", "11 deg", "24", "27", "40", "60"), seriesIssue},
		{"other market day", market, swap(market, "0.4", "0.9", "7,512.2", "7,580.4", "0.7", "1.1", "13,210.5", "13,355.0", "6,033.1", "6,101.7", "31,400.9", "31,702.3", "1.0512", "1.0533"), seriesIssue},
		{"market report with one slip corrected", market, swap(market, "13,210.5", "13,201.5"), revisedCopy},
		{"other obituary", obituary, swap(obituary, "John Miller", "Mary Jones", "Miller", "Jones", "Springfield", "Denton", "Monday", "Friday", "84", "91"), seriesIssue},
		{"obituary with the hour corrected", obituary, swap(obituary, "at 10 in", "at 11 in"), revisedCopy},
		{"a story at the end of a longer one about something else", market + " " + weather + " " + market[:200] + " " + crash, crash, sharedPart},
		{"a story with a new lead of one sentence", strings.Repeat("Papers of the region led with it. ", 3) + crash + " " + background + " " + market, crash, abridgedCopy},
		{"most of a story, but not its lead", market[:200] + " " + crash, crash, abridgedCopy},
		{"shared background", crash + " " + background, market + " " + background, sharedPart},
		{"another subject", crash, market, ""},
		{"one turn of phrase", crash, market + " Accidents are frequent on the mountain road.", ""},
	} {
		t.Run(c.name, func(t *testing.T) { wantVerdict(t, c.a, c.b, c.want) })
	}
}

func TestVerdictOfBriefs(t *testing.T) {
	const brief = "The transport ministry has opened an inquiry and promised to publish its findings within a month."
	for _, c := range []struct {
		name string
		a, b string
		want Verdict
	}{
		{"one sentence of a story", crash, brief, abridgedCopy},
		{"the sentence with a word changed", crash, swap(brief, "month", "year"), sharedPart},
		{"eight words of a story", crash, "Rescue teams worked through the night to free", abridgedCopy},
		{"seven words of a story", crash, "Rescue teams worked through the night to", ""},
		{"the same three words", "More to follow.", "MORE TO FOLLOW", sameWords},
		{"three words of four", "More to follow.", "More to follow soon.", ""},
		{"no words", "", "", ""},
		{"one word over and over", strings.Repeat("goal ", 30), strings.Repeat("goal ", 300), abridgedCopy},
		{"a refrain in a story", strings.Repeat("and so it goes on ", 9) + background, "and so it goes on " + crash, ""},
	} {
		t.Run(c.name, func(t *testing.T) { wantVerdict(t, c.a, c.b, c.want) })
	}
}

// wantVerdict compares both ways round: a relation must not depend on who is asked first.
func wantVerdict(t *testing.T, a, b string, want Verdict) {
	t.Helper()
	p, _ := compare(read(a), read(b), DefaultThreshold)
	if p.Verdict != want {
		t.Errorf("verdict %q, want %q\n%+v", p.Verdict, want, p)
	}
	q, _ := compare(read(b), read(a), DefaultThreshold)
	q = flip(q)
	if p.Verdict != q.Verdict || p.Overlap != q.Overlap || p.Run != q.Run || p.OnlyA != q.OnlyA || p.OnlyB != q.OnlyB || len(p.Changed) != len(q.Changed) {
		t.Errorf("not the same the other way round:\n%+v\n%+v", p, q)
	}
}

// Hostile texts of a megabyte: this would not come back if any step were quadratic.
func TestCompareIsBounded(t *testing.T) {
	digits := strings.Repeat("1,2:", 1<<18)
	capitals := strings.Repeat("Aa Bb ", 1<<17)
	for _, c := range [][2]string{
		{digits, digits + "3"},
		{digits + "3", digits + "4 5"},
		{"x " + capitals, capitals + "Cc"},
		{strings.Repeat("a", 1<<20) + " b c d e f", strings.Repeat("A", 1<<20) + "x b c d e f"},
		{strings.Repeat(".", 1<<20) + crash, strings.Repeat("! ", 1<<19) + crash + "\x00\xff"},
		{strings.Repeat(crash+" ", 500), strings.Repeat(weather+" "+crash+" ", 500)},
	} {
		compare(read(c[0]), read(c[1]), DefaultThreshold)
	}
}
