package report

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"
)

// FuzzOnLines wants the bytes of json.Indent for whatever JSON is.
func FuzzOnLines(f *testing.F) {
	for _, s := range []string{`{}`, `[]`, `[[],{}]`, `{"a":[1,2.5e3,null,true],"b\"\\":{"c":"x, {y}: [z]\\"}}`, `"\\\""`, `7`, `[{"a":"ü\u2028"}]`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		var compact, want bytes.Buffer
		if json.Compact(&compact, src) != nil {
			return
		}
		if err := json.Indent(&want, compact.Bytes(), "", "  "); err != nil {
			t.Fatal(err)
		}
		if got := onLines(nil, compact.Bytes(), new(int)); !bytes.Equal(got, want.Bytes()) {
			t.Errorf("got %s\nwant %s", got, want.Bytes())
		}
	})
}

// TestListed wants the bytes of a report that is encoded at once.
func TestListed(t *testing.T) {
	whole, _ := sample()
	for _, r := range []*Report{{}, whole, {Inputs: whole.Inputs}, {Related: whole.Related}, {Clusters: slices.Repeat(whole.Clusters, 500)}} {
		var compact, got bytes.Buffer
		if err := compactly(&compact).Encode(complete(r)); err != nil {
			t.Fatal(err)
		}
		want := escapeSteering(onLines(nil, compact.Bytes(), new(int)))
		if err := JSON(&got, r); err != nil || !bytes.Equal(got.Bytes(), want) {
			t.Fatalf("%v: got %d bytes, want %d", err, got.Len(), len(want))
		}
	}
}
