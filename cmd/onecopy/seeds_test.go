package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
)

// TestSeeds is the evaluation: a run over the seeds must find just the stories, copies and lines of
// boilerplate that testdata/seeds.tsv lists. Each row was checked by hand against the pages;
// -update is for rows you have checked too.
func TestSeeds(t *testing.T) {
	t.Parallel()
	const name, head = "testdata/seeds.tsv", "kind\tfile\tline\tis\tcluster\n"
	got := seedRows(t, cleaned(t, seeds))
	if *update {
		writeFile(t, name, head+strings.Join(got, "\n")+"\n")
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSuffix(strings.TrimPrefix(string(text), head), "\n"), "\n")
	found := map[string][2]int{} // right and known, by kind of row
	for _, row := range want {
		kind, _, _ := strings.Cut(row, "\t")
		n := found[kind]
		n[1]++
		if slices.Contains(got, row) {
			n[0]++
		} else {
			t.Errorf("missing: %s", row)
		}
		found[kind] = n
	}
	for _, row := range got {
		if !slices.Contains(want, row) {
			t.Errorf("false:   %s", row)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(found)) {
		t.Logf("%s: %d of %d", kind, found[kind][0], found[kind][1])
	}
}

// seedRows describes a run: a row for each story, for each line that is cut, and for each cut of a
// part of a line.
func seedRows(t *testing.T, out string) []string {
	var rows []string
	for _, s := range stories(t, out) {
		rows = append(rows, fmt.Sprintf("story\t%s\t%d\t%s\t%s", s.Source, s.FirstLine, s.Status, s.Cluster))
	}
	lines := map[string][]string{}
	for _, c := range records[corpus.Cut](t, out, "cuts.jsonl") {
		if !c.WholeLines {
			rows = append(rows, fmt.Sprintf("part\t%s\t%d\t%s\t", c.Source, c.FirstLine, c.Category))
			continue
		}
		if lines[c.Source] == nil {
			page, err := os.ReadFile(filepath.Join(seeds, c.Source))
			if err != nil {
				t.Fatal(err)
			}
			lines[c.Source] = strings.Split(string(page), "\n")
		}
		for n := c.FirstLine; n <= c.LastLine; n++ {
			if strings.TrimSpace(lines[c.Source][n-1]) != "" {
				rows = append(rows, fmt.Sprintf("cut\t%s\t%d\t%s\t", c.Source, n, c.Category))
			}
		}
	}
	return rows
}

// TestSummit keeps two stories of one day apart: both tell the summit of 19 August 2020 and share
// its background, a fifth of the shorter one. A chain of copies through such passages would join
// half of the seeds.
func TestSummit(t *testing.T) {
	t.Parallel()
	out := cleaned(t, seeds)
	var ids, clusters []string
	for _, s := range stories(t, out) {
		if strings.HasPrefix(s.Source, "001") && (s.FirstLine == 434 || s.FirstLine == 496) {
			ids, clusters = append(ids, s.ID), append(clusters, s.Cluster)
		}
	}
	if len(ids) != 2 || clusters[0] == clusters[1] {
		t.Fatalf("stories %q in clusters %q, want two in two", ids, clusters)
	}
	for _, p := range records[corpus.Pair](t, out, "pairs.jsonl") {
		if p.A == ids[0] && p.B == ids[1] || p.A == ids[1] && p.B == ids[0] {
			if p.Verdict != "partial" {
				t.Errorf("verdict %s, want partial", p.Verdict)
			}
			return
		}
	}
	t.Errorf("%q are not in pairs.jsonl", ids)
}
