package report

import "slices"

// A pageTexts is where the texts of one page come from, and the account of what the page has no
// room for.
type pageTexts struct {
	load   loadText
	out    *pageWriter
	limit  int             // bytes of the page after which no more texts are added
	told   map[string]bool // stories shown in full
	untold map[string]bool // stories that found no room
	left   []string        // what else was left out
}

// newPageTexts keeps a fifth of the page's bytes for what comes after the texts.
func newPageTexts(load loadText, out *pageWriter, bytes int) *pageTexts {
	return &pageTexts{load: load, out: out, limit: bytes / 5 * 4, told: map[string]bool{}, untold: map[string]bool{}}
}

// full reports whether no more texts are added.
func (d *pageTexts) full() bool { return d.out.n >= d.limit }

// room reports whether the story's text fits, and counts it as left out if not.
func (d *pageTexts) room(id string) bool {
	if d.full() {
		d.untold[id] = true
		return false
	}
	return true
}

// first returns the first n of a list and counts the rest as left out; where says in which file
// that is.
func first[T any](d *pageTexts, list []T, n int, what, where string) []T {
	if len(list) <= n {
		return list
	}
	d.missing(len(list)-n, what, where)
	return list[:n]
}

// missing tells of n things that are not on the page.
func (d *pageTexts) missing(n int, what, where string) {
	if n > 0 {
		d.left = append(d.left, counted(n, what)+": "+where)
	}
}

// Left tells what the page has no room for, nothing when it has room for all.
func (d *pageTexts) Left() []string {
	if n := len(d.untold); n > 0 {
		texts := counted(n, "story text") + ", once the page had reached its size: stories.jsonl, cuts.jsonl and pairs.jsonl"
		return append(slices.Clone(d.left), texts)
	}
	return d.left
}

// story is a story as it was printed.
func (d *pageTexts) story(id string) (*storyView, error) {
	s, err := d.load(id)
	if err != nil {
		return nil, err
	}
	return d.show(&s), nil
}

func (d *pageTexts) show(s *Story) *storyView {
	d.told[s.ID] = true
	v := &storyView{Story: &s.Story, Print: fingerprint(s), Cuts: count(s.Cuts)}
	v.Blocks, v.Cropped = blocks(s.Pieces, s.Cuts, maxStory)
	return v
}
