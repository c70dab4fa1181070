package report

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strings"

	"onecopy/corpus"
)

// A Screen is what clusters and pairs are written to. The zero value is 80 columns without colour.
type Screen struct {
	Width int // columns, at least 20; 0 is 80
	Color bool
}

// What a terminal is shown of one pair.
const (
	screenWidth  = 80
	screenLeast  = 20
	screenIndent = 10
	screenFacts  = 20
	screenLost   = 20
	lostLength   = 600 // characters of a sentence
)

// A Witness is a story beside another one, which is Pair.A.
type Witness struct {
	corpus.Story
	Pair corpus.Pair // without a verdict: they share nothing worth telling
	Lost []string    // sentences it alone has, all of them or the first of Pair.OnlyB
}

// Cluster writes a cluster for a terminal: the survivor and why it stays, and of each copy how it
// differs, word by word. [-Old-] stands in the survivor alone, {+new+} in the copy alone; long
// stretches the same are folded. Words of the input cannot steer the terminal. Of a story longer
// than 64 kB the rest is not compared, and that is said. Errors are those of copies and of w.
func (s Screen) Cluster(w io.Writer, survivor *corpus.Story, why string, copies iter.Seq2[*Witness, error]) error {
	t := newScreen(w, s)
	t.story("survivor", survivor)
	if why != "" {
		t.note("kept because: " + line(why, 300))
	}
	for c, err := range copies {
		if err != nil {
			return err
		}
		t.blank()
		t.witness(survivor, c, [2]string{"survivor", "copy"})
		if err := t.out.Flush(); err != nil {
			return err
		}
	}
	return t.out.Flush()
}

// Pair writes two stories that a person named, as [Screen.Cluster] does a survivor and its copy.
func (s Screen) Pair(w io.Writer, a *corpus.Story, b *Witness) error {
	t := newScreen(w, s)
	t.story("first", a)
	t.blank()
	t.witness(a, b, [2]string{"first", "second"})
	return t.out.Flush()
}

// Older writes how a story differs from the older one that it repeats; more says that another such
// pair stands above.
func (s Screen) Older(w io.Writer, a *corpus.Story, b *Witness, more bool) error {
	t := newScreen(w, s)
	if more {
		t.line()
	}
	t.story("older", a)
	t.blank()
	t.witness(a, b, [2]string{"older", "newer"})
	return t.out.Flush()
}

type screen struct{ *wrapper }

func newScreen(w io.Writer, s Screen) *screen {
	if s.Width == 0 {
		s.Width = screenWidth
	}
	return &screen{&wrapper{out: bufio.NewWriter(w), width: max(s.Width, screenLeast), color: s.Color}}
}

func (t *screen) blank() {
	t.end()
	t.line()
}

// note writes a paragraph below a label.
func (t *screen) note(text string) {
	t.text(noTint, text)
	t.end()
}

func (t *screen) labelled(label, text string) {
	t.label(dimTint, label)
	t.note(text)
}

// story writes what a list says of a story.
func (t *screen) story(label string, e *corpus.Story) {
	t.end()
	t.indent = screenIndent
	t.label(headTint, label)
	t.text(headTint, name(e.ID, 300))
	t.end()
	if e.Headline != "" {
		t.note(line(e.Headline, 300))
	}
	at := fmt.Sprintf("%s:%d, %s", name(e.Source, 300), e.FirstLine, counted(e.Words, "word"))
	for _, s := range append([]string{e.Published, e.Agency}, e.Flags...) {
		if s != "" {
			at += ", " + line(s, 60)
		}
	}
	t.note(at)
}

// witness writes how b differs from a; names are what the two are called.
func (t *screen) witness(a *corpus.Story, b *Witness, names [2]string) {
	t.story(names[1], &b.Story)
	t.note(relation(&b.Pair, names))
	t.facts(b.Pair.Changed)
	t.lost(b, names[1])
	if a.Headline != b.Headline {
		t.label(dimTint, "headline")
		t.parts(foldEdits(headlines(line(a.Headline, 300), line(b.Headline, 300))))
		t.end()
	}
	t.indent = 0
	t.blank()
	t.texts(a.Text, b.Text)
}

// relation says how two stories are related, in one line.
func relation(p *corpus.Pair, names [2]string) string {
	switch {
	case p.Verdict == "":
		return fmt.Sprintf("%s alike: they share nothing worth telling", ratio(p.Jaccard))
	case p.AInB == 1 && p.BInA == 1:
		return fmt.Sprintf("%s: %s alike, longest run %s", line(p.Verdict, 20), ratio(p.Jaccard), counted(p.Run, "word"))
	}
	return fmt.Sprintf("%s: %s alike, %s of the %s found in the %s, %s of the %s pasted, longest run %s", line(p.Verdict, 20), ratio(p.Jaccard),
		percent(p.AInB), names[0], names[1], percent(p.BInA), names[1], counted(p.Run, "word"))
}

