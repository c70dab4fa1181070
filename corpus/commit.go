package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Commit puts the output in its place by renaming. What was there goes only after, and stays where it was if anything
// fails. The output is complete when Commit returns no error; if it does return one, call [Out.Abort].
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
	if err := o.swap(); err != nil {
		return fmt.Errorf("put output in place: %w", err)
	}
	return o.Abort()
}

// swap moves the old output aside and the new one in; if the second fails the first is undone.
func (o *Out) swap() error {
	old := filepath.Join(o.aside, "old")
	err := os.Rename(o.target, old)
	if errors.Is(err, fs.ErrNotExist) {
		return cause(os.Rename(o.dir, o.target))
	}
	if err != nil {
		return cause(err)
	}
	if err = os.Rename(o.dir, o.target); err == nil {
		return nil
	}
	if os.Rename(old, o.target) != nil {
		o.done = true // Abort would remove the only copy of the old output
		return fmt.Errorf("the earlier output is left in %s: %w", old, cause(err))
	}
	return cause(err)
}

// Abort removes everything that is not in its place yet; after Commit it does nothing, so that it can be deferred.
func (o *Out) Abort() error {
	if o.done {
		return nil
	}
	o.done = true
	if o.store != nil {
		o.store.file.Close() // it is about to be removed: whatever it still had to write is of no use
	}
	if err := os.RemoveAll(o.aside); err != nil {
		return fmt.Errorf("remove what was built aside: %w", cause(err))
	}
	return nil
}
