package archive

import (
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"iter"
	"math"
	"strings"
	"unicode"

	"onecopy/corpus"
)

// A Source is an input whose stories are in an index file.
type Source struct {
	Name     string // Story.Source
	SHA256   string // of its bytes, hexadecimal, of a packed one as unpacked
	Bytes    int
	Encoding string // it was read in, if one was asked for
	Stories  int
	first    int // of its stories
}

// A storedStory is what is kept of a story.
type storedStory struct {
	storyRecord
	id, added, headline, published string
	record                         *string
}

// A storyRecord is the record of a story.
type storyRecord struct {
	source, survivor     int
	firstLine, lastLine  int
	words, cuts, mask    int
	markup               bool
	strings, text        uint64 // where they are
	stringsSize, textLen int
	sum                  uint64 // of the sketch
	compared             int    // words of the sketch
	print, memo          uint64 // see memo
}

// Story returns story n of the index, n from 0: its ID, Record, Source, FirstLine, LastLine,
// Headline, Text, Words, Markup and Published. Status, Cluster and, of a copy, Survivor say what it
// is in the index.
func (a *Archive) Story(n int) (corpus.Story, error) {
	s, err := a.stored(n)
	if err != nil {
		return corpus.Story{}, err
	}
	raw, err := a.read(textsSection, s.text, s.textLen, nil)
	if err != nil {
		return corpus.Story{}, err
	}
	out := corpus.Story{
		ID: s.id + s.added, FirstLine: s.firstLine, LastLine: s.lastLine, Headline: s.headline, Text: string(raw),
		Words: s.words, Markup: s.markup, Published: s.published, Status: corpus.Survivor,
	}
	if s.record != nil {
		if out.Record, err = json.Marshal(*s.record); err != nil {
			return corpus.Story{}, err
		}
	}
	if out.Source, err = a.sourceName(s.source); err != nil {
		return corpus.Story{}, err
	}
	survivor, err := a.survivorOf(s.survivor)
	if err != nil {
		return corpus.Story{}, err
	}
	out.Cluster = out.ID
	if survivor.story != n {
		first, err := a.stored(survivor.story)
		if err != nil {
			return corpus.Story{}, err
		}
		out.Status, out.Cluster = corpus.Copy, first.id+first.added
		out.Survivor = out.Cluster
	}
	return out, nil
}

// SourceOf returns the place among [Archive.Sources] of the source of story n.
func (a *Archive) SourceOf(n int) (int, error) {
	s, err := a.storyRecord(n)
	return s.source, err
}

// Copies lists the stories that are copies of story n in the index, by their numbers, the most
// complete first.
func (a *Archive) Copies(n int) ([]int, error) {
	s, err := a.stored(n)
	if err != nil {
		return nil, err
	}
	survivor, err := a.survivorOf(s.survivor)
	if err != nil || survivor.story != n {
		return nil, err
	}
	out := make([]int, 0, survivor.copies)
	for i := range survivor.copies {
		d, err := a.record(copiesSection, survivor.first+i, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, d.u32())
	}
	return out, nil
}

// stored reads the record of story n and its strings.
func (a *Archive) stored(n int) (s storedStory, err error) {
	if n < 0 || n >= a.counts.Stories {
		return s, a.damaged("no such story", a.sections[storiesSection].first)
	}
	if s.storyRecord, err = a.storyRecord(n); err != nil {
		return s, err
	}
	raw, err := a.read(stringsSection, s.strings, s.stringsSize, nil)
	if err == nil && !s.parseStrings(raw) {
		err = a.damaged("strings", a.sections[stringsSection].first)
	}
	return s, err
}

// storyRecord reads the record of story n alone.
func (a *Archive) storyRecord(n int) (s storyRecord, err error) {
	var buf [80]byte
	d, err := a.record(storiesSection, n, buf[:])
	if err != nil {
		return s, err
	}
	s.parse(&d)
	if d.bad || s.source >= a.counts.Sources || s.survivor >= a.counts.Survivors || s.mask > s.textLen || s.textLen > math.MaxInt32 {
		return s, a.damaged("stories", a.sections[storiesSection].first)
	}
	return s, nil
}

// markupBit is set in the number of cuts of a story that was taken out of markup.
const markupBit = 1 << 30

