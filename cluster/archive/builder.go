package archive

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"onecopy/cluster"
	"onecopy/cluster/facts"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/disk"
	"onecopy/shingle"
)

// A Builder makes an index file of stories that are put in, or kept of another index. Texts are
// written aside in the folder of the file; memory holds some 200 bytes of each story. The keys of
// the survivors are sorted, beside the file where they have no room. It is for one goroutine.
type Builder struct {
	draft    *disk.Draft
	aside    *disk.NewFile
	out      *bufio.Writer // to aside
	at       int64         // bytes written there
	settings outdir.Settings
	sources  []Source
	open     bool         // the last source is not ended
	docs     cluster.Docs // by source, as they were put in; ids as their sources give them
	rows     []staged
	names    map[string]bool // of the sources
	held     int             // stories of the index that sources are kept of
}

// Len is how many stories are in.
func (b *Builder) Len() int { return b.docs.Len() }

// A staged story is where aside its text and its strings are, and what a Doc does not say.
type staged struct {
	text, strings        int64
	textLen, stringsSize int32
	mask                 int32
	lastLine             int32
	print, memo          uint64 // see memo; the second is that of the index it comes from
	old, survivor        int32  // numbers of the story and its survivor there, from 1; 0 if it is new
}

// A Story is a story on its way into an index file.
type Story struct {
	corpus.Story // of which Archive.Story tells what is kept

	Cuts   int            // lines cut inside it
	Mask   int            // bytes of the text, from its start, that are not compared
	Sketch shingle.Sketch // of the rest; Words and Sum are enough
}

// Create begins an index file. It keeps of the settings those that whoever compares with it must
// share, and sets Shingle and Verdicts; Threshold 0 means DefaultThreshold. What is at the path now
// stays until Commit, and goes only if force is set and it is an index file, or empty. No input may
// be the file or a folder it is in. End with Commit, and Abort whatever happens.
func Create(path string, s outdir.Settings, force bool, inputs []string) (*Builder, error) {
	s.Shingle, s.Verdicts = shingle.Version, cluster.Version
	if s.Threshold == 0 {
		s.Threshold = cluster.DefaultThreshold
	}
	draft, err := disk.Create(path, inputs)
	if err != nil {
		return nil, err
	}
	b := &Builder{draft: draft, settings: s, names: map[string]bool{}}
	if err := replaceable(path, force); err != nil {
		return nil, errors.Join(err, draft.Abort())
	}
	if b.aside, err = draft.Scratch(); err != nil {
		return nil, errors.Join(err, draft.Abort())
	}
	b.out = bufio.NewWriterSize(b.aside, 1<<20)
	return b, nil
}

// NoSync leaves it to the system when the index is on the disk.
func (b *Builder) NoSync() { b.draft.NoSync = true }

// replaceable says why a file may not be replaced: a slip of the hand must not cost anything but an
// index.
func replaceable(path string, force bool) error {
	file, err := disk.OpenRegular(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, pathless(err))
	}
	defer file.Close()
	head := make([]byte, len(archiveFamily))
	n, err := io.ReadFull(file, head)
	switch {
	case n == 0 && err == io.EOF && force: // as of a run that broke off, or of touch(1)
		return nil
	case n == 0 && err == io.EOF:
		return &hint.Error{Err: fmt.Errorf("%s: is there already, and empty", path), Hint: "--force makes an index of it"}
	case err != nil || string(head) != archiveFamily:
		return &hint.Error{Err: fmt.Errorf("%s: is not an index, and is left alone", path), Hint: "name another file"}
	case !force:
		return &hint.Error{Err: fmt.Errorf("%s: is there already", path), Hint: "--add adds to it, --force rebuilds it"}
	}
	return nil
}

// Begin begins a source; the stories that are put in are its own until End. Each source can be put
// in once.
func (b *Builder) Begin(name, encoding string) error {
	switch {
	case b.open:
		return fmt.Errorf("source %s is not ended", b.sources[len(b.sources)-1].Name)
	case b.names[name]:
		return fmt.Errorf("two sources have the name %q", name)
	}
	b.names[name], b.open = true, true
	b.sources = append(b.sources, Source{Name: name, Encoding: encoding, first: b.docs.Len()})
	return nil
}

// End ends a source, with the SHA-256 of its bytes in hexadecimal and their number.
func (b *Builder) End(sum string, size int) {
	s := &b.sources[len(b.sources)-1]
	s.SHA256, s.Bytes, s.Stories, b.open = sum, size, b.docs.Len()-s.first, false
}

