package cluster

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"onecopy/cluster/facts"
)

// bulletins are forms that are filled in every day or week: {D} is the day of the week, {M} day and
// month, {T} a time, {S} and {H} figures below 10 and 100, {F} one with a decimal mark, {K} one
// above 1,000. The dateline, if there is one, stands before a bar.
var bulletins = map[string]string{
	"fixing": "VESSA, {M} - |The central bank of Vessa fixed the crown at {F} to the Sund mark on {D}. The Torvald pound stood at {F} and the island shilling at {F}, the bank said in its noon " +
		"statement. Turnover came to {H} million crowns. Banks may borrow until three o'clock at the usual rate of four and a quarter per cent, against paper of the first class.",
	"gold": "LONDON, {M} (Metals Desk) – |Gold was fixed at 1{K} dollars an ounce this afternoon, dealers said. The metal is priced twice a day by a group of banks, and the price serves " +
		"miners, jewellers and central banks as a benchmark for their contracts around the world.",
	"tide": "High water at Port Ellis on {D}, {M}: {T} and {T}, heights {F} and {F} metres. Low water: {T} and {T}. Times are given for the harbour wall; add 12 minutes for the upper quay and " +
		"25 minutes for the lock. Visitors are asked not to moor at the steps.",
	"claims": "Claims for jobless benefits in the province came to {K} in the week ended {M}, the labour ministry said. The average of four weeks, which evens out swings from one to the next, was " +
		"{K}. The figures are adjusted for the season. The ministry publishes them every Thursday at half past eight in the morning.",
	"Wetter": "Am {D}, dem {M}, wird es in der Hauptstadt {W} bei Höchstwerten um {H} Grad und Tiefstwerten um {H} Grad. Der Wind weht mit {H} Kilometern in der Stunde aus {W}. Das teilte der " +
		"Wetterdienst in seinem täglichen Bericht mit. Autofahrer sollten auf den Brücken besonders vorsichtig sein, weil dort Glätte möglich ist.",
	"bourse": "La Bourse de Valmont a terminé {D} {M} à {K} points, en {W} de {F} %. Le volume des échanges a atteint {F} milliards d'euros. Les valeurs bancaires ont été les plus actives de la " +
		"séance, selon les courtiers. Le marché ouvre à neuf heures et ferme à dix-sept heures trente, du lundi au vendredi.",
	"cambio": "El banco central fijó este {D} {M} el tipo de cambio en {F} pesos por dólar y {F} pesos por euro, informó en su boletín diario. La tasa se usa para liquidar obligaciones en moneda " +
		"extranjera dentro del país y se publica al mediodía en el diario oficial.",
	"курс": "Центральный банк установил на {D}, {M}, курс доллара в размере {F} рубля, евро — {F} рубля. Курсы публикуются ежедневно и используются для расчётов и отчётности. Банк не обязан " +
		"покупать или продавать валюту по этим курсам.",
	"中间价": "央行公布，{M}人民币对美元中间价为{F}元，对欧元中间价为{F}元，对一百日元中间价为{F}元。中间价由外汇交易中心每日上午公布，供银行间外汇市场参考，各银行可以在规定的幅度内自行确定买卖价格。",
	"results": "{N} beat {N} {S}-{S} in the county league on {D}, {M}. {N} met {N} and left it {S}-{S}, and {N} lost {S}-{S} at home to {N}. Matches in the county league are played in two halves of 40 minutes, " +
		"and the winner of the season goes up to the first division of the region.",
}

// almanac says how days and months are called where each bulletin is printed.
func almanac(name string, day time.Time) (weekday, date string) {
	lists := map[string][2]string{
		"Wetter": {"Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag", "Januar Februar März April Mai Juni Juli"},
		"bourse": {"dimanche lundi mardi mercredi jeudi vendredi samedi", "janvier février mars avril mai juin juillet"},
		"cambio": {"domingo lunes martes miércoles jueves viernes sábado", "enero febrero marzo abril mayo junio julio"},
		"курс":   {"воскресенье понедельник вторник среду четверг пятницу субботу", "января февраля марта апреля мая июня июля"},
	}
	month := int(day.Month()) - 1
	l, ok := lists[name]
	if !ok {
		if name == "中间价" {
			return "", fmt.Sprintf("%d月%d日", month+1, day.Day())
		}
		return day.Weekday().String(), fmt.Sprintf("%d %s", day.Day(), day.Month())
	}
	form := map[string]string{"Wetter": "%d. %s", "cambio": "%d de %s"}[name]
	if form == "" {
		form = "%d %s"
	}
	return strings.Fields(l[0])[day.Weekday()], fmt.Sprintf(form, day.Day(), strings.Fields(l[1])[month])
}

// printedOn fills a bulletin in for a day.
func printedOn(r *rand.Rand, name string, day time.Time) (dateline, text string) {
	weekday, date := almanac(name, day)
	teams := strings.Fields("Arden Belton Corby Dunmore Elmside Farley Gorton Hexby Kesby Linton Marlow Norley")
	r.Shuffle(len(teams), func(i, j int) { teams[i], teams[j] = teams[j], teams[i] })
	words := strings.Fields("heiter wolkig trüb Westen Osten Norden hausse baisse")
	mark := "."
	if strings.ContainsAny(name, "Wbcк") {
		mark = ","
	}
	text = regexp.MustCompile(`\{.\}`).ReplaceAllStringFunc(bulletins[name], func(s string) string {
		switch s[1] {
		case 'D':
			return weekday
		case 'M':
			return date
		case 'T':
			return fmt.Sprintf("%d.%02d", r.IntN(24), r.IntN(60))
		case 'H':
			return fmt.Sprint(10 + r.IntN(80))
		case 'K':
			return fmt.Sprintf("%d,%03d", 200+r.IntN(99), r.IntN(999))
		case 'S':
			return fmt.Sprint(r.IntN(6))
		case 'W':
			return words[r.IntN(len(words))]
		case 'N':
			teams = append(teams[1:], teams[0])
			return teams[len(teams)-1]
		}
		return fmt.Sprintf("%d%s%02d", 1+r.IntN(90), mark, r.IntN(100))
	})
	if before, after, ok := strings.Cut(text, "|"); ok {
		return before, after
	}
	return "", text
}

