package report

import "testing"

// TestIsCheck wants every form of a check to be known again, found or nothing found, and what
// people write not to be.
func TestIsCheck(t *testing.T) {
	for _, f := range CheckFormats() {
		for _, c := range []*Check{finds(), {}} {
			out := told(t, f, c, CheckOptions{})
			if head := out[:min(len(out), 8<<10)]; !IsCheck([]byte(head)) {
				t.Errorf("%s of %d findings is not known again: %.100q", f.Name, len(c.Findings), head)
			}
		}
	}
	for _, text := range []string{
		"Bridge Closed After Barge Hits Pier\n\nThe bridge was closed.", "# Bridge closed\n\nThe bridge was closed.", "Minsk: talks go on [Video]\n",
		`{"id":"1","text":"The bridge was closed."}`, `{"version":"1.0"}`, "{\n  \"version\": \"1.0.0\"\n}", "[\n  1\n]", "<!DOCTYPE html>\n<title>Bridge closed</title>", "\x00\x01", "]",
	} {
		if IsCheck([]byte(text)) {
			t.Errorf("%q is taken for a report", text)
		}
	}
}
