package run

import (
	"fmt"
	"os"

	"onecopy/corpus"
	"onecopy/internal/phrase"
)

// What a run takes of memory beside the index of stories: the program with its rules, what is kept
// of the survivors compared last, and what is known of each story and of what it was compared with:
// docs/design.md counts it up, some 200 bytes a story.
const (
	baseBytes  = 64 << 20
	freeBytes  = 110 << 20 // instead, where garbage and caches need not share what there is
	storyBytes = 250
)

// leastShare is the part of --memory that an index or the sorting in its place may take, however
// little is left: what is counted for stories is taken later, when the sorting is over. Of 10
// million stories sorted in 8 MiB of 2 GB the keys were written in 8,500 runs, and merged three
// times.
var leastShare int64 = 8 // tests take its place

// What an index of stories may take of memory where the text is little: with what else a run takes,
// it is to have four times the text and 100 MB. Of 150,000 records of three words, 5.3 MB, it would
// take 110 MB, and of news a half of the text.
const (
	textTimes     = 4
	textBase      = 50e6
	textOfAStory  = 100 // bytes of memory beside the index
	leastForIndex = 8 << 20
)

// room is how much memory an index of stories may take, 0 for as much as it wants. A quarter of
// what is left is for garbage.
func (o *Options) room(stories int) int64 {
	if o.Memory == 0 {
		return 0
	}
	return max(o.Memory/leastShare, (o.Memory-baseBytes-storyBytes*int64(stories))/4*3)
}

// roomOf is room where it is known of how many bytes of text the stories are.
func (o *Options) roomOf(stories, text int) int64 {
	if o.Memory == 0 {
		return 0
	}
	return min(o.room(stories), max(leastForIndex, textTimes*int64(text)+textBase-textOfAStory*int64(stories)))
}

// spilling tells that the index of stories goes to the disk.
func (o *Options) spilling(memory, onDisk int64) {
	o.Notef("the index of what stories share would take %s of memory, more than --memory or four times the text leaves for it: it is sorted on the disk, in some %s beside the output",
		phrase.Size(int(memory)), phrase.Size(int(onDisk)))
}

// What a run takes of the disk, in tenths of the bytes of its inputs, as unpacked: 100,002 records
// of 224 MB took 246 MB beside OUT, and 430 MB in it. A story of 2 kB takes indexBytes of memory.
const (
	tenthsBeside = 11
	tenthsOut    = 20
	storyText    = 2000
	indexBytes   = 1000
)

// Needs says about how much memory and disk reading some files will take, nothing where none of
// them lies on the disk.
func (o *Options) Needs(files []corpus.File) string {
	size := 0
	for _, f := range files {
		if info, err := os.Stat(f.Path); err == nil {
			n := int(info.Size())
			if f.Packed() {
				n *= packedTimes
			}
			size += n
		}
	}
	if size == 0 {
		return ""
	}
	bound := ""
	if o.Memory > 0 {
		bound = fmt.Sprintf(", of which --memory allows %s", phrase.Size(int(o.Memory)))
	}
	return fmt.Sprintf("%s of text: the run will take some %s of memory%s, %s of disk beside the output and %s for it",
		phrase.Size(size), phrase.Size(freeBytes+size/storyText*(storyBytes+indexBytes)), bound, phrase.Size(size/10*tenthsBeside), phrase.Size(size/10*tenthsOut))
}

// packedTimes is how many times as long as a packed file its text is taken to be.
const packedTimes = 4
