//go:build unix

package torture

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

var mutations = tries("mutations", "damaged files of each format", 150, 1000)

// What a run over a batch may take. The texts come to less than 2 MB; 64 MB is what a packed file
// may unpack to whatever its size.
const (
	batch        = 25
	largestFile  = 1 << 16
	mostTime     = 20 * time.Second
	mostMemory   = 400 << 20
	addressSpace = "8000000" // KB, for ulimit -v: Go reserves more than it uses
)

// A form is a format of input: files of its name end so.
type form struct {
	ending string
	raw    []byte
}

// forms are whole files of each format that is read, told, or known as one that is not read.
func (p *place) forms() []form {
	p.t.Helper()
	p.much()
	text := pages["oslo.txt"] + "\n" + pages["omsk.txt"] + "\n" + pages["lisboa.txt"]
	records := strings.Repeat(record, 2) + `{"id":"a.txt/b","text":"` + strings.Repeat("The ferry runs again, said the harbour master. ", 9) + `","x":[1,{"y":"z"}]}` + "\n"
	pack := func(s string) []byte {
		var b bytes.Buffer
		for _, member := range []string{s[:len(s)/2], s[len(s)/2:]} {
			z := gzip.NewWriter(&b)
			_, _ = z.Write([]byte(member)) // a buffer takes all
			must(p.t, z.Close())
		}
		return b.Bytes()
	}
	zst := func(kind string) []byte {
		out := "packed-" + strings.ReplaceAll(kind, "/", "-")
		p.want(done, "clean", kind, "-o", out, "--corpus-format", "jsonl.zst")
		raw, err := os.ReadFile(p.path(out + "/corpus.jsonl.zst"))
		must(p.t, err)
		return raw
	}
	wide := func(high bool) (b []byte) {
		for _, u := range utf16.Encode([]rune("\ufeff" + text + "\U0001F6A2\n")) {
			if high {
				b = append(b, byte(u>>8), byte(u))
			} else {
				b = append(b, byte(u), byte(u>>8))
			}
		}
		return b
	}
	bz, err := base64.StdEncoding.DecodeString("QlpoOTFBWSZTWZZeOTgAAAnXgAAQQAUBAgQAP+eeICAASGmomT1D1A9R5IGppk0mCMmAfKjQCkfVpdZsOl1JCuI9nNmkiLph8byDNhVPkIos/TgXfD24h4KiosYkszYomQTou5IpwoSEsvHJwA==")
	must(p.t, err)
	return []form{
		{".txt", []byte(text)}, {".md", []byte("---\ntitle: Ferry runs again\n---\n\n# Ferry runs again\n\n" + strings.ReplaceAll(text, "ferry", "[ferry](https://a.example/b \"c\")") + "\n\n| a | b |\n|---|---|\n")},
		{".jsonl", []byte(records)}, {".txt.gz", pack(text)}, {".jsonl.gz", pack(records)}, {".jsonl.zst", zst("in/records")},
		{".txt.zst", zst("in/oslo.txt")}, {"-le.txt", wide(false)}, {"-be.txt", wide(true)},
		{"-latin.txt", []byte(strings.Repeat("Br\xfccke gesperrt \x96 wieder\n\nDie Br\xfccke \xfcber die Aare ist seit Montag gesperrt, teilte der Kanton mit.\n\n", 3))},
		{".mbox", []byte(strings.Repeat("From desk@wire.example Mon Mar  1 10:00:00 2021\nSubject: =?utf-8?q?F=C3=A4hre?=\nDate: Mon, 1 Mar 2021 10:00:00 +0100\nContent-Transfer-Encoding: quoted-printable\n\n"+pages["oslo.txt"]+"\n", 2))},
		{".txt.bz2", bz}, {".html", []byte("<!DOCTYPE html><html><head><title>Ferry</title></head><body><p>" + strings.ReplaceAll(text, "\n\n", "</p><p>") + "</p></body></html>")},
		{".xml", []byte("<?xml version=\"1.0\"?><nitf><body><p>" + strings.ReplaceAll(text, "\n\n", "</p><p>") + "</p></body></nitf>")},
		{".json", []byte("[" + strings.ReplaceAll(strings.TrimSpace(records), "\n", ",") + "]")},
	}
}

