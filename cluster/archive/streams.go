package archive

import (
	"context"
	"crypto/sha256"
)

// writeTexts writes the texts by cluster, so that those which are alike are packed together, and
// notes where each is.
func (v *volume) writeTexts(ctx context.Context) error {
	out := v.bind.stream(textsSection)
	var raw []byte
	for i, survivor := range v.survivors {
		if err := ctx.Err(); err != nil {
			return err
		}
		seen := map[[sha256.Size]byte]uint64{} // texts of the cluster
		for _, d := range append([]int32{survivor}, v.copies[v.first[i]:v.first[i+1]]...) {
			r, place := &v.rows[d], &v.places[d]
			var err error
			if raw, err = v.read(r.text, int(r.textLen), raw[:0]); err != nil {
				return err
			}
			sum := sha256.Sum256(raw)
			at, known := seen[sum]
			if !known {
				at = out.size
				seen[sum] = at
				if _, err := out.Write(raw); err != nil {
					return err
				}
			}
			place.text = at
		}
	}
	return out.end()
}

// writeStrings writes the names of the sources, then what is read of each story.
func (v *volume) writeStrings(context.Context) error {
	out := v.bind.stream(stringsSection)
	for i := range v.sources {
		if _, err := out.Write(v.sources[i].strings()); err != nil {
			return err
		}
	}
	var raw []byte
	for d := range v.rows {
		r, place := &v.rows[d], &v.places[d]
		var s storedStory
		var err error
		if raw, err = v.read(r.strings, int(r.stringsSize), raw[:0]); err != nil {
			return err
		}
		s.parseStrings(raw)
		s.added = v.docs.ID(d)[len(s.id):]
		raw = s.appendStrings(raw[:0])
		place.strings, place.stringsSize = out.size, uint32(len(raw))
		if _, err := out.Write(raw); err != nil {
			return err
		}
	}
	return out.end()
}

func (s *Source) strings() []byte { return text(text(nil, s.Name), s.Encoding) }

func (v *volume) writeSources(context.Context) error {
	out := v.bind.stream(sourcesSection)
	at := uint64(0)
	for i := range v.sources {
		s := &v.sources[i]
		size := len(s.strings())
		if _, err := out.Write(s.append(nil, at, size)); err != nil {
			return err
		}
		at += uint64(size)
	}
	return out.end()
}

func (v *volume) writeStories(context.Context) error {
	out := v.bind.stream(storiesSection)
	var buf []byte
	for i := range v.sources {
		for d := v.sources[i].first; d < v.sources[i].first+v.sources[i].Stories; d++ {
			doc, row, place := v.docs.At(d), &v.rows[d], &v.places[d]
			s := storyRecord{
				source: i, survivor: int(v.survivor[d]), firstLine: doc.Line, lastLine: int(row.lastLine),
				words: doc.Words, cuts: doc.Cuts, markup: doc.Markup, mask: int(row.mask),
				strings: place.strings, stringsSize: int(place.stringsSize), text: place.text, textLen: int(row.textLen),
				sum: doc.Sketch.Sum, compared: doc.Sketch.Words, print: row.print, memo: row.memo,
			}
			buf = s.append(buf[:0])
			if _, err := out.Write(buf); err != nil {
				return err
			}
		}
	}
	return out.end()
}

func (v *volume) writeSurvivors(context.Context) error {
	out := v.bind.stream(survivorsSection)
	for i, d := range v.survivors {
		if _, err := out.Write(u32s(nil, int(d), int(v.first[i]), int(v.first[i+1]-v.first[i]))); err != nil {
			return err
		}
	}
	return out.end()
}

func (v *volume) writeCopies(context.Context) error {
	out := v.bind.stream(copiesSection)
	for _, d := range v.copies {
		if _, err := out.Write(u32s(nil, int(d))); err != nil {
			return err
		}
	}
	return out.end()
}
