// Package corpus brings documents in and a canonical corpus out.
//
// In: [Find] lists the files below the paths it is given under names that do not depend on the machine. [File.Chunks]
// parts one, packed or not, for workers; [Chunk.Read] makes documents of a part: a text file is one, and so is each
// record of JSON lines. What the name of a file does not say its first bytes do: markup and binary files are left out.
// A document is valid UTF-8 whose every offset can be traced back to the bytes of the file, of a packed file to those
// that were packed, through the escapes of JSON where there are any.
//
// Out: [Create] builds a folder aside and puts it in place whole or not at all; [Out.Corpus] takes the survivors, and a
// [Store] keeps the stories of a running job on disk. [Out.Seal] adds the sums of all files.
//
// Proof: [CheckSums] finds what was damaged since, [Verify] proves from what a run left that no byte of its input was
// lost or changed, and [Prove] holds what another run would write against it.
//
// The package never decides what is a story, what is cut, or which copy stays: it knows the records
// of a run ([Story], [Cut], [Pair]) and nothing about how they came to be. It never edits an input
// file (the caller can, with [Replace]), follows a link to a folder, or deletes a folder that is
// not the output of an earlier run.
//
// Whatever is written is written aside and put in its place whole ([Out], [Draft], [Replace]);
// disk.go has the calls that change the disk, which tests can let fail ([Intercept]), and sweep.go
// what is done about killed runs ([Sweep]).
//
// Start with find.go, chunk.go and read.go for the way in, out.go and commit.go for the way out.
package corpus
