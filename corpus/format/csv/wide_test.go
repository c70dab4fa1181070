package csv

import (
	"strconv"
	"strings"
	"testing"

	"onecopy/corpus/format"
	"onecopy/corpus/format/formattest"
)

// TestWide reads a table whose first row is longer than what is sampled, with names that are there
// twice, and counts its fields right where a row has fewer.
func TestWide(t *testing.T) {
	const columns = 60_000
	row := func(cell func(i int) string, text string) string {
		var b strings.Builder
		for i := range columns {
			b.WriteString(cell(i) + ",")
		}
		return b.String() + text + "\n"
	}
	number := func(i int) string { return strconv.Itoa(i % 10) }
	raw := row(func(i int) string { return "name" + strconv.Itoa(i/2) }, "text") + row(number, "A ferry was stopped.") + "1,2\n" + row(number, "A dam was opened.")
	if at := strings.IndexByte(raw, '\n'); at <= sample {
		t.Fatalf("the first row has %d bytes", at)
	}
	items, faults := formattest.Items(t, Read, raw, "x.csv", format.FieldNames{})
	if len(items) != 2 || items[0].Text != "A ferry was stopped." || items[1].Text != "A dam was opened." {
		t.Errorf("%d items", len(items))
	}
	if want := "3: has 2 fields, the first row has 60001, left out"; len(faults) != 1 || faults[0] != want {
		t.Errorf("told %.300q, want %s", faults, want)
	}
	if fields := string(items[0].Fields); !strings.HasPrefix(fields, `{"name0":"0","name0_2":"1","name1":"2"`) {
		t.Errorf("fields %.80s", fields)
	}
}