// tokens are what parsers fail on.
var tokens = []string{
	strings.Repeat("[", 20_000), strings.Repeat(`{"a":`, 5000), strings.Repeat("> ", 5000), "1e999999999", "-99999999999999999999999999", `"\ud800"`, `\udc00\ud800`,
	"\x00", "\xff\xfe", "\xfe\xff", "\xef\xbb\xbf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\r", "\x1a", "\u2028", "\u202e", strings.Repeat("\u0301", 3000),
	strings.Repeat("a", 30_000), strings.Repeat("\n", 5000), strings.Repeat("- \n", 3000), strings.Repeat("READ ALSO\n", 3000), "\x1f\x8b\x08\x00", "\x28\xb5\x2f\xfd", `{"id":"","text":""}` + "\n",
	`{"id":"../../x","text":"` + "\n", "From - \n", "=?utf-8?b?////?=", "\n%PDF-1.4\n", "#!RULE: " + strings.Repeat("(", 2000), strings.Repeat("*a", 5000), "2021-99-99T99:99:99Z",
}

// mutate damages a file in one to four ways.
func mutate(rng *rand.Rand, raw []byte) []byte {
	raw = slices.Clone(raw)
	for range 1 + rng.IntN(4) {
		at := rng.IntN(len(raw) + 1)
		end := min(len(raw), at+1+rng.IntN(200))
		switch rng.IntN(8) {
		case 0:
			raw = raw[:at]
		case 1, 2:
			if at < len(raw) {
				raw[at] ^= 1 << rng.IntN(8)
			}
		case 3:
			raw = slices.Insert(raw, at, []byte(tokens[rng.IntN(len(tokens))])...)
		case 4:
			raw = slices.Delete(raw, at, end)
		case 5:
			raw = slices.Insert(raw, at, bytes.Repeat(raw[at:end], 1+rng.IntN(50))...)
		case 6:
			for i := at; i < end; i++ {
				raw[i] = byte(rng.IntN(256))
			}
		case 7:
			raw = append(raw, raw[:at]...)
		}
		raw = raw[:min(len(raw), largestFile)]
	}
	return raw
}

// TestHostile cleans damaged files of each format and verifies what comes of it: nothing crashes or
// hangs, the exit code is one of those that are documented, and each byte is accounted for.
func TestHostile(t *testing.T) {
	all := newPlace(t).forms()
	for _, f := range all {
		t.Run(strings.TrimLeft(f.ending, ".-"), func(t *testing.T) {
			t.Parallel()
			p, r, rng := newPlace(t), begin("damaged content: "+strings.TrimLeft(f.ending, ".-")), dice("hostile "+f.ending)
			var worst end
			for n := 0; n < mutations.get(); n += batch {
				files := map[string][]byte{}
				for k := range min(batch, mutations.get()-n) {
					files[fmt.Sprintf("%04d%s", n+k, f.ending)] = mutate(rng, f.raw)
				}
				e, wrong := p.digest(files)
				worst.user, worst.memory = max(worst.user, e.user), max(worst.memory, e.memory)
				for name, raw := range files {
					alone := ""
					if wrong != "" { // which of them
						if _, alone = p.digest(map[string][]byte{name: raw}); alone != "" {
							alone = fmt.Sprintf("%s, kept as %s: %s", name, keep(t, name, raw), alone)
						}
					}
					r.try(t, alone)
					if alone != "" {
						wrong = ""
					}
				}
				if wrong != "" {
					t.Errorf("%s, from %d, all together: %s", f.ending, n, wrong)
				}
			}
			r.say("at most %.1f s, %d MB for %d of them", worst.user.Seconds(), worst.memory>>20, batch)
		})
	}
}

