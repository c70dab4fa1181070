package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/Masterminds/semver/v3"
	v1 "github.com/google/go-containerregistry/pkg/v1"
)

// A Release is what one is made of and where to.
type Release struct {
	Root, Out       string
	Version, Commit string
	Time            time.Time
	Platforms       []Platform

	License, Maintainer string // of the owner's choice; may be empty
	Home, Base, Scope   string
	With                []string

	semantic *semver.Version
	programs map[Platform][]byte // compiled, but for those that are here already
	images   map[Platform]v1.Image
	licenses []moduleLicense
	sums     map[string]string // name below Out, its SHA-256 in hexadecimal
}

// Make writes the release. A step that fails leaves the folder as it is, for a look at it; it has
// no SHA256SUMS then.
func (r *Release) Make() error {
	if err := r.prepare(); err != nil {
		return err
	}
	for _, p := range r.Platforms {
		if err := r.forPlatform(p); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
	}
	for _, step := range []func() error{r.image, r.formula, r.npmWrapper, r.preCommit, r.take, r.writeSums} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (r *Release) prepare() error {
	var err error
	if r.semantic, err = semantic(r.Version); err != nil {
		return err
	}
	if r.Base == "" {
		r.Base = r.Home + "/releases/download/v" + r.Version
	}
	if r.Out == "" {
		return errors.New("no folder to write to: give one by -o")
	}
	if found, err := os.ReadDir(r.Out); err == nil && len(found) > 0 {
		return fmt.Errorf("%s is not empty: a release is made into a folder of its own", r.Out)
	}
	if r.licenses, err = readLicenses(filepath.Join(r.Root, "cmd/onecopy/licenses.txt")); err != nil {
		return err
	}
	r.images, r.sums = map[Platform]v1.Image{}, map[string]string{}
	if r.programs == nil {
		r.programs = map[Platform][]byte{}
	}
	return nil
}

// forPlatform makes what holds one program.
func (r *Release) forPlatform(p Platform) error {
	if r.programs[p] == nil {
		program, err := r.compile(p)
		if err != nil {
			return err
		}
		r.programs[p] = program
	}
	steps := []func(Platform) error{r.archive, r.bill, r.npmPlatform}
	if p.System == "linux" {
		steps = append(steps, r.deb, r.rpm, r.dockerArchive)
	}
	for _, step := range steps {
		if err := step(p); err != nil {
			return err
		}
	}
	return nil
}

// semantic returns a version as npm, nfpm and others order it. Between releases the Makefile says
// 0.0.0.dev0, as Python has it.
func semantic(version string) (*semver.Version, error) {
	if base, n, ok := strings.Cut(version, ".dev"); ok {
		version = base + "-dev." + n
	}
	v, err := semver.StrictNewVersion(version)
	if err != nil {
		return nil, fmt.Errorf("version %q: %w; want one such as 1.2.0 or 1.2.0-rc.1", version, err)
	}
	return v, nil
}

// write makes a file below Out and notes its sum.
func (r *Release) write(name string, fill func(io.Writer) error) error {
	path := filepath.Join(r.Out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	sum := sha256.New()
	if err := errors.Join(fill(io.MultiWriter(f, sum)), f.Close()); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	r.sums[name] = hex.EncodeToString(sum.Sum(nil))
	return nil
}

// take copies files that others made, such as wheels, beside the rest.
func (r *Release) take() error {
	for _, path := range r.With {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		copied := func(w io.Writer) error { _, err := w.Write(data); return err }
		if err := r.write(filepath.Base(path), copied); err != nil {
			return err
		}
	}
	return nil
}

// writeSums writes SHA256SUMS as sha256sum does, so that "sha256sum -c SHA256SUMS" checks it.
func (r *Release) writeSums() error {
	var names []string
	for name := range r.sums {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	for _, name := range names {
		fmt.Fprintf(&b, "%s  %s\n", r.sums[name], name)
	}
	return r.write("SHA256SUMS", func(w io.Writer) error { _, err := b.WriteTo(w); return err })
}
