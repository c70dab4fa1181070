package main

import (
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestNpm installs the wrapper from a registry on this machine that has the packages of the release
// and nothing else. Packages of other platforms must not be fetched.
func TestNpm(t *testing.T) {
	r := release(t)
	need(t, "npm", "node")
	registry, fetched := npmRegistry(t, r)
	at := desk(t)
	cmd := npm(t, at, registry, "install", "--no-audit", "--no-fund", "onecopy@"+r.semantic.String())
	said(t, cmd)
	for name := range fetched() {
		if strings.Contains(name, "-x64-") != (here.Arch == "amd64") && name != "onecopy-"+r.semantic.String()+".tgz" {
			t.Errorf("%s was fetched, for %s", name, here)
		}
	}
	program := filepath.Join(at, "node_modules/.bin/onecopy")
	works(t, r, func(args ...string) *exec.Cmd { return command(at, program, args...) })
	if here.System != "windows" {
		interrupted(t, command(at, program, "clean", "-", "-o", "stopped"))
	}

	said(t, npm(t, at, registry, "uninstall", r.npmName(here), "onecopy"))
	said(t, npm(t, at, registry, "install", "--omit=optional", "--no-audit", "--no-fund", "onecopy@"+r.semantic.String()))
	cmd = command(at, program, "version")
	out, _ := cmd.CombinedOutput()
	if cmd.ProcessState.ExitCode() != 2 || !strings.Contains(string(out), "hint: ") {
		t.Errorf("without the package of the platform: %v\n%s", cmd.ProcessState, out)
	}
}

// TestNpmFiles installs the wrapper and the package of this platform from their files, without any
// registry.
func TestNpmFiles(t *testing.T) {
	r := release(t)
	need(t, "npm", "node")
	at := desk(t)
	platform := one(t, r, "npm/onecopy-"+nodeSystem[here.System]+"-"+nodeArch[here.Arch]+"-*.tgz")
	said(t, npm(t, at, "http://127.0.0.1:9", "install", "--offline", "--no-audit", "--no-fund", platform, one(t, r, "npm/onecopy-[0-9]*.tgz")))
	works(t, r, func(args ...string) *exec.Cmd {
		return command(at, filepath.Join(at, "node_modules/.bin/onecopy"), args...)
	})
}

func npm(t *testing.T, dir, registry string, args ...string) *exec.Cmd {
	cmd := command(dir, "npm", args...)
	cmd.Env = append(os.Environ(), "npm_config_registry="+registry, "npm_config_cache="+t.TempDir(), "npm_config_update_notifier=false")
	return cmd
}

// interrupted: a signal to the wrapper ends the program, with the exit code of the program.
func interrupted(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	in, err := cmd.StdinPipe() // stays open: the program waits
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for since := time.Now(); !started(cmd.Dir); time.Sleep(20 * time.Millisecond) {
		if time.Since(since) > time.Minute {
			t.Fatal("the program does not start")
		}
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Errorf("ended by SIGTERM: %v, want exit code 130", err)
	}
}

// started says whether a run has begun to write in a folder.
func started(dir string) bool {
	found, _ := filepath.Glob(filepath.Join(dir, ".*.onecopy-tmp-*"))
	more, _ := filepath.Glob(filepath.Join(dir, ".onecopy-tmp-*"))
	return len(found)+len(more) > 0
}

// npmRegistry serves the tarballs as a registry does. fetched lists those that were asked for.
func npmRegistry(t *testing.T, r *Release) (url string, fetched func() map[string]bool) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(r.Out, "npm/*.tgz"))
	if err != nil || len(found) != len(r.Platforms)+1 {
		t.Fatal(found, err)
	}
	packages, asked := map[string]any{}, map[string]bool{}
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	for _, file := range found {
		data := []byte(readFile(t, file))
		var m map[string]any
		if err := json.Unmarshal(entries(t, file)["package/package.json"].data, &m); err != nil {
			t.Fatal(err)
		}
		sum := sha512.Sum512(data)
		m["dist"] = map[string]any{"tarball": server.URL + "/tarballs/" + filepath.Base(file), "integrity": "sha512-" + base64.StdEncoding.EncodeToString(sum[:])}
		packages[m["name"].(string)] = map[string]any{"name": m["name"], "dist-tags": map[string]any{"latest": m["version"]}, "versions": map[string]any{m["version"].(string): m}}
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, q *http.Request) {
		if base, ok := strings.CutPrefix(q.URL.Path, "/tarballs/"); ok {
			asked[path.Base(base)] = true
			http.ServeFile(w, q, filepath.Join(r.Out, "npm", path.Base(base)))
			return
		}
		p, ok := packages[strings.TrimPrefix(q.URL.Path, "/")]
		if !ok {
			http.NotFound(w, q)
			return
		}
		json.NewEncoder(w).Encode(p)
	})
	return server.URL, func() map[string]bool { return asked }
}

// TestNpmPack: npm would pack the same files of the wrapper.
func TestNpmPack(t *testing.T) {
	r := release(t)
	need(t, "npm")
	file := one(t, r, "npm/onecopy-[0-9]*.tgz")
	out, err := npm(t, filepath.Join(unpack(t, file), "package"), "http://127.0.0.1:9", "pack", "--dry-run", "--json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var packs []struct{ Files []struct{ Path string } }
	if err := json.Unmarshal(out, &packs); err != nil || len(packs) != 1 {
		t.Fatalf("%v\n%s", err, out)
	}
	here := entries(t, file)
	for _, f := range packs[0].Files {
		if here["package/"+f.Path].data == nil {
			t.Errorf("npm packs %s too", f.Path)
		}
	}
	if len(packs[0].Files) != 3 {
		t.Errorf("npm packs %v", packs[0].Files)
	}
}
