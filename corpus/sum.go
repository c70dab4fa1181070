package corpus

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"onecopy/internal/disk"
)

// Sum returns the SHA-256 of a file, of a packed one as unpacked, in hexadecimal: Input.SHA256
// without splitting and decoding. It takes no more memory for a large file, and ends with ctx.
// Standard input and pipes cannot be read twice, and have none. A file of which a member is damaged
// is an error.
func (f File) Sum(ctx context.Context) (string, error) {
	if f.once() {
		return "", nil
	}
	in, err := f.Unpacked(nil)
	if err != nil {
		return "", fmt.Errorf("%s: %w", f.Source, err)
	}
	defer in.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, disk.Until(ctx, in)); err != nil {
		return "", fmt.Errorf("%s: %w", f.Source, err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