// Two hundred issues of a bulletin are two hundred stories; of most sixty are tried. The day may be
// told by the dateline alone.
func TestBulletinsAreSeries(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 19))
	for _, name := range slices.Sorted(maps.Keys(bulletins)) { // in one order: they share the random numbers
		d := &desk{}
		day := time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)
		issues := 60
		if name == "fixing" || name == "Wetter" || name == "results" {
			issues = 200
		}
		printed := map[string]bool{}
		for i := range issues {
			dateline, text := printedOn(r, name, day)
			for printed[text] { // the same words are the same issue
				dateline, text = printedOn(r, name, day)
			}
			printed[text] = true
			d.add(fmt.Sprintf("%s#%d", name, i+1), text)
			d.docs[i].Day = facts.DayOf(dateline)
			if (d.docs[i].Day > 0) != (dateline != "") {
				t.Fatalf("no day in %q", dateline)
			}
			day = day.AddDate(0, 0, 1)
		}
		res := d.find(t, Options{})
		for _, c := range res.Clusters {
			for _, k := range c.Copies {
				p := res.Pairs[k]
				t.Errorf("%s: %s %q\n%s\n%s", name, p.Verdict, p.Changed, d.texts[p.A], d.texts[p.B])
			}
		}
	}
}

// An issue with one of its figures corrected is that issue.
func TestCorrectedBulletins(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 23))
	figure := regexp.MustCompile(`\d+(?:[.,]\d+)*`)
	for _, name := range slices.Sorted(maps.Keys(bulletins)) { // in one order: they share the random numbers
		_, text := printedOn(r, name, time.Date(2019, 3, 14, 0, 0, 0, 0, time.UTC))
		for _, at := range figure.FindAllStringIndex(text, -1) {
			old := text[at[0]:at[1]]
			last := len(old) - 1
			now := old[:last] + string('0'+(old[last]-'0'+3)%10)
			p, _ := compare(read(text), read(text[:at[0]]+now+text[at[1]:]), DefaultThreshold)
			if p.Verdict != revisedCopy || len(p.Changed) != 1 || !strings.Contains(p.Changed[0].A, old) || !strings.Contains(p.Changed[0].B, now) {
				t.Errorf("%s with %s for %s: %s %q", name, now, old, p.Verdict, p.Changed)
			}
		}
	}
}

// The date of a story corrected, its toll updated, and both in the text of a story with more
// figures are no other issue.
func TestIssues(t *testing.T) {
	for _, c := range []struct {
		name string
		text string
		anew []string
		want Verdict
	}{
		{"the day corrected", crash, []string{"Friday", "Saturday"}, revisedCopy},
		{"the day and one of two figures", crash, []string{"Friday", "Saturday", "12", "15"}, revisedCopy},
		{"both figures on the same day", crash, []string{"12", "15", "30", "34"}, revisedCopy},
		{"day and figures", crash, []string{"Friday", "Saturday", "12", "15", "30", "34"}, seriesIssue},
		{"the week and its figures", claims, []string{"March 26", "March 19", "3,410", "3,388"}, seriesIssue},
		{"a figure of the week", claims, []string{"3,410", "3,412"}, revisedCopy},
		{"the quarter and its figures", quarter, []string{"first quarter", "second quarter", "48.2", "51.7", "12", "9"}, seriesIssue},
		{"a figure of the quarter", quarter, []string{"48.2", "48.3"}, revisedCopy},
	} {
		t.Run(c.name, func(t *testing.T) { wantVerdict(t, c.text, swap(c.text, c.anew...), c.want) })
	}
}

const (
	claims = "New claims for jobless pay in the province rose to 3,410 in the week ended March 26, the ministry said. The number of those who draw it for longer did not change. Builders and the makers of " +
		"paper let go of most, while farms took on hands for the season, as they do every year. The ministry counts claims by the day on which they are filed."

	quarter = "Torvald Shipping earned 48.2 million crowns in the first quarter, the company said. Sales rose by 12 percent as rates for grain went up on all routes. The chairman said he was pleased but that " +
		"costs of fuel would weigh on the rest of the year. The board will propose to pay the usual dividend to holders of both classes of shares."
)

func TestDayOf(t *testing.T) {
	for _, c := range []struct {
		dateline string
		want     facts.Day
	}{
		{"VESSA, 3 March - ", 3<<5 | 3},
		{"MINSK, March 14 (Agency) – ", 3<<5 | 14},
		{"BERLIN, 3. März – ", 3<<5 | 3},
		{"MADRID, 14 de marzo. ", 3<<5 | 14},
		{"МИНСК, 3 марта. ", 3<<5 | 3},
		{"RIGA, 14.03.2019 – ", 3<<5 | 14},
		{"东京3月14日电 ", 3<<5 | 14},
		{"LONDON (Agency) – ", 0},
		{"LONDON, Tuesday – ", 0},
		{"", 0},
	} {
		if got := facts.DayOf(c.dateline); got != c.want {
			t.Errorf("%q: %d, want %d", c.dateline, got, c.want)
		}
	}
}
