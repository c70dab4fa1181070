package journal

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"onecopy/internal/disk"
)

func entries(t testing.TB, path string) (list []string, err error) {
	j, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer j.Close()
	if j.Head() != nil {
		list = append(list, string(j.Head()))
	}
	err = j.Each(func(e []byte) error { list = append(list, string(e)); return nil })
	return list, err
}

func made(t testing.TB, list ...string) string {
	path := filepath.Join(t.TempDir(), "j")
	j, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Begin([]byte(list[0])); err != nil {
		t.Fatal(err)
	}
	for _, e := range list[1:] {
		if err := j.Append([]byte(e)); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestCut cuts a journal at each byte. The whole entries are read, and others can be added.
func TestCut(t *testing.T) {
	want := []string{`{"head":1}`, "", "b", "c c"}
	path := made(t, want...)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(whole) + 1 {
		if err := os.WriteFile(path, whole[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		lines := bytes.Count(whole[:n], []byte("\n"))
		got, err := entries(t, path)
		if err != nil || !slices.Equal(got, want[:lines]) {
			t.Fatalf("cut at byte %d: %q, %v", n, got, err)
		}
		j, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := j.Each(func([]byte) error { return nil }); err != nil {
			t.Fatal(err)
		}
		if j.Head() == nil {
			err = j.Begin([]byte(want[0]))
		} else {
			err = j.Append([]byte("more"))
		}
		if err := errors.Join(err, j.Close()); err != nil {
			t.Fatal(err)
		}
		if got, err := entries(t, path); err != nil || len(got) != lines+1 {
			t.Fatalf("cut at byte %d and added to: %q, %v", n, got, err)
		}
	}
}

// TestDamaged turns each bit but of the last entry: an error that says where.
func TestDamaged(t *testing.T) {
	path := made(t, "head", "one", "two", "three")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	last := bytes.LastIndexByte(whole[:len(whole)-1], '\n')
	for i := range last {
		for bit := range 8 {
			b := slices.Clone(whole)
			b[i] ^= 1 << bit
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := entries(t, path)
			if strings.EqualFold(string(b[:last]), string(whole[:last])) { // a digit of a sum in another case
				continue
			}
			if err == nil || !strings.Contains(err.Error(), "line ") {
				t.Fatalf("bit %d of byte %d: %q, %v", bit, i, got, err)
			}
		}
	}
}

// TestStop wants what was not taken to be overwritten.
func TestStop(t *testing.T) {
	path := made(t, "head", "one", "two", "three")
	j, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Each(func(e []byte) error {
		if string(e) == "two" {
			return ErrStop
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for range 2 { // what was taken by another Each is not taken if this one stops before
		if err := j.Each(func([]byte) error { return nil }); err != nil {
			t.Fatal(err)
		}
		if err := j.Each(func(e []byte) error {
			if string(e) == "two" {
				return ErrStop
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(j.Append([]byte("other")), j.Close()); err != nil {
		t.Fatal(err)
	}
	if got, err := entries(t, path); err != nil || fmt.Sprint(got) != "[head one other]" {
		t.Errorf("%q, %v", got, err)
	}
}

// TestFull wants an error with the file where the disk is full.
func TestFull(t *testing.T) {
	path := made(t, "head", "one")
	j, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	if err := j.Each(func([]byte) error { return nil }); err != nil {
		t.Fatal(err)
	}
	disk.Intercept(func(string, string) error { return syscall.ENOSPC })
	err = j.Append([]byte("two"))
	disk.Intercept(nil)
	if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), path) {
		t.Errorf("the error is %v", err)
	}
	if got, err := entries(t, path); err != nil || len(got) != 2 {
		t.Errorf("%q, %v", got, err)
	}
}

// FuzzReader reads whatever comes, and wants what it takes to be what is written.
func FuzzReader(f *testing.F) {
	whole, err := os.ReadFile(made(f, "head", "one", ""))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte("00000000 \n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := newReader("fuzz", bytes.NewReader(b))
		var list []string
		for r.next() {
			list = append(list, string(r.entry))
		}
		if r.end > int64(len(b)) {
			t.Fatalf("%d of %d bytes are read", r.end, len(b))
		}
		if len(list) == 0 {
			return
		}
		if again, err := entries(t, made(t, list...)); err != nil || !slices.Equal(again, list) {
			t.Fatalf("%q, %v", again, err)
		}
	})
}
