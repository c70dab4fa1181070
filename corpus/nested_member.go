package corpus

import (
	"errors"
	"fmt"
	"io"

	"onecopy/internal/disk"
)

// A nested file is one of an archive, or why there is none.
type nested struct {
	name string
	body io.Reader
	size int64 // most bytes that body may have, 0 if nobody knows
	err  error // of the file name, or where that is empty of the archive
}

// hurtMember words why a file of an archive is not read.
func hurtMember(err error) error {
	if errors.Is(err, errBomb) || errors.Is(err, errGrant) {
		return err
	}
	return fmt.Errorf("damaged in its archive, left out: %w", disk.Cause(err))
}

// A grant is what the files of an archive, and those of archives in it, may unpack to in all: so
// neither archives in archives nor entries that share their bytes fill the disk.
type grant struct {
	size  func() int64 // of the outermost, as far as it is known
	given int64
	over  bool
}

var errGrant = errors.New("the files of the archive unpack to more than 1,000 times its size and 64 MiB; what follows is lost")

// take counts bytes that were unpacked.
func (g *grant) take(n int) error {
	g.given += int64(n)
	if g.given > freeText+bombRatio*g.size() {
		g.over = true
		return errGrant
	}
	return nil
}

// A bounded reader refuses what unpacks to so much that it would fill the disk.
type bounded struct {
	in    io.Reader
	most  int64
	read  int64
	grant *grant
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.in.Read(p)
	b.read += int64(n)
	if b.read > freeText && b.most > 0 && b.read > b.most {
		return n, errBomb
	}
	if over := b.grant.take(n); over != nil {
		return n, over
	}
	return n, err
}
