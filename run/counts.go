package run

import "onecopy/corpus"

// Counts hold what is said of many records of an input, such as that their text is null, until the
// input is read: chunk by chunk a file of a million records would have a hundred such lines.
type counts struct {
	list []corpus.Problem
	at   map[string]int // of a message in list
}

// hold keeps back what is said of many records of one input, and returns the rest.
func (c *counts) hold(list []corpus.Problem) (rest []corpus.Problem) {
	for _, p := range list {
		at, ok := c.at[p.Message]
		switch {
		case p.Times == 0:
			rest = append(rest, p)
		case ok:
			c.list[at].Times += p.Times
		default:
			if c.at == nil {
				c.at = map[string]int{}
			}
			c.at[p.Message] = len(c.list)
			c.list = append(c.list, p)
		}
	}
	return rest
}

// release returns what was kept back, each with the place of the first record and with how many
// there are.
func (c *counts) release() []corpus.Problem {
	list := c.list
	*c = counts{}
	return list
}
