package clean

import "strings"

// given notes the fields of the front matter from line i to its end.
func (r *prefaces) given(i, end int) {
	list := make([][2]string, 0, len(r.fields))
	table, at := "", i+1
	for _, f := range r.fields {
		for ; at < f.line; at++ {
			if name, ok := tableOf(r.line(at)); ok && r.line(i) == "+++" {
				table = name
			}
		}
		at = f.last + 1
		l := &r.Lines[f.line]
		name, _, _ := strings.Cut(l.text(), r.separator(i))
		value := r.Text[l.Start()+f.value : max(l.Start()+f.value, r.Lines[f.last].End())]
		if r.line(i) == "{" {
			value = strings.TrimSuffix(value, ",")
		}
		list = append(list, [2]string{table + strings.Trim(name, ` "'`), value})
	}
	r.matters = append(r.matters, frontMatter{i, list})
}

// separator is what stands between a name and its value in the front matter that begins at line i.
func (r *prefaces) separator(i int) string {
	if r.line(i) == "+++" {
		return "="
	}
	return ":"
}

// tableOf returns the name of the table that a line of TOML begins, with the dot behind it.
func tableOf(s string) (string, bool) {
	if s[0] != '[' {
		return "", false
	}
	name, _, ok := strings.Cut(strings.TrimLeft(s, "["), "]")
	return strings.TrimSpace(name) + ".", ok
}
