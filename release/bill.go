package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"
	"github.com/google/uuid"
)

// bill writes what the program is built from as CycloneDX 1.6. The modules are those that the
// compiler wrote into the program itself; their licences are those of licenses.txt.
func (r *Release) bill(p Platform) error {
	info, err := buildinfo.Read(bytes.NewReader(r.programs[p]))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(r.programs[p])
	parts := []cdx.Component{r.component("std", strings.TrimPrefix(info.GoVersion, "go"), "")}
	for _, dep := range info.Deps {
		parts = append(parts, r.component(dep.Path, strings.TrimPrefix(dep.Version, "v"), dep.Sum))
	}
	for i := range parts {
		if parts[i].Licenses == nil {
			return fmt.Errorf("%s is built in, and licenses.txt does not have it: run make licenses", parts[i].BOMRef)
		}
	}
	slices.SortFunc(parts, func(a, b cdx.Component) int { return strings.Compare(a.BOMRef, b.BOMRef) })
	self := cdx.Component{
		BOMRef: "pkg:generic/onecopy@" + r.Version, Type: cdx.ComponentTypeApplication, Name: "onecopy", Version: r.Version,
		PackageURL: "pkg:generic/onecopy@" + r.Version,
		Hashes:     &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: hex.EncodeToString(sum[:])}},
		Properties: &[]cdx.Property{{Name: "onecopy:platform", Value: p.String()}, {Name: "onecopy:commit", Value: r.Commit}},
	}
	if r.License != "" {
		self.Licenses = &cdx.Licenses{{Expression: r.License}}
	}
	bom := cdx.NewBOM()
	bom.SerialNumber = uuid.NewHash(sha256.New(), uuid.NameSpaceOID, sum[:], 8).URN() // of the program, not by chance
	bom.Metadata = &cdx.Metadata{Timestamp: r.Time.Format(time.RFC3339), Component: &self}
	bom.Components, bom.Dependencies = &parts, dependencies(self, parts)
	return r.write("onecopy-"+r.Version+"-"+p.dashed()+".cdx.json", func(w io.Writer) error {
		return cdx.NewBOMEncoder(w, cdx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(bom, cdx.SpecVersion1_6)
	})
}

// component describes a module; sum is that of go.sum, which is not a hash of one file.
func (r *Release) component(module, version, sum string) cdx.Component {
	c := cdx.Component{Type: cdx.ComponentTypeLibrary, Name: module, Version: "v" + version}
	if module == "std" {
		c.Version, module = version, "Go standard library"
	}
	c.PackageURL = "pkg:golang/" + c.Name + "@" + c.Version
	c.BOMRef = c.PackageURL
	if sum != "" {
		c.Properties = &[]cdx.Property{{Name: "go:sum", Value: sum}}
	}
	i := slices.IndexFunc(r.licenses, func(l moduleLicense) bool {
		return l.module == module && (l.version == version || l.version == "")
	})
	if i >= 0 {
		c.Licenses = &cdx.Licenses{{Expression: r.licenses[i].expression()}}
	}
	return c
}

// dependencies says that the program has all of them; which module uses which the compiler does
// not write down.
func dependencies(self cdx.Component, parts []cdx.Component) *[]cdx.Dependency {
	var refs []string
	for _, p := range parts {
		refs = append(refs, p.BOMRef)
	}
	return &[]cdx.Dependency{{Ref: self.BOMRef, Dependencies: &refs}}
}
