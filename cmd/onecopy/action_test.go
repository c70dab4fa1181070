package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"onecopy/report"
)

// A workflow runs the steps of action.yml as GitHub does, but for those that fetch other actions.
type workflow struct {
	*testing.T
	action  map[string]any
	home    string // the working folder
	temp    string
	inputs  map[string]string
	outputs map[string]string // of the step check
	summary string            // file of that step
	base    string            // what the event says stood before
	env     []string
	said    strings.Builder
}

func newWorkflow(t *testing.T, inputs map[string]string) *workflow {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the steps are for bash")
	}
	w := &workflow{T: t, home: t.TempDir(), temp: t.TempDir(), inputs: map[string]string{}, outputs: map[string]string{}}
	w.action = readYAML(t, "../../action.yml").(map[string]any)
	for name, input := range w.action["inputs"].(map[string]any) {
		w.inputs[name], _ = input.(map[string]any)["default"].(string)
	}
	maps.Copy(w.inputs, inputs)
	w.summary = filepath.Join(w.temp, "summary")
	w.env = append(os.Environ(), "RUNNER_TEMP="+w.temp, "GITHUB_STEP_SUMMARY="+w.summary, "CI=true")
	if err := os.CopyFS(filepath.Join(w.home, "seeds"), os.DirFS(seeds)); err != nil {
		t.Fatal(err)
	}
	writeFile(t, w.summary, "")
	return w
}

// run does every step and returns the exit code of the last.
func (w *workflow) run() (code int) {
	w.Helper()
	for _, step := range w.action["runs"].(map[string]any)["steps"].([]any) {
		if code = w.step(step.(map[string]any)); code != 0 {
			break
		}
	}
	return code
}

