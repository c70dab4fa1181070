package run

import "onecopy/internal/phrase"

// What a run takes of memory beside the index of stories: the texts that are read and not yet taken in, what is kept of the
// survivors compared last, and what is known of each story and of what it was compared with. Of 100,000 records of 2 kB the last came
// to storyBytes, strings included.
const (
	baseBytes  = 110 << 20
	storyBytes = 700
)

// leastRoom is what an index or the sorting in its place may take however little there is.
var leastRoom int64 = 16 << 20 // tests take its place

// room is how much memory an index of stories may take, 0 for as much as it wants. A quarter of what is left is for garbage.
func (o *Options) room(stories int) int64 {
	if o.Memory == 0 {
		return 0
	}
	return max(leastRoom, (o.Memory-baseBytes-storyBytes*int64(stories))/4*3)
}

// spilling tells that the index of stories goes to the disk.
func (o *Options) spilling(memory, onDisk int64) {
	o.Notef("the index of what stories share would take %s of memory, more than --memory leaves for it: it is sorted on the disk, in some %s beside the output",
		phrase.Size(int(memory)), phrase.Size(int(onDisk)))
}
