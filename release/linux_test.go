package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// packaged are the files of a package besides the completion of zsh, whose place differs.
var packaged = []string{
	"usr/bin/onecopy", "usr/share/man/man1/onecopy.1.gz", "usr/share/doc/onecopy/copyright", "usr/share/doc/onecopy/changelog.gz",
	"usr/share/bash-completion/completions/onecopy", "usr/share/fish/vendor_completions.d/onecopy.fish",
}

func isPackage(t *testing.T, r *Release, dir, zsh string) {
	t.Helper()
	for _, name := range append(packaged, zsh) {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	at := desk(t)
	works(t, r, func(args ...string) *exec.Cmd { return command(at, filepath.Join(dir, "usr/bin/onecopy"), args...) })
}

func linuxRelease(t *testing.T) *Release {
	if here.System != "linux" {
		t.Skip("packages are for Linux")
	}
	return release(t)
}

// TestDeb unpacks the package of Debian and runs it; with -install it is installed and removed.
func TestDeb(t *testing.T) {
	r := linuxRelease(t)
	need(t, "dpkg-deb")
	deb := one(t, r, "onecopy_*_"+here.Arch+".deb")
	if got := said(t, exec.Command("dpkg-deb", "--info", deb)); !strings.Contains(got, "Package: onecopy\n") || !strings.Contains(got, "Architecture: "+here.Arch+"\n") {
		t.Error(got)
	}
	dir := t.TempDir()
	said(t, exec.Command("dpkg-deb", "-x", deb, dir))
	isPackage(t, r, dir, "usr/share/zsh/vendor-completions/_onecopy")
	if !*install || os.Getuid() != 0 {
		return
	}
	if exec.Command("dpkg", "-s", "onecopy").Run() == nil {
		t.Fatal("onecopy is installed here already; nothing was changed")
	}
	defer func() {
		said(t, exec.Command("dpkg", "--purge", "onecopy"))
		if _, err := os.Stat("/usr/bin/onecopy"); err == nil {
			t.Error("/usr/bin/onecopy is still there")
		}
	}()
	said(t, exec.Command("dpkg", "-i", deb))
	at := desk(t)
	works(t, r, func(args ...string) *exec.Cmd { return command(at, "/usr/bin/onecopy", args...) })
}

// TestRPM has rpm check the sums of its package, unpacks it and runs it.
func TestRPM(t *testing.T) {
	r := linuxRelease(t)
	need(t, "rpm", "rpm2cpio", "cpio")
	arch := map[string]string{"amd64": "x86_64", "arm64": "aarch64"}[here.Arch]
	rpm := one(t, r, "onecopy-*."+arch+".rpm")
	if got := said(t, exec.Command("rpm", "-K", "--nosignature", rpm)); !strings.Contains(got, "OK") {
		t.Error(got)
	}
	got := said(t, exec.Command("rpm", "-qp", "--nosignature", "--queryformat", "%{NAME} %{ARCH} %{BUILDHOST}", rpm))
	if got != "onecopy "+arch+" localhost" {
		t.Error(got)
	}
	dir := t.TempDir()
	// nfpm writes absolute names, which rpm puts below its root; cpio must be told to.
	said(t, command(dir, "sh", "-c", `rpm2cpio "$0" | cpio -id --quiet --no-absolute-filenames`, rpm))
	isPackage(t, r, dir, "usr/share/zsh/site-functions/_onecopy")
}
