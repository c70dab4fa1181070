//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/validate"
)

// TestImage holds the image to its own digests, and runs it as a container would: in a root of its
// own, where nothing else is, with a folder at /work.
func TestImage(t *testing.T) {
	r := linuxRelease(t)
	path := one(t, r, "onecopy-*-image.oci.tar")
	index, err := layout.ImageIndexFromPath(unpack(t, path))
	if err != nil {
		t.Fatal(err)
	}
	if err := validate.Index(index); err != nil {
		t.Fatal(err)
	}
	m, err := index.IndexManifest()
	if err != nil {
		t.Fatal(err)
	}
	var oci v1.Image
	for _, d := range m.Manifests {
		if d.Platform.OS == here.System && d.Platform.Architecture == here.Arch {
			if oci, err = index.Image(d.Digest); err != nil {
				t.Fatal(err)
			}
		}
	}
	docker, err := tarball.ImageFromPath(one(t, r, "onecopy-*-image-"+here.dashed()+".tar"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := validate.Image(docker); err != nil {
		t.Fatal(err)
	}
	for name, image := range map[string]v1.Image{"oci": oci, "docker": docker} {
		t.Run(name, func(t *testing.T) { container(t, r, image) })
	}
	if _, err := exec.LookPath("skopeo"); err == nil {
		said(t, exec.Command("skopeo", "--insecure-policy", "copy", "oci-archive:"+path, "oci:"+filepath.Join(t.TempDir(), "copied")))
		t.Log("skopeo copied the image")
	}
}

func container(t *testing.T, r *Release, image v1.Image) {
	c, err := image.ConfigFile()
	if err != nil {
		t.Fatal(err)
	}
	if c.Architecture != here.Arch || c.Config.WorkingDir != "/work" || len(c.Config.Entrypoint) != 1 {
		t.Fatalf("%+v", c.Config)
	}
	if os.Getuid() != 0 {
		t.Skip("only root may change the root of a process")
	}
	flat := filepath.Join(t.TempDir(), "flat.tar")
	f, err := os.Create(flat)
	if err != nil {
		t.Fatal(err)
	}
	in := mutate.Extract(image)
	if _, err := io.Copy(f, in); err != nil {
		t.Fatal(err)
	}
	in.Close()
	f.Close()
	root := unpack(t, flat)
	if err := os.Chmod(root, 0o755); err != nil { // that of the folder of a test is for its owner alone
		t.Fatal(err)
	}
	for _, open := range []string{"work", "tmp"} {
		if err := os.Chmod(filepath.Join(root, open), 0o1777); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(root, "work/seeds"), os.DirFS("../seeds")); err != nil {
		t.Fatal(err)
	}
	works(t, r, func(args ...string) *exec.Cmd {
		cmd := &exec.Cmd{Path: c.Config.Entrypoint[0], Args: append([]string{"onecopy"}, args...), Dir: c.Config.WorkingDir, Env: []string{}}
		cmd.SysProcAttr = &syscall.SysProcAttr{Chroot: root, Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		return cmd
	})
}
