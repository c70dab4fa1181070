package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir/manifest"
	"onecopy/run"
)

// A file is an input by what a worker must know to find it.
type file struct {
	Path   string
	Base   string // its name is below this folder
	Source string // its name
	Size   int64
}

// A task is what one worker marks at a time: files, or a piece of one of JSON lines.
type task struct {
	Key   string // tasks are in the order of their keys
	Files []file
	Piece bool  // from byte At on, Size of them, the first of which begins line Line
	At    int64 `json:",omitempty"`
	Size  int64 `json:",omitempty"`
	Line  int   `json:",omitempty"`
}

// taskKey orders files as they are given, and what is of one by its place.
func taskKey(n int, at int64) string { return fmt.Sprintf("%08d-%016d", n, at) }

// lastAt is the place of what stands behind all pieces of a file.
const lastAt = 9999999999999999

// plain reports whether a file is JSON lines as they stand, which can be cut between any two.
func (f *file) plain(o *run.Options) bool {
	switch strings.ToLower(path.Ext(f.Source)) {
	case ".jsonl", ".ndjson":
		return (o.InputFormat == "" || o.InputFormat == "jsonl") && (o.Encoding == "" || strings.EqualFold(o.Encoding, "utf-8"))
	}
	return false
}

// findInputs lists the files that paths name. A URL is a pattern of a file system that Beam knows.
func findInputs(ctx context.Context, o *run.Options, paths []string) (files []file, problems []corpus.Problem, err error) {
	local := slices.DeleteFunc(slices.Clone(paths), isURL)
	for _, p := range paths {
		if !isURL(p) {
			continue
		}
		more, err := listURL(ctx, p)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, more...)
	}
	if len(local) > 0 {
		found, err := corpus.Find(local, o.Search(nil))
		if err != nil {
			return nil, nil, err
		}
		for _, f := range found.Files {
			one, err := located(f)
			if err != nil {
				return nil, nil, err
			}
			files = append(files, one)
		}
		problems = found.Problems
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.Source, b.Source) })
	for i := 1; i < len(files); i++ {
		if files[i].Source == files[i-1].Source {
			return nil, nil, hint.Errorf("rename one", "two inputs are called %s", files[i].Source)
		}
	}
	return files, problems, nil
}

// located says where a file is for a worker, which looks for it again.
func located(f corpus.File) (file, error) {
	if f.Path == corpus.Stdin {
		return file{}, hint.Errorf("put it into a file that all workers see", "standard input cannot be read by workers")
	}
	abs, err := filepath.Abs(f.Path)
	if err != nil {
		return file{}, err
	}
	info, err := os.Stat(abs)
	if err != nil {
		return file{}, err
	}
	one := file{Path: abs, Source: f.Source, Size: info.Size()}
	if base, ok := strings.CutSuffix(filepath.ToSlash(abs), "/"+f.Spelled()); ok {
		one.Base = filepath.FromSlash(base) + string(filepath.Separator)
	}
	return one, nil
}

// tasks divides inputs: small files are put together, and large ones of JSON lines are left to be
// cut.
func tasks(files []file, o *run.Options, piece int64) (small, large []task) {
	for i, f := range files {
		last := len(small) - 1
		switch {
		case f.plain(o) && f.Size > piece:
			large = append(large, task{Key: taskKey(i, 0), Files: files[i : i+1]})
		case last >= 0 && small[last].Size+f.Size <= piece && adjoins(large, small[last].Key) && !isURL(f.Path) && !isURL(small[last].Files[0].Path):
			small[last].Files, small[last].Size = append(small[last].Files, f), small[last].Size+f.Size
		default:
			small = append(small, task{Key: taskKey(i, 0), Files: []file{f}, Size: f.Size})
		}
	}
	return small, large
}

// adjoins reports whether no large file stands behind the task of a key.
func adjoins(large []task, key string) bool { return len(large) == 0 || large[len(large)-1].Key < key }

