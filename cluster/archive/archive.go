package archive

// The format of an index file, version 1
//
// An index file holds the stories of a set of sources, whole, and tables that find those a text may
// share much with. It depends on nothing but the sources and the settings: made at once, grown by
// adding, shrunk by removing, it has the same bytes. Stories are clustered as Find does, and the
// tables find clusters: a story that was printed ten thousand times stands there once, and every
// version of it adds the keys that it alone has.
//
//	"onecopy index v1\n"
//	the blocks of the ten sections, one after the other
//	the directory
//	the trailer
//
// Numbers are unsigned and little-endian: u32, u64. A varint is LEB128 as in encoding/binary. A
// string is a varint, its length in bytes, and the bytes.
//
// A block is its payload and then the CRC-32C of that, u32. Nothing is believed that was not
// checked so: damage is an error where it is met, never a wrong answer.
//
// The trailer is the last 24 bytes:
//
//	u64  where the directory begins
//	u32  CRC-32C of the directory
//	u32  CRC-32C of the 12 bytes before
//	     "onecopy\n"
//
// The directory is
//
//	string  the settings, a JSON object: see header
//	        and for each section, in the order below,
//	varint  its size: of a stream bytes as unpacked, of a table postings
//	varint  how many blocks it has
//	varint  ... for each of them, the length of its payload
//
// From the end of the first line to the directory there is nothing but these blocks.
//
// # Streams
//
// The first six sections are streams of bytes, cut into pieces of 32 KiB (texts) or 16 KiB (the
// others), of which the last may be shorter. A block holds a piece: packed as a zstd frame, or as
// it is where that is not shorter.
//
//	texts     The clean texts of the stories, datelines too: by cluster in the order of the survivors, the survivor's first,
//	          then those of its copies. Equal texts of a cluster stand there once.
//	strings   Of each source its name and the encoding it was read in; then of each story the id its source has for it,
//	          what was added to that to make it unlike all others, headline, date as in Story.Published, and, if it was a
//	          record, the record's id.
//	sources   64 bytes each, by name: u64 and u32 its strings, u32 first story, u32 stories, u32 0, u64 bytes, SHA-256.
//	stories   80 bytes each, by source, then as they stand there: u64 and u32 its strings, u32 source, u32 survivor of its
//	          cluster, u32 first line, u32 last line, u32 words, u32 cuts and 2^30 if it
//	          was taken out of markup, u64 and u32 its text, u32 how many bytes of it are dateline and not compared; of the
//	          rest u64 Sketch.Sum, u32 words and u64 the first 8 bytes of its SHA-256, its print; u64 the same of its print and those of the stories it was compared with, in the order of
//	          survival, each with the Day of its dateline; 0 if there were none or one had its very words.
//	survivors   12 bytes each, in the order of survival (see Find): u32 story, u32 first of its copies, u32 copies.
//	copies    4 bytes each, by survivor, then in the order of survival: u32 story.
//
// # Tables
//
// The last four sections map keys of package shingle, of w bits, to survivors. Block i of n holds
// the keys from i·2^w/n up to (i+1)·2^w/n, so a lookup is one read. Keys are spread evenly; n is
// chosen for 256 postings a block. A posting is
//
//	varint  its key, less that of the posting before it in the block
//	varint  the survivor, times 2^b, plus what a sketch needs less one: see below
//
// sorted by key, then survivor. Of one key the first 256 survivors are kept.
//
//	bands     w = 38, b = 2  Sketch.BandKeys of those that are Banded
//	samples   w = 32, b = 2  Sketch.SampleKeys
//	sums     w = 32, b = 0  the upper half of Sketch.Sum: stories of the same words
//	letters   w = 32, b = 3  Sketch.SampleKeys of the letters, if the index was made with Noisy
//
// The keys are those of the survivor and of its copies, each once; the settings of a file whose
// tables have only those of the survivors lack the member "members". A cluster is a candidate for a
// text with which it shares a band, or as many keys of the sample as Sketch.Need says of both; the
// least of its stories is in the posting, so that few candidates are read to be refused.
//
// # Example
//
// A sketch has the sampled hash whose key is 0x80000001. The table of samples has 3,000 postings in
// 12 blocks, so the key is in block 6, the seventh. Its payload begins 80 80 80 80 08 | 15 | 01 |
// 2a: key 0x80000000 less 0, value 21, which is survivor 5 and a need of 2; key 0x80000001, value
// 42, which is survivor 10 and a need of 3. The text shares one key with survivor 10 and, unless
// two more of its keys lead there, that one is not a candidate.
//
// In memory an open archive takes 8 bytes a block, some 3 MB for a million stories, and up to 8 MB
// of unpacked pieces.

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"

	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/disk"
	"onecopy/shingle"
)

