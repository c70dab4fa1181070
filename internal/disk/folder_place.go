package disk

import (
	"errors"
	"fmt"
	"path/filepath"
	"syscall"

	"onecopy/corpus/hint"
)

// Place puts the folder in its place by renaming, once it is on the disk. What was there goes only
// when [Folder.Abort] is called, after that is, too, and stays where it was if anything fails.
func (f *Folder) Place() error {
	if f.done {
		return errors.New("output is finished already")
	}
	if err := f.opt.Replaceable(f.target); err != nil { // it may have changed since CreateFolder
		return fmt.Errorf("%s: %w", filepath.Base(f.target), err)
	}
	if err := f.sync.wait(); err != nil {
		return fmt.Errorf("write output to the disk: %w", err)
	}
	switch err := f.place(); {
	case errors.Is(err, syscall.EBUSY):
		return &hint.Error{Err: fmt.Errorf("put output in place: %w", err), Hint: "something may be mounted there: name a folder in it"}
	case err != nil:
		return fmt.Errorf("put output in place: %w", err)
	}
	return nil
}

// A move is a renaming that can be undone.
type move struct {
	rename   func(a, b string) error
	from, to string
}

func (m move) do() error { return m.rename(m.from, m.to) }

// undo renames back; names that were exchanged are exchanged again.
func (m move) undo() error { return m.rename(m.to, m.from) }

// place puts the output in its place: by exchanging it with what is there or, where the system
// cannot, by moving that aside first. A kill between the two moves is what [Folder.recover] is for.
func (f *Folder) place() error {
	swap, old := move{exchange, f.dir, f.target}, filepath.Join(f.aside, asideOld)
	if swap.do() == nil {
		return f.settle([]move{swap}, f.dir)
	}
	moves := []move{{rename, f.target, old}, {rename, f.dir, f.target}}
	if !there(f.target) {
		moves = moves[1:]
	}
	for n, m := range moves {
		if err := m.do(); err != nil {
			return f.undo(moves[:n], err)
		}
	}
	return f.settle(moves, old)
}

// settle looks once more at what was replaced, which somebody may have put there at the last
// moment, and makes the names last: only then may it be removed.
func (f *Folder) settle(moves []move, replaced string) error {
	err := f.opt.Replaceable(replaced)
	if err == nil {
		err = f.last()
	}
	if err != nil {
		return f.undo(moves, err)
	}
	return nil
}

// undo reverses moves, and returns the error it is for.
func (f *Folder) undo(moves []move, err error) error {
	for n := len(moves) - 1; n >= 0; n-- {
		if moves[n].undo() != nil {
			f.done = true // Abort would remove the only copy of the old output
			return fmt.Errorf("the earlier output is left in %s: %w", f.aside, Cause(err))
		}
	}
	return Cause(err)
}

// last syncs the folders whose entries were renamed.
func (f *Folder) last() error {
	if f.opt.NoSync {
		return nil
	}
	for _, folder := range []string{filepath.Dir(f.target), f.aside} {
		if err := syncFolder(folder); err != nil {
			return err
		}
	}
	return nil
}
