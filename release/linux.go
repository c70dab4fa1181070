package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"

	"github.com/goreleaser/nfpm/v2"
	_ "github.com/goreleaser/nfpm/v2/deb" // the packager of this name
	"github.com/goreleaser/nfpm/v2/files"
	_ "github.com/goreleaser/nfpm/v2/rpm" // the packager of this name
)

// about says what onecopy is, for lists of packages.
const (
	summary = "one clean copy of every news story"
	about   = summary + "\nFinds the stories inside files, cuts what is not story, finds\nnear-duplicates and reports differences."
)

// Where Debian and Fedora look for completions of zsh differs; all else is the same.
func (r *Release) deb(p Platform) error {
	return r.linuxPackage(p, "deb", "/usr/share/zsh/vendor-completions/_onecopy")
}

func (r *Release) rpm(p Platform) error {
	return r.linuxPackage(p, "rpm", "/usr/share/zsh/site-functions/_onecopy")
}

func (r *Release) linuxPackage(p Platform, format, zsh string) error {
	dir, err := os.MkdirTemp("", "onecopy-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	contents, err := r.installed(p, dir, zsh)
	if err != nil {
		return err
	}
	info := nfpm.WithDefaults(&nfpm.Info{
		Name: "onecopy", Arch: p.Arch, Platform: "linux", Version: r.semantic.String(), Section: "text", Priority: "optional",
		Maintainer: r.Maintainer, Description: about, Homepage: r.Home, License: r.License, MTime: r.Time,
		Overridables: nfpm.Overridables{
			Contents: contents,
			RPM:      nfpm.RPM{BuildHost: "localhost", Summary: summary},
		},
	})
	if info.Maintainer == "" {
		info.Maintainer = "none named" // a build that nobody answers for; nfpm wants the field
	}
	packager, err := nfpm.Get(format)
	if err != nil {
		return err
	}
	if err := nfpm.PrepareForPackager(info, format); err != nil {
		return err
	}
	name := packager.ConventionalFileName(info)
	return r.write(name, func(w io.Writer) error { return packager.Package(info, w) })
}

// installed lists what lies where on the disk, with its sources in dir, since nfpm reads files.
func (r *Release) installed(p Platform, dir, zsh string) (files.Contents, error) {
	beside, err := r.beside()
	if err != nil {
		return nil, err
	}
	places := map[string]string{
		"LICENSE":                      "/usr/share/doc/onecopy/LICENSE",
		"LICENSES-OF-DEPENDENCIES.txt": "/usr/share/doc/onecopy/copyright",
		"CHANGELOG.md":                 "/usr/share/doc/onecopy/changelog.gz",
		"onecopy.1":                    "/usr/share/man/man1/onecopy.1.gz",
		"completion/_onecopy":          zsh,
		"completion/onecopy.bash":      "/usr/share/bash-completion/completions/onecopy",
		"completion/onecopy.fish":      "/usr/share/fish/vendor_completions.d/onecopy.fish",
	}
	all := []file{{"/usr/bin/onecopy", 0o755, r.programs[p]}}
	for _, f := range beside {
		if place := places[f.name]; place != "" {
			all = append(all, file{place, f.mode, f.data})
		}
	}
	var contents files.Contents
	for _, f := range all {
		source := filepath.Join(dir, filepath.Base(filepath.Dir(f.name))+"-"+filepath.Base(f.name))
		data := f.data
		if filepath.Ext(f.name) == ".gz" {
			data = gzipped(data)
		}
		if err := os.WriteFile(source, data, 0o600); err != nil {
			return nil, err
		}
		contents = append(contents, &files.Content{Source: source, Destination: f.name,
			FileInfo: &files.ContentFileInfo{Owner: "root", Group: "root", Mode: f.mode, MTime: r.Time}})
	}
	return contents, nil
}

func gzipped(data []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // Debian's policy wants the best
	z.Write(data)                                         // into memory, which takes it
	z.Close()
	return b.Bytes()
}
