package main

import (
	"bytes"
	"context"
	"reflect"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/run"
)

// TestShowAgrees wants of show, which compares anew, what the run wrote down: of each pair the same
// relation, and of each copy the same sentences lost. Datelines are not compared, and a run with
// --noisy looks at letters too.
func TestShowAgrees(t *testing.T) {
	for _, flags := range [][]string{{"-t", "0.5"}, {"--noisy"}} {
		dir := cleaned(t, append(flags, edited(t)...)...)
		out, err := finished(context.Background(), dir)
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		lost := map[string][]string{}
		for _, l := range records[outdir.LostSentence](t, dir, "lost.jsonl") {
			lost[l.Story] = append(lost[l.Story], l.Sentence)
		}
		s := shower{e: &env{ctx: t.Context()}, o: &options{Options: run.Options{Threshold: out.Threshold()}}, out: out}
		sides := map[string]*run.Side{}
		for _, r := range stories(t, dir) {
			v, err := s.find(r.ID)
			if err != nil {
				t.Fatal(err)
			}
			sides[r.ID] = &v
		}
		for _, want := range records[corpus.Pair](t, dir, "pairs.jsonl") {
			a, b := sides[want.A], sides[want.B]
			got := s.witness(a, b)
			if b.Survivor == a.ID && !reflect.DeepEqual(got.Lost, lost[b.ID]) {
				t.Errorf("%q: of %s are lost %q, the run says %q", flags, b.ID, got.Lost, lost[b.ID])
			}
			if got.Pair.Verdict == want.Verdict && flags[0] == "--noisy" {
				got.Pair = want // by letters, facts are not told
			}
			if !reflect.DeepEqual(got.Pair, want) {
				t.Errorf("%q: %+v, the run says %+v", flags, got.Pair, want)
			}
		}
	}
}

// TestShowCluster wants every story of a cluster to lead to it, the survivor first.
func TestShowCluster(t *testing.T) {
	dir := cleaned(t, seeds)
	shown := map[string]string{}
	for _, s := range stories(t, dir) {
		var out, said bytes.Buffer
		if code := onecopy([]string{"show", "-o", dir, s.ID}, strings.NewReader(""), &out, &said); code != exitDone {
			t.Fatalf("show %s: exit code %d, %s", s.ID, code, &said)
		}
		if head := "survivor  " + s.Cluster + "\n"; !strings.HasPrefix(out.String(), head) {
			t.Errorf("show %s begins with %.60q, want %q", s.ID, &out, head)
		}
		if known, ok := shown[s.Cluster]; ok && known != out.String() {
			t.Errorf("show %s is not what another story of its cluster shows", s.ID)
		}
		shown[s.Cluster] = out.String()
	}
}

// TestNumbers says which stories there are in a file.
func TestNumbers(t *testing.T) {
	for want, names := range map[string][]string{
		"is #1":                             {"1"},
		"are #1 and #2":                     {"1", "2"},
		"are #1 to #3":                      {"1", "2", "3"},
		"are #1 to #12":                     {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"},
		"are #urn:1, #8 and #9":             {"urn:1", "8", "9"},
		"are #urn:1, #urn:2, #8 and others": {"urn:1", "urn:2", "8", "9"},
	} {
		if got := numbers(names); got != want {
			t.Errorf("%q: there %s, want %s", names, got, want)
		}
	}
}
