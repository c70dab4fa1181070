package run

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"onecopy/cluster/archive"
	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/disk"
)

// Sizes lie beside an index, in a file whose hidden name no walk reads, and say of each file that
// was read for it how large it was and when it was changed last. A file of which both are as they
// were is not read again. What the index holds does not depend on them: it is made without, and
// they are made anew with it.
//
//	onecopy sizes v1
//	{"index": ..., "paths": [...], "began": ...}
//	SHA-256, size, time in nanoseconds, path from the folder of the index: parted by blanks, one file a line
const sizesHead = "onecopy sizes v1\n"

// sizes are what is known of the files of an index.
type sizes struct {
	Index string   `json:"index"` // its length and last bytes, which have a checksum of what it holds
	Paths []string `json:"paths"` // that it was made of, from its folder, sorted
	Began int64    `json:"began"` // when files began to be read, in nanoseconds

	files map[string]fileSize // by path from the folder of the index
	dir   string              // of the index
}

type fileSize struct {
	sum        string
	size, time int64
}

// sizesName is the file beside an index.
func sizesName(index string) string {
	dir, base := filepath.Split(index)
	return dir + "." + strings.TrimPrefix(base, ".") + ".sizes"
}

// newSizes begins to note sizes for an index of paths, nil where some of them cannot be looked at
// again.
func newSizes(index string, paths []string) *sizes {
	dir, err := filepath.Abs(filepath.Dir(index))
	if err != nil {
		return nil
	}
	s := &sizes{Began: time.Now().UnixNano(), files: map[string]fileSize{}, dir: dir}
	for _, p := range paths {
		rel, ok := s.rel(p)
		if !ok || p == corpus.Stdin || outdir.IsOutput(p) {
			return nil
		}
		s.Paths = append(s.Paths, rel)
	}
	slices.Sort(s.Paths)
	s.Paths = slices.Compact(s.Paths)
	return s
}

// rel is a path from the folder of the index, if it can stand in a line.
func (s *sizes) rel(name string) (string, bool) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", false
	}
	rel, err := filepath.Rel(s.dir, abs)
	return filepath.ToSlash(rel), err == nil && utf8.ValidString(rel) && !strings.ContainsAny(rel, "\r\n")
}

// readSizes reads what lies beside an index, nil if it is not of that index as it is now and of
// these paths.
func readSizes(index string, paths []string) *sizes {
	text, err := disk.ReadRegular(sizesName(index))
	now := newSizes(index, paths)
	if err != nil || now == nil {
		return nil
	}
	s, err := parseSizes(text)
	stamp, odd := archive.Stamp(index)
	if err != nil || odd != nil || s.Index != stamp || !slices.Equal(s.Paths, now.Paths) {
		return nil
	}
	s.dir = now.dir
	return s
}

// parseSizes reads the file.
func parseSizes(text []byte) (*sizes, error) {
	rest, ok := bytes.CutPrefix(text, []byte(sizesHead))
	head, rest, _ := bytes.Cut(rest, []byte("\n"))
	s := &sizes{files: map[string]fileSize{}}
	if !ok || json.Unmarshal(head, s) != nil {
		return nil, errors.New("not sizes of an index")
	}
	in := bufio.NewScanner(bytes.NewReader(rest))
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		sum, row, _ := strings.Cut(in.Text(), " ")
		size, row, _ := strings.Cut(row, " ")
		at, name, named := strings.Cut(row, " ")
		f := fileSize{sum: sum}
		var err, odd error
		f.size, err = strconv.ParseInt(size, 10, 64)
		f.time, odd = strconv.ParseInt(at, 10, 64)
		if _, bad := hex.DecodeString(sum); bad != nil || len(sum) != 64 || err != nil || odd != nil || !named || name == "" {
			return nil, fmt.Errorf("not a line of sizes: %.60q", in.Text())
		}
		s.files[name] = f
	}
	return s, in.Err()
}

// fresh is how long before files began to be read one must have been changed last for its time to
// be believed: file systems keep times in steps of up to two seconds.
const fresh = int64(2 * time.Second)

// known returns the SHA-256 of a file that is as it was.
func (s *sizes) known(name string) (sum string, ok bool) {
	if s == nil {
		return "", false
	}
	rel, ok := s.rel(name)
	was, held := s.files[rel]
	info, err := os.Stat(name)
	if !ok || !held || err != nil || !info.Mode().IsRegular() || info.Size() != was.size || info.ModTime().UnixNano() != was.time || was.time >= s.Began-fresh {
		return "", false
	}
	return was.sum, true
}

// note notes a file, as it was when it had these bytes.
func (s *sizes) note(name, sum string) {
	if s == nil || sum == "" {
		return
	}
	rel, ok := s.rel(name)
	info, err := os.Stat(name)
	if ok && err == nil && info.Mode().IsRegular() {
		s.files[rel] = fileSize{sum, info.Size(), info.ModTime().UnixNano()}
	}
}

// write writes the file beside the index.
func (s *sizes) write(ctx context.Context, index string, noSync bool) (err error) {
	if s.Index, err = archive.Stamp(index); err != nil {
		return err
	}
	head, err := json.Marshal(s)
	if err != nil {
		return err
	}
	names := make([]string, 0, len(s.files))
	for name := range s.files {
		names = append(names, name)
	}
	slices.Sort(names)
	return disk.Replace(ctx, sizesName(index), disk.ReplaceOptions{NoSync: noSync}, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s%s\n", sizesHead, head)
		for _, name := range names {
			if f := s.files[name]; err == nil {
				_, err = fmt.Fprintf(w, "%s %d %d %s\n", f.sum, f.size, f.time, name)
			}
		}
		return err
	})
}
