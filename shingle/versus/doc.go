// Package versus sets the signing of package shingle against two Go libraries that sign by the usual MinHash, in which every
// shingle goes through each of the hash functions: github.com/ekzhu/minhash-lsh and github.com/dgryski/go-minhash. It is a
// module of its own, so that neither is a dependency of onecopy, and holds nothing but a benchmark and a test:
//
//	make versus
package versus
