package corpus

import (
	varint "encoding/binary"
	"io"
	"slices"

	"github.com/go-json-experiment/json"
)

// What a store has of a story beside its text is read back by the run that wrote it and by nobody else: the story as JSON, its pieces
// as they are packed, and of its cuts numbers, names by their places in a list, and texts as they are. As JSON, pieces and cuts were
// half of the time that storing takes, and their texts were in memory once more.

// cutBytes is about what a cut takes beside its text.
const cutBytes = 24

// packRest writes what there is of a story beside its text.
func packRest(w io.Writer, head []byte, pieces Pieces, cuts []Cut) error {
	var names nameList
	for i := range cuts {
		names.addAll(&cuts[i])
	}
	b := packText(nil, string(head))
	b = packTexts(b, pieces.roles)
	b = packText(vary(b, pieces.n), string(pieces.packed))
	b = packTexts(b, names.list)
	b = vary(b, len(cuts))
	for i := range cuts {
		b = names.pack(b, &cuts[i])
		text := cuts[i].Text
		if len(b)+len(text) > storeBuffer { // so that it is not in memory once more
			if _, err := w.Write(b); err != nil {
				return err
			}
			if _, err := io.WriteString(w, text); err != nil {
				return err
			}
			b, text = b[:0], ""
		}
		b = append(b, text...)
	}
	_, err := w.Write(b)
	return err
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

// A nameList has the texts that many cuts of a story share, of which there are few.
type nameList struct {
	list []string
	at   map[string]int // once there are some
}

// fewNames is up to how many names a list is gone through for one.
const fewNames = 16

func (l *nameList) place(name string) int {
	if l.at == nil {
		return slices.Index(l.list, name)
	}
	if n, ok := l.at[name]; ok {
		return n
	}
	return -1
}

func (l *nameList) add(name string) {
	if l.place(name) >= 0 {
		return
	}
	if l.list = append(l.list, name); l.at != nil {
		l.at[name] = len(l.list) - 1
	} else if len(l.list) > fewNames {
		l.at = make(map[string]int, 2*fewNames)
		for i, s := range l.list {
			l.at[s] = i
		}
	}
}

func (l *nameList) addAll(c *Cut) {
	if c.Story != nil {
		l.add(*c.Story)
	}
	l.add(c.Source)
	l.add(c.Rule)
	l.add(c.Category)
	l.add(c.Fixable)
}

// pack appends a cut, its text left to come.
func (l *nameList) pack(b []byte, c *Cut) []byte {
	story := -1
	if c.Story != nil {
		story = l.place(*c.Story)
	}
	whole := 0
	if c.WholeLines {
		whole = 1
	}
	return vary(b, story, l.place(c.Source), l.place(c.Rule), l.place(c.Category), l.place(c.Fixable),
		c.FirstLine, c.LastLine-c.FirstLine, c.Start, c.End-c.Start, whole, c.Running, len(c.Text))
}

// unpackRest reads what packRest wrote. Texts of cuts are parts of rest.
func unpackRest(rest string) (*Story, Pieces, []Cut, error) {
	r := reader{rest}
	story := new(Story)
	if err := json.Unmarshal([]byte(r.text()), story); err != nil {
		return nil, Pieces{}, nil, err
	}
	pieces := Pieces{roles: r.texts()}
	pieces.n = r.number()
	pieces.packed = []byte(r.text())
	names := r.texts()
	var cuts []Cut
	if n := r.number(); n > 0 {
		cuts = make([]Cut, n)
	}
	for i := range cuts {
		c := &cuts[i]
		if n := r.number(); n >= 0 {
			c.Story = &names[n]
		}
		c.Source, c.Rule, c.Category, c.Fixable = names[r.number()], names[r.number()], names[r.number()], names[r.number()]
		c.FirstLine = r.number()
		c.LastLine = c.FirstLine + r.number()
		c.Start = r.number()
		c.End = c.Start + r.number()
		c.WholeLines = r.number() == 1
		c.Running = r.number()
		c.Text = r.take(r.number())
	}
	return story, pieces, cuts, nil
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
