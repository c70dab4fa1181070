package facts

import (
	"regexp"
	"strings"
	"testing"
)

func TestDate(t *testing.T) {
	for text, want := range map[string]string{
		"2019-11-19":                       "2019-11-19",
		"2019-11-19T20:59":                 "2019-11-19T20:59",
		"2019-11-19T20:59:00Z":             "2019-11-19T20:59:00Z",
		"2019-11-19T20:59:07.123+02:00":    "2019-11-19T18:59:07Z",
		"2019-11-19 00:30 +0300":           "2019-11-18T21:30Z",
		"2019/11/19":                       "2019-11-19",
		"2019.11.19":                       "2019-11-19",
		"November 19, 2019":                "2019-11-19",
		"Nov. 19, 2019":                    "2019-11-19",
		"November 19th, 2019":              "2019-11-19",
		"November 19, 2019 at 8:59 pm":     "2019-11-19T20:59",
		"November 19, 2019 | 4:20am":       "2019-11-19T04:20",
		"November 19, 2019 12:05 a.m. EST": "2019-11-19T00:05",
		"PUBLISHED: November 19, 2019 at 8:59 pm | UPDATED: November 19, 2019 at 10:16 pm": "2019-11-19T20:59",
		"Updated 20 Nov 2019, first published 19 Nov 2019":                                 "2019-11-19",
		"19 Nov 2019":                            "2019-11-19",
		"Tue 19 Nov 2019 20.59 GMT":              "2019-11-19T20:59Z",
		"19th of November 2019":                  "2019-11-19",
		"19-Nov-2019":                            "2019-11-19",
		"19.11.2019":                             "2019-11-19",
		"19.11.2019, 16:20 Uhr":                  "2019-11-19T16:20",
		"19. November 2019 um 16:20":             "2019-11-19T16:20",
		"03.04.2019":                             "2019-04-03",
		"19/11/2019":                             "2019-11-19",
		"11/19/2019":                             "2019-11-19",
		"05/05/2019":                             "2019-05-05",
		"19 de noviembre de 2019":                "2019-11-19",
		"19 de novembro de 2019 às 16:20":        "2019-11-19T16:20",
		"mar. 19 nov. 2019":                      "2019-11-19",
		"1er février 2020 à 07:05":               "2020-02-01T07:05",
		"19 ноября 2019 г., 16:20":               "2019-11-19T16:20",
		"19 листопада 2019":                      "2019-11-19",
		"19 Kasım 2019":                          "2019-11-19",
		"2019. november 19.":                     "2019-11-19",
		"2019年11月19日":                            "2019-11-19",
		"2019年11月19日星期二":                         "2019-11-19",
		"2019년 11월 19일":                          "2019-11-19",
		"१९ नवंबर २०१९":                          "2019-11-19",
		"١٩ نوفمبر ٢٠١٩":                         "2019-11-19",
		"19 November 2019 14:30 UTC+3":           "2019-11-19T11:30Z",
		"Nov. 19, 2019 - 3 comments":             "2019-11-19",
		"29 February 2020":                       "2020-02-29",
		"29 February 2019":                       "", // there was none
		"31.06.2019":                             "",
		"03/04/2019":                             "", // March or April
		"3-4-2019":                               "",
		"19/11/19":                               "",
		"November 2019":                          "",
		"November 19":                            "",
		"19 listopada 2019":                      "", // October in Croatia, November in Poland
		"2 hours ago":                            "",
		"Tuesday":                                "",
		"19 people died in November 2019":        "",
		"9999-11-19":                             "",
		"":                                       "",
		"8:59 pm":                                "",
		"20191119":                               "",
		"١٩":                                     "",
		"2019-11-19T25:61":                       "2019-11-19",
		strings.Repeat("x ", 300) + "2019-11-19": "",
	} {
		if got := Date(text); got != want {
			t.Errorf("Date(%q) = %q, want %q", text, got, want)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, text := range []string{"2019-11-19T20:59:07.1+02:00", "Nov. 19, 2019 at 8:59 p.m.", "2019年11月19日", "1er mai 2020", "19.11.2019, 16.20 GMT+2", "\xff19\x00"} {
		f.Add(text)
	}
	form := regexp.MustCompile(`^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z?)?$`)
	f.Fuzz(func(t *testing.T, text string) {
		got := Date(text)
		if got != "" && !form.MatchString(got) {
			t.Errorf("Date(%q) = %q", text, got)
		}
		if again := Date(got); again != got {
			t.Errorf("Date(%q) = %q, and Date of that %q", text, got, again)
		}
	})
}

func BenchmarkDate(b *testing.B) {
	const line = "PUBLISHED: November 19, 2019 at 8:59 pm | UPDATED: November 19, 2019 at 10:16 pm"
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	for b.Loop() {
		Date(line)
	}
}
