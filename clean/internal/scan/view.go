package scan

import "unsafe"

// View returns bytes as a string without a copy. They must not change as long as the string is
// used.
func View(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
