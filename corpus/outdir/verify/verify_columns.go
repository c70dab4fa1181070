package verify

import (
	"bufio"
	"encoding/json"
	"io"
	"math/big"
	"os"
	"path"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/corpus/outdir/forms"
	"onecopy/internal/disk"
)

// sameRecord says whether a row says what a record does: each member the same, and nothing besides.
func sameRecord(row, record []byte) bool {
	have, err := decodeTree(row)
	want, bad := decodeTree(record)
	_, ok := have.(map[string]any)
	return ok && err == nil && bad == nil && sameValue(have, want)
}

// sameValue compares a value of a row with that of a record. A column of values of any kind has
// them as JSON.
func sameValue(have, want any) bool {
	switch w := want.(type) {
	case json.Number:
		if h, ok := have.(json.Number); ok {
			return h == w || sameNumber(string(h), string(w))
		}
	case []any:
		if h, ok := have.([]any); ok {
			return len(h) == len(w) && !slices.ContainsFunc(indexes(len(w)), func(i int) bool { return !sameValue(h[i], w[i]) })
		}
	case map[string]any:
		if h, ok := have.(map[string]any); ok {
			for name, v := range w {
				if !sameValue(h[name], v) {
					return false
				}
			}
			for name, v := range h {
				if _, ok := w[name]; !ok && v != nil {
					return false
				}
			}
			return true
		}
	default:
		if have == want {
			return true
		}
	}
	if s, ok := have.(string); ok {
		inner, err := decodeTree([]byte(s))
		if _, text := inner.(string); err == nil && (!text || want == inner) && inner != nil {
			return sameValue(inner, want)
		}
	}
	return false
}

func indexes(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// sameNumber compares two numbers whatever their form.
func sameNumber(a, b string) bool {
	if len(a)+len(b) > 1000 {
		return false
	}
	x, ok := new(big.Rat).SetString(a)
	y, well := new(big.Rat).SetString(b)
	return ok && well && x.Cmp(y) == 0
}

// formOf is the form of a file by its name.
func formOf(name string) string { return strings.TrimPrefix(path.Ext(name), ".") }

// compareColumns compares a file of columns with what is written, by its rows: another version of
// the library may pack otherwise.
func compareColumns(f *os.File, name string, want io.Reader) []corpus.Problem {
	form := formOf(name)
	fail := func(err error) []corpus.Problem {
		return []corpus.Problem{{Source: name, Message: "cannot be compared: " + disk.Cause(err).Error()}}
	}
	aside, err := os.CreateTemp("", "onecopy-*")
	if err != nil {
		return fail(err)
	}
	defer os.Remove(aside.Name())
	defer aside.Close()
	size, err := io.Copy(aside, want)
	if err != nil {
		return fail(err)
	}
	wanted, err := forms.Open(form, aside, size)
	if err != nil {
		return fail(err)
	}
	defer wanted.Close()
	info, err := f.Stat()
	if err != nil {
		return fail(err)
	}
	have, err := forms.Open(form, f, info.Size())
	if err != nil {
		return []corpus.Problem{{Source: name, Message: "cannot be read: " + err.Error()}}
	}
	defer have.Close()
	c := comparison{name: name, most: mostRecords, have: bufio.NewReaderSize(have, 1<<16), want: bufio.NewReaderSize(wanted, 1<<16)}
	return c.lines()
}
