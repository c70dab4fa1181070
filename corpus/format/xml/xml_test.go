package xml

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"onecopy/corpus/format"
	"onecopy/corpus/format/formattest"
)

const (
	nitf = `<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd">
<nitf><head><title>Slug</title><docdata><doc-id id-string="N-7"/><date.issue norm="20310304"/></docdata></head>
<body><body.head><hedline><hl1>Dam opens
in Leeds</hl1></hedline><byline>By Ann Lee</byline></body.head>
<body.content><p>A dam was opened &amp; blessed
on Friday.</p><p>It holds <em>40</em> million litres.</p><media><media-caption>The dam</media-caption></media></body.content></body></nitf>`
	rss = `<rss version="2.0" xmlns:content="x"><channel><title>Feed</title>
<item><title>Dam &amp; ferry</title><link>http://x/1</link><guid>g1</guid><pubDate>Tue, 04 Mar 2031 09:00:00 GMT</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>One &eacute;.</p><script>no</script><p>Two.</p>]]></content:encoded></item>
<item><title>Second</title><description>&lt;p&gt;Three &amp;amp; four.&lt;/p&gt;</description><category>a</category><category>b</category></item></channel></rss>`
	atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id><title>T</title><link href="http://x/2" rel="alternate"/><author><name>Ann</name></author>
<updated>2031-03-04T00:00:00Z</updated><content type="xhtml"><div><p>One.</p><p>Two.</p></div></content></entry></feed>`
	g2 = `<newsMessage><itemSet><newsItem guid="urn:1" xml:lang="de"><itemMeta><versionCreated>2031-03-04T01:00:00Z</versionCreated></itemMeta>
<contentMeta><headline>Kopf</headline><by>Anna</by></contentMeta><contentSet><inlineXML><html><head><title>no</title></head><body><p>Eins.</p><p>Zwei.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>`
	rcv1 = `<?xml version="1.0" encoding="iso-8859-1" ?><newsitem itemid="2286" date="1996-08-20" xml:lang="en"><title>UK: Dam.</title>
<headline>Dam opens.</headline><dateline>LONDON 1996-08-20</dateline><text><p>One.</p>
<p>Two.</p></text><metadata><dc element="dc.publisher" value="R"/></metadata></newsitem>`
	tei = `<TEI><teiHeader><fileDesc><titleStmt><title>A play</title><author>Ann</author></titleStmt><sourceDesc><p>not this</p></sourceDesc></fileDesc></teiHeader>
<text><body><head>Act</head><p>One<lb/>two.</p></body></text></TEI>`
)

func TestRead(t *testing.T) {
	for _, tt := range []struct{ name, raw, want, faults string }{
		{"NITF", nitf, `2 "N-7" Dam opens in Leeds|20310304|By Ann Lee||"A dam was opened & blessed on Friday.\n\nIt holds 40 million litres."`, ""},
		{"RSS", rss, `2 "g1" Dam & ferry|Tue, 04 Mar 2031 09:00:00 GMT|||http://x/1"One é.\n\nTwo."` + "\n" + `4  Second||||"Three & four."`, ""},
		{"Atom", atom, `1 "tag:1" T|2031-03-04T00:00:00Z|Ann||http://x/2"One.\n\nTwo."`, ""},
		{"NewsML-G2", g2, `1 "urn:1" Kopf|2031-03-04T01:00:00Z|Anna|de|"Eins.\n\nZwei."`, ""},
		{"RCV1", rcv1, `1 "2286" Dam opens.|1996-08-20||en|"One.\n\nTwo."`, ""},
		{"TEI", tei, `1  A play||Ann||"Act\n\nOne\ntwo."`, ""},
		{"no story", `<rss><channel></channel></rss>`, "", `["1: XML with no story in it"]`},
		{"unknown", `<doc><p>x</p></doc>`, "", `["1: XML (doc), which is not read: convert it to text first"]`},
		{"cut short", nitf[:300], "", `["2: ends inside of <nitf>, which is left out"]`},
		{"no text", `<nitf><head><p>x</p></head></nitf>`, "", `["a story without running text, left out"]`},
		{"deep", `<nitf>` + strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300) + `</nitf>`, "", `["more than 256 elements stand in each other"]`},
		{"entities that stand for more are not expanded", `<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><nitf><body.content>x &b; y</body.content></nitf>`, `1  ||||"x &b; y"`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			items, faults := formattest.Items(t, Read, tt.raw, "x.xml", format.FieldNames{})
			var got []string
			for _, i := range items {
				got = append(got, fmt.Sprintf("%d %s %s|%s|%s|%s|%s%q", i.Line, i.ID, format.Tidy(i.Title), i.Date, i.Author, i.Language, i.URL, i.Text))
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

func TestFields(t *testing.T) {
	items, _ := formattest.Items(t, Read, rss, "x.rss", format.FieldNames{})
	want := `{"text":null,"title":"Second","category":["a","b"]}`
	if got := string(items[1].Fields); got != want {
		t.Errorf("got %s", got)
	}
}

func TestHurt(t *testing.T) {
	for _, raw := range []string{nitf, rss, atom, g2, rcv1, tei} {
		formattest.Hurt(t, Read, raw, "x.xml", func([]*format.Item) {})
	}
}

func FuzzRead(f *testing.F) {
	for _, raw := range []string{nitf, rss, atom, g2, rcv1, tei} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		formattest.Items(t, Read, raw, "x.xml", format.FieldNames{})
		formattest.Holed(t, Read, raw, "x.xml", len(raw)/2)
	})
}

// TestLinear reads documents that are made to be slow.
func TestLinear(t *testing.T) {
	const n = 1 << 18
	for _, unit := range []string{"<div>", "<p>", "</p>", "<item>", "<item><item>x</item>", "<", "<<", "<a ", "<a b=", "<a b=\"", "<!", "<!--", "<!-- -->", "<![CDATA[", "<![CDATA[]]>", "<?", "&", "&amp;", "&#x", "]]>", " ", "a", "a\n",
		"<a/>", "&lt;p&gt;", "&lt;", "&amp;lt;", "<p>a b</p>", "\u00ad", "<!DOCTYPE x [", "<!ENTITY a \"b\">", "=\"", "'>\"", "\r"} {
		for _, form := range []string{"<rss><item>%s</item></rss>", "<rss>%s</rss>", "<rss><item><description>%s</description></item></rss>", "<nitf><body>%s</body></nitf>"} {
			begun := time.Now()
			in := &format.Stream{Body: strings.NewReader(strings.Replace(form, "%s", strings.Repeat(unit, n/len(unit)), 1)), Size: -1, Name: "x.xml", Longest: 1 << 26}
			for item, err := range Read(in) {
				if err == nil && item.Finish != nil {
					_ = item.Finish(item)
				}
			}
			if took := time.Since(begun); took > 10*time.Second {
				t.Errorf("%q in %q took %v", unit, form, took)
			}
		}
	}
}
