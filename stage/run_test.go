package stage

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus/hint"
)

// TestRunRefuses wants of what cannot be run an error with what to do instead, and nothing written.
func TestRunRefuses(t *testing.T) {
	for _, c := range []struct{ name, says, advice string }{
		{"clutser", `there is no stage "clutser"`, `did you mean "cluster"?`},
		{"x", `there is no stage "x"`, "one of mark, learn, sign"},
		{"apply", "stage apply writes no rows", "Apply"},
		{"sign", "needs --templates", "stage learn"},
		{"settle", "needs --templates", "stage learn"},
		{"mark", "needs a PATH", "stage mark seeds"},
	} {
		var out strings.Builder
		o := Options{In: strings.NewReader(""), Out: &out, Mark: MarkOptions{FirstLine: 1}}
		err := Run(context.Background(), c.name, nil, &o)
		var h *hint.Error
		if !errors.As(err, &h) || !strings.Contains(err.Error(), c.says) || !strings.Contains(h.Hint, c.advice) || out.Len() > 0 {
			t.Errorf("%s: %v, wrote %q", c.name, err, &out)
		}
	}
	if names := Names(); names[0] != "mark" || !slices.Contains(names, "pairs") || Lookup("apply") != nil {
		t.Errorf("stages: %v", Names())
	}
}
