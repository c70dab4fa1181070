package run

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus/format"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/phrase"
	"onecopy/shingle"
)

// Settings returns the choices of the flags that decide what is a story and what is a copy.
func (o *Options) Settings() outdir.Settings {
	s := outdir.Settings{
		Threshold: o.Threshold, Shingle: shingle.Version, Keep: o.Keep, Noisy: o.Noisy, Encoding: o.Encoding, Salvage: o.Salvage,
		Patterns: patternsOf(o.Keep), Marks: clean.Version, Strip: named(o.Strip), KeepCategory: named(o.KeepCategory),
	}
	s.SetFields(o.Fields)
	s.Language, s.DedupOnly, s.CleanOnly, s.Limit, s.Sample, s.ShardSize, s.KeepDirs = o.Language, o.DedupOnly, o.CleanOnly, o.Limit, o.Sample, o.ShardSize, o.KeepDirs
	if o.Split != "auto" {
		s.Split = o.Split
	}
	if o.Rules != "" {
		sum := sha256.Sum256(o.RuleText)
		s.Rules = hex.EncodeToString(sum[:])
	}
	return s
}

// named returns the categories of a list by their names, sorted; marker tells of those that are
// none.
func named(list []string) (out []string) {
	for _, n := range list {
		if r, err := clean.ParseCategory(n); err == nil {
			n = r.String()
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// patternsOf is how the patterns among wishes are read, nothing if there are none.
func patternsOf(wishes []string) string {
	if slices.ContainsFunc(wishes, cluster.IsPattern) {
		return "gitignore"
	}
	return ""
}

// notePattern tells of a pattern that selects other things than before patterns were those of
// .gitignore.
func (o *Options) notePattern(flag, pattern string, now, before int, one, many string) {
	o.Notef("%s %s: matches %s; before patterns were those of .gitignore it was %s", flag, pattern, phrase.Count(now, one, many), phrase.Thousands(before))
}

// readAs is what an index remembers of how a source was read: in which encoding, and by which
// fields of its records. A source that is read in another way is another.
func readAs(encoding string, fields format.FieldNames) string {
	for _, f := range []struct{ flag, name string }{
		{"text", fields.Text}, {"id", fields.ID}, {"title", fields.Title}, {"date", fields.Date}, {"source", fields.Source},
	} {
		if f.name != "" {
			encoding += " --" + f.flag + "-field " + f.name
		}
	}
	return encoding
}

// Agrees refuses to bring stories of other settings together with those of an index: what is a
// story in the one is none in the other. Instead is the advice for who wants the new ones. Who does
// not mind a setting takes that of the index.
func Agrees(file string, made, now *outdir.Settings, instead string) error {
	for _, c := range []struct{ flag, made, now, none string }{
		{"--split", made.Split, now.Split, "--split auto"},
		{"--strip", strings.Join(made.Strip, ","), strings.Join(now.Strip, ","), "no --strip"},
		{"--keep-category", strings.Join(made.KeepCategory, ","), strings.Join(now.KeepCategory, ","), "no --keep-category"},
		{"--threshold", fmt.Sprint(made.Threshold), fmt.Sprint(now.Threshold), ""},
		{"--noisy", noisy(made), noisy(now), "no --noisy"},
	} {
		if c.made != c.now {
			was := flagged(c.flag, c.made, c.none)
			return hint.Errorf(instead+", or give "+was, "%s was made with %s, this run uses %s", file, was, flagged(c.flag, c.now, c.none))
		}
	}
	if made.Marks != now.Marks && made.Marks != "" && now.Marks != "" {
		return hint.Errorf(instead, "%s was made with the built-in marking %s, this onecopy has %s", file, phrase.Legible(made.Marks, 40), now.Marks)
	}
	if made.Rules != now.Rules {
		return hint.Errorf(instead+", or give the rules it was made with", "%s was made with other --rules", file)
	}
	return nil
}

// WarnOldMarks tells that what is kept in file was marked by other built-in rules than this onecopy
// has. It can be used all the same.
func (o *Options) WarnOldMarks(file, made, remake string) {
	switch made {
	case clean.Version:
	case "":
		o.Notef("%s was made before built-in marking had a version, this onecopy has %s: texts may differ; %s", file, clean.Version, remake)
	default:
		o.Notef("%s was made with the built-in marking %s, this onecopy has %s: texts may differ; %s", file, phrase.Legible(made, 40), clean.Version, remake)
	}
}

// WarnOldVerdicts tells that the copies that file has were found by other rules than this onecopy
// has. It can be used all the same.
func (o *Options) WarnOldVerdicts(file, made, remake string) {
	switch made {
	case cluster.Version:
	case "":
		o.Notef("%s was compared before verdicts had a version, this onecopy has %s: copies may differ; %s", file, cluster.Version, remake)
	default:
		o.Notef("%s was compared with %s, this onecopy has %s: copies may differ; %s", file, phrase.Legible(made, 40), cluster.Version, remake)
	}
}

// IndexAnew is the advice that rebuilds an index.
func IndexAnew(file string) string {
	return fmt.Sprintf("\"onecopy index PATH... -o %s --force\" rebuilds it", file)
}

// CleanAnew is the advice that rebuilds the output of clean.
func CleanAnew(dir string) string {
	return fmt.Sprintf("\"onecopy clean PATH... -o %s --force\" rebuilds it", dir)
}

// rebuild is the advice to rebuild an index from paths.
func rebuild(file string, paths []string) string {
	return fmt.Sprintf("rebuild it with \"onecopy index %s -o %s --force\"", strings.Join(paths, " "), file)
}

func noisy(s *outdir.Settings) string {
	if s.Noisy {
		return " "
	}
	return ""
}

// flagged writes a flag as a person types it.
func flagged(flag, value, none string) string {
	if value == "" {
		return none
	}
	return strings.TrimSpace(flag + " " + value)
}
