package run

import (
	"bytes"
	"fmt"
	"slices"

	"onecopy/clean"
	"onecopy/corpus/hint"
)

// Marker makes of the flags what marks pages; whole ones are one story each.
func (o *Options) Marker(whole bool) (*clean.Marker, error) {
	m := &clean.Marker{Whole: whole}
	if !slices.Contains([]string{"auto", "always", "never"}, o.Split) {
		return nil, hint.Unknown(o.Split, []string{"auto", "always", "never"}, fmt.Sprintf("%q is none of these", o.Split), "--split must be auto, always or never")
	}
	if len(o.Strip) > 0 && len(o.KeepCategory) > 0 {
		return nil, hint.Errorf("--strip names what is cut, --keep-category what is not; one of them says it all", "--strip and --keep-category together")
	}
	keep, err := categories(o.KeepCategory, "--keep-category")
	if err != nil {
		return nil, err
	}
	strip, err := categories(o.Strip, "--strip")
	if err != nil {
		return nil, err
	}
	if len(strip) > 0 {
		keep = slices.DeleteFunc(clean.Categories(), func(r clean.Role) bool { return slices.Contains(strip, r) })
	}
	m.Keep = keep
	if o.Rules != "" {
		m.Rules, err = clean.ParseRules(bytes.NewReader(o.RuleText), o.Rules)
	}
	return m, err
}

func categoryNames() (names []string) {
	for _, c := range clean.Categories() {
		names = append(names, c.String())
	}
	return names
}

func categories(names []string, flag string) (list []clean.Role, err error) {
	for _, n := range names {
		r, err := clean.ParseCategory(n)
		if err != nil {
			return nil, hint.Unknown(n, categoryNames(), "\"onecopy explain caption/\" shows the rules of a category", "%s: %w", flag, err)
		}
		list = append(list, r)
	}
	return list, nil
}
