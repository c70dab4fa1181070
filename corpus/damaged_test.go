package corpus

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// pagesOf are texts in five scripts, one for each member. None ends another's line.
var pagesOf = []string{
	"Ferry runs again after storm\n\nThe ferry to the northern islands ran again on Friday.\n",
	"Rathaus bleibt geschlossen\n\nDas Rathaus der Stadt bleibt nach einem Wasserschaden bis Montag geschlossen.\n",
	"Мост открыли\n\nМост через реку открыли во вторник после двух лет ремонта.\n",
	"港が再開\n\n港は月曜日に再開したと市が発表した。\n",
	"افتتاح الجسر\n\nافتتح الجسر يوم الثلاثاء بعد عامين من العمل.\n",
}

// joined packs each text as a member of its own, and returns where they begin and end.
func joined(t testing.TB, ext string, texts ...string) (raw []byte, bounds []int) {
	t.Helper()
	bounds = []int{0}
	for _, text := range texts {
		raw = append(raw, packed(t, ext, text)...)
		bounds = append(bounds, len(raw))
	}
	return raw, bounds
}

// taken reads packed bytes, and returns what is taken of them and what is told.
func taken(ext string, raw []byte) (text string, told []Problem, err error) {
	list, err := (File{Path: Stdin, Source: "x" + ext}).ReadParts("", bytes.NewReader(raw))
	for _, d := range list {
		text += d.Text
		told = append(told, d.Problems...)
	}
	return text, told, err
}

// Every bit of a packed file is turned. Where the text of its member could be another nothing of it
// is taken and all of the others is; a few bits mean nothing, such as those of a time.
func TestEveryBit(t *testing.T) {
	for _, ext := range []string{".gz", ".zst"} {
		for _, pages := range [][]string{pagesOf[:1], pagesOf[2:5]} {
			raw, bounds := joined(t, ext, pages...)
			same := 0
			for bit := range len(raw) * 8 {
				raw[bit/8] ^= 1 << (bit % 8)
				text, told, err := taken(ext, raw)
				raw[bit/8] ^= 1 << (bit % 8)
				n := 0
				for bounds[n+1] <= bit/8 {
					n++
				}
				said := fmt.Sprintf("%v %v", told, err)
				without := strings.Join(slices.Delete(slices.Clone(pages), n, n+1), "")
				place := fmt.Sprintf("bytes %d to %d of the file are lost", bounds[n], bounds[n+1])
				switch {
				case err == nil && text == strings.Join(pages, "") && !strings.Contains(said, "lost"):
					same++
				case text != without || !strings.Contains(said, place) || !strings.Contains(said, "--salvage") || (err == nil) != (len(pages) > 1):
					t.Errorf("%s: bit %d of byte %d, in member %d of %d: %q: %s", ext, bit%8, bit/8, n+1, len(pages), text, said)
				}
			}
			if most := len(pages) * 8 * 8; same > most {
				t.Errorf("%s: %d of %d bits changed nothing, more than %d", ext, same, len(raw)*8, most)
			}
		}
	}
}

// A file that ends at any byte yields the members that are whole.
func TestTruncatedAnywhere(t *testing.T) {
	for _, ext := range []string{".gz", ".zst"} {
		raw, bounds := joined(t, ext, pagesOf...)
		for n := range raw {
			text, told, err := taken(ext, raw[:n])
			whole := 0
			for bounds[whole+1] <= n {
				whole++
			}
			said := fmt.Sprintf("%v %v", told, err)
			between := n == bounds[whole] && n > 0
			if text != strings.Join(pagesOf[:whole], "") || (err == nil) != (whole > 0) || strings.Contains(said, "cut short") == between {
				t.Errorf("%s: %d bytes: %q: %s", ext, n, text, said)
			}
		}
	}
}

// Stretches that are lost, written over and put in anywhere: what is taken is always whole members,
// in their order.
func TestDamageAnywhere(t *testing.T) {
	for _, ext := range []string{".gz", ".zst"} {
		raw, _ := joined(t, ext, pagesOf...)
		for n := range uint64(600) {
			r := rand.New(rand.NewPCG(n, 12))
			hurt := slices.Clone(raw)
			for range 1 + r.IntN(3) {
				at, size := r.IntN(len(hurt)), 1+r.IntN(60)
				end := min(len(hurt), at+size)
				switch r.IntN(4) {
				case 0:
					hurt = slices.Delete(hurt, at, end)
				case 1:
					clear(hurt[at:end])
				case 2:
					hurt = slices.Insert(hurt, at, raw[:min(len(raw), size)]...)
				default:
					for i := at; i < end; i++ {
						hurt[i] = byte(r.Uint32())
					}
				}
			}
			text, told, err := taken(ext, hurt)
			rest := text
			for next := 0; rest != "" && next < len(pagesOf); next++ {
				rest = strings.TrimPrefix(rest, pagesOf[next])
			}
			if rest != "" || err == nil && len(told) == 0 && text != strings.Join(pagesOf, "") {
				t.Errorf("%s: case %d: %q is left of %q: %v %v", ext, n, rest, text, told, err)
			}
		}
	}
}

