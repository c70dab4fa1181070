package clean

import (
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

func TestParseRules(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"one rule", goodRule, ""},
		{"two rules", goodRule + "\n" + strings.ReplaceAll(goodRule, "spor-oku", "spor"), ""},
		{"nothing", "\n# nothing\n", ""},
		{"no category of ours", "rule: gossip/x\n", `my.rules:1: unknown category "gossip": want one of caption, `},
		{"no shape", "rule: related\n", `my.rules:1: want rule: category/shape, have "related"`},
		{"no key", "rule: related/x\nwhatever\n", `my.rules:2: want key: value, have "whatever"`},
		{"unknown key", "rule: related/x\ncut: y\n", `my.rules:2: unknown key "cut": want rule, pattern, cuts, keeps, why, place or words`},
		{"bad pattern", "rule: related/x\npattern: (\n", "my.rules:2: error parsing regexp: missing closing ): `(`"},
		{"bad place", "rule: related/x\nplace: left\n", `my.rules:2: unknown place "left": want anywhere, top, tail or ends`},
		{"bad words", "rule: related/x\nwords: ten\n", `my.rules:2: strconv.Atoi: parsing "ten": invalid syntax`},
		{"no examples", "\n\nrule: related/x\npattern: ^X$\n", "my.rules:3: rule related/x: needs pattern, cuts and keeps"},
		{"no name", "pattern: ^X$\ncuts: X\nkeeps: Y\n", `my.rules:1: rule : has no "rule:" line`},
		{"does not cut its line", strings.Replace(goodRule, "cuts: Spor", "cuts: Haber", 1), "my.rules:2: rule related/spor-oku: the pattern does not match the line it cuts: Haber oku: Fenerbahçe deplasmanda kazandı"},
		{"cuts the line it keeps", strings.Replace(goodRule, "keeps: Spor okumak", "keeps: Spor oku: okumak", 1), "my.rules:2: rule related/spor-oku: the pattern matches the line it keeps: Spor oku: okumak kadar güzeldir."},
	} {
		_, err := ParseRules(strings.NewReader(c.file), "my.rules")
		if got := message(err); got != c.want && (c.want == "" || !strings.HasPrefix(got, c.want)) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
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
	f.Fuzz(func(t *testing.T, file string) {
		rules, err := ParseRules(strings.NewReader(file), "my.rules")
		if err != nil {
			if !strings.HasPrefix(err.Error(), "my.rules:") {
				t.Errorf("error without a place: %v", err)
			}
			return
		}
		for _, r := range rules {
			if !r.finds(r.Example) || r.finds(r.Miss) {
				t.Errorf("%s does not do what its examples say", r.Name)
			}
		}
	})
}
