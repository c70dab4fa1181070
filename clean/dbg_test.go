package clean

import (
	"fmt"
	"os"
	"testing"
)

func TestDbg(t *testing.T) {
	b, _ := os.ReadFile(os.Getenv("DBG"))
	m := new(Marker)
	p := m.page()
	p.desk = m.sit()
	p.split(string(b))
	w := p.widths()
	j := p.joins()
	at := 0
	for k, s := range w.stretches {
		v := s.votes
		c0, n0 := v[0].most()
		c1, n1 := v[1].most()
		fmt.Printf("stretch %d lines..%d width %+v | 0: pairs %d open %d cased %d prose %d most %d@%d | 1: pairs %d open %d cased %d prose %d most %d@%d\n", k, s.last, s.width, v[0].pairs, v[0].open, v[0].cased, v[0].prose, n0, c0, v[1].pairs, v[1].open, v[1].cased, v[1].prose, n1, c1)
		for ; at < s.last; at++ {
			l := &p.Lines[at]
			r := []rune(l.text)
			if j[at] != unjoined || os.Getenv("ALL") != "" {
				fmt.Println("   ", l.N, j[at], p.above(at), l.columns(), l.firstWord(), string(r[:min(60, len(r))]))
			}
		}
	}
}
