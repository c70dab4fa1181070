package corpus

import (
	varint "encoding/binary"
	std "encoding/json"
	"io"
	"math"
	"unsafe"
)

// What a store has of a story beside its text is read back by the run that wrote it and by nobody
// else: what the story says, its pieces and its cuts as they are packed, these with their texts. As
// JSON they were half of the time that storing takes.

// cutBytes is about what a cut takes beside its text.
const cutBytes = 12

// packStory appends what a story says, but its text.
func packStory(b []byte, s *Story) []byte {
	b = packText(packText(b, s.Record), s.Fields)
	for _, t := range [...]string{s.ID, s.Source, s.Headline, string(s.Status), s.Cluster, s.Survivor, s.Verdict, s.File, s.Byline, s.Dateline, s.Agency, s.Published, s.Language, s.URL, s.TextField} {
		b = packText(b, t)
	}
	b = packTexts(packTexts(b, s.Captions), s.Flags)
	b = append(vary(b, s.FirstLine, s.LastLine, s.Start, s.End, s.Words, s.CutRunning), flag(s.Markup))
	for _, f := range [...]*float64{s.Jaccard, s.Contained, s.Containing} {
		if b = append(b, flag(f != nil)); f != nil {
			b = varint.AppendUvarint(b, math.Float64bits(*f))
		}
	}
	return b
}

// story reads what packStory wrote.
func (r *reader) story() *Story {
	s := new(Story)
	s.Record, s.Fields = rawOr(r.text()), rawOr(r.text())
	var status string
	for _, t := range [...]*string{&s.ID, &s.Source, &s.Headline, &status, &s.Cluster, &s.Survivor, &s.Verdict, &s.File, &s.Byline, &s.Dateline, &s.Agency, &s.Published, &s.Language, &s.URL, &s.TextField} {
		*t = r.text()
	}
	s.Status = Status(status)
	s.Captions, s.Flags = r.texts(), r.texts()
	for _, n := range [...]*int{&s.FirstLine, &s.LastLine, &s.Start, &s.End, &s.Words, &s.CutRunning} {
		*n = r.number()
	}
	s.Markup = r.take(1) == "\x01"
	for _, f := range [...]**float64{&s.Jaccard, &s.Contained, &s.Containing} {
		if r.take(1) == "\x01" {
			v := math.Float64frombits(r.bits())
			*f = &v
		}
	}
	return s
}

// packRest writes what there is of a story beside its text.
func packRest(w io.Writer, s *Story, pieces Pieces, cuts Cuts) error {
	b := packStory(make([]byte, 0, 512), s)
	b = packTexts(b, pieces.roles)
	b = varint.AppendUvarint(vary(b, pieces.n), uint64(len(pieces.packed)))
	b = append(b, pieces.packed...)
	b = vary(b, len(cuts.kinds))
	for i := range cuts.kinds {
		k := &cuts.kinds[i]
		b = packTexts(b, []string{k.story, k.source, k.rule, k.category, k.fixing})
		b = append(b, flag(k.inside), flag(k.whole))
	}
	own := Cuts{fresh: vary(b, cuts.n)}
	for c, kind := range cuts.kinded() {
		if len(own.fresh)+len(c.Text) < cutChunk {
			own.add(&c, kind, textInside)
			own.fresh = append(own.fresh, c.Text...)
			continue
		}
		if _, err := w.Write(own.fresh); err != nil {
			return err
		}
		own.fresh = own.fresh[:0]
		own.add(&c, kind, textInside)
		if _, err := w.Write(own.fresh); err != nil {
			return err
		}
		if _, err := io.WriteString(w, c.Text); err != nil { // so that it is not in memory once more
			return err
		}
		own.fresh = own.fresh[:0]
	}
	_, err := w.Write(own.fresh)
	return err
}

func flag(is bool) byte {
	if is {
		return 1
	}
	return 0
}

// text reads what packText wrote. All texts of a story are parts of what was read, which they hold
// on to.
func (r *reader) text() string { return r.take(r.count()) }

func packText[T ~string | ~[]byte](b []byte, s T) []byte {
	return append(varint.AppendUvarint(b, uint64(len(s))), s...)
}

func packTexts(b []byte, list []string) []byte {
	b = varint.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = packText(b, s)
	}
	return b
}

// unpackRest reads what packRest wrote. Texts of cuts are parts of rest.
func unpackRest(rest string) (*Story, Pieces, Cuts) {
	r := reader{rest}
	story := r.story()
	pieces := Pieces{roles: r.texts()}
	pieces.n = r.number()
	pieces.packed = bytesOf(r.text())
	cuts := Cuts{kinds: make([]cutKind, r.number())}
	for i := range cuts.kinds {
		k := &cuts.kinds[i]
		names := r.texts()
		k.story, k.source, k.rule, k.category, k.fixing = names[0], names[1], names[2], names[3], names[4]
		if k.inside, k.whole = r.take(1) == "\x01", r.take(1) == "\x01"; k.inside {
			k.in = &k.story
		}
	}
	cuts.n = r.number()
	cuts.packed = []string{r.rest}
	return story, pieces, cuts
}

// rawOr is JSON as it is, nil for none.
func rawOr(s string) std.RawMessage {
	if s == "" {
		return nil
	}
	return std.RawMessage(s)
}

// bytesOf is a string as bytes that nobody changes: what is added to packed pieces goes elsewhere.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s))[:len(s):len(s)] }

func (r *reader) texts() (list []string) {
	n := r.count()
	if n == 0 {
		return nil
	}
	list = make([]string, n)
	for i := range list {
		list[i] = r.text()
	}
	return list
}
