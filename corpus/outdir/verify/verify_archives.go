package verify

import "onecopy/corpus"

// archives verifies the inputs that are in archives, and says which these are.
func (v *verifier) archives(found map[string]corpus.File) (map[string]bool, error) {
	done, inputs := map[string]bool{}, map[string]verifyInput{}
	for _, in := range v.inputs {
		inputs[in.Source] = in
	}
	for source, f := range found {
		f = f.Judged(v.enc)
		if found[source] = f; !f.Archive() {
			continue
		}
		if err := v.archive(f, inputs, done); err != nil {
			return done, err
		}
	}
	return done, nil
}

// archive verifies the inputs that are in one archive, and in archives in it.
func (v *verifier) archive(f corpus.File, inputs map[string]verifyInput, done map[string]bool) error {
	for member, err := range f.Members(v.enc, v.stdin) {
		if err != nil {
			if !v.told[member.Source] {
				v.add(corpus.Problem{Source: member.Source, Message: "cannot be read: " + err.Error()})
			} else if member.Source != f.Source {
				v.totals.Unread++
			}
			continue
		}
		if member.Archive() {
			if err := v.archive(member, inputs, done); err != nil {
				return err
			}
			continue
		}
		in, ok := inputs[member.Source]
		switch {
		case ok:
			done[in.Source] = true
			if err := v.input(in, member); err != nil {
				return err
			}
			delete(v.stories.rows, in.Source)
			delete(v.cuts.rows, in.Source)
		case v.told[member.Source]:
			v.totals.Unread++
		default:
			v.add(corpus.Problem{Source: member.Source, Message: "the run did not read it"})
		}
	}
	return nil
}
