package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"onecopy/corpus"
	"onecopy/internal/testkit"
)

// damagedPages are stories in four languages, one in each member of a packed file.
var damagedPages = []string{
	"Ferry runs again after storm\n\nThe ferry to the northern islands ran again on Friday after a storm had kept it in harbour for three days.\n\n",
	"Rathaus bleibt bis Montag geschlossen\n\nDas Rathaus der Stadt bleibt nach einem Wasserschaden im Keller bis Montag geschlossen, wie die Verwaltung mitteilte.\n\n",
	"Le pont rouvre après deux ans de travaux\n\nLe pont sur la rivière a rouvert mardi après deux ans de travaux, a annoncé la mairie dans un communiqué publié le matin.\n\n",
	"Мост открыли после ремонта\n\nМост через реку открыли во вторник после двух лет ремонта, сообщила администрация города на своей странице вечером.\n\n",
}

// members packs each text by itself and returns where the members begin, and the end.
func members(t *testing.T, ext string, texts []string) (raw []byte, bounds []int) {
	t.Helper()
	var b bytes.Buffer
	for _, text := range texts {
		bounds = append(bounds, b.Len())
		if err := packMember(&b, ext, text); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes(), append(bounds, b.Len())
}

// packMember packs a text as a member of gzip or a frame of zstd.
func packMember(to io.Writer, ext, text string) error {
	var w io.WriteCloser = gzip.NewWriter(to)
	if ext == ".zst" {
		var err error
		if w, err = zstd.NewWriter(to); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, text)
	return errors.Join(err, w.Close())
}

// A trial is a run over one damaged file beside a good one.
type trial struct {
	dir, in, out string
	known        map[string]bool // paragraphs
}

func newTrial(t *testing.T) *trial {
	dir := t.TempDir()
	tr := &trial{dir: dir, in: filepath.Join(dir, "in"), out: filepath.Join(dir, "out"), known: map[string]bool{}}
	const good = "Snow shuts schools\n\nSnow fell on the northern coast for the third day in a row, and schools there will stay shut until Friday.\n"
	writeFile(t, filepath.Join(tr.in, "good.txt"), good)
	for _, text := range append(slices.Clone(damagedPages), good) {
		for line := range strings.Lines(text) {
			tr.known[strings.TrimSpace(line)] = true
		}
	}
	return tr
}

// run cleans and verifies, and returns the stories of the damaged file and what was told.
func (tr *trial) run(t *testing.T, name string, raw []byte, flags ...string) (list []corpus.Story, code int, said string) {
	t.Helper()
	writeFile(t, filepath.Join(tr.in, name), string(raw))
	if err := os.RemoveAll(tr.out); err != nil {
		t.Fatal(err)
	}
	var told, proof bytes.Buffer
	code = onecopy(append([]string{"clean", tr.in, "-o", tr.out}, flags...), strings.NewReader(""), &told, &told)
	for _, s := range stories(t, tr.out) {
		if s.Source == name {
			list = append(list, s)
		}
	}
	if got := onecopy([]string{"verify", tr.out, tr.in}, strings.NewReader(""), &proof, &proof); got != exitDone {
		t.Errorf("verify: exit code %d: %s\nafter %s", got, &proof, &told)
	}
	return list, code, told.String()
}

// strange lists paragraphs that were never in the files.
func (tr *trial) strange(list []corpus.Story) (odd []string) {
	for _, s := range list {
		for _, p := range append(strings.Split(s.Text, "\n\n"), s.Headline) {
			if p != "" && !tr.known[p] {
				odd = append(odd, p)
			}
		}
	}
	return odd
}

// taken counts the pages whose text is in stories.
func taken(list []corpus.Story) (n int) {
	for _, page := range damagedPages {
		_, body, _ := strings.Cut(strings.TrimSpace(page), "\n\n")
		if slices.ContainsFunc(list, func(s corpus.Story) bool { return strings.Contains(s.Text, body) }) {
			n++
		}
	}
	return n
}

// No word of a damaged member gets into the corpus, the others are taken, what is lost is told with
// its place, and verify agrees. TestEveryBit of corpus turns every bit; here it is those of
// checksums and lengths, and some of bodies.
func TestDamagedMembers(t *testing.T) {
	t.Parallel()
	tr, n := newTrial(t), 0
	for _, ext := range []string{".gz", ".zst"} {
		for _, texts := range [][]string{damagedPages[:1], damagedPages} {
			raw, bounds := members(t, ext, texts)
			for k := range texts {
				for bit := bounds[k] * 8; bit < bounds[k+1]*8; bit++ {
					if left := bounds[k+1]*8 - bit; left%5 > 0 || left > 64 && left%45 > 0 {
						continue
					}
					if n++; n%testkit.Step() > 0 {
						continue
					}
					hurt := slices.Clone(raw)
					hurt[bit/8] ^= 1 << (bit % 8)
					list, code, said := tr.run(t, "page.txt"+ext, hurt)
					place := fmt.Sprintf("bytes %d to %d of the file are lost", bounds[k], bounds[k+1])
					told := code == exitTrouble && strings.Contains(said, place) && strings.Contains(said, "--salvage")
					if odd := tr.strange(list); len(odd) > 0 {
						t.Errorf("%s: bit %d: %q was never in the file", ext, bit, odd)
					} else if got := taken(list); got != len(texts) && (got != len(texts)-1 || !told) {
						t.Errorf("%s: bit %d in member %d of %d: %d taken, exit code %d, want %s: %s", ext, bit, k+1, len(texts), got, code, place, said)
					}
				}
			}
			os.Remove(filepath.Join(tr.in, "page.txt"+ext))
		}
	}
}

// A damaged member of text before one of records is refused by clean, which looks at the first
// before it reads any, and verify is of the same mind.
func TestDamagedBeforeRecords(t *testing.T) {
	t.Parallel()
	tr := newTrial(t)
	for _, ext := range []string{".gz", ".zst"} {
		raw, bounds := members(t, ext, []string{damagedPages[0], "{\"id\":\"a\",\"text\":\"One story of two sentences. It is short.\"}\n"})
		raw[bounds[1]-6] ^= 4
		name := filepath.Join(tr.in, "mixed.txt"+ext)
		if err := os.WriteFile(name, raw, 0o644); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(t.TempDir(), "out")
		var said bytes.Buffer
		code := onecopy([]string{"clean", "-q", tr.in, "-o", out}, strings.NewReader(""), &said, &said)
		if code != exitTrouble {
			t.Errorf("%s: clean: exit code %d: %s", ext, code, &said)
		}
		said.Reset()
		if code := onecopy([]string{"verify", out, tr.in}, strings.NewReader(""), &said, &said); code != exitDone {
			t.Errorf("%s: verify: exit code %d: %s", ext, code, &said)
		}
		os.Remove(name)
	}
}

// The file of a story in stories.jsonl is proved as the rest of it is.
func TestForgedFile(t *testing.T) {
	t.Parallel()
	out := cleaned(t, seeds)
	name := filepath.Join(out, "stories.jsonl")
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, forged := range [][2]string{{`"file":"corpus/0`, `"file":"corpus/1`}, {`"file":"corpus/0`, `"life":"corpus/0`}, {`"status":"copy"`, `"file":"corpus/x","status":"copy"`}} {
		writeFile(t, name, strings.Replace(string(raw), forged[0], forged[1], 1))
		var said bytes.Buffer
		if code := onecopy([]string{"verify", out, seeds}, strings.NewReader(""), &said, &said); code != exitFound || !strings.Contains(said.String(), "and should be") {
			t.Errorf("%s: exit code %d: %s", forged[1], code, &said)
		}
	}
}
