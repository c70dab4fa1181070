package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
}

// A tool is a program that says who copies whom.
type tool struct {
	name    string
	command func(corpus, out string) *exec.Cmd
	found   func(out string) (map[string]string, error) // record to cluster
}

func run() error {
	sizes := flag.String("sizes", "10000,30000", "records of the corpora, with commas between")
	runs := flag.Int("runs", 3, "runs of each program, of which the median counts")
	from := flag.String("from", "../seeds", "folder of texts whose words the stories are made of")
	python := flag.String("python", "python3", "Python that has the libraries")
	threshold := flag.String("threshold", "0.8", "of onecopy and the libraries")
	only := flag.String("only", "", "name of the one program to run")
	write := flag.String("write", "", "folder to write the corpora to, as SIZE.jsonl; nothing is run")
	made := flag.Int("stream", 0, "write so many short records to stdout, and run nothing")
	flag.Parse()
	switch {
	case *write != "":
		return writeCorpora(*write, *from, *sizes)
	case *made > 0:
		return newStream().write(os.Stdout, *made)
	}
	dir, err := os.MkdirTemp("", "onecopy-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	tools, err := toolsIn(dir, *python, *threshold)
	if err != nil {
		return err
	}
	tools = slices.DeleteFunc(tools, func(t tool) bool { return *only != "" && t.name != *only })
	fmt.Println("| records | MB | program | processor s | memory MB | precision | recall | F1 |\n|--:|--:|---|--:|--:|--:|--:|--:|")
	for s := range strings.SplitSeq(*sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			return fmt.Errorf("-sizes: %w", err)
		}
		path := filepath.Join(dir, s+".jsonl")
		truth, err := generate(path, *from, n)
		if err != nil {
			return err
		}
		if err := compare(tools, path, truth, *runs); err != nil {
			return err
		}
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	return nil
}

// writeCorpora writes the corpora that are compared on, for those who measure something else.
func writeCorpora(dir, from, sizes string) error {
	for s := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			return fmt.Errorf("-sizes: %w", err)
		}
		if _, err := generate(filepath.Join(dir, s+".jsonl"), from, n); err != nil {
			return err
		}
	}
	return nil
}

// toolsIn builds onecopy into dir and lists the programs.
func toolsIn(dir, python, threshold string) ([]tool, error) {
	bin := filepath.Join(dir, "onecopy")
	build := exec.Command("go", "build", "-trimpath", "-o", bin, "./cmd/onecopy")
	build.Dir, build.Stderr, build.Env = "..", os.Stderr, append(os.Environ(), "CGO_ENABLED=0")
	if err := build.Run(); err != nil {
		return nil, fmt.Errorf("build onecopy: %w", err)
	}
	list := []tool{{"onecopy", func(corpus, out string) *exec.Cmd {
		return exec.Command(bin, "clean", corpus, "-o", out, "-q", "-j", "1", "-t", threshold, "--pages", "none")
	}, ofOutput}}
	for _, name := range []string{"gaoya", "rensa"} {
		list = append(list, tool{name, func(corpus, out string) *exec.Cmd {
			return exec.Command(python, "peers.py", name, corpus, out, threshold)
		}, ofTable})
	}
	return list, nil
}

// A figure is what one run took.
type figure struct{ seconds, megabytes float64 }

// compare runs the programs in turns on a corpus and prints a row for each.
func compare(tools []tool, path string, truth map[string]string, runs int) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	figures := make([][]figure, len(tools))
	scores := make([]score, len(tools))
	for range runs {
		for i, t := range tools {
			out := path + "." + t.name
			c := t.command(path, out)
			c.Stderr, c.Env = os.Stderr, append(os.Environ(), "GOMAXPROCS=1", "RAYON_NUM_THREADS=1")
			if err := c.Run(); err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
			seconds, megabytes := used(c.ProcessState)
			figures[i] = append(figures[i], figure{seconds, megabytes})
			found, err := t.found(out)
			if err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
			scores[i] = scoreOf(truth, found)
			if err := os.RemoveAll(out); err != nil {
				return err
			}
		}
	}
	for i, t := range tools {
		slices.SortFunc(figures[i], func(a, b figure) int { return cmp.Compare(a.seconds, b.seconds) })
		m, s := figures[i][len(figures[i])/2], scores[i]
		fmt.Printf("| %d | %.0f | %s | %.2f | %.0f | %.3f | %.3f | %.3f |\n", len(truth), float64(info.Size())/1e6, t.name, m.seconds, m.megabytes, s.precision, s.recall, s.f1())
	}
	return nil
}

var errNoRecord = errors.New("a story without a record")
