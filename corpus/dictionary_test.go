package corpus

import (
	"bytes"
	little "encoding/binary"
	"fmt"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// shelf is an archive of the web as browsers' archives are packed: a skippable frame with a
// dictionary, which may be packed itself, and a frame for each record.
func shelf(t testing.TB, records []string, packed bool) []byte {
	t.Helper()
	var samples [][]byte
	history := ""
	for i := range 200 {
		s := fmt.Sprintf("WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://example.org/%d/%d\r\nContent-Type: text/plain\r\n", i*7919, i)
		samples = append(samples, []byte(s))
		history += s[:40+i%40]
	}
	dictionary, err := zstd.BuildDict(zstd.BuildDictOptions{ID: 77, Contents: samples, History: []byte(history), Offsets: [3]int{1, 4, 8}})
	must(t, err)
	inside := dictionary
	if packed {
		plain, err := zstd.NewWriter(nil)
		must(t, err)
		inside = plain.EncodeAll(dictionary, nil)
	}
	out := little.LittleEndian.AppendUint32([]byte("\x5d\x2a\x4d\x18"), uint32(len(inside)))
	out = append(out, inside...)
	e, err := zstd.NewWriter(nil, zstd.WithEncoderDict(dictionary), zstd.WithEncoderCRC(true))
	must(t, err)
	for _, r := range records {
		out = e.EncodeAll([]byte(r), out)
	}
	return out
}

// Frames that are packed with a dictionary are read with the one that the file begins with, also
// behind a damaged frame.
func TestDictionary(t *testing.T) {
	texts := manyTexts(newRandom(3), 12)
	write := manyStories["x.warc"]
	var records []string
	for i := range texts {
		records = append(records, write(texts[i:i+1]))
	}
	for _, packed := range []bool{false, true} {
		raw := shelf(t, records, packed)
		path := file(t, "x.warc.zst", raw)
		path.seen, _ = path.judge("")
		if path.seen != "warc" {
			t.Errorf("packed %v: seen as %q", packed, path.seen)
		}
		got, _, told := documentsOf("x.warc.zst", raw)
		if len(got) != len(texts) || got[11] != squeezed(texts[11]) || strings.Contains(told, "lost") {
			t.Errorf("packed %v: %d texts, %s", packed, len(got), told)
		}
		raw[len(raw)-60] ^= 8
		if got, _, told = documentsOf("x.warc.zst", raw); len(got) != len(texts)-1 || !strings.Contains(told, "of the file are lost") {
			t.Errorf("packed %v, damaged: %d texts, %s", packed, len(got), told)
		}
		raw[20] ^= 1 // of the dictionary
		if got, _, told = documentsOf("x.warc.zst", raw); len(got) > len(texts)-1 {
			t.Errorf("packed %v, dictionary damaged: %d texts, %s", packed, len(got), told)
		}
		for _, text := range got {
			if !bytes.Contains([]byte(squeezed(strings.Join(texts, "\n"))), []byte(text)) {
				t.Errorf("packed %v, dictionary damaged: %q was in no record", packed, text)
			}
		}
	}
}
