// Package disk replaces files and folders whole or not at all, whatever ends the process or the
// machine.
//
// What is written is written aside, hidden in the folder it is to be in, and put in its place by
// renaming once it is on the disk: a [Draft] is a file, a [Folder] a folder, [Replace] does it all
// for one file. The name aside says whose it is, so that [Sweep] can remove what killed runs have
// left, and nothing of a run that goes on.
//
// disk.go has the calls that change the disk, which tests can let fail ([Intercept]). [OpenRegular]
// opens a file to read and never waits, as opening a pipe would.
//
// Start with draft.go for a file, folder.go and folder_place.go for a folder.
package disk
