package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"onecopy/corpus/hint"
)

// resolveNew resolves the links in a path whose last elements may not exist yet.
func resolveNew(path string) (string, error) {
	if path == "" {
		return "", errors.New("no output folder named")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(abs)
	if err == nil {
		return real, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", Cause(err)
	}
	if _, err := os.Lstat(abs); err == nil {
		return "", errors.New("is a link that leads nowhere")
	}
	parent, err := resolveNew(filepath.Dir(abs))
	return filepath.Join(parent, filepath.Base(abs)), err
}

// apart makes sure that a run cannot read its own output, or replace its input.
func apart(target string, inputs []string) error {
	for _, in := range inputs {
		if in == "-" { // standard input
			continue
		}
		real, err := resolveNew(in)
		switch {
		case err != nil: // of no use as an input either
		case real == target:
			return fmt.Errorf("output is the input %s", in)
		case within(target, real):
			return &hint.Error{Err: fmt.Errorf("is inside the input %s", in), Hint: "the next run would read it; write beside the input"}
		case within(real, target):
			return fmt.Errorf("holds the input %s", in)
		}
	}
	return nil
}

// within says whether path is below folder.
func within(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != "." && filepath.IsLocal(rel)
}
