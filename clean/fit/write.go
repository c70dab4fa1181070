package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strconv"

	"onecopy/clean"
)

// weightsRow is a row of the table of weights in its file.
var weightsRow = regexp.MustCompile(`(?m)^\t\{("[^"\n]*"), (-?\d+), (-?\d+), (-?\d+), (-?\d+)\},$`)

// parse reads the rows of the file of weights.
func parse(file []byte) (list []clean.Clue, err error) {
	for _, m := range weightsRow.FindAllSubmatch(file, -1) {
		var c clean.Clue
		if c.Name, err = strconv.Unquote(string(m[1])); err != nil {
			return nil, err
		}
		for i, to := range []*int16{&c.Alone, &c.Pasted, &c.Saved, &c.Title} {
			n, err := strconv.ParseInt(string(m[2+i]), 10, 16)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.Name, err)
			}
			*to = int16(n)
		}
		list = append(list, c)
	}
	return list, nil
}

// rewritten puts the weights of a list into the file of weights. All else stays as it is; the file
// must have the rows of the list, in their order.
func rewritten(file []byte, list []clean.Clue) ([]byte, error) {
	rows, err := parse(file)
	if err != nil {
		return nil, err
	}
	if len(rows) != len(list) {
		return nil, fmt.Errorf("the file has %d rows, not %d", len(rows), len(list))
	}
	var out bytes.Buffer
	last := 0
	for i, at := range weightsRow.FindAllIndex(file, -1) {
		c := list[i]
		if rows[i].Name != c.Name {
			return nil, fmt.Errorf("row %d is %q, not %q", i+1, rows[i].Name, c.Name)
		}
		out.Write(file[last:at[0]])
		fmt.Fprintf(&out, "\t{%q, %d, %d, %d, %d},", c.Name, c.Alone, c.Pasted, c.Saved, c.Title)
		last = at[1]
	}
	out.Write(file[last:])
	return out.Bytes(), nil
}

// rewrite puts the weights of a list into the file name.
func rewrite(name string, list []clean.Clue) error {
	file, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if file, err = rewritten(file, list); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.WriteFile(name, file, 0o644)
}