func (s *storyRecord) parse(d *decoder) {
	s.strings, s.stringsSize = d.u64(), d.u32()
	s.source, s.survivor = d.u32(), d.u32()
	s.firstLine, s.lastLine = d.u32(), d.u32()
	s.words, s.cuts = d.u32(), d.u32()
	s.cuts, s.markup = s.cuts&^markupBit, s.cuts&markupBit != 0
	s.text, s.textLen, s.mask = d.u64(), d.u32(), d.u32()
	s.sum, s.compared = d.u64(), d.u32()
	s.print, s.memo = d.u64(), d.u64()
}

// append is the record as parse reads it.
func (s *storyRecord) append(to []byte) []byte {
	cuts := min(s.cuts, markupBit-1)
	if s.markup {
		cuts |= markupBit
	}
	to = u32s(u64(to, s.strings), s.stringsSize, s.source, s.survivor, s.firstLine, s.lastLine, s.words, cuts)
	to = u32s(u64(u32s(u64(to, s.text), s.textLen, s.mask), s.sum), s.compared)
	return u64(u64(to, s.print), s.memo)
}

func (s *storedStory) parseStrings(raw []byte) bool {
	d := decoder{rest: raw}
	s.id, s.added, s.headline, s.published = d.string(), d.string(), d.string(), d.string()
	if len(d.rest) > 0 {
		record := d.string()
		s.record = &record
	}
	return !d.bad && len(d.rest) == 0
}

func (s *storedStory) appendStrings(to []byte) []byte {
	to = text(text(text(text(to, s.id), s.added), s.headline), s.published)
	if s.record != nil {
		to = text(to, *s.record)
	}
	return to
}

// A survivorRecord is a record of a survivor.
type survivorRecord struct{ story, first, copies int }

func (a *Archive) survivorOf(i int) (l survivorRecord, err error) {
	var buf [12]byte
	d, err := a.record(survivorsSection, i, buf[:])
	if err != nil {
		return l, err
	}
	l = survivorRecord{d.u32(), d.u32(), d.u32()}
	if d.bad || l.story >= a.counts.Stories || !fits(l.first, l.copies, a.counts.Stories-a.counts.Survivors) {
		return l, a.damaged("survivors", a.sections[survivorsSection].first)
	}
	return l, nil
}

// Sources lists the sources by name, up to the first error.
func (a *Archive) Sources() iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) {
		next := 0
		for i := range a.counts.Sources {
			s, err := a.source(i)
			if err == nil && s.first != next { // or two sources might share a million stories
				err = a.damaged("sources", a.sections[sourcesSection].first)
			}
			if !yield(s, err) || err != nil {
				return
			}
			next += s.Stories
		}
	}
}

func (a *Archive) source(i int) (s Source, err error) {
	var buf [64]byte
	d, err := a.record(sourcesSection, i, buf[:])
	if err != nil {
		return s, err
	}
	at, size := d.u64(), d.u32()
	s.first, s.Stories = d.u32(), d.u32()
	d.u32()
	s.Bytes, s.SHA256 = int(min(d.u64(), math.MaxInt)), hex.EncodeToString(d.rest)
	raw, err := a.read(stringsSection, at, size, nil)
	if err != nil {
		return s, err
	}
	names := decoder{rest: raw}
	s.Name, s.Encoding = names.string(), names.string()
	if names.bad || !fits(s.first, s.Stories, a.counts.Stories) || strings.ContainsFunc(s.Name, unicode.IsControl) {
		return s, a.damaged("sources", a.sections[sourcesSection].first)
	}
	return s, nil
}

// append is the record as source reads it; its strings are from at on.
func (s *Source) append(to []byte, at uint64, size int) []byte {
	var sum [32]byte
	_, _ = hex.Decode(sum[:], []byte(s.SHA256)[:min(len(s.SHA256), 64)])
	to = u32s(u64(to, at), size, s.first, s.Stories, 0)
	return append(u64(to, uint64(s.Bytes)), sum[:]...)
}

// fits reports whether n things from the first on are among so many. A sum could be over what 32
// bits hold.
func fits(first, n, of int) bool { return first <= of && n <= of-first }

func (a *Archive) sourceName(i int) (string, error) {
	s, err := a.source(i)
	return s.Name, err
}

func u64(to []byte, v uint64) []byte { return binary.LittleEndian.AppendUint64(to, v) }

func u32s(to []byte, list ...int) []byte {
	for _, v := range list {
		to = binary.LittleEndian.AppendUint32(to, uint32(min(int64(v), math.MaxUint32)))
	}
	return to
}

// text appends a string.
func text(to []byte, s string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(s))), s...)
}