// Put adds a story to the source that was begun.
func (b *Builder) Put(s Story) error {
	const most = 1<<31 - 1
	if !b.open || s.Mask < 0 || s.Mask > len(s.Text) || len(s.Text) > most {
		return fmt.Errorf("story %s has no source, or is over 2 GB", s.ID)
	}
	raw := []byte(s.Text)
	row := staged{text: b.at, textLen: int32(len(raw)), mask: int32(s.Mask), lastLine: int32(min(s.LastLine, most)), print: cluster.PrintOf(raw[s.Mask:])}
	if _, err := b.stage(raw); err != nil {
		return err
	}
	stored := storedStory{id: s.ID, headline: s.Headline, published: s.Published}
	if id, ok := s.RecordID(); ok {
		stored.record = &id
	}
	if err := b.stageStrings(&row, &stored); err != nil {
		return err
	}
	b.rows = append(b.rows, row)
	b.docs.Append(&cluster.Doc{
		ID: s.ID, Words: s.Words, Cuts: s.Cuts, Markup: s.Markup, Published: facts.Date(s.Published),
		Source: b.sources[len(b.sources)-1].Name, Line: s.FirstLine, Sketch: shingle.Sketch{Words: s.Sketch.Words, Sum: s.Sketch.Sum},
	})
	return nil
}

func (b *Builder) stage(p []byte) (int, error) {
	n, err := b.out.Write(p)
	b.at += int64(n)
	if err != nil {
		err = fmt.Errorf("write stories aside: %w", pathless(err))
	}
	return n, err
}

// stageStrings writes aside what strings a story has; which id it will have in the index is not
// known yet.
func (b *Builder) stageStrings(row *staged, s *storedStory) error {
	raw := s.appendStrings(nil)
	row.strings, row.stringsSize = b.at, int32(len(raw))
	_, err := b.stage(raw)
	return err
}

// Keep puts in the sources of an archive, but those to be dropped; call it once. What the archive
// knows of its copies was found out by the onecopy that made it, and is not asked again where
// nothing is new. The texts are copied as they stand there, in one go: by story each piece would be
// unpacked thirty times.
func (b *Builder) Keep(a *Archive, drop func(source string) bool) error {
	from := b.at
	b.held = a.counts.Stories
	s := &a.sections[textsSection]
	for i := range s.ends {
		data, err := a.piece(s, i)
		if err != nil {
			return err
		}
		if _, err := b.stage(data); err != nil {
			return err
		}
	}
	for source, err := range a.Sources() {
		if err != nil {
			return err
		}
		if drop(source.Name) {
			continue
		}
		if err := b.keep(a, source, from); err != nil {
			return err
		}
	}
	return nil
}

// keep puts in one source of an archive whose texts are aside from a place on.
func (b *Builder) keep(a *Archive, source Source, from int64) error {
	if err := b.Begin(source.Name, source.Encoding); err != nil {
		return err
	}
	same := a.settings.Threshold == b.settings.Threshold && a.settings.Noisy == b.settings.Noisy && a.settings.Verdicts == cluster.Version
	for n := source.first; n < source.first+source.Stories; n++ {
		s, err := a.stored(n)
		if err != nil {
			return err
		}
		l, err := a.survivorOf(s.survivor)
		if err != nil {
			return err
		}
		row := staged{text: from + int64(s.text), textLen: int32(s.textLen), mask: int32(s.mask), lastLine: int32(s.lastLine),
			print: s.print, memo: s.memo, old: int32(n + 1), survivor: int32(l.story + 1)}
		if !same {
			row.memo = 0
		}
		s.added = ""
		if err := b.stageStrings(&row, &s); err != nil {
			return err
		}
		b.rows = append(b.rows, row)
		b.docs.Append(&cluster.Doc{
			ID: s.id, Words: s.words, Cuts: s.cuts, Markup: s.markup, Published: facts.Date(s.published), Source: source.Name, Line: s.firstLine,
			Sketch: shingle.Sketch{Words: s.compared, Sum: s.sum},
		})
	}
	b.End(source.SHA256, source.Bytes)
	return nil
}

// Compared returns what is compared of story i.
func (b *Builder) compared(i int) (string, error) {
	r := &b.rows[i]
	raw, err := b.read(r.text+int64(r.mask), int(r.textLen-r.mask), nil)
	return string(raw), err
}

// read appends n bytes that were written aside.
func (b *Builder) read(at int64, n int, dst []byte) ([]byte, error) {
	from := len(dst)
	dst = append(dst, make([]byte, n)...)
	if _, err := b.aside.ReadAt(dst[from:], at); err != nil {
		return nil, fmt.Errorf("read stories back: %w", pathless(err))
	}
	return dst, nil
}

// Abort removes everything that is not in its place yet; after Commit it does nothing, so that it
// can be deferred.
func (b *Builder) Abort() error { return b.draft.Abort() }
