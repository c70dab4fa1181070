package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// A packing reads members: what gzip calls a member and zstd a frame, packed by itself and with a
// checksum of its own.
type packing interface {
	// begins says whether four bytes may begin a member; mark is the first of most.
	begins(head []byte) bool
	mark() byte
	// pads says whether zeros behind the last member are to be expected.
	pads() bool
	// open begins to unpack the member that in is at. With loose its checksum is passed over.
	open(in *cursor, loose bool) (unpacked, error)
	// close frees what was needed to unpack.
	close()
}

// An unpacked member is one whose text is being read. Reading it to its end proves it, where it has
// a checksum.
type unpacked struct {
	text    io.Reader
	checked bool  // it has a checksum
	end     int64 // of it in the file, where that is known before the text is read, else 0
}

// A cursor is a place in a packed file.
type cursor struct {
	file io.ReaderAt
	size int64
	next int64 // what buf reads next
	buf  *bufio.Reader
	err  error // of the file itself, which is not damage
}

func newCursor(file io.ReaderAt, size int64) *cursor {
	c := &cursor{file: file, size: size}
	c.buf = bufio.NewReaderSize((*cursorReader)(c), 1<<16)
	return c
}

// cursorReader is what the buffer of a cursor reads from.
type cursorReader cursor

func (c *cursorReader) Read(p []byte) (int, error) {
	if c.next >= c.size {
		return 0, io.EOF
	}
	n, err := (*cursor)(c).ReadAt(p[:min(int64(len(p)), c.size-c.next)], c.next)
	c.next += int64(n)
	if n > 0 {
		err = nil
	}
	return n, err
}

// ReadAt reads from any place, and remembers an error that is not an end.
func (c *cursor) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.file.ReadAt(p, at)
	if err != nil && !errors.Is(err, io.EOF) {
		c.err = err
	}
	return n, err
}

// at is the place of the next byte.
func (c *cursor) at() int64 { return c.next - int64(c.buf.Buffered()) }

// seek goes to a place.
func (c *cursor) seek(at int64) {
	if at == c.at() {
		return
	}
	c.next = at
	c.buf.Reset((*cursorReader)(c))
}

// A gzipPacking reads members of gzip (RFC 1952): each ends in a checksum and the length of its
// text.
type gzipPacking struct{ reader gzip.Reader }

func (g *gzipPacking) begins(head []byte) bool {
	return len(head) > 3 && head[0] == 0x1f && head[1] == 0x8b && head[2] == 8 && head[3]&0xe0 == 0
}

func (g *gzipPacking) open(in *cursor, loose bool) (unpacked, error) {
	if err := g.reader.Reset(in.buf); err != nil {
		return unpacked{}, err
	}
	g.reader.Multistream(false)
	return unpacked{text: &g.reader, checked: true}, nil
}

func (g *gzipPacking) mark() byte { return 0x1f }
func (g *gzipPacking) pads() bool { return true }
func (g *gzipPacking) close()     {}

// A zstdPacking reads frames of zstd (RFC 8878). Their lengths stand in the headers of their
// blocks.
type zstdPacking struct {
	decoder *zstd.Decoder
	loose   bool // of the decoder
	frame   *bufio.Reader
	wide    bool // has a place among those with long windows

	dictionary []byte // that frames may be packed with, which the file brings with it
	older      bool   // the decoder was made without it
}

// longestWindow is what the zstd command takes unasked: what a hostile frame can cost in memory.
// Only four files with windows of over usualWindow, which is that of level 19, are unpacked at a
// time, whatever the number of workers.
const (
	longestWindow = 128 << 20
	usualWindow   = 8 << 20
)

var wideWindows = make(chan struct{}, 4)

func (z *zstdPacking) begins(head []byte) bool {
	return len(head) > 3 && (string(head[:4]) == "\x28\xb5\x2f\xfd" || head[0]&0xf0 == 0x50 && string(head[1:4]) == "\x2a\x4d\x18")
}

