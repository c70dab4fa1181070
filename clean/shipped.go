package clean

import (
	"embed"
	"path"
)

// The rules of the table, as text that can be read and corrected without knowing Go. The files are
// read in the order of their names, and a rule comes before those behind it; a list that stands
// between rules holds for all of them.
//
//go:embed rules/*.txt
var ruleFiles embed.FS

// shipped is what they say. It is read at the start, in about three thousandths of a second.
var shipped = readShipped()

// A ruleBook is the rules of some files, in order.
type ruleBook struct {
	texts  []*ruleText
	rules  []*Rule
	lists  *listScope
	byName map[string]*Rule
}

// readShipped reads the embedded files. A mistake in one is a mistake of the build: the first test
// that runs says where it is.
func readShipped() *ruleBook {
	b := &ruleBook{lists: &listScope{lists: new(lists)}, byName: make(map[string]*Rule, 512)}
	entries, err := ruleFiles.ReadDir("rules")
	if err != nil {
		panic("clean: " + err.Error())
	}
	for _, e := range entries {
		text, err := ruleFiles.ReadFile(path.Join("rules", e.Name()))
		if err != nil {
			panic("clean: " + err.Error())
		}
		texts, between, err := readRules(string(text), e.Name())
		if err != nil {
			panic("clean: " + err.Error())
		}
		b.texts = append(b.texts, texts...)
		b.lists.lists.join(between)
	}
	groups := make(map[string]string, len(b.lists.lists.all))
	for _, l := range b.lists.lists.all {
		group, err := b.lists.list(nil, l.name)
		if err != nil {
			panic("clean: " + err.Error())
		}
		groups[l.name] = string(group)
	}
	b.lists.filled = groups
	for _, t := range b.texts {
		if err := t.fill(false, b.lists); err != nil {
			panic("clean: " + err.Error())
		}
		b.rules, b.byName[t.Name] = append(b.rules, &t.Rule), &t.Rule
	}
	return b
}

// ruleNamed returns the shipped rule of that name, for code that asks for one.
func ruleNamed(name string) *Rule {
	r := shipped.byName[name]
	if r == nil {
		panic("clean: no rule is called " + name)
	}
	return r
}

// rulesNamed returns the shipped rules of these names.
func rulesNamed(names ...string) []*Rule {
	rules := make([]*Rule, len(names))
	for i, name := range names {
		rules[i] = ruleNamed(name)
	}
	return rules
}
