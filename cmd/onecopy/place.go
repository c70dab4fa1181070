package main

import (
	"path/filepath"

	"onecopy/corpus/outdir"
	"onecopy/internal/disk"
)

// place begins an output, aside for good if none is asked for. What drop leaves is the output that
// was put in its place.
func (o *options) place(e *env, inputs []string) (out *outdir.Writer, drop func(), err error) {
	target, temporary := o.Output, ""
	if target == "" {
		if temporary, err = disk.TempFolder(); err != nil {
			return nil, nil, err
		}
		target = filepath.Join(temporary, "out")
	}
	remove := func() {
		if temporary != "" {
			e.left(disk.RemoveTemp(temporary))
		}
	}
	if out, err = outdir.Create(target, outdir.Options{Force: o.Force, NoSync: o.NoSync || o.DryRun || temporary != "", Inputs: inputs}); err != nil {
		remove()
		return nil, nil, err
	}
	return out, func() {
		e.left(out.Abort())
		remove()
	}, nil
}
