package corpus

// Read makes the documents of a chunk, once. Records that cannot be read are Problems. An error
// begins with the Source, and then nothing of the file is of use: it comes with the first chunk or
// not at all.
func (c *Chunk) Read() (Batch, error) {
	b, err := c.read()
	if err != nil {
		return b, err
	}
	return b.without(c.Source, mostMarked)
}

func (c *Chunk) read() (Batch, error) {
	switch {
	case c.load != nil:
		return c.load()
	case c.isItems:
		return c.readItems()
	}
	b := Batch{Input: c.input}
	var bad roll
	c.records(func(d *Document, l line, err error) {
		if err != nil {
			bad.add(Problem{Source: c.Source, Line: l.number, Message: err.Error()}, err)
		} else {
			b.Documents = append(b.Documents, d)
			bad.blank(d)
		}
	})
	b.Problems = append(bad.problems, c.problems...)
	c.raw = nil // where a text leads into it, that holds it
	return b, c.err
}
