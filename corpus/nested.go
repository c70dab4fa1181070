package corpus

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"onecopy/internal/phrase"
)

// smallMember is up to how many bytes a file of an archive is in memory and not aside.
const smallMember = 16 << 20

// Holds says whether an input is a file, or in it if that is an archive.
func (f File) Holds(source string) bool {
	return source == f.Source || f.Archive() && strings.HasPrefix(source, f.Source+"/")
}

// mostNested is how many archives may stand in each other.
const mostNested = 4

// nestedChunks returns the chunks of all files of an archive under way.
func (f File) nestedChunks(s *stream, l look, enc string) iter.Seq[*Chunk] {
	return func(yield func(*Chunk) bool) {
		any := false
		var passed []string
		for member, err := range f.members(s, l, &passed) {
			if err != nil {
				any = true
				if !yield(&Chunk{Source: member.Source, err: fmt.Errorf("%s: %w", member.Source, err)}) {
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
		if len(passed) > 0 && !yield(&Chunk{Source: f.Source, problems: []Problem{{Source: f.Source, Message: passedSaid(passed), Note: true}}}) {
			return
		}
		if !any {
			yield(&Chunk{Source: f.Source, err: &kindError{fmt.Errorf("%s: an archive with no file in it that is read", f.Source)}})
		}
	}
}

// passedSaid says which files of an archive were passed over by their names.
func passedSaid(passed []string) string {
	const most = 3
	said := strings.Join(passed[:min(most, len(passed))], ", ")
	if len(passed) > most {
		said += " and " + phrase.Thousands(len(passed)-most) + " more"
	}
	return phrase.Count(len(passed), "file in it tells", "files in it tell") + " about what it holds, passed over: " + said
}

// members returns the files of an archive under way, each with what it holds, and adds to passed
// what is passed over by its name. With an error the file is one that cannot be read, or the
// archive, of which nothing is read behind a place.
func (f File) members(s *stream, l look, passed *[]string) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		if f.depth >= mostNested {
			yield(f, &kindError{fmt.Errorf("more than %d archives in each other, skipped: unpack it first", mostNested)})
			return
		}
		if f.grant == nil {
			f.grant = &grant{size: s.fileSize}
		}
		if s.packed != nil {
			s.packed.limited = false // its text is not held in memory
		}
		names := map[string]int{}
		all := tarMembers
		if l.format == formatZip {
			all = zipMembers
		}
		for n := range all(s) {
			name := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(n.name, "\\", "/")), "/")
			if n.name == "" && n.err != nil {
				if !yield(f, n.err) {
					return
				}
				continue
			}
			if hiddenIn(name) {
				continue
			}
			if describes(path.Base(name), nil) {
				*passed = append(*passed, phrase.Printable(name))
				continue
			}
			source := f.Source + "/" + phrase.Printable(name)
			if names[source]++; names[source] > 1 {
				source += fmt.Sprintf("~%d", names[source])
			}
			member, err := f.member(source, n)
			if !yield(member, err) || f.grant.over {
				return
			}
		}
	}
}

// fileSize is how many bytes the file of a stream has, or that were read of it.
func (s *stream) fileSize() int64 {
	if s.packed != nil {
		return s.packed.in.size
	}
	return s.size
}

// Members returns the files of an archive that Find saw, each with what it holds until the next one
// is asked for. An error is of the file that comes with it: one of the archive, or the archive.
func (f File) Members(enc string, stdin io.Reader) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		s, err := f.open(stdin)
		if err != nil {
			yield(f, err)
			return
		}
		defer s.Close()
		for member, err := range f.members(s, f.look(s, enc), new([]string)) {
			more := yield(member, err)
			if member.drop != nil && member.depth > f.depth {
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

// hiddenIn says whether a file of an archive is hidden, as in a folder.
func hiddenIn(name string) bool {
	return name == "" || slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return strings.HasPrefix(part, ".") || part == "__MACOSX" })
}

// member makes a file of a nested one: in memory, or aside.
func (f File) member(source string, n nested) (File, error) {
	m := File{Source: source, Path: source, Format: f.Format, Fields: f.Fields, Salvage: f.Salvage, depth: f.depth + 1, grant: f.grant}
	if n.err != nil {
		return m, n.err
	}
	body := &bounded{in: n.body, most: n.size, grant: f.grant}
	var small bytes.Buffer
	if _, err := io.CopyN(&small, body, smallMember); err == io.EOF {
		m.pipe = bytes.NewReader(small.Bytes())
	} else if err != nil {
		return m, hurtMember(err)
	} else if err := m.putAside(io.MultiReader(&small, body)); err != nil {
		return m, hurtMember(err)
	}
	m.seen = m.archive()
	return m, nil
}

// putAside puts what a nested file holds into a file for the time it is read.
func (f *File) putAside(body io.Reader) error {
	aside, err := os.CreateTemp("", "onecopy-*")
	if err != nil {
		return err
	}
	drop := sync.OnceFunc(func() { aside.Close(); os.Remove(aside.Name()) })
	if _, err = io.Copy(aside, body); err == nil {
		_, err = aside.Seek(0, io.SeekStart)
	}
	if err != nil {
		drop()
		return err
	}
	f.pipe, f.drop = aside, drop
	return nil
}

// archive is the format of a nested file that is an archive itself, else nothing. It leaves the
// file as it was.
func (f File) archive() (format string) {
	if f.Format == formatText || f.Plain {
		return ""
	}
	head := make([]byte, sniffed)
	if _, packing := f.form(); packing == "" {
		n, _ := f.pipe.(io.ReaderAt).ReadAt(head, 0)
		head = head[:n]
	} else {
		f.drop = nil
		s, err := f.open(nil)
		if err != nil {
			return ""
		}
		defer s.Close()
		if s.first() != nil {
			return ""
		}
		head = s.head(sniffed)
	}
	if kind, _ := magic(head); kind == formatZip || kind == formatTar {
		return kind
	}
	return ""
}
