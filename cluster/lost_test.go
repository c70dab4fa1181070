package cluster

import (
	"slices"
	"strings"
	"testing"
)

func TestLost(t *testing.T) {
	const a = "The minister arrived in Brussels late on Monday night. He left. No statement was given to the waiting press."
	for _, c := range []struct {
		copy string
		want []string
	}{
		{a, nil},
		{strings.ToUpper(a), nil},
		{"", nil},
		{a + "\n\n“We saw nothing at all,” said a man who lives near by. “Nothing!” He shrugged.",
			[]string{"“We saw nothing at all,” said a man who lives near by.", "“Nothing!”", "He shrugged."}},
		{"It rained.\n\n" + a + " Nobody was at the airport\nto see him come in.", []string{"It rained.", "Nobody was at the airport to see him come in."}},
		{"示威者周二在首都被警察逮捕。“他们很快就获得释放了。”另有人受伤。",
			[]string{"示威者周二在首都被警察逮捕。", "“他们很快就获得释放了。”", "另有人受伤。"}},
	} {
		if got := Lost(a, c.copy); !slices.Equal(got, c.want) {
			t.Errorf("%q loses %q, want %q", c.copy, got, c.want)
		}
	}
}

// TestLostCounts wants as many sentences as the pair of the two stories counts.
func TestLostCounts(t *testing.T) {
	d := library(60)
	res := d.find(t, Options{})
	lost := 0
	for _, p := range res.Pairs {
		b := Lost(d.texts[p.A], d.texts[p.B])
		if len(b) != p.OnlyB {
			t.Errorf("%s, %s: %d sentences lost, %d counted: %q", d.docs[p.A].ID, d.docs[p.B].ID, len(b), p.OnlyB, b)
		}
		lost += len(b)
	}
	if lost == 0 {
		t.Error("nothing was lost anywhere")
	}
}

// TestLostOfSeveral wants the same of a survivor that is read once for all its copies as for each
// of them.
func TestLostOfSeveral(t *testing.T) {
	d := library(60)
	res := d.find(t, Options{})
	several := 0
	for _, c := range res.Clusters {
		beside := Prepare(d.texts[c.Survivor], 0)
		for _, n := range c.Copies {
			of := d.texts[res.Pairs[n].B]
			if got, want := beside.Lost(of), Lost(d.texts[c.Survivor], of); !slices.Equal(got, want) {
				t.Errorf("%s loses %q, alone %q", d.docs[res.Pairs[n].B].ID, got, want)
			}
		}
		several = max(several, len(c.Copies))
	}
	if several < 2 {
		t.Error("no survivor has two copies")
	}
}

func FuzzLost(f *testing.F) {
	f.Add("One sentence of six words here. Another.", "One sentence of six words here! “Quite another.” 示威者。他们")
	f.Add("\xff\x00.", "a\u00a0b.\n\n.c")
	f.Fuzz(func(t *testing.T, a, b string) {
		if lost := Lost(a, a); len(lost) > 0 {
			t.Errorf("%q loses %q of itself", a, lost)
		}
		all := strings.Join(strings.Fields(b), "")
		at := 0
		for _, s := range Lost(a, b) {
			n := strings.Index(all[at:], strings.Join(strings.Fields(s), ""))
			if n < 0 || s == "" {
				t.Fatalf("%q is not in %q, or out of order", s, b)
			}
			at += n
		}
	})
}