// step runs one step, as GitHub calls bash.
func (w *workflow) step(s map[string]any) int {
	w.Helper()
	script, ok := s["run"].(string)
	if !ok {
		return 0
	}
	file, output, path := filepath.Join(w.temp, "step.sh"), filepath.Join(w.temp, "output"), filepath.Join(w.temp, "path")
	for name, text := range map[string]string{file: script, output: "", path: ""} {
		writeFile(w.T, name, text)
	}
	cmd := installed(w.T, "bash", "--noprofile", "--norc", "-eo", "pipefail", file)
	cmd.Dir, cmd.Env = w.home, append(w.env, "GITHUB_OUTPUT="+output, "GITHUB_PATH="+path)
	set, _ := s["env"].(map[string]any)
	for name, value := range set {
		cmd.Env = append(cmd.Env, name+"="+w.expand(value.(string)))
	}
	said, err := cmd.CombinedOutput()
	w.said.Write(said)
	if cmd.ProcessState == nil {
		w.Fatal(err)
	}
	for line := range strings.Lines(w.read(output)) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		w.outputs[name] = value
	}
	if bin := strings.TrimSpace(w.read(path)); bin != "" {
		w.env = append(w.env, "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	}
	return cmd.ProcessState.ExitCode()
}

func (w *workflow) read(name string) string {
	text, err := os.ReadFile(name)
	if err != nil {
		w.Fatal(err)
	}
	return string(text)
}

// expand puts values in the place of expressions.
func (w *workflow) expand(text string) string {
	return regexp.MustCompile(`\$\{\{ (.*?) \}\}`).ReplaceAllStringFunc(text, func(e string) string {
		name := strings.TrimSuffix(strings.TrimPrefix(e, "${{ "), " }}")
		if input, ok := strings.CutPrefix(name, "inputs."); ok {
			return w.inputs[input]
		}
		if output, ok := strings.CutPrefix(name, "steps.check.outputs."); ok {
			return w.outputs[output]
		}
		switch name {
		case "github.action_path":
			return filepath.Join(w.temp, "tools", "onecopy")
		case "github.action_repository || github.repository":
			return "tools/onecopy"
		case "github.event.pull_request.base.sha || github.event.merge_group.base_sha || github.event.before":
			return w.base
		}
		w.Fatalf("unknown expression %s", name)
		return ""
	})
}

// checked is the report for machines of a run.
func (w *workflow) checked() (c report.Check) {
	w.Helper()
	if err := json.Unmarshal([]byte(w.read(filepath.Join(w.home, w.outputs["report"], "report.json"))), &c); err != nil {
		w.Fatal(err)
	}
	return c
}

// TestAction runs the action on the seeds: it fails last, when reports, outputs, annotations and
// summary are there.
func TestAction(t *testing.T) {
	t.Parallel()
	w := newWorkflow(t, map[string]string{"version": "installed", "paths": "seeds"})
	if code := w.run(); code != exitFound {
		t.Fatalf("exit code %d\n%s", code, &w.said)
	}
	totals := w.checked().Totals
	if totals.New == 0 || w.outputs["findings"] != fmt.Sprint(totals.Findings) || w.outputs["new-findings"] != fmt.Sprint(totals.New) {
		t.Errorf("outputs %v of %+v", w.outputs, totals)
	}
	for _, name := range []string{"report.md", "report.html", "report.json", "report.sarif"} {
		if w.read(filepath.Join(w.home, "onecopy-report", name)) == "" {
			t.Errorf("%s is empty", name)
		}
	}
	if w.read(w.summary) != w.read(filepath.Join(w.home, "onecopy-report", "report.md")) {
		t.Error("the summary is not report.md")
	}
	if !strings.Contains(w.said.String(), "\n::error file=seeds/003_9f7ee0565c2f8349.txt,line=146,") {
		t.Errorf("no annotation in\n%s", &w.said)
	}
}

// TestActionBaseline accepts what is found, with other flags too, and leaves nothing of an earlier
// run.
func TestActionBaseline(t *testing.T) {
	t.Parallel()
	w := newWorkflow(t, map[string]string{
		"version": "installed", "paths": "\nseeds/003_9f7ee0565c2f8349.txt\r\n", "against": "seeds/001_978e6dbf49f5cf3e.txt\n", "baseline": "accepted",
		"args": "--only copy\n  --threshold=0.9", "report": "out/a b",
	})
	accept := exec.Command("onecopy", "check", "seeds/003_9f7ee0565c2f8349.txt", "--against", "seeds/001_978e6dbf49f5cf3e.txt", "--baseline", "accepted", "--update-baseline")
	accept.Dir = w.home
	if said, err := accept.CombinedOutput(); err != nil && accept.ProcessState.ExitCode() != exitFound {
		t.Fatalf("%v\n%s", err, said)
	}
	if code := w.run(); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, &w.said)
	}
	if c := w.checked(); c.Totals.Copies != 4 || c.Totals.Boilerplate != 0 || c.Settings.Threshold != 0.9 || c.Totals.Against == 0 || w.outputs["new-findings"] != "0" {
		t.Errorf("%+v, %v", c.Totals, w.outputs)
	}
	w.inputs["paths"] = "nowhere"
	if code := w.run(); code != exitTrouble {
		t.Errorf("exit code %d", code)
	}
	if _, err := os.Stat(filepath.Join(w.home, "out/a b/report.json")); err == nil {
		t.Error("the report of an earlier run is there")
	}
}

// hostileNames are names of files that a shell would run, split or expand if it read them as words
// of a script.
var hostileNames = []string{"$(touch pwned).txt", "`touch pwned`.txt", "a; touch pwned.txt", "a b\"'.txt", "-n.txt", "*.txt"}

