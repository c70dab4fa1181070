package disk

import (
	"path/filepath"
	"strings"
	"testing"
)

// FuzzOwner wants what a name says of its owner to make the same name again but for its end, and
// the names that are made to be read: what is swept are files that somebody else may have named.
func FuzzOwner(f *testing.F) {
	f.Add(".out.onecopy-tmp-12-0123456789abcdef-01234567-89abcdef")
	f.Add(".a.onecopy-tmp-0-0123456789abcdef-01234567-89abcdef")
	f.Add("..onecopy-tmp-99999999999-x")
	f.Add(strings.Repeat("é", 200))
	f.Fuzz(func(t *testing.T, name string) {
		stem, o, ok := ownerOf(name)
		if ok {
			if o.pid <= 0 || stem == "" {
				t.Errorf("%q is of process %d, for %q", name, o.pid, stem)
			}
			if made := o.name(stem); len(stem) <= longestStem && !strings.HasPrefix(made[:len(made)-8], "."+stem+".onecopy-tmp-") {
				t.Errorf("%q leads to %q", name, made)
			}
		}
		if base := filepath.Base(name); name != "" && base == name && base != "." && base != ".." && !strings.ContainsAny(name, "/\\\n\x00") {
			of := owner{7, strings.Repeat("0", 16), strings.Repeat("a", 8)}
			made := of.name(name)
			back, read, ok := ownerOf(made)
			if !ok || read != of || back != stemOf(name) || len(made) > 143 {
				t.Errorf("%q is built as %q, which is of %v, for %q", name, made, read, back)
			}
		}
	})
}