// Text on two sides of a hole is never put together: neither lines, nor records, nor stories.
func TestHole(t *testing.T) {
	for _, ext := range []string{".gz", ".zst"} {
		lines := []string{"One\nThe minister sa", "id on Monday that\n\nTwo\nthe mayor w", "as late.\n\nThree\nIt rained.\n"}
		raw, bounds := joined(t, ext, lines...)
		raw[bounds[2]-2] ^= 1
		list, err := file(t, "x.txt"+ext, raw).ReadParts("", nil)
		must(t, err)
		if len(list) != 2 || list[0].Text != lines[0] || list[1].Text != lines[2] || !list[0].Cut || list[0].Open || !list[1].Open || list[1].Cut {
			t.Fatalf("%s: %+v", ext, list)
		}
		if at := list[1].Offset(0); at != len(lines[0]) || list[1].Line(1) != 3 || list[1].Index(at+3) != 3 {
			t.Errorf("%s: the second part begins at byte %d and line %d", ext, at, list[1].Line(1))
		}
		if want := fmt.Sprintf("x.txt%s:2: ", ext); !strings.HasPrefix(list[0].Problems[0].String(), want) {
			t.Errorf("%s: %q", ext, list[0].Problems)
		}

		records := []string{`{"id":1,"text":"One"}` + "\n" + `{"id":2,"text":"The minister sa`, `id."}` + "\n" + `{"id":3,"text":"lost `, `and found"}` + "\n" + `{"id":4,"text":"Four"}` + "\n"}
		raw, bounds = joined(t, ext, records...)
		raw[bounds[2]-2] ^= 1
		var ids, said []string
		for c := range file(t, "x.jsonl"+ext, raw).Chunks("", nil) {
			b, err := c.Read()
			must(t, err)
			for _, d := range b.Documents {
				ids = append(ids, fmt.Sprint(d.Record.ID, " on line ", d.Record.Line, " at ", d.Offset(0)))
			}
			said = append(said, told(b))
		}
		want := fmt.Sprintf("[1 on line 1 at %d 4 on line 4 at %d]", strings.Index(records[0], "One"), len(records[0])+strings.Index(records[2], "Four"))
		if fmt.Sprint(ids) != want || !strings.Contains(strings.Join(said, ""), "x.jsonl"+ext+":2: "+ext+" data is damaged: ") {
			t.Errorf("%s: %s, want %s: %q", ext, ids, want, said)
		}
	}
}

// Of what may be two bytes of one character or one of each nothing is taken behind a hole, up to a
// line end.
func TestHoleInWideText(t *testing.T) {
	wide := func(s string) (b string) {
		for _, r := range s {
			b += string([]byte{byte(r), byte(r >> 8)})
		}
		return b
	}
	first, last := "\xff\xfe"+wide("The first member of it.\n"), wide("The last member of the file is here.\n")
	for _, odd := range []string{"", "\x00"} {
		raw, bounds := joined(t, ".gz", first, "lost", odd+last)
		raw[bounds[2]-5] ^= 4
		text, told, err := taken(".gz", raw)
		if err != nil || text != "The first member of it.\nThe last member of the file is here.\n" {
			t.Errorf("%d bytes in front: %q: %v %v", len(odd), text, told, err)
		}
	}
	raw, bounds := joined(t, ".gz", "\xb8\xdb\xbf\xda\n", "lost", "\xdb\xbf\xda\n\xb8\xdb\xbf\xda\n")
	raw[bounds[2]-5] ^= 4
	list, err := file(t, "x.gz", raw).ReadParts("gbk", nil)
	must(t, err)
	if len(list) != 2 || list[0].Text != "港口\n" || list[1].Text != "港口\n" || list[1].Line(1) != 3 || list[1].Offset(0) != 9 {
		t.Errorf("%+v", list)
	}
}

