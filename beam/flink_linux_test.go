package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"onecopy/internal/testkit"
)

var (
	flinkJars = flag.String("flink", "", "folder of the jars of Flink and Beam's runner for it, where TestFlink starts a cluster")
	flinkDocs = flag.Int("docs", 300, "documents of TestFlink, about")
	flinkData = flag.String("data", "", "a file or folder of records for TestFlink instead")
	flinkKill = flag.String("kill", "both", "whether TestFlink has a task manager killed: both runs once with and once without, else only or never")
	flinkBin  = flag.String("flink-bin", "", "set by TestFlink: it is in a namespace of its own, and the programs are there")
)

// TestFlink wants the bytes of clean from a cluster of two task managers, also when one of them is
// killed while stories are compared. All of it runs in namespaces of its own: Beam's servers listen
// on every address that there is, and its workers outlive the cluster.
func TestFlink(t *testing.T) {
	if *flinkJars == "" {
		t.Skip("-flink names no folder of jars: make beam fetches them")
	}
	for _, program := range []string{"java", "unshare", "ip"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("there is no %s", program)
		}
	}
	own := []string{"-rnpf", "--kill-child", "--mount-proc"}
	if *flinkBin != "" {
		testFlink(t)
		return
	}
	if out, err := exec.Command("unshare", append(own, "true")...).CombinedOutput(); err != nil {
		t.Skipf("unshare: %v: %s", err, out)
	}
	bin := t.TempDir()
	for name, pkg := range map[string]string{"onecopy-beam": ".", "boot": "github.com/apache/beam/sdks/v2/go/container"} {
		build := exec.Command("go", "build", "-o", filepath.Join(bin, name), pkg)
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	inside := exec.CommandContext(t.Context(), "unshare", append(own, os.Args[0], "-test.run=^TestFlink$", "-test.v", "-flink", *flinkJars,
		"-docs", strconv.Itoa(*flinkDocs), "-data", *flinkData, "-kill", *flinkKill, "-flink-bin", bin)...)
	out, err := inside.CombinedOutput()
	t.Logf("%s", out)
	testkit.Must(t, err)
}

// testFlink is TestFlink in its namespaces.
func testFlink(t *testing.T) {
	testkit.Must(t, exec.Command("ip", "link", "set", "lo", "up").Run())
	path := *flinkData
	if path == "" {
		path = records(t, *flinkDocs*5/8)
	}
	want := cleaned(t, func(*options) {}, path)
	f := startFlink(t)
	for _, kill := range []bool{true, false} {
		if kill && *flinkKill == "never" || !kill && *flinkKill == "only" {
			continue
		}
		t.Run(fmt.Sprintf("killed %v", kill), func(t *testing.T) {
			dir := t.TempDir()
			run := exec.CommandContext(t.Context(), filepath.Join(*flinkBin, "onecopy-beam"), path, "-o", filepath.Join(dir, "out"), "--removed", filepath.Join(dir, "removed.jsonl"),
				"--piece", "100K", "--runner", "flink", "--endpoint", "localhost:8099", "--environment_type", "PROCESS", "--environment_config",
				fmt.Sprintf(`{"command":%q}`, filepath.Join(*flinkBin, "boot")), "--worker_binary", filepath.Join(*flinkBin, "onecopy-beam"), "--parallelism", "2")
			var told bytes.Buffer
			run.Stdout, run.Stderr = &told, &told
			testkit.Must(t, run.Start())
			if kill {
				f.killDuring(t, "verifyFn")
			}
			begun := time.Now()
			if err := run.Wait(); err != nil {
				t.Fatalf("%v: %s\n%s", err, told.String(), f.tail())
			}
			t.Logf("%.0f s, most memory of all processes %d MB", time.Since(begun).Seconds(), f.most>>20)
			same(t, files(t, dir), want)
		})
	}
}

// A flink is a cluster and the server that takes jobs for it.
type flink struct {
	t        *testing.T // of all jobs: what is started for one of them stays for the next
	dir      string
	managers []*exec.Cmd
	most     int // bytes of all processes together
}

// opens are packages that Flink looks into, which Java 17 closes.
var opens = []string{"java.lang", "java.util", "java.nio", "sun.nio.ch", "java.util.concurrent", "java.net", "java.io", "java.lang.invoke"}

