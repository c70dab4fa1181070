package mail

import (
	"fmt"
	"strings"
	"testing"

	"onecopy/corpus/format"
	"onecopy/corpus/format/formattest"
)

const (
	plain = "From: Ann Lee <a@x.example>\r\nTo: b@x.example\r\nSubject: =?utf-8?q?Caf=C3=A9?= opens\r\n again\r\nDate: Tue, 4 Mar 2031 09:12:00 +0100\r\n" +
		"Message-ID: <1@x>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
		"A caf=E9 was opened on Friday, =\r\nshe said.\r\n\r\nIt has 40 seats.\r\n"
	parted = "Subject: Two\nFrom: b@x.example\nDate: 4 Mar 2031 09:12:00 GMT\nContent-Type: multipart/mixed; boundary=b1\n\nfor old programs\n--b1\n" +
		"Content-Type: multipart/alternative; boundary=b2\n\n--b2\nContent-Type: text/plain\n\nA dam was opened.\n--b2\nContent-Type: text/html\n\n" +
		"<p>A <b>dam</b> was opened.</p>\n--b2--\n--b1\nContent-Type: application/pdf; name=x.pdf\nContent-Disposition: attachment\n\nJVBERi0=\n--b1\n" +
		"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nVHdvIG1pbGxpb24gw6kgcGVv\ncGxlLg==\n--b1--\n"
	html = "Subject: H\nFrom: c@x.example\nDate: x\nContent-Type: text/html; charset=utf-8\n\n<html><head><title>no</title></head><body><p>One &amp; two.</p><p>Three.</p></body></html>\n"
)

func box(messages ...string) string {
	var b strings.Builder
	for _, m := range messages {
		b.WriteString("From a@x.example Tue Mar  4 09:12:00 2031\n" + m + "\n")
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, tt := range []struct{ name, raw, want, faults string }{
		{"quoted-printable", plain, `1 "1@x" Café opens again|2031-03-04T09:12:00|Ann Lee|"A café was opened on Friday, she said.\n\nIt has 40 seats.\n"`, ""},
		{"parts", parted, `1  Two|2031-03-04T09:12:00|b@x.example|"A dam was opened.\n\n\nTwo million é people."`, ""},
		{"HTML", html, `1  H|x|c@x.example|"One & two.\n\nThree."`, ""},
		{"box", box(html, "Subject: S\n\n>From here on.\nFrom there, too.\n", html), `1  H|x|c@x.example|"One & two.\n\nThree."` + "\n" +
			`9  S|||"From here on.\nFrom there, too.\n\n"` + "\n" + `15  H|x|c@x.example|"One & two.\n\nThree."`, ""},
		{"no text", "Subject: S\nFrom: a\nDate: b\nContent-Type: image/png\n\nx", "", `["a message without text, left out"]`},
		{"parts in parts", deep(40), "", `["more than 1000 parts, or 16 in each other"]`},
		{"nothing", "", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			items, faults := formattest.Items(t, Read, tt.raw, "x.mbox", format.FieldNames{})
			var got []string
			for _, i := range items {
				got = append(got, fmt.Sprintf("%d %s %s|%s|%s|%q", i.Line, i.ID, i.Title, i.Date, i.Author, i.Text))
			}
			told := ""
			if len(faults) > 0 {
				told = fmt.Sprintf("%q", faults)
			}
			if strings.Join(got, "\n") != tt.want || told != tt.faults {
				t.Errorf("got  %s told %s\nwant %s told %s", strings.Join(got, "\n"), told, tt.want, tt.faults)
			}
		})
	}
}

func deep(n int) string {
	s := "Subject: S\n"
	for i := range n {
		s += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	return s
}

func TestFields(t *testing.T) {
	items, _ := formattest.Items(t, Read, parted, "x.eml", format.FieldNames{})
	want := `{"text":null,"subject":"Two","from":"b@x.example","date":"4 Mar 2031 09:12:00 GMT","content-type":"multipart/mixed; boundary=b1","attachments":"x.pdf"}`
	if got := string(items[0].Fields); got != want {
		t.Errorf("got %s", got)
	}
}

func TestLines(t *testing.T) {
	for _, tt := range []struct {
		head  string
		named bool
		want  bool
	}{
		{plain, false, true}, {box(html), false, true}, {html, false, false}, {html, true, true},
		{"From: the editor\n\nA dam was opened on Friday.\n", false, false}, {"A dam was opened.\n", true, false},
		{"From then on, 12:30 in 2031 was the time.\nMore.\n", false, false},
	} {
		if got := Lines(tt.head, tt.named, true, nil); got != tt.want {
			t.Errorf("%q: %v", tt.head, got)
		}
	}
}

func TestHurt(t *testing.T) {
	formattest.Hurt(t, Read, box(plain, parted, html), "x.mbox", func(items []*format.Item) {
		for _, i := range items {
			if strings.Contains(i.Text, "From a@") && strings.Count(i.Text, "Subject:") > 2 {
				t.Errorf("wrong story %q", i.Text)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(box(plain, parted))
	f.Add(html)
	f.Fuzz(func(t *testing.T, raw string) {
		formattest.Items(t, Read, raw, "x.mbox", format.FieldNames{})
		formattest.Holed(t, Read, raw, "x.mbox", len(raw)/2)
	})
}
