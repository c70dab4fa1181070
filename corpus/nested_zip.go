package corpus

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"onecopy/internal/disk"
	"onecopy/internal/phrase"
)

// mostEntries is how many files a zip archive may have.
const mostEntries = 10_000_000

// zipMembers returns the files of a zip archive, which is read from its end. One that is damaged or
// encrypted does not keep the others from being read, as the list at the end says where they are.
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
		switch {
		case err != nil:
			fail(err)
			return
		case len(in.File) > mostEntries:
			fail(fmt.Errorf("it has more than %s", phrase.Plural(mostEntries, "file")))
			return
		}
		for _, e := range in.File {
			if !e.Mode().IsRegular() || strings.HasSuffix(e.Name, "/") {
				continue
			}
			n := nested{name: e.Name, size: bombRatio*int64(min(e.CompressedSize64, 1<<50)) + freeText}
			var body io.ReadCloser
			if e.Flags&1 != 0 {
				n.err = errors.New("encrypted in its archive, left out")
			} else if body, err = e.Open(); err != nil {
				n.err = hurtMember(err)
			}
			n.body = body
			more := yield(n)
			if body != nil {
				body.Close()
			}
			if !more {
				return
			}
		}
	}
}

// aside returns a stream as something that can be read anywhere.
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
	if s.packed == nil {
		s.size = size
	}
	return aside, size, err
}
