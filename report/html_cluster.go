package report

import "onecopy/corpus"

// headline writes the headline of a story.
func (p *pageWriter) headline(s string) *pageWriter {
	if s == "" {
		return p.put(`No headline`)
	}
	return p.say(line(s, 160))
}

// place writes where a story stands.
func (p *pageWriter) place(e *Entry) *pageWriter {
	p.put(`<span class="id"><bdi>`).say(line(e.Source, 120)).put(`</bdi>, `)
	if e.FirstLine < e.LastLine {
		p.put(`lines `).num(e.FirstLine).put(`–`).num(e.LastLine)
	} else {
		p.put(`line `).num(e.FirstLine)
	}
	p.put(` · `).counted(e.Words, "word")
	for _, words := range []string{e.Published, e.Agency} {
		if words != "" {
			p.put(` · <bdi>`).say(line(words, 40)).put(`</bdi>`)
		}
	}
	for _, f := range e.Flags {
		p.put(` · <b class="flag">`).say(line(f, 40)).put(`</b>`)
	}
	return p.put(`</span>`)
}

// legend says how comparisons are to be read.
func (p *pageWriter) legend() {
	p.put(`<p class="legend">In the comparisons, <del><span class="vh">deleted: </span>struck amber</del> stands in the survivor alone and `)
	p.put(`<ins><span class="vh">inserted: </span>underlined blue</ins> in the copy alone. Long stretches the same are folded; ¶ is a paragraph `)
	p.put(`break that only one of them has.</p>`)
}

// cluster writes a cluster on a page with others.
func (p *pageWriter) cluster(c *clusterView) {
	p.put("\n" + `<details class="cluster item" id="`).say(c.Anchor).put("\">\n<summary><h3><bdi>").headline(c.Survivor.Headline)
	p.put(`</bdi></h3><span class="id">`).counted(c.Size(), "story").put(` · `).say(c.Verdicts()).put(` · least alike `).say(ratio(c.Lowest()))
	p.put("</span></summary>\n")
	p.members(c)
	p.put("\n</details>\n")
}

// members writes the stories of a cluster.
func (p *pageWriter) members(c *clusterView) {
	p.put("<article class=\"survivor\" aria-label=\"Survivor\">\n<p class=\"role\">Survivor</p>\n<p class=\"why\">Kept because: ")
	p.say(line(c.Why, 300)).put("</p>\n<p>").place(&c.Survivor)
	if !c.Alone {
		p.put(` <a class="perm" href="#`).link(c.Anchor).put(`">Link to this cluster</a>`)
	}
	p.put("</p>\n")
	kept, err := c.Kept()
	if !p.fail(err) {
		return
	}
	p.printed(kept)
	p.put("\n</article>\n")
	for _, x := range c.Shown() {
		p.copied(x)
	}
	warm, err := c.Heat()
	if !p.fail(err) {
		return
	}
	p.heat(warm, c.Compared())
	p.named(c.Named())
}

// named lists copies without their words.
func (p *pageWriter) named(copies []*Copy) {
	if len(copies) == 0 {
		return
	}
	p.put("<p class=\"subhead\">More copies, closer to the survivor than those above</p>\n<ul class=\"more\">\n")
	for _, x := range copies {
		p.put(`<li><bdi>`).headline(x.Headline).put(`</bdi> <span class="verdict">`).say(line(x.Pair.Verdict, 20)).put(`</span> `)
		p.say(ratio(x.Pair.Jaccard)).put(` `).place(&x.Entry).put("</li>\n")
	}
	p.put("</ul>\n")
}

// copied writes a copy with the words in which it differs.
func (p *pageWriter) copied(c *copyView) {
	p.put("\n<article class=\"copy\">\n<p class=\"role\">Copy <span class=\"verdict\">").say(line(c.Pair.Verdict, 20)).put("</span></p>\n")
	if c.Alone() {
		p.put(`<h2 class="of"><bdi>`).headline(c.Headline).put(`</bdi></h2>`)
	} else {
		p.put(`<h4><bdi>`).headline(c.Headline).put(`</bdi></h4>`)
	}
	p.put("\n<p>").place(&c.Entry).put("</p>\n")
	p.likeness(c)
	p.changed(c)
	p.only(c)
	p.put("\n")
	d, err := c.Differ()
	if !p.fail(err) {
		return
	}
	p.comparison(c, d)
	p.put("\n</article>\n")
}

