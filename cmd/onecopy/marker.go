package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"onecopy/clean"
	"onecopy/corpus"
)

// marker makes of the flags what marks pages; whole ones are one story each.
func (o *runOptions) marker(whole bool) (*clean.Marker, error) {
	m := &clean.Marker{Whole: whole}
	if !slices.Contains([]string{"auto", "always", "never"}, o.split) {
		return nil, corpus.Hintf("WHEN is auto, always or never", "--split %s makes no sense", o.split)
	}
	if len(o.strip) > 0 && len(o.keepCategory) > 0 {
		return nil, corpus.Hintf("--strip names what is cut, --keep-category what is not; one of them says it all", "--strip and --keep-category together")
	}
	keep, err := categories(o.keepCategory, "--keep-category")
	if err != nil {
		return nil, err
	}
	strip, err := categories(o.strip, "--strip")
	if err != nil {
		return nil, err
	}
	if len(strip) > 0 {
		keep = slices.DeleteFunc(clean.Categories(), func(r clean.Role) bool { return slices.Contains(strip, r) })
	}
	m.Keep = keep
	if o.rules != "" {
		m.Rules, err = clean.ParseRules(bytes.NewReader(o.ruleText), o.rules)
	}
	return m, err
}

func categories(names []string, flag string) (list []clean.Role, err error) {
	for _, n := range names {
		r, err := clean.ParseCategory(n)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", flag, err)
		}
		list = append(list, r)
	}
	return list, nil
}

// readNamed reads what flags name and commands need several times, as it may be a pipe.
func (o *options) readNamed(e *env) error {
	for _, f := range []struct {
		flag, path string
		text       *[]byte
	}{{"--rules", o.rules, &o.ruleText}, {"--ignore-file", o.ignores, &o.ignoreText}} {
		if f.path == "" {
			continue
		}
		var err error
		if *f.text, err = io.ReadAll(e.named(f.path)); err != nil {
			return fmt.Errorf("%s: %w", f.flag, err)
		}
	}
	return nil
}
