package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onecopy/internal/testkit"
)

var (
	slurmRoot = flag.String("slurm", "", "folder in which the packages of Slurm are unpacked, where TestStagesOnSlurm starts it")
	slurmData = flag.String("slurm-data", "", "folder of records for TestStagesOnSlurm instead, where nothing is killed")
	slurmHome = flag.String("slurm-home", "", "set by TestStagesOnSlurm: it is in a namespace of its own, and its files are there")
)

// slurmConf is a cluster of one machine, which trusts everybody on its own loopback. A job that is
// put back into the queue may start again after 5 seconds and not 120.
const slurmConf = `ClusterName=trial
SlurmctldHost=localhost(127.0.0.1)
SlurmUser=root
AuthType=auth/none
AuthInfo=cred_expire=5
CredType=cred/none
PluginDir=%[1]s/slurm-wlm
StateSaveLocation=%[2]s/state
SlurmdSpoolDir=%[2]s/spool
SlurmctldPidFile=%[2]s/slurmctld.pid
SlurmdPidFile=%[2]s/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
KillWait=1
NodeName=localhost NodeAddr=127.0.0.1 CPUs=2
PartitionName=trial Nodes=ALL Default=YES
`

// TestStagesOnSlurm runs docs/engines/slurm.sh on Slurm itself, and has every stage killed and its
// job put back into the queue. Slurm runs in namespaces of its own, with all that it starts.
func TestStagesOnSlurm(t *testing.T) {
	if *slurmRoot == "" {
		t.Skip("-slurm names no folder of packages: make slurm fetches them")
	}
	if *slurmHome != "" {
		onSlurm(t, *slurmHome)
		return
	}
	own := []string{"-npf", "--kill-child", "--mount-proc"} // Slurm drops groups, which root of a user namespace may not
	if out, err := exec.Command("unshare", append(own, "ip", "link", "set", "lo", "up")...).CombinedOutput(); err != nil {
		t.Skipf("it takes root, unshare and ip: %v: %s", err, out)
	}
	root, err := filepath.Abs(*slurmRoot)
	testkit.Must(t, err)
	home := t.TempDir()
	if *slurmData == "" {
		home = newsFolder(t)
	} else {
		testkit.Must(t, os.Symlink(*slurmData, filepath.Join(home, "wire")))
	}
	doomedProgram(t, home, `scontrol requeue "$SLURM_JOB_ID"; sleep 600`)
	if *slurmData != "" {
		for _, stage := range stagesOfMake {
			testkit.Must(t, os.Mkdir(filepath.Join(home, "killed", stage), 0o755))
		}
	}
	inside := exec.CommandContext(t.Context(), "unshare", append(own, os.Args[0], "-test.run=^TestStagesOnSlurm$", "-test.v", "-slurm", root, "-slurm-home", home)...)
	out, err := inside.CombinedOutput()
	t.Logf("%s", out)
	testkit.Must(t, err)
	everyStageKilled(t, home)
	sameBytes(t, filepath.Join(home, "out"), cleaned(t, filepath.Join(home, "wire")))
}

// onSlurm is TestStagesOnSlurm in its namespaces.
func onSlurm(t *testing.T, home string) {
	// Of addresses that are all loopback the resolver says that there are none.
	for _, args := range []string{"link set lo up", "address add 192.0.2.1 dev lo"} {
		testkit.Must(t, exec.Command("ip", strings.Fields(args)...).Run())
	}
	libraries, err := filepath.Glob(filepath.Join(*slurmRoot, "usr/lib/*/slurm-wlm"))
	testkit.Must(t, err)
	if len(libraries) != 1 {
		t.Fatalf("%s has no packages of Slurm", *slurmRoot)
	}
	lib, bin, sbin := filepath.Dir(libraries[0]), filepath.Join(*slurmRoot, "usr/bin"), filepath.Join(*slurmRoot, "usr/sbin")
	conf := filepath.Join(home, "slurm.conf")
	writeFile(t, conf, fmt.Sprintf(slurmConf, lib, home))
	for _, dir := range []string{"state", "spool"} {
		testkit.Must(t, os.Mkdir(filepath.Join(home, dir), 0o755))
	}
	t.Setenv("PATH", bin+":"+sbin+":"+os.Getenv("PATH"))
	t.Setenv("LD_LIBRARY_PATH", lib+":"+filepath.Join(lib, "slurm-wlm"))
	t.Setenv("SLURM_CONF", conf)
	t.Setenv("ONECOPY", filepath.Join(home, "doomed"))
	t.Setenv("KILLED", filepath.Join(home, "killed"))
	daemon(t, home, "slurmctld-wlm", "-D", "-c")
	daemon(t, home, "slurmd-wlm", "-D", "-N", "localhost", "-d", filepath.Join(sbin, "slurmstepd-wlm"))
	waitFor(t, home, "sinfo", func(told string) bool { return strings.Contains(told, "idle") })
	recipe, err := filepath.Abs("../../docs/engines/slurm.sh")
	testkit.Must(t, err)
	begin := exec.Command("sh", recipe, "wire", "out")
	begin.Dir, begin.Env = home, append(os.Environ(), "N=2")
	if said, err := begin.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	waitFor(t, home, "squeue", func(told string) bool { return told == "" })
}

// daemon starts a program that runs until the namespace ends.
func daemon(t *testing.T, home, name string, args ...string) {
	t.Helper()
	log, err := os.Create(filepath.Join(home, name+".log"))
	testkit.Must(t, err)
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = log, log
	testkit.Must(t, cmd.Start())
}

// waitFor asks Slurm until it answers as wanted.
func waitFor(t *testing.T, home, ask string, wanted func(told string) bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 15*time.Minute)
	defer cancel()
	told := []byte("nothing yet")
	for ctx.Err() == nil {
		var err error
		if told, err = exec.CommandContext(ctx, ask, "-h").Output(); err == nil && wanted(string(told)) {
			return
		}
		time.Sleep(time.Second)
	}
	logs, _ := filepath.Glob(filepath.Join(home, "*.log"))
	for _, name := range append(logs, filepath.Join(home, "stages", "log.*")) {
		raw, _ := os.ReadFile(name)
		t.Logf("%s:\n%s", filepath.Base(name), raw[max(0, len(raw)-3000):])
	}
	t.Fatalf("%s says %s", ask, told)
}
