package corpus_test

import (
	"fmt"
	"strings"

	"onecopy/corpus"
)

func ExampleFile_Chunks() {
	in := strings.NewReader(`{"id": "a1", "title": "Fire in Leeds", "text": "It burnt.\n\nNo one was hurt."}
{"id": "a1", "text": "The dam \"opened\"."}
{"id": 7}
`)
	var ids corpus.IDs
	file := corpus.File{Path: corpus.Stdin, Source: "wire.jsonl"}
	for chunk := range file.Chunks("", in) {
		batch, err := chunk.Read() // in a worker
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, d := range batch.Documents {
			at := strings.LastIndexByte(d.Text, ' ') + 1
			fmt.Printf("%s line %d: %q is byte %d\n", ids.Take(d.StoryID(0)), d.Line(1), d.Text[at:], d.Offset(at))
		}
		for _, p := range batch.Problems {
			fmt.Println(p)
		}
		if batch.Input != nil {
			fmt.Println(batch.Input.Lines, "lines,", batch.Input.Bytes, "bytes")
		}
	}
	// Output:
	// a1 line 1: "hurt." is byte 72
	// a1~2 line 2: "\"opened\"." is byte 110
	// wire.jsonl:3: record without text
	// 3 lines, 134 bytes
}
