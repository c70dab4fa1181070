package outdir

import (
	"errors"
	"fmt"
	"hash"

	"onecopy/corpus/outdir/manifest"
	"onecopy/internal/disk"
)

// A sumFile is a file of the output that takes the SHA-256 of what is written to it.
type sumFile struct {
	file *disk.NewFile
	hash hash.Hash
	out  *Writer
	name string
}

func (s *sumFile) Write(p []byte) (int, error) {
	n, err := s.file.Write(p)
	s.hash.Write(p[:n])
	return n, err
}

// Close keeps the sum for [Writer.Seal], and closes the file as soon as it is synced.
func (s *sumFile) Close() error {
	err := s.out.folder.Close(s.file, s.name)
	if err == nil {
		sum := manifest.Sum{Name: s.name}
		s.hash.Sum(sum.SHA256[:0])
		s.out.sums = append(s.out.sums, sum)
	}
	return err
}

// Seal writes the manifest, the sums of all files that were written. It is the last file of an
// output; call it before Commit.
func (o *Writer) Seal() error {
	if o.open > 0 {
		return fmt.Errorf("%d files of the output are not closed", o.open)
	}
	sums := o.sums
	f, err := o.make(manifest.Name)
	if err != nil {
		return err
	}
	if err := errors.Join(manifest.Write(f, sums), f.Close()); err != nil {
		return fmt.Errorf("%s: %w", manifest.Name, disk.Cause(err))
	}
	return nil
}
