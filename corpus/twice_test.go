package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
)

// twiceSaid is what the decoder says of a line: whether it is one value of valid JSON, and whether
// an object in it has a name twice.
func twiceSaid(line []byte) (valid, twice bool) {
	for _, loose := range []bool{true, false} {
		d := jsontext.NewDecoder(bytes.NewReader(line), jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(loose))
		_, err := d.ReadValue()
		if loose {
			if _, end := d.ReadToken(); err != nil || end != io.EOF {
				return false, false
			}
			continue
		}
		twice = errors.Is(err, jsontext.ErrDuplicateName)
	}
	return true, twice
}

// FuzzNameTwice holds the look for equal names in long lines to the decoder's.
func FuzzNameTwice(f *testing.F) {
	for _, line := range []string{
		`{"a":1,"b":{"a":1,"c":[{"a":2},{"a":3}]},"c":"a\":"}`, `{"a":1,"b":{"x":1,"x":2}}`, `{"a":1,"\u0061":2}`, `[{"a":"b"},{"a":"b"},"a"]`,
		"{\"\xff\":1,\"\\ud800\" \t:2}", "{\"\xff\":1,\"\xfe\":2}", `{"":1,"" :2}`, `{"\\":1,"\"":2,"\\\"":3}`, `"x"`, `{}`, `{"é":1,"\u00e9":2}`,
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		if valid, want := twiceSaid(line); valid && nameTwice(line) != want {
			t.Errorf("%q: twice %v, want %v", line, !want, want)
		}
	})
}

// TestManyNames finds one name that is twice among many, as far from each other as they can be.
func TestManyNames(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, `"k%d":{"k":%d},`, i, i)
	}
	row := func(last string) string { return "{" + b.String() + last + `:0,"text":"A ferry."}` }
	if got := told(records(t, row(`"k20000"`))); got != "" {
		t.Errorf("told %s", got)
	}
	for _, last := range []string{`"k0"`, `"k19999"`, `"\u006b7"`, `"text"`} {
		if got := told(records(t, row(last))); got != "f.jsonl:1: not valid JSON: a name stands twice in one object" {
			t.Errorf("%s: told %q", last, got)
		}
	}
}

// TestManyNamesLean bounds what reading a record of many names takes to four bytes for each of the
// line, where a map of the names took 14.
func TestManyNamesLean(t *testing.T) {
	var b strings.Builder
	for i := range 200_000 {
		fmt.Fprintf(&b, `"key%07d":%d,`, i, i%10)
	}
	line := []byte("{" + b.String() + `"text":"A ferry."}`)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	p := parser{}
	must(t, p.parse(line))
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 4*uint64(len(line)) {
		t.Errorf("%d bytes for a line of %d", took, len(line))
	}
}
