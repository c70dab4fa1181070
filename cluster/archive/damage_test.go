package archive

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/cluster"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/shingle"
)

// smallIndex makes the bytes of an index with something in every section but letters.
func smallIndex(t testing.TB) []byte {
	p := pile{"a.txt": {"RIGA: " + crash, "RIGA: " + market}, "b.txt": {"LONDON: " + cutTo(crash, 0.6), "none: "}}
	return content(t, archived(t, outdir.Settings{}, p, "a.txt", "b.txt"))
}

type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }

func openedBytes(raw []byte) (*Archive, error) {
	a := &Archive{name: "x.idx", file: inMemory{bytes.NewReader(raw)}}
	return a, a.open(int64(len(raw)))
}

// allOf tells what an archive says, and its errors.
func allOf(a *Archive) (told []string, errs error) {
	sum, err := a.Sum()
	told, errs = append(told, fmt.Sprint(sum, err != nil)), err
	for s, err := range a.Sources() {
		errs = errors.Join(errs, err)
		told = append(told, fmt.Sprint(s, err != nil))
	}
	for n := range min(a.counts.Stories, 8) {
		s, err := a.Story(n)
		list, err2 := a.Copies(n)
		errs = errors.Join(errs, err, err2)
		told = append(told, fmt.Sprint(s, list, err != nil, err2 != nil))
	}
	for _, text := range []string{crash, market, cutTo(crash, 0.5)} {
		m, err := a.Match(cluster.Doc{ID: "new", Sketch: new(shingle.Sketcher).Sketch(text)}, text, cluster.Options{}, nil)
		errs = errors.Join(errs, err)
		told = append(told, fmt.Sprintf("%+v %v", m, err != nil))
		sketch := new(shingle.Sketcher).Sketch(text)
		near, err := a.Sharing(&sketch, nil)
		said := fmt.Sprint(near, err != nil)
		for _, n := range near {
			s, more := a.Whole(int(n))
			errs = errors.Join(errs, more)
			said += fmt.Sprint(s, more != nil)
		}
		errs = errors.Join(errs, err)
		told = append(told, said)
	}
	return told, errs
}

// An index with one byte wrong is refused, or says what it did before where it says anything.
func TestArchiveDamaged(t *testing.T) {
	raw := smallIndex(t)
	sound, err := openedBytes(raw)
	if err != nil {
		t.Fatal(err)
	}
	want, err := allOf(sound)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for i := range raw {
		hurt := slices.Clone(raw)
		hurt[i] ^= 1 << (i % 8)
		a, err := openedBytes(hurt)
		if err != nil {
			refused++
			continue
		}
		told, err := allOf(a)
		for k, got := range told {
			if !strings.Contains(got, "true") && got != want[k] {
				t.Fatalf("byte %d: %s, want %s", i, got, want[k])
			}
		}
		if err != nil && !strings.Contains(err.Error(), "x.idx: index is damaged at byte ") {
			t.Fatalf("byte %d: %v", i, err)
		}
		blocks := 0
		for k := range a.sections {
			for b := range a.sections[k].ends {
				if _, err := a.block(&a.sections[k], b, nil); err != nil {
					blocks++
				}
			}
		}
		if blocks != 1 {
			t.Fatalf("byte %d: %d blocks damaged", i, blocks)
		}
	}
	if refused < len(archiveMagic)+trailerSize {
		t.Errorf("refused %d of %d", refused, len(raw))
	}
	for n := range raw {
		if _, err := openedBytes(raw[:n]); err == nil {
			t.Fatalf("cut to %d of %d bytes: no error", n, len(raw))
		}
	}
}

// resign puts the sums of a hurt index right, as far as its directory can be read.
func resign(raw []byte) {
	end := len(raw) - trailerSize
	if end < 0 {
		return
	}
	trailer := raw[end:]
	at := binary.LittleEndian.Uint64(trailer)
	if at > uint64(end) {
		return
	}
	copy(trailer[16:], archiveEnd)
	binary.LittleEndian.PutUint32(trailer[8:], crc32.Checksum(raw[at:end], castagnoli))
	binary.LittleEndian.PutUint32(trailer[12:], crc32.Checksum(trailer[:12], castagnoli))
	a := &Archive{}
	if !a.parse(raw[at:end], int64(at)) {
		return
	}
	for i := range a.sections {
		s := &a.sections[i]
		for b := range s.ends {
			from, n := s.span(b)
			binary.LittleEndian.PutUint32(raw[int(from)+n:], crc32.Checksum(raw[from:int(from)+n], castagnoli))
		}
	}
}