const (
	archiveMagic  = "onecopy index v1\n"
	archiveFamily = "onecopy index v" // of every version
	archiveEnd    = "onecopy\n"
	trailerSize   = 24
)

// The sections in the order of the file.
const (
	textsSection = iota
	stringsSection
	sourcesSection
	storiesSection
	survivorsSection
	copiesSection
	bandsSection
	samplesSection
	sumsSection
	lettersSection
	sectionCount
)

// A header is the object of settings in the directory: of outdir.Settings what whoever compares
// with the index must share.
type header struct {
	Shingle      string   `json:"shingle"`
	Threshold    float64  `json:"threshold"`
	Noisy        bool     `json:"noisy,omitempty"`
	Verdicts     string   `json:"verdicts,omitempty"` // empty of an index before there was one, as is the next
	Marks        string   `json:"marks,omitempty"`
	Split        string   `json:"split,omitempty"`
	Strip        []string `json:"strip,omitempty"`
	KeepCategory []string `json:"keep_category,omitempty"`
	Rules        string   `json:"rules,omitempty"`
	Members      bool     `json:"members,omitempty"` // the tables find every story of a cluster
}

func headerOf(s *outdir.Settings) header {
	return header{s.Shingle, s.Threshold, s.Noisy, s.Verdicts, s.Marks, s.Split, s.Strip, s.KeepCategory, s.Rules, true}
}

func (h *header) settings() outdir.Settings {
	return outdir.Settings{Shingle: h.Shingle, Threshold: h.Threshold, Noisy: h.Noisy, Verdicts: h.Verdicts, Marks: h.Marks,
		Split: h.Split, Strip: h.Strip, KeepCategory: h.KeepCategory, Rules: h.Rules}
}

// Counts say how much an index file holds.
type Counts struct {
	Sources, Stories int
	Survivors        int // stories that are not copies of others
}

// An Archive is an open index file. It is read in pieces as they are asked for, by as many
// goroutines as you like.
type Archive struct {
	name string
	file interface {
		io.ReaderAt
		io.Closer
	}
	settings  outdir.Settings
	shallow   bool // see Shallow
	counts    Counts
	sections  [sectionCount]section
	cache     pieces
	unzip     *zstd.Decoder
	sketchers sync.Pool
	dir       [sha256.Size]byte // sum of the directory
}

// Open opens an index file; the caller closes it. Errors name the file, and where the user can do
// something about it are a hint.Error: it is not an index file, one of another version or other
// shingles, or damaged.
func Open(path string) (*Archive, error) {
	file, err := disk.OpenRegular(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, &hint.Error{Err: fmt.Errorf("%s: %w", path, pathless(err)), Hint: "onecopy index PATH... -o FILE makes one"}
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, pathless(err))
	}
	a := &Archive{name: path, file: file}
	info, err := file.Stat()
	switch {
	case err != nil:
		err = fmt.Errorf("%s: %w", path, pathless(err))
	case info.IsDir():
		err = a.refuse("onecopy index PATH... -o FILE makes one of a folder", "is a folder, not an index")
	default:
		err = a.open(info.Size())
	}
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

// pathless is an error without the path, which the caller names.
func pathless(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// open reads what is held of a file of so many bytes.
func (a *Archive) open(size int64) (err error) {
	if err := a.known(); err != nil {
		return err
	}
	dir, at, err := a.directory(size)
	if err != nil {
		return err
	}
	if a.dir = sha256.Sum256(dir); !a.parse(dir, at) {
		return a.damaged("directory", at)
	}
	if a.settings.Shingle != shingle.Version {
		return a.refuse(a.remake(), "was made with shingles %s, this onecopy uses %s", clip(a.settings.Shingle), shingle.Version)
	}
	a.sketchers.New = func() any { return new(shingle.Sketcher) }
	// A piece is the most that is ever unpacked at once.
	a.unzip, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(1<<20))
	return err
}

// refuse returns an error that advises what to do.
func (a *Archive) refuse(advice, format string, args ...any) error {
	return hint.Errorf(advice, "%s: %w", a.name, fmt.Errorf(format, args...))
}

