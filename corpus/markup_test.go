package corpus

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

// prose is a paragraph of news without markup, and stanza one of another script.
const (
	prose  = "The ferry that links the islands was taken out of service on Monday after divers found a crack in its hull, the port said.\n\n"
	stanza = "Паром, который связывает острова, в понедельник вывели из строя: водолазы нашли трещину в корпусе, сообщил порт.\n\n"
	hanzi  = "连接各岛的渡轮周一停航，潜水员在船体上发现一条裂缝，港口公司说。修理需要三周，费用约九万元。\n\n"
)

func TestMarkup(t *testing.T) {
	many := strings.Repeat(prose, 20)
	tests := []struct{ name, text, want string }{
		{"nitf", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nitf><body><p>" + prose + "</p></body></nitf>", "XML (nitf)"},
		{"nitf with a type", "<!DOCTYPE nitf SYSTEM \"nitf.dtd\">\n<nitf><body><p>" + prose + "</p></body></nitf>", "XML (nitf)"},
		{"NewsML", "<?xml version='1.0'?>\n<NewsML>\n <Catalog Href=\"x\"/>\n" + prose + "</NewsML>", "XML (NewsML)"},
		{"NewsML-G2", "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"a\"><contentSet><inlineXML/></contentSet></newsItem>", "XML (newsItem)"},
		{"rss", "<rss version=\"2.0\"><channel><title>a</title><item><description>" + prose + "</description></item></channel></rss>", "XML (rss)"},
		{"atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>a</title></entry></feed>", "XML (feed)"},
		{"svg", "<svg width=\"8\" height=\"8\"><g><path d=\"M0 0\"/></g></svg>", "XML (svg)"},
		{"svg in Cyrillic", "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Паром</text><text>Порт</text></svg>", "XML (svg)"},
		{"a name of another script", "<?xml version=\"1.0\"?><статья><абзац>" + stanza + "</абзац></статья>", "XML (статья)"},
		{"a stylesheet", "<?xml version=\"1.0\"?>\n<?xml-stylesheet href=\"a.xsl\"?>\n<doc/>", "XML (doc)"},
		{"mark, blanks and comments", "\ufeff \n<!-- made by a <tool> -->\n<?xml version=\"1.0\"?><!-- x -->\n<doc><p>a</p></doc>", "XML (doc)"},
		{"a comment without an end", "<?xml version=\"1.0\"?><!-- " + many, "XML"},
		{"own declarations", "<!DOCTYPE doc [\n<!ENTITY a \"b > c\">\n]>\n<doc><p>&a;</p></doc>", "XML or SGML (doc)"},
		{"SGML", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS NEWID=\"1\">\n<BODY>" + many + "</BODY>\n</REUTERS>", "XML or SGML (REUTERS)"},
		{"SGML of a corpus", "<DOC id=\"A1\" type=\"story\" >\n<HEADLINE>\nA\n</HEADLINE>\n<TEXT>\n<P>\n" + strings.TrimSpace(prose) + "\n</P>\n</TEXT>\n</DOC>\n", "XML or SGML (DOC)"},
		{"cut off", "<?xml version=\"1.0\"?>\n<doc><p>" + many, "XML (doc)"},
		{"two documents", "<?xml version=\"1.0\"?>\n<doc><p>a</p></doc>\n<?xml version=\"1.0\"?>\n<doc><p>b</p></doc>\n", "XML (doc)"},

		{"html", "<!DOCTYPE html>\n<html lang=\"ru\"><head><title>a</title></head><body><p>" + stanza + "</body></html>", "HTML"},
		{"html without a type", "<html>\n<head><title>a</title></head>\n<body>\n<p>" + prose + "</body></html>", "HTML"},
		{"html without html", "<!doctype HTML>\n<title>a</title>\n<p>" + prose + "<p>" + prose, "HTML"},
		{"xhtml", "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>", "HTML"},
		{"html behind a comment", "<!-- saved from url=(0020)http://example.org/ -->\n<html><head><script>if (a < b) { x = \"</p>\" }</script></head><body><p>a</p></body></html>", "HTML"},
		{"html behind front matter", "---\nlayout: none\n---\n<!DOCTYPE html>\n<html><head><title>a</title></head><body><p>b</p></body></html>", "HTML"},
		{"body of a page", strings.Repeat("<p>"+strings.TrimSpace(prose)+"</p>\n\n", 4), "HTML"},
		{"body of a page, wrapped", strings.Repeat("<p>"+strings.ReplaceAll(prose, " ", "\n")[:len(prose)-2]+"</p>\n", 4), "HTML"},
		{"RTF", "{\\rtf1\\ansi " + many, "RTF"},

		{"empty", "", ""},
		{"prose", many, ""},
		{"a comment", "<!-- excerpt -->\n\n" + many, ""},
		{"a comment without an end, no more", "<!-- " + many, ""},
		{"less than", "< 5 per cent of homes have a cellar.\n\n" + many, ""},
		{"a heart", "<3 and <b, said the poster.\n\n" + many, ""},
		{"an address", "<ann@example.org> wrote:\n\n" + many, ""},
		{"a link", "<https://example.org/a?b=c>\n\n" + many, ""},
		{"a placeholder", "<Name of the minister> said:\n\n" + many, ""},
		{"a caption", "<사진=연합뉴스>\n\n" + many, ""},
		{"a copyright", "<저작권자 ⓒ 무단 전재 금지>\n\n" + hanzi, ""},
		{"chat", strings.Repeat("<ann> hello, who is there?\n<bob> it is me, and nobody else.\n", 30), ""},
		{"a quoted tag", "<blink> is gone\n\n" + many, ""},
		{"a quoted pair", "<marquee>Hello</marquee> was the worst tag of all, the inventor said.\n\n" + many, ""},
		{"a quoted type", "<!DOCTYPE html> turns thirty\n\n" + many, ""},
		{"a quoted declaration", "<?xml version=\"1.0\"?> is what every file began with then.\n\n" + many, ""},
		{"a quoted document", "<?xml version=\"1.0\"?>\n<note>\n<to>Ann</to>\n<from>Bob</from>\n</note>\n\n" + many, ""},
		{"a quoted page", "<html>\n<body><p>Hello</p></body>\n</html>\n\nThat is all it takes.\n\n" + many, ""},
		{"Markdown under a banner", "<p align=\"center\"><img src=\"a.png\" width=\"300\"></p>\n<h1>Ferry</h1><p><b>x</b></p>\n\n" + many, ""},
		{"Markdown in a div", "<div class=\"post\" markdown=\"1\">\n\n" + many + "See <em>this</em>, <b>that</b> and <i>those</i>.\n\n</div>\n", ""},
		{"Markdown in an article", "<article>\n\n" + many + "See <em>this</em> and <b>that</b>.\n\n</article>\n", ""},
		{"a post", "---\ntitle: Ferry\n---\n\n<div>a</div>\n\n" + many, ""},
		{"a post without an end", "---\ntitle: Ferry\n", ""},
		{"markers of paragraphs", strings.Repeat("<p> "+strings.TrimSpace(prose)+"\n", 20), ""},
		{"letters in brackets", strings.Repeat("<A> "+prose+"<B> "+stanza, 3), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := markup(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// What is in a file is told in whatever encoding it is, and where a format is asked for nobody
// looks.
func TestMarkupOfFiles(t *testing.T) {
	page := "<?xml version=\"1.0\"?>\n<doc><p>" + stanza + "</p></doc>"
	for name, raw := range map[string]string{
		"utf-8":                page,
		"utf-8 mark":           "\xef\xbb\xbf" + page,
		"utf-16le":             wide(t, page, unicode.LittleEndian, unicode.UseBOM),
		"utf-16be":             wide(t, page, unicode.BigEndian, unicode.UseBOM),
		"utf-16le, no mark":    wide(t, page, unicode.LittleEndian, unicode.IgnoreBOM),
		"windows-1251, no doc": "<?xml version=\"1.0\" encoding=\"windows-1251\"?><doc><p>\xcf\xe0\xf0\xee\xec</p></doc>",
	} {
		f := File{Path: Stdin, Source: "f.txt"}
		_, err := f.Read("", strings.NewReader(raw))
		if err == nil || !strings.HasPrefix(err.Error(), "f.txt: looks like XML (doc), which is not read yet") {
			t.Errorf("%s: %v", name, err)
		}
		f.Format = formatText
		if _, err := f.Read("", strings.NewReader(raw)); err != nil {
			t.Errorf("%s as text: %v", name, err)
		}
	}
}

func FuzzMarkup(f *testing.F) {
	f.Add("<?xml version=\"1.0\"?><a b='c'/>")
	f.Add("<!doctype html [<!x]>\n<p x = \"y\">a</p><script>\n\n</script")
	f.Add("---\n---\n<html><![CDATA[ a ]]></html><a <b")
	f.Add("<![CDATA[<!--<?")
	f.Fuzz(func(t *testing.T, text string) {
		name := markup(text)
		if name != "" && len(trimSpace(text)) < 6 || len(name) > 160 {
			t.Errorf("%q is %q", text, name)
		}
		p := readProlog(text)
		if !strings.HasSuffix(text, p.rest) {
			t.Errorf("the rest of %q is %q", text, p.rest)
		}
		for _, xml := range []bool{false, true} {
			c := countTags(p.rest, xml)
			if c.elements > c.tags || c.bare > c.inside+c.outside || c.inside+c.outside > len(p.rest) {
				t.Errorf("counted %+v in %q", c, p.rest)
			}
		}
	})
}
