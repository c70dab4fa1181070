// Onecopy makes a clean text corpus of news files: it finds the stories inside files, cuts what is
// not story, keeps one copy of each story however often it was printed, and reports what went and
// why.
//
// # Synopsis
//
//	onecopy clean [flags] PATH... -o OUT
//	onecopy check [flags] PATH... [--against CORPUS]
//	onecopy index [flags] PATH... -o FILE
//	onecopy show [flags] CLUSTER | A B | FILE --against CORPUS
//	onecopy explain [flags] FILE[:LINE] | RULE
//	onecopy lsp [flags]
//	onecopy recut [flags] OUT [-o NEW]
//	onecopy report [flags] OUT [STORY...]
//	onecopy stats [flags] OUT
//	onecopy verify [flags] OUT PATH...
//	onecopy stage STAGE [flags] [FILE...]
//	onecopy man
//	onecopy completion bash | zsh | fish | rules | stories [WORD...]
//	onecopy help [COMMAND [more] | config]
//	onecopy version
//
// A PATH is a file, a folder, or - for standard input. Of a folder, all files below it are read but
// hidden ones, readmes and licences; links to folders are not followed. A file reached twice is
// read once. Files named .gz or .zst are unpacked.
//
// A file named .jsonl or .ndjson, or one that begins with JSON lines, holds records: objects with
// "id" and "text" and, where known, "title", "date" and "source". Each is one story, found under
// its id, unless --split always looks for more inside. HTML, XML and other markup is told and left
// out, also where only the content of a file shows it.
//
// docs/commands.md says what each command does, with examples that the tests run. The manual page,
// which "onecopy man" prints, is docs/onecopy.1.
package main
