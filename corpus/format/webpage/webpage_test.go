package webpage

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"onecopy/corpus/format"
	"onecopy/corpus/format/formattest"
)

// story is a page with what pages have around a story.
const story = `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Dam opens in the valley - The Valley Post</title>
<link rel="canonical" href="https://example.org/dam"><meta property="og:title" content="Dam opens in the valley">
<meta property="article:section" content="Region"><meta property="og:site_name" content="The Valley Post">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Dam opens in the valley",
"datePublished":"2021-03-04T05:06:07Z","author":[{"@type":"Person","name":"Ann Lee"},{"name":"Bo Ek"}]}</script>
<style>p { color: red }</style></head><body>
<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article class="story"><h1>Dam opens in the valley</h1><div class="byline">By Ann Lee</div>
<div class="article-body"><p>The dam above the valley was opened on Thursday after nine years of work, the county said in a statement.</p>
<figure><img src="x.jpg"><figcaption>The dam on Thursday. Photo: Bo Ek</figcaption></figure>
<p>It holds 40&nbsp;million cubic metres &amp; feeds two power stations, which will serve about 30,000 homes in the region.</p>
<script>var x = "<p>not this</p>";</script>
<p>"We waited for this day," said the mayor, who had asked for the dam since the flood of 2009.</p>
<p style="display: none">This paragraph is hidden from all readers of the page, and must not be taken for a part of it.</p></div></article>
<aside class="related"><h3>Related</h3><ul><li><a href="/a">Ferry stopped by storm</a></li><li><a href="/b">Mill to close in June</a></li></ul></aside>
<footer><p>Copyright 2021 The Valley Post. All rights reserved.</p></footer></body></html>
`

func TestRead(t *testing.T) {
	p := Read(story)
	kinds := map[string]string{}
	for _, l := range p.Lines {
		kinds[l.Kind] += p.Text[l.Start:l.End] + "\n"
	}
	kept := kinds[asStory] + kinds[asUnsure]
	for _, part := range []string{"The dam above the valley", "It holds 40\u00a0million cubic metres & feeds", "said the mayor"} {
		if !strings.Contains(kept, part) {
			t.Errorf("%q is not of the story: %q", part, kinds)
		}
	}
	for _, part := range []string{"Home", "Photo: Bo Ek", "Ferry", "Copyright", "hidden", "color", "not this"} {
		if strings.Contains(kept, part) {
			t.Errorf("%q is of the story: %q", part, kinds)
		}
	}
	if got := strings.TrimSpace(kinds[asTitle]); got != "Dam opens in the valley" {
		t.Errorf("headline %q", got)
	}
	if !strings.Contains(kinds[asHidden], "hidden from all readers") || !strings.Contains(kinds[asCaption], "Photo: Bo Ek") {
		t.Errorf("kinds %q", kinds)
	}
	m := p.Meta
	got := fmt.Sprint([]string{m.Title, m.Date, m.Author, m.Language, m.Canonical, m.Section, m.Site})
	want := "[Dam opens in the valley 2021-03-04T05:06:07Z Ann Lee, Bo Ek en-GB https://example.org/dam Region The Valley Post]"
	if got != want {
		t.Errorf("says of itself %s, want %s", got, want)
	}
}

