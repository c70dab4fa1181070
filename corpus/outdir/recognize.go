package outdir

import (
	"os"
	"path/filepath"
)

// IsOutput reports whether a folder is the output of a run from which its stories can be read.
func IsOutput(dir string) bool {
	for _, name := range []string{"stories.jsonl", "parts.jsonl", "report.json"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return true
}
