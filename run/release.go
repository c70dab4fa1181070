package run

import "runtime/debug"

// longRead is from how many bytes on a text leaves behind what is given back to the system at once, so that what comes next finds
// room for pieces of other sizes.
const longRead = 32 << 20

// release gives back what reading so many bytes took. The collector is made to run, which takes some milliseconds.
func release(bytes int) {
	if bytes >= longRead {
		debug.FreeOSMemory()
	}
}
