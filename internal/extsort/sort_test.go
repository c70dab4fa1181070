package extsort

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"onecopy/internal/disk"
)

func ordered(a, b Row) int {
	switch {
	case a.less(b):
		return -1
	case b.less(a):
		return 1
	}
	return 0
}

func all(t testing.TB, s interface {
	Next() bool
	Row() Row
	Err() error
}) (list []Row) {
	t.Helper()
	for s.Next() {
		list = append(list, s.Row())
	}
	if s.Err() != nil {
		t.Fatal(s.Err())
	}
	return list
}

// TestSorter wants the records of a sort in memory, whatever there is room for.
func TestSorter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, size := range []int{0, 1, 63, 64, 65, 5_000, 40_000} {
		for _, memory := range []int64{0, 10_000, 1 << 30} {
			for _, width := range []int{4, 30, 64} {
				records := make([]Row, size)
				for i := range records {
					records[i] = Row{r.Uint64() >> (64 - width), r.Uint64() >> (r.IntN(64))}
				}
				dir := t.TempDir()
				s := New(Options{Dir: dir, Name: "x", Header: Header{"tries", 7}, Memory: memory})
				for part := range slices.Chunk(records, 1000) {
					if err := s.Add(part); err != nil {
						t.Fatal(err)
					}
				}
				in, err := s.Sorted()
				if err != nil {
					t.Fatal(err)
				}
				got := all(t, in)
				slices.SortFunc(records, ordered)
				if !slices.Equal(got, records) {
					t.Errorf("%d records, memory %d, %d bits: not those of a sort in memory", size, memory, width)
				}
				if err := errors.Join(in.Close(), s.Close()); err != nil {
					t.Error(err)
				}
				if left, _ := os.ReadDir(dir); len(left) > 0 {
					t.Errorf("%d files are left", len(left))
				}
			}
		}
	}
}

// TestStops ends adding and merging when Options.Err has an error, and leaves nothing. Of 200,000
// records in four runs it is asked each time some are added and three times as they are merged.
func TestStops(t *testing.T) {
	for at := 1; at <= 5; at++ {
		dir, asked, stopped := t.TempDir(), 0, errors.New("stopped")
		s := New(Options{Dir: dir, Name: "x", Memory: 3 * recordBytes * 60_000, Err: func() error {
			if asked++; asked == at {
				return stopped
			}
			return nil
		}})
		err := s.Add(make([]Row, 100_000))
		if err == nil {
			err = s.Add(make([]Row, 100_000))
		}
		var in *Merged
		if err == nil {
			in, err = s.Sorted()
		}
		if err == nil {
			n := 0
			for in.Next() {
				n++
			}
			if n >= 200_000 {
				t.Errorf("asked %d times: all was merged", at)
			}
			err = in.Err()
		}
		if in != nil {
			in.Close()
		}
		if !errors.Is(err, stopped) {
			t.Errorf("asked %d times: %v", at, err)
		}
		s.Close()
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("asked %d times: %d files are left", at, len(left))
		}
	}
}

// TestCombine sums what records of one key have, over all runs.
func TestCombine(t *testing.T) {
	s := New(Options{Dir: t.TempDir(), Name: "x", Combine: func(a, b uint64) uint64 { return a + b }})
	defer s.Close()
	want := map[uint64]uint64{}
	r := rand.New(rand.NewPCG(2, 2))
	for range 30_000 {
		rec := Row{r.Uint64N(900), r.Uint64N(5)}
		want[rec.Key] += rec.Value
		if err := s.Add([]Row{rec}); err != nil {
			t.Fatal(err)
		}
	}
	in, err := s.Sorted()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	got := all(t, in)
	if len(got) != len(want) {
		t.Errorf("%d keys, want %d", len(got), len(want))
	}
	for _, rec := range got {
		if want[rec.Key] != rec.Value {
			t.Errorf("key %d has %d, want %d", rec.Key, rec.Value, want[rec.Key])
		}
	}
}

