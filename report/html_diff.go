package report

// diff writes the parts of a comparison.
func (p *pageWriter) diff(parts []diffPart) {
	for i := range parts {
		switch x := &parts[i]; {
		case x.Fold:
			p.put(`<details class="fold"><summary>`).say(x.Folded()).put(`</summary><div>`)
			if x.Inner != nil {
				p.diff(x.Inner)
			} else {
				p.change(x)
			}
			p.put(`</div></details>`)
		case x.Blank():
			p.blank(x)
		default:
			p.change(x)
		}
	}
}

// change writes a part that holds words. Of what is left out a short part stays in its line, with a
// sign for each paragraph break.
func (p *pageWriter) change(x *diffPart) {
	if x.Lead {
		p.edge(x)
	}
	switch {
	case x.Deleted():
		p.put(`<del><span class="vh">deleted: </span>`)
		if x.Long() {
			p.runs(x.Runs, `<span class="br"></span>`)
		} else {
			p.runs(x.Runs, `<span class="pm">¶</span> `)
		}
		p.put(`</del>`)
	case x.Inserted():
		p.put(`<ins><span class="vh">inserted: </span>`)
		p.runs(x.Runs, `<span class="br"></span>`)
		p.put(`</ins>`)
	default:
		p.runs(x.Runs, `<span class="br"></span>`)
	}
	if x.Trail {
		p.edge(x)
	}
}

// edge writes the paragraph break a change begins or ends with.
func (p *pageWriter) edge(x *diffPart) {
	if x.Inserted() || x.Long() {
		p.put(`<span class="br"></span>`)
	} else {
		p.put(`<span class="pm">¶</span> `)
	}
}

func (p *pageWriter) runs(all []textRun, parting markup) {
	for i := range all {
		if all[i].Break {
			p.put(parting)
		} else {
			p.say(all[i].Text)
		}
	}
}

// blank writes a change of white space.
func (p *pageWriter) blank(x *diffPart) {
	for _, r := range x.Runs {
		switch {
		case !r.Break && !x.Deleted():
			p.put(` `)
		case !r.Break:
		case x.Inserted():
			p.put(`<span class="pm"><span class="vh">paragraph break in the copy</span><span aria-hidden="true">¶</span></span><span class="br"></span>`)
		case x.Deleted():
			p.put(`<span class="pm"><span class="vh">paragraph break in the survivor</span><span aria-hidden="true">¶</span></span> `)
		default:
			p.put(`<span class="br"></span>`)
		}
	}
}

// coverage draws which parts of the survivor the copy holds.
func (p *pageWriter) coverage(s *coverage) {
	p.put(`<figure class="strip"><svg viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-label="The copy holds `)
	p.say(s.Share).put(` of the survivor's words in order`)
	if s.Lacks != "" {
		p.put(`; it lacks words `).say(s.Lacks)
	}
	p.put(`"><rect class="lacks" x="0" y="0" width="1000" height="12"></rect>`)
	for _, bar := range s.Held {
		p.put(`<rect class="held" x="`).whole(bar.X).put(`" y="0" width="`).whole(bar.Width).put(`" height="12"></rect>`)
	}
	p.put(`</svg><figcaption>Where the survivor’s words are found in the copy: `).num(s.Words)
	p.put(` of them, `).say(s.Share).put(`</figcaption></figure>`)
}

// headlineDiff writes how the headlines differ, if they do.
func (p *pageWriter) headlineDiff(parts []diffPart) {
	if parts == nil {
		return
	}
	p.put(`<div class="headdiff"><span class="label">Headline</span> `)
	p.diff(parts)
	p.put("</div>\n")
}

// heat writes the survivor, darker where more of n copies have other words.
func (p *pageWriter) heat(all []warmth, n int) {
	if len(all) == 0 {
		return
	}
	p.put(`<details class="printed heat"><summary>Where the copies differ: the survivor, darker where more of `).num(n)
	p.put(" copies have other words</summary>\n" + `<div class="prose" dir="auto">`)
	for i := range all {
		switch w := &all[i]; {
		case w.Break:
			p.put(`<span class="br"></span>`)
		case w.Level > 0:
			p.put(`<mark class="w`).whole(w.Level).put(`" title="`).num(w.Copies).put(` of `).num(n).put(` copies differ">`).say(w.Text).put(`</mark>`)
		default:
			p.say(w.Text)
		}
	}
	p.put("</div>\n</details>\n")
}
