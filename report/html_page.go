package report

// page writes the page in the order it is read.
func (p *pageWriter) page(g *page) {
	p.top(&g.pageFrame)
	p.mast(g)
	p.contents(g)
	p.put("<main>")
	p.look(g)
	p.problems(g)
	p.clusterList(g)
	p.related(g)
	p.ruleList(g)
	p.stats(g.Report.Stats)
	p.sourceList(g)
	p.left(g.Left())
	p.put("\n</main>\n")
	p.bottom(&g.pageFrame)
}

// mast says how much was read and kept, and by which settings.
func (p *pageWriter) mast(g *page) {
	t := &g.Totals
	p.put("\n<a class=\"skip\" href=\"#clusters\">Skip to the clusters</a>\n<header class=\"mast\">\n<p class=\"mark\">onecopy <span>diff report</span></p>\n<h1>")
	p.counted(t.Stories, "story").put(` read, `).num(t.Survivors).put(` kept`)
	switch {
	case t.Copies == 1:
		p.put(`: one was a copy`)
	case t.Copies != 0:
		p.put(`: `).num(t.Copies).put(` were copies`)
	}
	p.put("</h1>\n<dl class=\"totals\">\n")
	p.total("Files", t.Files)
	p.total("Stories", t.Stories)
	p.total("Clusters", t.Clusters)
	p.total("Copies left out", t.Copies)
	p.total("Words kept", t.Words)
	p.put(`<div><dt>Boilerplate cut</dt><dd>`).say(percent(g.CutShare())).put(` <small>`).say(g.cutsSaid())
	p.put("</small></dd></div>\n</dl>\n<p class=\"settings\">Stories ").say(ratio(g.Settings.Threshold))
	p.put(` alike or more are copies. Compared by shingles (`).say(line(g.Settings.Shingle, 80)).put(`). `).num(t.Bytes).put(` bytes read`)
	if name := g.Settings.Encoding; name != "" {
		p.put(`, as `).say(line(name, 40))
	}
	p.put(`.`)
	if names := g.olderNames(); names != "" {
		p.put(` `).counted(t.Older, "copy").put(` of stories that were there before, in <bdi>`).say(line(names, 200)).put(`</bdi>, and are not in this corpus.`)
	}
	if g.Settings.Noisy {
		p.put(` Damaged reprints were looked for too.`)
	}
	for i, wish := range g.Settings.Keep {
		if i == 0 {
			p.put(` Wishes about who stays: <bdi>`)
		} else {
			p.put(`, <bdi>`)
		}
		p.say(line(wish, 80)).put(`</bdi>`)
	}
	if len(g.Settings.Keep) > 0 {
		p.put(`.`)
	}
	p.put("</p>\n</header>\n")
}

// total writes a count of a totals list.
func (p *pageWriter) total(name markup, n int) {
	p.put(`<div><dt>`).put(name).put(`</dt><dd>`).num(n).put("</dd></div>\n")
}

// contents leads to the parts of the page.
func (p *pageWriter) contents(g *page) {
	p.put("<nav aria-label=\"Contents\">\n<ul>\n")
	if n := len(g.Look()); n > 0 {
		p.entry(`<a href="#look">Look at these files`, n)
	}
	if n := len(g.Problems); n > 0 {
		p.entry(`<a href="#problems">Problems`, n)
	}
	p.entry(`<a href="#clusters">Clusters`, g.ClusterCount())
	p.entry(`<a href="#related">Related`, g.RelatedCount())
	p.entry(`<a href="#rules">Rules`, len(g.Report.Rules))
	if s := g.Report.Stats; s != nil && s.Totals.Stories > 0 {
		p.put("<li><a href=\"#stats\">Statistics</a></li>\n")
	}
	p.entry(`<a href="#sources">Sources`, len(g.Inputs))
	p.put("<li><a href=\"#left\">Left out</a></li>\n</ul>\n")
	p.put("<div id=\"tools\" class=\"tools\" role=\"search\" hidden></div>\n</nav>\n")
}

// entry writes a line of the contents, whose link is open, with a count.
func (p *pageWriter) entry(link markup, n int) {
	p.put(`<li>`).put(link).put(` <span class="n">`).num(n).put("</span></a></li>\n")
}

// table opens a table of a section: what it shows, how its script sorts it if it does, and the row
// of its heads.
func (p *pageWriter) table(shows, class, heads markup) {
	p.put(`<div class="wide" role="region" tabindex="0" aria-label="`).put(shows).put(`"><table`).put(class).put(">\n<caption class=\"vh\">").put(shows)
	p.put("</caption>\n<thead><tr>").put(heads).put("</tr></thead>\n<tbody>\n")
}

