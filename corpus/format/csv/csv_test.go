package csv

import (
	"fmt"
	"strings"
	"testing"

	"onecopy/corpus/format"
	"onecopy/corpus/format/formattest"
)

const sheet = "id,title,text,n\r\n" +
	"1,Dam opens,\"A dam was opened, she said.\r\n\r\n\"\"It holds,\"\" he said.\",1.50\r\n" +
	"2,\"Ferry, stopped\",The ferry was stopped.,\r\n" +
	"\r\n" +
	"3,,\"\",x"

func TestRead(t *testing.T) {
	tests := []struct {
		name, file, raw string
		fields          format.FieldNames
		want, faults    string
	}{
		{"quotes and line ends", "x.csv", sheet, format.FieldNames{},
			`1:2:Dam opens:"A dam was opened, she said.\r\n\r\n\"It holds,\" he said.":{"id":"1","title":"Dam opens","text":null,"n":"1.50"}` + "\n" +
				`2:5:Ferry, stopped:"The ferry was stopped.":{"id":"2","title":"Ferry, stopped","text":null,"n":""}` + "\n" +
				`3:7::"":{"id":"3","title":"","text":null,"n":"x"}` + "\n", ""},
		{"a mark and semicolons", "x.csv", "\xef\xbb\xbftext;id\na, b;7\n", format.FieldNames{}, `7:2::"a, b":{"text":null,"id":"7"}` + "\n", ""},
		{"tabs", "x.tsv", "id\ttext\n7\ta \"b\" c\n", format.FieldNames{}, `7:2::"a \"b\" c":{"id":"7","text":null}` + "\n", ""},
		{"another field", "x.csv", "id,lead\n7,a\n", format.FieldNames{Text: "lead"}, `7:2::"a":{"id":"7","lead":null}` + "\n", ""},
		{"no text", "x.csv", "id,lead\n7,a\n", format.FieldNames{}, "", `["1: table without the text, its columns are id, lead: --text-field NAME says which is the text"]`},
		{"no header", "x.csv", "7,A long text stands in this column.\n8,And another one in this.\n", format.FieldNames{},
			`:1::"A long text stands in this column.":{"column1":"7","column2":null}` + "\n" + `:2::"And another one in this.":{"column1":"8","column2":null}` + "\n", ""},
		{"names that are there twice or not at all", "x.csv", "text,a,a,\nx,1,2,3\n", format.FieldNames{}, `:2::"x":{"text":null,"a":"1","a_2":"2","column4":"3"}` + "\n", ""},
		{"too few fields", "x.csv", "id,text\n7\n8,b\n", format.FieldNames{}, `8:3::"b":{"id":"8","text":null}` + "\n", `["2: has 1 field, the first row has 2, left out"]`},
		{"a quote that is not closed", "x.csv", "id,text\n7,\"a\n8,b\n9,c\n", format.FieldNames{},
			`7:2::"\"a":{"id":"7","text":null}` + "\n" + `8:3::"b":{"id":"8","text":null}` + "\n" + `9:4::"c":{"id":"9","text":null}` + "\n", ""},
		{"a quote that a later one closes", "x.csv", "id,text\n7,\"a\n8,b\n9,\"c\"\n", format.FieldNames{},
			`7:2::"\"a":{"id":"7","text":null}` + "\n" + `8:3::"b":{"id":"8","text":null}` + "\n" + `9:4::"c":{"id":"9","text":null}` + "\n", ""},
		{"NUL", "x.csv", "id,text\n7,a\x00b\xff\n", format.FieldNames{}, `7:2::"a` + "\ufffdb\ufffd" + `":{"id":"7","text":null}` + "\n", ""},
		{"nothing", "x.csv", "", format.FieldNames{}, "", `["1: no row of fields"]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			items, faults := formattest.Items(t, Read, tt.raw, tt.file, tt.fields)
			var got strings.Builder
			for _, i := range items {
				fmt.Fprintf(&got, "%s:%d:%s:%q:%s\n", strings.Trim(string(i.ID), `"`), i.Line, i.Title, i.Text, i.Fields)
			}
			told := ""
			if len(faults) > 0 {
				told = fmt.Sprintf("%q", faults)
			}
			if got.String() != tt.want || told != tt.faults {
				t.Errorf("got  %s told %s\nwant %s told %s", got.String(), told, tt.want, tt.faults)
			}
		})
	}
}

// TestHurt wants no text of which a delimiter or a line of another record is a part.
func TestHurt(t *testing.T) {
	var raw strings.Builder
	raw.WriteString("id,title,text,url\n")
	for i := range 12 {
		fmt.Fprintf(&raw, "%d,\"Title %d\",\"Story %d begins here, and it goes on.\n\nIt ends \"\"here\"\".\",http://x/%d\n", i, i, i, i)
	}
	formattest.Hurt(t, Read, raw.String(), "x.csv", func(items []*format.Item) {
		for _, i := range items {
			if strings.Count(i.Text, "begins") > 1 || strings.Contains(i.Text, "http") {
				t.Errorf("wrong story %q", i.Text)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(sheet)
	f.Add("text;a\n\"x\"\"")
	f.Fuzz(func(t *testing.T, raw string) {
		formattest.Items(t, Read, raw, "x.csv", format.FieldNames{})
		formattest.Holed(t, Read, raw, "x.csv", len(raw)/2)
	})
}
