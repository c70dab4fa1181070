package archive

import (
	"fmt"
	"io"

	"onecopy/internal/disk"
)

// Stamp is what tells an index file from others: its length, and its last bytes, which have a
// checksum of what it holds.
func Stamp(name string) (string, error) {
	f, err := disk.OpenRegular(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	var last [24]byte
	if _, err := f.ReadAt(last[:], max(info.Size()-int64(len(last)), 0)); err != nil && err != io.EOF {
		return "", err
	}
	return fmt.Sprintf("%d-%x", info.Size(), last), nil
}
