package corpus

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"os"
	"sync"
	"unsafe"

	"onecopy/internal/disk"
)

// A Store keeps the stories of a run on disk, so that memory follows their number (12.5 bytes each)
// and not their length. It lives beside the folder an [outdir.Writer] builds and goes with it. All
// methods may be used by many goroutines.
type Store struct {
	mu      sync.Mutex
	file    *disk.NewFile
	rows    storeRows
	pending []byte // the end of the file, not written yet
	written int64

	lasts bool   // the file outlasts the run: see Open
	sum   uint32 // then CRC-32C of what was put since it was last asked for
}

// CreateStore makes a store of its own in a new file, for a run without an output. Close it, then
// remove the file.
func CreateStore(path string) (*Store, error) {
	f, err := disk.CreateNew(path, os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("write stories aside: %w", disk.Cause(err))
	}
	return &Store{file: f}, nil
}

// Close ends the use of a store that [CreateStore] made.
func (s *Store) Close() error { return s.file.Close() }

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// storeBuffer is the number of bytes that are gathered before a write.
const storeBuffer = 1 << 18

// Put keeps a story and returns its index, counting from 0. skip is the length of the beginning of
// its text that [Store.Text] leaves out, a dateline that should not be compared.
func (s *Store) Put(story *Story, pieces Pieces, cuts Cuts, skip int) (int, error) {
	put, err := s.Pack(story, pieces, cuts, skip)
	if err != nil {
		return 0, err
	}
	return put()
}

// Pack does what can be done of Put by many goroutines, and returns what does the rest. Until then
// the text of the story must stay.
func (s *Store) Pack(story *Story, pieces Pieces, cuts Cuts, skip int) (put func() (int, error), err error) {
	if skip < 0 || skip > len(story.Text) {
		return nil, fmt.Errorf("store %s: skip of %d bytes in a text of %d", story.ID, skip, len(story.Text))
	}
	size := cuts.bytes + cuts.n*cutBytes
	if size >= longStory {
		return func() (int, error) {
			return s.put(story, skip, func(w *storeWriter) error { return packRest(w, story, pieces, cuts) })
		}, nil
	}
	rest := rests.Get().(*bytes.Buffer)
	rest.Reset()
	rest.Grow(2*len(story.ID) + len(story.Fields) + len(pieces.packed) + size + 512)
	if err := packRest(rest, story, pieces, cuts); err != nil {
		return nil, fmt.Errorf("store %s: %w", story.ID, err)
	}
	return func() (int, error) {
		at, err := s.put(story, skip, func(w *storeWriter) error {
			_, err := w.Write(rest.Bytes())
			return err
		})
		if rest.Cap() <= mostRest {
			rests.Put(rest)
		}
		return at, err
	}, nil
}

// rests are buffers for what is packed of a story beside its text, of mostRest bytes at most. A
// story is put once.
var rests = sync.Pool{New: func() any { return new(bytes.Buffer) }}

const mostRest = 1 << 14

// longStory is from how many bytes on the texts of a story's cuts are not gathered in memory before
// they are written, as that would be once more. Others are packed by many goroutines at once.
const longStory = 1 << 20

// put writes a story and what else there is of it.
func (s *Store) put(story *Story, skip int, rest func(w *storeWriter) error) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	const most = 1<<31 - 1
	at, w := s.written+int64(len(s.pending)), &storeWriter{s, 0}
	err := appendTo(s, story.Text)
	if err == nil {
		err = rest(w)
	}
	if err != nil {
		return 0, fmt.Errorf("store %s: %w", story.ID, err)
	}
	if int64(len(story.Text)) > most || w.n > most {
		return 0, fmt.Errorf("store %s: story over 2 GB", story.ID)
	}
	return s.rows.add(row{at, int32(len(story.Text)), int32(w.n), int32(skip)}), nil
}

// A storeWriter writes at the end of the file, and counts the bytes.
type storeWriter struct {
	store *Store
	n     int64
}

func (w *storeWriter) Write(p []byte) (int, error) {
	w.n += int64(len(p))
	return len(p), appendTo(w.store, p)
}

