package corpus

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

// valuesOf reads JSON values from standard input, and shows what comes of it.
func valuesOf(t testing.TB, raw string) string {
	t.Helper()
	var all [2]string
	for i := range all {
		var in interface{ Read([]byte) (int, error) } = strings.NewReader(raw)
		if i == 1 {
			in = iotest.OneByteReader(in)
		}
		var b strings.Builder
		for c := range (File{Path: Stdin, Source: "f.json", Format: formatJSON}).Chunks("", in) {
			batch, err := c.Read()
			if err != nil {
				fmt.Fprintln(&b, err)
				continue
			}
			for _, d := range batch.Documents {
				fmt.Fprintf(&b, "%d:%s:%q@%d ", d.Record.Line, d.Record.ID, d.Text, d.Offset(0))
				if raw[d.Offset(0):d.Offset(len(d.Text))] != d.Text && !strings.Contains(raw, "\\") && utf8.ValidString(raw) {
					t.Errorf("%q is not at %d of %q", d.Text, d.Offset(0), raw)
				}
			}
			fmt.Fprint(&b, told(batch))
			if batch.Input != nil && batch.Input.Bytes != len(raw) {
				t.Errorf("%d bytes of %d", batch.Input.Bytes, len(raw))
			}
		}
		all[i] = b.String()
	}
	if all[0] != all[1] {
		t.Errorf("byte by byte it reads otherwise: %s\n%s", all[0], all[1])
	}
	return all[0]
}

func TestValues(t *testing.T) {
	for _, tt := range []struct{ name, raw, want string }{
		{"a list", "[{\"id\":1,\"text\":\"a\"},\n {\"id\":2,\"text\":\"b\"}]\n", `1:1:"a"@17 2:2:"b"@39 `},
		{"one object on many lines", "{\n \"id\": \"x\",\n \"text\": \"a\"\n}", `1:x:"a"@24 `},
		{"objects in a row", "{\"text\":\"a\"}\n\n{\n\"text\":\"b\"}{\"text\":\"c\"}", `1::"a"@9 3::"b"@24 4::"c"@36 `},
		{"brackets and quotes in strings", `[{"text":"]}[{\"\\"},{"text":"b"}]`, `1::"]}[{\"\\"@10 1::"b"@30 `},
		{"a mark", "\xef\xbb\xbf[{\"text\":\"a\"}]", `1::"a"@13 `},
		{"one that is not a record", `[1,"x",null,{"text":"a"},[{"text":"b"}]]`, `1::"a"@21 f.json:1: not a JSON object`},
		{"one that is broken", "[{\"text\":\"a\"},\n{\"text\":tru},\n{\"text\":\"c\"}]", `1::"a"@10 3::"c"@38 f.json:2: not valid JSON: byte 12 of the line is out of place`},
		{"cut short", `[{"text":"a"},{"text":"b`, `1::"a"@10 f.json:1: not valid JSON: ends inside of a record; what follows is lost`},
		{"a string that does not end", `[{"text":"a"},{"text":"b},{"text":"c"},{"text":"d"}]`, `1::"a"@10 1::"c"@35 1::"d"@48 f.json:1: not valid JSON: ends inside of a record`},
		{"nothing", "", ""},
		{"an empty list", "[]", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := valuesOf(t, tt.raw); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// Behind a hole the next record of the list is read, and no record of a list that is a part of one.
func TestValuesBehindHole(t *testing.T) {
	record := func(n string) string {
		return "{\n" + `"id":"` + n + `","text":"Story ` + n + `","author":{"text":"Not ` + n + `"},"comments":[{"text":"No {\"a\":1} ` + n + `"},{"text":"Nor ` + n + `"}]}`
	}
	for name, whole := range map[string]string{
		"list": "[" + record("a") + ",\n" + record("b") + ",\n" + record("c") + "]\n", "row": record("a") + "\n" + record("b") + record("c"),
	} {
		for hole := range whole {
			parts := [][]byte{gzipped(t, []byte(whole[:hole])), gzipped(t, []byte("x")), gzipped(t, []byte(whole[hole:]))}
			parts[1][len(parts[1])-5] ^= 4
			if hole == 0 {
				parts = parts[1:]
			}
			got, _, told := documentsOf("x.json.gz", slices.Concat(parts...))
			var want []string
			for _, n := range []string{"a", "b", "c"} {
				if at := strings.Index(whole, record(n)); hole <= at || hole >= at+len(record(n)) {
					want = append(want, "Story "+n)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s, hole at %d: %q, want %q\n%s", name, hole, got, want, told)
			}
		}
	}
}

func FuzzValues(f *testing.F) {
	f.Add(`[{"text":"a"},{"text":"b\u0000"}]`)
	f.Add("{\"text\":\"]}\\\"\"}\n{")
	f.Fuzz(func(t *testing.T, raw string) { valuesOf(t, raw) })
}
