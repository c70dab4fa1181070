package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"
)

// Commit puts the output in its place by renaming, once it is on the disk. What was there goes only
// after that is, too, and stays where it was if anything fails. The output is complete when Commit
// returns no error; if it does return one, call [Out.Abort].
func (o *Out) Commit() error {
	if o.done {
		return errors.New("output is finished already")
	}
	if o.open > 0 {
		return fmt.Errorf("%d files of the output are not closed", o.open)
	}
	if err := replaceable(o.target, o.opt.Force); err != nil { // it may have changed since Create
		return fmt.Errorf("%s: %w", filepath.Base(o.target), err)
	}
	if err := o.sync.wait(); err != nil {
		return fmt.Errorf("write output to the disk: %w", err)
	}
	switch err := o.place(); {
	case errors.Is(err, syscall.EBUSY):
		return &HintError{fmt.Errorf("put output in place: %w", err), "something may be mounted there: name a folder in it"}
	case err != nil:
		return fmt.Errorf("put output in place: %w", err)
	}
	return o.Abort()
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
// cannot, by moving that aside first. A kill between the two moves is what [Out.recover] is for.
func (o *Out) place() error {
	swap, old := move{exchange, o.dir, o.target}, filepath.Join(o.aside, asideOld)
	if swap.do() == nil {
		return o.settle([]move{swap}, o.dir)
	}
	moves := []move{{rename, o.target, old}, {rename, o.dir, o.target}}
	if !there(o.target) {
		moves = moves[1:]
	}
	for n, m := range moves {
		if err := m.do(); err != nil {
			return o.undo(moves[:n], err)
		}
	}
	return o.settle(moves, old)
}

// settle looks once more at what was replaced, which somebody may have put there at the last moment,
// and makes the names last: only then may it be removed.
func (o *Out) settle(moves []move, replaced string) error {
	err := replaceable(replaced, o.opt.Force)
	if err == nil {
		err = o.last()
	}
	if err != nil {
		return o.undo(moves, err)
	}
	return nil
}

// undo takes moves back, and gives the error it is for.
func (o *Out) undo(moves []move, err error) error {
	for n := len(moves) - 1; n >= 0; n-- {
		if moves[n].undo() != nil {
			o.done = true // Abort would remove the only copy of the old output
			return fmt.Errorf("the earlier output is left in %s: %w", o.aside, Cause(err))
		}
	}
	return Cause(err)
}

// last syncs the folders whose entries were renamed.
func (o *Out) last() error {
	if o.opt.NoSync {
		return nil
	}
	for _, folder := range []string{filepath.Dir(o.target), o.aside} {
		if err := syncFolder(folder); err != nil {
			return err
		}
	}
	return nil
}

// Abort removes everything that is not in its place yet; after Commit it does nothing, so that it
// can be deferred.
func (o *Out) Abort() error {
	if o.done {
		return nil
	}
	o.done = true
	if o.sync != nil {
		o.sync.stop()
	}
	if o.store != nil {
		o.store.file.Close() // it is about to be removed: whatever it still had to write is of no use
	}
	if err := removeAside(o.aside); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove what was built aside: %w", Cause(err))
	}
	return nil
}
