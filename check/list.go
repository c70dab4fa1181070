package check

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"onecopy/corpus"
	"onecopy/corpus/hint"
)

// mostListed is how many bytes a list of files may have.
const mostListed = 256 << 20

// ReadList reads a list of files: each ends in NUL, as find -print0 and git ls-files -z write them,
// or where there is no NUL in a line end. A file that is there no more is a note, as lists of
// changed files name those that were deleted too; gone is how many are.
func ReadList(r io.Reader, name string, note func(string)) (paths []string, gone int, err error) {
	text, err := io.ReadAll(io.LimitReader(r, mostListed+1))
	switch {
	case err != nil:
		return nil, 0, fmt.Errorf("--files-from: %w", err)
	case len(text) > mostListed:
		return nil, 0, hint.Errorf("it is a list of paths, one a line or ended by NUL", "--files-from %s: over 256 MB, which is not a list", name)
	}
	for _, path := range parseList(text) {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			note(fmt.Sprintf("%s: is there no more", path))
			gone++
			continue
		}
		paths = append(paths, path)
	}
	return paths, gone, nil
}

// parseList returns the paths of a list.
func parseList(text []byte) (paths []string) {
	end := "\x00"
	if bytes.IndexByte(text, 0) < 0 {
		end = "\n"
		text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), []byte("\r\n"), []byte("\n"))
	}
	for path := range strings.SplitSeq(string(text), end) {
		if path != "" && path != corpus.Stdin {
			paths = append(paths, path)
		}
	}
	return paths
}
