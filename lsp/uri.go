package lsp

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// fileScheme begins the name of a file. Others, of texts that were never saved, of versions in git
// or inside archives, name nothing that a check could look at.
const fileScheme = "file://"

// pathOf returns the path that a URI names, if it names a file of this machine.
func pathOf(uri string) (name string, ok bool) {
	rest, ok := strings.CutPrefix(uri, fileScheme)
	if !ok {
		return "", false
	}
	host, _, _ := strings.Cut(rest, "/")
	if host != "" && host != "localhost" {
		return "", false
	}
	rest, _, _ = strings.Cut(strings.TrimPrefix(rest, host), "?")
	rest, _, _ = strings.Cut(rest, "#")
	if name, ok = unescaped(rest); !ok || strings.ContainsRune(name, 0) {
		return "", false
	}
	if runtime.GOOS == "windows" && len(name) > 2 && name[0] == '/' && name[2] == ':' {
		name = name[1:]
	}
	name = filepath.FromSlash(name)
	return filepath.Clean(name), filepath.IsAbs(name)
}

// uriOf is the URI of an absolute path.
func uriOf(name string) string {
	name = filepath.ToSlash(name)
	if !strings.HasPrefix(name, "/") {
		name = "/" + name
	}
	var b strings.Builder
	b.WriteString(fileScheme)
	for _, c := range []byte(name) {
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~/:", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// unescaped resolves the %XX of a URI.
func unescaped(s string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b.WriteByte(s[i])
			continue
		}
		if i+2 >= len(s) {
			return "", false
		}
		c, err := strconv.ParseUint(s[i+1:i+3], 16, 8)
		if err != nil {
			return "", false
		}
		b.WriteByte(byte(c))
		i += 2
	}
	return b.String(), true
}

// settled is a path whose folder has no links in it, as a check names what it finds. Of a folder
// that is not there it is the path itself.
func settled(name string) string {
	if dir, err := filepath.EvalSymlinks(filepath.Dir(name)); err == nil {
		return filepath.Join(dir, filepath.Base(name))
	}
	return name
}

// relative is the path of a file from a folder, with slashes.
func relative(folder, name string) string {
	if rel, err := filepath.Rel(folder, name); err == nil {
		name = rel
	}
	return filepath.ToSlash(name)
}
