package main

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

	"onecopy/internal/testkit"
)

// newsFolder writes files of records with copies in and between them.
func newsFolder(t *testing.T) string {
	home := t.TempDir()
	var files [3]bytes.Buffer
	n := 0
	testkit.Library(12, func(id, text string) {
		raw, err := json.Marshal(map[string]string{"id": id, "text": text + "\n\nSubscribe to our newsletter"})
		testkit.Must(t, err)
		files[n%3].Write(append(raw, '\n'))
		n++
	})
	for i := range files {
		writeFile(t, filepath.Join(home, "wire", fmt.Sprintf("%c/news.jsonl", 'a'+i)), files[i].String())
	}
	return home
}

func sameBytes(t *testing.T, got, want string) {
	t.Helper()
	a, b := tree(t, got), tree(t, want)
	if len(a) != len(b) || len(b) < 10 {
		t.Errorf("%d files, want %d", len(a), len(b))
	}
	for name := range b {
		if a[name] != b[name] {
			t.Errorf("%s differs", name)
		}
	}
}

// TestStagesByMake runs docs/engines/stages.mk, and again where a file that it made is missing.
func TestStagesByMake(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"make", "awk", "sort", "sed"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("there is no " + tool)
		}
	}
	home := newsFolder(t)
	recipe, err := filepath.Abs("../../docs/engines/stages.mk")
	testkit.Must(t, err)
	run := func(out string) {
		t.Helper()
		cmd := exec.Command("make", "-s", "-j2", "-f", recipe, "IN=wire", "OUT="+out, "N=3", "FLAGS=-t 0.7")
		cmd.Dir = home
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		sameBytes(t, filepath.Join(home, out), cleaned(t, filepath.Join(home, "wire"), "-t", "0.7"))
	}
	run("out")
	testkit.Must(t, os.Remove(filepath.Join(home, "stages", "keys.2")))
	testkit.Must(t, os.Remove(filepath.Join(home, "stages", "fates.1")))
	run("again")
}

// TestNamesForMake has names of files that a shell runs as commands or reads as several files, or
// that are those of what a step of stages.mk has not made whole.
func TestNamesForMake(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("there is no make")
	}
	recipe, err := filepath.Abs("../../docs/engines/stages.mk")
	testkit.Must(t, err)
	for name, taken := range map[string]bool{
		"a;touch x;b": false, "a;b": false, "a$b": false, "a`b`": false, "a&b": false, "a*b": false, "a[b": false, "it's": false,
		`a"b`: false, "a(b)": false, "a|b": false, "a.part": false, "a.all": false, "a.partly": true, "brücke-1_2+3,4=5%6#7": true,
	} {
		home := t.TempDir()
		writeFile(t, filepath.Join(home, "wire", name), "{}\n")
		cmd := exec.Command("make", "-n", "-f", recipe, "IN=wire", "OUT=out", "N=1")
		cmd.Dir = home
		said, err := cmd.CombinedOutput()
		if refused := err != nil && strings.Contains(string(said), "rename ./"+name+":"); refused == taken || taken && err != nil {
			t.Errorf("%s: %v\n%s", name, err, said)
		}
	}
}

// doomed stands for the program: the first time that each stage is run, it says some of its rows,
// and then all processes of its run are killed.
const doomed = `#!/bin/sh
if mkdir "$KILLED/$2" 2>/dev/null; then
  onecopy "$@" | head -c 2000
  %s
fi
exec onecopy "$@"
`

// stagesOfMake are those that stages.mk runs.
var stagesOfMake = []string{"apply", "bucket", "cluster", "keys", "learn", "mark", "pairs", "rank", "sign", "verify"}

// doomedProgram writes that, with what kills it. KILLED has a folder for each stage that was.
func doomedProgram(t *testing.T, home, kill string) {
	t.Helper()
	writeFile(t, filepath.Join(home, "doomed"), fmt.Sprintf(doomed, kill))
	testkit.Must(t, os.Chmod(filepath.Join(home, "doomed"), 0o755))
	testkit.Must(t, os.Mkdir(filepath.Join(home, "killed"), 0o755))
}

// everyStageKilled wants each of them to have been.
func everyStageKilled(t *testing.T, home string) {
	t.Helper()
	var got []string
	entries, err := os.ReadDir(filepath.Join(home, "killed"))
	testkit.Must(t, err)
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, stagesOfMake) {
		t.Errorf("killed %s, want %s", got, stagesOfMake)
	}
}

// TestStagesOfMakeKilled kills make and all that it runs in every stage, and calls it again.
func TestStagesOfMakeKilled(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"setsid", "make", "awk", "sort", "sed"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("there is no " + tool)
		}
	}
	home := newsFolder(t)
	doomedProgram(t, home, "kill -9 0")
	recipe, err := filepath.Abs("../../docs/engines/stages.mk")
	testkit.Must(t, err)
	for n := 0; ; n++ {
		cmd := exec.Command("setsid", "make", "-s", "-j2", "-f", recipe, "IN=wire", "OUT=out", "N=2", "ONECOPY="+filepath.Join(home, "doomed"))
		cmd.Dir, cmd.Env = home, append(os.Environ(), "KILLED="+filepath.Join(home, "killed"))
		said, err := cmd.CombinedOutput()
		if err == nil {
			break
		}
		if n == len(stagesOfMake) || err.Error() != "signal: killed" {
			t.Fatalf("%v\n%s", err, said)
		}
	}
	everyStageKilled(t, home)
	sameBytes(t, filepath.Join(home, "out"), cleaned(t, filepath.Join(home, "wire")))
}

