package main

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/run"
	"onecopy/show"
)

// TestShowAgrees wants of show, which compares anew, what the run wrote down: of each pair the same
// relation, and of each copy the same sentences lost. Datelines are not compared, and a run with
// --noisy looks at letters too.
func TestShowAgrees(t *testing.T) {
	t.Parallel()
	for _, flags := range [][]string{{"-t", "0.5"}, {"--noisy"}} {
		dir := cleaned(t, append(flags, edited(t)...)...)
		out, err := show.Open(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		lost := map[string][]string{}
		for _, l := range records[outdir.LostSentence](t, dir, "lost.jsonl") {
			lost[l.Story] = append(lost[l.Story], l.Sentence)
		}
		v := show.New(t.Context(), out, &run.Options{Threshold: out.Threshold()})
		sides := map[string]*run.Side{}
		for _, r := range stories(t, dir) {
			side, err := v.Side(r.ID)
			if err != nil {
				t.Fatal(err)
			}
			sides[r.ID] = &side
		}
		for _, want := range records[corpus.Pair](t, dir, "pairs.jsonl") {
			a, b := sides[want.A], sides[want.B]
			got := v.Compare(a, b)
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
	t.Parallel()
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
