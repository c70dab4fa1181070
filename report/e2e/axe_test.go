package e2e

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// axe-core is the checker of accessibility by Deque, under the Mozilla Public License 2.0. It is fetched, not kept here.
const (
	axeVersion = "4.14.1"
	axeDigest  = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==" // SHA-512 of the packed package
)

// axe returns the script, from the user's cache or with npm. Where there is no npm, or no network, the test is skipped; in CI a
// machine that has npm must get it.
func axe(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cache, "onecopy-e2e")
	name := filepath.Join(dir, "axe-core-"+axeVersion+".tgz")
	packed, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		if err := fetch(dir); err != nil {
			if os.Getenv("CI") != "" && !errors.Is(err, exec.ErrNotFound) {
				t.Fatalf("axe-core is not to be had: %v", err)
			}
			t.Skipf("accessibility is not checked, axe-core is not to be had: %v", err)
		}
		packed, err = os.ReadFile(name)
	}
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha512.Sum512(packed); base64.StdEncoding.EncodeToString(sum[:]) != axeDigest {
		t.Fatalf("%s is not axe-core %s", name, axeVersion)
	}
	return unpack(t, packed, "package/axe.min.js")
}

func fetch(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	pack := exec.Command("npm", "pack", "--silent", "axe-core@"+axeVersion)
	pack.Dir = dir
	if said, err := pack.CombinedOutput(); err != nil {
		return fmt.Errorf("npm pack: %w: %s", err, bytes.TrimSpace(said))
	}
	return nil
}

func unpack(t *testing.T, packed []byte, want string) string {
	t.Helper()
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(zip); ; {
		head, err := r.Next()
		if err != nil {
			t.Fatalf("%s: %v", want, err)
		}
		if head.Name == want {
			text, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
	}
}

// TestAccessible lets axe-core look at every kind of page, opened, wide and narrow, light and dark: it finds nothing to object to.
func TestAccessible(t *testing.T) {
	t.Parallel()
	script := axe(t)
	small, book := report(t, papers(t)), report(t, large(t, 100))
	leaves, _ := filepath.Glob(filepath.Join(filepath.Dir(book), "report", "*.html"))
	if len(leaves) < 2 {
		t.Fatal("no pages")
	}
	cluster, source := leaves[0], leaves[len(leaves)-1]
	check := filepath.Join(t.TempDir(), "check.html")
	onecopy(t, "check", papers(t), "--report", check)
	for _, look := range []struct {
		width  int
		scheme string
		files  []string
	}{
		{1400, "light", []string{book, cluster, source, check, small}},
		{1400, "dark", []string{cluster, check, small}},
		{390, "light", []string{book, check, small}},
	} {
		b := start(t, look.width, 900)
		call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.scheme}}})
		for _, file := range look.files {
			b.open(file, "")
			eval[chromedp.Void](b, `for (const d of document.querySelectorAll("main details")) d.open = true`)
			b.objections(script, fmt.Sprintf("%s, %d wide, %s", filepath.Base(file), look.width, look.scheme))
		}
		b.press("Not a copy")
		b.press("Bad cut")
		b.press("Export")
		b.objections(script, fmt.Sprintf("dialog, %d wide, %s", look.width, look.scheme))
	}
}

// objections fails for what axe-core finds on the page as it is.
func (b *tab) objections(script, name string) {
	b.t.Helper()
	eval[chromedp.Void](b, script)
	found := eval[[]string](b, `axe.run().then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.html.slice(0, 160) + " " + n.failureSummary.slice(0, 300))))`)
	if len(found) > 0 {
		b.t.Errorf("%s: %d objections\n%s", name, len(found), strings.Join(found[:min(len(found), 5)], "\n"))
	}
}
