package webpage

import (
	"strings"
	"testing"
)

// scored settles the lines of a page with scores of the second pass: by the words that a line
// begins with, and 3 without.
func scored(page string, scores map[string]float32) map[string]string {
	t, kinds := NewTrial(page), map[string]string{}
	list := make([]float32, len(t.Lines))
	for i, l := range t.Lines {
		list[i] = 3
		for words, score := range scores {
			if strings.HasPrefix(t.Text[l.Start:l.End], words) {
				list[i] = score
			}
		}
	}
	p := t.Settle(list)
	for i := range p.Lines {
		l := &p.Lines[i]
		kinds[l.Kind] += p.Text[l.Start:l.End] + "\n"
	}
	return kinds
}

const (
	ferry  = "<p>The ferry left the island at dawn on Monday, said the harbour master, with forty people aboard.</p>"
	answer = "<p>“Nobody had seen the buoy before that.”</p>"
	pier   = "<p>It reached the pier by noon, and the passengers walked home through the snow that had fallen all day.</p>"
)

// TestSentenceBetweenStoryLines checks that a sentence between two paragraphs of the story, in the
// element they are in, is kept whatever its score is; a caption, a link and a label are not.
func TestSentenceBetweenStoryLines(t *testing.T) {
	scores := map[string]float32{"“Nobody": -5, "The buoy in": -5, "Read what": -5, "Advertisement": -5}
	between := answer + `<figure><figcaption>The buoy in the harbour on Monday at noon.</figcaption></figure><p><a href="/x">Read what the mayor says about the buoy.</a></p><p>Advertisement</p>`
	kinds := scored("<article><div>"+ferry+between+pier+"</div></article>", scores)
	kept := kinds[asStory] + kinds[asUnsure]
	if !strings.Contains(kept, "Nobody") {
		t.Errorf("the sentence is cut: %q", kinds)
	}
	for _, part := range []string{"The buoy in", "Read what", "Advertisement"} {
		if strings.Contains(kept, part) {
			t.Errorf("%q is kept: %q", part, kinds)
		}
	}
	kinds = scored("<article><div>"+ferry+pier+"</div><div>"+answer+"</div></article>", scores)
	if strings.Contains(kinds[asStory]+kinds[asUnsure], "Nobody") {
		t.Errorf("a sentence in another element is kept: %q", kinds)
	}
}

// TestSentenceOfOneKind checks how much a sentence needs to be kept, by what is made of lines built
// alike.
func TestSentenceOfOneKind(t *testing.T) {
	page := "<article>" + ferry + pier + ferry + pier + "<ol><li>Mix the flour with the butter and the eggs, and leave the dough for an hour.</li></ol>" +
		"<ol><li>Bake it until a knife comes out clean.</li></ol><ol><li>Serve it.</li></ol></article>"
	for _, tt := range []struct {
		mix, bake float32
		kept      bool
	}{{2, -2.5, false}, {2, -.5, true}, {-4, -2.5, false}} {
		kinds := scored(page, map[string]float32{"Mix": tt.mix, "Bake": tt.bake, "Serve": -2})
		if got := strings.Contains(kinds[asStory]+kinds[asUnsure], "Bake"); got != tt.kept {
			t.Errorf("%v: kept %v, want %v: %q", tt, got, tt.kept, kinds)
		}
	}
	page = strings.Replace(page, "<ol><li>Bake", strings.Repeat("<ol><li>Turn the dough, strew it with flour and leave it for another hour.</li></ol>", 2)+"<ol><li>Bake", 1)
	kinds := scored(page, map[string]float32{"Bake": -2.5, "Serve": -2})
	if kept := kinds[asStory] + kinds[asUnsure]; !strings.Contains(kept, "Bake") || strings.Contains(kept, "Serve") {
		t.Errorf("kinds %q", kinds)
	}
	kinds = scored(page, map[string]float32{"Bake": -3.5, "Serve": -2})
	if kept := kinds[asStory] + kinds[asUnsure]; strings.Contains(kept, "Bake") {
		t.Errorf("kinds %q", kinds)
	}
}

