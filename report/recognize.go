package report

import (
	"bytes"
	"strings"
)

// heads begin what the forms of a check write, but for those that are lines of findings.
var heads = []string{
	"{\n  \"version\": 1,\n  \"settings\": {", "{\"version\":1,\"kind\":", "{\n  \"$schema\": \"https://json.schemastore.org/sarif-",
	"[]", "[\n  {\n    \"description\": ", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"onecopy check\"",
	"{\n  \"source\": {\n    \"name\": \"onecopy\"\n  },\n  \"diagnostics\": [", "##vso[task.logissue type=", "::error ", "::warning ", "::notice ", "# Nothing new in ",
}

// IsCheck reports whether a file that begins with head, some kilobytes of it, can be what a check
// was written to in any of the [CheckFormats], so that it may be replaced. An empty file can.
func IsCheck(head []byte) bool {
	for _, h := range heads {
		if bytes.HasPrefix(head, []byte(h)) {
			return true
		}
	}
	first, _, _ := strings.Cut(string(head), "\n")
	switch {
	case len(bytes.TrimSpace(head)) == 0:
		return true
	case strings.HasPrefix(first, "<!DOCTYPE html>"):
		return bytes.Contains(head, []byte("<title>onecopy"))
	case strings.HasPrefix(first, "# "):
		return strings.Contains(first, " new finding") && strings.Contains(first, " in ")
	}
	line := strings.TrimSuffix(first, "]") // text: PLACE: message [rule]
	at := max(strings.LastIndex(line, " ["), 0)
	said, rule, ok := line[:at], strings.TrimPrefix(line[at:], " ["), at > 0
	return ok && strings.HasSuffix(first, "]") && strings.Contains(said, ": ") && strings.Trim(rule, "abcdefghijklmnopqrstuvwxyz/-") == ""
}
