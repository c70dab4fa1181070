package corpus

import (
	"compress/bzip2"
	"errors"
	"io"

	"github.com/ulikunitz/xz"
)

// A bzip2Packing reads bzip2. The reader goes through streams that stand one behind the other, so
// these are one member, whose blocks have checksums.
type bzip2Packing struct{}

func (bzip2Packing) begins(head []byte) bool {
	return len(head) > 3 && string(head[:3]) == "BZh" && head[3] >= '1' && head[3] <= '9'
}

func (bzip2Packing) open(in *cursor, _ bool) (unpacked, error) {
	return unpacked{text: bzip2.NewReader(in.buf), checked: true}, nil
}

func (bzip2Packing) mark() byte { return 'B' }
func (bzip2Packing) pads() bool { return false }
func (bzip2Packing) close()     {}

// An xzPacking reads xz, streams one behind the other as one member. Not every stream has checksums
// of its text.
type xzPacking struct{}

const xzMagic = "\xfd7zXZ\x00"

func (xzPacking) begins(head []byte) bool {
	return len(head) > 3 && string(head[:4]) == xzMagic[:4]
}

// longestDictionary is what a dictionary of xz may have; that of xz -9 has 64 MiB.
const longestDictionary = 256 << 20

// open begins to unpack a stream. The header of its first block, behind the 12 bytes of the
// stream's, says how much memory it takes: two bits of mantissa and an exponent, at the end of the
// properties of its filter (The .xz File Format, 5.3.1).
func (xzPacking) open(in *cursor, _ bool) (unpacked, error) {
	head, _ := in.buf.Peek(12 + 1024)
	if len(head) > 12 && head[12] != 0 {
		block := head[12:min(len(head), 12+(int(head[12])+1)*4)]
		for i := 2; i+2 < len(block); i++ {
			if block[i] == 0x21 && block[i+1] == 1 { // LZMA2 with one byte of properties
				if bits := block[i+2]; bits > 40 || uint64(2|bits&1)<<(bits/2+11) > longestDictionary {
					return unpacked{}, errors.New("takes a dictionary of more than 256 MiB")
				}
				break
			}
		}
	}
	u := unpacked{checked: len(head) > 7 && head[7]&0x0f != 0}
	text, err := xz.NewReader(in.buf)
	if err != nil {
		return u, err
	}
	u.text = &guarded{in: text}
	return u, nil
}

func (xzPacking) mark() byte { return xzMagic[0] }
func (xzPacking) pads() bool { return true }
func (xzPacking) close()     {}

// A guarded reader makes an error of a panic, as damaged data may make the library.
type guarded struct{ in io.Reader }

func (g *guarded) Read(p []byte) (n int, err error) {
	defer func() {
		if recover() != nil {
			n, err = 0, errors.New("not valid")
		}
	}()
	return g.in.Read(p)
}

// packings say by extension how a packed file is read.
var packings = map[string]func() packing{
	".gz":  func() packing { return &gzipPacking{} },
	".zst": func() packing { return &zstdPacking{} },
	".bz2": func() packing { return bzip2Packing{} },
	".xz":  func() packing { return xzPacking{} },
}