func (w *storeWriter) WriteString(s string) (int, error) {
	w.n += int64(len(s))
	return len(s), appendTo(w.store, s)
}

// appendTo puts bytes at the end of the file, no more of them at a time than are gathered before a
// write: the text of a story can be as long as all memory.
func appendTo[T string | []byte](s *Store, data T) error {
	for len(data) > 0 {
		n := min(len(data), storeBuffer-len(s.pending))
		s.pending, data = append(s.pending, data[:n]...), data[n:]
		if s.lasts {
			s.sum = crc32.Update(s.sum, castagnoli, s.pending[len(s.pending)-n:])
		}
		if len(s.pending) >= storeBuffer {
			if err := s.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// Len is the number of stories kept.
func (s *Store) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.rows.n
}

// Size is how many bytes are kept of story i.
func (s *Store) Size(i int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.rows.at(i)
	return int(r.text) + int(r.rest)
}

// Text returns the text of story i to compare: without the beginning that Put was told to skip.
func (s *Store) Text(i int) (string, error) {
	r, err := s.row(i)
	if err != nil {
		return "", err
	}
	return s.text(r.at+int64(r.skip), int(r.text-r.skip))
}

// Story returns story i as it was put.
func (s *Store) Story(i int) (*Story, Pieces, Cuts, error) { return s.StoryIn(i, nil) }

// StoryIn is Story whose strings are in a buffer, if it is not nil: they are good until that is
// used for other things.
func (s *Store) StoryIn(i int, in *[]byte) (*Story, Pieces, Cuts, error) {
	r, err := s.row(i)
	if err != nil {
		return nil, Pieces{}, Cuts{}, err
	}
	apart := r.text // a long text, that the cuts do not hold on to
	if r.text < storeBuffer {
		apart = 0
	}
	rest, err := s.textIn(r.at+int64(apart), int(r.text-apart)+int(r.rest), in)
	if err != nil {
		return nil, Pieces{}, Cuts{}, err
	}
	story, pieces, cuts := unpackRest(rest[r.text-apart:])
	if story.Text = rest[:r.text-apart]; apart > 0 {
		story.Text, err = s.text(r.at, int(r.text))
	}
	return story, pieces, cuts, err
}

// Head returns story i as it was put, but for its text.
func (s *Store) Head(i int) (*Story, error) {
	r, err := s.row(i)
	if err != nil {
		return nil, err
	}
	rest, err := s.text(r.at+int64(r.text), int(r.rest))
	if err != nil {
		return nil, err
	}
	return (&reader{rest}).story(), nil
}

// row finds a story and sees that it is on disk.
func (s *Store) row(i int) (row, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i < 0 || i >= s.rows.n {
		return row{}, fmt.Errorf("no stored story %d of %d", i, s.rows.n)
	}
	r := s.rows.at(i)
	if r.at+int64(r.text)+int64(r.rest) > s.written {
		return r, s.flush()
	}
	return r, nil
}

// flush writes what is pending. The caller holds mu.
func (s *Store) flush() error {
	n, err := s.file.WriteAt(s.pending, s.written)
	if err != nil {
		return fmt.Errorf("write stories aside: %s: %w", s.file.Name(), disk.Cause(err))
	}
	s.written += int64(n)
	s.pending = s.pending[:0]
	return nil
}

// text returns n bytes from at as text, of which there is no second copy.
func (s *Store) text(at int64, n int) (string, error) { return s.textIn(at, n, nil) }

// textIn is text behind what a buffer has already, where that is not nil and not full.
func (s *Store) textIn(at int64, n int, in *[]byte) (string, error) {
	var b []byte
	if in != nil && n <= cap(*in)-len(*in) {
		*in = (*in)[:len(*in)+n]
		b = (*in)[len(*in)-n:]
	} else {
		b = make([]byte, n)
	}
	if _, err := s.file.ReadAt(b, at); err != nil {
		return "", fmt.Errorf("read stories back: %w", disk.Cause(err))
	}
	return unsafe.String(unsafe.SliceData(b), n), nil
}
