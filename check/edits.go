package check

// Partial reports whether some files were not read, as the cache has what was found in them. What
// Edits gives may then differ from what Fix would do: a headline of theirs may be what a line of
// this text is known by once another is gone.
func (c *Checker) Partial() bool { return c.partial }

// An Edit takes bytes out of a file, half open.
type Edit struct{ Start, End int }

// Edits returns what Fix would take out of a text that is open for some of the findings in it, by
// their numbers in the Result, with unsafe what Unsafe would. Where some or all have to stay, why
// says why.
func (c *Checker) Edits(numbers []int, unsafe bool) (gone []Edit, why string, err error) {
	own := *c.o
	own.Unsafe = own.Unsafe || unsafe
	x := fixer{ctx: c.ctx, o: &own, read: c.read, found: c.found, aside: c.dir}
	var marks []*mark
	for _, n := range numbers {
		if f := &c.found.result.Findings[n]; !f.Known && x.fixes(f) {
			marks = append(marks, &c.found.marks[n])
		}
	}
	if len(marks) == 0 {
		return nil, "there is no fix for it", nil
	}
	in := &c.found.inputs[marks[0].input]
	if why := x.costly(in, marks); why != "" {
		return nil, why, nil
	}
	p, err := x.plan(in, marks)
	if err != nil {
		return nil, "", err
	}
	before := c.open.marked[in.file.Source]
	for _, g := range p.gone {
		gone = append(gone, Edit{g.start - before, g.end - before})
	}
	return gone, p.why, nil
}
