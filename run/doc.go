// Package run takes a corpus from files to stories, compared and written.
//
// A [Reader] reads files: it marks their pages with package clean, sketches the stories and keeps
// them in a store. A [Job] compares the stories of a reader with package cluster and writes OUT:
// the corpus, the records and the reports. A [Recut] is a job whose stories an earlier OUT has; an
// [Indexer] puts the stories of a reader, and of earlier OUTs, into an index file.
//
// It knows no flags and no terminal: [Options] say what to do, their callbacks are told of
// problems, notes and progress. It never decides who is called a copy, or which line is cut.
//
// Start with reader.go and read.go for the way in, job.go and write.go for the way out.
package run
