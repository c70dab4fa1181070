package check

import "cmp"

// Run is the whole of a check, in the order it is done.
func (c *Checker) Run() error {
	done, err := c.fromCache()
	if err != nil {
		return err
	}
	c.partial = done
	steps := []func() error{c.since, c.find, c.recall, c.look, c.keep, c.mend, c.accept}
	if done {
		steps = []func() error{c.accept}
	}
	for _, step := range steps {
		if err := cmp.Or(c.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}

// keep leaves what was found for a check that follows. What cannot be left is no matter for this
// one.
func (c *Checker) keep() error {
	if !c.o.caches() || c.open.laid {
		return nil
	}
	if err := c.writeCache(); err != nil && c.ctx.Err() == nil {
		c.o.note("%s: %v: the next check reads all files again", CacheFolder, err)
	}
	return nil
}

// mend cuts the new boilerplate out of the files, and looks at them again.
func (c *Checker) mend() error {
	if !c.o.Fix {
		return nil
	}
	if c.base != nil {
		c.recognise()
	}
	c.fixer = fixer{ctx: c.ctx, o: c.o, read: c.read, found: c.found, aside: c.dir}
	if err := c.fixer.mend(); err != nil || c.o.DryRun || c.fixer.fixed == 0 {
		return err
	}
	c.again = true
	return c.look()
}
