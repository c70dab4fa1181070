package report

// printed writes a story as it was printed, folded away; nil is one that found no room.
func (p *pageWriter) printed(v *storyView) {
	if v == nil {
		p.put(`<p class="note">The text is left out, as the page has reached its size. It is in stories.jsonl, its cuts in cuts.jsonl.</p>`)
		return
	}
	p.put(`<details class="printed"><summary>As printed, with `)
	p.cuts(v.Cuts)
	p.put("</summary>\n" + `<div class="sheet" data-print="`).say(v.Print).put("\">\n")
	p.blocks(v.Blocks)
	p.put("\n</div>\n")
	if v.Cropped > 0 {
		p.put(`<p class="note">`).num(v.Cropped).put(" bytes more are in stories.jsonl and cuts.jsonl.</p>\n")
	}
	p.put(`</details>`)
}

func (p *pageWriter) cuts(n int) {
	if n > 0 {
		p.counted(n, "cut").put(` in place`)
	} else {
		p.put(`nothing cut`)
	}
}

// blocks writes what was kept and cut, each with its lines on the left and its rule on the right.
func (p *pageWriter) blocks(all []storyBlock) {
	p.put("<div class=\"blocks\">\n")
	for i := range all {
		b := &all[i]
		if b.Cut() {
			p.put(`<div class="block cut"><span class="ln">`)
		} else {
			p.put(`<div class="block `).say(b.Role).put(`" data-role="`).say(b.Role).put(`"><span class="ln">`)
		}
		p.say(b.Lines).put(`</span><p class="prose" dir="auto">`)
		p.spans(b)
		p.put(`</p><span class="by">`)
		p.cutters(b)
		p.put("</span></div>\n")
	}
	p.put(`</div>`)
}

// spans writes the words of a block.
func (p *pageWriter) spans(b *storyBlock) {
	for i := range b.Spans {
		s := &b.Spans[i]
		if s.Rule == "" && !b.Cut() {
			p.say(s.Text)
			continue
		}
		p.put(`<s data-rule="`).say(line(s.Rule, 60)).put(`" data-category="`).say(line(s.Category, 30))
		p.put(`"><span class="vh">cut: </span>`).say(s.Text).put(`</s>`)
		if !b.Cut() {
			p.put(` `)
		}
	}
}

// cutters names the rules that cut in a block.
func (p *pageWriter) cutters(b *storyBlock) {
	if b.Cut() {
		p.rule(b.Rule, b.Category)
		return
	}
	for i := range b.Spans {
		if s := &b.Spans[i]; s.Rule != "" {
			p.rule(s.Rule, s.Category).put(` `)
		}
	}
}

func (p *pageWriter) rule(name, category string) *pageWriter {
	return p.put(`<span class="cat">`).say(line(category, 30)).put(`</span> <code>`).say(line(name, 60)).put(`</code>`)
}

// source writes a file with its stories on a page with others.
func (p *pageWriter) source(s *sourceView) {
	p.put("\n<section class=\"source\">\n<h3><bdi>").say(line(s.Source, 200)).put("</bdi></h3>\n")
	p.stories(s)
	p.put("\n</section>\n")
}

// stories writes the stories of a file, and what stands between them.
func (p *pageWriter) stories(s *sourceView) {
	p.put(`<p class="id">`).counted(s.Stories, "story").put(` · `).counted(s.Lines, "line").put(` · `).num(s.Bytes)
	p.put(` bytes · SHA-256 <span class="sha">`).say(line(s.SHA256, 16)).put("</span></p>\n")
	for l := range s.Listed() {
		if !p.story(l, s.Alone) {
			return
		}
	}
	cuts, err := s.Between()
	if p.fail(err) && len(cuts) > 0 {
		p.put(`<details class="printed item"><summary>Outside every story: `).counted(len(cuts), "cut").put("</summary>\n")
		p.blocks(cuts)
		p.put("\n</details>\n")
	}
}

// story writes a story of the list by source. It reports whether the page goes on.
func (p *pageWriter) story(l *listView, alone bool) bool {
	e, err := l.Entry()
	if !p.fail(err) {
		return false
	}
	p.put(`<div class="story item" id="`).say(l.Anchor()).put("\">\n")
	if alone {
		p.put(`<h2 class="of"><bdi>`).headline(e.Headline).put(`</bdi>`)
	} else {
		p.put(`<h4><bdi>`).headline(e.Headline).put(`</bdi>`)
	}
	if l.Copy() {
		p.put(` <span class="verdict">copy</span>`)
	}
	if alone {
		p.put("</h2>\n<p>").place(&e)
	} else {
		p.put("</h4>\n<p>").place(&e)
	}
	if to := l.ClusterOf(); to != "" {
		p.put(` · <a href="`).link(to).put(`">in a cluster</a>`)
	}
	p.put("</p>\n")
	if l.Told() {
		p.put(`<p class="note">Shown in its cluster, with `)
		p.cuts(l.Cuts())
		p.put(".</p>\n")
	} else {
		p.printed(l.Printed())
	}
	p.put("\n</div>\n")
	return p.err == nil
}

// sourceTable lists the files, where each has a page of its own.
func (p *pageWriter) sourceTable(all []*sourceView, few bool) {
	p.put("<p class=\"lead\">The page of a source has its stories as they were printed, with what was cut still in its place.")
	if few {
		p.put(" <code>onecopy report OUT</code> makes those that are not here.")
	}
	p.put("</p>\n")
	p.put(`<div class="wide" role="region" tabindex="0" aria-label="Sources"><table class="sortable" data-sort="sources">` + "\n")
	p.put("<caption class=\"vh\">Sources</caption>\n")
	p.put(`<thead><tr><th scope="col">Source</th><th scope="col" class="num">Stories</th><th scope="col" class="num">Cuts outside them</th>`)
	p.put(`<th scope="col" class="num">Lines</th><th scope="col" class="num">Bytes</th></tr></thead>` + "\n<tbody>\n")
	for _, s := range all {
		p.put(`<tr class="row"><td>`)
		p.linked(s.Href(), line(s.Source, 200))
		p.put(`</td><td class="num">`).num(s.Stories).put(`</td><td class="num">`).num(s.Outside).put(`</td><td class="num">`).num(s.Lines)
		p.put(`</td><td class="num">`).num(s.Bytes).put("</td></tr>\n")
	}
	p.put("</tbody>\n</table></div>\n")
}

// linked writes words that lead somewhere, or nowhere.
func (p *pageWriter) linked(href, words string) *pageWriter {
	if href == "" {
		return p.put(`<bdi>`).say(words).put(`</bdi>`)
	}
	return p.put(`<a href="`).link(href).put(`"><bdi>`).say(words).put(`</bdi></a>`)
}
