package report

import (
	"bytes"
	"encoding/json"
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
		if got := onLines(compact.Bytes()); !bytes.Equal(got, want.Bytes()) {
			t.Errorf("got %s\nwant %s", got, want.Bytes())
		}
	})
}
