package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/corpus/hint"
	"onecopy/internal/configfile"
	"onecopy/internal/phrase"
)

// configure sets the flags that the command line does not from the config file, if there is one.
func (e *env) configure(all []*command, c *command, flags *pflag.FlagSet, o *options) error {
	path := o.config
	switch {
	case !c.configured():
		return nil
	case o.noConfig && path != "":
		return hint.Errorf("one of them says it all", "--config and --no-config together")
	case o.noConfig:
		return nil
	case path == "":
		if path = configfile.Find(configName); path == "" {
			return nil
		}
	}
	list, err := e.readSettings(path)
	if err != nil {
		return err
	}
	if err := apply(path, list, all, c, flags); err != nil {
		return err
	}
	if o.verbose {
		e.say("flags of %s", path)
	}
	return nil
}

// apply checks every setting against the flags of the commands it is for, and sets those of c. So a
// config file is right or wrong whichever command reads it.
func apply(path string, list []configfile.Setting, commands []*command, c *command, flags *pflag.FlagSet) error {
	all := map[string]*pflag.FlagSet{}
	for _, other := range commands {
		if other.configured() {
			all[other.name] = flagSet(other, &env{}, &options{})
		}
	}
	for _, s := range list {
		if err := known(s, all); err != nil {
			return s.At(path, err)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if name == c.name {
			continue
		}
		if err := set(path, list, name, all[name]); err != nil {
			return err
		}
	}
	return set(path, list, c.name, flags)
}

// known reports a section that is not a command, and a name that is not a flag of the section, or
// of any command.
func known(s configfile.Setting, all map[string]*pflag.FlagSet) error {
	var names []string
	for command, f := range all {
		if s.Section == "" || s.Section == command {
			f.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		}
	}
	slices.Sort(names)
	switch {
	case len(names) == 0:
		return advise(s.Section, slices.Sorted(maps.Keys(all)), "[%s]", "\"onecopy help\" lists the commands", "[%s] is not a command with flags")
	case s.Name == "":
		return nil
	case s.Name == "config" || s.Name == "no-config":
		return hint.Errorf("it says which config file is read", "%s belongs on the command line", s.Name)
	case slices.Contains(names, s.Name):
		return nil
	case strings.HasPrefix(s.Name, "-"):
		return hint.Errorf("names stand without dashes: "+strings.TrimLeft(s.Name, "-"), "unknown key %s", s.Name)
	case s.Section != "":
		return advise(s.Name, names, "%s", fmt.Sprintf("see \"onecopy help %s\" for its flags", s.Section), "onecopy "+s.Section+" has no key %s")
	}
	return advise(s.Name, names, "%s", "keys are the names of flags; see \"onecopy help config\"", "unknown key %s")
}

// advise is an error about a word, with the nearest of names in its hint if one is near.
func advise(word string, names []string, shown, otherwise, message string) error {
	if near := phrase.Nearest(word, names); near != "" {
		otherwise = "did you mean " + fmt.Sprintf(shown, near) + "?"
	}
	return hint.Errorf(otherwise, message, word)
}

// origin is the annotation of a flag that says where in a config file it was last set, and which
// file that is.
const origin = "origin"

// configOf returns the config file that a flag was set in, empty if it was not.
func configOf(f *pflag.Flag) string {
	if at := f.Annotations[origin]; at != nil {
		return at[1]
	}
	return ""
}

// originOf says where the value of a flag comes from.
func originOf(f *pflag.Flag) string {
	switch at := f.Annotations[origin]; {
	case at != nil:
		return at[0]
	case f.Changed:
		return "given"
	}
	return "default"
}

// blame says of an error about a flag which line of a config file set it.
func blame(err error, flags *pflag.FlagSet) error {
	if err == nil || !strings.HasPrefix(err.Error(), "--") {
		return err
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "--"), " ")
	f := flags.Lookup(strings.TrimRight(name, ":"))
	if f == nil || f.Annotations[origin] == nil {
		return err
	}
	if h := (*hint.Error)(nil); errors.As(err, &h) {
		return hint.Errorf(h.Hint, "%s: %w", originOf(f), err)
	}
	return fmt.Errorf("%s: %w", originOf(f), err)
}

// set sets the flags of one command that are not set yet: those of its section, then those of all
// commands.
func set(path string, list []configfile.Setting, name string, flags *pflag.FlagSet) error {
	for _, section := range []string{name, ""} {
		first := map[string]int{}
		for _, s := range list {
			f := flags.Lookup(s.Name) // nil where a section begins
			if s.Section != section || f == nil || f.Changed && first[s.Name] == 0 {
				continue
			}
			if _, own := f.Annotations[sectionOnly]; own && section == "" {
				continue
			}
			_, many := f.Value.(pflag.SliceValue)
			if first[s.Name] > 0 && !many {
				return s.At(path, fmt.Errorf("%s stands on line %d already", s.Name, first[s.Name]))
			}
			first[s.Name] = s.Line
			if err := flags.Set(s.Name, below(s, filepath.Dir(path), f)); err != nil {
				return s.At(path, refused(s, f))
			}
			if err := flags.SetAnnotation(s.Name, origin, []string{fmt.Sprintf("%s:%d", path, s.Line), path}); err != nil {
				return s.At(path, err)
			}
		}
	}
	return nil
}

// refused says why a value will not do.
func refused(s configfile.Setting, f *pflag.Flag) error {
	if strings.Contains(s.Value, "#") {
		return hint.Errorf("a comment stands on a line of its own", "%s: want %s", s, kindOf(f))
	}
	return hint.Errorf("see \"onecopy help config\"", "%s: want %s", s, kindOf(f))
}

// below returns the value with a path in it taken from the folder of the config file. Which flags
// take a path their help says; that of --report may have a format before it.
func below(s configfile.Setting, dir string, f *pflag.Flag) string {
	kind, _ := pflag.UnquoteUsage(f)
	format, path := "", s.Value
	if before, rest, ok := strings.Cut(path, "="); ok && s.Name == "report" {
		format, path = before+"=", rest
	}
	if !takesPath(kind) || path == "" || path == "-" || filepath.IsAbs(path) {
		return s.Value
	}
	return format + filepath.Join(dir, path)
}

// takesPath reports whether a flag takes a path, by what help calls its value.
func takesPath(value string) bool {
	return slices.Contains([]string{"FILE", "FOLDER", "PATH", "OUT", "CORPUS"}, value)
}

// mostConfig is how many bytes a config file may have: one of a person's hand has a thousand.
const mostConfig = 1 << 20

// readSettings reads a config file.
func (e *env) readSettings(path string) ([]configfile.Setting, error) {
	text, err := io.ReadAll(io.LimitReader(e.named(path), mostConfig+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("config file: %w", err)
	case len(text) > mostConfig:
		return nil, hint.Errorf("see \"onecopy help config\"", "%s: over %s, which is not a config file", path, phrase.Size(mostConfig))
	}
	return configfile.Parse(path, string(text))
}
