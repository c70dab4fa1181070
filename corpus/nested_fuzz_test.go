package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzNested reads archives of any bytes, twice: what comes is text, the same each time, with
// places in its files, and what is told is one line.
func FuzzNested(f *testing.F) {
	f.Add(tarOf(f), false)
	f.Add(zipOf(f), true)
	f.Add(zipped(f, "a.zip", zipOf(f)), true)
	f.Add(tarred(f, "a.tar", tarOf(f)), false)
	f.Add([]byte("PK\x05\x06"+strings.Repeat("\x00", 18)), true)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, raw []byte, zip bool) {
		if len(raw) > 1<<16 {
			return
		}
		file := File{Path: filepath.Join(dir, "x.tar"), Source: "x.tar"}
		if zip {
			file = File{Path: filepath.Join(dir, "x.zip"), Source: "x.zip"}
		}
		must(t, os.WriteFile(file.Path, raw, 0o644))
		var trouble string
		if file.seen, trouble = file.judge(""); trouble != "" {
			return
		}
		first, again := everythingOf(t, file), everythingOf(t, file)
		if !slices.Equal(first, again) {
			t.Errorf("%q, and again %q", first, again)
		}
	})
}

// everythingOf lists what is read of a file and what is told of it.
func everythingOf(t *testing.T, file File) (list []string) {
	for c := range file.Chunks("", nil) {
		batch, err := c.Read()
		if err != nil {
			list = append(list, err.Error())
			continue
		}
		for _, d := range batch.Documents {
			if !utf8.ValidString(d.Text) || strings.IndexByte(d.Text, 0) >= 0 {
				t.Errorf("%s: text %.200q", d.Source, d.Text)
			}
			list = append(list, d.Source+"\n"+d.Text)
		}
		for _, p := range batch.Problems {
			if p.Message == "" || strings.Contains(p.String(), "\n") {
				t.Errorf("told is %q", p.String())
			}
			list = append(list, p.String())
		}
	}
	return list
}
