package cluster

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"

	"onecopy/internal/disk"
	"onecopy/internal/testkit"
)

// crowd makes the corpora that strain an index: copies whole, cut and changed, form letters,
// passages in many stories, and stories of a few words of few.
func crowd(seed uint64, n int) *desk {
	r := rand.New(rand.NewPCG(seed, 1))
	d := &desk{}
	first, passage := prose(r, 220), prose(r, 40)
	form := prose(r, 90)
	few := prose(r, 12)
	for i := range n {
		var w []string
		switch i % 6 {
		case 0: // copies of one story
			w = slices.Clone(first[:len(first)-r.IntN(80)])
			if r.IntN(3) == 0 {
				w[r.IntN(len(w))] = "changed"
			}
		case 1: // form letters
			w = slices.Clone(form)
			for k := range w {
				if k%9 == 0 {
					w[k] = prose(r, 1)[0]
				}
			}
		case 2: // a passage in stories of their own
			w = slices.Concat(prose(r, 20+r.IntN(300)), passage, prose(r, r.IntN(60)))
		case 3: // a few words of few
			for range 1 + r.IntN(14) {
				w = append(w, few[r.IntN(len(few))])
			}
		case 4: // distinct ones
			w = prose(r, 1+r.IntN(500))
		case 5: // one that is there already, changed or not
			w = strings.Fields(d.texts[r.IntN(len(d.texts))])
			if len(w) > 3 && r.IntN(2) == 0 {
				w[r.IntN(len(w))] = "other"
			}
		}
		d.add(fmt.Sprintf("s%d#1", i), join(w))
		d.docs[i].Cuts = r.IntN(2)
		if i%2 == 0 {
			d.docs[i].Sketch.Signature, d.docs[i].Sketch.Sample = nil, nil // it is made again
		}
	}
	return d
}

// TestSpilledProposesTheSame wants of each doc the proposals of the index in memory, with what they
// share, however little memory the sorters have.
func TestSpilledProposesTheSame(t *testing.T) {
	for seed := range uint64(3) {
		d := crowd(seed, 900)
		for _, noisy := range []bool{false, true} {
			o := d.options()
			o.Noisy, o.Jobs, o.block = noisy, 2, 128
			inside, err := newFinder(new(Docs).With(d.docs...), o)
			if err != nil {
				t.Fatal(err)
			}
			if err := inside.makeIndex(); err != nil {
				t.Fatal(err)
			}
			o.Dir, o.Room = t.TempDir(), []int64{1, 20_000, 100_000}[seed]
			aside, err := newFinder(new(Docs).With(d.docs...), o)
			if err != nil {
				t.Fatal(err)
			}
			if err := aside.makeIndex(); err != nil {
				t.Fatal(err)
			}
			if aside.asideWords == nil {
				t.Fatal("nothing is spilled")
			}
			proposed := 0
			for lo := 0; lo < len(d.docs); lo += o.block {
				hi := min(lo+o.block, len(d.docs))
				a, err := inside.newBlock(lo, hi)
				if err != nil {
					t.Fatal(err)
				}
				b, err := aside.newBlock(lo, hi)
				if err != nil {
					t.Fatal(err)
				}
				for r := lo; r < hi; r++ {
					if int(inside.sameWords[r]) != r {
						words := a.words.(*sketchedBlock)
						if words.sketches[r-lo], err = a.draw(r); err != nil {
							t.Fatal(err)
						}
					}
					want, got := a.words.before(r), b.words.before(r)
					if !reflect.DeepEqual(want, got) {
						t.Fatalf("corpus %d, rank %d: %+v, want %+v", seed, r, got, want)
					}
					proposed += len(want.list)
					if noisy && !reflect.DeepEqual(a.letters.before(r), b.letters.before(r)) {
						t.Fatalf("corpus %d, rank %d, letters: %+v, want %+v", seed, r, b.letters.before(r), a.letters.before(r))
					}
				}
			}
			if proposed < 5000 {
				t.Errorf("%d proposals are few", proposed)
			}
			if err := errors.Join(aside.asideWords.Close(), aside.asideLetters.Close()); err != nil {
				t.Error(err)
			}
			if left, _ := os.ReadDir(o.Dir); len(left) > 0 {
				t.Errorf("%d files are left", len(left))
			}
		}
	}
}

// TestSpilledFindsTheSame wants the same result, whatever has room in memory.
func TestSpilledFindsTheSame(t *testing.T) {
	d := crowd(9, testkit.Tries(1200))
	for _, noisy := range []bool{false, true} {
		want := d.find(t, Options{Noisy: noisy, Jobs: 2})
		for _, room := range []int64{1, 60_000, 1 << 30} {
			got := d.find(t, Options{Noisy: noisy, Jobs: 2, Room: room, Dir: t.TempDir(), block: 150})
			if !slices.Equal(told(d.docs, got), told(d.docs, want)) || got.Compared != want.Compared {
				t.Errorf("room for %d bytes, noisy %v: another result", room, noisy)
			}
		}
	}
}

// TestSpilledFull lets the disk be full at some call: an error that says so, and nothing is left.
func TestSpilledFull(t *testing.T) {
	d := crowd(4, 200)
	for _, at := range []int{0, 1, 5, 40, 200} {
		dir, calls := t.TempDir(), 0
		disk.Intercept(func(string, string) error {
			if calls++; calls > at {
				return syscall.ENOSPC
			}
			return nil
		})
		o := d.options()
		o.Room, o.Dir = 1, dir
		_, err := Find(d.docs, o)
		disk.Intercept(nil)
		if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), dir) {
			t.Errorf("call %d: %v", at, err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("call %d: %d files are left", at, len(left))
		}
	}
}

// TestSpilledStops ends the sorting when it is interrupted, at each of some times it asks: the
// error is that of the interrupt, and nothing is left. An interrupt of 10 million stories was not
// seen for ten minutes.
func TestSpilledStops(t *testing.T) {
	d := crowd(4, 200)
	for _, at := range []int{1, 2, 5, 9} {
		o, asked, stopped := d.options(), 0, errors.New("interrupted")
		o.Room, o.Dir, o.Jobs = 1, t.TempDir(), 1
		o.Err = func() error {
			if asked++; asked >= at {
				return stopped
			}
			return nil
		}
		if _, err := Find(d.docs, o); !errors.Is(err, stopped) {
			t.Errorf("asked %d times: %v", at, err)
		}
		if left, _ := os.ReadDir(o.Dir); len(left) > 0 {
			t.Errorf("asked %d times: %d files are left", at, len(left))
		}
	}
}
