package corpus_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"

	"onecopy/corpus"
)

// A file of JSON lines is found and read as documents, every offset of which leads to bytes of the
// file.
func ExampleFile_Chunks() {
	dir, err := os.MkdirTemp("", "onecopy-example")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	line := `{"id":"7","title":"Ferry runs","text":"The ferry ran \u201cat last\u201d."}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "wire.jsonl"), []byte(line), 0o600); err != nil {
		log.Fatal(err)
	}
	found, err := corpus.Find([]string{dir}, corpus.FindOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for _, file := range found.Files {
		for chunk := range file.Chunks("", nil) {
			batch, err := chunk.Read()
			if err != nil {
				log.Fatal(err)
			}
			for _, doc := range batch.Documents {
				fmt.Println(doc.Source, doc.StoryID(0), doc.Text)
				fmt.Println(line[doc.Offset(14):doc.Offset(len(doc.Text))])
			}
		}
	}
	// Output:
	// wire.jsonl 7 The ferry ran “at last”.
	// \u201cat last\u201d.
}
