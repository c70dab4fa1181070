// Package torture does to onecopy what it must survive where it is trusted with the only copy of a
// text: it is killed at random moments and at each call that changes the disk, calls fail, disks
// are full, inputs are damaged, outputs are changed, and it is run in every way that must make no
// difference. The program is built and driven as its users drive it. It is a module of its own, so
// that "go test ./..." does not wait for it, and holds nothing but tests:
//
//	make torture          # some minutes
//	make torture FULL=1   # the numbers of tries that docs/design.md tells
//	make torture TORTURE='-run Kill -seed=7 -kills=500'
//
// It prints a table of what was tried how often, and how often that was survived. What needs
// strace, a mount or another system is passed over with a message where it is not there.
package torture
