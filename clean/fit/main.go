// Fit fits the weights of the clues that tell headlines on pages of pasted stories: the columns
// alone and pasted of clean/headline_weights.go. It is a module of its own, since nobody who runs
// onecopy needs it:
//
//	go run . [-write] [-held-out] [-on DIR] DIR...
//
// DIR holds pages NAME.txt. NAME.truth.tsv says where their stories begin (columns first_line,
// last_line, story_id, title; a head line), NAME.lines.tsv, if there, what each line is (line,
// role, story_id), and index.tsv, if there, of each page where it comes from (file, lang, source,
// layout). The source of a page that is not in it is the second and third part of its name, as in
// one_paper_city_0217; of a name with fewer parts it is the whole of it. A page without truth is
// passed over.
//
// Pages saved whole are fitted on in a run of their own: NAME.txt with a NAME.lines.tsv (line,
// class) and no truth, of which the class headline is read. That run fits the column title. The
// column saved is set by hand.
//
// It prints how well the stories of the pages are found, by source, language and layout: with the
// weights that were set by hand, with those that were fitted, and with -held-out with those that
// were fitted on all sources but the page's own. The pages of -on are scored in their place, and
// never fitted on. With -write it puts the new weights into the file.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"onecopy/clean"
)

// weightsFile is the file with the weights, seen from the folder of this program.
const weightsFile = "../headline_weights.go"

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(2)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("fit", flag.ContinueOnError)
	write := flags.Bool("write", false, "write the weights into "+weightsFile)
	held := flags.Bool("held-out", false, "score each source with weights that were fitted on the other ones")
	on := flags.String("on", "", "score on the pages of this `folder`, which are not fitted on")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("name the folders of pages to fit on; see go doc onecopy/clean/fit")
	}
	pages, err := readPages(flags.Args())
	if err != nil {
		return err
	}
	saved := without(pages, func(p *page) bool { return p.heads == nil })
	pages = without(pages, func(p *page) bool { return p.heads != nil })
	if len(saved) > 0 {
		return runTitles(saved, len(pages) > 0, *held, *write, out)
	}
	scored := pages
	if *on != "" {
		if scored, err = readPages([]string{*on}); err != nil {
			return err
		}
	}
	fitted, err := fit(pages, out)
	if err != nil {
		return err
	}
	ways := []way{{"by hand", outcomes(scored, byHand())}, {"in sample", outcomes(scored, fitted)}}
	if *held {
		o, err := heldOut(pages, scored)
		if err != nil {
			return err
		}
		ways = append(ways, way{"held out", o})
	}
	if err := table(out, scored, ways); err != nil || !*write {
		return err
	}
	return rewrite(weightsFile, fitted)
}

// runTitles fits on pages saved whole, which are fitted on by themselves.
func runTitles(pages []*page, mixed, held, write bool, out io.Writer) error {
	if mixed {
		return errors.New("pages saved whole and pages of pasted stories are fitted in runs of their own")
	}
	fitted, err := fitTitles(pages, clean.Clues())
	if err != nil {
		return err
	}
	if err := titleTable(out, pages, fitted, held); err != nil || !write {
		return err
	}
	return rewrite(weightsFile, fitted)
}

// heldOut marks the pages of each source with weights that were fitted on the other sources.
func heldOut(pages, scored []*page) ([]outcome, error) {
	out := make([]outcome, len(scored))
	for _, s := range sources(scored) {
		own := func(p *page) bool { return p.source == s }
		fitted, err := fit(without(pages, own), io.Discard)
		if err != nil {
			return nil, fmt.Errorf("without %s: %w", s, err)
		}
		var at []int
		var its []*page
		for i, p := range scored {
			if own(p) {
				at, its = append(at, i), append(its, p)
			}
		}
		for k, o := range outcomes(its, fitted) {
			out[at[k]] = o
		}
	}
	return out, nil
}

// byHand are weights to compare with: those of the column saved, which were set by hand, and the
// two points that they must come to, on pasted pages too.
func byHand() []clean.Clue {
	const enough = 200
	list := clean.Clues()
	for i := range list {
		c := &list[i]
		c.Alone = c.Saved
		if list[i].Length {
			c.Alone -= enough - 1
		}
		c.Pasted = c.Alone
	}
	return list
}