// queue stands for Slurm: it runs a job at once, a task of an array after the other, and wants the
// jobs that it is to wait for to be done.
const queue = `#!/bin/sh
set -eu
tasks=
for a; do
  case $a in
  --dependency=afterok:*) test -e "$QUEUE/${a#*:}" ;;
  --array=1-*) tasks=$(seq 1 "${a##*-}") ;;
  --wrap=*) wrap=${a#--wrap=} ;;
  esac
done
if [ -n "$tasks" ]; then
  for n in $tasks; do SLURM_ARRAY_TASK_ID=$n sh -c "$wrap" >&2; done
else
  sh -c "$wrap" >&2
fi
id=$(( $(ls "$QUEUE" | wc -l) + 1 ))
: > "$QUEUE/$id"
echo $id
`

// TestStagesBySlurm runs docs/engines/slurm.sh with a queue that runs jobs at once. That jobs wait
// for each other on a real one is Slurm's.
func TestStagesBySlurm(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"make", "awk", "sort", "sed", "seq"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("there is no " + tool)
		}
	}
	home := newsFolder(t)
	writeFile(t, filepath.Join(home, "bin", "sbatch"), queue)
	testkit.Must(t, os.Chmod(filepath.Join(home, "bin", "sbatch"), 0o755))
	testkit.Must(t, os.Mkdir(filepath.Join(home, "queue"), 0o755))
	recipe, err := filepath.Abs("../../docs/engines/slurm.sh")
	testkit.Must(t, err)
	cmd := exec.Command("sh", recipe, "wire", "out")
	cmd.Dir = home
	cmd.Env = append(os.Environ(), "PATH="+filepath.Join(home, "bin")+":"+os.Getenv("PATH"), "QUEUE="+filepath.Join(home, "queue"), "N=2")
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	sameBytes(t, filepath.Join(home, "out"), cleaned(t, filepath.Join(home, "wire")))
}

// TestStageUsage wants bad usage to be told with advice.
func TestStageUsage(t *testing.T) {
	t.Parallel()
	docs := filepath.Join(t.TempDir(), "docs")
	var rows, said bytes.Buffer
	if code := onecopy([]string{"stage", "mark", seeds}, strings.NewReader(""), &rows, &said); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, &said)
	}
	writeFile(t, docs, rows.String())
	for args, want := range map[string]string{
		"":                                      "stage needs a STAGE: mark, learn",
		"brand":                                 `there is no stage "brand"`,
		"ranks":                                 `did you mean "rank"?`,
		"learn -t .5 " + docs:                   "stage learn has no --threshold",
		"sign " + docs:                          "needs --templates",
		"sign --templates " + docs + " -":       "rows of kind docs, wanted are templates",
		"mark":                                  "needs a PATH",
		"mark --name x " + docs:                 "--name, --first-line or --first-byte without - alone",
		"mark --first-line 0 -":                 "--first-line must be at least 1",
		"mark -t 7 " + docs:                     "--threshold 7",
		"rank " + docs:                          "rows of kind docs, wanted are stories",
		"rank nowhere":                          "nowhere",
		"learn " + docs + " " + docs:            "name each file of rows once",
		"learn " + docs + " -":                  "standard input has the rows of",
		"cluster --stories nowhere":             "nowhere",
		"apply " + docs:                         "needs --decisions, -o OUT",
		"apply --decisions d -o o -":            "not from standard input",
		"apply --decisions d -o o " + docs:      "d: no such file",
		"verify --stories " + docs + " " + docs: "rows of kind docs, wanted are ranked",
	} {
		said.Reset()
		code := onecopy(append([]string{"stage"}, strings.Fields(args)...), bytes.NewReader(rows.Bytes()), &said, &said)
		if code != exitTrouble || !strings.Contains(said.String(), want) {
			t.Errorf("stage %s: exit code %d, %s", args, code, &said)
		}
	}
}

// TestStageLines counts the lines of a part of an input from where it begins. A part is unpacked,
// whatever the name of the input says.
func TestStageLines(t *testing.T) {
	t.Parallel()
	in := "{\"text\":\"One two three.\"}\n\n{\"text\":\"Four five six.\"}\n"
	for _, name := range []string{"part.jsonl", "part.jsonl.gz"} {
		var rows, said bytes.Buffer
		code := onecopy([]string{"stage", "mark", "--input-format", "jsonl", "--name", name, "--first-line", "41", "--first-byte", "1000"}, strings.NewReader(in), &rows, &said)
		for _, want := range []string{`"id":"` + name + `#41"`, `"id":"` + name + `#43"`, `"Lines":3`, `"start":1009`} {
			if code != exitDone || !strings.Contains(rows.String(), want) {
				t.Errorf("exit code %d, no %s in %s%s", code, want, &rows, &said)
			}
		}
	}
}
