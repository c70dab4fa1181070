package report

// top opens a file: its policy, its title, its style. The policy names the style and the script by
// their sums.
func (p *pageWriter) top(s *pageFrame) {
	p.put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
	p.put(`<meta http-equiv="Content-Security-Policy" content="`).say(s.policy).put("\">\n")
	p.put("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	p.put("<meta name=\"color-scheme\" content=\"light dark\">\n<title>").say(s.Title).put("</title>\n")
	p.put(icon).put("\n<style>").put(s.css).put("</style>\n</head>\n<body")
	if s.Corpus != "" {
		p.put(` data-corpus="`).say(s.Corpus).put(`"`)
	}
	p.put(">\n")
}

const icon = `<link rel="icon" href="data:image/png;base64,iVBORw0KGgoAAAA` +
	`NSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAMUlEQVR42mNgoAY41cXynxg8RAwgBeA0QN4qnihMewNwgVEXYHEBMiDLBYPPAFKSMgDax9JAZ2zMgwAAAABJRU5ErkJggg==">`

// bottom closes a file.
func (p *pageWriter) bottom(s *pageFrame) {
	if s.js != "" {
		p.put(`<script>`).put(s.js).put("</script>\n")
	}
	p.put("</body>\n</html>\n")
}

// left tells what the page has no room for, and in which files of the run that is.
func (p *pageWriter) left(all []string) {
	p.omissions(all, "These are in the files of the run:", " The data is also in stories.jsonl, cuts.jsonl, pairs.jsonl and report.json.")
}

// omissions tells what a page has no room for: where else that is, or where all of it is too.
func (p *pageWriter) omissions(all []string, some, none markup) {
	p.put("<section id=\"left\" aria-labelledby=\"h-left\">\n<h2 id=\"h-left\">Left out of this page</h2>\n")
	if len(all) == 0 {
		p.put(`<p class="lead">Nothing.`).put(none).put("</p>\n</section>")
		return
	}
	p.put(`<p class="lead">A page can hold only so much. `).put(some).put("</p>\n<ul class=\"left\">\n")
	for _, what := range all {
		p.put(`<li><bdi>`).say(what).put("</bdi></li>\n")
	}
	p.put("</ul>\n</section>")
}

// clusterPage writes the page of a cluster.
func (p *pageWriter) clusterPage(s *clusterPage) {
	p.top(&s.pageFrame)
	p.put("\n<header class=\"mast\">\n<p class=\"mark\">onecopy <span>diff report</span></p>\n<p class=\"back\"><a href=\"../report.html#")
	p.link(s.Anchor).put("\">All clusters</a></p>\n<h1>").headline(s.Survivor.Headline).put("</h1>\n<p class=\"settings\">")
	p.counted(s.Size(), "story").put(` · `).say(s.Verdicts()).put(` · least alike `).say(ratio(s.Lowest()))
	if dates := s.Dates(); dates != "" {
		p.put(` · `).say(dates)
	}
	p.put(` · `).say(s.Row.Sources).put("</p>\n</header>\n")
	p.put("<nav aria-label=\"Tools\"><div id=\"tools\" class=\"tools\" role=\"search\" hidden></div></nav>\n<main>\n")
	p.legend()
	p.put("\n<div class=\"cluster open\">\n")
	p.members(s.clusterView)
	p.put("\n</div>\n")
	p.left(s.clusterView.Left())
	p.put("\n</main>\n")
	p.bottom(&s.pageFrame)
	p.put("\n")
}

// file writes the page of a source.
func (p *pageWriter) file(f *filePage) {
	p.top(&f.pageFrame)
	p.put("\n<header class=\"mast\">\n<p class=\"mark\">onecopy <span>diff report</span></p>\n")
	p.put("<p class=\"back\"><a href=\"../report.html#sources\">All sources</a></p>\n<h1 class=\"path\">").say(line(f.Source, 200)).put("</h1>\n</header>\n")
	p.put("<nav aria-label=\"Tools\"><div id=\"tools\" class=\"tools\" role=\"search\" hidden></div></nav>\n<main>\n<section class=\"source\">\n")
	p.stories(f.sourceView)
	p.put("\n</section>\n")
	p.left(f.Left())
	p.put("\n</main>\n")
	p.bottom(&f.pageFrame)
	p.put("\n")
}
