package main

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A pipeline runs the job of the GitLab template as a runner does: its scripts in a shell, its
// variables in the environment.
type pipeline struct {
	*testing.T
	job  map[string]any
	home string
	env  []string
}

func newPipeline(t *testing.T, set ...string) *pipeline {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the job is for a POSIX shell")
	}
	p := &pipeline{T: t, home: t.TempDir(), env: os.Environ()}
	p.job = readYAML(t, "../../docs/onecopy.gitlab-ci.yml").(map[string]any)[".onecopy"].(map[string]any)
	for name, value := range p.job["variables"].(map[string]any) {
		p.env = append(p.env, name+"="+value.(string))
	}
	p.env = append(p.env, set...)
	if err := os.CopyFS(filepath.Join(p.home, "seeds"), os.DirFS(seeds)); err != nil {
		t.Fatal(err)
	}
	return p
}

// run runs the scripts of that name and returns the exit code and all that is said.
func (p *pipeline) run(name string) (code int, said string) {
	p.Helper()
	script := "set -e\n"
	for _, line := range p.job[name].([]any) {
		script += line.(string)
	}
	cmd := exec.Command("sh", "-c", script)
	cmd.Dir, cmd.Env = p.home, p.env
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		p.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

// artifact reads a report that the job leaves to GitLab.
func (p *pipeline) artifact(name string) []byte {
	p.Helper()
	path := p.job["artifacts"].(map[string]any)["reports"].(map[string]any)[name].(string)
	text, err := os.ReadFile(filepath.Join(p.home, path))
	if err != nil {
		p.Fatal(err)
	}
	return text
}

// TestGitLab runs the template on the seeds. Its reports are where the job says, and are what
// GitLab reads.
func TestGitLab(t *testing.T) {
	t.Parallel()
	p := newPipeline(t, "ONECOPY_PATHS=seeds/003_9f7ee0565c2f8349.txt\n", "ONECOPY_AGAINST=seeds/001_978e6dbf49f5cf3e.txt", "ONECOPY_ARGS= --only copy\t--threshold=0.9\n")
	if code, said := p.run("before_script"); code != exitDone {
		t.Errorf("before_script: exit code %d\n%s", code, said)
	}
	code, said := p.run("script")
	if code != exitFound || !strings.Contains(said, "seeds/003_9f7ee0565c2f8349.txt:146") {
		t.Fatalf("exit code %d\n%s", code, said)
	}
	var quality []struct {
		Description, Fingerprint, Severity string
		Location                           struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	if err := json.Unmarshal(p.artifact("codequality"), &quality); err != nil || len(quality) != 4 || quality[0].Location.Lines.Begin != 146 {
		t.Errorf("%v, %+v", err, quality)
	}
	var suites struct {
		Failures int `xml:"failures,attr"`
	}
	if err := xml.Unmarshal(p.artifact("junit"), &suites); err != nil || suites.Failures != 1 {
		t.Errorf("%v, %+v", err, suites)
	}
	p.env = append(p.env, "ONECOPY_ARGS=--exit-zero", "ONECOPY_BASELINE=accepted")
	writeFile(t, filepath.Join(p.home, "accepted"), "# onecopy baseline v1\n")
	if code, said := p.run("script"); code != exitDone {
		t.Errorf("exit code %d\n%s", code, said)
	}
}

// TestGitLabHostile has variables that would be commands, patterns or several words if they were
// part of the script.
func TestGitLabHostile(t *testing.T) {
	t.Parallel()
	names := hostileNames
	p := newPipeline(t, "ONECOPY_PATHS="+strings.Join(names, "\n"), "ONECOPY_ARGS=--exclude=$(touch${IFS}pwned) --exclude=b*")
	for i, name := range names {
		writeFile(t, filepath.Join(p.home, name), news(i))
	}
	if code, said := p.run("script"); code != exitDone || !strings.Contains(said, "6 stories in 6 files") {
		t.Errorf("exit code %d\n%s", code, said)
	}
	if _, err := os.Stat(filepath.Join(p.home, "pwned")); err == nil {
		t.Error("a variable was run")
	}
}

// TestGitLabWithout wants an image without the program, and no repository to build it from, to say
// what to do.
func TestGitLabWithout(t *testing.T) {
	t.Parallel()
	p := newPipeline(t, "PATH=/nowhere")
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh")
	}
	cmd := exec.Command(sh, "-c", p.job["before_script"].([]any)[0].(string))
	cmd.Env = p.env
	if said, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != exitTrouble || !strings.HasPrefix(string(said), "set ONECOPY_SOURCE to") {
		t.Errorf("exit code %d\n%s", cmd.ProcessState.ExitCode(), said)
	}
}

// TestScriptsChecked has shellcheck, where it is installed, read the scripts of the action and of
// the template.
func TestScriptsChecked(t *testing.T) {
	t.Parallel()
	scripts := map[string]string{}
	for _, s := range readYAML(t, "../../action.yml").(map[string]any)["runs"].(map[string]any)["steps"].([]any) {
		if script, ok := s.(map[string]any)["run"].(string); ok {
			scripts["bash:"+script] = script
		}
	}
	job := readYAML(t, "../../docs/onecopy.gitlab-ci.yml").(map[string]any)[".onecopy"].(map[string]any)
	for _, name := range []string{"before_script", "script"} {
		script := job[name].([]any)[0].(string)
		scripts["sh:"+script] = script
	}
	for key, script := range scripts {
		shell, _, _ := strings.Cut(key, ":")
		file := filepath.Join(t.TempDir(), "script")
		writeFile(t, file, script)
		if said, err := exec.Command(shell, "-n", file).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s\n%s", err, said, script)
		}
		if _, err := exec.LookPath("shellcheck"); err != nil {
			continue
		}
		if said, err := exec.Command("shellcheck", "-s", shell, "-S", "style", file).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, said)
		}
	}
}
