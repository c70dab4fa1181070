package main

import (
	_ "embed" // of the formula
	"io"
	"text/template"
)

//go:embed formula.rb.tmpl
var formulaText string

var formulaTemplate = template.Must(template.New("onecopy.rb").Parse(formulaText))

// A brewSystem is a system by Homebrew's name, with its archives.
type brewSystem struct {
	Name   string
	Builds []brewBuild
}

type brewBuild struct{ Processor, URL, Sum string }

// formula writes a formula of Homebrew that installs the archives of macOS and Linux. Where a
// release has none for either, as one for a single platform, there is none.
func (r *Release) formula() error {
	var systems []brewSystem
	for _, s := range []struct{ brew, system string }{{"macos", "darwin"}, {"linux", "linux"}} {
		found := brewSystem{Name: s.brew}
		for _, arch := range []struct{ brew, arch string }{{"arm", "arm64"}, {"intel", "amd64"}} {
			name := r.archiveName(Platform{s.system, arch.arch})
			if sum := r.sums[name]; sum != "" {
				found.Builds = append(found.Builds, brewBuild{arch.brew, r.Base + "/" + name, sum})
			}
		}
		if found.Builds != nil {
			systems = append(systems, found)
		}
	}
	if systems == nil {
		return nil
	}
	return r.write("onecopy.rb", func(w io.Writer) error {
		return formulaTemplate.Execute(w, struct {
			*Release
			Systems []brewSystem
		}{r, systems})
	})
}
