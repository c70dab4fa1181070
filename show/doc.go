// Package show shows how stories differ, word by word: the copies of a cluster, two stories of a
// run or of files, and a story beside the older one that it repeats.
//
// What is compared and how it looks are of packages cluster and report. Start at viewer.go.
package show
