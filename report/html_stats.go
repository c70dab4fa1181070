package report

import "onecopy/corpus/stats"

// What the statistics take on a page, see [Report.room].
const (
	roomStats = 1500
	roomGroup = 330
)

// stats writes how many stories there are of each length, year, language and source, with bars.
func (p *pageWriter) stats(s *stats.Overview) {
	if s == nil || s.Totals.Stories == 0 {
		return
	}
	p.put("\n<section id=\"stats\" aria-labelledby=\"h-stats\">\n<h2 id=\"h-stats\">Statistics</h2>\n<p class=\"lead\">Stories by length, year, ")
	p.put("language and source, as far as these are known. A bar is the stories; the strong part of it stays.</p>\n")
	for head, groups := range s.Sections {
		p.put("<details class=\"stats\"")
		if head == "length" {
			p.put(` open`)
		}
		p.put(`><summary>By `).say(head).put("</summary>\n")
		p.groups(head, groups)
		p.put("</details>\n")
	}
	p.put("</section>\n")
}

func (p *pageWriter) groups(head string, groups []stats.Group) {
	most := 1
	for i := range groups {
		most = max(most, groups[i].Stories)
	}
	p.put(`<div class="wide" role="region" tabindex="0" aria-label="Numbers of stories by `).say(head).put(`"><table><caption class="vh">Numbers of stories by `).say(head)
	p.put(`</caption><thead><tr><th scope="col">Group</th><th scope="col" class="num">Stories</th><th scope="col" class="num">Kept</th>`)
	p.put(`<th scope="col" class="num">Words kept</th><th scope="col" class="num">Cuts</th><th scope="col" class="share"><span class="vh">Bar</span></th></tr></thead><tbody>` + "\n")
	for i := range groups {
		g := &groups[i]
		p.put(`<tr class="row"><th scope="row"><bdi>`).say(line(g.Label(), 120)).put(`</bdi></th><td class="num">`).num(g.Stories)
		p.put(`</td><td class="num">`).num(g.Survivors).put(`</td><td class="num">`).num(g.Words).put(`</td><td class="num">`).num(g.Cuts)
		p.put(`</td><td class="share"><svg class="share" aria-hidden="true"><rect class="below" x="0" y="0" height="100%" width="`).whole(percentOf(g.Stories, most))
		p.put(`%"></rect><rect class="above" x="0" y="0" height="100%" width="`).whole(percentOf(g.Survivors, most)).put("%\"></rect></svg></td></tr>\n")
	}
	p.put("</tbody></table></div>\n")
}

// percentOf is a share in whole per cent; of anything it is at least one.
func percentOf(n, of int) int {
	if n == 0 {
		return 0
	}
	return max(1, n*100/of)
}

// roomOfStats guesses how many bytes the statistics take on a page.
func roomOfStats(s *stats.Overview) (n int) {
	if s == nil {
		return 0
	}
	for _, groups := range s.Sections {
		n += roomGroup * len(groups)
	}
	return n + roomStats
}
