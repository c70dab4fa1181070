package cluster

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/internal/extsort"
)

// A page is a log that breaks after some blocks.
type page struct {
	entries [][]byte
	at      int
	left    int
	read    int
}

var errKilled = errors.New("killed")

func (p *page) Next() ([]byte, error) {
	if p.at == len(p.entries) {
		return nil, nil
	}
	p.at++
	p.read++
	return p.entries[p.at-1], nil
}

func (p *page) Append(entry []byte) error {
	if p.left--; p.left < 0 {
		return errKilled
	}
	p.entries = append(p.entries, entry)
	p.at++
	return nil
}

// TestLogGoesOn stops runs after some blocks, goes on from the log, and wants the result of one
// run: with the index in memory and on the disk, with wishes and with letters.
func TestLogGoesOn(t *testing.T) {
	d := crowd(11, 350)
	for _, o := range []Options{
		{}, {Room: 1000, Dir: t.TempDir()}, {Keep: Keep{earliestFirst}}, {Noisy: true, Room: 1000, Dir: t.TempDir()}, {Noisy: true, Keep: Keep{First}},
	} {
		o.Jobs, o.Text, o.block = 2, d.options().Text, 50
		want, err := Find(d.docs, o)
		if err != nil {
			t.Fatal(err)
		}
		log := &page{}
		for runs := 0; ; runs++ {
			log.at, log.left, o.Log = 0, 2+runs%2, log
			got, err := Find(d.docs, o)
			if errors.Is(err, errKilled) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(told(d.docs, got), told(d.docs, want)) || got.Compared != want.Compared {
				t.Errorf("after %d runs another result", runs)
			}
			if runs < 2 || log.read < 7 {
				t.Errorf("%d runs, %d blocks read: nothing was tried", runs, log.read)
			}
			break
		}
	}
}

// TestStaged wants a run that goes on not to sort again, and an error for what was kept of other
// docs, or is damaged.
func TestStaged(t *testing.T) {
	d := crowd(13, 200)
	stage := t.TempDir()
	o := d.options()
	o.Jobs, o.block, o.Room, o.Dir, o.Stage, o.Noisy = 2, 50, 1000, t.TempDir(), stage, true
	log := &page{left: 2}
	o.Log = log
	d.reads.Store(0)
	if _, err := Find(d.docs, o); !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	first := d.reads.Load()
	log.at, log.left = 0, 100
	d.reads.Store(0)
	got, err := Find(d.docs, o)
	if err != nil {
		t.Fatal(err)
	}
	want := d.find(t, Options{Noisy: true})
	if !slices.Equal(told(d.docs, got), told(d.docs, want)) {
		t.Error("another result")
	}
	d.reads.Store(0)
	o.Stage, log.at, log.entries = t.TempDir(), 0, nil
	if _, err := Find(d.docs, o); err != nil || d.reads.Load() < first {
		t.Errorf("%v; %d texts read with sorting, %d before", err, d.reads.Load(), first)
	}
	files, err := os.ReadDir(stage)
	if err != nil || len(files) != 4 {
		t.Fatalf("%v, %v", files, err)
	}
	o.Stage, o.Log = stage, nil
	other := crowd(14, 400)
	if _, err := Find(other.docs, o); !errors.Is(err, extsort.ErrOther) {
		t.Errorf("of other docs: %v", err)
	}
	for _, f := range files {
		path := filepath.Join(stage, f.Name())
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		hurt := slices.Clone(whole)
		hurt[len(hurt)/2] ^= 1
		if err := os.WriteFile(path, hurt, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Find(d.docs, o); err == nil || !strings.Contains(err.Error(), f.Name()) || !strings.Contains(err.Error(), "damaged") {
			t.Errorf("%s is damaged: %v", f.Name(), err)
		}
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestLogOfOthers refuses a log that cannot be of these docs.
func TestLogOfOthers(t *testing.T) {
	d := crowd(12, 60)
	for _, s := range []settled{
		{Lo: 1}, {Docs: []settledDoc{{Rank: 60, Pairs: []Pair{{A: 1, B: 2}}}}}, {Docs: []settledDoc{{Rank: -1}}}, {Docs: []settledDoc{{Rank: 3, Copy: true}}},
		{Docs: []settledDoc{{Rank: 3, Pairs: []Pair{{A: 1000, B: 2}}}}}, {Docs: []settledDoc{{Rank: 0, Copy: true, Pairs: []Pair{{A: 1, B: 1}}}}},
	} {
		s.Hi = 60
		raw, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		o := d.options()
		o.Log = &page{entries: [][]byte{raw}}
		if _, err := Find(d.docs, o); err == nil || !strings.Contains(err.Error(), "of other ones") {
			t.Errorf("%s: %v", raw, err)
		}
	}
}
