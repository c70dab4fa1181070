package corpus

import (
	"archive/tar"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"

	"onecopy/internal/disk"
)

// tarMembers returns the files of a tar archive. Behind a header that is damaged, and behind a hole
// of what it is packed with, the next header is looked for.
func tarMembers(s *stream) iter.Seq[nested] {
	return func(yield func(nested) bool) {
		blocks := &tarBlocks{s: s, in: bufio.NewReaderSize(s, 1<<16)}
		in := tar.NewReader(blocks)
		for {
			head, err := in.Next()
			if err == nil {
				if head.Typeflag == tar.TypeReg && !yield(nested{name: head.Name, body: in}) {
					return
				}
				continue
			}
			if at := blocks.at; err == io.EOF {
				blocks.skip(blocks.in.Buffered()) // behind the end
				blocks.at = at
			}
			// What is in the buffer stands in front of a hole, so it is none that was met.
			holed := blocks.in.Buffered() == 0 && s.more()
			if err == io.EOF && !holed {
				if blocks.zeros < tarBlock {
					yield(nested{err: errors.New("the tar archive ends without the mark of its end: files may be missing")})
				}
				return
			}
			at := blocks.at
			found := blocks.resync(holed)
			switch {
			case s.packed != nil && s.packed.err != nil:
				err = s.fault(s.packed.err)
			case err == io.EOF || holed:
				err = errors.New("text of it is lost")
			}
			err = fmt.Errorf("the tar archive is damaged or cut short at byte %d: %w", at, disk.Cause(err))
			if !found {
				yield(nested{err: fmt.Errorf("%w; what follows is lost", err)})
				return
			}
			if !yield(nested{err: fmt.Errorf("%w; it is read on at byte %d", err, blocks.at)}) {
				return
			}
			in = tar.NewReader(blocks)
		}
	}
}

// tarBlock is of how many bytes the blocks of a tar archive are.
const tarBlock = 512

// tarBlocks reads a tar archive, and finds its headers.
type tarBlocks struct {
	s  *stream
	in *bufio.Reader
	at int64

	zeros int64 // that were read last
}

func (b *tarBlocks) Read(p []byte) (int, error) {
	n, err := b.in.Read(p)
	b.at += int64(n)
	if tail := n - len(bytes.TrimRight(p[:n], "\x00")); tail < n {
		b.zeros = int64(tail)
	} else {
		b.zeros += int64(n)
	}
	if b.s.packed == nil {
		b.s.size = max(b.s.size, b.at)
	}
	return n, err
}

// resync goes to the next header, and says whether there is one. Behind a hole it may begin at any
// byte, else at the next block.
func (b *tarBlocks) resync(holed bool) bool {
	step := tarBlock
	if holed {
		step = 1
	} else if odd := b.at % tarBlock; odd > 0 {
		b.skip(int(tarBlock - odd))
	}
	for {
		head, err := b.in.Peek(tarBlock)
		if len(head) < tarBlock {
			b.skip(len(head))
			if err != nil && b.s.more() {
				step = 1
				continue
			}
			return false
		}
		if tarHeader(head) {
			return true
		}
		b.skip(step)
	}
}

func (b *tarBlocks) skip(n int) {
	n, _ = b.in.Discard(n)
	b.at += int64(n)
}

// tarHeader says whether a block is a header: it has the mark of one, and its checksum.
func tarHeader(block []byte) bool {
	if !bytes.HasPrefix(block[tarMark:], []byte("ustar")) {
		return false
	}
	const from, to = 148, 156
	want, err := strconv.ParseInt(string(bytes.Trim(block[from:to], " \x00")), 8, 64)
	sum := int64(' ') * (to - from)
	for i, c := range block {
		if i < from || i >= to {
			sum += int64(c)
		}
	}
	return err == nil && sum == want
}
