package cluster

// Reason says why the survivor of a cluster stays rather than the best of its copies, by the order of survival. Of the docs it
// asks what that goes by: words, cuts, dates and ids.
func (r *Result) Reason(docs []Doc, c *Cluster) string {
	return reason(docs, c.Survivor, r.Pairs, c.Copies)
}
