package report

// histogram draws how alike the pairs are, and writes the counts.
func (p *pageWriter) histogram(h *chart) {
	p.put("<figure class=\"histogram\">\n")
	p.put("<svg class=\"chart\" role=\"img\" aria-label=\"Verified pairs by similarity; the table below has the counts\">\n")
	for i := range h.Columns {
		for k := range h.Columns[i].Bars {
			p.bar(&h.Columns[i].Bars[k])
		}
	}
	p.put("\n<line class=\"axis\" x1=\"0\" y1=\"84%\" x2=\"100%\" y2=\"84%\"></line><line class=\"threshold\" x1=\"").whole(h.At)
	p.put(`%" y1="0" x2="`).whole(h.At).put("%\" y2=\"88%\"></line>\n<text class=\"tick\" x=\"0\" y=\"97%\">0</text>")
	for _, t := range h.Ticks() {
		p.put(`<text class="tick mid" x="`).whole(t.At).put(`%" y="97%">`).say(t.Label).put(`</text>`)
	}
	p.put("<text class=\"tick end\" x=\"100%\" y=\"97%\">1</text>\n")
	for i := range h.Columns {
		c := &h.Columns[i]
		p.put(`<rect class="bin" data-bin="`).whole(c.Bin).put(`" x="`).whole(c.X).put(`%" y="0" width="5%" height="84%"><title>`).say(c.From)
		p.put(` to `).say(c.To).put(` alike: `).counted(c.Copies, "pair").put(` of copies, `).num(c.Related).put(` related</title></rect>`)
	}
	p.put("\n</svg>\n<figcaption>").counted(h.Pairs(), "verified pair")
	p.put(` by similarity, on a log scale: <b class="key-copies">copies</b> with their survivor in the strong colour, <b class="key-related">`)
	p.put(`related stories</b>, which both stay, in the pale one. The dashed line is the threshold, `).say(ratio(h.Threshold))
	p.put(". A copy that was cut short may lie left of it: what counts is how much of it is found in the survivor.</figcaption>\n")
	p.put("<details><summary>The counts</summary>\n<table class=\"narrow\"><caption class=\"vh\">Verified pairs by similarity</caption><thead><tr>")
	p.put(`<th scope="col">Similarity</th><th scope="col" class="num">Copies</th><th scope="col" class="num">Related</th></tr></thead><tbody>` + "\n")
	for i := range h.Columns {
		c := &h.Columns[i]
		p.put(`<tr><td>`).say(c.From).put(` to `).say(c.To).put(`</td><td class="num">`).num(c.Copies)
		p.put(`</td><td class="num">`).num(c.Related).put("</td></tr>\n")
	}
	p.put("</tbody></table>\n</details>\n</figure>\n")
}

func (p *pageWriter) bar(b *histogramBar) {
	if b.Copies {
		p.put(`<rect class="above" x="`)
	} else {
		p.put(`<rect class="below" x="`)
	}
	p.say(b.X).put(`%" y="`).whole(b.Top()).put(`%" width="`).say(b.Width).put(`%" height="`).whole(b.Height)
	p.put(`%"></rect><text class="count" x="`).say(b.Middle).put(`%" y="`).whole(b.Top()).put(`%">`).say(b.Label()).put(`</text>`)
}
