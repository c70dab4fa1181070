package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/types"
)

// image writes all Linux platforms as one image, in the layout of OCI: "podman load", "skopeo copy
// oci-archive:..." and registries take it as it is.
func (r *Release) image() error {
	index := mutate.IndexMediaType(empty.Index, types.OCIImageIndex)
	for _, p := range r.Platforms {
		if p.System != "linux" {
			continue
		}
		image, err := r.imageOf(p)
		if err != nil {
			return err
		}
		index = mutate.AppendManifests(index, mutate.IndexAddendum{Add: image,
			Descriptor: v1.Descriptor{Platform: &v1.Platform{OS: p.System, Architecture: p.Arch}}}).(v1.ImageIndex)
	}
	dir, err := os.MkdirTemp("", "onecopy-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	// One name for all platforms: skopeo and podman take the one index, and choose within it.
	at, err := layout.Write(dir, empty.Index)
	if err != nil {
		return err
	}
	named := layout.WithAnnotations(map[string]string{"org.opencontainers.image.ref.name": r.semantic.String()})
	if err := at.AppendIndex(index, named); err != nil {
		return err
	}
	files, err := filesIn(dir)
	if err != nil {
		return err
	}
	return r.write("onecopy-"+r.Version+"-image.oci.tar", func(w io.Writer) error { return tarred(w, files, r.Time) })
}

// dockerArchive writes the image of one platform as "docker save" would.
func (r *Release) dockerArchive(p Platform) error {
	image, err := r.imageOf(p)
	if err != nil {
		return err
	}
	tag, err := name.NewTag("onecopy:" + r.semantic.String())
	if err != nil {
		return err
	}
	return r.write("onecopy-"+r.Version+"-image-"+p.dashed()+".tar", func(w io.Writer) error { return tarball.Write(tag, image, w) })
}

// imageOf makes an image from scratch: the program, the licences, and a folder for temporary files,
// which recut and check write. It says no user, so that files of /work belong to whoever
// "docker run --user" names, and to the user's own id under podman without root.
func (r *Release) imageOf(p Platform) (v1.Image, error) {
	if image := r.images[p]; image != nil {
		return image, nil
	}
	beside, err := r.beside()
	if err != nil {
		return nil, err
	}
	files := []file{{"usr/bin/onecopy", 0o755, r.programs[p]}, {"tmp/", 0o777 | fs.ModeSticky, nil}, {"work/", 0o777, nil}}
	for _, f := range beside {
		if filepath.Ext(f.name) == ".txt" || f.name == "LICENSE" {
			files = append(files, file{"usr/share/doc/onecopy/" + f.name, f.mode, f.data})
		}
	}
	var b bytes.Buffer
	if err := tarGz(&b, files, r.Time); err != nil {
		return nil, err
	}
	layer, err := tarball.LayerFromOpener(func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(b.Bytes())), nil
	}, tarball.WithMediaType(types.OCILayer))
	if err != nil {
		return nil, err
	}
	image := mutate.ConfigMediaType(mutate.MediaType(empty.Image, types.OCIManifestSchema1), types.OCIConfigJSON)
	history := v1.History{Created: v1.Time{Time: r.Time}, CreatedBy: "onecopy/release"}
	if image, err = mutate.Append(image, mutate.Addendum{Layer: layer, History: history}); err != nil {
		return nil, err
	}
	c, err := image.ConfigFile()
	if err != nil {
		return nil, err
	}
	c = c.DeepCopy()
	r.configure(c, p)
	r.images[p], err = mutate.ConfigFile(image, c)
	return r.images[p], err
}

// configure says how the image is run: as the program, in the folder where a user's own is mounted.
func (r *Release) configure(c *v1.ConfigFile, p Platform) {
	c.OS, c.Architecture, c.Created = p.System, p.Arch, v1.Time{Time: r.Time}
	c.Config = v1.Config{Entrypoint: []string{"/usr/bin/onecopy"}, WorkingDir: "/work", Labels: map[string]string{
		"org.opencontainers.image.title":   "onecopy",
		"org.opencontainers.image.version": r.Version,
		"org.opencontainers.image.url":     r.Home,
	}}
	if r.Commit != "" {
		c.Config.Labels["org.opencontainers.image.revision"] = r.Commit
	}
	if r.License != "" {
		c.Config.Labels["org.opencontainers.image.licenses"] = r.License
	}
}

// filesIn reads a folder; what lies there is of this release alone.
func filesIn(dir string) ([]file, error) {
	var files []file
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		files = append(files, file{filepath.ToSlash(rel), 0o644, data})
		return err
	})
	return files, err
}
