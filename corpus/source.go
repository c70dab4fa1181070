package corpus

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"onecopy/internal/phrase"
)

// A hit is a file, or something in the place of one, on its way to a Source.
type hit struct {
	path    string
	real    string   // without links: what makes two hits the same file
	source  string   // as far as it is known
	name    string   // the same as it is spelled on the disk, empty if no file has it
	rest    []string // elements of the folder that could still go in front of source
	added   int      // elements that did
	trouble string   // why it cannot be read, if so
	note    bool     // the trouble is to be expected
	unread  bool     // it is that reading failed
	pipe    bool     // can be read but once
	output  bool     // a file of the output of an earlier run
}

// nameHits keeps one hit for each real file, assigns each a Source of its own, and sorts them by
// it. With a base a Source is the path from there, without one as little of a path as tells the
// files apart.
func nameHits(hits []hit, base string) []hit {
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(strings.Compare(a.real, b.real), cmp.Compare(len(a.source), len(b.source)),
			strings.Compare(a.source, b.source), slices.Compare(a.rest, b.rest), strings.Compare(a.path, b.path))
	})
	hits = slices.CompactFunc(hits, func(a, b hit) bool { return a.real == b.real })
	if base != "" {
		for i := range hits {
			hits[i].below(base)
		}
	}
	number(hits, func(a, b hit) bool { return a.source == b.source && slices.Equal(a.rest, b.rest) })
	for lengthen(hits) {
	}
	number(hits, func(a, b hit) bool { return a.source == b.source })
	slices.SortFunc(hits, func(a, b hit) int { return strings.Compare(a.source, b.source) })
	return hits
}

// below makes the Source the path from base: as the caller spells it where that leads to the file
// and stays below base, else by the real folders.
func (h *hit) below(base string) {
	if h.path == Stdin {
		return
	}
	spelled := h.path
	if !filepath.IsAbs(spelled) {
		spelled = filepath.Join(base, spelled)
	}
	rel, err := filepath.Rel(base, spelled)
	winding := strings.Contains(filepath.ToSlash(h.path), "/../") // through a link this is not what it looks like
	if err != nil || winding || !filepath.IsLocal(rel) {
		root, _ := resolve(base)
		real, odd := filepath.Rel(root, h.real)
		if odd == nil && (err != nil || winding || filepath.IsLocal(real)) {
			rel = real
		}
	}
	if h.pipe && !filepath.IsLocal(rel) { // of /dev/fd
		return
	}
	h.source, h.rest = phrase.Printable(filepath.ToSlash(rel)), nil
	h.name = filepath.ToSlash(rel)
}

// spelled is how a Source is spelled on the disk where that differs, unless it could steer the
// terminal of whoever looks at a file of sums: of control characters sha256sum writes those of line
// ends as signs, and all others as they are.
func (h *hit) spelled() string {
	steers := func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\n\r", r) }
	if h.name == h.source || strings.ContainsFunc(h.name, steers) {
		return ""
	}
	return h.name
}

// lengthen puts one more element in front of the shortest of each set of equal Sources, and says
// whether it could: all of a set that have had the fewest, so that no more of the folders above the
// one given shows than must.
func lengthen(hits []hit) bool {
	type set struct{ size, fewest int }
	sets := make(map[string]set, len(hits))
	for _, h := range hits {
		s := sets[h.source]
		if len(h.rest) > 0 && (s.fewest == 0 || h.added < s.fewest-1) {
			s.fewest = h.added + 1
		}
		s.size++
		sets[h.source] = s
	}
	var longer bool
	for i := range hits {
		h := &hits[i]
		s := sets[h.source]
		if last := len(h.rest) - 1; s.size > 1 && last >= 0 && h.added == s.fewest-1 {
			h.name = h.rest[last] + "/" + h.name
			h.source, h.rest = phrase.Printable(h.rest[last])+"/"+h.source, h.rest[:last]
			h.added++
			longer = true
		}
	}
	return longer
}

// number tells apart by ~2, ~3 ... what no folder does: names of one folder that are the same once
// they are printable.
func number(hits []hit, same func(a, b hit) bool) {
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(strings.Compare(a.source, b.source), slices.Compare(a.rest, b.rest), strings.Compare(a.real, b.real))
	})
	for from := 0; from < len(hits); {
		n := from + 1
		for ; n < len(hits) && same(hits[from], hits[n]); n++ {
			hits[n].source += fmt.Sprintf("~%d", n-from+1)
			hits[n].name = ""
		}
		from = n
	}
}

// elements are the folders of an absolute path, outermost first.
func elements(dir string) []string {
	return strings.FieldsFunc(filepath.ToSlash(dir), func(r rune) bool { return r == '/' })
}

// resolve returns the absolute path of a file without links in it.
func resolve(path string) (string, error) {
	if path == "" {
		path = "."
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(real)
}
