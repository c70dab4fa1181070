package archive

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"onecopy/corpus"
	"onecopy/shingle"
)

// Whoever compares many stories with the survivors of an index alone asks which of them share
// anything with one of his, reads these, and lets cluster.Find decide: see [Archive.Sharing] and
// [Archive.Whole].

// Sharing lists the survivors that are entered in the tables under any key of a sketch, or under
// one that a copy of theirs is, in the order of survival. They are all that Find would look at of
// the index, for it looks at the first 64 under a key and the tables have 256. letters is the
// sketch of the letters, for who wants reprints too.
func (a *Archive) Sharing(words, letters *shingle.Sketch) (survivors []int32, err error) {
	var l lookup
	ask := func(table int, keys []uint64) {
		if l.keys = keys; err == nil {
			err = a.collect(&l, table)
		}
	}
	ask(sumsSection, []uint64{sumKey(words)})
	ask(bandsSection, words.BandKeys(nil))
	ask(samplesSection, words.SampleKeys(nil))
	if letters != nil {
		ask(lettersSection, letters.SampleKeys(nil))
	}
	if err != nil {
		return nil, err
	}
	for _, p := range l.postings {
		survivors = append(survivors, int32(p.survivor))
	}
	slices.Sort(survivors)
	return slices.Compact(survivors), nil
}

// Whole returns a survivor, by its number in the order of survival, with what comparing must know
// of it.
func (a *Archive) Whole(survivor int) (s Story, err error) {
	l, err := a.survivorOf(survivor)
	if err != nil {
		return s, err
	}
	stored, err := a.stored(l.story)
	if err != nil {
		return s, err
	}
	raw, err := a.read(textsSection, stored.text, stored.textLen, nil)
	if err != nil {
		return s, err
	}
	s = Story{Cuts: stored.cuts, Mask: stored.mask, Sketch: shingle.Sketch{Words: stored.compared, Sum: stored.sum}}
	s.Story = corpus.Story{
		ID: stored.id + stored.added, FirstLine: stored.firstLine, LastLine: stored.lastLine, Headline: stored.headline, Text: string(raw),
		Words: stored.words, Published: stored.published, Status: corpus.Survivor,
	}
	s.Source, err = a.sourceName(stored.source)
	return s, err
}

// Sum tells the index from others, by the SHA-256 of its directory and of what it says of its
// sources, hexadecimal: an index follows from its sources and settings, and the whole file may be
// too long to be read for this.
func (a *Archive) Sum() (string, error) {
	sum := sha256.New()
	sum.Write(a.dir[:])
	s := &a.sections[sourcesSection]
	for i := range s.ends {
		raw, err := a.piece(s, i)
		if err != nil {
			return "", err
		}
		sum.Write(raw)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
