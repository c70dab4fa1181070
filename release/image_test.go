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
	oci := imageIn(t, unpack(t, path))
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
		for _, which := range []string{"system", "all"} {
			said(t, exec.Command("skopeo", "--insecure-policy", "copy", "--multi-arch="+which, "oci-archive:"+path, "oci:"+filepath.Join(t.TempDir(), which)))
		}
		t.Log("skopeo copied the image of this platform, and all")
	}
}

// imageIn returns the image of this platform from a layout of one index for all.
func imageIn(t *testing.T, dir string) v1.Image {
	t.Helper()
	top, err := layout.ImageIndexFromPath(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := validate.Index(top); err != nil {
		t.Fatal(err)
	}
	m, err := top.IndexManifest()
	if err != nil || len(m.Manifests) != 1 {
		t.Fatalf("%v: %v", m, err)
	}
	index, err := top.ImageIndex(m.Manifests[0].Digest)
	if err != nil {
		t.Fatal(err)
	}
	if m, err = index.IndexManifest(); err != nil {
		t.Fatal(err)
	}
	for _, d := range m.Manifests {
		if d.Platform.OS == here.System && d.Platform.Architecture == here.Arch {
			image, err := index.Image(d.Digest)
			if err != nil {
				t.Fatal(err)
			}
			return image
		}
	}
	t.Fatalf("no image for %s: %v", here, m)
	return nil
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
