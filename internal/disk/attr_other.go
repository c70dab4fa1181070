//go:build !linux && !darwin && !freebsd && !netbsd

package disk

import "io/fs"

// keep gives the file the permissions of the one at its place.
func (d *Draft) keep(old fs.FileInfo) error {
	if err := before(callAttr, d.Name()); err != nil {
		return err
	}
	return d.Chmod(old.Mode().Perm())
}
