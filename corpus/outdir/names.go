package outdir

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"onecopy/internal/phrase"
)

// Names assigns to the stories of a run files that no file system takes for one another: names that
// differ in case alone or in the form of Unicode are one file on Windows and macOS, and a name
// cannot be a file and a folder. Of names that collide in a folder one stays as [FileName] has it:
// a folder before a file, then the first by its bytes. The others get "%%" and a hash of
// themselves. So the file of a story depends on which ids there are, and not on their order; ids
// that collide with none have the file that FileName returns.
type Names struct {
	clash map[uint64][]entryName
}

// An entryName is what a folder has under a name: a file, or a folder.
type entryName struct {
	name   string
	folder bool
}

// NewNames looks at all ids of a run, twice.
func NewNames(ids iter.Seq[string]) *Names {
	n := &Names{clash: map[uint64][]entryName{}}
	seen := map[uint64]uint64{} // 16 bytes for each file and folder
	for id := range ids {
		for e, place := range entries(id) {
			own := e.hash(place)
			if was, ok := seen[place]; !ok {
				seen[place] = own
			} else if was != own {
				n.clash[place] = nil
			}
		}
	}
	if len(n.clash) == 0 {
		return n
	}
	for id := range ids {
		for e, place := range entries(id) {
			if list, ok := n.clash[place]; ok && !slices.Contains(list, e) {
				n.clash[place] = append(list, e)
			}
		}
	}
	return n
}

// File returns the file below corpus/ of the story with an id, with slashes. Without Names it is
// that of [FileName].
func (n *Names) File(id string) string {
	if n == nil || len(n.clash) == 0 {
		return FileName(id)
	}
	var parts []string
	for e, place := range entries(id) {
		if n.yields(e, place) {
			e.name = e.apart()
		}
		parts = append(parts, e.name)
	}
	name := strings.Join(parts, "/")
	if len(name) > longestName+phrase.LongestPart { // many of its parts collide
		source, number := splitID(id)
		name = phrase.Shorten(parts[0], source) + number + ".txt"
	}
	return name
}

// yields says whether an entry is not the one that keeps its name.
func (n *Names) yields(e entryName, place uint64) bool {
	return slices.ContainsFunc(n.clash[place], func(o entryName) bool {
		return o.folder && !e.folder || o.folder == e.folder && o.name < e.name
	})
}

// apart is the name of an entry that yields: "x.txt#1.txt" becomes "x.txt%%HASH#1.txt".
func (e entryName) apart() string {
	sum := sha256.Sum256([]byte(e.name))
	mark := "%%" + hex.EncodeToString(sum[:10])
	if e.folder {
		return e.name + mark
	}
	source, number := splitID(strings.TrimSuffix(e.name, ".txt"))
	return source + mark + number + ".txt"
}

// hash is what an entry is known by in its place.
func (e entryName) hash(place uint64) uint64 {
	h := fnv(place, e.name)
	if e.folder {
		h = fnv(h, "/")
	}
	return h
}

// entries returns the folders and the file of a story, each with its place: what is equal for names
// of one folder that collide.
func entries(id string) iter.Seq2[entryName, uint64] {
	return func(yield func(entryName, uint64) bool) {
		above := uint64(fnvBasis)
		for rest, more := FileName(id), true; more; {
			var e entryName
			e.name, rest, more = strings.Cut(rest, "/")
			e.folder = more
			if !yield(e, fnv(above, fold(e.name))) {
				return
			}
			above = fnv(fnv(above, e.name), "/")
		}
	}
}

// FNV-1a of 64 bits (RFC 9923). Two places of one hash would only make different names of some that
// need not differ.
const (
	fnvBasis = 0xcbf29ce484222325
	fnvPrime = 0x100000001b3
)

func fnv(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}

// fold returns what file systems may take a name for: without case, in one form of Unicode, and
// without characters that HFS+ passes over. It takes more for one than any of them does.
func fold(name string) string {
	ascii := true
	for i := range len(name) {
		ascii = ascii && name[i] < 0x80
	}
	if ascii {
		return strings.ToLower(name)
	}
	name = cases.Fold().String(norm.NFD.String(strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) {
			return -1
		}
		return r
	}, name)))
	return norm.NFC.String(strings.ReplaceAll(name, "ı", "i")) // whose capital is that of i
}
