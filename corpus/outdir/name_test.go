package outdir

import (
	"path/filepath"
	"strings"
	"testing"

	"onecopy/internal/phrase"
)

func TestFileName(t *testing.T) {
	long := strings.Repeat("é", 150)
	tests := []struct{ id, want string }{
		{"x.txt#1", "x.txt#1.txt"},
		{"mon/x.txt#12", "mon/x.txt#12.txt"},
		{"a#2.txt#1", "a%232.txt#1.txt"},
		{"100%#1", "100%25#1.txt"},
		{"Zürich – “Tag”.txt#1", "Zürich – “Tag”.txt#1.txt"},
		{"record", "record.txt"},
		{"urn:uuid:1", "urn%3Auuid%3A1.txt"},
		{"../../etc/passwd#1", "%2E%2E/%2E%2E/etc/passwd#1.txt"},
		{"/etc/passwd", "%/etc/passwd.txt"},
		{"a//b/#1", "a/%/b/%#1.txt"},
		{"", "%.txt"},
		{"#", "%23.txt"},
		{".hidden#1", "%2Ehidden#1.txt"},
		{"...", "%2E.%2E.txt"},
		{"a. /b.#1", "a.%20/b%2E#1.txt"},
		{`C:\x|y<z>?*"`, "C%3A%5Cx%7Cy%3Cz%3E%3F%2A%22.txt"},
		{"a\x00\n\u0085\x7f\xff", "a%00%0A%C2%85%7F%FF.txt"},
		{"NUL/con.x/COM1/COM10#1", "%4EUL/%63on.x/%43OM1/COM10#1.txt"},
		{"lpt¹/aux .y", "%6Cpt¹/%61ux .y.txt"},
		{"x#99999999999999999999", "x%2399999999999999999999.txt"},
		{long + "#1", strings.Repeat("é", 88) + "%%cb1fa3158102cb16edae#1.txt"},
	}
	for _, tt := range tests {
		if got := FileName(tt.id); got != tt.want {
			t.Errorf("FileName(%q)\n got %s\nwant %s", tt.id, got, tt.want)
		}
	}
}

func TestFileNameLong(t *testing.T) {
	for _, id := range []string{strings.Repeat("a/", 5000) + "#1", strings.Repeat("..", 5000), strings.Repeat("%", 5000) + "#1", strings.Repeat("x", 199) + "/../"} {
		checkFileName(t, id)
	}
	if FileName(strings.Repeat("x", 300)+"1#1") == FileName(strings.Repeat("x", 300)+"2#1") {
		t.Error("long names that differ at the end have one file")
	}
}

// checkFileName makes sure that a name is one that any file system takes.
func checkFileName(t *testing.T, id string) {
	t.Helper()
	name := FileName(id)
	if !filepath.IsLocal(name) || !strings.HasSuffix(name, ".txt") || len(name) > longestName+phrase.LongestPart {
		t.Errorf("FileName(%q) is %q", id, name)
	}
	for _, part := range strings.Split(name, "/") {
		if part == "" || len(part) > 255 || part[0] == '.' || strings.HasSuffix(part, " ") || strings.HasSuffix(part, ".") || strings.ContainsAny(part, "\\<>:\"|?*\x00\n\r\t\x7f") || device(part) {
			t.Errorf("part %q of FileName(%q)", part, id)
		}
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("x.txt#1", "../x")
	f.Add("a%23#1", "a##1")
	f.Add("/", "//")
	f.Add("NUL", "%4EUL")
	f.Add("f.jsonl#1#3", "../../etc/passwd") // ids of records
	f.Add("x%01%0A%C2%85\u202e", strings.Repeat("é", 88)+"%%f09174b501fc23341df3#1")
	f.Fuzz(func(t *testing.T, a, b string) {
		checkFileName(t, a)
		checkFileName(t, b)
		if a != b && FileName(a) == FileName(b) {
			t.Errorf("%q and %q are both %q", a, b, FileName(a))
		}
	})
}
