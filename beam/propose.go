package main

import (
	"fmt"
	"strconv"

	"onecopy/clean"
	"onecopy/corpus/hint"
	"onecopy/stage"
)

// A shortsFn divides the short lines of documents by their words, so that each line is learned
// alone.
type shortsFn struct{ plan }

// ProcessElement emits rows for learn: of a document and a line, where it stands.
func (f *shortsFn) ProcessElement(_ string, blob []byte, shorts func(string, []byte)) error {
	groups := divider{}
	_, rows := cutTag(blob)
	err := eachRow(rows, func(_ []byte, row *docRow) error {
		for _, d := range row.Docs {
			same := map[string][]clean.Short{}
			for _, s := range d.Shorts {
				line, _ := s.Prints()
				key := strconv.FormatUint(line, 16)
				same[key] = append(same[key], s)
			}
			for key, list := range same {
				if err := groups.addRow(f.shard(key), map[string]any{"docs": []any{map[string]any{"shorts": list}}}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	groups.emit(shorts)
	return err
}

// A learnFn learns the lines of a group.
type learnFn struct{ plan }

// ProcessElement emits rows of templates.
func (f *learnFn) ProcessElement(_ string, group func(*[]byte) bool, learned func(string, []byte)) error {
	rows, err := f.filter(stage.Docs, sorted(group), (*stage.Filter).Learn)
	learned("", rows)
	return err
}

// noneFn emits an empty blob, so that a group is there even if it has no rows.
func noneFn(_ []byte, emit func(string, []byte)) { emit("", nil) }

// A templatesFn makes one file of all lines that were learned.
type templatesFn struct{ plan }

// ProcessElement emits the file.
func (f *templatesFn) ProcessElement(_ string, group func(*[]byte) bool) []byte {
	return append(f.header(stage.Templates), sorted(group)...)
}

// A signFn makes the stories that are compared.
type signFn struct{ plan }

// A storyRow is a row of sign or of rank.
type storyRow struct {
	Key   string `json:"k"`
	Type  string `json:"t,omitempty"`
	ID    string `json:"id"`
	Words int    `json:"words"`
	Sum   string `json:"sum,omitempty"`
	Print string `json:"print,omitempty"`
	First *int32 `json:"first,omitempty"`
	Twin  bool   `json:"twin,omitempty"`
	Day   uint16 `json:"day,omitempty"`
	Text  string `json:"text"`
}

// wordDigits are those of a key of the order of survival that say how many words a story has.
const wordDigits = 8

// ProcessElement emits stories with their texts by their ids, and without them by their number of
// words: those of the same words are in one group, and groups are in the order of survival.
func (f *signFn) ProcessElement(_ string, blob, templates []byte, texts, slim func(string, []byte)) error {
	_, rows := cutTag(blob)
	signed, err := f.filter(stage.Docs, rows, func(s *stage.Filter) error { return s.Sign(partOf("templates", templates)) })
	if err != nil {
		return err
	}
	byID, byWords := divider{}, divider{}
	err = eachRow(signed, func(line []byte, s *storyRow) error {
		if len(s.Key) < wordDigits {
			return fmt.Errorf("the key %q is too short", s.Key)
		}
		byID.add(f.shard(s.ID), line)
		s.Text = ""
		return byWords.addRow(s.Key[:wordDigits], s)
	})
	byID.emit(texts)
	byWords.emit(slim)
	return err
}

// A rankFn numbers the stories of a group from 0.
type rankFn struct{ plan }

// ProcessElement emits the stories, and how many they are.
func (f *rankFn) ProcessElement(words string, group func(*[]byte) bool, ranked, counts func(string, []byte)) error {
	all := sorted(group)
	rows, err := f.filter(stage.Stories, all, (*stage.Filter).Rank)
	n := 0
	blobs(rows, func(blob []byte) { ranked(words, blob) })
	for range lines(rows) {
		n++
	}
	counts(words, strconv.AppendInt(nil, int64(n), 10))
	return err
}

// A numberFn makes ranks of the numbers in groups.
type numberFn struct{ plan }

// ProcessElement adds the stories of all groups before to the ranks of a blob.
func (f *numberFn) ProcessElement(words string, blob []byte, counts func(*string, *[]byte) bool, ranked func(string, []byte)) error {
	before, key, count := int64(0), "", []byte(nil)
	for counts(&key, &count) {
		if key < words {
			n, err := strconv.ParseInt(string(count), 10, 64)
			if err != nil {
				return err
			}
			before += n
		}
	}
	groups := divider{}
	err := eachRow(blob, func(_ []byte, s *storyRow) error {
		r, err := strconv.ParseInt(s.Key, 10, 64)
		if err != nil {
			return err
		}
		if before+r > 1<<31-1 {
			return fmt.Errorf("more stories than 2^31")
		}
		s.Key = rankKey(int32(before + r))
		if s.First != nil {
			*s.First += int32(before)
		}
		return groups.addRow(f.shard(s.ID), s)
	})
	groups.emit(ranked)
	return err
}

// A textFn puts the texts back into ranked stories.
type textFn struct{ plan }

// ProcessElement emits the stories of a group by their ranks.
func (f *textFn) ProcessElement(_ string, signed, ranked func(*[]byte) bool, stories func(string, []byte)) error {
	texts := map[string]string{}
	if err := eachRow(gathered(signed), func(_ []byte, s *storyRow) error {
		if _, ok := texts[s.ID]; ok {
			return hint.Errorf("give them ids of their own, or none", "several documents have the id %q", s.ID)
		}
		texts[s.ID] = s.Text
		return nil
	}); err != nil {
		return err
	}
	groups := divider{}
	err := eachRow(sorted(ranked), func(_ []byte, s *storyRow) error {
		var ok bool
		if s.Text, ok = texts[s.ID]; !ok {
			return fmt.Errorf("the text of story %q is not there", s.ID)
		}
		return groups.addRow(f.shard(s.Key), s)
	})
	groups.emit(stories)
	return err
}

// keyDigits are those of a key that stories are found by.
const keyDigits = 10

// A keysFn puts stories under their keys.
type keysFn struct{ plan }

// ProcessElement emits rows of keys, those of one key to one group.
func (f *keysFn) ProcessElement(_ string, blob []byte, keys func(string, []byte)) error {
	rows, err := f.filter(stage.Ranked, blob, (*stage.Filter).Keys)
	f.divide(rows, keyDigits, keys)
	return err
}

// divide emits rows in groups, those in one whose keys have the same first digits.
func (p *plan) divide(rows []byte, digits int, emit func(string, []byte)) {
	groups := divider{}
	for line := range lines(rows) {
		key := keyOf(line)
		groups.add(p.shard(key[:min(digits, len(key))]), line)
	}
	groups.emit(emit)
}

// A bucketFn finds what stands under the keys of a group.
type bucketFn struct{ plan }

// ProcessElement emits lists by the rank of their story.
func (f *bucketFn) ProcessElement(_ string, group func(*[]byte) bool, lists func(string, []byte)) error {
	rows, err := f.filter(stage.Keys, sorted(group), (*stage.Filter).Bucket)
	f.divide(rows, len(rankKey(0)), lists)
	return err
}

// A pairsFn sums what stories share.
type pairsFn struct{ plan }

// ProcessElement emits proposals.
func (f *pairsFn) ProcessElement(_ string, group func(*[]byte) bool, proposals func(string, []byte)) error {
	rows, err := f.filter(stage.Lists, sorted(group), (*stage.Filter).Pairs)
	blobs(rows, func(blob []byte) { proposals(walkKey, blob) })
	return err
}

// walkKey is the group of all that is decided in one go.
const walkKey = "walk"

// A walkFn puts blobs into that group.
type walkFn struct{ plan }

// ProcessElement emits a blob.
func (f *walkFn) ProcessElement(_ string, blob []byte, emit func(string, []byte)) {
	emit(walkKey, blob)
}