// TestDay checks which day of a page is that of its story.
func TestDay(t *testing.T) {
	const body = ferry + pier + "<p>Another boat is to leave on Friday, if the ice allows it, and the school will be closed until then.</p>"
	head := "<h1>Ferry lands in the snow</h1>"
	for _, tt := range []struct{ name, page, want string }{
		{"of hAtom", head + body + `<p><abbr class="published" title="2019-06-27T10:21:40Z">Thursday</abbr></p>`, "2019-06-27T10:21:40Z"},
		{"a microdata item", head + `<span itemprop="datePublished" content="2019-06-27">Thursday</span>` + body, "2019-06-27"},
		{"of the address", `<link rel="canonical" href="https://example.org/blog/2018/6/8/ferry/">` + head + body, "2018-06-08"},
		{"an archive's address", `<link rel="canonical" href="https://example.org/2018/6/8">` + head + body, ""},
		{"no day in the address", `<link rel="canonical" href="https://example.org/2018/13/8/ferry">` + head + body, ""},
		{"what is said stands over the address", `<link rel="canonical" href="https://example.org/2018/6/8/ferry"><meta name="date" content="2018-06-09">` + head + body, "2018-06-09"},
		{"another class", head + body + `<p><abbr class="updated" title="2019-06-27T10:21:40Z">Thursday</abbr></p>`, ""},
	} {
		if got := Read("<html><body><article>" + tt.page + "</article></body></html>").Meta.Date; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestLinkedAuthor checks that a link to the writer's page says who wrote a story.
func TestLinkedAuthor(t *testing.T) {
	for _, tt := range []struct{ page, want string }{
		{`<p>By <a href="/p"><img src="p.jpg"></a><a rel="author" href="/ann">Ann Lee</a>, Monday</p>`, "Ann Lee"},
		{`<p>By <a rel="author" href="/ann"><img src="p.jpg"></a> <a rel="author" href="/ann">Ann  Lee</a></p>`, "Ann Lee"},
		{`<meta name="author" content="Bo Ek"><p><a rel="author" href="/ann">Ann Lee</a></p>`, "Bo Ek"},
		{`<p><a rel="author" href="/ann">See all 14 stories</a></p>`, ""},
		{`<p><a rel="nofollow" href="/ann">Ann Lee</a></p>`, ""},
	} {
		if got := Read("<article><h1>Ferry lands in the snow</h1>" + tt.page + ferry + pier + "</article>").Meta.Author; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.page, got, tt.want)
		}
	}
}

// TestTableBelowTheStory checks that the rows of a table right below the story are kept, and those
// of a table of links, of a bad one or of one far below are not.
func TestTableBelowTheStory(t *testing.T) {
	const rows = `<table><tr><td>Date</td><td>Amount</td></tr><tr><td>4 May</td><td>$200 Ann Lee</td></tr><tr><td>5 May</td><td>$300 Bo Ek</td></tr></table>`
	named := strings.NewReplacer("Ann Lee", `<a href="/a">Ann Katarina Lee of Lindholm</a>`, "Bo Ek", `<a href="/b">Bo Ek of Lindholm</a>`).Replace(rows)
	menu := "<p>Home</p><p>Region</p><p>Sport</p>"
	for _, tt := range []struct {
		name, page string
		score      float32
		kept       bool
	}{
		{"below", ferry + rows, -2, true}, {"a bad one", ferry + rows, -4, false}, {"far below", ferry + menu + rows, -2, false},
		{"two rows", ferry + strings.Replace(rows, "<tr><td>4 May</td><td>$200 Ann Lee</td></tr>", "", 1), -2, false},
		{"names in links below", ferry + named + menu, -2, false}, {"names in links between", ferry + named + pier, -2, true},
		{"a bad one between", ferry + named + pier, -5, false}, {"all links between", ferry + strings.NewReplacer("<td>", `<td><a href="/x">`, "</td>", "</a></td>").Replace(rows) + pier, -2, false},
		{"links", ferry + strings.NewReplacer("<td>", `<td><a href="/x">`, "</td>", "</a></td>").Replace(rows), -2, false},
	} {
		kinds := scored("<article>"+pier+pier+tt.page+"</article>", map[string]float32{"Date": tt.score, "4 May": tt.score, "5 May": tt.score, "Home": -5, "Region": -5, "Sport": -5})
		if got := strings.Contains(kinds[asStory]+kinds[asUnsure], "5 May $300 Bo Ek"); got != tt.kept {
			t.Errorf("%s: kept %v, want %v: %q", tt.name, got, tt.kept, kinds)
		}
	}
}

// TestDayByTheHeadline checks that a day right by the headline is told as one, whatever the
// elements around it are called, and that a class for dates makes no date of a line without a
// number.
func TestDayByTheHeadline(t *testing.T) {
	for _, tt := range []struct{ day, kind string }{
		{`<div class="submitted">Saved by ann on 24 July 2017 - 18:55</div>`, asTime},
		{`<div class="related">Donnerstag, 29. Januar 2019</div>`, asTime},
		{`<div class="date">Monday</div>`, asOther},
		{`<div class="byline">By Ann Lee, July 24, 2017</div>`, asByline},
		{`<div class="related">Open 2017</div>`, asRelated},
		{`<div class="related">At 10:15 and 10:45, 2017</div>`, asRelated},
	} {
		page := "<article><h1>Ferry lands in the snow</h1>" + tt.day + "<div>" + ferry + pier + "</div></article>"
		text := strings.TrimSuffix(tt.day[strings.Index(tt.day, ">")+1:], "</div>")
		scores := map[string]float32{text: -4}
		if kinds := scored(page, scores); !strings.Contains(kinds[tt.kind], text) {
			t.Errorf("%s is not told as %s: %q", text, tt.kind, kinds)
		}
	}
}