// TestText checks what lines are made of markup.
func TestText(t *testing.T) {
	tests := []struct{ name, page, want string }{
		{"paragraphs", "<p>a</p><p>b", "a\n\nb"},
		{"white space", "<p>\n  a \t b\r\n</p> c", "a b\n\nc"},
		{"items and divisions", "<ul><li>a<li>b</ul><div>c</div><div>d</div>", "a\nb\n\nc\nd"},
		{"breaks", "a<br>b<br/><br>c", "a\nb\n\nc"},
		{"inline", "a<b>b</b> <i>c</i><span> d</span>", "ab c d"},
		{"cells", "<table><tr><td>a</td><td>b</td></tr><tr><td>c<td>d</table>", "a b\nc d"},
		{"references", "a&amp;b &lt;c&gt; &eacute;&#233;&#xE9; &copy 5 &nosuch; &", "a&b <c> ééé © 5 &nosuch; &"},
		{"a reference longer than itself", "x &nGt; y", "x &nGt; y"},
		{"a no-break space", "a&nbsp;b", "a\u00a0b"},
		{"soft hyphens", "in&shy;ter\u00adest\u200bing", "interesting"},
		{"script, style, template", "a<script>b<p>c</script><style>d</style><template><p>e</p></template>f", "a\nf"},
		{"comments", "a<!-- b --><!c>d", "ad"},
		{"an svg that is not closed", "<p>a<svg><title>b</svg><p>c<svg><p>d", "a\n\nc\n\nd"},
		{"svg with a title", "a<svg><title>b</title><text>c</text></svg>d", "a\nd"},
		{"preformatted", "<pre>a\n  b\n\nc</pre>", "a\nb\n\nc"},
		{"a title", "<title>a &amp; b</title><p>c", "c"},
		{"end tags that close nothing", "</div></p></b>a</i>b", "ab"},
		{"a tag that is not closed", "<p>a</p><p", "a"},
		{"no markup", "a < b and c", "a < b and c"},
		{"select and textarea", "a<select><option>b</select><textarea>c</textarea>d", "a\nd"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		if got := Read(tt.page).Text; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestTitle checks which line is the headline.
func TestTitle(t *testing.T) {
	long := strings.Repeat("<p>The council met on Monday and spoke of the bridge, which is to be mended in the spring of next year.</p>", 4)
	tests := []struct{ name, page, want string }{
		{"the name of the site is left out", "<title>Bridge to be mended | The Post</title><div>Bridge to be mended</div>" + long, "Bridge to be mended"},
		{"the only h1", "<title>The Post</title><h1>Bridge to be mended</h1>" + long, "Bridge to be mended"},
		{"not the h1 of the site", "<title>Bridge to be mended</title><h1>The Daily Post of Town</h1><h2>Bridge to be mended</h2>" + long, "Bridge to be mended"},
		{"what JSON-LD says", `<script type="application/ld+json">[{"@type":"NewsArticle","headline":"Bridge to be &quot;mended&quot;"}]</script>` + long, `Bridge to be "mended"`},
		{"behind the name of the site and a colon", "<title>THE POST : Bridge to be mended</title><div>Bridge to be mended</div><div class=ltitle><p>Work begins in spring</p></div>" + long, "Bridge to be mended"},
		{"a page that only names its site", `<meta property="og:site_name" content="The Post"><meta property="og:title" content="The Post"><meta property="og:description" content="Bridge to be mended"><a href=/>The Post</a><p>Bridge to be mended</p>` + long, "Bridge to be mended"},
		{"a dek below it", "<table><tr><td class=title_xbig>Bridge over the river is to be mended</table><table><tr><td class=title2>Work begins in the spring of next year</table>" + long, "Bridge over the river is to be mended"},
		{"not the last of the breadcrumbs", `<title>Mending: bridge in spring | The Post</title><meta property="og:title" content="Bridge over the river to be mended">` +
			`<ul class="breadcrumb"><li class="breadcrumb__item"><h1 class="breadcrumb__headline">Mending: bridge in spring</h1></ul>` +
			`<h2><span class="kicker">Town</span> <span>Bridge over the river to be mended</span></h2>` + long, "Town Bridge over the river to be mended"},
		{"nothing said", "<h3>Bridge to be mended</h3>" + long, "Bridge to be mended"},
	}
	for _, tt := range tests {
		if got := Read(tt.page).Meta.Title; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestCharset(t *testing.T) {
	tests := []struct{ page, want string }{
		{`<meta charset="KOI8-R">`, "koi8-r"},
		{`<head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">`, "windows-1251"},
		{`<meta content='text/html;charset="gbk"' http-equiv=content-type>`, "gbk"},
		{`<?xml version="1.0" encoding="iso-8859-2"?><html>`, "iso-8859-2"},
		{`<meta charset="utf-16">`, "utf-8"},
		{`<meta name="charset" content="x"><body><meta charset="gbk">`, ""},
		{`<!-- <meta charset="gbk"> -->`, ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Charset([]byte(tt.page)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.page, got, tt.want)
		}
	}
}

// TestWeights checks that the table knows no clue but those that there are, and that no two have
// one name.
func TestWeights(t *testing.T) {
	seen := map[string]bool{}
	for _, n := range clueNames {
		if seen[n] {
			t.Errorf("two clues have the name %s", n)
		}
		seen[n] = true
	}
	if w := passes(); w[0].base == 0 || w[1].base == 0 {
		t.Error("the first line is missing")
	}
}

// TestLinear reads pages that are made to be slow.
func TestLinear(t *testing.T) {
	const n = 1 << 20
	begun := time.Now()
	for _, unit := range []string{"<div>", "<b>", "<a href=x>", "<p>", "<li>", "</div>", "<td>", "<svg>", "<div>a", "a<br>", "&", "&amp;", "&amp", "<", "<!", "<!--", " ",
		"<table><tr><td>", "<div class=abcDefGhi>x", "<p>a b c</p>", "\u00ad", "<select>", "<pre>\n", "<title>", "<ul><li>a", "<h1>abc def ghi</h1>", "a ",
		"<i>a</b>", "<font>x<p>", "<p hidden>x"} {
		Read(strings.Repeat(unit, n/len(unit)))
	}
	if took := time.Since(begun); took > 2*time.Minute {
		t.Errorf("took %v", took)
	}
}

func TestReadFormat(t *testing.T) {
	items, faults := formattest.Items(t, ReadFormat, story, "dam.html", format.FieldNames{})
	if len(items) != 1 || len(faults) > 0 {
		t.Fatalf("%d items, faults %q", len(items), faults)
	}
	i := items[0]
	if i.Title != "Dam opens in the valley" || i.URL != "https://example.org/dam" || string(i.Fields) != `{"section":"Region","site":"The Valley Post"}` {
		t.Errorf("title %q, address %q, fields %s", i.Title, i.URL, i.Fields)
	}
	for n, line := range strings.Split(i.Text, "\n") {
		at := strings.Split(story, "\n")[i.Rows[n]-1]
		if w := strings.Fields(line); len(w) > 0 && !strings.Contains(at, w[0]) {
			t.Errorf("line %d %q is not on line %d of the page: %q", n+1, line, i.Rows[n], at)
		}
	}
	formattest.Hurt(t, ReadFormat, story, "dam.html", func([]*format.Item) {})
}

func FuzzRead(f *testing.F) {
	f.Add(story)
	f.Add("<p>a&amp;b<br>c<pre>d\n\ne</pre><table><tr><td>f<td>g</table><svg><p>h&nbsp&shy;i")
	f.Add("<script type=\"application/ld+json\">{\"@type\":\"Article\",\"@graph\":[{\"articleBody\":\"a\"}]}</script><title>&lt;</title><x-y>z</x-y>")
	f.Fuzz(func(t *testing.T, page string) {
		formattest.Items(t, ReadFormat, page, "x.html", format.FieldNames{})
	})
}