// damaged is the error of a place that does not agree with its checksum, or makes no sense.
func (a *Archive) damaged(what string, at int64) error {
	return a.refuse(a.remake(), "index is damaged at byte %d (%s)", at, what)
}

// remake is the advice that rebuilds the index.
func (a *Archive) remake() string {
	return fmt.Sprintf("\"onecopy index PATH... -o %s --force\" rebuilds it", a.name)
}

// clip makes a word of a file fit to be printed.
func clip(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '!' || r > '~' {
			return '?'
		}
		return r
	}, s[:min(len(s), 20)])
}

// known reads the first line.
func (a *Archive) known() error {
	var head [len(archiveMagic)]byte
	n, err := io.ReadFull(io.NewSectionReader(a.file, 0, int64(len(head))), head[:])
	switch got := string(head[:n]); {
	case got == archiveMagic:
		return nil
	case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s: %w", a.name, pathless(err))
	case got != "" && len(got) < len(archiveMagic) && strings.HasPrefix(archiveMagic, got):
		return a.damaged("first line", int64(n))
	case strings.HasPrefix(got, archiveFamily):
		version, _, _ := strings.Cut(got[len(archiveFamily):], "\n")
		return a.refuse(a.remake(), "is an index of version %s, this onecopy reads version 1", clip(version))
	}
	return a.refuse("onecopy index PATH... -o FILE makes one", "is not an index")
}

// Begins reports whether a file is an index, of whatever version, or what is left of one that was
// cut short before its first words end: as a page of news it would be a story of a few letters.
func Begins(name string) bool {
	f, err := disk.OpenRegular(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(archiveFamily))
	n, _ := io.ReadFull(f, head)
	return n > 0 && strings.HasPrefix(archiveFamily, string(head[:n]))
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// directory returns the directory and where it begins.
func (a *Archive) directory(size int64) (dir []byte, at int64, err error) {
	end := size - trailerSize
	if end < int64(len(archiveMagic)) {
		return nil, 0, a.damaged("trailer", size)
	}
	var t [trailerSize]byte
	if _, err := a.file.ReadAt(t[:], end); err != nil {
		return nil, 0, fmt.Errorf("%s: %w", a.name, pathless(err))
	}
	at = int64(binary.LittleEndian.Uint64(t[:]))
	if string(t[16:]) != archiveEnd || crc32.Checksum(t[:12], castagnoli) != binary.LittleEndian.Uint32(t[12:]) {
		return nil, 0, a.damaged("trailer", end)
	}
	if at < int64(len(archiveMagic)) || at > end {
		return nil, 0, a.damaged("trailer", end)
	}
	dir = make([]byte, end-at)
	if _, err := a.file.ReadAt(dir, at); err != nil {
		return nil, 0, fmt.Errorf("%s: %w", a.name, pathless(err))
	}
	if crc32.Checksum(dir, castagnoli) != binary.LittleEndian.Uint32(t[8:]) {
		return nil, 0, a.damaged("directory", at)
	}
	return dir, at, nil
}

// parse reads the directory, which begins at end, and reports whether it makes sense.
func (a *Archive) parse(dir []byte, end int64) bool {
	d := decoder{rest: dir}
	settings := d.string()
	at := int64(len(archiveMagic))
	for i := range a.sections {
		s := &a.sections[i]
		*s = section{kind: kinds[i], number: i, first: at}
		if at = s.parse(&d, end); at < 0 {
			return false
		}
	}
	var h header
	if len(d.rest) > 0 || at != end || json.Unmarshal([]byte(settings), &h) != nil {
		return false
	}
	a.settings, a.shallow = h.settings(), !h.Members
	a.counts = Counts{a.count(sourcesSection), a.count(storiesSection), a.count(survivorsSection)}
	return a.count(copiesSection) >= 0 && a.counts.Sources >= 0 && a.counts.Survivors >= 0 && a.counts.Stories == a.counts.Survivors+a.count(copiesSection)
}

// Close closes the file.
func (a *Archive) Close() error {
	if a.unzip != nil {
		a.unzip.Close()
	}
	return a.file.Close()
}

// Settings returns the choices that the index was made with. Those it does not keep are empty.
func (a *Archive) Settings() outdir.Settings { return a.settings }

// Shallow reports whether the tables of the index find survivors alone, as those did that were made
// before there was a word about it in the settings: a text that is like a copy and not like its
// survivor is missed.
func (a *Archive) Shallow() bool { return a.shallow }

// Counts returns how much the index holds.
func (a *Archive) Counts() Counts { return a.counts }
