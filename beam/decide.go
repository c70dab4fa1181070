package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"onecopy/stage"
)

// A decision is what is looked at in a row of cluster.
type decision struct {
	Key      string   `json:"k"`
	Type     string   `json:"t"`
	ID       string   `json:"id"`
	Survivor string   `json:"survivor,omitempty"`
	Want     []int32  `json:"want,omitempty"`
	Same     *int32   `json:"same,omitempty"`
	Text     *string  `json:"text,omitempty"`
	Day      uint16   `json:"day,omitempty"`
	Texts    []string `json:"texts,omitempty"`
	Days     []uint16 `json:"days,omitempty"`
}

// Types of decisions.
const (
	done = "done"
	want = "want"
)

// others are the stories that one is compared with.
func (d *decision) others() []int32 {
	if d.Same != nil {
		return []int32{*d.Same}
	}
	return d.Want
}

// A clusterFn walks through all stories, with what was found so far, as stage cluster does.
type clusterFn struct {
	plan
	Last bool // it asks for all texts that its successor may need, and for no comparison
}

// ProcessElement emits what has to be compared, and requests for the texts of that.
func (f *clusterFn) ProcessElement(_ string, group func(*[]byte) bool, wants, texts func(string, []byte)) error {
	rows := sorted(group)
	decided, err := f.filter(stage.Ranked, rows, func(s *stage.Filter) error {
		_, err := s.Cluster(nil)
		return err
	})
	if err != nil {
		return err
	}
	asked := requests{plan: &f.plan}
	if f.Last {
		err = asked.rest(rows, decided)
		asked.groups.emit(texts)
		return err
	}
	groups := divider{}
	err = eachRow(decided, func(line []byte, d *decision) error {
		if d.Type != want {
			return nil
		}
		to := f.shard(d.Key)
		groups.add(to, line)
		err := asked.ask(d.Key, to)
		for _, c := range d.others() {
			if err == nil {
				err = asked.ask(rankKey(c), to)
			}
		}
		return err
	})
	groups.emit(wants)
	asked.groups.emit(texts)
	return err
}

// rest asks for the texts of what is left: of the stories that are not decided, and of the
// survivors of those before them that they may be copies of. No others can be compared.
func (r *requests) rest(rows, decided []byte) error {
	home := map[string]string{} // of a rank: that of its survivor
	ranks := map[string]string{}
	open := map[string]bool{}
	if err := eachRow(decided, func(_ []byte, d *decision) error {
		ranks[d.ID] = d.Key
		switch {
		case d.Type != done:
			open[d.Key], home[d.Key] = true, d.Key
		case d.Survivor != "":
			home[d.Key] = ranks[d.Survivor] // decided before it
		default:
			home[d.Key] = d.Key
		}
		return nil
	}); err != nil {
		return err
	}
	type near struct {
		Key   string  `json:"k"`
		First *int32  `json:"first"`
		Ranks []int32 `json:"c"`
	}
	return eachRow(rows, func(_ []byte, n *near) error {
		if !open[n.Key] {
			return nil
		}
		list := slices.Clone(n.Ranks)
		if n.First != nil {
			list = append(list, *n.First)
		}
		err := r.ask(n.Key, walkKey)
		for _, c := range list {
			if err == nil {
				err = r.ask(home[rankKey(c)], walkKey)
			}
		}
		return err
	})
}

// A verifyFn compares stories.
type verifyFn struct{ plan }

// ProcessElement emits what was found in a group.
func (f *verifyFn) ProcessElement(_ string, wants, texts func(*[]byte) bool, fates func(string, []byte)) error {
	stories := map[string]*storyRow{}
	if err := eachRow(gathered(texts), func(_ []byte, s *storyRow) error {
		stories[s.Key] = s
		return nil
	}); err != nil {
		return err
	}
	var asked bytes.Buffer
	if err := eachRow(sorted(wants), func(_ []byte, d *decision) error {
		own := stories[d.Key]
		if own == nil {
			return fmt.Errorf("the text of story %s is not there", d.Key)
		}
		d.Text, d.Day = &own.Text, own.Day
		for _, c := range d.others() {
			s := stories[rankKey(c)]
			if s == nil {
				return fmt.Errorf("the text of story %d is not there", c)
			}
			d.Texts, d.Days = append(d.Texts, s.Text), append(d.Days, s.Day)
		}
		row, err := jsonRow(d)
		asked.Write(row)
		return err
	}); err != nil {
		return err
	}
	rows, err := f.filter(stage.Decisions, asked.Bytes(), func(s *stage.Filter) error { return s.Verify(nil) })
	blobs(rows, func(blob []byte) { fates(walkKey, blob) })
	return err
}

// A finalFn decides all, and compares by itself what is left.
type finalFn struct{ plan }

// partRows is how many decisions one part of them has.
const partRows = 20_000

// ProcessElement emits decisions by the part that they are of, in order.
func (f *finalFn) ProcessElement(_ string, group, texts func(*[]byte) bool, decisions func(string, []byte)) (err error) {
	rows := sorted(group)
	file, err := f.textFile(rows, gathered(texts))
	if err != nil {
		return err
	}
	defer os.Remove(file)
	stories, err := stage.OpenTexts(file, true)
	if err != nil {
		return err
	}
	defer stories.Close()
	decided, err := f.filter(stage.Ranked, rows, func(s *stage.Filter) error {
		left, err := s.Cluster(stories)
		if left > 0 && err == nil {
			err = stage.ErrLeft
		}
		return err
	})
	n, part := 0, divider{}
	for line := range lines(decided) {
		part.add(fmt.Sprintf("%08d", n/partRows), line)
		n++
	}
	part.emit(decisions)
	return err
}

// textFile writes the stories to where stage cluster looks for texts. One without a text is written
// so that reading it fails: nothing is ever compared with an empty text.
func (f *finalFn) textFile(rows, texts []byte) (name string, err error) {
	with := map[string][]byte{}
	for line := range lines(texts) {
		with[keyOf(line)] = line
	}
	out, err := os.CreateTemp("", "onecopy-beam-*")
	if err != nil {
		return "", err
	}
	all := bytes.NewBuffer(f.header(stage.Ranked))
	for line := range lines(rows) {
		var row struct {
			Type string `json:"t"`
		}
		if err = json.Unmarshal(line, &row); err != nil {
			break
		}
		if row.Type != "story" {
			continue
		}
		key := keyOf(line)
		if text, ok := with[key]; ok {
			all.Write(text)
		} else {
			fmt.Fprintf(all, "{\"k\":%q,\"text\":false}\n", key)
		}
		if all.Len() > blobBytes && err == nil {
			_, err = all.WriteTo(out)
		}
	}
	if err == nil {
		_, err = all.WriteTo(out)
	}
	if end := out.Close(); err == nil {
		err = end
	}
	if err != nil {
		os.Remove(out.Name())
	}
	return out.Name(), err
}
