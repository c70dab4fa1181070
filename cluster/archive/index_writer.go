package archive

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/zstd"

	"onecopy/corpus/outdir"
)

// An indexWriter writes an index file from its first byte to its last: the sections in their order,
// each begun, filled and ended.
type indexWriter struct {
	out     *bufio.Writer
	zip     *zstd.Encoder
	at      uint64
	dir     []byte
	lengths []int // of the payloads of the section under way
	number  int   // of that section
}

func newBinder(w io.Writer, s *outdir.Settings) (*indexWriter, error) {
	// One goroutine, and no sum of its own: the same pieces are the same bytes, and every block has
	// a sum.
	zip, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false), zstd.WithEncoderLevel(zstd.SpeedDefault))
	if err != nil {
		return nil, err
	}
	settings, err := json.Marshal(headerOf(s))
	if err != nil {
		return nil, err
	}
	b := &indexWriter{out: bufio.NewWriterSize(w, 1<<20), zip: zip, at: uint64(len(archiveMagic)), dir: text(nil, string(settings))}
	_, err = b.out.WriteString(archiveMagic)
	return b, err
}

func (b *indexWriter) begin(number int) { b.number, b.lengths = number, b.lengths[:0] }

// put writes a block.
func (b *indexWriter) put(payload []byte) error {
	if _, err := b.out.Write(payload); err != nil {
		return err
	}
	b.lengths = append(b.lengths, len(payload))
	b.at += uint64(len(payload)) + sumSize
	var sum [sumSize]byte
	binary.LittleEndian.PutUint32(sum[:], crc32.Checksum(payload, castagnoli))
	_, err := b.out.Write(sum[:])
	return err
}

// end writes down the section.
func (b *indexWriter) end(size uint64) {
	b.dir = binary.AppendUvarint(binary.AppendUvarint(b.dir, size), uint64(len(b.lengths)))
	for _, n := range b.lengths {
		b.dir = binary.AppendUvarint(b.dir, uint64(n))
	}
}

// finish writes the directory and the trailer.
func (b *indexWriter) finish() error {
	trailer := binary.LittleEndian.AppendUint64(nil, b.at)
	trailer = binary.LittleEndian.AppendUint32(trailer, crc32.Checksum(b.dir, castagnoli))
	trailer = binary.LittleEndian.AppendUint32(trailer, crc32.Checksum(trailer, castagnoli))
	for _, part := range [][]byte{b.dir, trailer, []byte(archiveEnd)} {
		if _, err := b.out.Write(part); err != nil {
			return err
		}
	}
	return b.out.Flush()
}

// A roll is a stream on its way into the file.
type roll struct {
	b      *indexWriter
	piece  []byte
	size   uint64
	packed []byte
}

// stream begins a stream.
func (b *indexWriter) stream(number int) *roll {
	b.begin(number)
	return &roll{b: b, piece: make([]byte, 0, kinds[number].piece)}
}

// Write adds bytes.
func (r *roll) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 {
		part := p[:min(len(p), cap(r.piece)-len(r.piece))]
		r.piece, p = append(r.piece, part...), p[len(part):]
		if len(r.piece) == cap(r.piece) {
			if err := r.close(); err != nil {
				return 0, err
			}
		}
	}
	r.size += uint64(n)
	return n, nil
}

// close ends the piece under way.
func (r *roll) close() error {
	r.packed = r.b.zip.EncodeAll(r.piece, r.packed[:0])
	payload := r.packed
	if len(payload) >= len(r.piece) {
		payload = r.piece
	}
	r.piece = r.piece[:0]
	return r.b.put(payload)
}

func (r *roll) end() error {
	if len(r.piece) > 0 {
		if err := r.close(); err != nil {
			return err
		}
	}
	r.b.end(r.size)
	return nil
}