// TestActionHostile has inputs that would be commands if they were part of a script.
func TestActionHostile(t *testing.T) {
	t.Parallel()
	names := hostileNames
	w := newWorkflow(t, map[string]string{
		"version": "installed", "paths": strings.Join(names, "\n"), "report": "$(touch pwned)\ncode=0",
		"args": "--exclude=$(touch${IFS}pwned) --exclude=`touch${IFS}pwned` --exclude=;touch${IFS}pwned",
	})
	for i, name := range names {
		writeFile(t, filepath.Join(w.home, name), fmt.Sprintf("In town %d the mayor opened a bridge of %d metres on Monday after %d years of work.\n", i, 100+i, i))
	}
	if code := w.run(); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, &w.said)
	}
	if _, err := os.Stat(filepath.Join(w.home, "pwned")); err == nil {
		t.Error("an input was run")
	}
	var c report.Check
	if err := json.Unmarshal([]byte(w.read(filepath.Join(w.home, w.inputs["report"], "report.json"))), &c); err != nil || c.Totals.Files != len(names) {
		t.Errorf("%d files checked, %v, want %q", c.Totals.Files, err, names)
	}
	if !maps.Equal(w.outputs, map[string]string{"code": "0", "report": "$(touch pwned)code=0", "findings": "0", "new-findings": "0"}) {
		t.Errorf("outputs %q", w.outputs)
	}
}

// TestActionRoom fills the summary nearly up: the end of the report is left out, and that is said.
func TestActionRoom(t *testing.T) {
	t.Parallel()
	w := newWorkflow(t, map[string]string{"version": "installed", "paths": "seeds"})
	const most = 1 << 20
	for _, full := range []int{most - 3000, most - 100, most} {
		writeFile(t, w.summary, strings.Repeat("x", full-1)+"\n")
		if code := w.run(); code != exitFound {
			t.Fatalf("exit code %d\n%s", code, &w.said)
		}
		summary := w.read(w.summary)
		if len(summary) > max(most, full+100) || full < most-200 && !strings.HasSuffix(summary, "|\n\n\nThe rest had no room here; it is in report.md.\n") {
			t.Errorf("%d bytes, ending in %q", len(summary), summary[len(summary)-100:])
		}
	}
}

// TestActionInstall builds a program from the action's own folder, and from a tag of its
// repository.
func TestActionInstall(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"", "v1"} {
		w := newWorkflow(t, map[string]string{"version": version, "paths": "seeds"})
		source := filepath.Join(w.temp, "tools", "onecopy")
		writeFile(t, filepath.Join(source, "go.mod"), "module onecopy\n")
		writeFile(t, filepath.Join(source, "cmd/onecopy/main.go"), "package main\n\nfunc main() { println(\"built\") }\n")
		git := installed(t, "sh", "-c", "git init -q . && git add . && git -c user.name=x -c user.email=x@example.org commit -qm x && git tag v1")
		git.Dir = source
		if said, err := git.CombinedOutput(); err != nil {
			t.Skipf("git: %v\n%s", err, said)
		}
		w.env = append(w.env, "GITHUB_SERVER_URL=file://"+w.temp, "GOFLAGS=-mod=mod", "GOPROXY=off")
		if code := w.run(); code != exitDone || !strings.HasSuffix(w.said.String(), "built\n") {
			t.Errorf("version %q: exit code %d\n%s", version, code, &w.said)
		}
	}
}

// TestActionShape keeps expressions out of scripts, and inputs and outputs tied to what uses and
// writes them.
func TestActionShape(t *testing.T) {
	t.Parallel()
	w := newWorkflow(t, nil)
	used, scripts := "", ""
	for _, step := range w.action["runs"].(map[string]any)["steps"].([]any) {
		s := step.(map[string]any)
		script, _ := s["run"].(string)
		scripts += script
		if strings.Contains(script, "${{") {
			t.Errorf("%s: an expression in a script is a hole", s["name"])
		}
		if s["uses"] == nil && s["shell"] != "bash" {
			t.Errorf("%s: which shell?", s["name"])
		}
		used += fmt.Sprint(s)
	}
	for name := range w.inputs {
		if !strings.Contains(used, "inputs."+name) {
			t.Errorf("input %s is not used", name)
		}
	}
	outputs := w.action["outputs"].(map[string]any)
	if names := slices.Sorted(maps.Keys(outputs)); !slices.Equal(names, []string{"findings", "new-findings", "report"}) {
		t.Errorf("outputs %q", names)
	}
	for name, o := range outputs {
		if o.(map[string]any)["value"] != "${{ steps.check.outputs."+name+" }}" || !strings.Contains(scripts, `"`+name+"=") {
			t.Errorf("output %s is never written", name)
		}
	}
}
