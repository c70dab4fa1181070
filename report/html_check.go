package report

import (
	"fmt"
	"io"
)

// checkPage writes the page of a check.
func (p *pageWriter) checkPage(s *checkPage) {
	p.top(&s.pageFrame)
	p.checkMast(s)
	p.put("<main>\n<section id=\"findings\" aria-labelledby=\"h-findings\">\n<h2 id=\"h-findings\">Findings by file</h2>\n")
	if len(s.Findings) > 0 {
		p.put(`<p class="legend">In the comparisons, <del><span class="vh">deleted: </span>struck amber</del> stands in the survivor alone, the story `)
		p.put(`that was there before, and <ins><span class="vh">inserted: </span>underlined blue</ins> in the copy alone, the one found. Long stretches `)
		p.put("the same are folded; ¶ is a paragraph break that only one of them has.</p>\n")
	} else {
		p.put("<p class=\"lead\">Nothing was found.</p>\n")
	}
	for _, g := range s.Groups() {
		p.group(g)
	}
	p.put("</section>\n")
	p.checkRules(s.RarestRules())
	p.stale(s)
	p.omissions(s.Left(), "These are in the json form of the same check:", "")
	p.put("\n</main>\n")
	p.bottom(&s.pageFrame)
}

// checkMast says how much was looked at and found, and leads to the parts of the page.
func (p *pageWriter) checkMast(s *checkPage) {
	t := &s.Totals
	p.put("\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n<header class=\"mast\">\n<p class=\"mark\">onecopy <span>check</span></p>\n<h1>")
	p.say(s.Headline()).put("</h1>\n<dl class=\"totals\">\n")
	p.total("Files", t.Files)
	p.total("Stories", t.Stories)
	p.total("Checked against", t.Against)
	p.total("Copies", t.Copies)
	p.total("Boilerplate", t.Boilerplate)
	p.total("Unreadable", t.Unreadable)
	p.put(`<div><dt>New</dt><dd>`).num(t.New).put(` <small>`).num(t.Known).put(" known</small></dd></div>\n</dl>\n<p class=\"settings\">Stories ")
	p.say(ratio(s.Settings.Threshold)).put(` alike or more are copies`)
	if s.Settings.Shingle != "" {
		p.put(`. Compared by shingles (`).say(line(s.Settings.Shingle, 80)).put(`)`)
	}
	p.put(`. `).num(t.Bytes).put(` bytes read`)
	if t.Allowed != 0 {
		p.put(`. `).counted(t.Allowed, "new finding").put(` may be let through`)
	}
	if t.Fixable != 0 || t.Hidden != 0 {
		p.put(`. `).num(t.Fixable).put(` fixable with <code>--fix</code>, `).num(t.Hidden).put(` with <code>--unsafe-fixes</code>`)
	}
	if s.Baseline != "" {
		p.put(`. Known is what <bdi>`).say(line(s.Baseline, 120)).put(`</bdi> has`)
	}
	p.put(".</p>\n</header>\n<nav aria-label=\"Contents\">\n<ul>\n")
	p.entry(`<a href="#findings">Findings`, len(s.Findings))
	p.put("<li><a href=\"#rules\">Rules</a></li>\n")
	if n := len(s.Stale); n > 0 {
		p.entry(`<a href="#stale">Stale entries`, n)
	}
	p.put("<li><a href=\"#left\">Left out</a></li>\n</ul>\n</nav>\n")
}

// checkRules lists the rules that found something.
func (p *pageWriter) checkRules(all []RuleEntry) {
	p.put("<section id=\"rules\" aria-labelledby=\"h-rules\">\n<h2 id=\"h-rules\">Rules</h2>\n")
	if len(all) == 0 {
		p.put("<p class=\"lead\">No rule found anything.</p>\n</section>\n")
		return
	}
	p.put("<p class=\"lead\">What the marking rules found, the rarest first: what a rule found only once is the likeliest mistake.</p>\n")
	p.table("Rules and what they found, the rarest first", "", `<th scope="col">Rule</th><th scope="col">Category</th>`+
		`<th scope="col" class="num">Found</th><th scope="col" class="num">Bytes</th>`)
	for i := range all {
		r := &all[i]
		p.put(`<tr class="row"><th scope="row"><code>`).say(line(r.Name, 100)).put(`</code>`)
		p.why(r.Why)
		p.put(`</th><td>`).say(line(r.Category, 30)).put(`</td><td class="num">`).num(r.Cuts).put(`</td><td class="num">`).num(r.Bytes).put("</td></tr>\n")
	}
	p.put("</tbody>\n</table></div>\n</section>\n")
}

// stale lists the entries of the baseline that match nothing any more.
func (p *pageWriter) stale(s *checkPage) {
	if len(s.Stale) == 0 {
		return
	}
	p.put("<section id=\"stale\" aria-labelledby=\"h-stale\">\n<h2 id=\"h-stale\">Stale entries of the baseline</h2>\n")
	p.put("<p class=\"lead\">They match nothing any more, or less than they allow.</p>\n<ul>\n")
	for _, f := range s.TopStale() {
		p.put(`<li><bdi>`).say(f.At.Start()).put(`</bdi>: <bdi>`).say(line(f.Message, 200)).put("</bdi></li>\n")
	}
	p.put("</ul>\n</section>\n")
}

