package corpus

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"slices"
	"strings"

	"onecopy/internal/disk"
	"onecopy/internal/phrase"
)

// smallMember is up to how many bytes a file of an archive is in memory and not aside.
const smallMember = 16 << 20

// Archive says whether Find saw that a file is an archive. Its inputs are the files in it.
func (f File) Archive() bool { return f.seen == formatZip || f.seen == formatTar }

// Holds says whether an input is a file, or in it if that is an archive.
func (f File) Holds(source string) bool {
	return source == f.Source || f.Archive() && strings.HasPrefix(source, f.Source+"/")
}

// A nested file is one of an archive, or why there is none.
type nested struct {
	name string
	body io.Reader
	size int64 // 0 if nobody knows
	err  error // what is left of the archive cannot be read
}

// nestedChunks gives the chunks of all files of an archive under way.
func (f File) nestedChunks(s *stream, l look, enc string) iter.Seq[*Chunk] {
	return func(yield func(*Chunk) bool) {
		any := false
		for member, err := range f.members(s, l) {
			if err != nil {
				any = true
				if !yield(&Chunk{Source: f.Source, err: fmt.Errorf("%s: %w", f.Source, err)}) {
					return
				}
				continue
			}
			for c := range member.Chunks(enc, nil) {
				any = true
				if !yield(c) {
					return
				}
			}
		}
		if !any {
			yield(&Chunk{Source: f.Source, err: &kindError{fmt.Errorf("%s: an archive with no file in it that is read", f.Source)}})
		}
	}
}

// members gives the files of an archive under way, each with what it holds. An error comes last.
func (f File) members(s *stream, l look) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		if f.nested {
			yield(File{}, &kindError{errors.New("an archive in an archive, skipped: unpack it first")})
			return
		}
		names := map[string]int{}
		all := tarMembers
		if l.format == formatZip {
			all = zipMembers
		}
		for n := range all(s) {
			if n.err != nil {
				yield(File{}, n.err)
				return
			}
			name := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(n.name, "\\", "/")), "/")
			if passedOver(name) {
				continue
			}
			source := f.Source + "/" + phrase.Printable(name)
			if names[source]++; names[source] > 1 {
				source += fmt.Sprintf("~%d", names[source])
			}
			member, err := f.member(source, n, s)
			if err != nil {
				yield(File{}, fmt.Errorf("%s: %w", name, err))
				return
			}
			if !yield(member, nil) {
				return
			}
		}
	}
}

// Members gives the files of an archive that Find saw, each with what it holds until the next one is asked for. An error comes last.
func (f File) Members(enc string, stdin io.Reader) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		s, err := f.open(stdin)
		if err != nil {
			yield(File{}, err)
			return
		}
		defer s.Close()
		for member, err := range f.members(s, f.look(s, enc)) {
			more := yield(member, err)
			if member.drop != nil {
				member.drop()
			}
			if !more {
				return
			}
		}
	}
}

// Judged is the file as Find would have seen it.
func (f File) Judged(enc string) File {
	if f.seen == "" {
		f.seen, _ = f.judge(enc)
	}
	return f
}

// passedOver says whether a file of an archive is none of the input, as in a folder.
func passedOver(name string) bool {
	if name == "" || describes(path.Base(name)) {
		return true
	}
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return strings.HasPrefix(part, ".") || part == "__MACOSX" })
}

// member makes a file of a nested one: in memory, or aside.
func (f File) member(source string, n nested, s *stream) (File, error) {
	m := File{Source: source, Path: source, Format: f.Format, Fields: f.Fields, Salvage: f.Salvage, nested: true}
	body := &bounded{in: n.body, most: n.size, outer: s.packed}
	var small bytes.Buffer
	if _, err := io.CopyN(&small, body, smallMember); err == io.EOF {
		m.pipe = bytes.NewReader(small.Bytes())
		return m, nil
	} else if err != nil {
		return m, err
	}
	aside, err := os.CreateTemp("", "onecopy-*")
	if err != nil {
		return m, err
	}
	m.drop = func() { aside.Close(); os.Remove(aside.Name()) }
	_, err = io.Copy(aside, io.MultiReader(&small, body))
	if err == nil {
		_, err = aside.Seek(0, io.SeekStart)
	}
	if err != nil {
		m.drop()
		return m, err
	}
	m.pipe = aside
	return m, nil
}

// A bounded reader refuses what unpacks to so much that it would fill the disk.
type bounded struct {
	in    io.Reader
	most  int64
	read  int64
	outer *unpacker // of the archive, nil if that is not packed
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.in.Read(p)
	b.read += int64(n)
	if b.read > freeText && (b.most > 0 && b.read > b.most || b.outer != nil && b.outer.given > bombRatio*b.outer.in.at()) {
		return n, errBomb
	}
	return n, err
}

// tarMembers gives the files of a tar archive.
func tarMembers(s *stream) iter.Seq[nested] {
	return func(yield func(nested) bool) {
		in := tar.NewReader(s)
		for {
			head, err := in.Next()
			switch {
			case err == io.EOF:
				if s.more() {
					err = errors.New("what follows is lost")
				} else {
					return
				}
				fallthrough
			case err != nil:
				yield(nested{err: fmt.Errorf("the tar archive is damaged or cut short: %w; what follows is lost", disk.Cause(err))})
				return
			}
			if head.Typeflag == tar.TypeReg && !yield(nested{name: head.Name, body: in}) {
				return
			}
		}
	}
}

// mostEntries is how many files a zip archive may have.
const mostEntries = 10_000_000

// zipMembers gives the files of a zip archive, which is read from its end.
func zipMembers(s *stream) iter.Seq[nested] {
	return func(yield func(nested) bool) {
		fail := func(err error) {
			yield(nested{err: fmt.Errorf("the zip archive is damaged or cut short: %w; what follows is lost", disk.Cause(err))})
		}
		file, size, err := s.aside()
		if err != nil {
			fail(err)
			return
		}
		in, err := zip.NewReader(file, size)
		if err != nil || len(in.File) > mostEntries {
			fail(errors.Join(err))
			return
		}
		for _, e := range in.File {
			if !e.Mode().IsRegular() || strings.HasSuffix(e.Name, "/") {
				continue
			}
			if e.Flags&1 != 0 {
				fail(fmt.Errorf("%s is encrypted", phrase.Printable(e.Name)))
				return
			}
			body, err := e.Open()
			if err != nil {
				fail(err)
				return
			}
			more := yield(nested{name: e.Name, body: body, size: bombRatio*int64(e.CompressedSize64) + freeText})
			body.Close()
			if !more {
				return
			}
		}
	}
}

// aside gives a stream as something that can be read anywhere.
func (s *stream) aside() (io.ReaderAt, int64, error) {
	if s.packed == nil && s.whole != nil {
		return s.whole, s.size, nil
	}
	aside, err := os.CreateTemp("", "onecopy-*")
	if err != nil {
		return nil, 0, err
	}
	s.close = append(s.close, func() { aside.Close(); os.Remove(aside.Name()) })
	size, err := io.Copy(aside, s)
	return aside, size, err
}
