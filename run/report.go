package run

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"sync"

	"onecopy/cluster"
	"onecopy/internal/interrupt"
	"onecopy/internal/phrase"
	"onecopy/report"
)

// WriteReports writes the reports: report.html as far as Options.Pages asks for it, before
// report.json, which says what it has. A dry run counts what its summary says, and renders none.
func (j *Job) WriteReports() error {
	large := j.large()
	j.Report.Totals.Clusters = len(large)
	j.Report.Rules = j.tally.rules(j.Texts.Rules)
	if j.o.DryRun || j.o.Stream {
		return nil
	}
	if err := j.clusters(large); err != nil {
		return err
	}
	j.list()
	j.Report.Stats = j.stats.Overview()
	return j.writeForms()
}

// A reportForm is a report that is written to a file, behind a gate.
type reportForm struct {
	name  string
	write func(io.Writer, *interrupt.Gate) error
}

// writeForms writes the reports. While one core is at report.html, another one writes the others,
// from when it is settled what report.json says of that.
func (j *Job) writeForms() error {
	settled := make(chan struct{})
	settle := sync.OnceFunc(func() { close(settled) })
	html := reportForm{"report.html", func(w io.Writer, g *interrupt.Gate) error {
		return report.HTML(w, &j.Report, j.load, j.htmlOptions(g, settle))
	}}
	others := []reportForm{
		{"report.md", func(w io.Writer, _ *interrupt.Gate) error { return report.Markdown(w, &j.Report, j.load) }},
		{"report.json", func(w io.Writer, _ *interrupt.Gate) error { return report.JSON(w, &j.Report) }},
	}
	switch {
	case j.o.Pages == pagesNone:
		return j.writeEach(others)
	case j.readers() == 1 || !j.out.Real(): // as in a comparison with files that are there
		return cmp.Or(j.writeEach([]reportForm{html}), j.writeEach(others))
	}
	first, err := j.out.File(html.name)
	if err != nil {
		return err
	}
	var files []io.WriteCloser
	for _, f := range others {
		w, err := j.out.File(f.name)
		if err != nil {
			return err
		}
		files = append(files, w)
	}
	var beside sync.WaitGroup
	var besides error
	beside.Go(func() {
		<-settled
		for i, f := range others {
			besides = cmp.Or(besides, j.heed(files[i], f))
		}
	})
	err = j.heed(first, html)
	settle()
	beside.Wait()
	err = cmp.Or(err, first.Close(), besides)
	for _, w := range files {
		err = cmp.Or(err, w.Close())
	}
	return err
}

// writeEach writes reports one after the other.
func (j *Job) writeEach(forms []reportForm) error {
	for _, f := range forms {
		w, err := j.out.File(f.name)
		if err != nil {
			return err
		}
		err = j.heed(w, f)
		if err := cmp.Or(err, w.Close()); err != nil {
			return err
		}
	}
	return nil
}

// heed writes a report, for no longer than nobody interrupts.
func (j *Job) heed(w io.Writer, f reportForm) error {
	return interrupt.Heed(j.ctx, func(g *interrupt.Gate) error { return f.write(g.Behind(w), g) })
}

// htmlOptions says what the HTML report is made of: every cluster, and files beside it, made behind
// g, where it needs more than one. It calls settled once nothing is left to be said of the pages in
// the settings.
func (j *Job) htmlOptions(g *interrupt.Gate, settled func()) report.HTMLOptions {
	large := j.large()
	at := func(i int) (*report.ClusterEntry, error) {
		star := j.result.At(int(large[i]))
		most := min(len(star.Copies), mostOfOne)
		if i < len(j.Report.Clusters) && len(j.Report.Clusters[i].Copies) == most {
			return &j.Report.Clusters[i], nil
		}
		c, err := j.shown(star.Survivor, star.Copies, most)
		return &c, err
	}
	o := report.HTMLOptions{Clusters: &report.Clusters{Len: len(large), At: at}, Total: j.o.ReportMax << 20, Jobs: j.readers()}
	if o.Total > 0 {
		create := g.Maker(j.out.File)
		o.Create = func(name string) (io.WriteCloser, error) {
			j.pages++
			return create(name)
		}
	}
	switch {
	case len(j.o.Chosen) > 0:
		o.Few = true
		o.Cluster = func(i int) bool { return j.choosesCluster(int(large[i])) }
		o.Source = j.choosesInput
	case j.o.Pages == pagesSummary:
		o.Few = true
	case j.o.Pages == pagesAuto && j.o.ReportMax == defaultReportMax: // who says how much pages may take wants them
		o.Auto = func() {
			j.Report.Settings.Pages = pagesSummary
			settled()
		}
		return o
	}
	settled()
	return o
}

// Unmade says what makes the pages that nobody said are not wanted; nothing where there are all.
func (j *Job) Unmade() string {
	if j.o.Pages != pagesAuto || j.Report.Settings.Pages != pagesSummary {
		return ""
	}
	return fmt.Sprintf("report.html is a summary; \"onecopy report %s\" makes pages of its texts", j.o.Output)
}

// PagesSaid says what reports were made in dir.
func (j *Job) PagesSaid(dir string) string {
	said := "the reports in " + dir + " are made anew"
	if j.o.Pages == pagesNone {
		return said + ", without report.html"
	}
	if j.pages == 0 {
		return said + "; report.html is one page"
	}
	return said + "; " + phrase.Count(j.pages, "page", "pages") + " beside report.html, in report/"
}

// chooses reports whether the pages of a story are among those asked for.
func (o *Options) chooses(d *cluster.Doc) bool {
	return slices.ContainsFunc(o.Chosen, func(wish string) bool { return matches(d, wish) })
}

// matches reports whether a wish names a story, or selects it as --keep does.
func matches(d *cluster.Doc, wish string) bool {
	return d.ID == wish || d.Source == wish || d.Match(wish)
}

func (j *Job) choosesCluster(i int) bool {
	c := j.result.At(i)
	chooses := func(doc int) bool {
		d := j.Docs.At(doc)
		return j.o.chooses(&d)
	}
	return chooses(c.Survivor) || slices.ContainsFunc(c.Copies, func(n int32) bool {
		_, b := j.result.Ends(int(n))
		return chooses(b)
	})
}

// choosesInput reports whether a story of an input is chosen, or the input itself, which may have
// none.
func (j *Job) choosesInput(in *report.InputEntry) bool {
	return j.o.chooses(&cluster.Doc{Source: in.Source}) ||
		slices.ContainsFunc(in.IDs, func(id string) bool { return j.o.chooses(&cluster.Doc{ID: id, Source: in.Source}) })
}