// run writes a run of some blocks.
func run(t testing.TB, h Header, n int) (path string, records []Row) {
	path = filepath.Join(t.TempDir(), "a.run")
	w, err := create(path, h)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 3))
	at := uint64(0)
	for range n {
		at += r.Uint64N(3) << r.IntN(40)
		rec := Row{at, uint64(len(records))}
		records = append(records, rec)
		if err := w.Write(rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path, records
}

// TestDamage changes each bit of a run, cuts it at each byte and adds to it, and wants an error
// that says where.
func TestDamage(t *testing.T) {
	h := Header{"tries", 7}
	path, records := run(t, h, 60)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	read := func(b []byte) error {
		r, err := newReader("a.run", bytes.NewReader(b), h)
		if err != nil {
			return err
		}
		for r.Next() {
		}
		return r.Err()
	}
	if err := read(whole); err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		for bit := range 8 {
			b := slices.Clone(whole)
			b[i] ^= 1 << bit
			if err := read(b); err == nil || !strings.HasPrefix(err.Error(), "a.run: ") {
				t.Errorf("bit %d of byte %d is turned, and the error is %v", bit, i, err)
			}
		}
		if err := read(whole[:i]); err == nil || !strings.Contains(err.Error(), "cut short") {
			t.Errorf("cut at byte %d the error is %v", i, err)
		}
	}
	if err := read(append(slices.Clone(whole), 0)); err == nil {
		t.Error("a byte behind the end is not an error")
	}
	for _, other := range []Header{{"tries", 8}, {"tried", 7}, {"trials", 7}} {
		if _, err := open(path, other); !errors.Is(err, ErrOther) {
			t.Errorf("as a run of %v: %v", other, err)
		}
	}
	in, err := open(path, h)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if got := all(t, in); !slices.Equal(got, records) {
		t.Error("other records are read than were written")
	}
}

// TestFull lets the disk be full at each write in turn. There is an error, and no file is left.
func TestFull(t *testing.T) {
	for at := range 12 {
		dir := t.TempDir()
		calls := 0
		disk.Intercept(func(call, path string) error {
			if calls++; calls > at {
				return syscall.ENOSPC
			}
			return nil
		})
		s := New(Options{Dir: dir, Name: "x"})
		var err error
		for i := range 3000 {
			if err = s.Add([]Row{{uint64(i * 7 % 3000), 1}}); err != nil {
				break
			}
		}
		if err == nil {
			_, err = s.Sorted()
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("call %d fails: %v", at, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		disk.Intercept(nil)
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("call %d fails: %d files are left", at, len(left))
		}
	}
}

// FuzzReader reads whatever comes, and wants what is read whole to be written with the same
// records.
func FuzzReader(f *testing.F) {
	h := Header{"tries", 7}
	for _, n := range []int{0, 1, 60} {
		path, _ := run(f, h, n)
		whole, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(whole)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := newReader("fuzz", bytes.NewReader(b), h)
		if err != nil {
			return
		}
		var list []Row
		for r.Next() {
			list = append(list, r.Row())
		}
		if r.Err() != nil {
			return
		}
		if !slices.IsSortedFunc(list, ordered) {
			t.Fatal("records are out of order")
		}
		path := filepath.Join(t.TempDir(), "b.run")
		w, err := create(path, h)
		if err != nil {
			t.Fatal(err)
		}
		for _, rec := range list {
			if err := w.Write(rec); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		again, err := open(path, h)
		if err != nil {
			t.Fatal(err)
		}
		defer again.Close()
		if got := all(t, again); !slices.Equal(got, list) {
			t.Fatal("other records are read than were written")
		}
	})
}

func BenchmarkSort(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	list := make([]Row, 1<<20)
	b.SetBytes(int64(len(list)) * recordBytes)
	for b.Loop() {
		for i := range list {
			list[i] = Row{r.Uint64() >> 26, r.Uint64() >> 44}
		}
		sorted(list, nil)
	}
}
