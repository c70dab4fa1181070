package corpus

// The formats a File may have. Others than these have a reader, see [readers].
const (
	formatText  = "text"  // one text
	FormatJSONL = "jsonl" // a record on each line: https://jsonlines.org
	formatJSON  = "json"  // a list of records, one record, or records one behind the other
)

// formats says by extension what a file holds, as far as its name is to be believed. What is not
// listed is told by its first bytes: news files come as .txt, .text, .md, .story, with a date for
// an extension, or with none.
var formats = map[string]string{
	".txt": formatText, ".jsonl": FormatJSONL, ".ndjson": FormatJSONL, ".json": formatJSON,
	".csv": "csv", ".tsv": "csv", ".parquet": "parquet", ".warc": "warc", ".wet": "warc", ".xml": "xml",
	".htm": "html", ".html": "html", ".xhtml": "html", ".mbox": "mail", ".eml": "mail", ".zip": "zip", ".tar": "tar", ".tgz": "tar",
}

// sniffed is how much of a file is looked at to say what it is. git decides by the first 8,000
// bytes; a page is read in one go either way.
const sniffed = 8192

// The formats of archives. What is in one is read as the files of a folder are; of each the Source
// is ARCHIVE/NAME.
const (
	formatZip = "zip"
	formatTar = "tar"
)

// formatParquet is read as the JSON lines that it stands for, as what is packed is read unpacked:
// bytes, lines and sums of an input are those of these lines.
const formatParquet = "parquet"
