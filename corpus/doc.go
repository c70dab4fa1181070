// Package corpus brings documents in, and has the stories that a run makes of them.
//
// In: [Find] lists the files below the paths it is given under names that do not depend on the
// machine. [File.Chunks] splits one, packed or not, for workers; [Chunk.Read] makes documents of a
// chunk: a text file is one, and so is each record of JSON lines. What the name of a file does not
// say its first bytes do: markup and binary files are left out. A document is valid UTF-8 whose
// every offset can be traced back to the bytes of the file, of a packed file to those that were
// packed, through the escapes of JSON where there are any.
//
// Stories: [Story], [Piece], [Cut] and [Pair] are what a run knows of a story; [Pieces] and [Cuts]
// are many of them in little memory, and a [Store] keeps the stories of a running job on disk.
//
// Proof: [File.Passages] reads an input once more, to account for every character of it.
//
// The package never decides what is a story, what is cut, or which copy stays. It never edits an
// input file, and never follows a link to a folder.
//
// Start with find.go, chunks.go and read_chunk.go for the way in, story.go and store.go for the
// stories.
package corpus
