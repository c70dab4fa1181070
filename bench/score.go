package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// A score is how many of the pairs that were found are true, and how many of the true ones were
// found.
type score struct{ precision, recall float64 }

func (s score) f1() float64 {
	if s.precision+s.recall == 0 {
		return 0
	}
	return 2 * s.precision * s.recall / (s.precision + s.recall)
}

// scoreOf compares clusters with true ones, pair by pair.
func scoreOf(truth, found map[string]string) score {
	type both struct{ truth, found string }
	together, of, in := map[both]int{}, map[string]int{}, map[string]int{}
	for id, cluster := range found {
		together[both{truth[id], cluster}]++
		of[truth[id]]++
		in[cluster]++
	}
	hits, named, all := 0, 0, 0
	for _, n := range together {
		hits += n * (n - 1) / 2
	}
	for _, n := range in {
		named += n * (n - 1) / 2
	}
	for _, n := range of {
		all += n * (n - 1) / 2
	}
	return score{float64(hits) / float64(max(named, 1)), float64(hits) / float64(max(all, 1))}
}

// ofOutput reads the clusters of a run of onecopy.
func ofOutput(out string) (map[string]string, error) {
	file, err := os.Open(filepath.Join(out, "stories.jsonl"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	found := map[string]string{}
	for lines := json.NewDecoder(bufio.NewReader(file)); ; {
		var s struct{ Record, Cluster string }
		switch err := lines.Decode(&s); {
		case errors.Is(err, io.EOF):
			return found, nil
		case err != nil:
			return nil, err
		case s.Record == "":
			return nil, errNoRecord
		}
		found[s.Record] = s.Cluster
	}
}

// ofTable reads lines of a cluster, a tab and a record.
func ofTable(out string) (map[string]string, error) {
	raw, err := os.ReadFile(out)
	if err != nil {
		return nil, err
	}
	found := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		cluster, id, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			return nil, errors.New("a line without a tab")
		}
		found[id] = cluster
	}
	return found, nil
}