func (z *zstdPacking) open(in *cursor, loose bool) (unpacked, error) {
	from := in.at()
	head, err := z.walk(in)
	if err != nil {
		return unpacked{}, err
	}
	u := unpacked{text: eof{}, checked: true, end: in.at()}
	if head.Skippable {
		if head.SkippableID == dictionaryFrame && z.dictionary == nil {
			z.learn(io.NewSectionReader(in, from+int64(head.HeaderSize), u.end-from-int64(head.HeaderSize)))
		}
		return u, nil
	}
	window := head.WindowSize
	if head.SingleSegment {
		window = head.FrameContentSize
	}
	if u.checked = head.HasCheckSum; !z.wide && window > usualWindow {
		wideWindows <- struct{}{}
		z.wide = true
	}
	frame := io.NewSectionReader(in, from, u.end-from)
	err = z.decode(frame, loose)
	u.text = z.decoder
	return u, err
}

// dictionaryFrame is the number of the skippable frame that holds the dictionary of the frames
// behind it, packed or not, as archives of the web have it (WARC/1.1 Zstandard, IIPC).
const dictionaryFrame = 0xd

// longestZstdDictionary is what a dictionary may have; zstd itself makes 110 KB.
const longestZstdDictionary = 16 << 20

// learn takes in a dictionary. One that is damaged is none, and the frames that need it then say
// so.
func (z *zstdPacking) learn(from io.Reader) {
	raw, err := io.ReadAll(io.LimitReader(from, longestZstdDictionary+1))
	if err == nil && z.begins(raw) {
		var d *zstd.Decoder
		if d, err = zstd.NewReader(bytes.NewReader(raw), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(longestZstdDictionary)); err == nil {
			raw, err = io.ReadAll(io.LimitReader(d, longestZstdDictionary+1))
			d.Close()
		}
	}
	if _, bad := zstd.InspectDictionary(raw); err == nil && bad == nil && len(raw) <= longestZstdDictionary {
		z.dictionary, z.older = raw, true
	}
}

// decode begins to decode a frame.
func (z *zstdPacking) decode(frame io.Reader, loose bool) (err error) {
	if z.decoder != nil && z.loose == loose && !z.older {
		z.frame.Reset(frame)
		return z.decoder.Reset(z.frame)
	}
	if z.decoder != nil {
		z.decoder.Close()
	}
	z.frame, z.loose = bufio.NewReaderSize(frame, 1<<16), loose
	options := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(longestWindow), zstd.IgnoreChecksum(loose)}
	if z.older = false; z.dictionary != nil {
		options = append(options, zstd.WithDecoderDicts(z.dictionary))
	}
	z.decoder, err = zstd.NewReader(z.frame, options...)
	return err
}

// walk goes from block to block to the end of a frame.
func (z *zstdPacking) walk(in *cursor) (head zstd.Header, err error) {
	start, _ := in.buf.Peek(zstd.HeaderMaxSize)
	if err := head.Decode(start); err != nil {
		return head, err
	}
	if _, err := in.buf.Discard(head.HeaderSize); err != nil {
		return head, err
	}
	if head.Skippable {
		return head, in.pass(int64(head.SkippableSize))
	}
	for last := false; !last; {
		var block [3]byte
		if _, err := io.ReadFull(in.buf, block[:]); err != nil {
			return head, err
		}
		size := int64(block[0])>>3 | int64(block[1])<<5 | int64(block[2])<<13
		if kind := block[0] >> 1 & 3; kind == 1 {
			size = 1 // one byte over and over
		} else if kind == 3 {
			return head, zstd.ErrReservedBlockType
		}
		if err := in.pass(size); err != nil {
			return head, err
		}
		last = block[0]&1 == 1
	}
	if head.HasCheckSum {
		err = in.pass(4)
	}
	return head, err
}

// pass passes over bytes.
func (c *cursor) pass(n int64) error {
	if n > c.size-c.at() {
		return io.ErrUnexpectedEOF
	}
	_, err := c.buf.Discard(int(n))
	return err
}

func (z *zstdPacking) mark() byte { return 0x28 }
func (z *zstdPacking) pads() bool { return false }

func (z *zstdPacking) close() {
	if z.decoder != nil {
		z.decoder.Close()
	}
	if z.wide {
		<-wideWindows
	}
}

// eof is a text of nothing.
type eof struct{}

func (eof) Read([]byte) (int, error) { return 0, io.EOF }
