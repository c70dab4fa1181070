package run

import (
	"onecopy/cluster"
	"onecopy/internal/phrase"
)

// What a run takes of memory beside the index of stories: the texts that are read and not yet taken in, what is kept of the
// survivors compared last, and what is known of each story and of what it was compared with. Of 100,000 records of 2 kB the last came
// to storyBytes, strings included.
const (
	baseBytes  = 110 << 20
	storyBytes = 700
)

// leastRoom is what an index or the sorting in its place may take however little there is.
const leastRoom = 16 << 20

// room is how much memory an index of docs may take, 0 for as much as it wants. A quarter of what is left is for garbage.
func (o *Options) room(docs []cluster.Doc) int64 {
	if o.Memory == 0 {
		return 0
	}
	room := max(leastRoom, (o.Memory-baseBytes-storyBytes*int64(len(docs)))/4*3)
	if memory, onDisk := cluster.IndexBytes(docs, o.Noisy); memory > room && !o.CleanOnly {
		o.Notef("comparing %s takes %s of memory for their index, more than --memory leaves: it is sorted on the disk, in some %s beside the output",
			phrase.Count(len(docs), "story", "stories"), phrase.Size(int(memory)), phrase.Size(int(onDisk)))
	}
	return room
}
