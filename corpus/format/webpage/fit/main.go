// Fit fits the weights with which the lines of web pages are judged: ../weights.tsv. It is a module of its own, since nobody who runs
// onecopy needs it:
//
//	go run . [-held-out] [-write] [-worst N] DIR...
//
// DIR holds pages html/NAME.html, or packed as .html.gz, and truth.json: {NAME: {"articleBody": text, "optional": text, "title": text, "domain": host or
// "url": address, "lang": code}}. What is in optional is neither wanted nor counted as wrong. In the place of articleBody there may be "with" and "without": lists of
// pieces of text that are of the story and that are not, as trafilatura tests with; lines with neither are not fitted on.
//
// It prints precision, recall and F1 of the words of the pages, four at a time (letters in zh, ja, th and my), as means over the pages: of the lines
// that are kept and, with the rules of package clean on top, of the stories. With -held-out each page is scored with weights
// that were fitted on other sites; with -write the weights of all pages are written.
package main

import (
	"errors"
	"flag"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"sort"
	"sync"

	"onecopy/corpus/format/webpage"
)

// The strengths draw the weights of the two passes to 0. Held out, F1 of two sets was .957 and .955 with 6 and 60, .955 and .956 with 6 and 20,
// .942 and .952 with 20 and 30, .948 and .954 with 20 and 80. Other divisions of the sites into inner groups change F1 of the stories by .005 at most.
const (
	strength1 = 6
	strength2 = 60
	groups    = 6 // of sites, that are held out in turn
	inner     = 3 // groups of sites, each scored in the first pass with weights of the others
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(2)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("fit", flag.ContinueOnError)
	write := flags.Bool("write", false, "write the weights into "+weightsFile)
	held := flags.Bool("held-out", false, "score each page with weights that were fitted on other sites")
	worst := flags.Int("worst", 0, "list the `N` worst pages of each folder")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("name the folders of pages to fit on")
	}
	var sets [][]*sample
	var all []*sample
	for _, dir := range flags.Args() {
		set, err := readSamples(dir)
		if err != nil {
			return err
		}
		sets, all = append(sets, set), append(all, set...)
	}
	var scores map[*sample][]float32
	if *held {
		scores = heldOut(all)
	}
	m1, m2 := fit(all)
	inSample := map[*sample][]float32{}
	for _, s := range all {
		inSample[s] = apply(s, m1, m2)
	}
	for k, set := range sets {
		fmt.Fprintf(out, "%s: %d pages\n", flags.Arg(k), len(set))
		if len(set) > 0 && set[0].pieces() {
			reportPieces(out, "stories, in sample", set, 0, func(s *sample) string { return s.marked(inSample[s]) })
			if *held {
				reportPieces(out, "stories, held out", set, *worst, func(s *sample) string { return s.marked(scores[s]) })
				titles(out, set, scores)
			}
			continue
		}
		report(out, "all lines", set, 0, func(s *sample) string { return s.kept(func(int) bool { return true }) })
		report(out, "the lines of the truth", set, 0, func(s *sample) string { return s.kept(func(i int) bool { return s.yes[i] }) })
		report(out, "lines, in sample", set, 0, func(s *sample) string { return s.above(inSample[s]) })
		report(out, "stories, in sample", set, 0, func(s *sample) string { return s.marked(inSample[s]) })
		if *held {
			report(out, "lines, held out", set, 0, func(s *sample) string { return s.above(scores[s]) })
			report(out, "stories, held out", set, *worst, func(s *sample) string { return s.marked(scores[s]) })
			titles(out, set, scores)
		}
	}
	if *write {
		return writeWeights(m1, m2)
	}
	return nil
}

// heldOut scores the lines of each page with weights that were fitted on the pages of other sites.
func heldOut(all []*sample) map[*sample][]float32 {
	scores := map[*sample][]float32{}
	var lock sync.Mutex
	var wait sync.WaitGroup
	room := make(chan bool, 2)
	for g := range groups {
		wait.Add(1)
		room <- true
		go func() {
			defer func() { <-room; wait.Done() }()
			var in, out []*sample
			for _, s := range all {
				if groupOf(s.site+"/", groups) == g {
					out = append(out, s)
				} else {
					in = append(in, s)
				}
			}
			m1, m2 := fit(in)
			for _, s := range out {
				list := apply(s, m1, m2)
				lock.Lock()
				scores[s] = list
				lock.Unlock()
			}
		}()
	}
	wait.Wait()
	return scores
}

// groupOf deals sites to n groups.
func groupOf(site string, n int) int { return int(crc32.ChecksumIEEE([]byte(site)) % uint32(n)) }

// fit fits both passes. The second is fitted on scores that the first gave to pages of sites that it was not fitted on.
func fit(list []*sample) (m1, m2 model) {
	names, first := webpage.ClueNames()
	scores := map[*sample][]float32{}
	for g := range inner {
		var rows []row
		var out []*sample
		for _, s := range list {
			if groupOf("inner"+s.site, inner) == g {
				out = append(out, s)
			} else {
				rows = s.rows(rows, s.First())
			}
		}
		m := logistic(rows, first, strength1)
		for _, s := range out {
			scores[s] = m.all(s.First())
		}
	}
	var rows []row
	for _, s := range list {
		rows = s.rows(rows, s.First())
	}
	m1 = logistic(rows, first, strength1)
	rows = nil
	for _, s := range list {
		rows = s.rows(rows, s.Second(scores[s]))
	}
	return m1, logistic(rows, len(names), strength2)
}

// apply returns the scores of the second pass.
func apply(s *sample, m1, m2 model) []float32 { return m2.all(s.Second(m1.all(s.First()))) }

// report prints how well texts of pages agree with the truth.
func report(out io.Writer, what string, set []*sample, worst int, text func(*sample) string) {
	var p, r float64
	n := 0
	type mark struct{ f, p, r float64 }
	marks := map[*sample]mark{}
	for _, s := range set {
		a, b, any := s.score(text(s))
		if any {
			p += a
			n++
		}
		r += b
		marks[s] = mark{2 * a * b / (a + b + 1e-9), a, b}
	}
	p, r = p/float64(max(1, n)), r/float64(max(1, len(set)))
	fmt.Fprintf(out, "  %-24s P %.4f  R %.4f  F1 %.4f\n", what, p, r, 2*p*r/(p+r+1e-9))
	list := append([]*sample(nil), set...)
	sort.SliceStable(list, func(i, j int) bool { return marks[list[i]].f < marks[list[j]].f })
	for _, s := range list[:min(worst, len(list))] {
		fmt.Fprintf(out, "    %.3f  P %.3f  R %.3f  %s\n", marks[s].f, marks[s].p, marks[s].r, s.name)
	}
}

// titles prints of how many pages the headline is the title, or one is in the other.
func titles(out io.Writer, set []*sample, scores map[*sample][]float32) {
	right, told := 0, 0
	for _, s := range set {
		want := fold(s.title)
		if want == "" {
			continue
		}
		told++
		s.Settle(scores[s])
		got := fold(s.Meta.Title)
		if got == want || len(got) > 8 && (within(got, want) || within(want, got)) {
			right++
		}
	}
	if told > 0 {
		fmt.Fprintf(out, "  titles %d of %d\n", right, told)
	}
}