// likeness writes how alike a copy and its survivor are.
func (p *pageWriter) likeness(c *copyView) {
	if c.Exact() {
		return
	}
	x := &c.Pair
	p.put("<dl class=\"figures\">\n<div><dt>Alike</dt><dd>").say(ratio(x.Jaccard))
	p.put("</dd></div>\n<div><dt>Of the survivor, found here</dt><dd>").say(percent(x.AInB))
	p.put("</dd></div>\n<div><dt>Of this copy, pasted</dt><dd>").say(percent(x.BInA))
	p.put("</dd></div>\n<div><dt>Longest run</dt><dd>").counted(x.Run, "word")
	p.put("</dd></div>\n<div><dt>Sentences in one alone</dt><dd>").num(x.OnlyA).put(` there, `).num(x.OnlyB)
	p.put(" here</dd></div>\n</dl>")
}

// changed writes the facts that a copy has otherwise.
func (p *pageWriter) changed(c *copyView) {
	facts := c.Facts()
	if len(facts) == 0 {
		return
	}
	p.put("\n<p class=\"facts\">Facts changed: ")
	p.facts(facts, "survivor", "copy", c.More())
	p.put(`</p>`)
}

// facts lists changed facts by which story has them, and counts those that are not listed.
func (p *pageWriter) facts(all []corpus.Change, a, b markup, more int) {
	for i := range all {
		if i > 0 {
			p.put(`; `)
		}
		p.put(`<del><span class="vh">`).put(a).put(`: </span>`).say(line(all[i].A, 80)).put(`</del> <span aria-hidden="true">→</span> <ins><span class="vh">`)
		p.put(b).put(`: </span>`).say(line(all[i].B, 80)).put(`</ins>`)
		if kind := all[i].Kind; kind != "" {
			p.put(` (`).say(line(kind, 20)).put(`)`)
		}
	}
	if more > 0 {
		p.put(`; and `).num(more).put(` more`)
	}
}

// only lists the sentences that a copy alone has.
func (p *pageWriter) only(c *copyView) {
	lost := c.Only()
	if len(lost) == 0 {
		return
	}
	p.put("\n<details class=\"lost\"><summary>Only in this copy: ").counted(c.Pair.OnlyB, "sentence").put("</summary>\n<ul>\n")
	for _, s := range lost {
		p.put(`<li dir="auto">`).say(line(s, 600)).put("</li>\n")
	}
	p.put("</ul>\n")
	if n := c.Unlisted(); n > 0 {
		p.put(`<p class="note">`).num(n).put(" more in lost.jsonl.</p>\n")
	}
	p.put(`</details>`)
}

// comparison writes a copy beside its survivor, and the copy as it was printed; nil is one that
// found no room.
func (p *pageWriter) comparison(c *copyView, d *comparison) {
	if d == nil {
		p.printed(nil)
		return
	}
	if !d.Same {
		p.coverage(&d.Strip)
	}
	p.put("\n")
	p.headlineDiff(d.Headline)
	if d.Same {
		p.put("<p class=\"same\">The text is the same to the last sign.</p>\n")
	} else {
		p.put(`<div class="diff prose" dir="auto">`)
		p.diff(d.Parts)
		p.put("</div>\n")
	}
	if d.Cropped > 0 {
		p.put(`<p class="note">`).num(d.Cropped).put(" bytes of the longest texts are not compared here; they are in stories.jsonl.</p>\n")
	}
	p.put(`<div class="judge" data-print="`).say(d.Print).put(`" data-note="`).say(c.Note()).put("\"></div>\n")
	if d.Same && d.Printed != nil && d.Printed.Cuts == 0 {
		p.put("<p class=\"note\">It is printed as the survivor’s text is, with nothing cut.</p>")
	} else {
		p.printed(d.Printed)
	}
	p.put("\n")
}