func startFlink(t *testing.T) *flink {
	t.Helper()
	f := &flink{t: t, dir: t.TempDir()}
	conf, err := filepath.Abs("flink")
	testkit.Must(t, err)
	f.java("jobmanager", "512m", "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint", "--configDir", conf)
	for range 2 {
		f.manager()
	}
	f.java("jobserver", "512m", "org.apache.beam.runners.flink.FlinkJobServerDriver", "--flink-master", "localhost:8081", "--job-host", "localhost",
		"--job-port", "8099", "--artifact-port", "8098", "--expansion-port", "8097", "--flink-conf-dir", conf, "--artifacts-dir", filepath.Join(f.dir, "artifacts"))
	for n := 0; ; n++ {
		var all struct{ Taskmanagers int }
		if f.get("overview", &all); all.Taskmanagers == 2 && strings.Contains(f.tail(), "JobService started") {
			break
		}
		if n == 300 {
			t.Fatalf("Flink does not start: %s", f.tail())
		}
		time.Sleep(time.Second)
	}
	go f.measure()
	return f
}

// java starts one of the processes.
func (f *flink) java(name, memory, class string, arguments ...string) *exec.Cmd {
	f.t.Helper()
	command := []string{"-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=1g", "-Xmx" + memory, "-cp", filepath.Join(*flinkJars, "*")}
	for _, p := range opens {
		command = append(command, "--add-opens=java.base/"+p+"=ALL-UNNAMED")
	}
	run := exec.Command("java", append(append(command, class), arguments...)...)
	out, err := os.Create(filepath.Join(f.dir, name+".log"))
	testkit.Must(f.t, err)
	run.Stdout, run.Stderr, run.Dir = out, out, f.dir
	run.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	testkit.Must(f.t, run.Start())
	f.t.Cleanup(func() {
		syscall.Kill(-run.Process.Pid, syscall.SIGKILL)
		run.Wait()
		out.Close()
	})
	return run
}

// manager starts a task manager.
func (f *flink) manager() {
	n := len(f.managers)
	conf, err := filepath.Abs("flink")
	testkit.Must(f.t, err)
	f.managers = append(f.managers, f.java(fmt.Sprint("taskmanager", n), "1200m", "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
		"--configDir", conf, "-D", fmt.Sprint("taskmanager.resource-id=manager", n)))
}

// get asks Flink.
func (f *flink) get(path string, into any) {
	reply, err := http.Get("http://localhost:8081/" + path)
	if err == nil {
		json.NewDecoder(reply.Body).Decode(into)
		reply.Body.Close()
	}
}

// killDuring kills a task manager with its workers when a step has begun, and starts another one.
func (f *flink) killDuring(t *testing.T, step string) {
	t.Helper()
	for range 9000 {
		var jobs struct{ Jobs []struct{ ID, Status string } }
		f.get("jobs", &jobs)
		for _, j := range jobs.Jobs {
			var job struct {
				Vertices []struct{ Name, Status string }
			}
			if j.Status != "RUNNING" {
				continue
			}
			f.get("jobs/"+j.ID, &job)
			for _, v := range job.Vertices {
				if strings.Contains(v.Name, step) && v.Status == "RUNNING" {
					syscall.Kill(-f.managers[0].Process.Pid, syscall.SIGKILL)
					f.manager()
					t.Logf("killed a task manager in %s", v.Name)
					return
				}
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Errorf("no step %s was seen at work", step)
}

// tail is the end of what the processes told.
func (f *flink) tail() string {
	all := ""
	logs, _ := filepath.Glob(filepath.Join(f.dir, "*.log"))
	for _, name := range logs {
		raw, _ := os.ReadFile(name)
		all += filepath.Base(name) + ":\n" + string(raw[max(0, len(raw)-3000):]) + "\n"
	}
	return all
}

// measure adds up the memory of all processes, which are those of the namespace, once a second.
func (f *flink) measure() {
	for {
		sum := 0
		names, _ := filepath.Glob("/proc/[0-9]*/statm")
		for _, name := range names {
			raw, _ := os.ReadFile(name)
			if fields := strings.Fields(string(raw)); len(fields) > 1 {
				pages, _ := strconv.Atoi(fields[1])
				sum += pages * os.Getpagesize()
			}
		}
		f.most = max(f.most, sum)
		time.Sleep(time.Second)
	}
}
