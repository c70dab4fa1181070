package run

import (
	"cmp"
	"io"
	"sync"

	"onecopy/internal/interrupt"
	"onecopy/report"
)

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

// readers is how many goroutines may fetch stories for the reports: one where an earlier output
// lends them.
func (j *Job) readers() int {
	if j.lent.n > 0 || j.older != nil {
		return 1
	}
	return max(1, j.o.Jobs)
}