func (t *screen) facts(changed []corpus.Change) {
	var all []string
	for _, f := range changed {
		change := line(f.A, 60) + " → " + line(f.B, 60)
		if f.Kind != "" {
			change += " (" + line(f.Kind, 20) + ")"
		}
		all = append(all, change)
	}
	if len(all) > 0 {
		t.labelled("changed", listed(all, screenFacts))
	}
}

// lost writes the sentences that a witness alone has.
func (t *screen) lost(c *Witness, name string) {
	label := "lost"
	if name != "copy" {
		label = "only here"
	}
	for i, s := range c.Lost[:min(len(c.Lost), screenLost)] {
		if i > 0 {
			label = ""
		}
		t.labelled(label, line(s, lostLength))
	}
	if n := c.Pair.OnlyB - min(len(c.Lost), screenLost); n > 0 {
		t.labelled("", "and "+counted(n, "more sentence")+" in the "+name+" alone")
	}
}

// texts writes the diff of two stories.
func (t *screen) texts(a, b string) {
	textA, textB := clipBytes(a, maxStory), clipBytes(b, maxStory)
	switch {
	case a == b:
		t.text(dimTint, "The text is the same to the last sign.")
	case textA == textB:
		t.text(dimTint, "The text is the same as far as it is compared.")
	default:
		t.parts(foldEdits(diffTexts(textA, textB)))
	}
	t.end()
	if cropped := len(a) - len(textA) + len(b) - len(textB); cropped > 0 {
		t.text(dimTint, fmt.Sprintf("… %s more bytes are not compared here", grouped(cropped)))
		t.end()
	}
}

// parts writes a diff.
func (t *screen) parts(parts []diffPart) {
	for _, p := range parts {
		switch {
		case p.Fold:
			t.folded(p)
		case p.Op == opEqual:
			t.runs(noTint, p.Runs)
		case p.Blank():
			t.mark(p)
		default:
			t.change(p)
		}
	}
}

// folded says how many words are not shown.
func (t *screen) folded(p diffPart) {
	text := "… " + p.same() + " …"
	if p.Op != opEqual {
		text = between(p.Op, "… "+counted(p.Words, "more word")+" …")
	}
	t.end()
	t.text(dimTint, text)
	t.end()
}

// mark writes a paragraph break, or a space, that only one of two texts has.
func (t *screen) mark(p diffPart) {
	t.text(noTint, " ")
	for _, r := range p.Runs {
		if r.Break {
			t.text(tintOf(p.Op), between(p.Op, "¶"))
			t.text(noTint, " ")
			return
		}
	}
}

// change writes words that only one of two texts has. White space and breaks at their ends stay
// outside of the marks.
func (t *screen) change(p diffPart) {
	runs, of := p.Runs, tintOf(p.Op)
	if p.Lead {
		t.paragraph()
	}
	for runs[0].blank() {
		t.runs(noTint, runs[:1])
		runs = runs[1:]
	}
	after := len(runs)
	for runs[after-1].blank() {
		after--
	}
	first, last := runs[0].Text, runs[after-1].Text
	if strings.TrimLeft(first, whites) != first {
		t.text(noTint, " ")
	}
	t.piece(of, marks[p.Op][0])
	for _, r := range runs[:after] {
		t.runs(of, []textRun{{Text: strings.Trim(r.Text, whites), Break: r.Break}})
	}
	t.piece(of, marks[p.Op][1])
	if strings.TrimRight(last, whites) != last {
		t.text(noTint, " ")
	}
	t.runs(noTint, runs[after:])
	if p.Trail {
		t.paragraph()
	}
}

const whites = " \t\n"

func (r textRun) blank() bool { return r.Break || strings.TrimSpace(r.Text) == "" }

var marks = map[editOp][2]string{opDelete: {"[-", "-]"}, opInsert: {"{+", "+}"}}

func between(op editOp, text string) string { return marks[op][0] + text + marks[op][1] }

func tintOf(op editOp) tint {
	if op == opDelete {
		return oldTint
	}
	return newTint
}

func (t *screen) runs(of tint, runs []textRun) {
	for _, r := range runs {
		if r.Break {
			t.paragraph()
		} else {
			t.text(of, r.Text)
		}
	}
}

// paragraph ends the paragraph, once.
func (t *screen) paragraph() {
	if t.flush(); t.at > 0 {
		t.blank()
	}
}
