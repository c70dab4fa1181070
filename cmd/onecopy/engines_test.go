package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/internal/testkit"
)

// TestEngineLines holds the table in docs/engines.md of what code there is for each engine to the
// files, as wc -l counts them.
func TestEngineLines(t *testing.T) {
	t.Parallel()
	const python = "../../python/src/onecopy/"
	raw, err := os.ReadFile("../../docs/engines.md")
	testkit.Must(t, err)
	for engine, patterns := range map[string][]string{
		"Spark":         {python + "spark.py", python + "_run.py", python + "_files.py", python + "_workers.py"},
		"datatrove":     {python + "datatrove.py"},
		"all in Python": {python + "stages.py"},
		"make -j":       {"../../docs/engines/stages.mk"},
		"Slurm":         {"../../docs/engines/slurm.sh"},
		"Beam":          {"../../beam/*.go"},
	} {
		lines := 0
		for _, p := range patterns {
			files, err := filepath.Glob(p)
			testkit.Must(t, err)
			if len(files) == 0 {
				t.Errorf("%s: no %s", engine, p)
			}
			for _, name := range files {
				if strings.HasSuffix(name, "_test.go") {
					continue
				}
				text, err := os.ReadFile(name)
				testkit.Must(t, err)
				lines += bytes.Count(text, []byte("\n"))
			}
		}
		count := fmt.Sprint(lines)
		if lines >= 1000 {
			count = fmt.Sprintf("%d,%03d", lines/1000, lines%1000)
		}
		if want := fmt.Sprintf("\n| %s | %s | ", engine, count); !bytes.Contains(raw, []byte(want)) {
			t.Errorf("docs/engines.md does not say %q", want[1:])
		}
	}
}
