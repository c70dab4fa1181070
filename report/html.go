package report

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
)

// HTML writes report.html, which asks nothing of the network, reads without script, and escapes
// every word of the input. A report that one file has room for is one file, which is guessed before
// it is written, to some per cent. Of a larger one, report.html is the index, and each cluster and
// source has a page of its own, as far as o.Total goes: the largest clusters and those least alike
// come first. Stories are loaded one at a time. The same report has the same bytes.
func HTML(w io.Writer, r *Report, load loadText, o HTMLOptions) error {
	o = o.filled(r)
	fits, err := o.Create == nil && !o.Few, error(nil)
	if !fits && !o.Few {
		fits, err = r.fits(o)
	}
	switch {
	case err != nil:
	case fits && o.Create != nil:
		var whole bytes.Buffer
		if err = single(&whole, r, load, o); err == nil {
			_, err = w.Write(whole.Bytes())
		} else if errors.Is(err, errFull) {
			err = writePages(w, r, load, o)
		}
	case fits:
		err = single(w, r, load, o)
	default:
		err = writePages(w, r, load, o)
	}
	if err != nil {
		return fmt.Errorf("write html report: %w", err)
	}
	return nil
}

// single writes all into one file. With a way to make more it stops with errFull rather than leave
// out a text, which happens where the guess was wrong by an eighth.
func single(w io.Writer, r *Report, load loadText, o HTMLOptions) error {
	out, room := newPageWriter(w, 0), o.Limit
	if o.Create != nil {
		out.most, room = o.Limit+o.Limit/8, 2*o.Limit
	}
	p := newPage(r, newPageTexts(load, out, room))
	if err := cmp.Or(p.announce(), p.gather(o.Clusters)); err != nil {
		return err
	}
	out.page(p)
	return out.end()
}