// look lists the files whose boundaries and cuts are in doubt.
func (p *pageWriter) look(g *page) {
	if len(g.Look()) == 0 {
		return
	}
	p.put("\n<section id=\"look\" aria-labelledby=\"h-look\">\n<h2 id=\"h-look\">Look at these files</h2>\n<p class=\"lead\">More than a third of ")
	p.put("the running text of a story in them would have been cut, and was kept: its boundaries and cuts are in doubt.</p>\n")
	p.table("Files with doubtful stories, the most doubtful first", "", `<th scope="col">File</th><th scope="col" class="num">Doubtful stories</th>`+
		`<th scope="col" class="num">Of stories</th><th scope="col" class="num">Words of running text cut</th><th scope="col" class="num">Of words</th>`)
	for _, in := range g.TopLook() {
		p.put(`<tr class="row"><td class="path"><bdi>`).say(line(in.Source, 200)).put(`</bdi></td><td class="num">`).num(in.Doubtful)
		p.put(`</td><td class="num">`).num(in.Stories).put(`</td><td class="num">`).num(in.CutRunning)
		p.put(`</td><td class="num">`).num(in.Running).put("</td></tr>\n")
	}
	p.put("</tbody>\n</table></div>\n</section>")
}

// problems lists what could not be read as it should.
func (p *pageWriter) problems(g *page) {
	if len(g.Problems) == 0 {
		return
	}
	p.put("\n<section id=\"problems\" aria-labelledby=\"h-problems\">\n<h2 id=\"h-problems\">Problems</h2>\n")
	p.put("<p class=\"lead\">Places in the input that could not be read as they should.</p>\n")
	p.table("Problems, by source and line", "", `<th scope="col">Source</th><th scope="col" class="num">Line</th><th scope="col">Problem</th>`)
	for _, x := range g.TopProblems() {
		p.put(`<tr class="row"><td class="path"><bdi>`).say(line(x.Source, 200)).put(`</bdi></td><td class="num">`)
		if x.Line != 0 {
			p.num(x.Line)
		}
		p.put(`</td><td><bdi>`).say(line(x.Message, 300)).put("</bdi></td></tr>\n")
	}
	p.put("</tbody>\n</table></div>\n</section>")
}

// clusterList lists the clusters, with their texts where all is on this page.
func (p *pageWriter) clusterList(g *page) {
	p.put("\n<section id=\"clusters\" aria-labelledby=\"h-clusters\">\n<h2 id=\"h-clusters\">Clusters</h2>\n")
	if len(g.Rows) == 0 {
		p.put("<p class=\"lead\">No story was printed twice.</p>\n</section>\n")
		return
	}
	p.put(`<p class="lead">Each is one story printed more than once. The survivor stays in the corpus; the copies do not.`)
	switch {
	case g.Whole:
	case g.Few && g.Pages == 0:
		p.put(" Their texts are not here: <code>onecopy report OUT</code> makes pages of them from the files of the run.")
	case g.Few:
		p.put(` `).num(g.Pages).put(" of them have a page of their own, in the folder <code>report</code>, as was asked for: <code>onecopy report OUT</code> makes the others.")
	case g.Pages == len(g.Rows):
		p.put(` Each has a page of its own, in the folder <code>report</code>.`)
	default:
		p.put(` `).num(g.Pages).put(` of them have a page of their own, in the folder <code>report</code>: the largest and those least alike.`)
	}
	p.put("</p>\n")
	dates, dated := markup(""), g.Dated()
	if dated {
		dates = `<th scope="col" class="date">Dates</th>`
	}
	p.table("Clusters, the largest first", ` class="sortable list" data-sort="clusters"`, `<th scope="col" class="num size" aria-sort="descending">Size</th>`+
		`<th scope="col">Survivor</th><th scope="col" class="kinds">Copies</th><th scope="col" class="path">Sources</th>`+dates+
		`<th scope="col" class="num low">Least alike</th>`)
	for _, r := range g.Rows {
		p.clusterRow(g, r, dated)
	}
	p.put("</tbody>\n</table></div>\n")
	if g.Whole {
		p.legend()
		p.put("\n")
		for _, c := range g.Views() {
			p.cluster(c)
		}
	}
	p.put("</section>\n")
}

// clusterRow writes a cluster in the list.
func (p *pageWriter) clusterRow(g *page, r *row, dated bool) {
	p.put(`<tr class="row"`)
	if !g.Whole {
		p.put(` id="`).say(r.Anchor).put(`"`)
	}
	p.put(` data-kinds="`).say(r.Kinds).put(`" data-bins="`).say(r.Bins).put(`"><td class="num size">`).num(r.Size).put(`</td><td class="head">`)
	if r.Href != "" {
		p.put(`<a href="`).link(r.Href).put(`"><bdi>`).headline(r.Survivor.Headline).put(`</bdi></a>`)
	} else {
		p.put(`<bdi>`).headline(r.Survivor.Headline).put(`</bdi>`)
	}
	p.put(`</td><td class="kinds">`).say(r.Verdicts).put(`</td><td class="path"><bdi>`).say(r.Sources).put(`</bdi></td>`)
	if dated {
		p.put(`<td class="date">`).say(r.Dates).put(`</td>`)
	}
	p.put(`<td class="num low">`).say(ratio(r.Lowest)).put("</td></tr>\n")
}

