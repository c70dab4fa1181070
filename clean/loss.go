package clean

// sells reports whether the rule finds an advertisement or a form to subscribe. On a page saved
// whole these can have more words than a short story, and do not count for a loss where enough of
// it stays.
func (r *Rule) sells() bool { return r.Category == Newsletter || r.Category == Advertisement }

// guarded reports whether what the rule cuts counts as a loss: not pictures' texts, nor the
// boilerplate around the story, nor other stories in a row.
func (r *Rule) guarded() bool {
	return !r.rows() && !r.told() && r != alternative && r != codedPart && r != attachment && r.Category != Caption && r.Category != Credit && r.Category != Outside && r.Category != Legal && r.Category != Comments
}
