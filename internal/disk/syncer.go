package disk

import (
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
)

// A syncer brings the files of an output to the disk while others are still written. It syncs many
// at once, for a file system answers those that wait together with one write of its journal. Their
// order is free: nothing leads to any of them before the folder that holds them all is renamed, and
// [outdir.Writer.Commit] waits for every one first. Each is synced through the descriptor it was
// written with, as only that surely learns of an error that came up meanwhile. Linux could sync the
// file system in one call, which would wait for what others write there too, and before 5.8 says
// nothing of errors.
type syncer struct {
	off     bool            // only close
	folders map[string]bool // of the output
	work    chan task
	running sync.WaitGroup
	idle    atomic.Bool // what is under way is not wanted any more
	once    sync.Once
	err     error
}

// A task is to sync something of a name.
type task struct {
	do   func(idle bool) error
	name string
}

// syncers is how many files are synced at once: on ext4 8 took the time of writing alone, more
// gained nothing.
const syncers = 8

func newSyncer(off bool) *syncer { return &syncer{off: off, folders: map[string]bool{}} }

// close closes a file that is written, as soon as it is synced.
func (s *syncer) close(f *NewFile, name string) error {
	if s.off {
		return f.Close()
	}
	s.add(task{name: name, do: func(idle bool) error {
		var err error
		if !idle {
			err = f.Sync()
		}
		if bad := f.Close(); err == nil {
			err = bad
		}
		return err
	}})
	return nil
}

// add starts the workers with the first task.
func (s *syncer) add(t task) {
	if s.work == nil {
		s.work = make(chan task)
		for range syncers {
			s.running.Go(s.serve)
		}
	}
	s.work <- t
}

func (s *syncer) serve() {
	for t := range s.work {
		if err := t.do(s.idle.Load()); err != nil {
			s.idle.Store(true)
			s.once.Do(func() { s.err = fmt.Errorf("%s: %w", t.name, Cause(err)) })
		}
	}
}

// wait syncs the folders and waits until all is on the disk. It returns the first error.
func (s *syncer) wait() error {
	if s.off {
		return nil
	}
	for path := range s.folders {
		s.add(task{name: filepath.Base(path), do: func(idle bool) error {
			if idle {
				return nil
			}
			return syncFolder(path)
		}})
	}
	s.end()
	return s.err
}

// stop ends what is under way.
func (s *syncer) stop() {
	s.idle.Store(true)
	s.end()
}

func (s *syncer) end() {
	if s.work != nil {
		close(s.work)
		s.running.Wait()
		s.work = nil
	}
}
