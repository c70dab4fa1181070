package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestBuildah has buildah load both archives of the image, as it does without a daemon, and runs
// the program in a container of each, as a user who is not root, with a folder mounted at /work.
func TestBuildah(t *testing.T) {
	r := linuxRelease(t)
	need(t, "buildah")
	if os.Getuid() != 0 {
		t.Skip("only root may change the root of a process")
	}
	for _, archive := range []string{
		"oci-archive:" + one(t, r, "onecopy-*-image.oci.tar"),
		"docker-archive:" + one(t, r, "onecopy-*-image-"+here.dashed()+".tar"),
	} {
		kind, _, _ := strings.Cut(archive, ":")
		t.Run(kind, func(t *testing.T) { built(t, r, archive) })
	}
}

// built keeps what buildah stores in a folder of the test: images of the machine are not touched.
func built(t *testing.T, r *Release, archive string) {
	store, work := t.TempDir(), desk(t)
	if err := os.Chmod(work, 0o1777); err != nil {
		t.Fatal(err)
	}
	policy := filepath.Join(store, "policy.json")
	if err := os.WriteFile(policy, []byte(`{"default": [{"type": "insecureAcceptAnything"}]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	buildah := func(args ...string) *exec.Cmd {
		global := []string{"--root", filepath.Join(store, "root"), "--runroot", filepath.Join(store, "run"), "--storage-driver", "vfs"}
		return exec.Command("buildah", append(global, args...)...)
	}
	image := lastLine(said(t, buildah("pull", "--quiet", "--signature-policy", policy, archive)))
	const says = "{{.OCIv1.Architecture}} {{.OCIv1.Config.Entrypoint}} {{.OCIv1.Config.WorkingDir}}"
	got := strings.TrimSpace(said(t, buildah("inspect", "--type", "image", "--format", says, image)))
	if got != here.Arch+" [/usr/bin/onecopy] /work" {
		t.Errorf("the image says %q", got)
	}
	from := lastLine(said(t, buildah("from", "--quiet", "--pull-never", "--signature-policy", policy, image)))
	works(t, r, func(args ...string) *exec.Cmd {
		in := []string{"run", "--isolation", "chroot", "--user", "65534:65534", "--volume", work + ":/work", from, "--", "/usr/bin/onecopy"}
		return buildah(append(in, args...)...)
	})
	said(t, buildah("rm", from))
}

// lastLine is the id or name that buildah prints, below the warnings it may have.
func lastLine(said string) string {
	lines := strings.Split(strings.TrimSpace(said), "\n")
	return lines[len(lines)-1]
}
