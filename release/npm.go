package main

import (
	"embed"
	"encoding/json"
	"io"
	"path"
)

// npmFiles are those of the wrapper.
//
//go:embed npm
var npmFiles embed.FS

// manifest is a package.json, with the fields in the order in which npm's own have them.
type manifest struct {
	Name         string            `json:"name"`
	Version      string            `json:"version"`
	Description  string            `json:"description"`
	License      string            `json:"license,omitempty"`
	Homepage     string            `json:"homepage"`
	Bin          map[string]string `json:"bin,omitempty"`
	OS           []string          `json:"os,omitempty"`
	CPU          []string          `json:"cpu,omitempty"`
	Engines      map[string]string `json:"engines,omitempty"`
	Optional     map[string]string `json:"optionalDependencies,omitempty"`
	PreferUnplug bool              `json:"preferUnplugged,omitempty"`
	Onecopy      map[string]string `json:"onecopy,omitempty"`
}

// A platform has other names in Node.js.
var (
	nodeSystem = map[string]string{"linux": "linux", "darwin": "darwin", "windows": "win32"}
	nodeArch   = map[string]string{"amd64": "x64", "arm64": "arm64"}
)

func (r *Release) npmName(p Platform) string {
	return r.Scope + "/" + nodeSystem[p.System] + "-" + nodeArch[p.Arch]
}

func (r *Release) npmManifest(name, about string) manifest {
	return manifest{Name: name, Version: r.semantic.String(), Description: about, License: r.License, Homepage: r.Home}
}

// npmPlatform packs the program of one platform: npm installs it where os and cpu are those of the
// machine, and passes it over elsewhere.
func (r *Release) npmPlatform(p Platform) error {
	beside, err := r.beside()
	if err != nil {
		return err
	}
	m := r.npmManifest(r.npmName(p), "The program onecopy for "+p.String()+"; install the package onecopy")
	m.OS, m.CPU, m.PreferUnplug = []string{nodeSystem[p.System]}, []string{nodeArch[p.Arch]}, true
	files := []file{{"bin/" + p.program(), 0o755, r.programs[p]}}
	for _, f := range beside {
		if path.Ext(f.name) == ".txt" || f.name == "LICENSE" {
			files = append(files, f)
		}
	}
	return r.npmPack("onecopy-"+nodeSystem[p.System]+"-"+nodeArch[p.Arch], m, files)
}

// npmWrapper packs the package that people install. It depends on all platforms by choice, as
// esbuild's does, so nothing has to be fetched or run after the installation.
func (r *Release) npmWrapper() error {
	m := r.npmManifest("onecopy", summary)
	m.Bin, m.Engines = map[string]string{"onecopy": "bin/onecopy.js"}, map[string]string{"node": ">=16"}
	m.Optional, m.Onecopy = map[string]string{}, map[string]string{"scope": r.Scope}
	for _, p := range r.Platforms {
		m.Optional[r.npmName(p)] = m.Version
	}
	var files []file
	for name, source := range map[string]string{"bin/onecopy.js": "npm/onecopy.js", "README.md": "npm/README.md"} {
		data, err := npmFiles.ReadFile(source)
		if err != nil {
			return err
		}
		f := file{name, 0o644, data}
		if path.Dir(name) == "bin" {
			f.mode = 0o755
		}
		files = append(files, f)
	}
	return r.npmPack("onecopy", m, files)
}

// npmPack writes the tarball that "npm pack" would, which "npm publish" takes.
func (r *Release) npmPack(name string, m manifest, files []file) error {
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	files = append(files, file{"package.json", 0o644, append(text, '\n')})
	for i := range files {
		files[i].name = "package/" + files[i].name
	}
	return r.write("npm/"+name+"-"+m.Version+".tgz", func(w io.Writer) error { return tarGz(w, files, r.Time) })
}
