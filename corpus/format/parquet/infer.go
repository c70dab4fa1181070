package parquet

// An Inference finds the columns that records need.
type Inference struct {
	names   []string
	classes map[string]class
	parser  parser
}

// Add looks at a record.
func (i *Inference) Add(line []byte) error {
	o, err := i.parser.object(line)
	if err != nil {
		return err
	}
	defer i.parser.done(o)
	if i.classes == nil {
		i.classes = map[string]class{}
	}
	for k, raw := range o.names {
		name := nameOf(raw)
		old, ok := i.classes[name]
		if !ok {
			i.names = append(i.names, name)
		}
		i.classes[name] = both(old, classOf(o.values[k]))
	}
	return nil
}

// Schema is the schema of the records that were looked at.
func (i *Inference) Schema() *Schema {
	s := &Schema{root: &node{}}
	for _, name := range i.names {
		s.add(name, i.classes[name])
	}
	if len(s.fields) == 0 {
		s.add("text", text)
	}
	return s
}
