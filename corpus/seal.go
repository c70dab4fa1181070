package corpus

import (
	"errors"
	"fmt"
	"hash"
)

// A summed file is one of the output; what is written is summed.
type summed struct {
	file *DiskFile
	hash hash.Hash
	out  *Out
	name string
}

func (s *summed) Write(p []byte) (int, error) {
	n, err := s.file.Write(p)
	s.hash.Write(p[:n])
	return n, err
}

// Close keeps the sum for [Out.Seal], and closes the file as soon as it is synced.
func (s *summed) Close() error {
	err := s.out.folder.Close(s.file, s.name)
	if err == nil {
		sum := Sum{Name: s.name}
		s.hash.Sum(sum.SHA256[:0])
		s.out.sums = append(s.out.sums, sum)
	}
	return err
}

// Seal writes the manifest, the sums of all files that were written. It is the last file of an
// output; call it before Commit.
func (o *Out) Seal() error {
	if o.open > 0 {
		return fmt.Errorf("%d files of the output are not closed", o.open)
	}
	sums := o.sums
	f, err := o.make(Manifest)
	if err != nil {
		return err
	}
	if err := errors.Join(WriteSums(f, sums), f.Close()); err != nil {
		return fmt.Errorf("%s: %w", Manifest, Cause(err))
	}
	return nil
}
