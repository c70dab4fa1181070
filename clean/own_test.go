package clean

import (
	"fmt"
	"strings"
	"testing"
)

const goodRule = `# our own
rule: related/spor-oku
pattern: ^Spor oku: \S.+$
cuts: Spor oku: Fenerbahçe deplasmanda kazandı
keeps: Spor okumak kadar güzeldir.
place: tail
words: 20
`

const listRule = `rule: related/oku
pattern: ^(?i:{opening}): \S.+$
pattern: ^{opening}$
{opening}: Spor oku
{opening}: (?i)maç oku
{opening}: {opening-2} oku
{opening-2}: haber
{opening-2}: son
cuts: SPOR OKU: Fenerbahçe kazandı
cuts: MAÇ oku
cuts: son oku
keeps: SPOR OKU
keeps: HABER oku
`

func TestParseRules(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"one rule", goodRule, ""},
		{"two rules", goodRule + "\n" + strings.ReplaceAll(goodRule, "spor-oku", "spor"), ""},
		{"nothing", "\n# nothing\n", ""},
		{"no category of ours", "rule: gossip/x\n", `my.rules:1: unknown category "gossip": want one of caption, `},
		{"no shape", "rule: related\n", `my.rules:1: want rule: category/shape, have "related"`},
		{"no key", "rule: related/x\nwhatever\n", `my.rules:2: want key: value, have "whatever"`},
		{"unknown key", "rule: related/x\ncut: y\n", `my.rules:2: unknown key "cut": want rule, pattern, cuts, keeps, why, place, words, header or {list}`},
		{"bad pattern", "rule: related/x\npattern: (\n", "my.rules:2: error parsing regexp: missing closing ): `(`"},
		{"lists", listRule, ""},
		{"a list between rules", "{when}: heute\n{when}: gestern\n\nrule: related/x\npattern: ^{when}$\ncuts: gestern\nkeeps: morgen\n", ""},
		{"a list of the program's", "rule: timestamp/x\npattern: ^Printed {day}$\ncuts: Printed March 4, 2031\nkeeps: Printed matter\n", ""},
		{"several patterns, each with the part it cuts", "rule: credit/x\npattern: ^Hafen (\\(dpa\\))$\npattern: ^Port (\\(afp\\))$\ncuts: Port (afp)\ncuts: Hafen (dpa)\nkeeps: Port\n", ""},
		{"a class with a brace, a class of letters", "rule: credit/x\npattern: ^[{ab}]\\p{Lu}\\x{41}{2}$\ncuts: aXAA\nkeeps: aXA\n", ""},
		{"no such list", "rule: related/x\nwhy: y\npattern: ^{wen}$\ncuts: x\nkeeps: y\n", `my.rules:3: no line begins with {wen}: (write \{ for a brace)`},
		{"a list in itself", "{a}: x{bb}\n{bb}: y{a}\n\nrule: related/x\npattern: {a}\ncuts: x\nkeeps: y\n", `my.rules:5: {a} stands in itself`},
		{"no end", "rule: related/x\npattern: {a}\n{a}: {b}{b}{b}{b}{b}{b}{b}{b}\n{b}: {c}{c}{c}{c}{c}{c}{c}{c}\n{c}: {d}{d}{d}{d}{d}{d}{d}{d}\n{d}: {e}{e}{e}{e}{e}{e}{e}{e}\n{e}: {f}{f}{f}{f}{f}\n{f}: 0123456789\ncuts: x\nkeeps: y\n", `my.rules:2: with its lists filled in the pattern has over 65536 bytes`},
		{"a bad name of a list", "{Wen}: x\n", `my.rules:1: want {name}: of small letters, digits and -, have "{Wen}"`},
		{"two parts to cut", "rule: related/x\npattern: ^(a)(b)$\ncuts: ab\nkeeps: c\n", "my.rules:2: a pattern has one group in ( ) at most, the part that is cut: write (?: ) for others"},
		{"bad header", "rule: related/x\nheader: maybe\n", `my.rules:2: want header: yes or no, have "maybe"`},
		{"second line it does not cut", goodRule + "cuts: Haber oku\n", "my.rules:2: rule related/spor-oku: the pattern does not match the line it cuts: Haber oku"},
		{"bad place", "rule: related/x\nplace: left\n", `my.rules:2: unknown place "left": want anywhere, top, tail or ends`},
		{"bad words", "rule: related/x\nwords: ten\n", `my.rules:2: want words: a number of 1 or more, have "ten"`},
		{"no words", "rule: related/x\nwords: 0\n", `my.rules:2: want words: a number of 1 or more, have "0"`},
		{"too few words", goodRule[:len(goodRule)-3] + "3\n", `my.rules:2: rule related/spor-oku: the pattern does not match the line it cuts: it has 5 words, and "words: 3" is the most`},
		{"a mark of Unicode first", "\ufeff" + goodRule, ""},
		{"a quoted brace", "rule: related/x\npattern: ^\\Q{a}\\E$\ncuts: {a}\nkeeps: a\n", ""},
		{"nothing to cut", "rule: related/x\npattern: ^Oku()$\ncuts: Oku\nkeeps: y\n", "my.rules:1: rule related/x: the group in ( ) matches nothing of the line it cuts: Oku"},
		{"no examples", "\n\nrule: related/x\npattern: ^X$\n", "my.rules:3: rule related/x: needs pattern, cuts and keeps"},
		{"no name", "pattern: ^X$\ncuts: X\nkeeps: Y\n", `my.rules:1: rule : has no "rule:" line`},
		{"does not cut its line", strings.Replace(goodRule, "cuts: Spor", "cuts: Haber", 1), "my.rules:2: rule related/spor-oku: the pattern does not match the line it cuts: Haber oku: Fenerbahçe deplasmanda kazandı"},
		{"a key twice", goodRule + "place: top\n", `my.rules:8: the rule has "place:" twice`},
		{"a name twice in a rule", "rule: related/x\nrule: related/y\n", `my.rules:2: the rule has "rule:" twice`},
		{"two rules of one name", goodRule + "\n" + goodRule, "my.rules:10: rule related/spor-oku stands in line 2 too"},
		{"a bad list between rules that no pattern names", goodRule + "\n{when}: heute\n{when}: (gestern\n", "my.rules:9: {when}, which no pattern names: error parsing regexp: missing closing )"},
		{"a list that no pattern names, and names none", goodRule + "{when}: {wen}\n", `my.rules:8: {when}, which no pattern names: no line begins with {wen}:`},
		{"a list that no pattern names, in itself", goodRule + "\n{a}: x{b}\n{b}: y{a}\n", `my.rules:9: {a}, which no pattern names: {a} stands in itself`},
		{"a good list that no pattern names", goodRule + "\n{a}: x{b}\n{b}: y\n{a}: {day}\n", ""},
		{"cuts the line it keeps", strings.Replace(goodRule, "keeps: Spor okumak", "keeps: Spor oku: okumak", 1), "my.rules:2: rule related/spor-oku: the pattern matches the line it keeps: Spor oku: okumak kadar güzeldir."},
	} {
		_, err := ParseRules(strings.NewReader(c.file), "my.rules")
		if got := message(err); got != c.want && (c.want == "" || !strings.HasPrefix(got, c.want)) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestManyRules reads rules with long lists, and lists and examples whose lines take turns, in time
// that is in proportion to their number: 400 rules with lists of 1,001 words took half a minute.
// What it counts is memory, which goes with the time and is the same on each machine.
func TestManyRules(t *testing.T) {
	file := func(rules int) string {
		var b strings.Builder
		for r := range rules {
			fmt.Fprintf(&b, "rule: related/r%d\npattern: ^{w}: \\S.+$\n", r)
			for i := range 1001 {
				fmt.Fprintf(&b, "{w}: %c%dw%d\n{v%d}: x\ncuts: %[1]c%[2]dw%[3]d: xyz\nkeeps: y\n", 'a'+i%26, i, r, i)
			}
			b.WriteString("\n")
		}
		return b.String()
	}
	took := func(rules int) float64 {
		text := file(rules)
		return testing.AllocsPerRun(1, func() {
			own, err := ParseRules(strings.NewReader(text), "my.rules")
			if err != nil {
				t.Fatal(err)
			}
			(&Marker{Rules: own}).Mark("a5w0: xyz\n")
		})
	}
	if one, four := took(2), took(8); four > 4.5*one {
		t.Errorf("2 rules take %.0f allocations, 8 rules %.0f", one, four)
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestOwnRules(t *testing.T) {
	rules, err := ParseRules(strings.NewReader(strings.Replace(goodRule, "place: tail\n", "", 1)), "my.rules")
	if err != nil {
		t.Fatal(err)
	}
	page := seeds(t) + "\n\nSpor oku: Fenerbahçe kazandı\n"
	m := &Marker{Rules: rules}
	p := m.Mark(page)
	if last := p.Lines[len(p.Lines)-1]; last.Rule != rules[0] {
		t.Errorf("the line is %s", last.Label())
	}
	if got, want := len(p.Stories), len(new(Marker).Mark(page).Stories); got != want {
		t.Errorf("%d stories, %d without the rule", got, want)
	}
}

func FuzzParseRules(f *testing.F) {
	f.Add(goodRule)
	f.Add("rule: related/x\npattern: (?i)^(a|b)+$\ncuts: ab\nkeeps: c\n\n\nrule: x")
	f.Add(listRule)
	f.Add("{a}: b{c}\n{c}: [{d}\n\nrule: related/x\npattern: {a}{day}\\p{Lu}\ncuts: ab\nkeeps: c\n")
	f.Fuzz(func(t *testing.T, file string) {
		rules, err := ParseRules(strings.NewReader(file), "my.rules")
		if err != nil {
			if !strings.HasPrefix(err.Error(), "my.rules:") {
				t.Errorf("error without a place: %v", err)
			}
			return
		}
		for _, r := range rules {
			if finds := r.finder(); !finds(r.Example) || finds(r.Miss) {
				t.Errorf("%s does not do what its examples say", r.Name)
			}
		}
	})
}