// FuzzArchive holds for any bytes, right sums put to them: no panic, and memory in proportion to
// the bytes.
func FuzzArchive(f *testing.F) {
	raw := smallIndex(f)
	f.Add(raw, 0, []byte{})
	f.Add(raw[:len(raw)-1], 0, []byte{})
	f.Add(raw, len(raw)-trailerSize-20, []byte{0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Add(raw, len(raw)/2, []byte("\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Add([]byte(archiveMagic), 3, []byte("X"))
	f.Fuzz(func(t *testing.T, raw []byte, at int, patch []byte) {
		raw = slices.Clone(raw)
		if at >= 0 && at < len(raw) {
			copy(raw[at:], patch)
		}
		resign(raw)
		a, err := openedBytes(raw)
		if err != nil {
			return
		}
		_, _ = allOf(a)
		_ = a.Close()
	})
}

func TestOpenArchiveErrors(t *testing.T) {
	dir := t.TempDir()
	raw := smallIndex(t)
	other := bytes.Replace(raw, []byte("index v1"), []byte("index v2"), 1)
	for name, content := range map[string][]byte{
		"prose.txt": []byte("The port of Riga opened again."), "empty.idx": nil, "newer.idx": other, "short.idx": raw[:len(raw)/2],
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	older := filepath.Join(dir, "older.idx")
	b, err := Create(older, outdir.Settings{}, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	b.settings.Shingle = "w4.\x1b[2J9"
	if _, err := b.Commit(t.Context(), cluster.Options{}); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for name, want := range map[string]string{
		"prose.txt": "prose.txt: is not an index | onecopy index PATH... -o FILE makes one",
		"empty.idx": "empty.idx: is not an index | onecopy index PATH... -o FILE makes one",
		"newer.idx": "newer.idx: is an index of version 2, this onecopy reads version 1 | \"onecopy index PATH... -o newer.idx --force\" rebuilds it",
		"short.idx": "short.idx: index is damaged at byte " + fmt.Sprint(len(raw)/2-trailerSize) + " (trailer) | \"onecopy index PATH... -o short.idx --force\" rebuilds it",
		"older.idx": "older.idx: was made with shingles w4.?[2J9, this onecopy uses " + shingle.Version + " | \"onecopy index PATH... -o older.idx --force\" rebuilds it",
		".":         ".: is a folder, not an index | onecopy index PATH... -o FILE makes one of a folder",
		"none.idx":  "none.idx: no such file or directory | onecopy index PATH... -o FILE makes one",
	} {
		_, err := Open(name)
		got := fmt.Sprint(err)
		if hint := (*hint.Error)(nil); errors.As(err, &hint) {
			got += " | " + hint.Hint
		}
		if got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

// The example of the comment that specifies the format.
func TestPostingsOfTheComment(t *testing.T) {
	s := section{kind: kinds[samplesSection], ends: make([]int64, 12)}
	if got := s.blockOf(0x80000001); got != 6 {
		t.Errorf("block %d, want 6", got)
	}
	l := lookup{block: []byte{0x80, 0x80, 0x80, 0x80, 0x08, 0x15, 0x01, 0x2a}}
	for key, want := range map[uint64][]posting{0x80000000: {{5, 2}}, 0x80000001: {{10, 3}}, 0x80000002: nil} {
		l.postings = l.postings[:0]
		if !l.scan(&s, key, 11) || !slices.Equal(l.postings, want) && len(want)+len(l.postings) > 0 {
			t.Errorf("key %x: %v, want %v", key, l.postings, want)
		}
	}
}

// TestDecoderWide reads numbers that have the top bit of four bytes: an int of 32 bits took it for
// a sign, in u64 for one of the upper half, so that an index remade there had other bytes.
func TestDecoderWide(t *testing.T) {
	raw := u64(u32s(nil, math.MaxInt32, -1), 0x8000_0001_8000_0002)
	d := decoder{rest: raw}
	if a, b, c := d.u32(), d.u32(), d.u64(); a != math.MaxInt32 || b < a || c != 0x8000_0001_8000_0002 || d.bad {
		t.Errorf("%x gave %d, %d, %x", raw, a, b, c)
	}
	if fits(b31, b31, 5) || fits(6, 0, 5) || !fits(2, 3, 5) {
		t.Error("what is beyond the end counts as within")
	}
}

const b31 = math.MaxInt32