// With Salvage what a damaged member unpacks to is taken, and it is known which bytes those are.
func TestSalvage(t *testing.T) {
	for _, ext := range []string{".gz", ".zst"} {
		raw, bounds := joined(t, ext, pagesOf...)
		raw[bounds[3]-1] ^= 1 // the end of a checksum, or of a length
		f := file(t, "x"+ext, raw)
		f.Salvage = true
		list, err := f.ReadParts("", nil)
		must(t, err)
		if len(list) != 3 || list[0].Text != pagesOf[0]+pagesOf[1] || list[1].Text != pagesOf[2] || list[2].Text != pagesOf[3]+pagesOf[4] {
			t.Fatalf("%s: %d documents", ext, len(list))
		}
		from := len(pagesOf[0] + pagesOf[1])
		to := from + len(pagesOf[2])
		if d := list[1]; d.Damaged(0, from) || !d.Damaged(0, from+1) || !d.Damaged(to-1, to) || d.Damaged(to, to+500) || d.Offset(0) != from {
			t.Errorf("%s: other bytes are damaged than %d to %d", ext, from, to)
		}
		want := fmt.Sprintf("bytes %d to %d of the file are damaged; %d bytes of text unpacked of them taken, and each story in it flagged", bounds[2], bounds[3], len(pagesOf[2]))
		if said := list[0].Problems[0].Message; !strings.Contains(said, want) {
			t.Errorf("%s: %s, want %s", ext, said, want)
		}
	}
}

// A long member is not held in memory before it is proved, and what is then read again must be the
// same.
func TestLongMember(t *testing.T) {
	var b strings.Builder
	for i := 0; b.Len() < 3*mostKept; i++ {
		fmt.Fprintf(&b, "Line %d of a long page, with words that differ a little from line to line: %x.\n", i, i*i*7919)
	}
	long := b.String()
	for _, ext := range []string{".gz", ".zst"} {
		raw, bounds := joined(t, ext, long, pagesOf[0], long, pagesOf[1])
		f := file(t, "x"+ext, raw)
		text, told, err := taken(ext, raw)
		if err != nil || len(told) > 0 || text != long+pagesOf[0]+long+pagesOf[1] {
			t.Fatalf("%s: %v %v", ext, told, err)
		}
		hurt := slices.Clone(raw)
		hurt[bounds[3]-3] ^= 8
		if text, _, err := taken(ext, hurt); err != nil || text != long+pagesOf[0]+pagesOf[1] {
			t.Errorf("%s: %d bytes, %v", ext, len(text), err)
		}
		list, err := (File{Path: Stdin, Source: "x" + ext, Salvage: true}).ReadParts("", bytes.NewReader(hurt))
		if err != nil || len(list) != 3 || list[0].Text+list[1].Text+list[2].Text != long+pagesOf[0]+long+pagesOf[1] {
			t.Errorf("%s: salvaged %d parts, %v", ext, len(list), err)
		}
		s, err := f.open(nil)
		must(t, err)
		s.head(10)
		hurt = slices.Clone(raw)
		hurt[bounds[1]/2] ^= 8
		must(t, os.WriteFile(f.Path, hurt, 0o644))
		if _, err := s.readAll(); err != errMoved {
			t.Errorf("%s: changed while it was read: %v", ext, err)
		}
		s.Close()
	}
}

// A frame without a checksum is read, and that is told once.
func TestUnchecked(t *testing.T) {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderCRC(false))
	must(t, err)
	one := z.EncodeAll([]byte(pagesOf[0]), nil)
	text, told, err := taken(".zst", slices.Concat(one, one, one))
	if err != nil || text != strings.Repeat(pagesOf[0], 3) || len(told) != 1 || !told[0].Note || !strings.Contains(told[0].Message, "3 frames without a checksum") {
		t.Errorf("%q: %q %v", text, told, err)
	}
	if text, _, err := taken(".zst", slices.Concat(one, []byte("stuff"))); err == nil {
		t.Errorf("a frame of which no more is known than that no frame follows: %q", text)
	}
}

// Zeros behind the last member of gzip are padding, as gzip has it, and told: they may be the end
// of a file that a crash took.
func TestPadding(t *testing.T) {
	raw, _ := joined(t, ".gz", pagesOf[:2]...)
	text, told, err := taken(".gz", append(raw, make([]byte, 100_000)...))
	if err != nil || text != pagesOf[0]+pagesOf[1] || len(told) != 1 || !told[0].Note {
		t.Errorf("%q: %q %v", text, told, err)
	}
}

// Bytes that may begin members at every place cost no more than sixteen times the file.
func TestManyBeginnings(t *testing.T) {
	raw := append([]byte("\x1f\x8b\x08\x00"), strings.Repeat("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x00\xf0\xff\x0f\x00", 1<<14)...)
	f := file(t, "x.gz", raw)
	s, err := f.open(nil)
	must(t, err)
	defer s.Close()
	_, err = s.readAll()
	must(t, err)
	if s.nothing() == nil {
		t.Error("something was taken")
	}
	if spent := wasteRatio*int64(len(raw)) + freeWaste - s.packed.work; spent > wasteRatio*int64(len(raw))+freeWaste+(1<<20) {
		t.Errorf("%d bytes for %d", spent, len(raw))
	}
}
