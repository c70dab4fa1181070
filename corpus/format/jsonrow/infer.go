package jsonrow

// An Inference finds the columns that records need.
type Inference struct {
	names   []string
	classes map[string]Class
	parser  Parser
}

// Add looks at a record.
func (i *Inference) Add(line []byte) error {
	o, err := i.parser.Object(line)
	if err != nil {
		return err
	}
	defer i.parser.Done(o)
	if i.classes == nil {
		i.classes = map[string]Class{}
	}
	for k, raw := range o.Names {
		name := raw.String()
		old, ok := i.classes[name]
		if !ok {
			i.names = append(i.names, name)
		}
		i.classes[name] = both(old, o.Values[k].Class())
	}
	return nil
}

// All lists the columns of the records that were looked at, in the order in which they came.
func (i *Inference) All(yield func(name string, c Class) bool) {
	if len(i.names) == 0 {
		yield("text", Text)
		return
	}
	for _, name := range i.names {
		if !yield(name, i.classes[name]) {
			return
		}
	}
}
