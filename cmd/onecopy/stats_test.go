package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/corpus/stats"
)

// TestStats counts the stories of an output, with languages that the run told and without.
func TestStats(t *testing.T) {
	t.Parallel()
	in := t.TempDir()
	writeFile(t, filepath.Join(in, "de.jsonl"), `{"id":"1","text":"Der Rat der Stadt hat am Montag über die Brücke beraten und will sie nicht mehr für Autos öffnen.","date":"2023-04-05"}
{"id":"2","text":"The council of the town met on Monday to speak about the bridge, and will not open it to cars again.","lang":"en","date":"2024-04-05"}
{"id":"3","text":"The council of the town met on Monday to speak about the bridge, and will not open it to cars again.","date":"2024-04-05"}
`)
	plain, told := cleaned(t, in), cleaned(t, in, "--language")
	for out, languages := range map[string]string{plain: "--", told: "de-en-en"} {
		var got []string
		for _, s := range stories(t, out) {
			got = append(got, s.Language)
		}
		if strings.Join(got, "-") != languages {
			t.Errorf("languages %q, want %s", got, languages)
		}
		done(t, "verify", out, in)
		var said bytes.Buffer
		if code := onecopy([]string{"stats", out, "--format", "json"}, strings.NewReader(""), &said, &said); code != exitDone {
			t.Fatalf("stats: exit code %d, %s", code, &said)
		}
		var s stats.Overview
		if err := json.Unmarshal(said.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		if s.Totals.Stories != 3 || len(s.Languages) != 2 || s.Languages[0].Name != "en" || s.Languages[0].Survivors != 1 || len(s.Years) != 2 || s.Years[1].Copies != 1 {
			t.Errorf("%+v", s)
		}
		said.Reset()
		if code := onecopy([]string{"stats", out, "--width", "50"}, strings.NewReader(""), &said, &said); code != exitDone || !strings.Contains(said.String(), "by year") {
			t.Errorf("stats: exit code %d, %s", code, &said)
		}
	}
	page, err := os.ReadFile(filepath.Join(told, "report.html"))
	if err != nil || !strings.Contains(string(page), `<section id="stats"`) || !strings.Contains(string(page), "By language") {
		t.Errorf("report.html has no statistics: %v", err)
	}
	corpus := tree(t, told)["corpus.jsonl"]
	if !strings.Contains(corpus, `"language":"de"`) {
		t.Errorf("corpus.jsonl: %s", corpus)
	}
	for want, args := range map[string][]string{
		"needs OUT":               {"stats"},
		"is not a form of stats":  {"stats", told, "--format", "xml"},
		"must be at least 20":     {"stats", told, "--width", "3"},
		"not the output of a run": {"stats", in},
		"hint: OUT is the folder": {"stats", filepath.Join(in, "none")},
	} {
		var said bytes.Buffer
		if code := onecopy(args, strings.NewReader(""), &said, &said); code != exitTrouble || !strings.Contains(said.String(), want) {
			t.Errorf("%q: exit code %d, want %q in %s", args, code, want, &said)
		}
	}
}

// TestStatsRegions counts pages under the language they are in, whatever region and form they name
// it by, in stats and in report.html.
func TestStatsRegions(t *testing.T) {
	t.Parallel()
	in := t.TempDir()
	for i, tag := range []string{"en-GB", "en_us", "EN"} {
		writeFile(t, filepath.Join(in, fmt.Sprint(i)+".html"), `<html lang="`+tag+`"><body><article><h1>The bridge</h1><p>The council of the town met on Monday `+
			strings.Repeat("and again ", i)+`to speak about the bridge, and will not open it to cars before the end of the year.</p></article></body></html>`)
	}
	out := cleaned(t, in)
	page, err := os.ReadFile(filepath.Join(out, "report.html"))
	if _, languages, ok := strings.Cut(string(page), "By language"); err != nil || !ok || strings.Contains(strings.ToLower(languages), "gb<") || strings.Contains(languages, "us<") {
		t.Errorf("report.html does not count languages: %v\n%.2000s", err, languages)
	}
	var said bytes.Buffer
	if code := onecopy([]string{"stats", out, "--format", "json"}, strings.NewReader(""), &said, &said); code != exitDone {
		t.Fatalf("exit code %d, %s", code, &said)
	}
	var s stats.Overview
	if err := json.Unmarshal(said.Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	if len(s.Languages) != 1 || s.Languages[0].Name != "en" || s.Languages[0].Stories != 3 {
		t.Errorf("languages %+v", s.Languages)
	}
}
