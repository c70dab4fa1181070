package corpus

import (
	varint "encoding/binary"
	std "encoding/json"
	"io"

	"github.com/go-json-experiment/json"
)

// What a store has of a story beside its text is read back by the run that wrote it and by nobody else: the story as JSON, its pieces
// and its cuts as they are packed, these with their texts. As JSON, pieces and cuts were
// half of the time that storing takes, and their texts were in memory once more.

// cutBytes is about what a cut takes beside its text.
const cutBytes = 12

// packRest writes what there is of a story beside its text; head is the story as JSON and its values that are JSON already, packed.
func packRest(w io.Writer, head []byte, pieces Pieces, cuts Cuts) error {
	b := packTexts(head, pieces.roles)
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

func packText(b []byte, s string) []byte {
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
func unpackRest(rest string) (*Story, Pieces, Cuts, error) {
	r := reader{rest}
	story := new(Story)
	if err := json.Unmarshal([]byte(r.text()), story); err != nil {
		return nil, Pieces{}, Cuts{}, err
	}
	story.Record, story.Fields = rawOr(r.text()), rawOr(r.text())
	pieces := Pieces{roles: r.texts()}
	pieces.n = r.number()
	pieces.packed = []byte(r.text())
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
	return story, pieces, cuts, nil
}

// rawOr is JSON as it is, nil for none.
func rawOr(s string) std.RawMessage {
	if s == "" {
		return nil
	}
	return std.RawMessage(s)
}

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