// open returns what a task marks, from standard input where it is not a file of this machine.
func (t *task) open(ctx context.Context, o *run.Options) (found corpus.Found, stdin io.ReadCloser, err error) {
	if t.Piece {
		f := &t.Files[0]
		if stdin, err = openRange(ctx, f.Path, t.At, t.Size); err == nil {
			found.Files = []corpus.File{{Path: corpus.Stdin, Source: f.Source, Format: "jsonl", Fields: o.Fields, FirstLine: t.Line, FirstByte: int(t.At)}}
		}
		return found, stdin, err
	}
	for i := range t.Files {
		f := &t.Files[i]
		if isURL(f.Path) { // such a task has no other file
			stdin, err = openRange(ctx, f.Path, 0, f.Size)
			found.Files = []corpus.File{{Path: corpus.Stdin, Source: f.Source, Format: o.InputFormat, Fields: o.Fields, Salvage: o.Salvage}}
			return found, stdin, err
		}
		how := o.Search(nil)
		how.Base = f.Base
		one, err := corpus.Find([]string{f.Path}, how)
		if err != nil {
			return found, nil, err
		}
		if len(one.Files) != 1 {
			return found, nil, fmt.Errorf("%s is no longer what it was when it was found", f.Path)
		}
		one.Files[0].Source = f.Source
		found.Files = append(found.Files, one.Files[0])
	}
	return found, io.NopCloser(strings.NewReader("")), nil
}

// A cutFn finds where a large file of JSON lines can be cut: once through it, for its sum and the
// numbers of its lines.
type cutFn struct {
	plan
	Piece int64
}

// An endRow is what mark writes last of an input.
type endRow struct {
	Source string       `json:"source"`
	Input  corpus.Input `json:"input"`
	Sum    *endSum      `json:"sum,omitempty"`
}

type endSum struct {
	Name   []byte `json:"name"`
	SHA256 []byte `json:"sha256"`
}

// startsRecords reports whether a file begins with a line that is a record, as far as can be seen.
func startsRecords(in *bufio.Reader) bool {
	head, err := in.Peek(blobBytes)
	line, _, found := bytes.Cut(head, []byte("\n"))
	return bytes.HasPrefix(line, []byte("{")) && (json.Valid(line) || !found && err == nil)
}

// ProcessElement emits the pieces of a file, and the row that ends it; or the file as it is, if it
// is not JSON lines or has a byte order mark.
func (f *cutFn) ProcessElement(ctx context.Context, raw []byte, pieces, ends func(string, []byte), whole func([]byte)) error {
	var t task
	if err := json.Unmarshal(raw, &t); err != nil {
		return err
	}
	of := t.Files[0]
	in, err := openRange(ctx, of.Path, 0, -1)
	if err != nil {
		return err
	}
	defer in.Close()
	lines := bufio.NewReaderSize(in, blobBytes)
	if !startsRecords(lines) {
		whole(raw)
		return nil
	}
	var n int
	if _, err := fmt.Sscanf(t.Key, "%08d-", &n); err != nil {
		return err
	}
	emit := func(at, end int64, line int) error {
		row, err := json.Marshal(task{Key: taskKey(n, at), Files: t.Files, Piece: true, At: at, Size: end - at, Line: line})
		pieces(taskKey(n, at), row)
		return err
	}
	sum, size, at, count, first := sha256.New(), int64(0), int64(0), 0, 1
	for {
		line, err := lines.ReadSlice('\n')
		sum.Write(line)
		size += int64(len(line))
		if err == nil || err == io.EOF && len(line) > 0 {
			count++
		}
		if (err == nil && size-at >= f.Piece || err == io.EOF) && size > at {
			if err := emit(at, size, first); err != nil {
				return err
			}
			at, first = size, count+1
		}
		if err == io.EOF {
			break
		}
		if err != nil && err != bufio.ErrBufferFull {
			return err
		}
	}
	end := endRow{Source: of.Source, Input: corpus.Input{Source: of.Source, Bytes: int(size), Lines: count, SHA256: hex.EncodeToString(sum.Sum(nil))}}
	if !isURL(of.Path) {
		found, _, err := (&task{Files: t.Files}).open(ctx, new(run.Options))
		if err != nil {
			return err
		}
		onDisk, ok, err := manifest.OnDisk(ctx, found.Files[0], end.Input.SHA256)
		if err != nil {
			return err
		}
		if ok {
			end.Sum = &endSum{[]byte(onDisk.Name), onDisk.SHA256[:]}
		}
	}
	row, err := jsonRow(end)
	ends(taskKey(n, lastAt), tagged(0, row))
	return err
}