// group writes a file with what was found in it.
func (p *pageWriter) group(g *foundGroup) {
	p.put("<section class=\"source\">\n<h3><bdi>").say(line(g.Source, 200)).put("</bdi></h3>\n<p class=\"id\">").say(g.Tally()).put("</p>\n")
	for _, r := range g.Runs {
		if r.Repeat != nil {
			p.repeat(r.Repeat)
			continue
		}
		p.put("<div class=\"blocks\">\n")
		for _, f := range r.Found {
			p.found(f)
		}
		p.put("</div>\n")
	}
	p.put("</section>\n")
}

// found writes a finding that is not a repeated story.
func (p *pageWriter) found(f *foundView) {
	p.put(`<div class="block item" id="`).say(f.ID).put(`"><span class="ln">`).say(f.Lines()).put(`</span><p class="prose" dir="auto">`)
	if cut := f.Cut(); cut != "" {
		p.put(`<s><span class="vh">cut: </span>`).say(cut).put(`</s>`)
	} else {
		p.put(`<bdi>`).say(f.Says()).put(`</bdi>`)
	}
	p.put(`</p><span class="by">`)
	if f.Category != "" {
		p.put(`<span class="cat">`).say(line(f.Category, 30)).put(`</span> `)
	}
	p.put(`<code>`).say(line(f.Rule, 100)).put(`</code>`)
	p.why(f.Why)
	p.put(`<span class="id">fix: `).say(f.Fix()).put(`</span>`)
	if f.Known {
		p.put(`<span class="verdict">known</span>`)
	}
	p.put("</span></div>\n")
}

// repeat writes a repeated story with the one it repeats.
func (p *pageWriter) repeat(f *foundView) {
	p.put(`<article class="copy item" id="`).say(f.ID).put("\">\n<p class=\"role\">Repeated story ")
	if f.Pair != nil {
		p.put(`<span class="verdict">`).say(line(f.Pair.Verdict, 20)).put(`</span>`)
	}
	if f.Known {
		p.put(` <span class="verdict">known</span>`)
	}
	p.put("</p>\n<h4><bdi>").headline(f.Headline).put("</bdi></h4>\n<p><span class=\"id\"><bdi>").say(f.At.Start()).put(`</bdi>`)
	if f.Words != 0 {
		p.put(` · `).counted(f.Words, "word")
	}
	p.put(` · fix: `).say(f.Fix()).put("</span></p>\n")
	if o := f.Other; o != nil {
		p.put(`<p>Repeats <bdi>`)
		if o.Headline == "" {
			p.put(`a story without a headline`)
		} else {
			p.headline(o.Headline)
		}
		p.put(`</bdi> <span class="id"><bdi>`).say(o.At.Start()).put("</bdi></span></p>\n")
	}
	p.repeatFigures(f)
	if f.Stories != nil {
		p.repeatDiff(f.Differ())
	}
	p.put("</article>\n")
}

// repeatFigures writes how alike a repeated story is, and the facts it has otherwise.
func (p *pageWriter) repeatFigures(f *foundView) {
	x := f.Pair
	if x == nil {
		return
	}
	p.put("<dl class=\"figures\">\n<div><dt>Alike</dt><dd>").say(ratio(x.Jaccard))
	p.put("</dd></div>\n<div><dt>Of this story, found there</dt><dd>").say(percent(x.BInA))
	p.put("</dd></div>\n<div><dt>Of that story, found here</dt><dd>").say(percent(x.AInB))
	p.put("</dd></div>\n<div><dt>Longest run</dt><dd>").counted(x.Run, "word").put("</dd></div>\n</dl>\n")
	if all := f.Facts(); len(all) > 0 {
		p.put(`<p class="facts">Facts changed: `)
		p.facts(all, "there", "here", f.More())
		p.put("</p>\n")
	}
}

// repeatDiff writes a repeated story beside the one it repeats; nil is one that found no room.
func (p *pageWriter) repeatDiff(d *comparison) {
	switch {
	case d == nil:
		p.put("<p class=\"note\">The comparison is left out, as the page has reached its size.</p>\n")
		return
	case d.Same:
		p.put("<p class=\"same\">The text is the same to the last sign.</p>\n")
	default:
		p.coverage(&d.Strip)
		p.put("\n<details class=\"printed\"><summary>Word by word</summary>\n")
		p.headlineDiff(d.Headline)
		p.put(`<div class="diff prose" dir="auto">`)
		p.diff(d.Parts)
		p.put("</div>\n</details>\n")
	}
	if d.Cropped > 0 {
		p.put(`<p class="note">`).num(d.Cropped).put(" bytes of the longest texts are not compared here.</p>\n")
	}
}

// writePage writes a check as one page, in the style of report.html and as safe: it asks nothing of
// the network, runs no script, and escapes every word of the input.
func writePage(w io.Writer, c *Check, _ CheckOptions) error {
	p := newPageWriter(w, 0)
	p.checkPage(&checkPage{pageFrame: pageFrame{"onecopy check: " + c.Headline(), "", checkInline()}, Check: c, out: p})
	if err := p.end(); err != nil {
		return fmt.Errorf("write html page: %w", err)
	}
	return nil
}
