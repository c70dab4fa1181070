package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestStream holds the records to their bytes, as figures are told of them, and to JSON.
func TestStream(t *testing.T) {
	var b bytes.Buffer
	if err := newStream().write(&b, 1000); err != nil {
		t.Fatal(err)
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(b.Bytes())); !strings.HasPrefix(sum, "9a918afa34cac39b") {
		t.Errorf("other records: %s", sum)
	}
	dec, links := json.NewDecoder(&b), 0
	for i := range 1000 {
		var r struct{ ID, Text string }
		if err := dec.Decode(&r); err != nil || r.ID != fmt.Sprint("r", i) {
			t.Fatalf("record %d: %v, %v", i, r, err)
		}
		story, link, linked := strings.Cut(r.Text, "\n")
		if n := len(strings.Fields(story)); n < 50 || n > 110 {
			t.Errorf("record %d has %d words", i, n)
		}
		if linked {
			links++
			if !strings.HasPrefix(link, "READ ALSO: ") {
				t.Errorf("record %d: %q", i, link)
			}
		}
	}
	if links < 100 || links > 200 {
		t.Errorf("%d of 1,000 records have a link, not some 150", links)
	}
}