// related lists pairs that share text and are not copies.
func (p *pageWriter) related(g *page) {
	p.put("<section id=\"related\" aria-labelledby=\"h-related\">\n<h2 id=\"h-related\">Related, not copies</h2>\n")
	if len(g.Related) == 0 {
		p.put("<p class=\"lead\">No two stories that stay share a passage.</p>\n")
	} else {
		p.pairs(g)
	}
	if h := g.Histogram(); h.Pairs() > 0 {
		p.histogram(&h)
	}
	p.put("</section>\n")
}

func (p *pageWriter) pairs(g *page) {
	p.put("<p class=\"lead\">These share text and both stay: a passage in two different stories (partial), or one template with other facts (series).</p>\n")
	p.table("Pairs of stories that share text and are not copies", ` class="sortable pairs" data-sort="related"`, `<th scope="col">One</th>`+
		`<th scope="col">Other</th><th scope="col">How</th><th scope="col" class="num">Alike</th><th scope="col" class="num">One in other</th>`+
		`<th scope="col" class="num">Other in one</th><th scope="col" class="num">Longest run</th>`)
	pairs, err := g.TopRelated()
	p.fail(err)
	for i := range pairs {
		x := &pairs[i]
		p.put(`<tr class="row" data-kinds="`).say(line(x.Verdict, 20)).put(`" data-bins="`).whole(x.Bin).put(`"><td class="head">`)
		p.linked(x.LinkFirst, line(x.First, 120)).put(`<span class="id"><bdi>`).say(line(x.A, 80)).put(`</bdi></span></td><td class="head">`)
		p.linked(x.LinkSecond, line(x.Second, 120)).put(`<span class="id"><bdi>`).say(line(x.B, 80)).put(`</bdi></span></td><td><span class="verdict">`)
		p.say(line(x.Verdict, 20)).put(`</span></td><td class="num">`).say(ratio(x.Jaccard)).put(`</td><td class="num">`).say(percent(x.AInB))
		p.put(`</td><td class="num">`).say(percent(x.BInA)).put(`</td><td class="num">`).counted(x.Run, "word").put("</td></tr>\n")
	}
	p.put("</tbody>\n</table></div>\n")
}

// ruleList lists what each rule cut.
func (p *pageWriter) ruleList(g *page) {
	p.put("<section id=\"rules\" aria-labelledby=\"h-rules\">\n<h2 id=\"h-rules\">Rules</h2>\n")
	all := g.RarestRules()
	if len(all) == 0 {
		p.put("<p class=\"lead\">No rule cut anything.</p>\n</section>\n")
		return
	}
	p.put("<p class=\"lead\">What cleaning cut, the rarest first: text cut only once is the likeliest mistake.</p>\n")
	p.table("Rules and what they cut, the rarest first", ` class="sortable" data-sort="rules"`, `<th scope="col">Rule</th><th scope="col">Category</th>`+
		`<th scope="col" class="num" aria-sort="ascending">Cuts</th><th scope="col" class="num">Bytes</th><th scope="col">Samples</th>`)
	for i := range all {
		r := &all[i]
		p.put(`<tr class="row" data-rule="`).say(line(r.Name, 60)).put(`" data-category="`).say(line(r.Category, 30)).put(`"><th scope="row"><code>`)
		p.say(line(r.Name, 60)).put(`</code>`)
		p.why(r.Why)
		p.put(`</th><td>`).say(line(r.Category, 30)).put(`</td><td class="num">`).num(r.Cuts).put(`</td><td class="num">`).num(r.Bytes).put(`</td><td class="samples">`)
		for _, s := range r.Samples {
			p.put(`<q><bdi>`).say(line(s, 140)).put(`</bdi></q>`)
		}
		p.put("</td></tr>\n")
	}
	p.put("</tbody>\n</table></div>\n</section>\n")
}

// why writes the reason of a rule, if it has one.
func (p *pageWriter) why(reason string) {
	if reason != "" {
		p.put(`<span class="id">`).say(line(reason, 160)).put(`</span>`)
	}
}

// sourceList writes every story as it was printed, or leads to the pages of sources.
func (p *pageWriter) sourceList(g *page) {
	p.put("<section id=\"sources\" aria-labelledby=\"h-sources\">\n<h2 id=\"h-sources\">Stories by source</h2>\n")
	if g.Whole {
		p.put("<p class=\"lead\">Every story as it was printed, with what was cut still in its place.</p>\n")
		for _, s := range g.Sources() {
			if p.source(s); p.err != nil {
				return
			}
		}
	} else {
		p.sourceTable(g.Sources(), g.Few)
	}
	p.put("</section>\n")
}
