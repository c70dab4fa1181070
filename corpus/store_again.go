package corpus

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"onecopy/internal/disk"
)

// Open makes of a zero Store the one that another run has left, or a new one. It has no stories
// until Restore is told of them.
func (s *Store) Open(path string) error {
	f, err := disk.OpenOrCreate(path)
	if err != nil {
		return fmt.Errorf("write stories aside: %s: %w", path, disk.Cause(err))
	}
	s.file, s.lasts = f, true
	return nil
}

// Since writes what was put into a store that was opened, and returns the sizes of the stories from
// n on (of the text, the rest, and the beginning of the text that is not compared) and the CRC-32C
// of what was put since it was asked last. Who has these can tell Restore of them, after a kill
// too.
func (s *Store) Since(n int) (sizes [][3]int32, sum uint32, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.flush(); err != nil {
		return nil, 0, err
	}
	for ; n < s.rows.n; n++ {
		r := s.rows.at(n)
		sizes = append(sizes, [3]int32{r.text, r.rest, r.skip})
	}
	sum, s.sum = s.sum, 0
	return sizes, sum, nil
}

// Restore takes over the next stories that Since told of. It reports false, and takes none, where
// they are not in the file as they were.
func (s *Store) Restore(sizes [][3]int32, sum uint32) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, rows := s.written, make([]row, 0, len(sizes))
	for _, n := range sizes {
		if n[0] < 0 || n[1] < 0 || n[2] < 0 || n[2] > n[0] {
			return false, nil
		}
		rows = append(rows, row{at, n[0], n[1], n[2]})
		at += int64(n[0]) + int64(n[1])
	}
	is := crc32.New(castagnoli)
	switch _, err := io.CopyN(is, io.NewSectionReader(s.file, s.written, at-s.written), at-s.written); {
	case errors.Is(err, io.EOF):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("read stories back: %w", disk.Cause(err))
	case is.Sum32() != sum:
		return false, nil
	}
	for _, r := range rows {
		s.rows.add(r)
	}
	s.written = at
	return true, nil
}
