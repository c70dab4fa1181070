package main

import "fmt"

// A request asks for the row of a key to be sent to a group.
type request struct {
	Key string `json:"k"`
	To  string `json:"to"`
}

// A requests is what a step asks for, each row once for a group: a story that 100,000 others are
// compared with goes to no more groups than there are.
type requests struct {
	*plan
	made   map[request]bool
	groups divider
}

func (r *requests) ask(key, to string) error {
	q := request{key, to}
	if r.made[q] {
		return nil
	}
	if r.made == nil {
		r.made, r.groups = map[request]bool{}, divider{}
	}
	r.made[q] = true
	return r.groups.addRow(r.shard(key), q)
}

// A lookupFn sends rows to who asked for them.
type lookupFn struct {
	plan
	ByID bool // rows are asked for by id and not by their key
}

// ProcessElement emits rows by the group that asked.
func (f *lookupFn) ProcessElement(_ string, table, asked func(*[]byte) bool, answers func(string, []byte)) error {
	type named struct {
		Key string `json:"k"`
		ID  string `json:"id"`
	}
	rows := map[string][]byte{}
	if err := eachRow(gathered(table), func(line []byte, n *named) error {
		key := n.Key
		if f.ByID {
			key = n.ID
		}
		rows[key] = line
		return nil
	}); err != nil {
		return err
	}
	groups := divider{}
	err := eachRow(sorted(asked), func(_ []byte, q *request) error {
		row, ok := rows[q.Key]
		if !ok {
			return fmt.Errorf("there is no row of %q", q.Key)
		}
		groups.add(q.To, row)
		return nil
	})
	groups.emit(answers)
	return err
}