// keep keeps a file that was not survived, for who is to mend it.
func keep(t *testing.T, name string, raw []byte) string {
	t.Helper()
	kept := filepath.Join(os.TempDir(), fmt.Sprintf("onecopy-torture-%d-%s", *seed, name))
	must(t, os.WriteFile(kept, raw, 0o600))
	return kept
}

// digest cleans files and verifies the output.
func (p *place) digest(files map[string][]byte) (e end, wrong string) {
	p.t.Helper()
	must(p.t, os.RemoveAll(p.home))
	p.write(map[string]string{"in/good.txt": pages["bergen.txt"]})
	for name, raw := range files {
		p.write(map[string]string{"in/" + name: string(raw)})
	}
	front := []string{"sh", "-c", "ulimit -v " + addressSpace + `; exec "$0" "$@"`}
	e = p.finish(p.command(front, "clean", "in", "-o", "out", "-j", "2"), nil)
	if wrong = e.bad(0, 2); wrong != "" {
		return e, wrong
	}
	v := p.finish(p.command(front, "verify", "out", "in"), nil)
	if wrong = v.bad(0); wrong != "" {
		return e, "verify: " + wrong + "clean said: " + clip(e.errors)
	}
	return e, ""
}

// bad says what is wrong with how a run ended and what it took.
func (e end) bad(codes ...int) string {
	switch {
	case e.broken() != "":
		return e.broken()
	case !slices.Contains(codes, e.code):
		return e.String()
	case e.user > mostTime:
		return fmt.Sprintf("took %v", e.user)
	case e.memory > mostMemory:
		return fmt.Sprintf("took %d MB", e.memory>>20)
	}
	return ""
}

// TestHostileSettings damages the files that tell a run what to do.
func TestHostileSettings(t *testing.T) {
	for _, tt := range []struct{ what, file, args, raw string }{
		{"rules", "my.rules", "check new --rules my.rules", "rule: newsletter/desk\npattern: ^Follow our .+$\nwords: 60\ncuts: Follow our desk.\nkeeps: We follow our desk.\n"},
		{"baseline", "base", "check new --baseline base", ""},
		{"config", ".onecopy", "check new", "threshold = 0.7\nexclude = /archive/\nexclude = *.bak\nkeep = longest\n"},
		{"ignore file", ".onecopyignore", "check new", "# ours\n/archive/**\n!keep.txt\n*.[ab]?k\n\\#x\n"},
		{"report.json of OUT", "out/report.json", "verify out new", ""},
		{"stories.jsonl of OUT", "out/stories.jsonl", "recut out -t .5", ""},
		{"parts.jsonl of OUT", "out/parts.jsonl", "recut out -t .5", ""},
	} {
		t.Run(tt.what, func(t *testing.T) {
			t.Parallel()
			p, r, rng := newPlace(t), begin("damaged settings: "+tt.what), dice("settings "+tt.what)
			p.write(map[string]string{"new/oslo.txt": pages["oslo.txt"], "new/omsk.txt": pages["omsk.txt"]})
			p.want(found, "check", "new", "--baseline", "base", "--update-baseline")
			p.want(done, "clean", "new", "-o", "out")
			raw := []byte(tt.raw)
			if tt.raw == "" {
				var err error
				raw, err = os.ReadFile(p.path(tt.file))
				must(t, err)
			}
			for range mutations.get() {
				damaged := mutate(rng, raw)
				must(t, os.WriteFile(p.path(tt.file), damaged, 0o644))
				wrong := p.run(strings.Fields(tt.args)...).bad(0, 1, 2)
				if wrong != "" {
					wrong = "kept as " + keep(t, filepath.Base(tt.file), damaged) + ": " + wrong
				}
				r.try(t, wrong)
			}
		})
	}
}
