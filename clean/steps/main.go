// Steps marks pages of one text over and over, of three sizes, and wants the work to grow with the
// size: each literal that the rules look for and the example of each rule, as lines, as paragraphs
// and as one line. Work is counted in blocks of statements, not in seconds, so that the outcome is
// the same on any machine:
//
//	go run -cover -covermode=atomic -coverpkg=$PACKAGES .
//
// PACKAGES are those of "make steps": this one, clean, its matcher, and those of the standard library
// that read text.
//
// It prints the texts whose work grows with an exponent of more than 1.1, exits with 1 if there are
// any, and the ten that cost most a byte. A program that counts is slow, so another one, built
// without -cover, says how fast those ten are marked, of what the first printed:
//
//	go run . -slowest FILE
package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"onecopy/clean"
)

// exponent is with which power of the size the work may grow at most.
const exponent = 1.1

// The sizes of pages in bytes, and of those with which a suspicion is looked into.
var (
	sizes  = []int{2 << 10, 4 << 10, 8 << 10}
	larger = []int{32 << 10, 64 << 10, 128 << 10, 256 << 10}
)

// forms are the ways to write a text over and over.
var forms = []form{{"lines", "\n"}, {"paragraphs", "\n\n"}, {"one line", " "}}

type form struct{ name, between string }

// A cost is what a text costs in a form.
type cost struct {
	text, form string
	rate       float64 // steps a byte at the largest size
	power      float64 // of the size, with which the steps grow
}

func main() {
	part := flag.Int("part", 0, "which of the parts to try, from 0")
	parts := flag.Int("parts", 1, "in how many parts the texts are split, for as many processes")
	slowest := flag.String("slowest", "", "time the texts that a run has printed into this `file`")
	flag.Parse()
	if *slowest != "" {
		os.Exit(timed(*slowest))
	}
	index, err := os.ReadFile("../index.txt")
	if err != nil {
		fmt.Fprintln(os.Stderr, "steps:", err)
		os.Exit(2)
	}
	m := new(clean.Marker)
	var all []cost
	for i, text := range texts(string(index)) {
		if i%*parts != *part {
			continue
		}
		for _, f := range forms {
			c, err := try(m, text, f.name, f.between)
			if err != nil {
				fmt.Fprintln(os.Stderr, "steps:", err)
				os.Exit(2)
			}
			all = append(all, c)
		}
	}
	os.Exit(report(all))
}

// timed prints how fast the slowest texts of a run are marked, the best of five times.
func timed(name string) int {
	raw, err := os.ReadFile(name)
	if err != nil {
		fmt.Fprintln(os.Stderr, "steps:", err)
		return 2
	}
	m := new(clean.Marker)
	for line := range strings.Lines(string(raw)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 3 || !strings.HasSuffix(cells[0], perByte) {
			continue
		}
		text, err := strconv.Unquote(cells[2])
		at := slices.IndexFunc(forms, func(f form) bool { return f.name == cells[1] })
		if err != nil || at < 0 {
			continue
		}
		page := strings.Repeat(text+forms[at].between, (256<<10)/len(text))
		best := time.Hour
		for range 5 {
			start := time.Now()
			m.Release(m.Mark(page))
			best = min(best, time.Since(start))
		}
		fmt.Printf("%.1f MB/s\t%s\t%s\n", float64(len(page))/1e6/best.Seconds(), cells[1], cells[2])
	}
	return 0
}

// perByte ends the first cell of a text that cost most.
const perByte = "steps a byte"

// texts returns the literals of the index of rules and the examples of the rules, each once,
// sorted.
func texts(index string) (list []string) {
	for row := range strings.Lines(index) {
		cells := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		for _, cell := range cells[min(5, len(cells)):min(7, len(cells))] {
			for cell != "" {
				quoted, err := strconv.QuotedPrefix(cell)
				if err != nil {
					break
				}
				literal, _ := strconv.Unquote(quoted)
				list, cell = append(list, strings.TrimSpace(literal)), cell[len(quoted):]
			}
		}
	}
	for _, r := range clean.Rules() {
		list = append(list, r.Example, r.Miss)
	}
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(s string) bool { return s == "" })
}

// try counts the steps of one text in one form.
func try(m *clean.Marker, text, form, between string) (cost, error) {
	c := cost{text: text, form: form}
	for _, list := range [][]int{sizes, larger} {
		counts := make([]int, len(list))
		for i, size := range list {
			n, err := count(m, text+between, size)
			if err != nil {
				return c, err
			}
			counts[i] = n
		}
		last := len(list) - 1
		c.rate = float64(counts[last]) / float64(list[last])
		// Of what was added from one size to the next, so that what a page costs whatever its size
		// does not count.
		c.power = math.Log2(float64(counts[last]-counts[last-1]) / float64(max(1, counts[last-1]-counts[last-2])))
		if c.power <= exponent {
			break
		}
	}
	return c, nil
}

// count counts the steps of marking a page of so many bytes: the second time, when the tables that
// it needs are there.
func count(m *clean.Marker, text string, size int) (int, error) {
	page := strings.Repeat(text, size/len(text)+1)
	m.Release(m.Mark(page))
	return steps(func() { m.Release(m.Mark(page)) })
}

// report prints what was found, and returns the exit code.
func report(all []cost) int {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	bad := 0
	for _, c := range all {
		if c.power > exponent {
			bad++
			fmt.Fprintf(out, "exponent %.2f\t%s\t%q\n", c.power, c.form, c.text)
		}
	}
	slices.SortStableFunc(all, func(a, b cost) int { return cmp.Compare(b.rate, a.rate) })
	for _, c := range all[:min(10, len(all))] {
		fmt.Fprintf(out, "%.0f "+perByte+"\t%s\t%q\n", c.rate, c.form, c.text)
	}
	fmt.Fprintf(out, "%d texts in %d forms: %d superlinear\n", len(all)/len(forms), len(forms), bad)
	return min(bad, 1)
}
