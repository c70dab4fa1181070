//go:build unix

package torture

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// attacks are words that steer a terminal, a runner of CI, a browser or a shell, if they reach it
// as they are.
var attacks = []string{
	"\x1b[2J\x1b[31mred", "\x1b]0;owned\a", "\x9b31m", "\u009b31m", "\u202egpj.exe", "\u2066x\u2069", "a\u2028b", "a\u2029b", "a\rb", "a\bb", "a\x7fb", "a\vb",
	"::error::x", "::set-output name=x::y", "::add-mask::x", "##[error]x", "##vso[task.setvariable variable=x]y", "##teamcity[x]", "section_start:1:x\r\x1b[0K",
	"</script><img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "$(touch owned)", "`touch owned`", "; touch owned", "-rf", "--force", ":", "%0A::error::x", "{{.Policy}}",
	"=cmd|' /C calc'!A0", "[x](javascript:alert(1))", "\u200b\u2060\ufeff", "\xff\xfe\xed\xa0\x80", "nul\x00x",
}

// steering are signs that no line may hold which people or runners read; a line end and a tab are
// none.
var steering = regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]")

// runnerLine is what runners of GitHub, Azure and TeamCity take for a command in a log.
var runnerLine = regexp.MustCompile(`(?m)^\s*::|##(vso|teamcity)?\[`)

// TestWords has words that do something in names, headlines and text, and reads all that any
// command says of them.
func TestWords(t *testing.T) {
	r := begin("words that steer, in names and texts")
	for n, words := range attacks {
		p := newPlace(t)
		page := fmt.Sprintf("Ferry %[1]s runs again\n\nBy Ann %[1]s Lee\n\nThe ferry %[1]s to the islands runs again since Monday, the harbour master said, after a winter of repairs.\n\nShare this article\n\n%[1]s\n", words)
		name := strings.NewReplacer("/", "_", "\x00", "").Replace(words) + ".txt"
		raw, err := json.Marshal(map[string]string{"id": words, "title": words, "text": page})
		must(t, err)
		p.write(map[string]string{"in/" + name: page, "in/b.txt": page, "in/r.jsonl": string(raw) + "\n"})
		path := "in/" + name
		for _, args := range [][]string{
			{"clean", "in", "-o", "out", "--force", "-v"}, {"verify", "out", "in"}, {"check", "in"}, {"check", "in", "--format", "markdown"}, {"check", "in", "--format", "junit"},
			{"explain", path}, {"explain", "./" + name}, {"index", "in", "-o", "x.idx", "--force"}, {"index", "-o", "x.idx", "--list"}, {"check", path, "--against", "x.idx"},
			{"show", "out", name + "#1"}, {"recut", "out", "-t", ".3"}, {"check", "in", "--baseline", name, "--update-baseline"}, {"clean", name}, {name}, {"clean", "--" + name, "in"},
			{"clean", "in", "-o", name + "/x"}, {"check", "in", "--rules", name}, {"clean", "in", "--keep", words, "-o", "x"}, {"check", "in", "--report", name + "/x.json"},
		} {
			if strings.Contains(strings.Join(args, ""), "\x00") {
				continue
			}
			e := p.run(args...)
			all, wrong := e.said+"\n"+e.errors, e.broken()
			if m := steering.FindString(all); m != "" {
				wrong = fmt.Sprintf("%q is said: %q", m, clip(all))
			}
			if runnerLine.MatchString(all) {
				wrong = fmt.Sprintf("a line begins as a command does: %q", clip(all))
			}
			if _, err := os.Stat(p.path("owned")); err == nil {
				wrong = "a shell has run it"
			}
			if wrong != "" {
				wrong = fmt.Sprintf("%q, %q: %s", words, args, wrong)
			}
			r.try(t, wrong)
		}
		if n == 0 {
			r.say("in %d ways each", 20)
		}
	}
}

// TestRooms runs the tests of the rooms that do the same to the forms of reports, scripts of CI and
// pages in a browser's policy.
func TestRooms(t *testing.T) {
	r := begin("tests of words that steer, in the rooms")
	cmd := exec.Command("go", "test", "-count=1", "-v", "-run", "Hostile|Rogue|Attack|Harmless|Escape|Action|Hook|Script/hostile", "./report", "./cmd/onecopy")
	cmd.Dir = "../../.."
	said, err := cmd.CombinedOutput()
	passed := strings.Count(string(said), "--- PASS")
	for range passed {
		r.try(t, "")
	}
	if err != nil || passed == 0 {
		r.try(t, fmt.Sprintf("%v\n%s", err, said))
	}
}
