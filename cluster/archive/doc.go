// Package archive keeps the stories of many runs in an index file, and finds what of them a story
// is a copy of.
//
// A Builder makes an index file, at once or from an older one; an Archive is an open one. What is
// compared, and who stays, is the business of package cluster. Start at archive.go, which begins
// with the format.
package archive
