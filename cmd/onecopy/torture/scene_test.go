//go:build unix

package torture

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A scene is a command that replaces something, in a place with all it needs.
type scene struct {
	what   string
	target string // what is replaced, a file or a folder
	each   bool   // its files are replaced one by one
	codes  []int  // it ends with if nothing happens
	before []string
	args   string
	// lesser says what is wrong with what is written, with exit code 2, where an input cannot be
	// read; if it is nil nothing may be.
	lesser func(*stage) string
}

var done, found = []int{0}, []int{0, 1}

// scenes are all commands that write what somebody keeps.
var scenes = []scene{
	{"clean", "out", false, done, nil, "clean in -o out --force", (*stage).sealed},
	{"clean --force", "out", false, done, []string{"clean one -o out"}, "clean in -o out --force", nil},
	{"recut", "out", false, done, []string{"clean in -o base", "clean one -o out"}, "recut base -t .4 -o out --force", nil},
	{"index", "x.idx", false, done, []string{"index one -o x.idx"}, "index in -o x.idx --force", nil},
	{"index --add", "x.idx", false, done, []string{"index one -o x.idx"}, "index --add more -o x.idx", nil},
	{"check --fix", "fix", true, found, nil, "check fix --fix --unsafe-fixes", nil},
	{"check --update-baseline", "base", false, found, []string{"check one --baseline base --update-baseline"}, "check in --baseline base --update-baseline", (*stage).superset},
	{"check --report", "r.json", false, found, []string{"check one --report r.json --exit-zero"}, "check in --report r.json --exit-zero", (*stage).report},
}

func (s scene) words() []string { return strings.Fields(s.args) }

// pages are stories and what stands around them, in several languages.
var pages = map[string]string{
	"lisboa.txt": "Ponte reabre ao trânsito\n\nA ponte sobre o rio reabriu na segunda-feira, disse a câmara municipal, depois de obras de três meses. " +
		"Os autocarros voltam a passar de dez em dez minutos.\n\nPartilhar este artigo\n",
	"oslo.txt": "Ferry runs again\n\nBy Kari Dahl\n\nThe ferry to the islands runs again since Monday, the harbour master said, after a winter of repairs. " +
		"It takes 40 cars and 300 people, and leaves at six.\n\nShare this article\n",
	"bergen.txt": "Islands have their ferry back\n\nThe ferry to the islands runs again since Monday, the harbour master said, after a winter of repairs. " +
		"It takes 45 cars and 300 people, and leaves at six.\n\nSign up for our newsletter\n",
	"omsk.txt": "Мост открыт\n\nМост через реку снова открыт с понедельника, сообщила администрация города, после трёх месяцев ремонта. " +
		"Автобусы ходят каждые десять минут.\n\nПоделиться\n",
}

const record = `{"id":"r/1","title":"Zug fährt wieder","text":"Der Zug nach Bern fährt seit Montag wieder, sagte die Bahn, nach Arbeiten von drei Wochen am Tunnel."}` + "\n"

// A stage is a scene made ready: home as it was, and as it is afterwards.
type stage struct {
	*place
	scene
	kept          string // a copy of home before
	before, after tree
}

// ready makes the place of a scene, and runs it once.
func (s scene) ready(t *testing.T) *stage {
	t.Helper()
	p := newPlace(t)
	p.write(map[string]string{"one/oslo.txt": pages["oslo.txt"], "more/omsk.txt": pages["omsk.txt"], "more/r.jsonl": record})
	for name, text := range pages {
		p.write(map[string]string{"in/" + name: text, "fix/" + name: text})
	}
	for _, args := range s.before {
		p.want(found, strings.Fields(args)...)
	}
	st := &stage{place: p, scene: s, kept: filepath.Join(filepath.Dir(p.home), "kept")}
	copyTree(t, p.home, st.kept)
	st.before = look(t, p.home)
	p.want(s.codes, s.words()...)
	st.after = look(t, p.home)
	if st.before.differs(st.after) == "" || st.before.without(s.target).differs(st.after.without(s.target)) != "" {
		t.Fatalf("%s changes %q", s.what, st.before.differs(st.after))
	}
	if left := empty(t, p.tmp); left != "" {
		t.Fatalf("%s leaves %s", s.what, left)
	}
	return st
}

// reset puts home back as it was before.
func (s *stage) reset() {
	s.t.Helper()
	copyTree(s.t, s.kept, s.home)
	must(s.t, os.RemoveAll(s.tmp))
	must(s.t, os.Mkdir(s.tmp, 0o755))
}

// whole says what is wrong with home after something happened: all but the target is as it was, and
// the target is the old or the new.
func (s *stage) whole() (state, wrong string) {
	s.t.Helper()
	now := look(s.t, s.home)
	if name := s.before.without(s.target).differs(now.without(s.target)); name != "" {
		return "", "changed " + name
	}
	old, new, got := s.before.below(s.target), s.after.below(s.target), now.below(s.target)
	if s.each {
		got = now.without("in").below(s.target)
		for name := range got {
			if strings.Contains(name, ".onecopy-tmp-") {
				delete(got, name)
			}
		}
	}
	switch {
	case got.differs(old) == "":
		return "old", ""
	case got.differs(new) == "":
		return "new", ""
	case s.each:
		for name, sum := range got {
			if sum != old[name] && sum != new[name] {
				return "", name + " is neither the old file nor the new"
			}
		}
		if len(got) == len(old) {
			return "some", ""
		}
	case s.target == "out" && len(old) == 0 && len(got) > 0 && len(new) > 0:
		return "part", ""
	}
	return "", fmt.Sprintf("%s is neither the old nor the new: %s", s.target, got.differs(new))
}

// again runs the command once more, undisturbed. What is left then is what would be there without
// any harm.
func (s *stage) again() string {
	s.t.Helper()
	e := s.run(s.words()...)
	if !slices.Contains(s.codes, e.code) {
		return "the next run: " + e.String()
	}
	return s.tidy(s.after)
}

// tidy says what is there besides or instead of what should be.
func (s *stage) tidy(want tree) string {
	s.t.Helper()
	if name := want.differs(look(s.t, s.home)); name != "" {
		return "other than it should be, or left: " + name
	}
	if left := empty(s.t, s.tmp); left != "" {
		return "left among temporary files: " + left
	}
	return ""
}

// sealed holds a first output, that was written though an input could not be read, against its own
// sums.
func (s *stage) sealed() string {
	cmd := exec.Command("sha256sum", "--quiet", "-c", "SHA256SUMS")
	cmd.Dir = s.path(s.target)
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Sprintf("the output is not whole: %v %s", err, said)
	}
	return ""
}

// superset wants each entry of the old baseline in the one that was written though an input could
// not be read.
func (s *stage) superset() string {
	old, err := os.ReadFile(filepath.Join(s.kept, s.target))
	must(s.t, err)
	now, err := os.ReadFile(s.path(s.target))
	must(s.t, err)
	for line := range strings.Lines(string(old)) {
		if entry, _, _ := strings.Cut(line, "  "); !strings.Contains(string(now), entry) { // the note may name another file
			return "the baseline has lost " + line
		}
	}
	return ""
}

// report wants a whole report that tells of what could not be read.
func (s *stage) report() string {
	raw, err := os.ReadFile(s.path(s.target))
	must(s.t, err)
	if !json.Valid(raw) || !bytes.Contains(raw, []byte(`"unreadable"`)) {
		return "the report is not whole"
	}
	return ""
}
