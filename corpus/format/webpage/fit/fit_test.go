package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFit fits on made pages of several sites and finds the stories of each with weights of the others.
func TestFit(t *testing.T) {
	dir := t.TempDir()
	truths := map[string]map[string]string{}
	if err := os.Mkdir(filepath.Join(dir, "html"), 0o755); err != nil {
		t.Fatal(err)
	}
	for n := range 24 {
		name := fmt.Sprintf("page%d", n)
		body := fmt.Sprintf("The bridge of town %d was opened on Monday after a year of work, the council said.\nIt cost %d million and carries two lanes, said the mayor, who cut the ribbon.", n, n+3)
		page := "<ul><li><a href=/>Home</a><li><a href=/x>News</a></ul><h1>Bridge of town " + fmt.Sprint(n) + "</h1><div><p>" + strings.ReplaceAll(body, "\n", "</p><p>") +
			"</p></div><div><a href=/y>Another story of the day</a></div><footer>All rights reserved</footer>"
		if err := os.WriteFile(filepath.Join(dir, "html", name+".html"), []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		truths[name] = map[string]string{"articleBody": body, "title": fmt.Sprintf("Bridge of town %d", n), "domain": fmt.Sprintf("site%d.example", n)}
	}
	raw, err := json.Marshal(truths)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "truth.json"), raw, 0o644); err != nil {
		t.Fatal(err)
	}
	var first, second strings.Builder
	for _, out := range []*strings.Builder{&first, &second} {
		if err := run([]string{"-held-out", dir}, out); err != nil {
			t.Fatal(err)
		}
	}
	if first.String() != second.String() {
		t.Errorf("two runs differ:\n%s\n%s", first.String(), second.String())
	}
	for _, want := range []string{"stories, held out        P 1.0000  R 1.0000", "titles 24 of 24"} {
		if !strings.Contains(first.String(), want) {
			t.Errorf("no %q in\n%s", want, first.String())
		}
	}
}
