//go:build !linux && !darwin && !freebsd && !netbsd

package disk

import "io/fs"

// keep sets the permissions of the file to those of the file it replaces.
func (d *Draft) keep(old fs.FileInfo) error {
	if err := before(callAttr, d.Name()); err != nil {
		return err
	}
	return d.Chmod(old.Mode().Perm())
}
