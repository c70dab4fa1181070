//go:build unix

package torture

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var (
	flips      = tries("flips", "changes of OUT and its inputs", 600, 6000)
	indexFlips = tries("indexflips", "changes of an index", 400, 2400)
)

// much makes inputs whose output has a line in every file: copies, a lost sentence, a related pair,
// a learned line, records, a packed file, several scripts and an encoding of old.
func (p *place) much() {
	p.t.Helper()
	for name, text := range pages {
		p.write(map[string]string{"in/" + name: text})
	}
	p.write(map[string]string{
		"in/records/r.jsonl": record + strings.Replace(record, `"r/1"`, `"r/2"`, 1),
		"in/again.txt":       strings.Replace(pages["oslo.txt"], "300 people", "310 people", 1) + "\nIts captain, who had waited all winter in a house by the quay, was the first to board it.\n",
		"in/latin.txt":       "Br\xfccke gesperrt\n\nDie Br\xfccke \xfcber die Aare ist seit Montag f\xfcr Lastwagen gesperrt, teilte der Kanton mit. Sie wird erst im Mai wieder ge\xf6ffnet.\n\nArtikel teilen\n",
	})
	for i, town := range []string{"Pärnu", "Tartu", "Viljandi", "Rakvere"} {
		p.write(map[string]string{fmt.Sprintf("in/town%d.txt", i): fmt.Sprintf("Council of %[1]s meets on budget\n\nThe council of %[1]s met on %[2]s to speak about its budget of %[3]d million, of which schools get %[4]d. "+
			"It was the %[5]s session of a long and cold spring.\n\nDesk of the north: podcast\n\nAfter %[4]d hours of talk the mayor, who was %[6]s before, closed the session with a %[5]s joke.\n",
			town, []string{"Monday", "Tuesday", "Thursday", "Friday"}[i], 31*i+17, 7*i+3, []string{"first", "noisy", "third", "last"}[i], []string{"a teacher", "a singer", "a pilot", "nobody"}[i])})
	}
}

// A change is made to one file.
type change struct {
	name string // below a folder
	what string
	raw  []byte // what it holds then; nil: it is gone
}

// changed makes a random change of one of the files of a folder.
func changed(rng *rand.Rand, files map[string][]byte) change {
	names := slices.Sorted(maps.Keys(files))
	name := names[rng.IntN(len(names))]
	raw := slices.Clone(files[name])
	at := rng.IntN(len(raw))
	switch kind := rng.IntN(20); {
	case kind < 11:
		raw[at] ^= 1 << rng.IntN(8)
		return change{name, fmt.Sprintf("a bit of byte %d turned", at), raw}
	case kind < 14:
		return change{name, fmt.Sprintf("a byte added at %d", at), slices.Insert(raw, at, byte(rng.IntN(256)))}
	case kind < 17:
		return change{name, fmt.Sprintf("byte %d removed", at), slices.Delete(raw, at, at+1)}
	case kind < 18:
		return change{name, fmt.Sprintf("cut short at %d", at), raw[:at]}
	case kind < 19:
		other := names[rng.IntN(len(names))]
		if bytes.Equal(files[other], raw) {
			return change{name, "removed", nil}
		}
		return change{name, "replaced by " + other, files[other]}
	default:
		return change{name, "removed", nil}
	}
}

// TestFlips changes files of an output and of its inputs one by one. verify must notice each
// change, and name the file.
func TestFlips(t *testing.T) {
	const parts = 4
	rows := map[string]*row{"out": begin("changes of OUT, noticed by verify"), "in": begin("changes of inputs, noticed by verify")}
	for part := range parts {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			p, rng := newPlace(t), dice(fmt.Sprint("flips ", part))
			p.much()
			p.want(done, "clean", "in", "-o", "out")
			p.want(done, "verify", "out", "in")
			files := map[string]map[string][]byte{"out": contents(t, p.path("out")), "in": contents(t, p.path("in"))}
			for n := range flips.get() / parts {
				where := []string{"out", "out", "in"}[n%3]
				c := changed(rng, files[where])
				file := p.path(where + "/" + c.name)
				must(t, os.Remove(file))
				if c.raw != nil {
					must(t, os.WriteFile(file, c.raw, 0o644))
				}
				e, wrong := p.run("verify", "out", "in", "-j", "1"), ""
				switch {
				case e.broken() != "":
					wrong = e.broken()
				case e.code != 1 && e.code != 2, !strings.Contains(e.said+e.errors, filepath.Base(c.name)):
					wrong = e.String()
				}
				if wrong != "" {
					wrong = fmt.Sprintf("%s/%s, %s: %s", where, c.name, c.what, wrong)
				}
				rows[where].try(t, wrong)
				must(t, os.WriteFile(file, files[where][c.name], 0o644))
			}
			p.want(done, "verify", "out", "in")
		})
	}
}

// contents reads the files of a folder that are not empty.
func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for name, sum := range look(t, dir) {
		if sum == "folder" {
			continue
		}
		raw, err := os.ReadFile(filepath.Join(dir, name))
		must(t, err)
		if len(raw) > 0 {
			all[filepath.ToSlash(name)] = raw
		}
	}
	return all
}

// TestIndexFlips changes an index. A check against it says that it is damaged, or finds what it
// found before.
func TestIndexFlips(t *testing.T) {
	const parts = 4
	r, told := begin("changes of an index, told or harmless"), 0
	for part := range parts {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			p, rng := newPlace(t), dice(fmt.Sprint("index flips ", part))
			p.much()
			p.want(done, "index", "in", "-o", "x.idx")
			p.write(map[string]string{"new/oslo.txt": pages["oslo.txt"], "new/omsk.txt": pages["omsk.txt"]})
			check := []string{"check", "new", "--against", "x.idx", "--format", "json", "-q"}
			want := p.want([]int{1}, check...)
			raw, err := os.ReadFile(p.path("x.idx"))
			must(t, err)
			for range indexFlips.get() / parts {
				c := changed(rng, map[string][]byte{"x.idx": raw})
				must(t, os.Remove(p.path("x.idx")))
				if c.raw != nil {
					must(t, os.WriteFile(p.path("x.idx"), c.raw, 0o644))
				}
				e, wrong := p.run(check...), ""
				switch {
				case e.broken() != "":
					wrong = e.broken()
				case e.code == 2 && strings.Contains(e.errors, "x.idx"):
					guard.Lock()
					told++
					guard.Unlock()
				case e.code != want.code || e.said != want.said:
					wrong = e.String()
				}
				if wrong != "" {
					wrong = c.what + ": " + wrong
				}
				r.try(t, wrong)
				must(t, os.WriteFile(p.path("x.idx"), raw, 0o644))
			}
		})
	}
	t.Cleanup(func() { r.say("told of %d", told) })
}
